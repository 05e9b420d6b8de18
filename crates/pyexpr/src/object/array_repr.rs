//! `repr` and `str` of arrays: columns that align, lines of 75 characters, long arrays summarised.

use super::Number;
use super::array::Array;
use super::dtype::DType;
use super::repr::{parts, positional};
use super::shortest::shortest;

const LINE_WIDTH: usize = 75;
const THRESHOLD: usize = 1000;
const EDGE_ITEMS: usize = 3;
const PRECISION: usize = 8;

/// `repr(array)`.
pub(crate) fn repr(array: &Array) -> String {
    let implied =
        matches!(array.dtype, DType::Bool | DType::Int64 | DType::Float64 | DType::Complex128) && array.size() > 0;
    let suffix = if implied { ")" } else { "," };
    let body = if array.size() > 0 || array.shape() == [0] {
        body(array, ", ", "array(".len(), suffix.len())
    } else {
        format!("[], shape={}", shape_text(array.shape()))
    };
    let mut text = format!("array({body}{suffix}");
    if implied {
        return text;
    }
    let dtype = format!("dtype={})", array.dtype.name());
    let last_line = text.rsplit('\n').next().map_or(0, |line| line.chars().count());
    text.push_str(if last_line + dtype.len() + 1 > LINE_WIDTH { "\n      " } else { " " });
    text.push_str(&dtype);
    text
}

/// `str(array)`.
pub(crate) fn str(array: &Array) -> String {
    if array.ndim() == 0
        && let Some(value) = array.first()
    {
        return super::repr::scalar_text(super::Scalar { dtype: array.dtype, value });
    }
    if array.size() == 0 {
        return "[]".into();
    }
    body(array, " ", 0, 0)
}

/// A shape as Python prints a tuple.
pub(crate) fn shape_text(shape: &[usize]) -> String {
    match shape {
        [extent] => format!("({extent},)"),
        _ => format!("({})", shape.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")),
    }
}

fn body(array: &Array, separator: &str, prefix: usize, suffix: usize) -> String {
    if array.size() == 0 {
        return "[]".into();
    }
    let shape = array.shape();
    let numbers = array.numbers();
    let summarise = array.size() > THRESHOLD;
    let mut shown = Vec::new();
    collect_shown(shape, summarise, 0, &numbers, &mut shown);
    let format = Format::fitting(array.dtype, &shown, shape.is_empty());
    let writer = Writer { shape, numbers: &numbers, format, separator, summarise };
    writer.write(0, 0, prefix + 1, LINE_WIDTH as isize - suffix as isize)
}

/// The numbers that will be printed: all, or the corners.
fn collect_shown(shape: &[usize], summarise: bool, start: usize, numbers: &[Number], shown: &mut Vec<Number>) {
    let Some((&extent, rest)) = shape.split_first() else {
        shown.extend(numbers.get(start));
        return;
    };
    let block: usize = rest.iter().product();
    for index in 0..extent {
        if summarise && extent > 2 * EDGE_ITEMS && index >= EDGE_ITEMS && index < extent - EDGE_ITEMS {
            continue;
        }
        collect_shown(rest, summarise, start + index * block, numbers, shown);
    }
}

struct Writer<'a> {
    shape: &'a [usize],
    numbers: &'a [Number],
    format: Format,
    separator: &'a str,
    summarise: bool,
}

impl Writer<'_> {
    /// Writes the part of the array that begins at `start` on `axis`, each line indented by `indent`.
    fn write(&self, axis: usize, start: usize, indent: usize, width: isize) -> String {
        let Some(&extent) = self.shape.get(axis) else {
            return self.format.apply(self.numbers[start]);
        };
        let block: usize = self.shape[axis + 1..].iter().product();
        let summary = self.summarise && 2 * EDGE_ITEMS < extent;
        let leading = if summary { EDGE_ITEMS } else { 0 };
        let trailing = if summary { EDGE_ITEMS } else { extent };
        let item = |index: usize| self.write(axis + 1, start + index * block, indent + 1, width - 1);
        let mut text = String::new();
        if axis + 1 == self.shape.len() {
            let room = width - self.separator.trim_end().len().max(1) as isize;
            let mut line = " ".repeat(indent);
            for index in 0..leading {
                extend_line(&mut text, &mut line, &item(index), room, indent);
                line.push_str(self.separator);
            }
            if summary {
                extend_line(&mut text, &mut line, "...", room, indent);
                line.push_str(self.separator);
            }
            for back in (2..=trailing).rev() {
                extend_line(&mut text, &mut line, &item(extent - back), room, indent);
                line.push_str(self.separator);
            }
            extend_line(&mut text, &mut line, &item(extent - 1), room, indent);
            text.push_str(&line);
        } else {
            let between = format!("{}{}", self.separator.trim_end(), "\n".repeat(self.shape.len() - axis - 1));
            let margin = " ".repeat(indent);
            for index in 0..leading {
                text.push_str(&margin);
                text.push_str(&item(index));
                text.push_str(&between);
            }
            if summary {
                text.push_str(&margin);
                text.push_str("...");
                text.push_str(&between);
            }
            for back in (2..=trailing).rev() {
                text.push_str(&margin);
                text.push_str(&item(extent - back));
                text.push_str(&between);
            }
            text.push_str(&margin);
            text.push_str(&item(extent - 1));
        }
        format!("[{}]", &text[indent.min(text.len())..])
    }
}

