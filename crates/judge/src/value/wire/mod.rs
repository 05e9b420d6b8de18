//! The wire form of a value: how it travels between the judge and Python.
//!
//! One tag byte, then the payload; integers are little-endian, counts are `u32`, nothing is aligned.
//!
//! | tag | value | payload |
//! |---|---|---|
//! | 00 01 02 | `None`, `False`, `True` | |
//! | 03 | int that fits 64 bits | `i64` |
//! | 04 | larger int | count, ASCII decimal |
//! | 05 | float | `f64` |
//! | 06 | str | count of bytes, UTF-8 |
//! | 07 08 0A | list, tuple, set | count, items |
//! | 09 | dict | count, then key and value of each |
//! | 0B | complex | two `f64` |
//! | 10 11 | non-empty list of ints, of floats, packed | count, `i64`s or `f64`s |
//! | 20 | array | dtype code, number of axes (`u8`), each side (`u64`), elements in C order |
//! | 21 | series | name, index (array), values (array) |
//! | 22 | data frame | index (array), count, then name and values (array) of each column |
//! | 23 | SQL table | count and names (str), count of rows, cells row by row |
//! | 24 | NumPy scalar (read only) | dtype code, one element |
//! | 30 | a container of plain values (written only, for Python) | count of bytes, `marshal` data |
//!
//! Elements of object arrays are tagged values. A reader trusts nothing: every count is checked against what is left.

mod marshal;
mod reader;

use super::{Data, NdArray, Value};
use reader::Reader;

/// The deepest nesting that is read.
pub const MAX_DEPTH: u32 = 200;

/// Why bytes are not a value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// The bytes end too early.
    #[error("the value ends too early")]
    Truncated,
    /// Bytes are left over.
    #[error("{0} bytes are left over after the value")]
    TrailingBytes(usize),
    /// No such tag or dtype.
    #[error("0x{0:02x} is no tag or dtype")]
    UnknownTag(u8),
    /// Text that is not UTF-8, an int that is none, a column of another length.
    #[error("{0}")]
    Malformed(&'static str),
    /// Nested deeper than [`MAX_DEPTH`].
    #[error("the value is nested more than {MAX_DEPTH} deep")]
    TooDeep,
}

/// The value's wire form.
pub fn write(value: &Value) -> Vec<u8> {
    let mut out = Vec::new();
    write_into(value, &mut out);
    out
}

/// The wire form of a call's arguments as Python reads it fastest: containers of plain values, each an argument, go as
/// `marshal` data. [`read`] does not know these.
pub fn write_arguments(arguments: &Value) -> Vec<u8> {
    let mut out = Vec::new();
    match arguments {
        Value::Tuple(arguments) => {
            out.push(0x08);
            write_count(arguments.len(), &mut out);
            for argument in arguments {
                write_argument(argument, &mut out);
            }
        }
        other => write_argument(other, &mut out),
    }
    out
}

fn write_argument(argument: &Value, out: &mut Vec<u8>) {
    let start = out.len();
    if is_container(argument) && !is_packed(argument) {
        out.push(0x30);
        write_count(0, out);
        let data = out.len();
        if marshal::write(argument, out) {
            let size = u32::try_from(out.len() - data).unwrap_or(u32::MAX);
            out[start + 1..data].copy_from_slice(&size.to_le_bytes());
            return;
        }
        out.truncate(start);
    }
    write_into(argument, out);
}

fn is_container(value: &Value) -> bool {
    matches!(value, Value::List(_) | Value::Tuple(_) | Value::Dict(_) | Value::Set(_))
}

fn is_packed(value: &Value) -> bool {
    matches!(value, Value::List(items) if packed_tag(items).is_some())
}

/// The tag of a list that travels as bare numbers.
fn packed_tag(items: &[Value]) -> Option<u8> {
    match items.first()? {
        Value::Int(_) => items.iter().all(|item| matches!(item, Value::Int(_))).then_some(0x10),
        Value::Float(_) => items.iter().all(|item| matches!(item, Value::Float(_))).then_some(0x11),
        _ => None,
    }
}

/// Reads a whole value.
///
/// # Errors
/// [`WireError`] where the bytes are anything but exactly one value.
pub fn read(bytes: &[u8]) -> Result<Value, WireError> {
    let mut reader = Reader::new(bytes);
    let value = reader.value()?;
    match reader.left() {
        0 => Ok(value),
        left => Err(WireError::TrailingBytes(left)),
    }
}

