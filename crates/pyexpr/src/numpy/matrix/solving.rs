//! Determinants, inverses and systems of equations.

use super::{Matrix, Stack, check, is_moderate, join, linalg, linalg_error, named, stack, stack_of};
use crate::builtins::{Bound, Builtin};
use crate::error::{Result, unsupported, value_error};
use crate::evaluate::Machine;
use crate::numpy::coerce::{int_argument, shape_argument, to_array};
use crate::numpy::lapack::lu::{Lu, lu};
use crate::numpy::layout::broadcast;
use crate::numpy::manipulate::{permuted_axes, reshaped};
use crate::object::{Array, DType, Object};

pub(super) const FUNCTIONS: &[Builtin] = &[
    linalg("det", "a", det),
    linalg("slogdet", "a", slogdet),
    linalg("inv", "a", |machine, bound| {
        let array = to_array(machine, bound.required("a"))?;
        inverse(machine, &array).map(Array::into_array_object)
    }),
    linalg("solve", "a b", |machine, bound| {
        let (a, b) = (to_array(machine, bound.required("a"))?, to_array(machine, bound.required("b"))?);
        solve(machine, &a, &b).map(Array::into_array_object)
    }),
    linalg("tensorsolve", "a b axes?", tensorsolve),
    linalg("tensorinv", "a ind?", tensorinv),
];

/// More rows than this are summed in another order by LAPACK, so that a pivot near zero is not certain.
const EXACT_ROWS: usize = 5;

/// Factors a matrix; whether it is singular must be certain.
fn factored(matrix: &Matrix) -> Result<Lu> {
    let factors = lu(matrix.clone());
    if matrix.nrows() > EXACT_ROWS {
        let largest = matrix.amax();
        let integral = matrix.iter().all(|value| value.fract() == 0.0);
        let smallest = factors.factors.diagonal().iter().fold(f64::INFINITY, |least, pivot| least.min(pivot.abs()));
        // A row or column of zeros is singular in any order.
        let plain = matrix.row_iter().any(|row| row.amax() == 0.0) || matrix.column_iter().any(|one| one.amax() == 0.0);
        if smallest < 1e-10 * largest && !plain {
            return Err(unsupported(if integral {
                "a singular matrix this large"
            } else {
                "a nearly singular matrix"
            }));
        }
    }
    Ok(factors)
}

fn factored_all(stack: &Stack) -> Result<Vec<Lu>> {
    stack.matrices.iter().map(factored).collect()
}

fn det(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let stack = stack(machine, bound.required("a"), true, 1)?;
    let factors = factored_all(&stack)?;
    let determinants = factors.iter().map(|factors| {
        let (sign, log) = factors.sign_and_log();
        sign * log.exp()
    });
    stack.join(machine, &[], determinants).map(Array::into_object)
}

fn slogdet(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let stack = stack(machine, bound.required("a"), true, 1)?;
    let pairs: Vec<(f64, f64)> = factored_all(&stack)?.iter().map(Lu::sign_and_log).collect();
    let signs = stack.join(machine, &[], pairs.iter().map(|pair| pair.0))?;
    let logs = stack.join(machine, &[], pairs.iter().map(|pair| pair.1))?;
    Ok(named("SlogdetResult", &["sign", "logabsdet"], vec![signs.into_object(), logs.into_object()]))
}

/// `np.linalg.inv`.
pub(super) fn inverse(machine: &mut Machine, array: &Array) -> Result<Array> {
    check(array, true)?;
    let stack = stack_of(machine, array, 3)?;
    refuse_extremes(&stack)?;
    let identity = Matrix::identity(stack.rows, stack.rows);
    let mut inverses = Vec::with_capacity(stack.matrices.len());
    for factors in factored_all(&stack)? {
        if factors.singular {
            return Err(linalg_error("Singular matrix"));
        }
        inverses.push(factors.solve(&identity));
    }
    stack.join_matrices(machine, stack.rows, stack.rows, &inverses)
}

fn refuse_extremes(stack: &Stack) -> Result<()> {
    if stack.matrices.iter().all(is_moderate) {
        return Ok(());
    }
    Err(unsupported("equations with numbers that are not finite, or very large or small"))
}

