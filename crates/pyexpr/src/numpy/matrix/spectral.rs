//! Eigenvalues and singular values, with and without vectors.

use num_complex::Complex64;

use super::stable::is_stable;
use super::{Matrix, Stack, check, is_diagonal, is_moderate, linalg, linalg_error, named, stack, stack_of};
use crate::builtins::{Bound, Builtin};
use crate::error::{Error, Result, unsupported};
use crate::evaluate::Machine;
use crate::numpy::coerce::to_array;
use crate::numpy::lapack::eigen::{Eigen, eigen};
use crate::numpy::lapack::svd::{Svd, svd};
use crate::numpy::lapack::symmetric::symmetric;
use crate::object::{Array, DType, Object};

pub(super) const FUNCTIONS: &[Builtin] = &[
    linalg("eigh", "a UPLO?", eigh),
    linalg("eigvalsh", "a UPLO?", eigvalsh),
    linalg("eig", "a", eig),
    linalg("eigvals", "a", eigvals),
    linalg("svd", "a full_matrices? compute_uv? hermitian?", svd_call),
    linalg("svdvals", "x /", |machine, bound| {
        let stack = stack(machine, bound.required("x"), false, 20)?;
        singular_values_of(machine, &stack).map(Array::into_array_object)
    }),
];

/// Beyond this LAPACK divides and conquers, which gives other signs.
const MAX_ROWS: usize = 25;

fn uncertain() -> Error {
    unsupported("vectors of equal or nearly equal eigenvalues or singular values, whose choice is LAPACK's")
}

fn refuse_large(stack: &Stack) -> Result<()> {
    if stack.rows.min(stack.columns) > MAX_ROWS {
        return Err(unsupported("vectors of a matrix this large"));
    }
    Ok(())
}

/// Which triangle is read.
fn upper(bound: &Bound) -> Result<bool> {
    match bound.get("UPLO") {
        None => Ok(false),
        Some(Object::Str(name)) if matches!(&**name, "l" | "L") => Ok(false),
        Some(Object::Str(name)) if matches!(&**name, "u" | "U") => Ok(true),
        Some(Object::Str(_)) => Err(crate::error::value_error("UPLO argument must be 'L' or 'U'")),
        Some(_) => Err(bound.refuse("UPLO")),
    }
}

fn symmetric_values(matrix: &Matrix) -> Result<Vec<f64>> {
    let found = symmetric(matrix.clone()).ok_or_else(|| linalg_error("Eigenvalues did not converge"))?;
    Ok(found.0)
}

fn eigvalsh(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let upper = upper(bound)?;
    let stack = stack(machine, bound.required("a"), true, 20)?;
    let mut values = Vec::new();
    for matrix in &stack.matrices {
        values.extend(symmetric_values(&if upper { matrix.transpose() } else { matrix.clone() })?);
    }
    stack.join(machine, &[stack.rows], values).map(Array::into_array_object)
}

fn eigh(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let upper = upper(bound)?;
    let stack = stack(machine, bound.required("a"), true, 100)?;
    refuse_large(&stack)?;
    let (mut values, mut vectors) = (Vec::new(), Vec::new());
    for matrix in &stack.matrices {
        if upper && !is_diagonal(matrix) {
            return Err(bound.refuse("UPLO"));
        }
        let vectors_of = |matrix| symmetric(matrix).map(|found| vec![found.1]);
        if !is_diagonal(matrix) && (falls_apart(matrix) || !is_stable(matrix, vectors_of, vectors_of)) {
            return Err(uncertain());
        }
        let found = symmetric(matrix.clone()).ok_or_else(|| linalg_error("Eigenvalues did not converge"))?;
        values.extend(found.0);
        vectors.push(found.1);
    }
    pair(machine, &stack, "EighResult", values, &vectors)
}

/// Whether a symmetric matrix consists of blocks that do not touch: entries between them are zero but for rounding. Rows
/// at the front that touch no other are left alone by the algorithm.
fn falls_apart(matrix: &Matrix) -> bool {
    let size = matrix.nrows();
    let touches = |row: usize, column: usize| matrix[(row.max(column), row.min(column))] != 0.0;
    let front = (0..size).take_while(|&row| (0..size).all(|other| other == row || !touches(row, other))).count();
    let mut reached = vec![front];
    let mut at = 0;
    while at < reached.len() {
        let row = reached[at];
        let next: Vec<usize> = (front..size).filter(|other| touches(row, *other) && !reached.contains(other)).collect();
        reached.extend(next);
        at += 1;
    }
    reached.len() < size - front
}

