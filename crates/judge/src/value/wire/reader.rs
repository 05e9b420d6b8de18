//! Reading the wire form. Nothing is believed: a forged count allocates nothing and ends in an error.

use super::{MAX_DEPTH, WireError};
use crate::value::{BigInt, Data, DataFrame, Dtype, NdArray, Series, Table, Value};

pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    depth: u32,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Reader { bytes, depth: 0 }
    }

    /// How many bytes were not read.
    pub(super) fn left(&self) -> usize {
        self.bytes.len()
    }
}

impl Reader<'_> {
    pub(super) fn value(&mut self) -> Result<Value, WireError> {
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
