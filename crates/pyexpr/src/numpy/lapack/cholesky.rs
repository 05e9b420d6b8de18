//! The lower factor of a positive definite matrix.

use super::Matrix;

/// `A = L Lᵀ`, from the lower half of `a`; `None` where the matrix is not positive definite.
pub(crate) fn cholesky(mut a: Matrix) -> Option<Matrix> {
    let size = a.nrows();
    for column in 0..size {
        let sum = (0..column).fold(0.0, |sum, at| a[(column, at)].mul_add(a[(column, at)], sum));
        let square = a[(column, column)] - sum;
        // Not a number is refused, too.
        if square.partial_cmp(&0.0) != Some(std::cmp::Ordering::Greater) {
            return None;
        }
        let pivot = square.sqrt();
        a[(column, column)] = pivot;
        let inverse = 1.0 / pivot;
        for row in column + 1..size {
            let sum = (0..column).fold(0.0, |sum, at| a[(row, at)].mul_add(a[(column, at)], sum));
            a[(row, column)] = (a[(row, column)] - sum) * inverse;
            a[(column, row)] = 0.0;
        }
    }
    Some(a)
}