/// A result of eigenvalues and vectors.
fn pair(
    machine: &mut Machine,
    stack: &Stack,
    class: &'static str,
    values: Vec<f64>,
    vectors: &[Matrix],
) -> Result<Object> {
    let size = stack.rows;
    let values = stack.join(machine, &[size], values)?.into_array_object();
    let vectors = stack.join_matrices(machine, size, size, vectors)?.into_array_object();
    Ok(named(class, &["eigenvalues", "eigenvectors"], vec![values, vectors]))
}

/// A stack of square matrices for `eig`, which looks for what is not finite itself.
fn eigen_stack(machine: &mut Machine, bound: &Bound, effort: usize) -> Result<Stack> {
    let array = to_array(machine, bound.required("a"))?;
    check(&array, true)?;
    let stack = stack_of(machine, &array, effort)?;
    if stack.matrices.iter().any(|matrix| matrix.iter().any(|value| !value.is_finite())) {
        return Err(linalg_error("Array must not contain infs or NaNs"));
    }
    if !stack.matrices.iter().all(is_moderate) {
        return Err(unsupported("eigenvalues of very large or small numbers"));
    }
    Ok(stack)
}

/// Whether some order of rows and columns makes the matrix triangular: then nothing is iterated over.
fn is_triangular(matrix: &Matrix) -> bool {
    let mut left: Vec<usize> = (0..matrix.nrows()).collect();
    while let Some(place) =
        left.iter().position(|&row| left.iter().all(|&column| column == row || matrix[(row, column)] == 0.0))
    {
        left.remove(place);
    }
    left.is_empty()
}

/// Eigenvalues, and vectors where asked for, whose order and signs do not hang on rounding.
fn certain_eigen(matrix: &Matrix, vectors: bool) -> Result<Eigen> {
    let found = eigen(matrix.clone(), 1.0).ok_or_else(|| linalg_error("Eigenvalues did not converge"))?;
    if vectors && found.values.iter().any(|value| value.1 != 0.0) {
        return Err(unsupported("complex eigenvectors"));
    }
    if is_triangular(matrix) {
        return Ok(found);
    }
    // Rounding takes equal eigenvalues apart, into the complex plane too.
    let values: Vec<Complex64> = found.values.iter().map(|value| Complex64::new(value.0, value.1)).collect();
    let largest = values.iter().fold(0f64, |largest, value| largest.max(value.norm()));
    let close = values
        .iter()
        .enumerate()
        .any(|(at, one)| values[..at].iter().any(|other| (one - other).norm() < 1e-7 * largest));
    // A zero may come out as any small number, before or after other eigenvalues.
    let vanishing = matrix.nrows() > 2 && values.iter().any(|value| value.norm() < 1e-11 * largest);
    let shown = |found: Eigen| {
        let parts = found.values.iter().flat_map(|value| [value.0, value.1]);
        let values = Matrix::from_iterator(2, found.values.len(), parts) / largest;
        if vectors { vec![values, found.vectors] } else { vec![values] }
    };
    let stable = !close
        && !vanishing
        && [1.0, 5.0, 0.2].into_iter().all(|slack| {
            is_stable(matrix, |matrix| eigen(matrix, 1.0).map(shown), |matrix| eigen(matrix, slack).map(shown))
        });
    if stable { Ok(found) } else { Err(uncertain()) }
}

fn eigvals(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let stack = eigen_stack(machine, bound, 150)?;
    let mut values = Vec::new();
    for matrix in &stack.matrices {
        values.extend(certain_eigen(matrix, false)?.values);
    }
    if values.iter().all(|value| value.1 == 0.0) {
        let values = values.into_iter().map(|value| value.0);
        return stack.join(machine, &[stack.rows], values).map(Array::into_array_object);
    }
    // Two doubles each.
    machine.meter.array(&[values.len()])?;
    let dtype = if stack.dtype == DType::Float32 { DType::Complex64 } else { DType::Complex128 };
    let values = values.into_iter().map(|value| dtype.round_complex(Complex64::new(value.0, value.1))).collect();
    let shape: Vec<usize> = stack.outer.iter().copied().chain([stack.rows]).collect();
    Array::from_complex(dtype, &shape, values).map(Array::into_array_object)
}

