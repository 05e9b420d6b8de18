//! `repr` and `str`, as Python prints them.

use std::fmt::Write;

use super::shortest::shortest;
use super::{Abstract, DType, Dict, DictKind, DictView, Module, Number, Object, Scalar};
use crate::error::{Limit, Result, exceeded, unsupported, value_error};
use crate::evaluate::subscript::as_index;
use crate::limits;

/// Deeper values are not printed.
const MAX_DEPTH: usize = 100;

/// Longer texts are not made, in bytes: a value may hold one object many times over.
const MAX_BYTES: usize = 3 << 20;

/// What one value costs to print, in element operations.
const PRINTED: usize = 60;

impl Object {
    /// What Python's `repr` gives.
    pub fn repr(&self) -> Result<String> {
        // What is shown after an evaluation is bounded as if it were a part of it.
        let _budget = limits::Budget::unless_under_way();
        let mut text = String::new();
        write_repr(self, &mut text, 0)?;
        Ok(text)
    }

    /// What Python's `str` gives.
    pub fn text(&self) -> Result<String> {
        match self {
            Object::Str(text) => Ok(text.to_string()),
            Object::Scalar(scalar) => {
                limits::work(printing(self))?;
                Ok(scalar_text(*scalar))
            }
            Object::Array(array) => {
                limits::work(printing(self))?;
                Ok(super::array_repr::str(array))
            }
            Object::DType(dtype) => Ok(dtype.name().into()),
            Object::TypeInfo(_) => Err(unsupported("str of np.finfo and np.iinfo")),
            other => other.repr(),
        }
    }
}

/// The work of writing one object, without what it holds.
fn printing(object: &Object) -> usize {
    match object {
        Object::Str(value) => PRINTED + value.len() * 4,
        Object::Bytes(value) => PRINTED + value.len() * 4,
        // A division of the whole number for each word of its digits.
        Object::BigInt(value) => PRINTED + (value.bits() * value.bits() / 1024) as usize,
        Object::Array(array) => PRINTED + array.size().min(2000) * 20 * PRINTED,
        // Its shortest digits are searched for.
        Object::Float(_) | Object::Complex(_) | Object::Scalar(_) => 10 * PRINTED,
        _ => PRINTED,
    }
}

fn write_repr(object: &Object, text: &mut String, depth: usize) -> Result<()> {
    if depth > MAX_DEPTH {
        return Err(unsupported("a value nested this deeply"));
    }
    if text.len() > MAX_BYTES {
        return Err(exceeded(Limit::Memory));
    }
    limits::work(printing(object))?;
    match object {
        Object::None => text.push_str("None"),
        Object::Ellipsis => text.push_str("Ellipsis"),
        Object::Bool(true) => text.push_str("True"),
        Object::Bool(false) => text.push_str("False"),
        Object::Int(value) => {
            let _ = write!(text, "{value}");
        }
        Object::BigInt(value) => {
            // 4300 digits are 14285 bits at most; count digits only near that.
            let digits = if value.bits() > 20_000 { None } else { Some(value.to_string()) };
            match digits {
                Some(digits) if digits.trim_start_matches('-').len() <= 4300 => text.push_str(&digits),
                _ => {
                    return Err(value_error(
                        "Exceeds the limit (4300 digits) for integer string conversion; \
                         use sys.set_int_max_str_digits() to increase the limit",
                    ));
                }
            }
        }
        Object::Float(value) => text.push_str(&float(*value)),
        Object::Complex(value) => text.push_str(&super::complex::text(*value, DType::Float64)),
        Object::Str(value) => write_str(value, text),
        Object::List(items) => write_items(items.iter(), "[", "]", text, depth)?,
        Object::Tuple(items) if items.len() == 1 => write_items(items.iter(), "(", ",)", text, depth)?,
        Object::Tuple(items) => write_items(items.iter(), "(", ")", text, depth)?,
        Object::NamedTuple(named) => {
            text.push_str(named.class);
            text.push('(');
            for (place, (field, item)) in named.fields.iter().zip(named.items.iter()).enumerate() {
                if place > 0 {
                    text.push_str(", ");
                }
                text.push_str(field);
                text.push('=');
                write_repr(item, text, depth + 1)?;
            }
            text.push(')');
        }
        Object::Bytes(bytes) => write_bytes(bytes, text),
        Object::Deque(deque) => {
            let close = deque.maxlen.map_or_else(|| "])".into(), |most| format!("], maxlen={most})"));
            write_items(deque.items.iter(), "deque([", &close, text, depth)?;
        }
        Object::Set(set) if set.is_empty() => {
            text.push_str(set.type_name());
            text.push_str("()");
        }
        Object::Set(set) if set.is_frozen() => {
            write_items(set.ordered()?.into_iter(), "frozenset({", "})", text, depth)?;
        }
        Object::Set(set) => write_items(set.ordered()?.into_iter(), "{", "}", text, depth)?,
        Object::Dict(dict) => write_dict(dict, text, depth)?,
        Object::View(view, dict) => {
            text.push_str(object.type_name());
            text.push('(');
            let entries = dict.entries();
            match view {
                DictView::Keys => write_items(entries.iter().map(|(key, _)| key), "[", "]", text, depth)?,
                DictView::Values => write_items(entries.iter().map(|(_, value)| value), "[", "]", text, depth)?,
                DictView::Items => {
                    let pairs: Vec<Object> =
                        entries.iter().map(|(key, value)| Object::tuple(vec![key.clone(), value.clone()])).collect();
                    write_items(pairs.iter(), "[", "]", text, depth)?;
                }
            }
            text.push(')');
        }
        Object::Range(range) => {
            let _ = if range.step == 1 {
                write!(text, "range({}, {})", range.start, range.stop)
            } else {
                write!(text, "range({}, {}, {})", range.start, range.stop, range.step)
            };
        }
        Object::Slice(parts) => write_items(parts.iter(), "slice(", ")", text, depth)?,
        Object::Scalar(scalar) => text.push_str(&scalar_repr(*scalar)),
        Object::Array(array) => text.push_str(&super::array_repr::repr(array)),
        Object::DType(dtype) => {
            let _ = write!(text, "dtype('{}')", dtype.name());
        }
        Object::TypeInfo(dtype) => text.push_str(&crate::numpy::dtypes::limits_repr(*dtype)?),
        Object::Type(class) => {
            let _ = write!(text, "<class '{}'>", class.name());
        }
        Object::Ufunc(ufunc) => {
            let _ = write!(text, "<ufunc '{}'>", ufunc.name());
        }
        Object::Function(function) if function.has_plain_repr() => {
            let _ = write!(text, "<built-in function {}>", function.name());
        }
        Object::Callable(callable) => match callable.repr()? {
            Some(shown) => text.push_str(&shown),
            None => return Err(unsupported("repr of an object with its address")),
        },
        Object::Module(Module::Math) | Object::Module(_) => return Err(unsupported("repr of a module")),
        other => return Err(unsupported(format!("repr of a {}", other.type_name()))),
    }
    Ok(())
}

