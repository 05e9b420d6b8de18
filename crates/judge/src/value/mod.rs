//! `Value`: the one data model that crosses every border.
//!
//! It has one textual form, the Python literal ([`literal`]), and one wire form in which bulk numbers travel as bytes
//! ([`wire`]). NaN, infinities and -0.0 survive both.

mod array;
mod fit;
mod frame;
pub mod literal;
mod parse;
pub mod wire;

pub use array::{Data, Dtype, NdArray, ShapeError};
pub use fit::fitted;
pub use frame::{DataFrame, Series, Table};
pub use num_bigint::BigInt;

/// Anything that goes into an answer or comes out of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Python's `None`, SQL's `NULL`.
    None,
    /// A truth value.
    Bool(bool),
    /// An integer that fits 64 bits.
    Int(i64),
    /// An integer that does not: never holds what [`Value::Int`] could.
    BigInt(BigInt),
    /// A 64-bit float.
    Float(f64),
    /// A complex number, real and imaginary part.
    Complex(f64, f64),
    /// A string.
    Str(String),
    /// A list.
    List(Vec<Value>),
    /// A tuple; also the arguments of one call.
    Tuple(Vec<Value>),
    /// A dict, in insertion order.
    Dict(Vec<(Value, Value)>),
    /// A set, in no meaningful order.
    Set(Vec<Value>),
    /// A NumPy array.
    NdArray(NdArray),
    /// A pandas series.
    Series(Box<Series>),
    /// A pandas data frame.
    DataFrame(DataFrame),
    /// A table of SQL cells: a query's input or its result.
    Table(Table),
}

impl Value {
    /// The type as Python names it, with what matters of it: `list`, `float64 array of shape (2, 3)`.
    pub fn type_name(&self) -> String {
        match self {
            Value::None => "None".into(),
            Value::Bool(_) => "bool".into(),
            Value::Int(_) | Value::BigInt(_) => "int".into(),
            Value::Float(_) => "float".into(),
            Value::Complex(..) => "complex".into(),
            Value::Str(_) => "str".into(),
            Value::List(_) => "list".into(),
            Value::Tuple(_) => "tuple".into(),
            Value::Dict(_) => "dict".into(),
            Value::Set(_) => "set".into(),
            Value::NdArray(array) => {
                format!("{} array of shape {}", array.dtype().name(), literal::shape(array.shape()))
            }
            Value::Series(_) => "Series".into(),
            Value::DataFrame(_) => "DataFrame".into(),
            Value::Table(_) => "table".into(),
        }
    }

    /// The number as a float, for bools, ints and floats; `None` for anything else.
    pub fn as_f64(&self) -> Option<f64> {
        use num_traits::ToPrimitive;
        match self {
            Value::Bool(b) => Some(f64::from(u8::from(*b))),
            Value::Int(i) => Some(*i as f64),
            Value::BigInt(i) => i.to_f64(),
            Value::Float(f) => Some(*f),
            _ => None,
        }
    }

    /// A rough count of the parts, by which the larger of two inputs is told.
    pub fn weight(&self) -> usize {
        match self {
            Value::List(items) | Value::Tuple(items) | Value::Set(items) => {
                1 + items.iter().map(Value::weight).sum::<usize>()
            }
            Value::Dict(items) => 1 + items.iter().map(|(key, value)| key.weight() + value.weight()).sum::<usize>(),
            Value::Str(text) => 1 + text.len() / 8,
            Value::NdArray(array) => 1 + array.len(),
            Value::Series(series) => 1 + series.values.len(),
            Value::DataFrame(frame) => 1 + frame.index.len() * (1 + frame.columns.len()),
            Value::Table(table) => 1 + table.rows.len() * table.columns.len(),
            _ => 1,
        }
    }
}

impl From<BigInt> for Value {
    fn from(number: BigInt) -> Self {
        i64::try_from(&number).map_or(Value::BigInt(number), Value::Int)
    }
}
