//! NumPy arrays as arrays of the `ndarray` crate.

use super::{ConvertError, FromValue, IntoValue};
use crate::value::{Data, NdArray, Value};
use ndarray::{Array, ArrayD, Dimension, IxDyn};

/// A Rust number that is a NumPy element type.
pub trait Element: Copy {
    /// NumPy's name of the dtype.
    const NAME: &'static str;
    /// The elements, where they are of this type.
    fn from_data(data: &Data) -> Option<&[Self]>;
    /// The elements as array data.
    fn into_data(items: Vec<Self>) -> Data;
}

macro_rules! elements {
    ($($type:ty, $variant:ident, $name:literal;)*) => { $(
        impl Element for $type {
            const NAME: &'static str = $name;

            fn from_data(data: &Data) -> Option<&[Self]> {
                match data {
                    Data::$variant(items) => Some(items),
                    _ => None,
                }
            }

            fn into_data(items: Vec<Self>) -> Data {
                Data::$variant(items)
            }
        }
    )* };
}
elements! {
    bool, Bool, "bool";
    i32, Int32, "int32";
    i64, Int64, "int64";
    u8, UInt8, "uint8";
    f32, Float32, "float32";
    f64, Float64, "float64";
}

impl<T: Element, D: Dimension> FromValue for Array<T, D> {
    fn from_value(value: &Value) -> Result<Self, ConvertError> {
        let wanted = || match D::NDIM {
            Some(axes) => format!("{} array with {axes} axes", T::NAME),
            None => format!("{} array", T::NAME),
        };
        let Value::NdArray(array) = value else {
            return Err(ConvertError::new(wanted(), value));
        };
        let items = T::from_data(array.data()).ok_or_else(|| ConvertError::new(wanted(), value))?;
        ArrayD::from_shape_vec(IxDyn(array.shape()), items.to_vec())
            .and_then(ArrayD::into_dimensionality)
            .map_err(|_| ConvertError::new(wanted(), value))
    }
}

impl<T: Element, D: Dimension> IntoValue for Array<T, D> {
    fn into_value(self) -> Value {
        let shape = self.shape().to_vec();
        let data = T::into_data(self.iter().copied().collect());
        NdArray::new(shape, data).map_or(Value::None, Value::NdArray)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array1, Array2, array};

    #[test]
    fn arrays_keep_shape_and_type() {
        let matrix = array![[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]];
        let value = matrix.t().to_owned().into_value();
        assert_eq!(value.type_name(), "float64 array of shape (2, 3)");
        assert_eq!(<Array2<f64>>::from_value(&value), Ok(matrix.t().to_owned()));
        let error = <Array1<f64>>::from_value(&value).expect_err("two axes");
        assert_eq!(error.expected, "float64 array with 1 axes");
        assert!(<Array2<i64>>::from_value(&value).is_err());
    }
}
