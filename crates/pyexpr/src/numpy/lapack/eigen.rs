//! Eigenvalues and right eigenvectors of any square matrix.

use super::Matrix;
use super::householder::{Reflector, product};
use super::schur::{Eigenvalue, triangular};

/// The eigenvalues, and their vectors as columns of length 1.
pub(crate) struct Eigen {
    pub(crate) values: Vec<Eigenvalue>,
    /// Of no use where an eigenvalue is complex.
    pub(crate) vectors: Matrix,
}

/// Decomposes; `None` where the method does not converge. LAPACK's `slack` is 1: with another one entries are taken for
/// zero earlier or later, which shows what hangs on rounding.
pub(crate) fn eigen(mut a: Matrix, slack: f64) -> Option<Eigen> {
    let size = a.nrows();
    if size == 0 {
        return Some(Eigen { values: Vec::new(), vectors: a });
    }
    let balance = Balance::of(&mut a);
    let mut z = hessenberg(&mut a, balance.low, balance.high);
    let values = triangular(&mut a, &mut z, balance.low, balance.high, slack * f64::EPSILON)?;
    let mut vectors = Matrix::zeros(size, size);
    if values.iter().all(|value| value.1 == 0.0) {
        vectors = back_substitute(&a, &z);
        balance.undo(&mut vectors);
        for mut column in vectors.column_iter_mut() {
            let norm = column.norm();
            column /= norm;
        }
    }
    Some(Eigen { values, vectors })
}

/// Rows and columns exchanged so that isolated eigenvalues stand at both ends, and the rest scaled.
struct Balance {
    low: usize,
    high: usize,
    /// With what each row was exchanged.
    exchanged: Vec<usize>,
    scale: Vec<f64>,
}

impl Balance {
    fn of(a: &mut Matrix) -> Balance {
        let size = a.nrows();
        let mut balance = Balance { low: 0, high: size - 1, exchanged: (0..size).collect(), scale: vec![1.0; size] };
        if balance.push_rows_down(a) {
            balance.push_columns_left(a);
            balance.rescale(a);
        }
        balance
    }

    fn exchange(&mut self, a: &mut Matrix, found: usize, with: usize) {
        self.exchanged[with] = found;
        if found != with {
            a.swap_columns(found, with);
            a.swap_rows(found, with);
        }
    }

    /// Rows that isolate an eigenvalue go to the end. Whether anything is left.
    fn push_rows_down(&mut self, a: &mut Matrix) -> bool {
        let mut found = true;
        while found {
            found = false;
            for row in (0..=self.high).rev() {
                let isolated = (0..=self.high).all(|column| column == row || a[(row, column)] == 0.0);
                if isolated {
                    self.exchange(a, row, self.high);
                    found = true;
                    if self.high == 0 {
                        return false;
                    }
                    self.high -= 1;
                }
            }
        }
        true
    }

    /// Columns that isolate an eigenvalue go to the front.
    fn push_columns_left(&mut self, a: &mut Matrix) {
        let mut found = true;
        while found {
            found = false;
            for column in self.low..=self.high {
                let isolated = (self.low..=self.high).all(|row| row == column || a[(row, column)] == 0.0);
                if isolated {
                    self.exchange(a, column, self.low);
                    found = true;
                    self.low += 1;
                }
            }
        }
    }

    /// Makes rows and columns of about the same size, by powers of two.
    fn rescale(&mut self, a: &mut Matrix) {
        let (low, high, size) = (self.low, self.high, a.nrows());
        let norm = |values: &mut dyn Iterator<Item = f64>| values.map(|value| value * value).sum::<f64>().sqrt();
        let mut again = true;
        while again {
            again = false;
            for at in low..=high {
                let mut column = norm(&mut (low..=high).map(|row| a[(row, at)]));
                let mut row = norm(&mut (low..=high).map(|column| a[(at, column)]));
                if column == 0.0 || row == 0.0 {
                    continue;
                }
                let (sum, mut factor) = (column + row, 1.0);
                let mut half = row / 2.0;
                while column < half && factor < 1e100 {
                    factor *= 2.0;
                    column *= 2.0;
                    row /= 2.0;
                    half /= 2.0;
                }
                let mut half = column / 2.0;
                while half >= row && factor > 1e-100 {
                    factor /= 2.0;
                    column /= 2.0;
                    half /= 2.0;
                    row *= 2.0;
                }
                if column + row >= 0.95 * sum {
                    continue;
                }
                self.scale[at] *= factor;
                again = true;
                (low..size).for_each(|column| a[(at, column)] /= factor);
                (0..=high).for_each(|row| a[(row, at)] *= factor);
            }
        }
    }

    /// Brings vectors of the balanced matrix back to those of the given one.
    fn undo(&self, vectors: &mut Matrix) {
        let size = vectors.nrows();
        for (row, scale) in self.scale.iter().enumerate() {
            vectors.row_mut(row).scale_mut(*scale);
        }
        for row in (0..self.low).rev().chain(self.high + 1..size) {
            vectors.swap_rows(row, self.exchanged[row]);
        }
    }
}

/// Brings a matrix to Hessenberg form by reflections, and gives their product.
fn hessenberg(a: &mut Matrix, low: usize, high: usize) -> Matrix {
    let size = a.nrows();
    let mut reflectors: Vec<Reflector> = Vec::new();
    for at in low..high {
        let (reflector, beta) = Reflector::of((at + 1..=high).map(|row| a[(row, at)]).collect());
        a[(at + 1, at)] = beta;
        (at + 2..=high).for_each(|row| a[(row, at)] = 0.0);
        reflector.reflect_columns(a, 0..high + 1, at + 1);
        reflector.reflect_rows(a, at + 1, at + 1..size);
        reflectors.push(reflector);
    }
    product(&reflectors, size, size, low + 1)
}

/// The eigenvectors of a triangular matrix, multiplied by `z`.
fn back_substitute(t: &Matrix, z: &Matrix) -> Matrix {
    let size = t.nrows();
    let smallest_number = f64::MIN_POSITIVE * (size as f64 / f64::EPSILON);
    let mut vectors = Matrix::zeros(size, size);
    for place in 0..size {
        let value = t[(place, place)];
        let least = (f64::EPSILON * value.abs()).max(smallest_number);
        let mut x: Vec<f64> = (0..size)
            .map(|row| match row.cmp(&place) {
                std::cmp::Ordering::Less => -t[(row, place)],
                std::cmp::Ordering::Equal => 1.0,
                std::cmp::Ordering::Greater => 0.0,
            })
            .collect();
        for row in (0..place).rev() {
            let mut difference = t[(row, row)] - value;
            if difference.abs() < least {
                difference = least;
            }
            x[row] /= difference;
            // What grows too far is scaled down as a whole.
            let largest = x.iter().fold(0f64, |largest, value| largest.max(value.abs()));
            if largest > 1e100 {
                x.iter_mut().for_each(|value| *value /= largest);
            }
            for above in 0..row {
                x[above] -= x[row] * t[(above, row)];
            }
        }
        let column = z.columns(0, place + 1) * nalgebra::DVector::from_row_slice(&x[..=place]);
        let largest = column.amax();
        vectors.set_column(place, &(column / largest));
    }
    vectors
}
