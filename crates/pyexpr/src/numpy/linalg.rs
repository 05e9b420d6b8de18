//! Products of matrices and `numpy.linalg`.

use std::sync::LazyLock;

use ndarray::Axis;
use num_complex::Complex64;

use super::coerce::{any_array, axes_argument, axis_argument, to_array};
use super::layout::{broadcast, from_vec, shape_text};
use super::manipulate::{permuted_axes, reshaped};
use super::reduce::{Reduction, reduce_in};
use super::slices::spread;
use super::ufunc::{Binary, Unary, apply_binary, apply_unary};
use crate::builtins::{Bound, Builtin, Home, Table, table};
use crate::error::{Result, type_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::limits::OBJECT;
use crate::object::{Array, DType, Data, Object};

/// `left @ right`.
pub(crate) fn matmul(machine: &mut Machine, left: &Object, right: &Object) -> Result<Object> {
    let left = any_array(machine, left)?;
    let right = any_array(machine, right)?;
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
        return Err(unsupported("the message for matmul of stacks that do not match"));
    };
    let mut shape = stack.clone();
    shape.extend([rows, columns]);
    machine.meter.array(&shape)?;
    let count: usize = shape.iter().product();
    machine.meter.work(count.saturating_mul(inner))?;
    let matrices = stack.iter().fold(1usize, |count, &extent| count.saturating_mul(extent));
    machine.meter.work(matrices.saturating_mul(8 * OBJECT))?;
    let dtype = a.dtype.promote(b.dtype);
    let mut full_a = stack.clone();
    full_a.extend([rows, inner]);
    let mut full_b = stack;
    full_b.extend([inner, columns]);
    // Halves are added up at 32 bits.
    let inner_dtype = if dtype == DType::Float16 { DType::Float32 } else { dtype };
    let (a, b) = (a.cast(inner_dtype), b.cast(inner_dtype));
    machine.meter.array(&full_a)?;
    machine.meter.array(&full_b)?;
    let data = match (&a.data, &b.data) {
        (Data::Float(a), Data::Float(b)) => {
            let (a, b) = (spread(a, &full_a), spread(b, &full_b));
            let elements = if inner_dtype == DType::Float32 {
                products(&a, &b, rows, inner, columns, count, 0.0, |sum, x, y| {
                    (sum + (x * y) as f32 as f64) as f32 as f64
                })
            } else {
                products(&a, &b, rows, inner, columns, count, 0.0, |sum, x, y| sum + x * y)
            };
            Data::Float(from_vec(&shape, elements)?)
        }
        (Data::Int(a), Data::Int(b)) => {
            let (a, b) = (spread(a, &full_a), spread(b, &full_b));
            let elements = products(&a, &b, rows, inner, columns, count, 0, |sum, x, y| {
                dtype.wrap(i64::wrapping_add(sum, i64::wrapping_mul(x, y)))
            });
            Data::Int(from_vec(&shape, elements)?)
        }
        (Data::Complex(a), Data::Complex(b)) => {
            let (a, b) = (spread(a, &full_a), spread(b, &full_b));
            // What comes of infinities goes by how a library orders the four products.
            if a.iter().chain(b.iter()).any(|number| !number.is_finite()) {
                return Err(unsupported("a product of complex matrices that are not finite"));
            }
            let elements = products(&a, &b, rows, inner, columns, count, Complex64::ZERO, |sum, x, y| {
                dtype.round_complex(sum + dtype.round_complex(x * y))
            });
            Data::Complex(from_vec(&shape, elements)?)
        }
        _ => return Err(unsupported("this product")),
    };
    let mut result = Array { dtype: inner_dtype, data }.checked()?.cast(dtype);
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

/// The product of a matrix and a column: four sums at a time, for each addition waits for the one before it.
fn column<T: Copy>(a: &[T], b: &[T], result: &mut [T], zero: T, add: &impl Fn(T, T, T) -> T) {
    let inner = b.len();
    let mut rows = a.chunks_exact(4 * inner);
    let mut results = result.chunks_exact_mut(4);
    for (four, result) in (&mut rows).zip(&mut results) {
        let (first, rest) = four.split_at(inner);
        let (second, rest) = rest.split_at(inner);
        let (third, fourth) = rest.split_at(inner);
        let mut sums = [zero; 4];
        for ((((&y, &x0), &x1), &x2), &x3) in b.iter().zip(first).zip(second).zip(third).zip(fourth) {
            sums = [add(sums[0], x0, y), add(sums[1], x1, y), add(sums[2], x2, y), add(sums[3], x3, y)];
        }
        result.copy_from_slice(&sums);
    }
    for (row, result) in rows.remainder().chunks_exact(inner).zip(results.into_remainder()) {
        *result = row.iter().zip(b).fold(zero, |sum, (&x, &y)| add(sum, x, y));
    }
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
        if columns == 1 {
            column(a, b, result, zero, &add);
            continue;
        }
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
        // A library that is told to scale by 0 does not look at the other side.
        if [left, right].iter().any(|side| side.to_complex().iter().any(|value| !value.is_finite())) {
            return Err(unsupported("np.dot of a number and what is not finite"));
        }
        let product = apply_binary(machine, Binary::Multiply, left, right)?;
        if !product.dtype.is_float() && !product.dtype.is_complex() {
            return Ok(product);
        }
        let negative_zero = |value: f64| value == 0.0 && value.is_sign_negative();
        if product.to_complex().into_iter().any(|value| negative_zero(value.re) || negative_zero(value.im)) {
            // Builds differ in whether the product is added to a zero first.
            return Err(unsupported("the sign of a product that is zero"));
        }
        return Ok(product);
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

const FUNCTIONS: &[Builtin] = &[
    Builtin::new(Home::Linalg, "norm", "x ord? axis? keepdims?", norm),
    Builtin::new(Home::Linalg, "matmul", "x1 x2 /", |machine, bound| {
        matmul(machine, bound.required("x1"), bound.required("x2"))
    }),
];

/// `np.linalg.norm`.
fn norm(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = floating(to_array(machine, bound.required("x"))?);
    let order = Order::of(bound.some("ord"), bound)?;
    let given = bound.some("axis").is_some();
    let axes = match bound.some("axis") {
        Some(Object::List(_) | Object::Str(_)) => {
            return Err(type_error("'axis' must be None, an integer or a tuple of integers"));
        }
        Some(Object::Tuple(items)) if items.len() == 2 => {
            let axes = [axis_argument(&items[0], array.ndim())?, axis_argument(&items[1], array.ndim())?];
            if axes[0] == axes[1] {
                return Err(value_error("Duplicate axes given."));
            }
            axes.to_vec()
        }
        axis => axes_argument(axis, array.ndim())?,
    };
    // Without an axis, the Euclidean norm is the root of the whole array's product with itself.
    let whole = !given
        && (bound.some("ord").is_none() || matches!((&order, array.ndim()), (Order::Frobenius, 2) | (Order::Two, 1)));
    let result = if whole {
        let flat = super::accumulate::flat(machine, &array)?;
        let square = dot(machine, &flat, &flat)?;
        apply_unary(machine, Unary::Sqrt, &square)?
    } else {
        along(machine, &array, &order, &axes)?
    };
    super::reduce::finish(machine, bound, result, &axes)
}

fn floating(array: Array) -> Array {
    if array.dtype.is_float() { array } else { array.cast(DType::Float64) }
}

/// The norm over the given axes, which may be negative.
pub(super) fn norm_of(machine: &mut Machine, array: &Array, order: Option<&Object>, axes: &[i64]) -> Result<Array> {
    let order = Order::parse(order).ok_or_else(|| unsupported("this order of a norm"))?;
    let axes: Vec<usize> = axes.iter().map(|&axis| super::coerce::axis(axis, array.ndim())).collect::<Result<_>>()?;
    along(machine, &floating(array.clone()), &order, &axes)
}

fn along(machine: &mut Machine, array: &Array, order: &Order, axes: &[usize]) -> Result<Array> {
    match axes {
        [axis] => vector_norm(machine, array, order, *axis),
        [rows, columns] => matrix_norm(machine, array, order, *rows, *columns),
        _ => Err(value_error("Improper number of dimensions to norm.")),
    }
}

enum Order {
    Euclid,
    Frobenius,
    Nuclear,
    /// Another word.
    Word(String),
    Zero,
    One,
    Two,
    MinusTwo,
    MinusOne,
    Infinity,
    MinusInfinity,
    Other(f64),
}

impl Order {
    fn of(object: Option<&Object>, bound: &Bound) -> Result<Order> {
        Order::parse(object).ok_or_else(|| bound.refuse("ord"))
    }

    fn parse(object: Option<&Object>) -> Option<Order> {
        let number = match object {
            None => return Some(Order::Euclid),
            Some(Object::Str(word)) => {
                return Some(match &**word {
                    "fro" | "f" => Order::Frobenius,
                    "nuc" => Order::Nuclear,
                    other => Order::Word(other.into()),
                });
            }
            Some(Object::Int(order)) => *order as f64,
            Some(Object::Float(order)) => *order,
            Some(_) => return None,
        };
        Some(match number {
            0.0 => Order::Zero,
            1.0 => Order::One,
            2.0 => Order::Two,
            -1.0 => Order::MinusOne,
            -2.0 => Order::MinusTwo,
            f64::INFINITY => Order::Infinity,
            f64::NEG_INFINITY => Order::MinusInfinity,
            other => Order::Other(other),
        })
    }
}

fn vector_norm(machine: &mut Machine, array: &Array, order: &Order, axis: usize) -> Result<Array> {
    let sum = |machine: &mut Machine, array: &Array| reduce_in(machine, Reduction::Sum, array, &[axis]);
    match order {
        Order::Infinity | Order::MinusInfinity => {
            let sizes = apply_unary(machine, Unary::Absolute, array)?;
            let reduction = if matches!(order, Order::Infinity) { Reduction::Max } else { Reduction::Min };
            reduce_in(machine, reduction, &sizes, &[axis])
        }
        Order::Zero => {
            let zero = Array::from_number(array.dtype, crate::object::Number::Float(0.0));
            let nonzero = apply_binary(machine, Binary::NotEqual, array, &zero)?.cast(array.dtype);
            sum(machine, &nonzero)
        }
        Order::One => {
            let sizes = apply_unary(machine, Unary::Absolute, array)?;
            sum(machine, &sizes)
        }
        Order::Euclid | Order::Two => {
            let squares = apply_binary(machine, Binary::Multiply, array, array)?;
            let total = sum(machine, &squares)?;
            apply_unary(machine, Unary::Sqrt, &total)
        }
        Order::Frobenius => Err(value_error("Invalid norm order 'fro' for vectors")),
        Order::Nuclear => Err(value_error("Invalid norm order 'nuc' for vectors")),
        Order::Word(word) => Err(value_error(format!("Invalid norm order '{word}' for vectors"))),
        Order::MinusOne | Order::MinusTwo | Order::Other(_) => {
            let order = match order {
                Order::MinusOne => &-1.0,
                Order::Other(order) => order,
                _ => &-2.0,
            };
            let order = Array::from_number(array.dtype, crate::object::Number::Float(*order));
            let one = Array::from_number(array.dtype, crate::object::Number::Float(1.0));
            let sizes = apply_unary(machine, Unary::Absolute, array)?;
            let powers = apply_binary(machine, Binary::Power, &sizes, &order)?;
            let total = sum(machine, &powers)?;
            let inverse = apply_binary(machine, Binary::Divide, &one, &order)?;
            apply_binary(machine, Binary::Power, &total, &inverse)
        }
    }
}

fn matrix_norm(machine: &mut Machine, array: &Array, order: &Order, rows: usize, columns: usize) -> Result<Array> {
    let (summed, reduction) = match order {
        Order::Euclid | Order::Frobenius => {
            let squares = apply_binary(machine, Binary::Multiply, array, array)?;
            let total = reduce_in(machine, Reduction::Sum, &squares, &[rows, columns])?;
            return apply_unary(machine, Unary::Sqrt, &total);
        }
        Order::One => (rows, Reduction::Max),
        Order::MinusOne => (rows, Reduction::Min),
        Order::Infinity => (columns, Reduction::Max),
        Order::MinusInfinity => (columns, Reduction::Min),
        Order::Two | Order::MinusTwo | Order::Nuclear => {
            let mut places: Vec<usize> = (0..array.ndim()).filter(|&axis| axis != rows && axis != columns).collect();
            places.extend([rows, columns]);
            let values = super::matrix::singular_values(
                machine,
                &permuted_axes(array, &places),
                matches!(order, Order::MinusTwo),
            )?;
            let reduction = match order {
                Order::Two => Reduction::Max,
                Order::MinusTwo => Reduction::Min,
                _ => Reduction::Sum,
            };
            let last = values.ndim() - 1;
            return reduce_in(machine, reduction, &values, &[last]);
        }
        _ => return Err(value_error("Invalid norm order for matrices.")),
    };
    let other = if summed == rows { columns } else { rows };
    let sizes = apply_unary(machine, Unary::Absolute, array)?;
    let sums = reduce_in(machine, Reduction::Sum, &sizes, &[summed])?;
    let left = if other > summed { other - 1 } else { other };
    reduce_in(machine, reduction, &sums, &[left])
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut names = table(&[FUNCTIONS]);
    names.extend(table(&super::matrix::TABLES));
    names
});

/// A name of `numpy.linalg`.
pub(crate) fn lookup(name: &str) -> Option<Object> {
    TABLE.get(name).map(|builtin| Object::Function(builtin))
}
