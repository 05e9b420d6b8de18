//! Format specifications, as in `f"{value:>8.2f}"`.

use num_bigint::BigInt;
use num_complex::Complex64;
use num_traits::{Signed, ToPrimitive};

use crate::error::{Result, overflow_error, type_error, unsupported, value_error};
use crate::limits::{self, OBJECT};
use crate::object::repr::{float, float_bare, parts, positional};
use crate::object::{DType, Number, Object, Scalar};

/// A parsed specification.
#[derive(Default)]
struct Specification {
    fill: Option<char>,
    align: Option<char>,
    sign: Option<char>,
    no_negative_zero: bool,
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
                Number::Complex(value) => crate::object::complex::text(value, DType::Float64),
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
    limits::work(6 * OBJECT)?;
    match value {
        Object::Str(text) => format_text(text, &parsed),
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
    parsed.no_negative_zero = take(&['z']).is_some();
    parsed.alternate = take(&['#']).is_some();
    if parsed.fill.is_none() && take(&['0']).is_some() {
        parsed.fill = Some('0');
        // Texts stand on the left by themselves, and stay there.
        if parsed.align.is_none() && !matches!(value, Object::Str(_)) {
            parsed.align = Some('=');
        }
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
    parsed.grouping = take(&[',']);
    if take(&['_']).is_some() {
        if parsed.grouping.is_some() {
            return Err(value_error("Cannot specify both ',' and '_'."));
        }
        parsed.grouping = Some('_');
        if take(&[',']).is_some() {
            return Err(value_error("Cannot specify both ',' and '_'."));
        }
    }
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
    if let Some(grouping) = parsed.grouping {
        let default = if matches!(value, Object::Str(_)) { 's' } else { 'd' };
        let kind = parsed.kind.unwrap_or(default);
        if !("deEfFgG%".contains(kind) || (grouping == '_' && "boxX".contains(kind))) {
            return Err(value_error(format!("Cannot specify '{grouping}' with '{kind}'.")));
        }
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
    if parsed.no_negative_zero {
        return Err(value_error("Negative zero coercion (z) not allowed in string format specifier"));
    }
    if parsed.alternate {
        return Err(value_error("Alternate form (#) not allowed in string format specifier"));
    }
    if parsed.align == Some('=') {
        return Err(value_error("'=' alignment not allowed in string format specifier"));
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

/// Puts separators between groups of digits, counted from the right. Zeros lead to fill `width`; a group is never begun
/// by a separator, so the result may be one character wider.
fn group(digits: &str, separator: char, size: usize, width: usize) -> String {
    let (mut remaining, mut width) = (digits.len(), width as isize);
    let mut groups: Vec<String> = Vec::new();
    loop {
        let wanted = size.min(remaining.max(width.max(0) as usize).max(1));
        let taken = remaining.min(wanted);
        groups.push(format!("{}{}", "0".repeat(wanted - taken), &digits[remaining - taken..remaining]));
        remaining -= taken;
        width -= wanted as isize;
        if remaining == 0 && width <= 0 {
            break;
        }
        width -= 1;
    }
    groups.reverse();
    groups.join(&separator.to_string())
}

/// Groups the digits that `body` begins with, if that is asked for. `others` characters stand beside `body`.
fn grouped(body: &str, size: usize, others: usize, parsed: &Specification) -> String {
    let Some(separator) = parsed.grouping else {
        return body.into();
    };
    let end = body.find(|character: char| !character.is_ascii_hexdigit()).unwrap_or(body.len());
    let end = if size == 3 { body.find(|one: char| !one.is_ascii_digit()).unwrap_or(end) } else { end };
    if end == 0 {
        return body.into();
    }
    let zeros = parsed.align == Some('=') && parsed.fill == Some('0');
    let width = if zeros { parsed.width.saturating_sub(others + body.len() - end) } else { 0 };
    format!("{}{}", group(&body[..end], separator, size, width), &body[end..])
}

fn format_int(value: &Object, parsed: &Specification) -> Result<String> {
    let kind = parsed.kind.unwrap_or('d');
    if !"bcdnoxX".contains(kind) {
        return Err(unknown_code(kind, value));
    }
    if parsed.precision.is_some() {
        return Err(value_error("Precision not allowed in integer format specifier"));
    }
    if parsed.no_negative_zero {
        return Err(value_error("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    let big = value.to_big().unwrap_or_default();
    if kind == 'c' {
        return format_character(&big, parsed);
    }
    let magnitude = big.abs();
    let (prefix, digits) = match kind {
        'b' => ("0b", magnitude.to_str_radix(2)),
        'o' => ("0o", magnitude.to_str_radix(8)),
        'x' => ("0x", magnitude.to_str_radix(16)),
        'X' => ("0X", magnitude.to_str_radix(16).to_uppercase()),
        _ => ("", Object::from(magnitude).repr()?),
    };
    let sign = sign_text(big.is_negative(), parsed);
    let sign = if parsed.alternate { format!("{sign}{prefix}") } else { sign.into() };
    let digits = grouped(&digits, if matches!(kind, 'd' | 'n') { 3 } else { 4 }, sign.len(), parsed);
    Ok(pad(&sign, &digits, parsed, '>'))
}

fn format_character(value: &BigInt, parsed: &Specification) -> Result<String> {
    if parsed.sign.is_some() {
        return Err(value_error("Sign not allowed with integer format specifier 'c'"));
    }
    if parsed.alternate {
        return Err(value_error("Alternate form (#) not allowed with integer format specifier 'c'"));
    }
    match u32::try_from(value) {
        Ok(code) if code < 0x110000 => match char::from_u32(code) {
            Some(character) => Ok(pad("", &character.to_string(), parsed, '>')),
            None => Err(unsupported("surrogates in a str")),
        },
        _ => match value.to_i64() {
            Some(_) => Err(overflow_error("%c arg not in range(0x110000)")),
            None => Err(overflow_error("Python int too large to convert to C long")),
        },
    }
}

fn format_float(value: f64, parsed: &Specification) -> Result<String> {
    let kind = parsed.kind.unwrap_or('\0');
    if !"eEfFgGn%\0".contains(kind) {
        return Err(value_error(format!("Unknown format code '{kind}' for object of type 'float'")));
    }
    if parsed.alternate && kind == '\0' {
        return Err(unsupported("# in a float's format without a code"));
    }
    if parsed.precision.is_some_and(|precision| precision > 2000) {
        return Err(unsupported("a precision this large"));
    }
    let magnitude = if kind == '%' { value.abs() * 100.0 } else { value.abs() };
    limits::work(digits_work(magnitude, parsed.precision))?;
    let mut body = float_digits(magnitude, kind, parsed.precision, parsed.alternate);
    let cleared = parsed.no_negative_zero && is_zero_text(&body);
    let negative = value.is_sign_negative() && !value.is_nan() && !cleared;
    if kind == '%' {
        body.push('%');
    }
    let sign = sign_text(negative, parsed);
    let body = grouped(&body, 3, sign.len(), parsed);
    Ok(pad(sign, &body, parsed, '>'))
}

/// Whether the digits before the exponent are all zero.
fn is_zero_text(body: &str) -> bool {
    let mantissa = body.split(['e', 'E']).next().unwrap_or(body);
    mantissa.starts_with(|first: char| first.is_ascii_digit()) && mantissa.chars().all(|one| matches!(one, '0' | '.'))
}

/// The work of writing so many digits of a number. A few are found by arithmetic on words, more on long integers.
pub(crate) fn digits_work(magnitude: f64, precision: Option<usize>) -> usize {
    const FEW: usize = 17;
    // No float has more digits that are not zeros.
    const MOST: usize = 1100;
    let precision = precision.unwrap_or(6);
    let whole = if magnitude > 1.0 && magnitude.is_finite() { magnitude.log10() as usize } else { 0 };
    let digits = precision.min(MOST) + whole;
    precision + if digits <= FEW { 7 * OBJECT } else { digits * 2 * OBJECT }
}

/// The digits of a number that is not negative, in one of the styles `e`, `f`, `g` and none.
pub(crate) fn float_digits(magnitude: f64, kind: char, precision: Option<usize>, alternate: bool) -> String {
    let text = if magnitude.is_nan() {
        "nan".into()
    } else if magnitude.is_infinite() {
        "inf".into()
    } else {
        let digits = precision.unwrap_or(6);
        match kind {
            'f' | 'F' | '%' => {
                let point = if alternate && digits == 0 { "." } else { "" };
                format!("{magnitude:.digits$}{point}")
            }
            'e' | 'E' => {
                let text = exponent_text(&format!("{magnitude:.digits$e}"));
                if alternate && digits == 0 { text.replacen('e', ".e", 1) } else { text }
            }
            'g' | 'G' | 'n' if alternate => general_alternate(magnitude, digits.max(1)),
            'g' | 'G' | 'n' => general(magnitude, digits.max(1)),
            _ => match precision {
                None => float(magnitude),
                Some(precision) => plain(magnitude, precision.max(1)),
            },
        }
    };
    if kind.is_ascii_uppercase() { text.to_uppercase() } else { text }
}

/// Without a code: like `g`, but with a digit after the point, and e-notation one digit earlier.
fn plain(magnitude: f64, precision: usize) -> String {
    let rounded = format!("{magnitude:.digits$e}", digits = precision - 1);
    let (_, digits, exponent) = parts(&rounded);
    if exponent + 1 >= precision as i32 {
        let kept = digits.trim_end_matches('0');
        let mantissa = match kept.len() {
            0 => "0".into(),
            1 => kept.into(),
            _ => format!("{}.{}", &kept[..1], &kept[1..]),
        };
        return exponent_text(&format!("{mantissa}e{exponent}"));
    }
    let text = general(magnitude, precision);
    if text.contains(['.', 'e']) { text } else { format!("{text}.0") }
}

/// C's `%#.{precision}g`, which keeps the zeros at the end.
fn general_alternate(magnitude: f64, precision: usize) -> String {
    let rounded = format!("{magnitude:.digits$e}", digits = precision - 1);
    let (_, digits, exponent) = parts(&rounded);
    if (-4..precision as i32).contains(&exponent) {
        let text = positional(&digits, exponent);
        return if text.contains('.') { text } else { format!("{text}.") };
    }
    exponent_text(&format!("{}.{}e{exponent}", &digits[..1], &digits[1..]))
}

/// Both parts in the given notation; without a code as in `repr`, with parentheses.
fn format_complex(number: Complex64, value: &Object, parsed: &Specification) -> Result<String> {
    match parsed.kind {
        None if parsed.precision == Some(0) || parsed.alternate => return Err(unsupported("this format of a complex")),
        Some('n') => return Err(unsupported("this format code")),
        None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G') => {}
        Some(code) => return Err(unknown_code(code, value)),
    }
    if parsed.fill == Some('0') {
        return Err(value_error("Zero padding is not allowed in complex format specifier"));
    }
    if parsed.align == Some('=') {
        return Err(value_error("'=' alignment flag is not allowed in complex format specifier"));
    }
    let part = |float: f64, sign: Option<char>| -> Result<String> {
        let text = match (parsed.kind, parsed.precision) {
            (None, None) => {
                let specification = Specification { sign, ..Specification::default() };
                let text = float_bare(float.abs());
                let sign = sign_text(float.is_sign_negative() && !float.is_nan(), &specification);
                let digits = Specification { grouping: parsed.grouping, ..Specification::default() };
                format!("{sign}{}", grouped(&text, 3, 0, &digits))
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
