//! Triangular factors with partial pivoting, and what follows from them.

use super::Matrix;

/// `P A = L U`: the unit lower and the upper factor in one matrix.
pub(crate) struct Lu {
    pub(crate) factors: Matrix,
    /// Which row of the given matrix each row came from.
    pub(crate) rows: Vec<usize>,
    /// Whether the permutation is odd.
    pub(crate) odd: bool,
    /// Whether a pivot is exactly zero.
    pub(crate) singular: bool,
}

/// The sum of products of a row of one and a column of another matrix over `range`, each fused with the sum so far.
fn dot(left: &Matrix, row: usize, right: &Matrix, column: usize, range: std::ops::Range<usize>) -> f64 {
    range.fold(0.0, |sum, at| left[(row, at)].mul_add(right[(at, column)], sum))
}

/// Factors a square matrix, column by column from the left.
pub(crate) fn lu(mut a: Matrix) -> Lu {
    let size = a.nrows();
    let mut rows: Vec<usize> = (0..size).collect();
    let (mut odd, mut singular) = (false, false);
    for column in 0..size {
        for row in 1..size {
            let sum = dot(&a, row, &a, column, 0..row.min(column));
            a[(row, column)] -= sum;
        }
        let mut pivot = column;
        for row in column + 1..size {
            if a[(row, column)].abs() > a[(pivot, column)].abs() {
                pivot = row;
            }
        }
        if a[(pivot, column)] == 0.0 {
            singular = true;
            continue;
        }
        if pivot != column {
            a.swap_rows(pivot, column);
            rows.swap(pivot, column);
            odd = !odd;
        }
        let inverse = 1.0 / a[(column, column)];
        for row in column + 1..size {
            a[(row, column)] *= inverse;
        }
    }
    Lu { factors: a, rows, odd, singular }
}

impl Lu {
    /// The sign of the determinant and the logarithm of its size.
    pub(crate) fn sign_and_log(&self) -> (f64, f64) {
        if self.singular {
            return (0.0, f64::NEG_INFINITY);
        }
        let (mut sign, mut log) = (if self.odd { -1.0 } else { 1.0 }, 0.0);
        for place in 0..self.factors.nrows() {
            let pivot = self.factors[(place, place)];
            if pivot < 0.0 {
                sign = -sign;
            }
            log += pivot.abs().ln();
        }
        (sign, log)
    }

    /// The solutions for the columns of `right`, which needs a matrix that is not singular.
    pub(crate) fn solve(&self, right: &Matrix) -> Matrix {
        let mut x = Matrix::from_fn(right.nrows(), right.ncols(), |row, column| right[(self.rows[row], column)]);
        if x.ncols() == 1 {
            self.solve_one(&mut x);
        } else {
            self.solve_many(&mut x);
        }
        x
    }

    /// One column: each solved entry is taken from all others at once.
    fn solve_one(&self, x: &mut Matrix) {
        let (a, size) = (&self.factors, self.factors.nrows());
        for solved in 0..size {
            for row in solved + 1..size {
                x[row] = (-x[solved]).mul_add(a[(row, solved)], x[row]);
            }
        }
        for solved in (0..size).rev() {
            x[solved] /= a[(solved, solved)];
            for row in 0..solved {
                x[row] = (-x[solved]).mul_add(a[(row, solved)], x[row]);
            }
        }
    }

    /// Several columns: rows are solved in blocks of a power of two, and what other blocks contribute is summed first.
    fn solve_many(&self, x: &mut Matrix) {
        let (a, size) = (&self.factors, self.factors.nrows());
        let blocks = blocks(size);
        for column in 0..x.ncols() {
            for block in &blocks {
                for row in block.clone() {
                    let sum = dot(a, row, x, column, 0..block.start);
                    x[(row, column)] -= sum;
                }
                for solved in block.clone() {
                    for row in solved + 1..block.end {
                        x[(row, column)] = (-x[(solved, column)]).mul_add(a[(row, solved)], x[(row, column)]);
                    }
                }
            }
            for block in blocks.iter().rev() {
                for row in block.clone() {
                    let sum = dot(a, row, x, column, block.end..size);
                    x[(row, column)] -= sum;
                }
                for solved in block.clone().rev() {
                    x[(solved, column)] *= 1.0 / a[(solved, solved)];
                    for row in block.start..solved {
                        x[(row, column)] = (-x[(solved, column)]).mul_add(a[(row, solved)], x[(row, column)]);
                    }
                }
            }
        }
    }
}

/// The rows in blocks of 16, then of 8, 4, 2 and 1 as far as they are left.
fn blocks(size: usize) -> Vec<std::ops::Range<usize>> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for width in [16, 8, 4, 2, 1] {
        while size - start >= width {
            blocks.push(start..start + width);
            start += width;
        }
    }
    blocks
}
