//! Products of vectors and matrices under their many names.

use super::accumulate::flat;
use super::coerce::{Operand, any_array, offset_argument};
use super::diagonal::diagonal_of;
use super::linalg::{dot, multiply};
use super::manipulate::{permuted_axes, reshaped};
use super::reduce::{Reduction, reduce};
use super::ufunc::{self, Binary, Caller, Unary, apply_binary};
use crate::builtins::{Bound, Builtin, Home};
use crate::error::{Result, unsupported, value_error};
use crate::evaluate::Machine;
use crate::object::{Array, Data, Object};

const fn numpy(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::NumPy, name, parameters, call)
}

const fn method(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Array, name, parameters, call)
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    numpy("dot", "a b !out", dot_call),
    numpy("matmul", "x1 x2 / !out * !dtype !axes !axis", |machine, bound| {
        super::linalg::matmul(machine, bound.required("x1"), bound.required("x2"))
    }),
    numpy("inner", "a b /", inner),
    numpy("outer", "a b !out", outer),
    numpy("vdot", "a b /", |machine, bound| {
        let left = any_array(machine, bound.required("a"))?;
        let right = any_array(machine, bound.required("b"))?;
        let (left, right) = (flat(machine, &left)?, flat(machine, &right)?);
        if left.size() != right.size() {
            return Err(bound.refuse("b"));
        }
        let left = match left.dtype.is_complex() {
            true => ufunc::apply_unary(machine, Unary::Conjugate, &left)?,
            false => left,
        };
        dot(machine, &left, &right).map(Array::into_object)
    }),
    numpy("tensordot", "a b axes?", tensordot),
    numpy("kron", "a b", kron),
    numpy("cross", "a b !axisa !axisb !axisc !axis", cross),
    numpy("trace", "a offset? !axis1 !axis2 !dtype !out", trace),
];

pub(super) const METHODS: &[Builtin] =
    &[method("dot", "a b !out", dot_call), method("trace", "a offset? !axis1 !axis2 !dtype !out", trace)];

fn dot_call(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let (left, right) = (bound.required("a"), bound.required("b"));
    let a = any_array(machine, left)?;
    let b = any_array(machine, right)?;
    dot(machine, &a, &b).map(Array::into_object)
}

fn inner(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let left = any_array(machine, bound.required("a"))?;
    let right = any_array(machine, bound.required("b"))?;
    if left.ndim() == 0 || right.ndim() == 0 {
        return dot(machine, &left, &right).map(Array::into_object);
    }
    let other = right.ndim() - 1;
    // `dot` sums over the last axis but one of its right side.
    let right = if right.ndim() == 1 {
        right
    } else {
        let mut order: Vec<usize> = (0..right.ndim()).collect();
        order.swap(other, other - 1);
        if right.ndim() > 2 {
            return Err(unsupported("np.inner of more than two dimensions"));
        }
        permuted_axes(&right, &order)
    };
    dot(machine, &left, &right).map(Array::into_object)
}

fn outer(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let left = Operand::of(machine, bound.required("a"))?;
    let right = Operand::of(machine, bound.required("b"))?;
    let a = flat(machine, &left.array)?;
    let b = flat(machine, &right.array)?;
    let column = reshaped(&a, &[a.size(), 1])?;
    let row = reshaped(&b, &[1, b.size()])?;
    ufunc::binary(
        machine,
        Binary::Multiply,
        &Operand { array: column, weak: false },
        &Operand { array: row, weak: false },
        Caller::Array,
    )
}

