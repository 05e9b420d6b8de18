//! What follows from singular values: rank, condition, least squares and the pseudo-inverse.

use super::solving::inverse;
use super::{Matrix, check, join, linalg, linalg_error, stack};
use crate::builtins::{Bound, Builtin};
use crate::error::{Error, Result, unsupported, value_error};
use crate::evaluate::Machine;
use crate::numpy::coerce::to_array;
use crate::numpy::lapack::svd::{Svd, svd};
use crate::numpy::linalg::norm_of;
use crate::numpy::manipulate::reshaped;
use crate::numpy::ufunc::{Binary, apply_binary};
use crate::object::{Array, DType, Number, Object, Scalar};

pub(super) const FUNCTIONS: &[Builtin] = &[
    linalg("matrix_rank", "A tol? !hermitian * rtol?", matrix_rank),
    linalg("cond", "x p?", cond),
    linalg("pinv", "a rcond? !hermitian * rtol?", pinv),
    linalg("lstsq", "a b rcond?", lstsq),
];

/// A singular value nearer than this to zero, relative to the largest, is rounding.
const ROUNDING: f64 = 1e-13;

fn decomposed(matrix: &Matrix) -> Result<Svd> {
    svd(matrix.clone(), false).ok_or_else(|| linalg_error("SVD did not converge"))
}

fn nearly_singular() -> Error {
    unsupported("a matrix that may or may not be singular, which hangs on rounding")
}

/// A tolerance that is one number.
fn number(machine: &mut Machine, bound: &Bound, name: &str) -> Result<Option<f64>> {
    let Some(value) = bound.some(name) else {
        return Ok(None);
    };
    match to_array(machine, value)? {
        array if array.ndim() == 0 => Ok(array.first().map(Number::to_f64)),
        _ => Err(bound.refuse(name)),
    }
}

/// How many singular values count. Which do must not hang on rounding.
fn counted(values: &[f64], cutoff: f64) -> Result<usize> {
    let largest = values.first().copied().unwrap_or(0.0);
    let relative = if largest == 0.0 { 0.0 } else { cutoff / largest };
    for value in values.iter().filter(|value| **value != 0.0) {
        let share = value / largest;
        let doubtful = if relative < ROUNDING {
            // What is rounding may come out larger elsewhere, but hardly ten times as large.
            (relative / 3.0..ROUNDING).contains(&share) || relative < f64::EPSILON && share < ROUNDING
        } else {
            (share - relative).abs() < 1e-10 * relative.max(1e-4)
        };
        if doubtful {
            return Err(nearly_singular());
        }
    }
    Ok(values.iter().filter(|value| **value > cutoff).count())
}

fn matrix_rank(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = to_array(machine, bound.required("A"))?;
    if array.ndim() < 2 {
        let any = array.to_floats().into_iter().any(|value| value != 0.0);
        return Ok(Object::Int(any as i64));
    }
    let tolerance = number(machine, bound, "tol")?;
    let relative = number(machine, bound, "rtol")?;
    let stack = stack(machine, bound.required("A"), false, 20)?;
    if stack.rows == 0 || stack.columns == 0 {
        return Err(bound.refuse("A"));
    }
    let epsilon = if stack.dtype == DType::Float32 { f32::EPSILON as f64 } else { f64::EPSILON };
    let relative = relative.unwrap_or(stack.rows.max(stack.columns) as f64 * epsilon);
    let mut ranks = Vec::with_capacity(stack.matrices.len());
    for matrix in &stack.matrices {
        let values = decomposed(matrix)?.s;
        let cutoff = tolerance.unwrap_or(values[0] * relative);
        ranks.push(counted(&values, cutoff)? as i64);
    }
    Ok(Array::from_ints(DType::Int64, &stack.outer, ranks)?.into_object())
}

fn cond(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = to_array(machine, bound.required("x"))?;
    if array.ndim() >= 2 && array.shape()[array.ndim() - 2..].contains(&0) {
        return Err(linalg_error("cond is not defined on empty arrays"));
    }
    let smallest_first = match bound.some("p") {
        None => false,
        Some(p @ (Object::Int(_) | Object::Float(_))) => match to_array(machine, p)?.first().map(Number::to_f64) {
            Some(2.0) => false,
            Some(-2.0) => true,
            _ => return cond_by_norms(machine, &array, p),
        },
        Some(p) => return cond_by_norms(machine, &array, p),
    };
    let stack = stack(machine, bound.required("x"), false, 20)?;
    let mut values = Vec::with_capacity(stack.matrices.len());
    for matrix in &stack.matrices {
        let found = decomposed(matrix)?.s;
        let (first, last) = (stack.dtype.round(found[0]), stack.dtype.round(found[found.len() - 1]));
        if last < ROUNDING * first && !super::is_diagonal(matrix) {
            return Err(nearly_singular());
        }
        let (above, below) = if smallest_first { (last, first) } else { (first, last) };
        let ratio = above / below;
        values.push(if ratio.is_nan() { f64::INFINITY } else { ratio });
    }
    stack.join(machine, &[], values).map(Array::into_object)
}

