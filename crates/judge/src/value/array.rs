//! NumPy arrays: a shape and typed data in C order.

use super::Value;

/// An n-dimensional array. The product of the shape always equals the number of elements.
#[derive(Clone, Debug, PartialEq)]
pub struct NdArray {
    shape: Vec<usize>,
    data: Data,
}

/// The shape asks for another number of elements than there are.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a shape of {expected} elements cannot hold {found}")]
pub struct ShapeError {
    /// The shape's product.
    pub expected: usize,
    /// Elements given.
    pub found: usize,
}

macro_rules! dtypes {
    ($($variant:ident($type:ty), $name:literal, $code:literal;)*) => {
        /// The elements, in C order.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Data {
            $(
                #[doc = concat!("`", $name, "`.")]
                $variant(Vec<$type>),
            )*
        }

        /// An element type.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Dtype {
            $(
                #[doc = concat!("`", $name, "`.")]
                $variant,
            )*
        }

        impl Dtype {
            /// Every dtype.
            pub const ALL: &[Dtype] = &[$(Dtype::$variant),*];

            /// NumPy's name.
            pub fn name(self) -> &'static str {
                match self { $(Dtype::$variant => $name,)* }
            }

            /// The code in the wire form.
            pub fn code(self) -> u8 {
                match self { $(Dtype::$variant => $code,)* }
            }

            /// The dtype of a wire code.
            pub fn from_code(code: u8) -> Option<Dtype> {
                match code { $($code => Some(Dtype::$variant),)* _ => None }
            }
        }

        impl Data {
            /// The element type.
            pub fn dtype(&self) -> Dtype {
                match self { $(Data::$variant(_) => Dtype::$variant,)* }
            }

            /// How many elements.
            pub fn len(&self) -> usize {
                match self { $(Data::$variant(items) => items.len(),)* }
            }

            /// The elements at these positions, in this order. Positions must be in range.
            pub fn select(&self, positions: &[usize]) -> Data {
                match self {
                    $(Data::$variant(items) =>
                        Data::$variant(positions.iter().map(|&at| items[at].clone()).collect()),)*
                }
            }
        }
    };
}

dtypes! {
    Bool(bool), "bool", 0x01;
    Int8(i8), "int8", 0x02;
    Int16(i16), "int16", 0x03;
    Int32(i32), "int32", 0x04;
    Int64(i64), "int64", 0x05;
    UInt8(u8), "uint8", 0x06;
    UInt16(u16), "uint16", 0x07;
    UInt32(u32), "uint32", 0x08;
    UInt64(u64), "uint64", 0x09;
    Float32(f32), "float32", 0x0A;
    Float64(f64), "float64", 0x0B;
    Complex128([f64; 2]), "complex128", 0x0C;
    DateTime(i64), "datetime64[ns]", 0x0D;
    TimeDelta(i64), "timedelta64[ns]", 0x0E;
    Object(Value), "object", 0x0F;
}

impl Data {
    /// These values as elements of this dtype; `None` where one does not fit it.
    pub fn of(items: &[Value], dtype: Dtype) -> Option<Data> {
        super::parse::converted(items, dtype).ok()
    }

    /// Whether there is no element.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One element as a `Value`. Dates become [`Value::NdArray`] of no dimension, missing dates `None`.
    pub fn get(&self, at: usize) -> Value {
        match self {
            Data::Bool(items) => Value::Bool(items[at]),
            Data::Int8(items) => Value::Int(items[at].into()),
            Data::Int16(items) => Value::Int(items[at].into()),
            Data::Int32(items) => Value::Int(items[at].into()),
            Data::Int64(items) => Value::Int(items[at]),
            Data::UInt8(items) => Value::Int(items[at].into()),
            Data::UInt16(items) => Value::Int(items[at].into()),
            Data::UInt32(items) => Value::Int(items[at].into()),
            Data::UInt64(items) => Value::from(super::BigInt::from(items[at])),
            Data::Float32(items) => Value::Float(items[at].into()),
            Data::Float64(items) => Value::Float(items[at]),
            Data::Complex128(items) => Value::Complex(items[at][0], items[at][1]),
            Data::DateTime(items) if items[at] == i64::MIN => Value::None,
            Data::TimeDelta(items) if items[at] == i64::MIN => Value::None,
            Data::DateTime(_) | Data::TimeDelta(_) => {
                Value::NdArray(NdArray { shape: Vec::new(), data: self.select(&[at]) })
            }
            Data::Object(items) => items[at].clone(),
        }
    }
}

impl Dtype {
    /// Whether elements are floats or complex numbers, compared with a tolerance.
    pub fn is_inexact(self) -> bool {
        matches!(self, Dtype::Float32 | Dtype::Float64 | Dtype::Complex128)
    }

    /// Whether elements are integers of any width.
    pub fn is_integer(self) -> bool {
        matches!(
            self,
            Dtype::Int8
                | Dtype::Int16
                | Dtype::Int32
                | Dtype::Int64
                | Dtype::UInt8
                | Dtype::UInt16
                | Dtype::UInt32
                | Dtype::UInt64
        )
    }
}

impl NdArray {
    /// An array of this shape.
    ///
    /// # Errors
    /// [`ShapeError`] where the shape does not fit the data.
    pub fn new(shape: Vec<usize>, data: Data) -> Result<Self, ShapeError> {
        let expected = shape.iter().try_fold(1usize, |product, &side| product.checked_mul(side)).unwrap_or(usize::MAX);
        if expected == data.len() {
            Ok(NdArray { shape, data })
        } else {
            Err(ShapeError { expected, found: data.len() })
        }
    }

    /// A 1-D array.
    pub fn flat(data: Data) -> Self {
        NdArray { shape: vec![data.len()], data }
    }

    /// Length along each axis.
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// The elements in C order.
    pub fn data(&self) -> &Data {
        &self.data
    }

    /// The element type.
    pub fn dtype(&self) -> Dtype {
        self.data.dtype()
    }

    /// How many elements.
    pub fn len(&self) -> usize {
        self.data.len()
    }

    /// Whether there is no element.
    pub fn is_empty(&self) -> bool {
        self.data.is_empty()
    }

    /// Keeps these positions along an axis. `None` where there is no such axis.
    pub fn take(&self, axis: usize, keep: &[usize]) -> Option<NdArray> {
        let side = *self.shape.get(axis)?;
        let inner: usize = self.shape[axis + 1..].iter().product();
        let outer: usize = self.shape[..axis].iter().product();
        let mut positions = Vec::with_capacity(outer * keep.len() * inner);
        for block in 0..outer {
            for &at in keep {
                let start = (block * side + at) * inner;
                positions.extend(start..start + inner);
            }
        }
        let mut shape = self.shape.clone();
        shape[axis] = keep.len();
        Some(NdArray { shape, data: self.data.select(&positions) })
    }

    /// The same shape with other elements. `None` where their number differs.
    pub fn with_data(&self, data: Data) -> Option<NdArray> {
        NdArray::new(self.shape.clone(), data).ok()
    }
}
