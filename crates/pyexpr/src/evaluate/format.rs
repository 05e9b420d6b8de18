//! Format specifications, as in `f"{value:>8.2f}"`.

use num_complex::Complex64;
use num_traits::Signed;

use crate::error::{Result, overflow_error, type_error, unsupported, value_error};
use crate::object::repr::{float, float_bare, parts, positional};
use crate::object::{DType, Number, Object, Scalar};

/// A parsed specification.
#[derive(Default)]
struct Specification {
    fill: Option<char>,
    align: Option<char>,
    sign: Option<char>,
    alternate: bool,
    width: usize,
    grouping: Option<char>,
    precision: Option<usize>,
    kind: Option<char>,
}

/// `format(value, specification)`.
pub(crate) fn format(value: &Object, specification: &str) -> Result<String> {
    if specification.is_empty() {
        if let Object::Scalar(scalar) = value {
            return Ok(match scalar.value {
                Number::Float(value) => float(value),
                Number::Complex(value) => crate::object::complex::text(value, false),
                Number::Int(_) => value.text()?,
            });
        }
        return value.text();
    }
    if !matches!(
        value,
        Object::Str(_)
            | Object::Bool(_)
            | Object::Int(_)
            | Object::BigInt(_)
            | Object::Float(_)
            | Object::Complex(_)
            | Object::Scalar(_)
    ) {
        if matches!(value, Object::Array(array) if array.ndim() == 0) {
            return Err(unsupported("a format of an array without dimensions"));
        }
        return Err(type_error(format!("unsupported format string passed to {}.__format__", value.type_name())));
    }
    let parsed = parse(specification, value)?;
    match value {
        Object::Str(text) => format_text(text, &parsed),
        Object::Bool(_) if matches!(parsed.kind, None | Some('s')) => {
            // A bool is an int here, and ints know no precision.
            match parsed.kind {
                None => format_int(value, &parsed),
                _ => Err(unknown_code('s', value)),
            }
        }
        Object::Int(_) | Object::BigInt(_) | Object::Bool(_) => match parsed.kind {
            Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => {
                let big = value.to_big().unwrap_or_default();
                format_float(crate::object::integer::big_to_f64(&big)?, &parsed)
            }
            _ => format_int(value, &parsed),
        },
        Object::Float(value) => format_float(*value, &parsed),
        Object::Complex(number) => format_complex(*number, value, &parsed),
        Object::Scalar(scalar) => match (scalar.dtype, scalar.value) {
            // Narrow floats become Python's own first.
            (_, Number::Float(value)) => format_float(value, &parsed),
            (_, Number::Complex(number)) => format_complex(number, value, &parsed),
            (DType::Bool, _) => Err(unsupported("a format of a np.bool")),
            (_, Number::Int(value)) => format(&Object::Int(value), specification),
        },
        other => Err(type_error(format!("unsupported format string passed to {}.__format__", other.type_name()))),
    }
}

/// The class's name in messages: NumPy's scalars hand over to Python's own.
fn python_class(value: &Object) -> &'static str {
    match value {
        Object::Scalar(Scalar { dtype: DType::Bool, .. }) => "bool",
        Object::Scalar(scalar) => match scalar.value {
            Number::Int(_) => "int",
            Number::Float(_) => "float",
            Number::Complex(_) => "complex",
        },
        other => other.type_name(),
    }
}

fn unknown_code(code: char, value: &Object) -> crate::error::Error {
    let class = if let Object::Scalar(_) = value { python_class(value) } else { value.type_name() };
    value_error(format!("Unknown format code '{code}' for object of type '{class}'"))
}

fn parse(text: &str, value: &Object) -> Result<Specification> {
    let characters: Vec<char> = text.chars().collect();
    let mut at = 0;
    let mut parsed = Specification::default();
    let is_align = |character: Option<&char>| matches!(character, Some('<' | '>' | '=' | '^'));
    if is_align(characters.get(1)) {
        parsed.fill = Some(characters[0]);
        parsed.align = Some(characters[1]);
        at = 2;
    } else if is_align(characters.first()) {
        parsed.align = Some(characters[0]);
        at = 1;
    }
    let mut take = |allowed: &[char]| -> Option<char> {
        let found = characters.get(at).copied().filter(|character| allowed.contains(character));
        at += found.is_some() as usize;
        found
    };
    parsed.sign = take(&['+', '-', ' ']);
    if take(&['z']).is_some() {
        return Err(unsupported("z in a format"));
    }
    parsed.alternate = take(&['#']).is_some();
    if parsed.align.is_none() && take(&['0']).is_some() {
        parsed.fill = parsed.fill.or(Some('0'));
        parsed.align = Some('=');
    }
    let digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
    let number = |take: &mut dyn FnMut(&[char]) -> Option<char>| -> Result<Option<usize>> {
        let mut found = String::new();
        while let Some(digit) = take(&digits) {
            found.push(digit);
        }
        if found.is_empty() {
            return Ok(None);
        }
        match found.parse::<usize>() {
            Ok(number) if number <= 100_000 => Ok(Some(number)),
            _ => Err(unsupported("a format this wide")),
        }
    };
    parsed.width = number(&mut take)?.unwrap_or(0);
    parsed.grouping = take(&[',', '_']);
    if take(&['.']).is_some() {
        parsed.precision = match number(&mut take)? {
            Some(precision) => Some(precision),
            None => return Err(value_error("Format specifier missing precision")),
        };
    }
    if at < characters.len() {
        parsed.kind = Some(characters[at]);
        at += 1;
    }
    if at < characters.len() {
        return Err(value_error(format!(
            "Invalid format specifier '{text}' for object of type '{}'",
            python_class(value)
        )));
    }
    Ok(parsed)
}

