//! Whether vectors of a decomposition hang on the last bits of the matrix.
//!
//! Equal eigenvalues have no vectors of their own, and a sign may be decided by an entry that is zero but for rounding.
//! LAPACK's builds differ there. So each matrix is decomposed again with its entries moved a little, zeros not at all:
//! first equal entries alike, then, where there are more than two rows, each place by itself. Where the vectors then
//! differ, they are not certain.

use super::Matrix;

/// How far entries are moved, relative to their size.
const NUDGE: f64 = 1e-11;
/// In how many ways equal entries are moved alike.
const EQUAL_ALIKE: u64 = 3;
/// Vectors that differ by more than this are others.
const APART: f64 = 1e-5;

/// The matrix with its entries moved a little, in one of several ways. A symmetric one stays so.
fn nudged(matrix: &Matrix, way: u64) -> Matrix {
    let each = way > EQUAL_ALIKE;
    Matrix::from_fn(matrix.nrows(), matrix.ncols(), |row, column| {
        let value = matrix[(row, column)];
        let place = if each { (row.max(column) * 1021 + row.min(column)) as u64 } else { 0 };
        let mixed = (value.abs().to_bits() ^ (way * 4093 + place).wrapping_mul(0x9e37_79b9_7f4a_7c15))
            .wrapping_mul(0xd6e8_feb8_6659_fd93);
        let share = (mixed >> 40) as f64 / (1u64 << 24) as f64 - 0.5;
        value * (1.0 + NUDGE * share)
    })
}

/// Whether `other` gives nearly the same for the matrix's neighbours as `vectors` for the matrix.
pub(super) fn is_stable(
    matrix: &Matrix,
    vectors: impl Fn(Matrix) -> Option<Vec<Matrix>>,
    other: impl Fn(Matrix) -> Option<Vec<Matrix>>,
) -> bool {
    let Some(expected) = vectors(matrix.clone()) else { return false };
    let near = |found: Vec<Matrix>| found.iter().zip(&expected).all(|(one, two)| (one - two).amax() < APART);
    let ways = if matrix.nrows().max(matrix.ncols()) > 2 { 2 * EQUAL_ALIKE } else { EQUAL_ALIKE };
    (1..=ways).all(|way| other(nudged(matrix, way)).is_some_and(near))
}
