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
//!
//! Elements of object arrays are tagged values. A reader trusts nothing: every count is checked against what is left.

use super::{BigInt, Data, DataFrame, Dtype, NdArray, Series, Table, Value};

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

/// Reads a whole value.
///
/// # Errors
/// [`WireError`] where the bytes are anything but exactly one value.
pub fn read(bytes: &[u8]) -> Result<Value, WireError> {
    let mut reader = Reader { bytes, depth: 0 };
    let value = reader.value()?;
    match reader.bytes.len() {
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
    let all_ints = !items.is_empty() && items.iter().all(|item| matches!(item, Value::Int(_)));
    let all_floats = !items.is_empty() && items.iter().all(|item| matches!(item, Value::Float(_)));
    if !all_ints && !all_floats {
        out.push(0x07);
        return write_items(items, out);
    }
    out.push(if all_ints { 0x10 } else { 0x11 });
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

struct Reader<'a> {
    bytes: &'a [u8],
    depth: u32,
}

impl Reader<'_> {
    fn value(&mut self) -> Result<Value, WireError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(WireError::TooDeep);
        }
        let tag = self.byte()?;
        let value = match tag {
            0x00 => Value::None,
            0x01 => Value::Bool(false),
            0x02 => Value::Bool(true),
            0x03 => Value::Int(i64::from_le_bytes(self.fixed()?)),
            0x04 => {
                let digits = self.text()?;
                let number: BigInt = digits.parse().map_err(|_| WireError::Malformed("an int is not decimal"))?;
                Value::from(number)
            }
            0x05 => Value::Float(f64::from_le_bytes(self.fixed()?)),
            0x06 => Value::Str(self.text()?),
            0x07 => Value::List(self.items()?),
            0x08 => Value::Tuple(self.items()?),
            0x0A => Value::Set(self.items()?),
            0x09 => {
                let count = self.count(2)?;
                let mut items = Vec::with_capacity(count);
                for _ in 0..count {
                    items.push((self.value()?, self.value()?));
                }
                Value::Dict(items)
            }
            0x0B => Value::Complex(f64::from_le_bytes(self.fixed()?), f64::from_le_bytes(self.fixed()?)),
            0x10 => {
                let count = self.count(8)?;
                Value::List((0..count).map(|_| Ok(Value::Int(i64::from_le_bytes(self.fixed()?)))).collect::<Result<
                    _,
                    WireError,
                >>(
                )?)
            }
            0x11 => {
                let count = self.count(8)?;
                Value::List((0..count).map(|_| Ok(Value::Float(f64::from_le_bytes(self.fixed()?)))).collect::<Result<
                    _,
                    WireError,
                >>(
                )?)
            }
            0x20 => Value::NdArray(self.array_body()?),
            0x21 => {
                let series = Series { name: self.value()?, index: self.array()?, values: self.array()? };
                same_length(&series.index, &series.values)?;
                Value::Series(Box::new(series))
            }
            0x22 => {
                let index = self.array()?;
                let count = self.count(2)?;
                let mut columns = Vec::with_capacity(count);
                for _ in 0..count {
                    let name = self.value()?;
                    let values = self.array()?;
                    same_length(&index, &values)?;
                    columns.push((name, values));
                }
                Value::DataFrame(DataFrame { index, columns })
            }
            0x23 => Value::Table(self.table()?),
            0x24 => {
                let code = self.byte()?;
                scalar(self.data(code, 1)?)
            }
            other => return Err(WireError::UnknownTag(other)),
        };
        self.depth -= 1;
        Ok(value)
    }

    fn take(&mut self, count: usize) -> Result<&[u8], WireError> {
        if count > self.bytes.len() {
            return Err(WireError::Truncated);
        }
        let (head, tail) = self.bytes.split_at(count);
        self.bytes = tail;
        Ok(head)
    }

    fn fixed<const N: usize>(&mut self) -> Result<[u8; N], WireError> {
        self.take(N)?.try_into().map_err(|_| WireError::Truncated)
    }

    fn byte(&mut self) -> Result<u8, WireError> {
        Ok(self.fixed::<1>()?[0])
    }

    /// A count of things that take at least `each` bytes, so that a forged one allocates nothing.
    fn count(&mut self, each: usize) -> Result<usize, WireError> {
        let count = u32::from_le_bytes(self.fixed()?) as usize;
        match count.checked_mul(each) {
            Some(bytes) if bytes <= self.bytes.len() => Ok(count),
            _ => Err(WireError::Truncated),
        }
    }

    fn items(&mut self) -> Result<Vec<Value>, WireError> {
        let count = self.count(1)?;
        (0..count).map(|_| self.value()).collect()
    }

    fn text(&mut self) -> Result<String, WireError> {
        let count = self.count(1)?;
        let bytes = self.take(count)?.to_vec();
        String::from_utf8(bytes).map_err(|_| WireError::Malformed("a string is not UTF-8"))
    }

    fn array(&mut self) -> Result<NdArray, WireError> {
        match self.byte()? {
            0x20 => self.array_body(),
            other => Err(WireError::UnknownTag(other)),
        }
    }

    fn array_body(&mut self) -> Result<NdArray, WireError> {
        let code = self.byte()?;
        let axes = self.byte()?;
        let mut shape = Vec::new();
        for _ in 0..axes {
            let side = u64::from_le_bytes(self.fixed()?);
            shape.push(usize::try_from(side).map_err(|_| WireError::Truncated)?);
        }
        let count =
            shape.iter().try_fold(1usize, |product, &side| product.checked_mul(side)).ok_or(WireError::Truncated)?;
        let data = self.data(code, count)?;
        NdArray::new(shape, data).map_err(|_| WireError::Malformed("an array's shape does not fit its data"))
    }

    fn data(&mut self, code: u8, count: usize) -> Result<Data, WireError> {
        let dtype = Dtype::from_code(code).ok_or(WireError::UnknownTag(code))?;
        macro_rules! numbers {
            ($variant:ident, $type:ty) => {{
                const WIDTH: usize = size_of::<$type>();
                let length = count.checked_mul(WIDTH).ok_or(WireError::Truncated)?;
                let (chunks, _) = self.take(length)?.as_chunks::<WIDTH>();
                Data::$variant(chunks.iter().map(|chunk| <$type>::from_le_bytes(*chunk)).collect())
            }};
        }
        Ok(match dtype {
            Dtype::Bool => Data::Bool(self.take(count)?.iter().map(|&b| b != 0).collect()),
            Dtype::Int8 => numbers!(Int8, i8),
            Dtype::Int16 => numbers!(Int16, i16),
            Dtype::Int32 => numbers!(Int32, i32),
            Dtype::Int64 => numbers!(Int64, i64),
            Dtype::UInt8 => numbers!(UInt8, u8),
            Dtype::UInt16 => numbers!(UInt16, u16),
            Dtype::UInt32 => numbers!(UInt32, u32),
            Dtype::UInt64 => numbers!(UInt64, u64),
            Dtype::Float32 => numbers!(Float32, f32),
            Dtype::Float64 => numbers!(Float64, f64),
            Dtype::DateTime => numbers!(DateTime, i64),
            Dtype::TimeDelta => numbers!(TimeDelta, i64),
            Dtype::Complex128 => {
                let length = count.checked_mul(16).ok_or(WireError::Truncated)?;
                let (chunks, _) = self.take(length)?.as_chunks::<8>();
                let parts: Vec<f64> = chunks.iter().map(|chunk| f64::from_le_bytes(*chunk)).collect();
                Data::Complex128(parts.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect())
            }
            Dtype::Object => {
                if count > self.bytes.len() {
                    return Err(WireError::Truncated);
                }
                Data::Object((0..count).map(|_| self.value()).collect::<Result<_, _>>()?)
            }
        })
    }

    fn table(&mut self) -> Result<Table, WireError> {
        let width = self.count(5)?;
        let mut columns = Vec::with_capacity(width);
        for _ in 0..width {
            match self.value()? {
                Value::Str(name) => columns.push(name),
                _ => return Err(WireError::Malformed("a column's name is not a string")),
            }
        }
        let height = self.count(width.max(1))?;
        let mut rows = Vec::new();
        for _ in 0..height {
            rows.push((0..width).map(|_| self.value()).collect::<Result<_, _>>()?);
        }
        Ok(Table { columns, rows })
    }
}

