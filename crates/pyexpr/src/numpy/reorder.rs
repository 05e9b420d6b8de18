//! Repeating, turning and rolling along an axis.

use super::accumulate::flat;
use super::coerce::{any_array, axis as check_axis, distinct_axes, int_argument, shape_argument};
use super::index::slice_axis;
use super::lanes::contiguous;
use super::manipulate::{permuted_axes, reshaped};
use crate::builtins::Bound;
use crate::error::{Result, unsupported, value_error};
use crate::evaluate::Machine;
use crate::object::{Array, DType, Object, Range};

pub(super) fn repeat(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    match bound.required("repeats") {
        Object::Int(_) => {}
        Object::Scalar(scalar) if !scalar.dtype.is_integer() => return Err(bound.refuse("repeats")),
        Object::Array(array) if !array.dtype.is_integer() || array.dtype == DType::UInt64 => {
            return Err(bound.refuse("repeats"));
        }
        Object::List(items) | Object::Tuple(items) if !items.iter().all(|item| matches!(item, Object::Int(_))) => {
            return Err(bound.refuse("repeats"));
        }
        Object::Scalar(_) | Object::Array(_) | Object::List(_) | Object::Tuple(_) | Object::Range(_) => {}
        _ => return Err(bound.refuse("repeats")),
    }
    let (array, axis) = super::coerce::axis_or_flat(machine, bound.some("axis"), &array)?;
    let extent = array.shape()[axis];
    let counts = shape_argument(machine, bound.required("repeats"))?;
    let single = counts.len() == 1;
    let counts = match counts.as_slice() {
        [one] if *one < 0 && extent > 0 => return Err(value_error("negative dimensions are not allowed")),
        [one] if *one < 0 => return Err(bound.refuse("repeats")),
        [one] => vec![*one; extent],
        _ if counts.len() == extent => counts,
        _ => {
            return Err(value_error(format!(
                "operands could not be broadcast together with shape ({extent},) ({},)",
                counts.len()
            )));
        }
    };
    if counts.iter().any(|&count| count < 0) {
        return Err(value_error(if single {
            "negative dimensions are not allowed"
        } else {
            "repeats may not contain negative values."
        }));
    }
    let total = counts.iter().fold(0usize, |total, &count| total.saturating_add(crate::limits::count(count)));
    machine.meter.array(&[total])?;
    let indices: Vec<i64> = counts
        .iter()
        .enumerate()
        .flat_map(|(place, &count)| std::iter::repeat_n(place as i64, crate::limits::count(count)))
        .collect();
    let indices = Array::from_ints(DType::Int64, &[total], indices)?;
    // Unlike what an index picks, this lies in C order.
    Ok(contiguous(&super::index::take_axis(machine, &array, &indices, axis)?).into_array_object())
}

pub(super) fn reversed(array: &Array, axis: usize) -> Array {
    let extent = array.shape()[axis] as i64;
    slice_axis(array, axis, Range { start: extent - 1, stop: -1, step: -1 })
}

pub(super) fn flip(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("m"))?;
    let axes = distinct_axes(bound.some("axis"), array.ndim())?;
    Ok(axes.into_iter().fold(array, |array, axis| reversed(&array, axis)).into_object())
}

pub(super) fn flip_one(machine: &mut Machine, bound: &Bound, axis: usize) -> Result<Object> {
    let array = any_array(machine, bound.required("m"))?;
    if array.ndim() <= axis {
        return Err(value_error(format!("Input must be >= {}-d.", axis + 1)));
    }
    Ok(reversed(&array, axis).into_array_object())
}

/// The elements moved on by `shift` along one axis.
fn rolled(machine: &mut Machine, array: &Array, shift: i64, axis: usize) -> Result<Array> {
    let extent = array.shape()[axis] as i64;
    if extent == 0 {
        return Ok(array.clone());
    }
    let indices: Vec<i64> = (0..extent).map(|place| (place - shift.rem_euclid(extent)).rem_euclid(extent)).collect();
    let indices = Array::from_ints(DType::Int64, &[extent as usize], indices)?;
    super::index::take_axis(machine, array, &indices, axis)
}

pub(super) fn roll(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    let shifts = shape_argument(machine, bound.required("shift"))?;
    match bound.some("axis") {
        None => {
            let [shift] = shifts[..] else {
                return Err(bound.refuse("shift"));
            };
            let flattened = flat(machine, &array)?;
            let result = rolled(machine, &flattened, shift, 0)?;
            Ok(reshaped(&result, array.shape())?.into_array_object())
        }
        Some(axes) => {
            let axes = shape_argument(machine, axes)?;
            let count = axes.len().max(shifts.len());
            if (axes.len() != count && axes.len() != 1) || (shifts.len() != count && shifts.len() != 1) {
                return Err(bound.refuse("shift"));
            }
            let mut result = array;
            for place in 0..count {
                let axis = check_axis(axes[place % axes.len()], result.ndim())?;
                result = rolled(machine, &result, shifts[place % shifts.len()], axis)?;
            }
            Ok(result.into_array_object())
        }
    }
}

pub(super) fn rot90(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    if bound.some("axes").is_some() {
        return Err(bound.refuse("axes"));
    }
    let array = any_array(machine, bound.required("m"))?;
    if array.ndim() < 2 {
        return Err(unsupported("np.rot90 of fewer than 2 dimensions"));
    }
    let turns = match bound.get("k") {
        None => 1,
        Some(turns) => int_argument(turns)?.rem_euclid(4),
    };
    let mut order: Vec<usize> = (0..array.ndim()).collect();
    order.swap(0, 1);
    Ok(match turns {
        0 => array,
        1 => permuted_axes(&reversed(&array, 1), &order),
        2 => reversed(&reversed(&array, 0), 1),
        _ => reversed(&permuted_axes(&array, &order), 1),
    }
    .into_array_object())
}
