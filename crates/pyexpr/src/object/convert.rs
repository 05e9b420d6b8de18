//! Objects from outside values, and back.

use std::rc::Rc;

use num_bigint::BigInt;

use super::array::{Array, ArrayParts, Elements};
use super::dict::Dict;
use super::dtype::DType;
use super::set::Set;
use super::{Number, Object, Scalar};
use crate::error::Result;

impl From<&str> for Object {
    fn from(text: &str) -> Object {
        Object::Str(text.into())
    }
}

impl From<String> for Object {
    fn from(text: String) -> Object {
        Object::Str(text.into())
    }
}

impl Object {
    /// An array of float64 from its elements in C order.
    pub fn float_array(shape: &[usize], elements: Vec<f64>) -> Result<Object> {
        Object::array(ArrayParts { dtype: DType::Float64, shape: shape.into(), elements: Elements::Float(elements) })
    }

    /// An array of int64 from its elements in C order.
    pub fn int_array(shape: &[usize], elements: Vec<i64>) -> Result<Object> {
        Object::array(ArrayParts { dtype: DType::Int64, shape: shape.into(), elements: Elements::Int(elements) })
    }

    /// An array of bool from its elements in C order.
    pub fn bool_array(shape: &[usize], elements: Vec<bool>) -> Result<Object> {
        Object::array(ArrayParts {
            dtype: DType::Bool,
            shape: shape.into(),
            elements: Elements::Int(elements.into_iter().map(i64::from).collect()),
        })
    }

    /// An array of any supported dtype. A wrong count of elements, or one that does not fit the dtype, is an error.
    pub fn array(parts: ArrayParts) -> Result<Object> {
        parts.into_array().map(|array| Object::Array(Rc::new(array)))
    }

    /// A NumPy scalar such as `np.float64(1.5)`. A number that does not fit the dtype is an error.
    pub fn scalar(dtype: DType, value: Number) -> Result<Object> {
        let elements = match value {
            Number::Int(value) => Elements::Int(vec![value]),
            Number::Float(value) => Elements::Float(vec![value]),
            Number::Complex(value) => Elements::Complex(vec![value]),
        };
        let parts = ArrayParts { dtype, shape: Vec::new(), elements };
        parts.into_array().map(Array::into_object)
    }

    /// An `int` of any size from its decimal digits. `None` where the text is not a number.
    pub fn int_from_decimal(text: &str) -> Option<Object> {
        text.parse::<BigInt>().ok().map(Object::from)
    }

    /// A `list`.
    pub fn list_of(items: Vec<Object>) -> Object {
        Object::list(items)
    }

    /// A `tuple`.
    pub fn tuple_of(items: Vec<Object>) -> Object {
        Object::tuple(items)
    }

    /// A `dict` from pairs in order. A key that cannot be hashed is an error.
    pub fn dict_of(pairs: Vec<(Object, Object)>) -> Result<Object> {
        let mut dict = Dict::default();
        for (key, value) in pairs {
            dict.insert(key, value)?;
        }
        Ok(Object::Dict(Rc::new(dict)))
    }

    /// A `set`. A member that cannot be hashed is an error.
    pub fn set_of(members: Vec<Object>) -> Result<Object> {
        Ok(Object::Set(Rc::new(Set::from_objects(members)?)))
    }

    /// The array taken apart, elements in C order. `None` for anything but an array.
    pub fn as_array(&self) -> Option<ArrayParts> {
        match self {
            Object::Array(array) => {
                Some(ArrayParts { dtype: array.dtype, shape: array.shape().into(), elements: array.elements() })
            }
            _ => None,
        }
    }

    /// The NumPy scalar. `None` for anything else.
    pub fn as_scalar(&self) -> Option<Scalar> {
        match self {
            Object::Scalar(scalar) => Some(*scalar),
            _ => None,
        }
    }

    /// The items of a list. `None` for anything else.
    pub fn as_list(&self) -> Option<&[Object]> {
        match self {
            Object::List(items) => Some(items),
            _ => None,
        }
    }

    /// The items of a tuple. `None` for anything else.
    pub fn as_tuple(&self) -> Option<&[Object]> {
        match self {
            Object::Tuple(items) => Some(items),
            Object::NamedTuple(named) => Some(&named.items),
            _ => None,
        }
    }

    /// The pairs of a dict in order. `None` for anything else.
    pub fn as_dict(&self) -> Option<&[(Object, Object)]> {
        match self {
            Object::Dict(dict) => Some(dict.entries()),
            _ => None,
        }
    }

    /// The members of a set in no particular order. `None` for anything else.
    pub fn as_set(&self) -> Option<&[Object]> {
        match self {
            Object::Set(set) => Some(set.members()),
            _ => None,
        }
    }

    /// The decimal digits of an `int` of any size, bools not included. `None` for anything else.
    pub fn as_int_decimal(&self) -> Option<String> {
        match self {
            Object::Int(value) => Some(value.to_string()),
            Object::BigInt(value) => Some(value.to_string()),
            _ => None,
        }
    }
}
