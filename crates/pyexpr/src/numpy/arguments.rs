//! Arguments of odd types: what NumPy says of them, and what it looks at first, differs from function to function.

use crate::builtins::Bound;
use crate::error::Result;
use crate::object::Object;

/// Refuses what is neither a usual axis, nor a usual dtype, and so on, before anything else of a call is judged.
pub(crate) fn check(bound: &Bound) -> Result<()> {
    for (name, value) in bound.given() {
        let odd = match name {
            "axis" | "offset" | "axis1" | "axis2" => match value {
                Object::Array(array) => array.ndim() > 0,
                Object::Int(axis) if i32::try_from(*axis).is_err() => name != "offset",
                Object::List(_) => matches!(bound.name(), "concatenate" | "concat" | "stack"),
                Object::Tuple(axes) if bound.name() == "norm" => axes.len() > 2,
                Object::Tuple(axes) if bound.name() == "nanmedian" => axes.len() > 1,
                Object::None | Object::Int(_) | Object::Bool(_) | Object::Scalar(_) | Object::Tuple(_) => false,
                _ => true,
            },
            "dtype" => matches!(
                value,
                Object::Bool(_)
                    | Object::Int(_)
                    | Object::Float(_)
                    | Object::Array(_)
                    | Object::Scalar(_)
                    | Object::List(_)
                    | Object::Tuple(_)
            ),
            "keepdims" if bound.name().ends_with("quantile") || bound.name().ends_with("percentile") => {
                !matches!(bound.required("a"), Object::Array(_) | Object::List(_) | Object::Tuple(_))
            }
            "keepdims" => !matches!(value, Object::Bool(_) | Object::Int(_) | Object::Scalar(_) | Object::None),
            "constant_values" => matches!(value, Object::None),
            "axes" if bound.name() == "tensordot" => !matches!(
                value,
                Object::Int(_) | Object::Scalar(_) | Object::List(_) | Object::Tuple(_) | Object::Array(_)
            ),
            _ => false,
        };
        if odd {
            return Err(bound.refuse(name));
        }
    }
    Ok(())
}