/// Pads `sign` and `body` to the width.
fn pad(sign: &str, body: &str, parsed: &Specification, default: char) -> String {
    let missing = parsed.width.saturating_sub(sign.chars().count() + body.chars().count());
    let fill = parsed.fill.unwrap_or(' ');
    let fills = |count: usize| fill.to_string().repeat(count);
    match parsed.align.unwrap_or(default) {
        '<' => format!("{sign}{body}{}", fills(missing)),
        '^' => format!("{}{sign}{body}{}", fills(missing / 2), fills(missing - missing / 2)),
        '=' => format!("{sign}{}{body}", fills(missing)),
        _ => format!("{}{sign}{body}", fills(missing)),
    }
}

fn format_text(text: &str, parsed: &Specification) -> Result<String> {
    match parsed.kind {
        None | Some('s') => {}
        Some(code) => return Err(value_error(format!("Unknown format code '{code}' for object of type 'str'"))),
    }
    if parsed.sign.is_some() {
        return Err(value_error(match parsed.sign {
            Some(' ') => "Space not allowed in string format specifier",
            _ => "Sign not allowed in string format specifier",
        }));
    }
    if parsed.alternate {
        return Err(value_error("Alternate form (#) not allowed in string format specifier"));
    }
    if parsed.align == Some('=') && parsed.fill != Some('0') {
        return Err(value_error("'=' alignment not allowed in string format specifier"));
    }
    if let Some(grouping) = parsed.grouping {
        return Err(value_error(format!("Cannot specify '{grouping}' with 's'.")));
    }
    if parsed.align == Some('=') {
        return Err(unsupported("a zero-padded str"));
    }
    let cut: String = match parsed.precision {
        Some(precision) => text.chars().take(precision).collect(),
        None => text.into(),
    };
    Ok(pad("", &cut, parsed, '<'))
}

fn sign_text(negative: bool, parsed: &Specification) -> &'static str {
    match (negative, parsed.sign) {
        (true, _) => "-",
        (false, Some('+')) => "+",
        (false, Some(' ')) => " ",
        _ => "",
    }
}

