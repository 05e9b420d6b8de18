//! The methods of ufuncs that have no loop of their own: elements are combined one after the other.

use super::{Binary, apply_binary};
use crate::builtins::Bound;
use crate::error::{Result, index_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::limits::OBJECT;
use crate::numpy::coerce::{any_array, cast, int_argument, reduced_axes, shape_argument};
use crate::numpy::index::{row, slice_axis};
use crate::numpy::joining::join;
use crate::numpy::manipulate::{insert_axis, permuted_axes};
use crate::numpy::reduce::{Reduction, finish, reduce};
use crate::object::{Array, DType, Object, Range};

/// The array with the axis in front, in the dtype that the ufunc computes in.
fn prepared(machine: &mut Machine, ufunc: Binary, array: &Array, axis: usize) -> Result<Array> {
    let refused = || unsupported(format!("np.{}.reduce of {}", ufunc.name(), array.dtype.name()));
    let logical = matches!(ufunc, Binary::LogicalAnd | Binary::LogicalOr | Binary::LogicalXor);
    let bitwise = matches!(ufunc, Binary::BitwiseAnd | Binary::BitwiseOr | Binary::BitwiseXor);
    let floating = matches!(
        ufunc,
        Binary::Divide | Binary::Hypot | Binary::Logaddexp | Binary::Logaddexp2 | Binary::Arctan2 | Binary::FloatPower
    );
    let dtype = match ufunc {
        _ if logical => DType::Bool,
        Binary::Equal
        | Binary::NotEqual
        | Binary::Less
        | Binary::LessEqual
        | Binary::Greater
        | Binary::GreaterEqual
        | Binary::Copysign
        | Binary::Heaviside => return Err(refused()),
        _ if array.dtype.is_complex() || array.dtype == DType::Bool && !bitwise => return Err(refused()),
        Binary::Add | Binary::Multiply if array.dtype.is_unsigned() => return Err(refused()),
        Binary::Add | Binary::Multiply if array.dtype.is_integer() => DType::Int64,
        Binary::FloatPower => DType::Float64,
        _ if floating && array.dtype.is_integer() && array.dtype.item_size() < 4 => return Err(refused()),
        _ if floating && array.dtype.is_integer() => DType::Float64,
        _ => array.dtype,
    };
    let array = cast(machine, array, dtype)?;
    let order: Vec<usize> = std::iter::once(axis).chain((0..array.ndim()).filter(|&other| other != axis)).collect();
    Ok(permuted_axes(&array, &order))
}

/// Combines the elements along the first axis; `each` sees what there is so far.
fn fold(
    machine: &mut Machine,
    ufunc: Binary,
    array: &Array,
    mut each: impl FnMut(&mut Machine, &Array) -> Result<()>,
) -> Result<Array> {
    let notes = machine.notes.len();
    let mut result = row(array, 0);
    each(machine, &result)?;
    for place in 1..array.shape()[0] {
        machine.meter.work(8 * OBJECT)?;
        result = apply_binary(machine, ufunc, &result, &row(array, place))?;
        each(machine, &result)?;
    }
    if machine.notes.len() > notes {
        return Err(unsupported(format!("the warnings of np.{}.reduce", ufunc.name())));
    }
    Ok(result)
}

/// `ufunc.reduce` along one axis.
pub(super) fn reduce_by_fold(machine: &mut Machine, ufunc: Binary, bound: &Bound) -> Result<Object> {
    for name in ["dtype", "initial", "where"] {
        if bound.some(name).is_some() {
            return Err(bound.refuse(name));
        }
    }
    let array = any_array(machine, bound.required("array"))?;
    let axes = match bound.get("axis") {
        None => reduced_axes(Some(&Object::Int(0)), array.ndim())?,
        Some(Object::None) => (0..array.ndim()).collect(),
        Some(axis) => reduced_axes(Some(axis), array.ndim())?,
    };
    let unordered = matches!(
        ufunc,
        Binary::Subtract | Binary::Divide | Binary::FloorDivide | Binary::Remainder | Binary::Fmod | Binary::Power
    );
    let [axis] = axes[..] else {
        if unordered && axes.len() > 1 {
            return Err(value_error(format!(
                "reduction operation '{}' is not reorderable, so at most one axis may be specified",
                ufunc.name()
            )));
        }
        return Err(unsupported(format!("np.{}.reduce over these axes", ufunc.name())));
    };
    if array.shape()[axis] == 0 {
        return Err(unsupported(format!("np.{}.reduce of nothing", ufunc.name())));
    }
    let array = prepared(machine, ufunc, &array, axis)?;
    let result = fold(machine, ufunc, &array, |_, _| Ok(()))?;
    finish(machine, bound, result, &[axis])
}

/// `ufunc.accumulate`.
pub(super) fn accumulate_by_fold(machine: &mut Machine, ufunc: Binary, array: &Array, axis: usize) -> Result<Array> {
    if array.shape()[axis] == 0 {
        return Err(unsupported(format!("np.{}.accumulate of nothing", ufunc.name())));
    }
    let array = prepared(machine, ufunc, array, axis)?;
    machine.meter.array(array.shape())?;
    let mut parts = Vec::with_capacity(array.shape()[0]);
    fold(machine, ufunc, &array, |_, so_far| {
        parts.push(insert_axis(so_far.clone(), axis));
        Ok(())
    })?;
    join(machine, &parts, axis)
}

/// `ufunc.reduceat`: each index begins a run that ends before the next one.
pub(super) fn reduce_at(machine: &mut Machine, ufunc: Binary, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("array"))?;
    if array.ndim() == 0 {
        return Err(bound.refuse("array"));
    }
    let axis = bound.get("axis").map(int_argument).transpose()?.unwrap_or(0);
    let axis = crate::numpy::coerce::axis(axis, array.ndim())?;
    let starts = shape_argument(machine, bound.required("indices"))?;
    let extent = array.shape()[axis] as i64;
    for &start in &starts {
        if !(0..extent).contains(&start) {
            return Err(index_error(format!("index {start} out-of-bounds in {}.reduceat [0, {extent})", ufunc.name())));
        }
    }
    if starts.is_empty() {
        return Err(bound.refuse("indices"));
    }
    let moved = prepared(machine, ufunc, &array, axis)?;
    let mut parts = Vec::with_capacity(starts.len());
    for (place, &start) in starts.iter().enumerate() {
        let end = starts.get(place + 1).copied().unwrap_or(extent).max(start + 1);
        let run = slice_axis(&moved, 0, Range { start, stop: end, step: 1 });
        let result = if ufunc == Binary::Add && run.dtype.is_float() && run.shape()[0] > 1 {
            // The first element is added to the sum of the others.
            let rest = slice_axis(&run, 0, Range { start: 1, stop: end - start, step: 1 });
            let rest = reduce(machine, Reduction::Sum, &rest, &[0])?;
            apply_binary(machine, Binary::Add, &row(&run, 0), &rest)?
        } else {
            fold(machine, ufunc, &run, |_, _| Ok(()))?
        };
        parts.push(insert_axis(result, axis));
    }
    join(machine, &parts, axis).map(Array::into_array_object)
}
