//! Products of matrices and `numpy.linalg`.

use std::sync::LazyLock;

use ndarray::{Axis, IxDyn};

use super::coerce::to_array;
use super::layout::{broadcast, from_vec, shape_text, stretch};
use super::manipulate::{permuted_axes, reshaped};
use crate::builtins::{Builtin, Table, table};
use crate::error::{Result, unsupported, value_error};
use crate::evaluate::Machine;
use crate::object::{Array, DType, Data, Object};

/// `left @ right`.
pub(crate) fn matmul(machine: &mut Machine, left: &Object, right: &Object) -> Result<Object> {
    let left = to_array(machine, left)?;
    let right = to_array(machine, right)?;
    multiply(machine, &left, &right).map(Array::into_object)
}

/// The product of stacks of matrices; vectors are lifted and put back.
pub(crate) fn multiply(machine: &mut Machine, left: &Array, right: &Array) -> Result<Array> {
    for (place, array) in [left, right].into_iter().enumerate() {
        if array.ndim() == 0 {
            return Err(value_error(format!(
                "matmul: Input operand {place} does not have enough dimensions (has 0, gufunc core with signature \
                 (n?,k),(k,m?)->(n?,m?) requires 1)"
            )));
        }
    }
    let (lift_left, lift_right) = (left.ndim() == 1, right.ndim() == 1);
    let a = if lift_left { reshaped(left, &[1, left.size()])? } else { left.clone() };
    let b = if lift_right { reshaped(right, &[right.size(), 1])? } else { right.clone() };
    let (rows, inner) = (a.shape()[a.ndim() - 2], a.shape()[a.ndim() - 1]);
    let (other, columns) = (b.shape()[b.ndim() - 2], b.shape()[b.ndim() - 1]);
    if inner != other {
        return Err(value_error(format!(
            "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature \
             (n?,k),(k,m?)->(n?,m?) (size {other} is different from {inner})"
        )));
    }
    let (stack_a, stack_b) = (&a.shape()[..a.ndim() - 2], &b.shape()[..b.ndim() - 2]);
    let Some(stack) = broadcast(&[stack_a, stack_b]) else {
        let with = |stack: &[usize], rows: &str| {
            let _ = rows;
            shape_text(stack)
        };
        let _ = with;
        return Err(unsupported("the message for matmul of stacks that do not match"));
    };
    let mut shape = stack.clone();
    shape.extend([rows, columns]);
    machine.meter.array(&shape)?;
    let count: usize = shape.iter().product();
    machine.meter.work(count.saturating_mul(inner))?;
    let dtype = a.dtype.promote(b.dtype);
    let mut full_a = stack.clone();
    full_a.extend([rows, inner]);
    let mut full_b = stack;
    full_b.extend([inner, columns]);
    let (a, b) = (a.cast(dtype), b.cast(dtype));
    machine.meter.array(&full_a)?;
    machine.meter.array(&full_b)?;
    let data = match (&a.data, &b.data) {
        (Data::Float(a), Data::Float(b)) => {
            let a: Vec<f64> = stretch(a, &full_a).iter().copied().collect();
            let b: Vec<f64> = stretch(b, &full_b).iter().copied().collect();
            let single = dtype == DType::Float32;
            let elements = products(&a, &b, rows, inner, columns, count, 0.0, |sum, x, y| {
                if single { (sum + (x * y) as f32 as f64) as f32 as f64 } else { sum + x * y }
            });
            Data::Float(from_vec(&shape, elements)?)
        }
        (Data::Int(a), Data::Int(b)) => {
            let a: Vec<i64> = stretch(a, &full_a).iter().copied().collect();
            let b: Vec<i64> = stretch(b, &full_b).iter().copied().collect();
            let elements = products(&a, &b, rows, inner, columns, count, 0, |sum, x, y| {
                dtype.wrap(i64::wrapping_add(sum, i64::wrapping_mul(x, y)))
            });
            Data::Int(from_vec(&shape, elements)?)
        }
        _ => return Err(unsupported("this product")),
    };
    let mut result = Array { dtype, data };
    if lift_left {
        let at = result.ndim() - 2;
        result = drop_axis(result, at);
    }
    if lift_right {
        let at = result.ndim() - 1;
        result = drop_axis(result, at);
    }
    Ok(result)
}

fn drop_axis(array: Array, axis: usize) -> Array {
    Array { dtype: array.dtype, data: super::index::on_data!(array.data, data => data.index_axis_move(Axis(axis), 0)) }
}

/// The products of stacked matrices in C order, each sum from left to right.
#[allow(clippy::too_many_arguments)]
fn products<T: Copy>(
    a: &[T],
    b: &[T],
    rows: usize,
    inner: usize,
    columns: usize,
    count: usize,
    zero: T,
    add: impl Fn(T, T, T) -> T,
) -> Vec<T> {
    let mut result = vec![zero; count];
    if rows == 0 || columns == 0 || inner == 0 {
        return result;
    }
    for ((a, b), result) in
        a.chunks_exact(rows * inner).zip(b.chunks_exact(inner * columns)).zip(result.chunks_exact_mut(rows * columns))
    {
        for (a_row, row) in a.chunks_exact(inner).zip(result.chunks_exact_mut(columns)) {
            for (&x, b_row) in a_row.iter().zip(b.chunks_exact(columns)) {
                for (sum, &y) in row.iter_mut().zip(b_row) {
                    *sum = add(*sum, x, y);
                }
            }
        }
    }
    result
}

/// `np.dot`: a sum over the last axis of one and the last but one of the other.
pub(crate) fn dot(machine: &mut Machine, left: &Array, right: &Array) -> Result<Array> {
    if left.ndim() == 0 || right.ndim() == 0 {
        return super::ufunc::apply_binary(machine, super::ufunc::Binary::Multiply, left, right);
    }
    let along = right.ndim().saturating_sub(2);
    let (inner, other) = (left.shape()[left.ndim() - 1], right.shape()[along]);
    if inner != other {
        return Err(value_error(format!(
            "shapes {} and {} not aligned: {inner} (dim {}) != {other} (dim {along})",
            shape_text(left.shape()),
            shape_text(right.shape()),
            left.ndim() - 1,
        )));
    }
    if left.ndim() <= 2 && right.ndim() <= 2 {
        return multiply(machine, left, right);
    }
    let rows: usize = left.shape()[..left.ndim() - 1].iter().product();
    let a = reshaped(left, &[rows, inner])?;
    let mut order: Vec<usize> = vec![along];
    order.extend((0..right.ndim()).filter(|&axis| axis != along));
    let moved = permuted_axes(right, &order);
    let columns: usize = moved.shape()[1..].iter().product();
    let b = reshaped(&moved, &[inner, columns])?;
    let product = multiply(machine, &a, &b)?;
    let mut shape = left.shape()[..left.ndim() - 1].to_vec();
    shape.extend(&moved.shape()[1..]);
    reshaped(&product, &shape)
}

const FUNCTIONS: &[Builtin] = &[];

static TABLE: LazyLock<Table> = LazyLock::new(|| table(&[FUNCTIONS]));

/// A name of `numpy.linalg`.
pub(crate) fn lookup(name: &str) -> Option<Object> {
    TABLE.get(name).map(|builtin| Object::Function(builtin))
}

#[allow(dead_code)]
fn unused() -> IxDyn {
    IxDyn(&[])
}
