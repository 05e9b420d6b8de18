//! Arrays with elements left out or put in.

use super::accumulate::flat;
use super::coerce::{any_array, axis_argument, cast, int_argument, to_array};
use super::index::{on_data, slice_axis, take_axis};
use super::lanes::in_order_of;
use super::layout::{broadcast, from_vec, stretch};
use super::manipulate::{permuted_axes, reshaped};
use super::selection::index_array;
use crate::builtins::Bound;
use crate::error::{Result, index_error};
use crate::evaluate::Machine;
use crate::object::{Array, DType, Data, Object, Range};

/// The array to edit and the axis along which: flattened where none is given.
fn edited(machine: &mut Machine, bound: &Bound) -> Result<(Array, usize)> {
    let array = any_array(machine, bound.required("arr"))?;
    match bound.some("axis") {
        None => Ok((flat(machine, &array)?, 0)),
        Some(axis) => {
            let axis = axis_argument(axis, array.ndim())?;
            Ok((array, axis))
        }
    }
}

pub(super) fn delete(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let (array, axis) = edited(machine, bound)?;
    let extent = array.shape()[axis];
    let gone: Vec<i64> = match bound.required("obj") {
        Object::Slice(parts) => {
            let range = crate::evaluate::subscript::slice_range(parts, extent)?;
            (0..range.len()).map(|at| range.get(at)).collect()
        }
        one @ Object::Int(_) => {
            let at = int_argument(one)?;
            let shifted = if at < 0 { at + extent as i64 } else { at };
            if shifted < 0 || shifted >= extent as i64 {
                return Err(index_error(format!("index {at} is out of bounds for axis {axis} with size {extent}")));
            }
            vec![shifted]
        }
        other => {
            let places = to_array(machine, other)?;
            if places.dtype == DType::Bool || places.ndim() != 1 {
                return Err(bound.refuse("obj"));
            }
            // One place is looked up along the axis, several in a mask of their own.
            let named = if places.size() == 1 { axis } else { 0 };
            if array.size() == 0 && places.size() > 0 {
                return Err(bound.refuse("obj"));
            }
            let places = if places.size() == 0 { Vec::new() } else { index_array(machine, other)?.to_ints() };
            places.into_iter().map(|at| super::index::check(at, named, extent)).collect::<Result<_>>()?
        }
    };
    machine.meter.array(&[extent])?;
    machine.meter.work(gone.len())?;
    let mut is_kept = vec![true; extent];
    for place in gone {
        is_kept[place as usize] = false;
    }
    let kept: Vec<i64> = (0..extent as i64).filter(|&place| is_kept[place as usize]).collect();
    let kept = Array::from_ints(DType::Int64, &[kept.len()], kept)?;
    Ok(in_order_of(&take_axis(machine, &array, &kept, axis)?, &array).into_array_object())
}

pub(super) fn insert(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let (array, axis) = edited(machine, bound)?;
    let Object::Int(at) = bound.required("obj") else {
        return Err(bound.refuse("obj"));
    };
    let extent = array.shape()[axis] as i64;
    let place = if *at < 0 { at + extent } else { *at };
    if place < 0 || place > extent {
        return Err(index_error(format!("index {at} is out of bounds for axis {axis} with size {extent}")));
    }
    let values = to_array(machine, bound.required("values"))?;
    let narrow = array.dtype.is_integer() && array.dtype != DType::Int64 || array.dtype == DType::Bool;
    if narrow && !matches!(bound.required("values"), Object::Array(_) | Object::Scalar(_)) {
        // Python's numbers must fit the narrow integers.
        return Err(bound.refuse("values"));
    }
    let values = cast(machine, &values, array.dtype)?;
    // The first axis of the values runs along the axis that grows; the others broadcast.
    let mut lifted = vec![1; array.ndim().saturating_sub(values.ndim())];
    lifted.extend(values.shape());
    if lifted.len() > array.ndim() {
        return Err(bound.refuse("values"));
    }
    let mut order: Vec<usize> = (1..lifted.len()).collect();
    order.insert(axis, 0);
    let values = permuted_axes(&reshaped(&values, &lifted)?, &order);
    let mut shape = array.shape().to_vec();
    shape[axis] = values.shape()[axis];
    if broadcast(&[values.shape(), &shape]).as_deref() != Some(&shape[..]) {
        return Err(bound.refuse("values"));
    }
    machine.meter.array(&shape)?;
    let values = Array {
        dtype: values.dtype,
        data: on_data!(&values.data, data => from_vec(&shape, stretch(data, &shape).iter().copied().collect())?),
    };
    let cut = |start: i64, stop: i64| slice_axis(&array, axis, Range { start, stop, step: 1 });
    let parts = [cut(0, place), values, cut(place, extent)];
    Ok(in_order_of(&super::joining::join(machine, &parts, axis)?, &array).into_array_object())
}