/// Puts separators between groups of digits, counted from the right.
fn group(digits: &str, separator: char, size: usize) -> String {
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(size) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

fn format_int(value: &Object, parsed: &Specification) -> Result<String> {
    if parsed.precision.is_some() {
        return Err(value_error("Precision not allowed in integer format specifier"));
    }
    let big = value.to_big().unwrap_or_default();
    let magnitude = big.abs();
    let (prefix, digits) = match parsed.kind {
        None | Some('d') => ("", Object::from(magnitude).repr()?),
        Some('b') => ("0b", magnitude.to_str_radix(2)),
        Some('o') => ("0o", magnitude.to_str_radix(8)),
        Some('x') => ("0x", magnitude.to_str_radix(16)),
        Some('X') => ("0X", magnitude.to_str_radix(16).to_uppercase()),
        Some('c' | 'n') => return Err(unsupported("this format code")),
        Some(code) => return Err(unknown_code(code, value)),
    };
    let size = if matches!(parsed.kind, None | Some('d')) { 3 } else { 4 };
    let digits = match parsed.grouping {
        Some(',') if size == 4 => {
            return Err(value_error(format!("Cannot specify ',' with '{}'.", parsed.kind.unwrap_or('d'))));
        }
        Some(separator) if parsed.align == Some('=') && parsed.fill == Some('0') => {
            let _ = separator;
            return Err(unsupported("zero padding with grouping"));
        }
        Some(separator) => group(&digits, separator, size),
        None => digits,
    };
    let sign = sign_text(big.is_negative(), parsed);
    let sign = if parsed.alternate { format!("{sign}{prefix}") } else { sign.into() };
    Ok(pad(&sign, &digits, parsed, '>'))
}

fn format_float(value: f64, parsed: &Specification) -> Result<String> {
    if parsed.alternate {
        return Err(unsupported("# in a float's format"));
    }
    let negative = value.is_sign_negative() && !value.is_nan();
    let sign = sign_text(negative, parsed);
    let magnitude = value.abs();
    if parsed.precision.is_some_and(|precision| precision > 2000) {
        return Err(unsupported("a precision this large"));
    }
    let precision = parsed.precision.unwrap_or(6);
    let kind = parsed.kind.unwrap_or('\0');
    let body = if !magnitude.is_finite() && "eEfFgG%\0".contains(kind) {
        let text = if magnitude.is_nan() { "nan" } else { "inf" };
        let text = if kind.is_ascii_uppercase() { text.to_uppercase() } else { text.into() };
        if kind == '%' { format!("{text}%") } else { text }
    } else {
        match kind {
            'f' | 'F' => format!("{magnitude:.precision$}"),
            'e' | 'E' => {
                let text = exponent_text(&format!("{magnitude:.precision$e}"));
                if kind == 'E' { text.to_uppercase() } else { text }
            }
            'g' | 'G' => {
                let text = general(magnitude, precision.max(1));
                if kind == 'G' { text.to_uppercase() } else { text }
            }
            '%' => {
                let hundredfold = magnitude * 100.0;
                if hundredfold.is_infinite() {
                    return Err(overflow_error("a percentage too large"));
                }
                format!("{hundredfold:.precision$}%")
            }
            '\0' => match parsed.precision {
                None => float(magnitude),
                Some(precision) => {
                    // Like g, but with a digit after the point, and e-notation one digit earlier.
                    let precision = precision.max(1);
                    let rounded = format!("{magnitude:.digits$e}", digits = precision - 1);
                    let (_, _, exponent) = parts(&rounded);
                    let text = general(magnitude, precision);
                    if text.contains(['.', 'e']) {
                        text
                    } else if exponent + 1 >= precision as i32 {
                        return Err(unsupported("this float format without a code"));
                    } else {
                        format!("{text}.0")
                    }
                }
            },
            'n' => return Err(unsupported("this format code")),
            code => {
                return Err(value_error(format!("Unknown format code '{code}' for object of type 'float'")));
            }
        }
    };
    let body = match parsed.grouping {
        Some(_) if parsed.align == Some('=') && parsed.fill == Some('0') => {
            return Err(unsupported("zero padding with grouping"));
        }
        Some(separator) => {
            let end = body.find(|character: char| !character.is_ascii_digit()).unwrap_or(body.len());
            format!("{}{}", group(&body[..end], separator, 3), &body[end..])
        }
        None => body,
    };
    Ok(pad(sign, &body, parsed, '>'))
}

/// Both parts in the given notation; without a code as in `repr`, with parentheses.
fn format_complex(number: Complex64, value: &Object, parsed: &Specification) -> Result<String> {
    if parsed.align == Some('=') {
        return Err(value_error(match parsed.fill {
            Some('0') => "Zero padding is not allowed in complex format specifier",
            _ => "'=' alignment flag is not allowed in complex format specifier",
        }));
    }
    match parsed.kind {
        None if parsed.precision == Some(0) || parsed.alternate => return Err(unsupported("this format of a complex")),
        Some('n') => return Err(unsupported("this format code")),
        None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G') => {}
        Some(code) => return Err(unknown_code(code, value)),
    }
    let part = |float: f64, sign: Option<char>| -> Result<String> {
        let text = match (parsed.kind, parsed.precision) {
            (None, None) => {
                let specification = Specification { sign, ..Specification::default() };
                let text = float_bare(float.abs());
                let sign = sign_text(float.is_sign_negative() && !float.is_nan(), &specification);
                let digits = text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len());
                match parsed.grouping {
                    Some(separator) => format!("{sign}{}{}", group(&text[..digits], separator, 3), &text[digits..]),
                    None => format!("{sign}{text}"),
                }
            }
            (kind, precision) => {
                let plain = Specification {
                    sign,
                    alternate: parsed.alternate,
                    grouping: parsed.grouping,
                    precision,
                    kind: kind.or(Some('g')),
                    ..Specification::default()
                };
                format_float(float, &plain)?
            }
        };
        Ok(text)
    };
    let bare = parsed.kind.is_none();
    let imaginary_only = bare && number.re == 0.0 && number.re.is_sign_positive();
    let body = if imaginary_only {
        format!("{}j", part(number.im, parsed.sign)?)
    } else {
        let body = format!("{}{}j", part(number.re, parsed.sign)?, part(number.im, Some('+'))?);
        if bare { format!("({body})") } else { body }
    };
    Ok(pad("", &body, parsed, '>'))
}

/// Rust's exponent to C's: at least two digits, always a sign.
fn exponent_text(text: &str) -> String {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.abs())
}

/// C's `%.{precision}g`.
pub(crate) fn general(magnitude: f64, precision: usize) -> String {
    let rounded = format!("{magnitude:.digits$e}", digits = precision - 1);
    let (_, digits, exponent) = parts(&rounded);
    let kept = digits.trim_end_matches('0');
    let kept = if kept.is_empty() { "0" } else { kept };
    if magnitude == 0.0 {
        return "0".into();
    }
    if (-4..precision as i32).contains(&exponent) {
        return positional(kept, exponent);
    }
    let mantissa = if kept.len() > 1 { format!("{}.{}", &kept[..1], &kept[1..]) } else { kept.into() };
    exponent_text(&format!("{mantissa}e{exponent}"))
}