fn write_dict(dict: &Dict, text: &mut String, depth: usize) -> Result<()> {
    let mut entries: Vec<&(Object, Object)> = dict.entries().iter().collect();
    let close = match dict.kind() {
        DictKind::Plain => "",
        DictKind::Counter | DictKind::Ordered if dict.is_empty() => {
            text.push_str(if matches!(dict.kind(), DictKind::Counter) { "Counter()" } else { "OrderedDict()" });
            return Ok(());
        }
        DictKind::Counter => {
            // The most common first.
            let counts: Option<Vec<i64>> = entries.iter().map(|(_, count)| as_index(count)).collect();
            let Some(counts) = counts else {
                return Err(unsupported("repr of a Counter with such counts"));
            };
            let mut ranked: Vec<_> = counts.into_iter().zip(entries).collect();
            ranked.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
            entries = ranked.into_iter().map(|(_, entry)| entry).collect();
            text.push_str("Counter(");
            ")"
        }
        DictKind::Ordered => {
            text.push_str("OrderedDict(");
            ")"
        }
        DictKind::Default(factory) => {
            text.push_str("defaultdict(");
            write_repr(factory, text, depth + 1)?;
            text.push_str(", ");
            ")"
        }
    };
    text.push('{');
    for (place, (key, value)) in entries.into_iter().enumerate() {
        if place > 0 {
            text.push_str(", ");
        }
        write_repr(key, text, depth + 1)?;
        text.push_str(": ");
        write_repr(value, text, depth + 1)?;
    }
    text.push('}');
    text.push_str(close);
    Ok(())
}

/// A `bytes` in quotes.
fn write_bytes(bytes: &[u8], text: &mut String) {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    text.push('b');
    text.push(quote);
    for &byte in bytes {
        match byte {
            b'\\' => text.push_str("\\\\"),
            b'\n' => text.push_str("\\n"),
            b'\r' => text.push_str("\\r"),
            b'\t' => text.push_str("\\t"),
            byte if byte as char == quote => {
                text.push('\\');
                text.push(quote);
            }
            b' '..=b'~' => text.push(byte as char),
            byte => {
                let _ = write!(text, "\\x{byte:02x}");
            }
        }
    }
    text.push(quote);
}

/// A text with everything beyond ASCII escaped, as `ascii` has it.
pub(crate) fn ascii(shown: &str) -> String {
    let mut text = String::new();
    for character in shown.chars() {
        let code = character as u32;
        let _ = match code {
            0..=0x7f => write!(text, "{character}"),
            0x80..=0xff => write!(text, "\\x{code:02x}"),
            0x100..=0xffff => write!(text, "\\u{code:04x}"),
            _ => write!(text, "\\U{code:08x}"),
        };
    }
    text
}

