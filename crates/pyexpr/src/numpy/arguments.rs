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
                Object::Int(axis) => name != "offset" && i32::try_from(*axis).is_err(),
                Object::Float(_)
                | Object::BigInt(_)
                | Object::Complex(_)
                | Object::Dict(_)
                | Object::Set(_)
                | Object::Str(_) => true,
                _ => false,
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
            "keepdims" => !matches!(value, Object::Bool(_) | Object::Int(_) | Object::Scalar(_) | Object::None),
            "constant_values" => matches!(value, Object::None),
            "axes" => matches!(value, Object::None) && bound.name() == "tensordot",
            _ => false,
        };
        if odd {
            return Err(bound.refuse(name));
        }
    }
    Ok(())
}
