//! Arguments of odd types: what NumPy says of them, and what it looks at first, differs from function to function.

use crate::builtins::Bound;
use crate::error::Result;
use crate::object::{DType, Object};

/// Refuses what is neither a usual axis, nor a usual dtype, and so on, before anything else of a call is judged.
pub(crate) fn check(bound: &Bound) -> Result<()> {
    for (name, value) in bound.given() {
        let odd = match name {
            "axis" if bound.name() == "apply_along_axis" => !matches!(value, Object::Int(_)),
            "axis" if bound.name() == "take_along_axis" => !matches!(bound.required("arr"), Object::Array(_)),
            "offset" if !matches!(value, Object::Int(_)) => true,
            "axis" | "offset" | "axis1" | "axis2" => match value {
                Object::Array(array) => array.ndim() > 0,
                Object::Int(axis) if i32::try_from(*axis).is_err() => name != "offset",
                Object::List(_) => matches!(bound.name(), "concatenate" | "concat" | "stack"),
                Object::Tuple(axes) if bound.name() == "norm" => axes.len() > 2,
                Object::Tuple(axes) if bound.name() == "nanmedian" => axes.len() > 1,
                Object::Scalar(scalar) => !scalar.dtype.is_integer(),
                Object::None | Object::Int(_) | Object::Bool(_) | Object::Tuple(_) => false,
                _ => true,
            },
            "dtype" => match value {
                Object::Str(name) => DType::parse(name).is_none(),
                other => !matches!(other, Object::None | Object::DType(_) | Object::Type(_)),
            },
            "keepdims" if bound.name().ends_with("quantile") || bound.name().ends_with("percentile") => {
                !matches!(bound.required("a"), Object::Array(_) | Object::List(_) | Object::Tuple(_))
            }
            "keepdims" => match value {
                Object::Bool(_) | Object::Int(_) => false,
                Object::Scalar(scalar) => !scalar.dtype.is_integer() && scalar.dtype != DType::Bool,
                Object::None => bound.name() != "median",
                _ => true,
            },
            "source" | "destination" => matches!(value, Object::Int(axis) if i32::try_from(*axis).is_err()),
            "constant_values" => matches!(value, Object::None),
            "axes" if bound.name() == "tensordot" => {
                !matches!(value, Object::Int(_) | Object::List(_) | Object::Tuple(_))
                    && !matches!(value, Object::Array(array) if array.dtype.is_integer() && array.ndim() > 0)
            }
            "shape" if bound.name() == "broadcast_to" => match value {
                Object::Int(_) => false,
                Object::Tuple(extents) | Object::List(extents) => {
                    !extents.iter().all(|extent| matches!(extent, Object::Int(_)))
                }
                _ => true,
            },
            _ => false,
        };
        if odd {
            return Err(bound.refuse(name));
        }
    }
    Ok(())
}
