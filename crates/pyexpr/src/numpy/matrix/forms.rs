//! The functions of the array standard, which look at the last axes of stacks.

use super::{linalg, named_size_error};
use crate::builtins::{Bound, Builtin};
use crate::error::{Result, type_error, value_error};
use crate::evaluate::Machine;
use crate::numpy::coerce::{axes_argument, axis_argument, offset_argument, to_array};
use crate::numpy::diagonal::diagonal_of;
use crate::numpy::linalg::norm_of;
use crate::numpy::manipulate::{permuted_axes, reshaped};
use crate::numpy::products::{cross_of, tensordot};
use crate::numpy::reduce::{Reduction, keep_dims, reduce, reduce_in};
use crate::numpy::ufunc::{Binary, apply_binary};
use crate::object::{Array, Object};

pub(super) const FUNCTIONS: &[Builtin] = &[
    linalg("outer", "x1 x2 /", outer),
    linalg("cross", "x1 x2 / * axis?", cross),
    linalg("diagonal", "x / * offset?", |machine, bound| {
        let array = last_two_first(machine, bound)?;
        let offset = offset_argument(bound, "offset")?;
        Ok(diagonal_of(machine, &array, offset)?.into_array_object())
    }),
    linalg("trace", "x / * offset? dtype?", trace),
    linalg("matrix_transpose", "x /", matrix_transpose),
    linalg("vecdot", "x1 x2 / * axis?", vecdot),
    linalg("tensordot", "a b / * axes?", tensordot),
    linalg("matrix_norm", "x / * keepdims? ord?", matrix_norm),
    linalg("vector_norm", "x / * axis? keepdims? ord?", vector_norm),
];

fn outer(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let (left, right) = (to_array(machine, bound.required("x1"))?, to_array(machine, bound.required("x2"))?);
    if left.ndim() != 1 || right.ndim() != 1 {
        return Err(value_error(format!(
            "Input arrays must be one-dimensional, but they are x1.ndim={} and x2.ndim={}.",
            left.ndim(),
            right.ndim()
        )));
    }
    let column = reshaped(&left, &[left.size(), 1])?;
    apply_binary(machine, Binary::Multiply, &column, &right).map(Array::into_array_object)
}

fn cross(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let (left, right) = (to_array(machine, bound.required("x1"))?, to_array(machine, bound.required("x2"))?);
    let mut last = Vec::new();
    for array in [&left, &right] {
        let axis = match bound.get("axis") {
            None if array.ndim() == 0 => return Err(bound.refuse("x1")),
            None => array.ndim() - 1,
            Some(axis) => axis_argument(axis, array.ndim())?,
        };
        let mut order: Vec<usize> = (0..array.ndim()).filter(|&other| other != axis).collect();
        order.push(axis);
        last.push((permuted_axes(array, &order), axis));
    }
    let [(left, axis), (right, other)] = &last[..] else { return Err(bound.refuse("x1")) };
    let extent = |array: &Array| array.shape().last().copied().unwrap_or(0);
    if extent(left) != 3 || extent(right) != 3 {
        return Err(named_size_error(extent(left), extent(right)));
    }
    if axis != other {
        return Err(bound.refuse("axis"));
    }
    let product = cross_of(machine, left, right)?;
    let mut order: Vec<usize> = (0..product.ndim() - 1).collect();
    order.insert(*axis, product.ndim() - 1);
    Ok(permuted_axes(&product, &order).into_array_object())
}

/// The array with its last two axes in front.
fn last_two_first(machine: &mut Machine, bound: &Bound) -> Result<Array> {
    let array = to_array(machine, bound.required("x"))?;
    let ndim = array.ndim();
    if ndim < 2 {
        return Err(value_error("diag requires an array of at least two dimensions"));
    }
    let order: Vec<usize> = (ndim - 2..ndim).chain(0..ndim - 2).collect();
    Ok(permuted_axes(&array, &order))
}

fn trace(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = last_two_first(machine, bound)?;
    let offset = offset_argument(bound, "offset")?;
    let diagonal = diagonal_of(machine, &array, offset)?;
    let axis = diagonal.ndim() - 1;
    match bound.some("dtype") {
        Some(dtype) => {
            let dtype = crate::numpy::dtype_of(dtype)?;
            let diagonal = crate::numpy::coerce::cast(machine, &diagonal, dtype)?;
            reduce_in(machine, Reduction::Sum, &diagonal, &[axis]).map(Array::into_object)
        }
        None => reduce(machine, Reduction::Sum, &diagonal, &[axis]).map(Array::into_object),
    }
}

fn matrix_transpose(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = to_array(machine, bound.required("x"))?;
    let ndim = array.ndim();
    if ndim < 2 {
        return Err(value_error(format!("Input array must be at least 2-dimensional, but it is {ndim}")));
    }
    let mut order: Vec<usize> = (0..ndim).collect();
    order.swap(ndim - 1, ndim - 2);
    Ok(permuted_axes(&array, &order).into_array_object())
}

fn vecdot(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let (left, right) = (to_array(machine, bound.required("x1"))?, to_array(machine, bound.required("x2"))?);
    // The sum of vectors has the order of a product of matrices.
    if left.ndim() != 1 || right.ndim() != 1 || left.size() != right.size() || bound.get("axis").is_some() {
        return Err(bound.refuse("x1"));
    }
    crate::numpy::linalg::multiply(machine, &left, &right).map(Array::into_object)
}

fn matrix_norm(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = to_array(machine, bound.required("x"))?;
    let default = Object::from("fro");
    let order = match bound.get("ord") {
        None => Some(&default),
        Some(Object::None) => None,
        Some(order) => Some(order),
    };
    let result = norm_of(machine, &array, order, &[-2, -1])?;
    finished(machine, bound, result, &[array.ndim() - 2, array.ndim() - 1])
}

fn finished(machine: &mut Machine, bound: &Bound, result: Array, axes: &[usize]) -> Result<Object> {
    crate::numpy::reduce::finish(machine, bound, result, axes)
}

fn vector_norm(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = to_array(machine, bound.required("x"))?;
    let two = Object::Int(2);
    let order = match bound.get("ord") {
        None => Some(&two),
        Some(Object::None) => None,
        Some(order) => Some(order),
    };
    if matches!(bound.get("axis"), Some(Object::List(_))) {
        return Err(type_error("'axis' must be None, an integer or a tuple of integers"));
    }
    let axes = match bound.some("axis") {
        None => (0..array.ndim()).collect(),
        Some(axis) => axes_argument(Some(axis), array.ndim())?,
    };
    let result = match bound.some("axis") {
        Some(Object::Tuple(_)) | None => {
            let rest: Vec<usize> = (0..array.ndim()).filter(|axis| !axes.contains(axis)).collect();
            let moved: Vec<usize> = axes.iter().chain(&rest).copied().collect();
            let extents: Vec<usize> = rest.iter().map(|&axis| array.shape()[axis]).collect();
            let length: usize = axes.iter().map(|&axis| array.shape()[axis]).product();
            let shape: Vec<usize> = [length].iter().chain(&extents).copied().collect();
            machine.meter.array(array.shape())?;
            let flat = reshaped(&permuted_axes(&array, &moved), &shape)?;
            norm_of(machine, &flat, order, &[0])?
        }
        Some(_) => norm_of(machine, &array, order, &[axes[0] as i64])?,
    };
    if crate::numpy::reduce::keepdims(machine, bound)? {
        return Ok(keep_dims(result, &axes).into_object());
    }
    Ok(result.into_object())
}