fn write_items<'a>(
    items: impl Iterator<Item = &'a Object>,
    open: &str,
    close: &str,
    text: &mut String,
    depth: usize,
) -> Result<()> {
    text.push_str(open);
    for (place, item) in items.enumerate() {
        if place > 0 {
            text.push_str(", ");
        }
        write_repr(item, text, depth + 1)?;
    }
    text.push_str(close);
    Ok(())
}

/// A `str` in quotes.
pub(crate) fn write_str(value: &str, text: &mut String) {
    let quote = if value.contains('\'') && !value.contains('"') { '"' } else { '\'' };
    text.push(quote);
    for character in value.chars() {
        match character {
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            character if character == quote => {
                text.push('\\');
                text.push(character);
            }
            character if is_printable(character) => text.push(character),
            character => {
                let code = character as u32;
                let _ = if code < 0x100 {
                    write!(text, "\\x{code:02x}")
                } else if code < 0x10000 {
                    write!(text, "\\u{code:04x}")
                } else {
                    write!(text, "\\U{code:08x}")
                };
            }
        }
    }
    text.push(quote);
}

/// Whether `repr` shows a character as it is. Rust's escaping knows the same Unicode classes, save for spaces and marks.
pub(crate) fn is_printable(character: char) -> bool {
    match character {
        ' '..='~' => true,
        '\0'..='\u{a0}' | '\u{ad}' => false,
        '\u{1680}' | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{3000}' => false,
        '\u{300}'..='\u{36f}' => true,
        character => character.escape_debug().len() == 1,
    }
}

/// `repr(float)`.
pub(crate) fn float(value: f64) -> String {
    layout(value, shortest(value, DType::Float64), true)
}

/// `repr(float)` without `.0` at the end of a whole number.
pub(crate) fn float_bare(value: f64) -> String {
    layout(value, shortest(value, DType::Float64), false)
}

/// The digits of a float of this dtype, with the layout of `repr(float)`.
pub(crate) fn narrow_float(value: f64, dtype: DType, point_zero: bool) -> String {
    layout(value, shortest(value, dtype), point_zero)
}

/// Lays `scientific` (the shortest digits) out as Python does.
fn layout(value: f64, scientific: String, point_zero: bool) -> String {
    if value.is_nan() {
        return "nan".into();
    }
    if value.is_infinite() {
        return if value > 0.0 { "inf" } else { "-inf" }.into();
    }
    let (sign, digits, exponent) = parts(&scientific);
    let mut text = String::from(sign);
    if (-4..16).contains(&exponent) {
        text.push_str(&positional(&digits, exponent));
        if point_zero && !text.contains('.') {
            text.push_str(".0");
        }
    } else {
        text.push_str(&digits[..1]);
        if digits.len() > 1 {
            text.push('.');
            text.push_str(&digits[1..]);
        }
        let _ = write!(text, "e{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs());
    }
    text
}

/// Sign, digits without a point, and the exponent of the first digit.
pub(crate) fn parts(scientific: &str) -> (&str, String, i32) {
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((scientific, "0"));
    let (sign, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", mantissa),
    };
    (sign, mantissa.replace('.', ""), exponent.parse().unwrap_or(0))
}

/// Digits in positional notation; no point where there is no fraction.
pub(crate) fn positional(digits: &str, exponent: i32) -> String {
    if exponent < 0 {
        return format!("0.{}{digits}", "0".repeat((-exponent - 1) as usize));
    }
    let whole = exponent as usize + 1;
    if digits.len() <= whole {
        return format!("{digits}{}", "0".repeat(whole - digits.len()));
    }
    format!("{}.{}", &digits[..whole], &digits[whole..])
}

/// `repr` of a NumPy scalar.
pub(crate) fn scalar_repr(scalar: Scalar) -> String {
    match scalar.dtype {
        DType::Bool => format!("np.{}_", scalar_text(scalar)),
        // A complex number's own parentheses give way to these.
        dtype => format!("np.{}({})", dtype.name(), scalar_text(scalar).trim_matches(['(', ')'])),
    }
}

/// `str` of a NumPy scalar.
pub(crate) fn scalar_text(scalar: Scalar) -> String {
    match (scalar.dtype, scalar.value) {
        (DType::Bool, value) => if value.is_true() { "True" } else { "False" }.into(),
        (dtype, Number::Float(value)) => narrow_float(value, dtype, true),
        (_, Number::Int(value)) => value.to_string(),
        (dtype, Number::Complex(value)) => super::complex::text(value, dtype.part()),
    }
}

impl Abstract {
    /// Every abstract class by its name in `numpy`.
    pub(crate) fn parse(name: &str) -> Option<Abstract> {
        Some(match name {
            "generic" => Abstract::Generic,
            "number" => Abstract::Number,
            "integer" => Abstract::Integer,
            "signedinteger" => Abstract::SignedInteger,
            "unsignedinteger" => Abstract::UnsignedInteger,
            "inexact" => Abstract::Inexact,
            "floating" => Abstract::Floating,
            "complexfloating" => Abstract::ComplexFloating,
            _ => return None,
        })
    }
}