/// The product of the norms of a matrix and of its inverse.
fn cond_by_norms(machine: &mut Machine, array: &Array, order: &Object) -> Result<Object> {
    check(array, true)?;
    let own = norm_of(machine, array, Some(order), &[-2, -1])?;
    let inverse = match inverse(machine, array) {
        Err(Error::Raised { kind: "LinAlgError", .. }) => return Err(nearly_singular()),
        other => other?,
    };
    let other = norm_of(machine, &inverse, Some(order), &[-2, -1])?;
    apply_binary(machine, Binary::Multiply, &own, &other).map(Array::into_object)
}

fn pinv(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let given = number(machine, bound, "rcond")?;
    let relative = number(machine, bound, "rtol")?;
    let array = to_array(machine, bound.required("a"))?;
    let longest = array.shape().iter().rev().take(2).copied().max().unwrap_or(0);
    let epsilon = if array.dtype == DType::Float32 { f32::EPSILON as f64 } else { f64::EPSILON };
    let relative = match (given, bound.get("rtol")) {
        (Some(_), Some(_)) => return Err(value_error("`rtol` and `rcond` can't be both set.")),
        (Some(given), None) => given,
        (None, None) => 1e-15,
        (None, Some(_)) if !array.dtype.is_float() => return Err(bound.refuse("rtol")),
        (None, Some(_)) => relative.unwrap_or(longest as f64 * epsilon),
    };
    let stack = stack(machine, bound.required("a"), false, 40)?;
    if stack.rows == 0 || stack.columns == 0 {
        return Err(bound.refuse("a"));
    }
    let mut results = Vec::with_capacity(stack.matrices.len());
    for matrix in &stack.matrices {
        let found = decomposed(matrix)?;
        let kept = counted(&found.s, relative * found.s[0])?;
        results.push(inverted(&found, kept) * found.u.columns(0, kept).transpose());
    }
    stack.join_matrices(machine, stack.columns, stack.rows, &results).map(Array::into_array_object)
}

/// The right vectors as columns, each divided by its singular value.
fn inverted(found: &Svd, kept: usize) -> Matrix {
    Matrix::from_fn(found.vt.ncols(), kept, |row, column| found.vt[(column, row)] / found.s[column])
}

fn lstsq(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let a = to_array(machine, bound.required("a"))?;
    let mut b = to_array(machine, bound.required("b"))?;
    let vector = b.ndim() == 1;
    if vector {
        b = reshaped(&b, &[b.size(), 1])?;
    }
    for array in [&a, &b] {
        if array.ndim() != 2 {
            return Err(linalg_error(format!(
                "{}-dimensional array given. Array must be two-dimensional",
                array.ndim()
            )));
        }
    }
    if a.shape()[0] != b.shape()[0] {
        return Err(linalg_error("Incompatible dimensions"));
    }
    let left = stack(machine, bound.required("a"), false, 50)?;
    let right = stack(machine, &b.into_array_object(), false, 1)?;
    let (rows, columns, width) = (left.rows, left.columns, right.columns);
    if rows == 0 || columns == 0 || width == 0 {
        return Err(bound.refuse("a"));
    }
    let both_single = left.dtype == DType::Float32 && right.dtype == DType::Float32;
    let dtype = if both_single { DType::Float32 } else { DType::Float64 };
    let relative = match number(machine, bound, "rcond")? {
        None => rows.max(columns) as f64 * f64::EPSILON,
        Some(given) if given < 0.0 => f64::EPSILON,
        Some(given) => given,
    };
    machine.meter.work(rows.saturating_mul(columns).saturating_mul(6 * width))?;
    let (a, b) = (&left.matrices[0], &right.matrices[0]);
    let found = decomposed(a)?;
    let rank = counted(&found.s, relative * found.s[0])?;
    let solution = inverted(&found, rank) * (found.u.columns(0, rank).transpose() * b);
    let residuals: Vec<f64> = if rank == columns && rows > columns {
        (b - a * &solution).column_iter().map(|column| column.norm_squared()).collect()
    } else {
        Vec::new()
    };
    let shape = [columns, width];
    let solution = join(machine, &[], if vector { &shape[..1] } else { &shape }, dtype, super::by_rows(&solution))?;
    let residuals = join(machine, &[], &[residuals.len()], dtype, residuals)?;
    let values = join(machine, &[], &[found.s.len()], dtype, found.s)?;
    Ok(Object::tuple(vec![
        solution.into_array_object(),
        residuals.into_array_object(),
        Object::Scalar(Scalar { dtype: DType::Int32, value: Number::Int(rank as i64) }),
        values.into_array_object(),
    ]))
}
