//! Arrays: a dtype and strided data.
//!
//! Elements are kept in two widths only: the bool and integer dtypes as `i64`, the float dtypes as `f64`, and brought to
//! the dtype's width after every operation. That halves the code several times over, and is exact. Strides are kept as
//! NumPy would keep them, because NumPy's order of summation follows them.

use std::rc::Rc;

use ndarray::{ArcArray, IxDyn};
use num_complex::Complex64;

use super::dtype::DType;
use super::elements::collected;
use super::{Number, Object, Scalar};
use crate::error::{Error, Result, unsupported, value_error};

/// Strided data of one width.
#[derive(Clone)]
pub(crate) enum Data {
    Int(ArcArray<i64, IxDyn>),
    Float(ArcArray<f64, IxDyn>),
    Complex(ArcArray<Complex64, IxDyn>),
}

/// Runs an expression on the data, whatever its elements are.
macro_rules! each_data {
    ($data:expr, $name:ident => $body:expr) => {
        match $data {
            Data::Int($name) => $body,
            Data::Float($name) => $body,
            Data::Complex($name) => $body,
        }
    };
}

/// A NumPy array.
#[derive(Clone)]
pub struct Array {
    pub(crate) dtype: DType,
    pub(crate) data: Data,
}

/// The elements of an array in C order, as the outside sees them.
#[derive(Clone, Debug, PartialEq)]
pub enum Elements {
    /// Of the bool (0 or 1) and integer dtypes.
    Int(Vec<i64>),
    /// Of the float dtypes.
    Float(Vec<f64>),
    /// Of the complex dtypes.
    Complex(Vec<Complex64>),
}

