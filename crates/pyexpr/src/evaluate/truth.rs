//! The truth of a value.

use super::Machine;
use crate::error::{Result, value_error};
use crate::object::Object;

impl Machine<'_> {
    /// `bool(value)`.
    pub(crate) fn truth(&mut self, value: &Object) -> Result<bool> {
        Ok(match value {
            Object::None => false,
            Object::Bool(value) => *value,
            Object::Int(value) => *value != 0,
            Object::Float(value) => *value != 0.0,
            Object::Complex(value) => value.re != 0.0 || value.im != 0.0,
            Object::Str(text) => !text.is_empty(),
            Object::Bytes(bytes) => !bytes.is_empty(),
            Object::Deque(deque) => !deque.items.is_empty(),
            Object::List(items) | Object::Tuple(items) => !items.is_empty(),
            Object::NamedTuple(named) => !named.items.is_empty(),
            Object::Dict(dict) | Object::View(_, dict) => !dict.is_empty(),
            Object::Set(set) => !set.is_empty(),
            Object::Range(range) => !range.is_empty(),
            Object::Scalar(scalar) => scalar.value.is_true(),
            Object::Array(array) => match (array.size(), array.first()) {
                (1, Some(first)) => first.is_true(),
                (0, _) => {
                    self.note(
                        "DeprecationWarning: The truth value of an empty array is ambiguous. Returning False, but in \
                         future this will result in an error. Use `array.size > 0` to check that an array is not empty.",
                    );
                    false
                }
                _ => {
                    return Err(value_error(
                        "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()",
                    ));
                }
            },
            _ => true,
        })
    }
}