fn extend_line(text: &mut String, line: &mut String, word: &str, room: isize, indent: usize) {
    if (line.len() + word.len()) as isize > room && line.len() > indent {
        text.push_str(line.trim_end());
        text.push('\n');
        *line = " ".repeat(indent);
    }
    line.push_str(word);
}

/// How every element is printed, fitted to those that are shown.
enum Format {
    Bool {
        padded: bool,
    },
    Int {
        width: usize,
    },
    Float(FloatFormat),
    /// The real and the imaginary parts, each padded for itself.
    Complex(FloatFormat, FloatFormat),
}

struct FloatFormat {
    dtype: DType,
    /// Whether a positive number gets a sign too.
    plus: bool,
    scientific: bool,
    /// Digits after the point where the notation is scientific.
    precision: usize,
    pad_left: usize,
    pad_right: usize,
    exponent_digits: usize,
}

impl Format {
    fn fitting(dtype: DType, shown: &[Number], zero_dimensional: bool) -> Format {
        match dtype {
            DType::Bool => Format::Bool { padded: !zero_dimensional },
            DType::Float16 | DType::Float32 | DType::Float64 => {
                let floats: Vec<f64> = shown.iter().map(|number| number.to_f64()).collect();
                Format::Float(FloatFormat::fitting(&floats, dtype, false))
            }
            DType::Complex64 | DType::Complex128 => {
                let (real, imaginary): (Vec<f64>, Vec<f64>) =
                    shown.iter().map(|number| number.to_complex()).map(|value| (value.re, value.im)).unzip();
                Format::Complex(
                    FloatFormat::fitting(&real, dtype.part(), false),
                    FloatFormat::fitting(&imaginary, dtype.part(), true),
                )
            }
            _ => Format::Int {
                width: shown
                    .iter()
                    .map(|number| match number {
                        Number::Int(int) => int.to_string().len(),
                        Number::Float(_) | Number::Complex(_) => 0,
                    })
                    .max()
                    .unwrap_or(0),
            },
        }
    }

    fn apply(&self, number: Number) -> String {
        match (self, number) {
            (Format::Bool { padded }, number) => match (number.is_true(), padded) {
                (true, true) => " True".into(),
                (true, false) => "True".into(),
                _ => "False".into(),
            },
            (Format::Int { width }, Number::Int(int)) => format!("{int:width$}"),
            (Format::Float(format), number) => format.apply(number.to_f64()),
            (Format::Complex(real, imaginary), number) => {
                let number = number.to_complex();
                let imaginary = imaginary.apply(number.im);
                // The unit stands before the padding.
                let digits = imaginary.trim_end();
                format!("{}{digits}j{}", real.apply(number.re), " ".repeat(imaginary.len() - digits.len()))
            }
            (Format::Int { .. }, number) => number.to_f64().to_string(),
        }
    }
}