impl Elements {
    /// How many.
    pub fn len(&self) -> usize {
        match self {
            Elements::Int(elements) => elements.len(),
            Elements::Float(elements) => elements.len(),
            Elements::Complex(elements) => elements.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// An array taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct ArrayParts {
    /// The element type.
    pub dtype: DType,
    /// The extents; empty for a 0-dimensional array.
    pub shape: Vec<usize>,
    /// The elements in C order.
    pub elements: Elements,
}

impl ArrayParts {
    /// Puts an array together. Elements that do not fit the dtype are an error.
    pub(crate) fn into_array(self) -> Result<Array> {
        let size = self.shape.iter().try_fold(1usize, |size, &extent| size.checked_mul(extent));
        if size != Some(self.elements.len()) {
            return Err(value_error("the shape does not match the number of elements"));
        }
        let (low, high) = self.dtype.bounds();
        match self.elements {
            Elements::Int(elements) if !self.dtype.is_float() && !self.dtype.is_complex() => {
                if elements.iter().any(|&element| element < low || element > high) {
                    return Err(value_error(format!("an element does not fit {}", self.dtype.name())));
                }
                Array::from_ints(self.dtype, &self.shape, elements)
            }
            Elements::Float(elements) if self.dtype.is_float() => Array::from_floats(
                self.dtype,
                &self.shape,
                elements.into_iter().map(|element| self.dtype.narrow(element)).collect(),
            ),
            Elements::Complex(elements) if self.dtype.is_complex() => Array::from_complex(
                self.dtype,
                &self.shape,
                elements.into_iter().map(|element| self.dtype.round_complex(element)).collect(),
            ),
            _ => Err(value_error(format!("the elements are not of kind {}", self.dtype.name()))),
        }
    }
}

fn shape_error(_: ndarray::ShapeError) -> Error {
    unsupported("an array of this shape")
}

impl Array {
    /// From elements in C order that already fit the dtype.
    pub(crate) fn from_ints(dtype: DType, shape: &[usize], elements: Vec<i64>) -> Result<Array> {
        let data = ArcArray::from_shape_vec(IxDyn(shape), elements).map_err(shape_error)?;
        Array { dtype, data: Data::Int(data) }.checked()
    }

    /// Refuses numbers of `uint64` from 2**63 on, which would be negative here.
    pub(crate) fn checked(self) -> Result<Array> {
        match &self.data {
            Data::Int(data) if self.dtype == DType::UInt64 && data.iter().any(|&int| int < 0) => {
                Err(unsupported("numbers of uint64 from 2**63 on"))
            }
            _ => Ok(self),
        }
    }

    /// From elements in C order that already fit the dtype.
    pub(crate) fn from_floats(dtype: DType, shape: &[usize], elements: Vec<f64>) -> Result<Array> {
        let data = ArcArray::from_shape_vec(IxDyn(shape), elements).map_err(shape_error)?;
        Ok(Array { dtype, data: Data::Float(data) })
    }

    /// From elements in C order that already fit the dtype.
    pub(crate) fn from_complex(dtype: DType, shape: &[usize], elements: Vec<Complex64>) -> Result<Array> {
        let data = ArcArray::from_shape_vec(IxDyn(shape), elements).map_err(shape_error)?;
        Ok(Array { dtype, data: Data::Complex(data) })
    }

    /// From numbers in C order.
    pub(crate) fn from_elements(dtype: DType, shape: &[usize], elements: Elements) -> Result<Array> {
        match elements {
            Elements::Int(elements) => Array::from_ints(dtype, shape, elements),
            Elements::Float(elements) => Array::from_floats(dtype, shape, elements),
            Elements::Complex(elements) => Array::from_complex(dtype, shape, elements),
        }
    }

    /// A 0-dimensional array.
    pub(crate) fn from_number(dtype: DType, number: Number) -> Array {
        let data = match number {
            Number::Int(int) => Data::Int(ArcArray::from_elem(IxDyn(&[]), int)),
            Number::Float(float) => Data::Float(ArcArray::from_elem(IxDyn(&[]), float)),
            Number::Complex(complex) => Data::Complex(ArcArray::from_elem(IxDyn(&[]), complex)),
        };
        Array { dtype, data }
    }

    pub(crate) fn shape(&self) -> &[usize] {
        each_data!(&self.data, data => data.shape())
    }

    /// In elements.
    pub(crate) fn strides(&self) -> &[isize] {
        each_data!(&self.data, data => data.strides())
    }

    pub(crate) fn ndim(&self) -> usize {
        self.shape().len()
    }

    pub(crate) fn size(&self) -> usize {
        each_data!(&self.data, data => data.len())
    }

    /// The elements in C order, as floats; of complex numbers the real parts.
    pub(crate) fn to_floats(&self) -> Vec<f64> {
        match &self.data {
            Data::Int(data) => data.iter().map(|&int| int as f64).collect(),
            Data::Float(data) => collected(&data.view()),
            Data::Complex(data) => data.iter().map(|value| value.re).collect(),
        }
    }

    /// The elements in C order, as complex numbers.
    pub(crate) fn to_complex(&self) -> Vec<Complex64> {
        match &self.data {
            Data::Complex(data) => collected(&data.view()),
            _ => self.to_floats().into_iter().map(|value| Complex64::new(value, 0.0)).collect(),
        }
    }

    /// The elements in C order, as integers. Floats are cut off.
    pub(crate) fn to_ints(&self) -> Vec<i64> {
        match &self.data {
            Data::Int(data) => collected(&data.view()),
            Data::Float(data) => data.iter().map(|&float| float as i64).collect(),
            Data::Complex(data) => data.iter().map(|value| value.re as i64).collect(),
        }
    }

    /// The elements in C order.
    pub(crate) fn elements(&self) -> Elements {
        match &self.data {
            Data::Int(_) => Elements::Int(self.to_ints()),
            Data::Float(_) => Elements::Float(self.to_floats()),
            Data::Complex(_) => Elements::Complex(self.to_complex()),
        }
    }

    /// The elements in C order.
    pub(crate) fn numbers(&self) -> Vec<Number> {
        match &self.data {
            Data::Int(data) => data.iter().map(|&int| Number::Int(int)).collect(),
            Data::Float(data) => data.iter().map(|&float| Number::Float(float)).collect(),
            Data::Complex(data) => data.iter().map(|&complex| Number::Complex(complex)).collect(),
        }
    }

    /// The first element in C order.
    pub(crate) fn first(&self) -> Option<Number> {
        match &self.data {
            Data::Int(data) => data.first().map(|&int| Number::Int(int)),
            Data::Float(data) => data.first().map(|&float| Number::Float(float)),
            Data::Complex(data) => data.first().map(|&complex| Number::Complex(complex)),
        }
    }

    /// The same elements as another dtype, by C's conversion. The caller counts the memory.
    pub(crate) fn cast(&self, dtype: DType) -> Array {
        if self.dtype == dtype {
            return self.clone();
        }
        let data = match &self.data {
            Data::Complex(data) if dtype.is_complex() => {
                Data::Complex(data.mapv(|complex| dtype.round_complex(complex)).into_shared())
            }
            Data::Complex(data) if dtype == DType::Bool => {
                Data::Int(data.mapv(|complex| Number::Complex(complex).is_true() as i64).into_shared())
            }
            Data::Complex(data) => {
                // The imaginary parts are lost.
                let real = data.mapv(|complex| complex.re).into_shared();
                return Array { dtype: self.dtype.part(), data: Data::Float(real) }.cast(dtype);
            }
            Data::Int(data) if dtype.is_complex() => {
                Data::Complex(data.mapv(|int| Complex64::new(dtype.round(int as f64), 0.0)).into_shared())
            }
            Data::Float(data) if dtype.is_complex() => {
                Data::Complex(data.mapv(|float| Complex64::new(dtype.round(float), 0.0)).into_shared())
            }
            Data::Int(data) if dtype.is_float() => Data::Float(data.mapv(|int| dtype.round(int as f64)).into_shared()),
            Data::Int(data) => {
                // A conversion to bool asks whether the number is not zero.
                Data::Int(data.mapv(|int| dtype.wrap(int)).into_shared())
            }
            Data::Float(data) if dtype.is_float() => Data::Float(data.mapv(|float| dtype.narrow(float)).into_shared()),
            Data::Float(data) => Data::Int(data.mapv(|float| float_to_int(float, dtype)).into_shared()),
        };
        Array { dtype, data }
    }

    /// An array, or a scalar where it has no dimension.
    pub(crate) fn into_object(self) -> Object {
        if self.ndim() == 0
            && let Some(value) = self.first()
        {
            return Object::Scalar(Scalar { dtype: self.dtype, value });
        }
        Object::Array(Rc::new(self))
    }

    pub(crate) fn is_c_contiguous(&self) -> bool {
        each_data!(&self.data, data => data.is_standard_layout())
    }

    pub(crate) fn into_array_object(self) -> Object {
        Object::Array(Rc::new(self))
    }
}

/// C's conversion of a float to an integer, as x86-64 does it: what does not fit is the smallest 64-bit integer.
pub(crate) fn float_to_int(float: f64, dtype: DType) -> i64 {
    if dtype == DType::Bool {
        return (float != 0.0) as i64;
    }
    let inside = (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&float);
    dtype.wrap(if inside { float as i64 } else { i64::MIN })
}
