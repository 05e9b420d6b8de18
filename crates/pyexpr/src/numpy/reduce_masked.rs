//! Reductions with `where` and `initial`.

use super::coerce::{any_array, cast, python_number};
use super::layout::{broadcast, from_vec, stretch};
use super::reduce::{Reduction, reduce};
use super::ufunc::{Binary, apply_binary};
use crate::builtins::Bound;
use crate::error::{Result, unsupported, value_error};
use crate::evaluate::Machine;
use crate::object::{Array, DType, Data, Number, Object};

/// Runs this long are summed in an order that `where` changes.
const LONG: usize = 8;

/// The array with what `where` leaves out replaced by what changes nothing.
pub(super) fn masked(
    machine: &mut Machine,
    bound: &Bound,
    reduction: Reduction,
    array: Array,
    axes: &[usize],
) -> Result<Array> {
    let Some(mask) = bound.get("where").filter(|mask| !matches!(mask, Object::Bool(true))) else {
        return Ok(array);
    };
    let mask = any_array(machine, mask)?;
    if mask.dtype != DType::Bool || array.dtype.is_complex() {
        return Err(bound.refuse("where"));
    }
    let extreme = matches!(reduction, Reduction::Max | Reduction::Min);
    let neutral = match bound.some("initial") {
        None if extreme => {
            let name = if reduction == Reduction::Max { "maximum" } else { "minimum" };
            return Err(value_error(format!(
                "reduction operation '{name}' does not have an identity, so to use a where mask one has to specify \
                 'initial'"
            )));
        }
        Some(initial) if extreme => python_number(initial, array.dtype)?,
        _ => {
            let one = matches!(reduction, Reduction::Product | Reduction::All);
            python_number(&Object::Int(one as i64), array.dtype)?
        }
    };
    let length: usize = axes.iter().map(|&axis| array.shape()[axis]).product();
    if reduction == Reduction::Sum && array.dtype.is_float() && length >= LONG {
        return Err(bound.refuse("where"));
    }
    if broadcast(&[mask.shape(), array.shape()]).is_none_or(|common| common != array.shape()) {
        return Err(bound.refuse("where"));
    }
    let shape = array.shape().to_vec();
    machine.meter.array(&shape)?;
    machine.meter.array(&shape)?;
    let Data::Int(mask) = &mask.data else { return Err(bound.refuse("where")) };
    let mask = stretch(mask, &shape);
    let data = match (&array.data, neutral) {
        (Data::Int(data), Number::Int(neutral)) => {
            let kept = data.iter().zip(mask.iter()).map(|(&value, &kept)| if kept != 0 { value } else { neutral });
            Data::Int(from_vec(&shape, kept.collect())?)
        }
        (Data::Float(data), Number::Float(neutral)) => {
            let kept = data.iter().zip(mask.iter()).map(|(&value, &kept)| if kept != 0 { value } else { neutral });
            Data::Float(from_vec(&shape, kept.collect())?)
        }
        _ => return Err(bound.refuse("where")),
    };
    Ok(Array { dtype: array.dtype, data })
}

/// The largest or smallest of the elements and of `initial`, which is all there is of an empty array.
pub(super) fn extreme_with_initial(
    machine: &mut Machine,
    reduction: Reduction,
    array: &Array,
    axes: &[usize],
    initial: &Object,
) -> Result<Array> {
    if !matches!(initial, Object::Int(_) | Object::Float(_)) || array.dtype.is_complex() {
        return Err(unsupported("this initial value"));
    }
    if matches!(initial, Object::Float(_)) && !array.dtype.is_float() {
        return Err(unsupported("a float as the initial value of integers"));
    }
    let initial = Array::from_number(array.dtype, python_number(initial, array.dtype)?);
    let ufunc = if reduction == Reduction::Max { Binary::Maximum } else { Binary::Minimum };
    if axes.iter().any(|&axis| array.shape()[axis] == 0) {
        let shape: Vec<usize> =
            (0..array.ndim()).filter(|axis| !axes.contains(axis)).map(|axis| array.shape()[axis]).collect();
        let number = initial.first().unwrap_or(Number::Int(0));
        return super::create::constant(machine, &shape, array.dtype, number);
    }
    let reduced = reduce(machine, reduction, array, axes)?;
    let result = apply_binary(machine, ufunc, &initial, &reduced)?;
    cast(machine, &result, array.dtype)
}