impl FloatFormat {
    fn fitting(floats: &[f64], dtype: DType, plus: bool) -> FloatFormat {
        let mut format = FloatFormat {
            dtype,
            plus,
            scientific: false,
            precision: PRECISION,
            pad_left: 0,
            pad_right: 0,
            exponent_digits: 0,
        };
        let finite: Vec<f64> = floats.iter().copied().filter(|float| float.is_finite()).collect();
        let magnitudes = finite.iter().map(|float| float.abs()).filter(|&float| float != 0.0);
        let largest = magnitudes.clone().fold(0.0f64, f64::max);
        let smallest = magnitudes.fold(f64::INFINITY, f64::min);
        let ratio = dtype.round(largest / smallest);
        // NumPy compares narrow floats with the bounds rounded to their width.
        let low = dtype.narrow(0.0001);
        if largest > 0.0 && (largest >= dtype.narrow(1e8) || smallest < low || ratio > 1000.0) {
            format.scientific = true;
        }
        if format.scientific {
            let mut fraction = 0;
            for &float in &finite {
                let (sign, digits, exponent) = scientific(float, dtype, PRECISION, false);
                let sign = format.sign(sign);
                fraction = fraction.max(digits.len() - 1);
                format.pad_left = format.pad_left.max(sign.len() + 1);
                format.exponent_digits = format.exponent_digits.max(exponent.abs().to_string().len().max(2));
            }
            format.precision = fraction;
            format.pad_right = format.exponent_digits + 2 + fraction;
        } else {
            for &float in &finite {
                let text = positional_text(float, dtype);
                let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
                let width = if plus && float.is_sign_positive() { whole.len() + 1 } else { whole.len() };
                format.pad_left = format.pad_left.max(width);
                format.pad_right = format.pad_right.max(fraction.len());
            }
        }
        if finite.len() < floats.len() {
            let infinity = if plus || floats.contains(&f64::NEG_INFINITY) { 4 } else { 3 };
            format.pad_left = format.pad_left.max(usize::max(3, infinity).saturating_sub(format.pad_right + 1));
        }
        format
    }

    /// The sign of a number whose minus sign is given.
    fn sign<'a>(&self, minus: &'a str) -> &'a str {
        if minus.is_empty() && self.plus { "+" } else { minus }
    }

    fn apply(&self, float: f64) -> String {
        if !float.is_finite() {
            let sign = self.sign(if float == f64::NEG_INFINITY { "-" } else { "" });
            let text = format!("{sign}{}", if float.is_nan() { "nan" } else { "inf" });
            return format!("{text:>width$}", width = self.pad_left + self.pad_right + 1);
        }
        if self.scientific {
            let (sign, digits, exponent) = scientific(float, self.dtype, self.precision, true);
            let sign = self.sign(sign);
            let text = format!(
                "{sign}{}.{:0<precision$}e{}{:0exponent_digits$}",
                &digits[..1],
                &digits[1..],
                if exponent < 0 { '-' } else { '+' },
                exponent.abs(),
                precision = self.precision,
                exponent_digits = self.exponent_digits,
            );
            let missing = self.pad_left.saturating_sub(sign.len() + 1);
            return format!("{}{text}", " ".repeat(missing));
        }
        let text = positional_text(float, self.dtype);
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let whole = if self.plus && float.is_sign_positive() { format!("+{whole}") } else { whole.into() };
        format!("{whole:>left$}.{fraction:<right$}", left = self.pad_left, right = self.pad_right)
    }
}

/// The shortest digits that tell the float apart, cut to `precision` digits after the first. Where `exact`, the digits of
/// a narrow or subnormal float go on to that precision with those of its exact value.
fn scientific(float: f64, dtype: DType, precision: usize, exact: bool) -> (&'static str, String, i32) {
    let shortest = shortest(float, dtype);
    let (sign, digits, exponent) = parts(&shortest);
    let sign = if sign.is_empty() { "" } else { "-" };
    let complete = digits.len() == precision + 1;
    if complete || (digits.len() <= precision && (dtype == DType::Float64 && !float.is_subnormal() || !exact)) {
        return (sign, digits, exponent);
    }
    let rounded = format!("{float:.precision$e}");
    let (_, digits, exponent) = parts(&rounded);
    let kept = digits.trim_end_matches('0');
    let kept = if kept.is_empty() { "0" } else { kept };
    (sign, kept.into(), exponent)
}

/// The shortest digits that tell the float apart, cut to 8 after the point; ends with the point where none is left.
fn positional_text(float: f64, dtype: DType) -> String {
    let shortest = shortest(float, dtype);
    let (sign, digits, exponent) = parts(&shortest);
    let fraction_digits = digits.len() as i32 - 1 - exponent;
    if fraction_digits < 0 {
        // The digits before the point are those of the exact value.
        return format!("{float:.0}.");
    }
    if fraction_digits <= PRECISION as i32 {
        let text = positional(&digits, exponent);
        let text = if text.contains('.') { text.trim_end_matches('0').into() } else { format!("{text}.") };
        return format!("{sign}{text}");
    }
    let text = format!("{float:.PRECISION$}");
    text.trim_end_matches('0').into()
}
