//! To bidiagonal form by reflections from both sides.

use super::Matrix;
use super::householder::Reflector;

/// `A = Q B Pᵀ`. `B` is upper bidiagonal where there are at least as many rows as columns, lower bidiagonal otherwise.
pub(super) struct Bidiagonal {
    pub(super) diagonal: Vec<f64>,
    pub(super) beside: Vec<f64>,
    pub(super) upper: bool,
    /// Of `Q`; those of a lower form act one row further down.
    pub(super) left: Vec<Reflector>,
    /// Of `P`; those of an upper form act one row further down.
    pub(super) right: Vec<Reflector>,
}

/// Brings a matrix to bidiagonal form.
pub(super) fn bidiagonal(mut a: Matrix) -> Bidiagonal {
    let (rows, columns) = a.shape();
    let upper = rows >= columns;
    let size = rows.min(columns);
    let mut form = Bidiagonal { diagonal: Vec::new(), beside: Vec::new(), upper, left: Vec::new(), right: Vec::new() };
    for at in 0..size {
        if upper {
            form.diagonal.push(below(&mut a, at, at, &mut form.left));
            if at + 1 < size {
                form.beside.push(beyond(&mut a, at, at + 1, &mut form.right));
            }
        } else {
            form.diagonal.push(beyond(&mut a, at, at, &mut form.right));
            if at + 1 < size {
                form.beside.push(below(&mut a, at + 1, at, &mut form.left));
            }
        }
    }
    form
}

/// Clears a column below `row`, and gives what stays there.
fn below(a: &mut Matrix, row: usize, column: usize, reflectors: &mut Vec<Reflector>) -> f64 {
    let (reflector, beta) = Reflector::of((row..a.nrows()).map(|row| a[(row, column)]).collect());
    let columns = a.ncols();
    reflector.reflect_rows(a, row, column + 1..columns);
    reflectors.push(reflector);
    beta
}

/// Clears a row beyond `column`, and gives what stays there.
fn beyond(a: &mut Matrix, row: usize, column: usize, reflectors: &mut Vec<Reflector>) -> f64 {
    let (reflector, beta) = Reflector::of((column..a.ncols()).map(|column| a[(row, column)]).collect());
    let rows = a.nrows();
    reflector.reflect_columns(a, row + 1..rows, column);
    reflectors.push(reflector);
    beta
}
