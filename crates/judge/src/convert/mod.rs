//! Conversion between Rust types and [`Value`], so that a reference is a plain typed function.
//!
//! Arguments of a call are a tuple of types that implement [`FromValue`] and [`IntoValue`]; a data frame or an SQL
//! table is a [`Frame`] or [`Rows`] of a [`record!`].

mod array;
mod calls;
mod record;

pub use array::Element;
pub use calls::{call_parts, calls};
pub use record::{Cell, DateTime, Frame, Record, Rows, record};

use crate::value::Value;

/// A value is not of the Rust type asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}, found {found}")]
pub struct ConvertError {
    /// What was asked for, in Python's words.
    pub expected: String,
    /// What came.
    pub found: String,
}

impl ConvertError {
    /// The error for `found` where `expected` was asked for.
    pub fn new(expected: impl Into<String>, found: &Value) -> Self {
        ConvertError { expected: expected.into(), found: found.type_name() }
    }
}

/// A Rust type that a [`Value`] can become.
pub trait FromValue: Sized {
    /// Converts.
    ///
    /// # Errors
    /// [`ConvertError`] where the value is of another type or out of range.
    fn from_value(value: &Value) -> Result<Self, ConvertError>;
}

/// A Rust type that can become a [`Value`].
pub trait IntoValue {
    /// Converts.
    fn into_value(self) -> Value;
}

impl FromValue for Value {
    fn from_value(value: &Value) -> Result<Self, ConvertError> {
        Ok(value.clone())
    }
}

impl IntoValue for Value {
    fn into_value(self) -> Value {
        self
    }
}

impl FromValue for bool {
    fn from_value(value: &Value) -> Result<Self, ConvertError> {
        match value {
            Value::Bool(b) => Ok(*b),
            other => Err(ConvertError::new("bool", other)),
        }
    }
}

impl IntoValue for bool {
    fn into_value(self) -> Value {
        Value::Bool(self)
    }
}

macro_rules! integers {
    ($($type:ty),*) => { $(
        impl FromValue for $type {
            fn from_value(value: &Value) -> Result<Self, ConvertError> {
                match value {
                    Value::Int(number) => <$type>::try_from(*number)
                        .map_err(|_| ConvertError::new(concat!("an int that fits ", stringify!($type)), value)),
                    other => Err(ConvertError::new("int", other)),
                }
            }
        }

        impl IntoValue for $type {
            fn into_value(self) -> Value {
                Value::from(crate::value::BigInt::from(self))
            }
        }
    )* };
}
integers!(u8, i32, u32, i64, u64, usize);

impl FromValue for f64 {
    fn from_value(value: &Value) -> Result<Self, ConvertError> {
        match value {
            Value::Float(number) => Ok(*number),
            Value::Int(number) => Ok(*number as f64),
            other => Err(ConvertError::new("float", other)),
        }
    }
}

impl IntoValue for f64 {
    fn into_value(self) -> Value {
        Value::Float(self)
    }
}

impl FromValue for String {
    fn from_value(value: &Value) -> Result<Self, ConvertError> {
        match value {
            Value::Str(text) => Ok(text.clone()),
            other => Err(ConvertError::new("str", other)),
        }
    }
}

impl IntoValue for String {
    fn into_value(self) -> Value {
        Value::Str(self)
    }
}

impl IntoValue for &str {
    fn into_value(self) -> Value {
        Value::Str(self.to_owned())
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Value) -> Result<Self, ConvertError> {
        match value {
            Value::None => Ok(None),
            other => T::from_value(other).map(Some),
        }
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::None, T::into_value)
    }
}

impl<T: FromValue> FromValue for Vec<T> {
    fn from_value(value: &Value) -> Result<Self, ConvertError> {
        match value {
            Value::List(items) => items.iter().map(T::from_value).collect(),
            other => Err(ConvertError::new("list", other)),
        }
    }
}

impl<T: IntoValue> IntoValue for Vec<T> {
    fn into_value(self) -> Value {
        Value::List(self.into_iter().map(T::into_value).collect())
    }
}

/// No arguments at all.
impl FromValue for () {
    fn from_value(value: &Value) -> Result<Self, ConvertError> {
        match value {
            Value::Tuple(items) if items.is_empty() => Ok(()),
            other => Err(ConvertError::new("empty tuple", other)),
        }
    }
}

impl IntoValue for () {
    fn into_value(self) -> Value {
        Value::Tuple(Vec::new())
    }
}

macro_rules! tuples {
    ($($count:literal: $($type:ident $at:tt),+;)*) => { $(
        impl<$($type: FromValue),+> FromValue for ($($type,)+) {
            fn from_value(value: &Value) -> Result<Self, ConvertError> {
                match value {
                    Value::Tuple(items) if items.len() == $count => Ok(($($type::from_value(&items[$at])?,)+)),
                    other => Err(ConvertError::new(concat!("tuple of ", stringify!($count)), other)),
                }
            }
        }

        impl<$($type: IntoValue),+> IntoValue for ($($type,)+) {
            fn into_value(self) -> Value {
                Value::Tuple(vec![$(self.$at.into_value()),+])
            }
        }
    )* };
}
tuples! {
    1: A 0;
    2: A 0, B 1;
    3: A 0, B 1, C 2;
    4: A 0, B 1, C 2, D 3;
    5: A 0, B 1, C 2, D 3, E 4;
    6: A 0, B 1, C 2, D 3, E 4, F 5;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tuple_of_arguments_goes_there_and_back() {
        let arguments = (vec![0.5, -1.0], 2usize, Some("a".to_owned()), true);
        let value = arguments.clone().into_value();
        assert_eq!(FromValue::from_value(&value), Ok(arguments));
    }

    #[test]
    fn a_wrong_type_is_named() {
        let error =
            <Vec<f64>>::from_value(&Value::List(vec![Value::Str("x".into())])).expect_err("a string is no float");
        assert_eq!(error.to_string(), "expected float, found str");
        let error = u8::from_value(&Value::Int(-1)).expect_err("negative");
        assert_eq!(error.to_string(), "expected an int that fits u8, found int");
    }
}