pub(super) fn tensordot(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let left = any_array(machine, bound.required("a"))?;
    let right = any_array(machine, bound.required("b"))?;
    let (left_axes, right_axes): (Vec<i64>, Vec<i64>) = match bound.get("axes") {
        None => ((-2..0).collect(), (0..2).collect()),
        Some(Object::Int(count)) if !(0..=32).contains(count) => return Err(bound.refuse("axes")),
        Some(Object::Int(count)) => ((-count..0).collect(), (0..*count).collect()),
        Some(axes) => {
            let pair = machine.iterate_to_vec(axes)?;
            let [one, two] = &pair[..] else {
                return Err(bound.refuse("axes"));
            };
            let mut list = |object: &Object| super::coerce::shape_argument(machine, object);
            (list(one)?, list(two)?)
        }
    };
    if left_axes.len() != right_axes.len() {
        return Err(value_error("shape-mismatch for sum"));
    }
    let place = |axes: &[i64], ndim: usize| -> Result<Vec<usize>> {
        axes.iter()
            .map(|&axis| {
                let shifted = if axis < 0 { axis + ndim as i64 } else { axis };
                usize::try_from(shifted).ok().filter(|&axis| axis < ndim).ok_or_else(|| bound.refuse("axes"))
            })
            .collect()
    };
    let (left_axes, right_axes) = (place(&left_axes, left.ndim())?, place(&right_axes, right.ndim())?);
    let matches = left_axes.iter().zip(&right_axes).all(|(&one, &two)| left.shape()[one] == right.shape()[two]);
    if !matches {
        return Err(value_error("shape-mismatch for sum"));
    }
    let left_kept: Vec<usize> = (0..left.ndim()).filter(|axis| !left_axes.contains(axis)).collect();
    let right_kept: Vec<usize> = (0..right.ndim()).filter(|axis| !right_axes.contains(axis)).collect();
    let extent = |array: &Array, axes: &[usize]| -> usize { axes.iter().map(|&axis| array.shape()[axis]).product() };
    let inner = extent(&left, &left_axes);
    let left_order: Vec<usize> = left_kept.iter().chain(&left_axes).copied().collect();
    let right_order: Vec<usize> = right_axes.iter().chain(&right_kept).copied().collect();
    // An axis that is named twice makes an order longer than the array has axes.
    if left_order.len() != left.ndim() || right_order.len() != right.ndim() {
        return Err(value_error("axes don't match array"));
    }
    machine.meter.array(left.shape())?;
    machine.meter.array(right.shape())?;
    let a = reshaped(&permuted_axes(&left, &left_order), &[extent(&left, &left_kept), inner])?;
    let b = reshaped(&permuted_axes(&right, &right_order), &[inner, extent(&right, &right_kept)])?;
    let product = multiply(machine, &a, &b)?;
    let shape: Vec<usize> = left_kept
        .iter()
        .map(|&axis| left.shape()[axis])
        .chain(right_kept.iter().map(|&axis| right.shape()[axis]))
        .collect();
    Ok(reshaped(&product, &shape)?.into_array_object())
}

fn kron(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let left = any_array(machine, bound.required("a"))?;
    let right = any_array(machine, bound.required("b"))?;
    if left.ndim() == 0 || right.ndim() == 0 {
        return Err(unsupported("np.kron of a scalar"));
    }
    if !left.is_c_contiguous() || !right.is_c_contiguous() {
        return Err(unsupported("np.kron of arrays that are not in C order"));
    }
    let ndim = left.ndim().max(right.ndim());
    if ndim > 16 {
        return Err(unsupported("this many dimensions"));
    }
    let lift = |array: &Array| -> Vec<usize> {
        let mut shape = vec![1; ndim - array.ndim()];
        shape.extend(array.shape());
        shape
    };
    let (a, b) = (lift(&left), lift(&right));
    let left_shape: Vec<usize> = a.iter().flat_map(|&extent| [extent, 1]).collect();
    let right_shape: Vec<usize> = b.iter().flat_map(|&extent| [1, extent]).collect();
    let left = reshaped(&left, &left_shape)?;
    let right = reshaped(&right, &right_shape)?;
    let product = apply_binary(machine, Binary::Multiply, &left, &right)?;
    let shape: Vec<usize> = a.iter().zip(&b).map(|(&x, &y)| x * y).collect();
    Ok(reshaped(&product, &shape)?.into_array_object())
}

fn cross(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let left = any_array(machine, bound.required("a"))?;
    let right = any_array(machine, bound.required("b"))?;
    if left.shape() != right.shape() || left.shape().last() != Some(&3) {
        return Err(unsupported("np.cross of anything but 3-vectors of one shape"));
    }
    Ok(cross_of(machine, &left, &right)?.into_array_object())
}

/// The cross products of 3-vectors along the last axes, which broadcast.
pub(super) fn cross_of(machine: &mut Machine, left: &Array, right: &Array) -> Result<Array> {
    let axis = left.ndim().max(right.ndim()) - 1;
    // Each part is read with two elements between, and written so again.
    machine.meter.work(left.size().max(right.size()).saturating_mul(3))?;
    let part = |array: &Array, place: usize| Array {
        dtype: array.dtype,
        data: super::index::on_data!(&array.data, data => {
            data.clone().index_axis_move(ndarray::Axis(array.ndim() - 1), place)
        }),
    };
    let mut parts = Vec::with_capacity(3);
    for (one, two) in [(1, 2), (2, 0), (0, 1)] {
        let first = apply_binary(machine, Binary::Multiply, &part(left, one), &part(right, two))?;
        let second = apply_binary(machine, Binary::Multiply, &part(left, two), &part(right, one))?;
        let difference = apply_binary(machine, Binary::Subtract, &first, &second)?;
        let mut shape = difference.shape().to_vec();
        shape.push(1);
        parts.push(reshaped(&difference, &shape)?);
    }
    super::joining::join(machine, &parts, axis)
}

fn trace(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    if array.ndim() < 2 {
        return Err(value_error("diag requires an array of at least two dimensions"));
    }
    let offset = offset_argument(bound, "offset")?;
    let diagonal = diagonal_of(machine, &array, offset)?;
    let axis = diagonal.ndim() - 1;
    reduce(machine, Reduction::Sum, &diagonal, &[axis]).map(Array::into_object)
}
