//! Powers of a matrix and products of many.

use super::solving::inverse;
use super::{check, linalg, linalg_error};
use crate::builtins::{Bound, Builtin};
use crate::error::{Result, type_error, value_error};
use crate::evaluate::Machine;
use crate::evaluate::subscript::as_index;
use crate::numpy::coerce::to_array;
use crate::numpy::linalg::{dot, multiply};
use crate::numpy::manipulate::reshaped;
use crate::object::{Array, Elements, Object};

pub(super) const FUNCTIONS: &[Builtin] =
    &[linalg("matrix_power", "a n", matrix_power), linalg("multi_dot", "arrays * !out", multi_dot)];

fn matrix_power(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = to_array(machine, bound.required("a"))?;
    check(&array, true)?;
    if matches!(bound.required("n"), Object::Scalar(scalar) if !scalar.dtype.is_integer()) {
        return Err(bound.refuse("n"));
    }
    let Some(exponent) = as_index(bound.required("n")) else {
        return Err(type_error("exponent must be an integer"));
    };
    if exponent == 0 {
        return identities(machine, &array).map(Array::into_array_object);
    }
    let base = if exponent < 0 { inverse(machine, &array)? } else { array };
    let mut left = exponent.unsigned_abs();
    if left == 3 {
        let square = multiply(machine, &base, &base)?;
        return multiply(machine, &square, &base).map(Array::into_array_object);
    }
    let mut power = base;
    let mut result: Option<Array> = None;
    loop {
        if left & 1 == 1 {
            result = Some(match result {
                None => power.clone(),
                Some(result) => multiply(machine, &result, &power)?,
            });
        }
        left >>= 1;
        if left == 0 {
            break;
        }
        power = multiply(machine, &power, &power)?;
    }
    Ok(result.unwrap_or(power).into_array_object())
}

/// An identity matrix for each matrix of a stack.
fn identities(machine: &mut Machine, array: &Array) -> Result<Array> {
    let size = machine.meter.array(array.shape())?;
    let side = array.shape()[array.ndim() - 1].max(1);
    let one = |place: usize| (place / side % side == place % side) as i64;
    let elements = if array.dtype.is_float() {
        Elements::Float((0..size).map(|place| one(place) as f64).collect())
    } else {
        Elements::Int((0..size).map(one).collect())
    };
    Array::from_elements(array.dtype, array.shape(), elements)
}

fn multi_dot(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let mut arrays = Vec::new();
    for object in machine.iterate_to_vec(bound.required("arrays"))? {
        arrays.push(to_array(machine, &object)?);
    }
    if arrays.len() < 2 {
        return Err(value_error("Expecting at least two arrays."));
    }
    if let [left, right] = &arrays[..] {
        return dot(machine, left, right).map(Array::into_object);
    }
    let last = arrays.len() - 1;
    let (first_flat, last_flat) = (arrays[0].ndim() == 1, arrays[last].ndim() == 1);
    if first_flat {
        arrays[0] = reshaped(&arrays[0], &[1, arrays[0].size()])?;
    }
    if last_flat {
        arrays[last] = reshaped(&arrays[last], &[arrays[last].size(), 1])?;
    }
    for array in &arrays {
        if array.ndim() != 2 {
            return Err(linalg_error(format!(
                "{}-dimensional array given. Array must be two-dimensional",
                array.ndim()
            )));
        }
    }
    machine.meter.work(arrays.len().saturating_pow(3))?;
    let splits = cheapest(&arrays);
    let product = chain(machine, &arrays, &splits, 0, last)?;
    match (first_flat, last_flat) {
        (true, true) => Ok(reshaped(&product, &[])?.into_object()),
        (false, false) => Ok(product.into_array_object()),
        _ => Ok(reshaped(&product, &[product.size()])?.into_array_object()),
    }
}

/// Where the product from `i` to `j` is best split, for all `i` and `j`.
fn cheapest(arrays: &[Array]) -> Vec<Vec<usize>> {
    let count = arrays.len();
    let mut extents: Vec<f64> = arrays.iter().map(|array| array.shape()[0] as f64).collect();
    extents.push(arrays[count - 1].shape()[1] as f64);
    let mut costs = vec![vec![0.0; count]; count];
    let mut splits = vec![vec![0; count]; count];
    if let &[a, b, c, d] = &extents[..] {
        // Three are judged by themselves; of equal costs the right pair comes first.
        splits[0][2] = if a * c * (b + d) < b * d * (a + c) { 1 } else { 0 };
        splits[1][2] = 1;
        return splits;
    }
    for length in 1..count {
        for i in 0..count - length {
            let j = i + length;
            costs[i][j] = f64::INFINITY;
            for k in i..j {
                let cost = costs[i][k] + costs[k + 1][j] + extents[i] * extents[k + 1] * extents[j + 1];
                if cost < costs[i][j] {
                    costs[i][j] = cost;
                    splits[i][j] = k;
                }
            }
        }
    }
    splits
}

fn chain(machine: &mut Machine, arrays: &[Array], splits: &[Vec<usize>], i: usize, j: usize) -> Result<Array> {
    if i == j {
        return Ok(arrays[i].clone());
    }
    machine.meter.enter()?;
    let split = splits[i][j];
    let left = chain(machine, arrays, splits, i, split)?;
    let right = chain(machine, arrays, splits, split + 1, j)?;
    let product = dot(machine, &left, &right);
    machine.meter.leave();
    product
}
