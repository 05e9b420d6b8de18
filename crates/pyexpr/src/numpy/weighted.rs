//! Weighted averages and covariances.

use super::coerce::{any_array, cast, int_argument, to_array};
use super::index::on_data;
use super::layout::from_vec;
use super::manipulate::{permuted_axes, reshaped};
use super::reduce::Reduction;
use super::ufunc::{Binary, apply_binary};
use crate::builtins::Bound;
use crate::error::{Result, unsupported, value_error};
use crate::evaluate::Machine;
use crate::object::{Array, DType, Data, Number, Object};

pub(super) fn average(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    let axes = super::coerce::axes_argument(bound.some("axis"), array.ndim()).map_err(|error| match error {
        crate::error::Error::Raised { kind: "AxisError", message, .. } => {
            crate::error::raised("AxisError", format!("axis: {message}"))
        }
        other => other,
    })?;
    let Some(weights) = bound.some("weights") else {
        if array.dtype == DType::Float16 {
            return Err(unsupported("np.average of float16"));
        }
        let inexact = array.dtype.is_float() || array.dtype.is_complex();
        let array = if inexact { array } else { cast(machine, &array, DType::Float64)? };
        if array.size() == 0 {
            return Err(unsupported("np.average of nothing"));
        }
        let result = super::statistics::mean_of(machine, &array, &axes)?;
        return super::reduce::finish(machine, bound, result, &axes);
    };
    let weights = to_array(machine, weights)?;
    let weights = if weights.shape() == array.shape() {
        weights
    } else {
        if bound.some("axis").is_none() {
            return Err(crate::error::type_error("Axis must be specified when shapes of a and weights differ."));
        }
        let [axis] = axes[..] else {
            return Err(bound.refuse("weights"));
        };
        if weights.ndim() != 1 {
            return Err(bound.refuse("weights"));
        }
        if weights.size() != array.shape()[axis] {
            return Err(value_error("Shape of weights must be consistent with shape of a along specified axis."));
        }
        let mut shape = vec![1; array.ndim()];
        shape[axis] = weights.size();
        reshaped(&weights, &shape)?
    };
    if array.dtype == DType::Float16 || array.dtype == DType::Complex64 {
        return Err(unsupported("np.average of these with weights"));
    }
    let dtype = array.dtype.promote(weights.dtype);
    let inexact = array.dtype.is_complex() || (array.dtype.is_float() && dtype.is_float());
    let dtype = if inexact { dtype } else { DType::Float64 };
    // NumPy broadcasts the weights without copying, so their sum walks over them again and again.
    let broadcast = {
        let shape = array.shape().to_vec();
        machine.meter.array(&shape)?;
        let weights = cast(machine, &weights, dtype)?;
        Array {
            dtype,
            data: on_data!(&weights.data, data => {
                from_vec(&shape, super::layout::stretch(data, &shape).iter().copied().collect())?
            }),
        }
    };
    if array.size() == 0 {
        return Err(unsupported("a weighted np.average of nothing"));
    }
    let scale = super::reduce::reduce_in(machine, Reduction::Sum, &broadcast, &axes)?;
    if scale.to_floats().contains(&0.0) {
        return Err(crate::error::raised("ZeroDivisionError", "Weights sum to zero, can't be normalized"));
    }
    let array = cast(machine, &array, dtype)?;
    let products = apply_binary(machine, Binary::Multiply, &array, &broadcast)?;
    let sum = super::reduce::reduce_in(machine, Reduction::Sum, &products, &axes)?;
    let result = apply_binary(machine, Binary::Divide, &sum, &scale)?;
    super::reduce::finish(machine, bound, result, &axes)
}

pub(super) fn cov(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = to_array(machine, bound.required("m"))?;
    if array.ndim() > 2 {
        return Err(value_error("m has more than 2 dimensions"));
    }
    let flag = |machine: &mut Machine, name: &str, default: bool| match bound.get(name) {
        Some(value) => machine.truth(value),
        None => Ok(default),
    };
    let rows = flag(machine, "rowvar", true)?;
    let bias = flag(machine, "bias", false)?;
    let ddof = match bound.some("ddof") {
        Some(ddof) => int_argument(ddof)?,
        None => !bias as i64,
    };
    let array = cast(machine, &array, DType::Float64)?;
    let mut x = if array.ndim() < 2 { reshaped(&array, &[1, array.size()])? } else { array };
    if !rows && x.shape()[0] != 1 {
        x = super::manipulate::transposed(&x);
    }
    if x.size() == 0 {
        return Err(unsupported("np.cov of nothing"));
    }
    let count = x.shape()[1] as i64;
    let mean = super::statistics::mean_of(machine, &x, &[1])?;
    let mean = super::reduce::keep_dims(mean, &[1]);
    let mut factor = (count - ddof) as f64;
    if factor <= 0.0 {
        machine.note("RuntimeWarning: Degrees of freedom <= 0 for slice");
        factor = 0.0;
    }
    let centred = apply_binary(machine, Binary::Subtract, &x, &mean)?;
    let turned = permuted_axes(&centred, &[1, 0]);
    let product = super::linalg::multiply(machine, &centred, &turned)?;
    let scale = Array::from_number(DType::Float64, Number::Float(1.0 / factor));
    let result = apply_binary(machine, Binary::Multiply, &product, &scale)?;
    if result.size() == 1 {
        return Ok(reshaped(&result, &[])?.into_array_object());
    }
    Ok(result.into_array_object())
}