fn eig(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let stack = eigen_stack(machine, bound, 200)?;
    refuse_large(&stack)?;
    let (mut values, mut vectors) = (Vec::new(), Vec::new());
    for matrix in &stack.matrices {
        let found = certain_eigen(matrix, true)?;
        values.extend(found.values.iter().map(|value| value.0));
        vectors.push(found.vectors);
    }
    pair(machine, &stack, "EigResult", values, &vectors)
}

fn decomposed(matrix: &Matrix, full: bool) -> Result<Svd> {
    svd(matrix.clone(), full).ok_or_else(|| linalg_error("SVD did not converge"))
}

/// The singular values of all matrices, falling.
fn singular_values_of(machine: &mut Machine, stack: &Stack) -> Result<Array> {
    let mut values = Vec::new();
    for matrix in &stack.matrices {
        values.extend(decomposed(matrix, false)?.s);
    }
    stack.join(machine, &[stack.rows.min(stack.columns)], values)
}

/// The singular values of an array of two or more dimensions. Whether the `smallest` matters by itself.
pub(in crate::numpy) fn singular_values(machine: &mut Machine, array: &Array, smallest: bool) -> Result<Array> {
    let stack = stack(machine, &array.clone().into_array_object(), false, 20)?;
    let values = singular_values_of(machine, &stack)?;
    let size = stack.rows.min(stack.columns).max(1);
    let tiny = values.to_floats().chunks(size).any(|values| values[size - 1] < 1e-13 * values[0]);
    if smallest && tiny && !stack.matrices.iter().all(is_diagonal) {
        return Err(unsupported("the smallest singular value of a singular matrix, which is rounding"));
    }
    Ok(values)
}

fn svd_call(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let flag = |machine: &mut Machine, name: &str, default: bool| match bound.get(name) {
        Some(value) => machine.truth(value),
        None => Ok(default),
    };
    if flag(machine, "hermitian", false)? {
        return Err(bound.refuse("hermitian"));
    }
    let full = flag(machine, "full_matrices", true)?;
    if !flag(machine, "compute_uv", true)? {
        let stack = stack(machine, bound.required("a"), false, 20)?;
        return singular_values_of(machine, &stack).map(Array::into_array_object);
    }
    let stack = stack(machine, bound.required("a"), false, 100)?;
    refuse_large(&stack)?;
    let (rows, columns) = (stack.rows, stack.columns);
    let size = rows.min(columns);
    if size == 0 {
        return Err(bound.refuse("a"));
    }
    let longest = rows.max(columns);
    machine.meter.array(&[longest, longest, stack.matrices.len()])?;
    machine.meter.work(longest.saturating_mul(longest).saturating_mul(8 * size * stack.matrices.len()))?;
    let (mut u, mut s, mut vt) = (Vec::new(), Vec::new(), Vec::new());
    for matrix in &stack.matrices {
        let found = decomposed(matrix, full)?;
        let vectors = |matrix| svd(matrix, full).map(|found| vec![found.u, found.vt]);
        if !is_diagonal(matrix) {
            // Vectors of a singular value that is zero but for rounding have the sign of that rounding.
            let tiny = found.s[size - 1] < 1e-9 * found.s[0];
            if tiny || !is_stable(matrix, vectors, vectors) {
                return Err(uncertain());
            }
        }
        u.push(found.u);
        s.extend(found.s);
        vt.push(found.vt);
    }
    let (width, height) = if full { (rows, columns) } else { (size, size) };
    let u = stack.join_matrices(machine, rows, width, &u)?.into_array_object();
    let s = stack.join(machine, &[size], s)?.into_array_object();
    let vt = stack.join_matrices(machine, height, columns, &vt)?.into_array_object();
    Ok(named("SVDResult", &["U", "S", "Vh"], vec![u, s, vt]))
}