/// `np.linalg.solve`: a vector on the right is one column for every matrix.
fn solve(machine: &mut Machine, a: &Array, b: &Array) -> Result<Array> {
    check(a, true)?;
    let left = stack_of(machine, a, 1)?;
    let size = left.rows;
    let vector = b.ndim() == 1;
    let right = if vector { reshaped(b, &[b.size(), 1])? } else { b.clone() };
    let (name, signature) = if vector { ("solve1", "(m,m),(m)->(m)") } else { ("solve", "(m,m),(m,n)->(m,n)") };
    if right.ndim() < 2 {
        return Err(value_error(
            "solve: Input operand 1 does not have enough dimensions (has 0, gufunc core with signature \
             (m,m),(m,n)->(m,n) requires 2)",
        ));
    }
    let right = stack_of(machine, &right, 1)?;
    if right.rows != size {
        return Err(value_error(format!(
            "{name}: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature {signature} (size {} \
             is different from {size})",
            right.rows
        )));
    }
    let Some(outer) = broadcast(&[&left.outer, &right.outer]) else {
        return Err(unsupported("the message for np.linalg.solve of stacks that do not match"));
    };
    refuse_extremes(&left)?;
    refuse_extremes(&right)?;
    let count = machine.meter.array(&outer)?;
    machine.meter.work(count.saturating_mul(size * size).saturating_mul(right.columns))?;
    let factors = factored_all(&left)?;
    let (places, others) = (places(&left.outer, &outer), places(&right.outer, &outer));
    let mut elements = Vec::new();
    for (left, right_place) in places.into_iter().zip(others) {
        let factors = &factors[left];
        if factors.singular {
            return Err(linalg_error("Singular matrix"));
        }
        elements.extend(super::by_rows(&factors.solve(&right.matrices[right_place])));
    }
    let both_single = left.dtype == DType::Float32 && right.dtype == DType::Float32;
    let dtype = if both_single { DType::Float32 } else { DType::Float64 };
    let inner = [size, right.columns];
    join(machine, &outer, if vector { &inner[..1] } else { &inner }, dtype, elements)
}

/// Which matrix of a stack stands at each place of a broadcast one.
fn places(own: &[usize], outer: &[usize]) -> Vec<usize> {
    let count = outer.iter().product();
    let skip = outer.len() - own.len();
    (0..count)
        .map(|mut at| {
            let (mut place, mut step) = (0, 1);
            for axis in (0..outer.len()).rev() {
                let index = at % outer[axis];
                at /= outer[axis];
                if axis >= skip {
                    let extent = own[axis - skip];
                    place += if extent == 1 { 0 } else { index * step };
                    step *= extent;
                }
            }
            place
        })
        .collect()
}

fn tensorsolve(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let mut a = to_array(machine, bound.required("a"))?;
    let b = to_array(machine, bound.required("b"))?;
    let ndim = a.ndim();
    if let Some(axes) = bound.some("axes") {
        let mut order: Vec<usize> = (0..ndim).collect();
        for axis in shape_argument(machine, axes)? {
            let Some(place) = order.iter().position(|&other| other as i64 == axis) else {
                return Err(bound.refuse("axes"));
            };
            let axis = order.remove(place);
            order.push(axis);
        }
        a = permuted_axes(&a, &order);
    }
    if b.ndim() >= ndim {
        return Err(bound.refuse("b"));
    }
    let shape = a.shape()[b.ndim()..].to_vec();
    let size: usize = shape.iter().product();
    if size.checked_mul(size) != Some(a.size()) {
        return Err(linalg_error(
            "Input arrays must satisfy the requirement             prod(a.shape[b.ndim:]) == prod(a.shape[:b.ndim])",
        ));
    }
    let matrix = reshaped(&a, &[size, size])?;
    let flat = reshaped(&b, &[b.size()])?;
    let solution = solve(machine, &matrix, &flat)?;
    reshaped(&solution, &shape).map(Array::into_array_object)
}

fn tensorinv(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let a = to_array(machine, bound.required("a"))?;
    let first = bound.get("ind").map(int_argument).transpose()?.unwrap_or(2);
    if first <= 0 {
        return Err(value_error("Invalid ind argument."));
    }
    let first = (first as usize).min(a.ndim());
    let (before, after) = a.shape().split_at(first);
    let size: usize = after.iter().product();
    if size == 0 || a.size() % size != 0 {
        return Err(bound.refuse("a"));
    }
    let shape: Vec<usize> = after.iter().chain(before).copied().collect();
    let matrix = reshaped(&a, &[size, a.size() / size])?;
    let inverse = inverse(machine, &matrix)?;
    reshaped(&inverse, &shape).map(Array::into_array_object)
}
