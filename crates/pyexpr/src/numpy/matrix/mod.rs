//! `numpy.linalg` beyond products: what is checked, which matrices a stack holds, and the results with names.

mod factors;
mod forms;
mod power;
mod rank;
mod solving;
mod spectral;
mod stable;

use std::rc::Rc;

use super::coerce::to_array;
use super::lapack::Matrix;
use crate::builtins::{Builtin, Home};
use crate::error::{Error, Result, raised, unsupported};
use crate::evaluate::Machine;
use crate::object::{Array, DType, NamedTuple, Object};

pub(super) use spectral::singular_values;

/// The tables of all functions here.
pub(super) const TABLES: [&[Builtin]; 6] =
    [factors::FUNCTIONS, forms::FUNCTIONS, power::FUNCTIONS, rank::FUNCTIONS, solving::FUNCTIONS, spectral::FUNCTIONS];

const fn linalg(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &crate::builtins::Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Linalg, name, parameters, call)
}

/// NumPy's `LinAlgError`, a subclass of `ValueError`.
fn linalg_error(message: impl Into<String>) -> Error {
    raised("LinAlgError", message)
}

/// Matrices over the leading axes of an array, as doubles.
struct Stack {
    outer: Vec<usize>,
    rows: usize,
    columns: usize,
    matrices: Vec<Matrix>,
    /// The dtype of results: LAPACK works in doubles, and what came as `float32` goes as such.
    dtype: DType,
}

/// Takes an argument apart. `effort` is how many passes over a matrix's rows, columns and lesser extent the work takes.
fn stack(machine: &mut Machine, object: &Object, square: bool, effort: usize) -> Result<Stack> {
    let array = to_array(machine, object)?;
    check(&array, square)?;
    let stack = stack_of(machine, &array, effort)?;
    if !stack.matrices.iter().all(is_moderate) {
        return Err(unsupported("decompositions of numbers that are not finite, or very large or small"));
    }
    Ok(stack)
}

/// Checks an array's dimensions.
fn check(array: &Array, square: bool) -> Result<()> {
    if array.ndim() < 2 {
        return Err(linalg_error(format!(
            "{}-dimensional array given. Array must be at least two-dimensional",
            array.ndim()
        )));
    }
    let [.., rows, columns] = array.shape() else { return Ok(()) };
    if square && rows != columns {
        return Err(linalg_error("Last 2 dimensions of the array must be square"));
    }
    Ok(())
}

/// Takes an array of two or more dimensions apart.
fn stack_of(machine: &mut Machine, array: &Array, effort: usize) -> Result<Stack> {
    let shape = array.shape();
    let (outer, inner) = shape.split_at(shape.len() - 2);
    let (rows, columns) = (inner[0], inner[1]);
    if array.dtype == DType::Float16 {
        return Err(unsupported("float16 in np.linalg"));
    }
    machine.meter.array(shape)?;
    let count = machine.meter.array(outer)?;
    let each = rows.saturating_mul(columns).saturating_mul(rows.min(columns)).saturating_mul(effort);
    machine.meter.work(count.saturating_mul(each))?;
    let elements = array.to_floats();
    let matrices = (0..count)
        .map(|at| Matrix::from_row_slice(rows, columns, &elements[at * rows * columns..(at + 1) * rows * columns]))
        .collect();
    let dtype = if array.dtype == DType::Float32 { DType::Float32 } else { DType::Float64 };
    Ok(Stack { outer: outer.to_vec(), rows, columns, matrices, dtype })
}

/// Whether squares of the entries neither overflow nor vanish.
fn is_moderate(matrix: &Matrix) -> bool {
    matrix.iter().all(|&value| value == 0.0 || (1e-100..1e100).contains(&value.abs()))
}

fn is_diagonal(matrix: &Matrix) -> bool {
    (0..matrix.ncols()).all(|column| (0..matrix.nrows()).all(|row| row == column || matrix[(row, column)] == 0.0))
}

impl Stack {
    /// The results of all matrices, each with `inner` as its shape, as one array.
    fn join(&self, machine: &mut Machine, inner: &[usize], results: impl IntoIterator<Item = f64>) -> Result<Array> {
        join(machine, &self.outer, inner, self.dtype, results)
    }

    /// Results that are matrices.
    fn join_matrices(&self, machine: &mut Machine, rows: usize, columns: usize, results: &[Matrix]) -> Result<Array> {
        self.join(machine, &[rows, columns], results.iter().flat_map(by_rows))
    }
}

/// An array from the elements of results in C order.
fn join(
    machine: &mut Machine,
    outer: &[usize],
    inner: &[usize],
    dtype: DType,
    results: impl IntoIterator<Item = f64>,
) -> Result<Array> {
    let shape: Vec<usize> = outer.iter().chain(inner).copied().collect();
    machine.meter.array(&shape)?;
    Array::from_floats(dtype, &shape, results.into_iter().map(|value| dtype.round(value)).collect())
}

/// The elements of a matrix in C order.
fn by_rows(matrix: &Matrix) -> Vec<f64> {
    matrix.transpose().iter().copied().collect()
}

/// A result with names.
fn named(class: &'static str, fields: &'static [&'static str], items: Vec<Object>) -> Object {
    Object::NamedTuple(Rc::new(NamedTuple { class, fields, items: Rc::new(items) }))
}

/// What `np.linalg.cross` says of vectors that are not three long.
fn named_size_error(left: usize, right: usize) -> Error {
    crate::error::value_error(format!(
        "Both input arrays must be (arrays of) 3-dimensional vectors, but they are {left} and {right} dimensional \
         instead."
    ))
}