fn same_length(index: &NdArray, values: &NdArray) -> Result<(), WireError> {
    if index.shape().len() == 1 && index.shape() == values.shape() {
        Ok(())
    } else {
        Err(WireError::Malformed("a column and its index differ in length"))
    }
}

/// What a NumPy scalar is to the judge: the Python number of the same value, or an array of no dimension for a date.
fn scalar(data: Data) -> Value {
    data.get(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Equal to the bit, so that NaN and -0.0 count.
    fn same_bits(left: &Value, right: &Value) -> bool {
        write(left) == write(right)
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::None),
            any::<bool>().prop_map(Value::Bool),
            any::<i64>().prop_map(Value::Int),
            any::<i128>().prop_map(|wide| Value::from(BigInt::from(wide))),
            any::<f64>().prop_map(Value::Float),
            Just(Value::Float(f64::NAN)),
            Just(Value::Float(-0.0)),
            (any::<f64>(), any::<f64>()).prop_map(|(re, im)| Value::Complex(re, im)),
            ".{0,12}".prop_map(Value::Str),
            prop::collection::vec(any::<f64>(), 0..6)
                .prop_map(|items| Value::NdArray(NdArray::flat(Data::Float64(items)))),
            prop::collection::vec(any::<i64>(), 0..6)
                .prop_map(|items| Value::NdArray(NdArray::flat(Data::DateTime(items)))),
            prop::collection::vec(any::<bool>(), 6)
                .prop_map(|items| Value::NdArray(NdArray::new(vec![2, 3], Data::Bool(items)).expect("2 × 3"))),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            let items = prop::collection::vec(inner.clone(), 0..6);
            prop_oneof![
                items.clone().prop_map(Value::List),
                items.clone().prop_map(Value::Tuple),
                items.clone().prop_map(Value::Set),
                items.clone().prop_map(|items| Value::NdArray(NdArray::flat(Data::Object(items)))),
                prop::collection::vec((inner.clone(), inner), 0..4).prop_map(Value::Dict),
                items.prop_map(|items| Value::Table(Table {
                    columns: vec!["one".into()],
                    rows: items.into_iter().map(|item| vec![item]).collect(),
                })),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(value in any_value()) {
            let back = read(&write(&value)).expect("our own bytes");
            prop_assert!(same_bits(&value, &back));
        }

        #[test]
        fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            let _ = read(&bytes);
        }

        #[test]
        fn no_damaged_value_panics(value in any_value(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
            let mut bytes = write(&value);
            let position = at.index(bytes.len());
            bytes[position] = byte;
            let _ = read(&bytes);
        }
    }

    #[test]
    fn bulk_numbers_are_packed() {
        let list = Value::List(vec![Value::Float(1.0); 1000]);
        assert_eq!(write(&list).len(), 1 + 4 + 8 * 1000);
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
