//! Calls of an asked class's methods.

/// Names the methods of an asked class, so that a sequence of calls is a vector of an enumeration.
///
/// In a case each call is a tuple of the method's name and the tuple of its arguments. Each variant has the name that
/// Python calls first.
///
/// ```
/// use judge::prelude::*;
/// use judge::value::literal::print;
///
/// calls! { enum Call { Push("push", loss: f64), Minimum("minimum") } }
///
/// fn losses((): (), calls: Vec<Call>) -> Vec<Option<f64>> {
///     let mut seen: Vec<f64> = Vec::new();
///     calls.into_iter().map(|call| match call {
///         Call::Push { loss } => { seen.push(loss); None }
///         Call::Minimum {} => seen.iter().copied().reduce(f64::min),
///     }).collect()
/// }
///
/// let checker: Checker =
///     Checker::new(losses).example("", ((), vec![Call::Push { loss: 0.5 }, Call::Minimum {}])).into();
/// let arguments = &checker.examples()[0].arguments;
/// assert_eq!(print(arguments), "((), [('push', (0.5,)), ('minimum', ())])");
/// assert_eq!(print(&checker.expected(arguments).unwrap()), "[None, 0.5]");
/// ```
#[macro_export]
macro_rules! calls {
    ($(#[$meta:meta])* $visibility:vis enum $name:ident {
        $($variant:ident($method:literal $(, $field:ident: $type:ty)* $(,)?)),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        $visibility enum $name {
            $(#[allow(missing_docs)] $variant { $($field: $type),* }),+
        }

        impl $crate::convert::IntoValue for $name {
            fn into_value(self) -> $crate::value::Value {
                use $crate::value::Value;
                let (method, arguments): (&str, Vec<Value>) = match self {
                    $($name::$variant { $($field),* } =>
                        ($method, vec![$($crate::convert::IntoValue::into_value($field)),*])),+
                };
                Value::Tuple(vec![Value::Str(method.into()), Value::Tuple(arguments)])
            }
        }

        impl $crate::convert::FromValue for $name {
            fn from_value(value: &$crate::value::Value) -> Result<Self, $crate::convert::ConvertError> {
                let wrong = |expected: &str| $crate::convert::ConvertError::new(expected, value);
                let (method, arguments) = $crate::convert::call_parts(value)?;
                match method {
                    $($method => {
                        #[allow(unused_mut, unused_variables)]
                        let mut given = arguments.iter();
                        let call = $name::$variant { $($field: $crate::convert::FromValue::from_value(
                            given.next().ok_or_else(|| wrong(concat!("more arguments of ", $method)))?
                        )?),* };
                        match given.next() {
                            None => Ok(call),
                            Some(_) => Err(wrong(concat!("fewer arguments of ", $method))),
                        }
                    })+
                    _ => Err(wrong("a call of one of the methods")),
                }
            }
        }
    };
}

pub use crate::calls;

use super::ConvertError;
use crate::value::Value;

/// The method's name and the arguments of a call.
///
/// # Errors
/// [`ConvertError`] where the value is not a tuple of a string and a tuple.
pub fn call_parts(value: &Value) -> Result<(&str, &[Value]), ConvertError> {
    match value {
        Value::Tuple(parts) => match parts.as_slice() {
            [Value::Str(method), Value::Tuple(arguments)] => Ok((method, arguments)),
            _ => Err(ConvertError::new("a method's name and its arguments", value)),
        },
        _ => Err(ConvertError::new("a method's name and its arguments", value)),
    }
}