fn write_into(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::None => out.push(0x00),
        Value::Bool(b) => out.push(0x01 + u8::from(*b)),
        Value::Int(number) => {
            out.push(0x03);
            out.extend(number.to_le_bytes());
        }
        Value::BigInt(number) => {
            out.push(0x04);
            write_text(&number.to_string(), out);
        }
        Value::Float(number) => {
            out.push(0x05);
            out.extend(number.to_le_bytes());
        }
        Value::Complex(re, im) => {
            out.push(0x0B);
            out.extend(re.to_le_bytes());
            out.extend(im.to_le_bytes());
        }
        Value::Str(text) => {
            out.push(0x06);
            write_text(text, out);
        }
        Value::List(items) => write_list(items, out),
        Value::Tuple(items) => {
            out.push(0x08);
            write_items(items, out);
        }
        Value::Set(items) => {
            out.push(0x0A);
            write_items(items, out);
        }
        Value::Dict(items) => {
            out.push(0x09);
            write_count(items.len(), out);
            for (key, value) in items {
                write_into(key, out);
                write_into(value, out);
            }
        }
        Value::NdArray(array) => write_array(array, out),
        Value::Series(series) => {
            out.push(0x21);
            write_into(&series.name, out);
            write_array(&series.index, out);
            write_array(&series.values, out);
        }
        Value::DataFrame(frame) => {
            out.push(0x22);
            write_array(&frame.index, out);
            write_count(frame.columns.len(), out);
            for (name, values) in &frame.columns {
                write_into(name, out);
                write_array(values, out);
            }
        }
        Value::Table(table) => {
            out.push(0x23);
            write_count(table.columns.len(), out);
            for name in &table.columns {
                out.push(0x06);
                write_text(name, out);
            }
            write_count(table.rows.len(), out);
            for cell in table.rows.iter().flatten() {
                write_into(cell, out);
            }
        }
    }
}

fn write_list(items: &[Value], out: &mut Vec<u8>) {
    let Some(tag) = packed_tag(items) else {
        out.push(0x07);
        return write_items(items, out);
    };
    out.push(tag);
    write_count(items.len(), out);
    for item in items {
        match item {
            Value::Int(number) => out.extend(number.to_le_bytes()),
            Value::Float(number) => out.extend(number.to_le_bytes()),
            _ => {}
        }
    }
}

fn write_items(items: &[Value], out: &mut Vec<u8>) {
    write_count(items.len(), out);
    for item in items {
        write_into(item, out);
    }
}

/// Counts beyond 32 bits cannot occur: 4 GiB is all the memory there is.
fn write_count(count: usize, out: &mut Vec<u8>) {
    out.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
}

fn write_text(text: &str, out: &mut Vec<u8>) {
    write_count(text.len(), out);
    out.extend(text.as_bytes());
}

fn write_array(array: &NdArray, out: &mut Vec<u8>) {
    out.push(0x20);
    out.push(array.dtype().code());
    out.push(u8::try_from(array.shape().len()).unwrap_or(u8::MAX));
    for &side in array.shape() {
        out.extend((side as u64).to_le_bytes());
    }
    macro_rules! numbers {
        ($items:expr) => {
            $items.iter().for_each(|item| out.extend(item.to_le_bytes()))
        };
    }
    match array.data() {
        Data::Bool(items) => out.extend(items.iter().map(|&b| u8::from(b))),
        Data::Int8(items) => numbers!(items),
        Data::Int16(items) => numbers!(items),
        Data::Int32(items) => numbers!(items),
        Data::Int64(items) | Data::DateTime(items) | Data::TimeDelta(items) => numbers!(items),
        Data::UInt8(items) => numbers!(items),
        Data::UInt16(items) => numbers!(items),
        Data::UInt32(items) => numbers!(items),
        Data::UInt64(items) => numbers!(items),
        Data::Float32(items) => numbers!(items),
        Data::Float64(items) => numbers!(items),
        Data::Complex128(items) => items.iter().for_each(|pair| numbers!(pair)),
        Data::Object(items) => items.iter().for_each(|item| write_into(item, out)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Dtype;

    #[test]
    fn bulk_numbers_are_packed() {
        let list = Value::List(vec![Value::Float(1.0); 1000]);
        assert_eq!(write(&list).len(), 1 + 4 + 8 * 1000);
    }

    #[test]
    fn arguments_of_plain_values_are_marshal_data() {
        let pairs = Value::List(vec![Value::Tuple(vec![Value::Str("a".into()), Value::Int(7)])]);
        let bytes = write_arguments(&Value::Tuple(vec![pairs, Value::Int(1)]));
        let data = b"[\x01\0\0\0)\x02z\x01ai\x07\0\0\0";
        let mut expected = vec![0x08, 2, 0, 0, 0, 0x30, data.len() as u8, 0, 0, 0];
        expected.extend(data);
        expected.extend(write(&Value::Int(1)));
        assert_eq!(bytes, expected);
    }

    #[test]
    fn what_marshal_cannot_hold_goes_as_before() {
        let array = NdArray::new(vec![1], Data::Float64(vec![1.0])).expect("a shape");
        let arguments = Value::Tuple(vec![Value::List(vec![Value::Str("a".into()), Value::NdArray(array)])]);
        assert_eq!(write_arguments(&arguments), write(&arguments));
        let packed = Value::Tuple(vec![Value::List(vec![Value::Int(1); 3])]);
        assert_eq!(write_arguments(&packed), write(&packed));
    }

    #[test]
    fn deep_nesting_is_refused() {
        let mut bytes = Vec::new();
        for _ in 0..100_000 {
            bytes.extend([0x07, 1, 0, 0, 0]);
        }
        bytes.push(0);
        assert_eq!(read(&bytes), Err(WireError::TooDeep));
    }

    #[test]
    fn a_numpy_scalar_is_its_number() {
        let mut bytes = vec![0x24, Dtype::Float32.code()];
        bytes.extend(1.5f32.to_le_bytes());
        assert_eq!(read(&bytes), Ok(Value::Float(1.5)));
    }
}
