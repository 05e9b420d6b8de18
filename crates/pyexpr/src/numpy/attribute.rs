//! Attributes of arrays, scalars and dtypes that are not methods.

use super::coerce::any_array;
use super::dtypes::kind_code;
use super::manipulate::{permuted_axes, shape_object, transposed};
use crate::error::{Result, value_error};
use crate::evaluate::Machine;
use crate::object::{Array, DType, Object, Type};

/// The value of an attribute; `None` where it is a method or unknown.
pub(crate) fn get(machine: &mut Machine, object: &Object, name: &str) -> Result<Option<Object>> {
    let array = any_array(machine, object)?;
    Ok(Some(match name {
        "shape" => shape_object(array.shape()),
        "ndim" => Object::Int(array.ndim() as i64),
        "size" => Object::Int(array.size() as i64),
        "dtype" => Object::DType(array.dtype),
        "itemsize" => Object::Int(array.dtype.item_size() as i64),
        "nbytes" => Object::Int((array.size() * array.dtype.item_size()) as i64),
        "T" => rewrap(object, transposed(&array)),
        "mT" => {
            let ndim = array.ndim();
            if ndim < 2 {
                return Err(value_error("matrix transpose with ndim < 2 is undefined"));
            }
            let mut order: Vec<usize> = (0..ndim).collect();
            order.swap(ndim - 1, ndim - 2);
            permuted_axes(&array, &order).into_array_object()
        }
        "real" => rewrap(object, super::complex::real(machine, &array)?),
        "imag" => rewrap(object, super::complex::imaginary(machine, &array)?),
        _ => return Ok(None),
    }))
}

/// A scalar stays a scalar, an array an array.
fn rewrap(object: &Object, array: Array) -> Object {
    match object {
        Object::Scalar(_) => array.into_object(),
        _ => array.into_array_object(),
    }
}

/// The value of an attribute of a dtype.
pub(crate) fn of_dtype(dtype: DType, name: &str) -> Option<Object> {
    Some(match name {
        "name" => Object::from(dtype.name()),
        "itemsize" => Object::Int(dtype.item_size() as i64),
        "kind" => Object::from(kind_code(dtype)),
        "str" => Object::from(format!("{}{}{}", byte_order(dtype, "<"), kind_code(dtype), dtype.item_size())),
        "byteorder" => Object::from(byte_order(dtype, "=")),
        "alignment" => Object::Int(dtype.part().item_size() as i64),
        "num" => Object::Int(match dtype {
            DType::Bool => 0,
            DType::Int8 => 1,
            DType::UInt8 => 2,
            DType::Int16 => 3,
            DType::UInt16 => 4,
            DType::Int32 => 5,
            DType::UInt32 => 6,
            DType::Int64 => 7,
            DType::UInt64 => 8,
            DType::Float16 => 23,
            DType::Float32 => 11,
            DType::Float64 => 12,
            DType::Complex64 => 14,
            DType::Complex128 => 15,
        }),
        "isnative" => Object::Bool(true),
        "hasobject" => Object::Bool(false),
        "isbuiltin" => Object::Int(1),
        "flags" => Object::Int(0),
        "fields" | "names" | "subdtype" | "metadata" => Object::None,
        "base" => Object::DType(dtype),
        "char" => Object::from(match dtype {
            DType::Bool => "?",
            DType::Int8 => "b",
            DType::Int16 => "h",
            DType::Int32 => "i",
            DType::Int64 => "l",
            DType::UInt8 => "B",
            DType::UInt16 => "H",
            DType::UInt32 => "I",
            DType::UInt64 => "L",
            DType::Float16 => "e",
            DType::Float32 => "f",
            DType::Float64 => "d",
            DType::Complex64 => "F",
            DType::Complex128 => "D",
        }),
        "type" => Object::Type(Type::Scalar(dtype)),
        "ndim" => Object::Int(0),
        "shape" => Object::tuple(Vec::new()),
        _ => return None,
    })
}

/// One byte has no order.
fn byte_order(dtype: DType, order: &'static str) -> &'static str {
    if dtype.item_size() == 1 { "|" } else { order }
}
