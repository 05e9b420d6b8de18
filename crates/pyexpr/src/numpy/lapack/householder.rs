//! Reflections, and the QR and LQ decompositions that are made of them.

use super::Matrix;

/// `H = I - tau v vᵀ` with `v[0] = 1`.
pub(super) struct Reflector {
    pub(super) tau: f64,
    pub(super) vector: Vec<f64>,
}

impl Reflector {
    /// The reflection that maps `x` to a multiple of the first unit vector, and that multiple.
    pub(super) fn of(mut x: Vec<f64>) -> (Reflector, f64) {
        let Some((&alpha, rest)) = x.split_first() else {
            return (Reflector { tau: 0.0, vector: x }, 0.0);
        };
        let norm = rest.iter().map(|value| value * value).sum::<f64>().sqrt();
        if norm == 0.0 {
            x[0] = 1.0;
            return (Reflector { tau: 0.0, vector: x }, alpha);
        }
        let beta = -alpha.hypot(norm).copysign(alpha);
        let scale = 1.0 / (alpha - beta);
        x.iter_mut().for_each(|value| *value *= scale);
        x[0] = 1.0;
        (Reflector { tau: (beta - alpha) / beta, vector: x }, beta)
    }

    /// `A = H A` on the rows from `row` on, for the columns of `columns`.
    pub(super) fn reflect_rows(&self, a: &mut Matrix, row: usize, columns: std::ops::Range<usize>) {
        if self.tau == 0.0 {
            return;
        }
        for column in columns {
            let sum: f64 = self.vector.iter().enumerate().map(|(at, v)| v * a[(row + at, column)]).sum();
            for (at, v) in self.vector.iter().enumerate() {
                a[(row + at, column)] -= self.tau * sum * v;
            }
        }
    }

    /// `A = A H` on the columns from `column` on, for the rows of `rows`.
    pub(super) fn reflect_columns(&self, a: &mut Matrix, rows: std::ops::Range<usize>, column: usize) {
        if self.tau == 0.0 {
            return;
        }
        for row in rows {
            let sum: f64 = self.vector.iter().enumerate().map(|(at, v)| v * a[(row, column + at)]).sum();
            for (at, v) in self.vector.iter().enumerate() {
                a[(row, column + at)] -= self.tau * sum * v;
            }
        }
    }
}

/// `A = Q R`: the upper triangle of the result is `R`, and `Q` is the product of the reflectors in order.
pub(super) fn qr_reflectors(a: &mut Matrix) -> Vec<Reflector> {
    let (rows, columns) = a.shape();
    (0..rows.min(columns))
        .map(|at| {
            let (reflector, beta) = Reflector::of((at..rows).map(|row| a[(row, at)]).collect());
            reflector.reflect_rows(a, at, at + 1..columns);
            a[(at, at)] = beta;
            (at + 1..rows).for_each(|row| a[(row, at)] = 0.0);
            reflector
        })
        .collect()
}

/// The first `columns` columns of the product of reflectors, the one at place `k` acting on the rows from `k + shift` on.
pub(super) fn product(reflectors: &[Reflector], rows: usize, columns: usize, shift: usize) -> Matrix {
    let mut q = Matrix::identity(rows, columns);
    apply(reflectors, &mut q, shift);
    q
}

/// `A = Q A`, with the `Q` of [`product`].
pub(super) fn apply(reflectors: &[Reflector], a: &mut Matrix, shift: usize) {
    for (at, reflector) in reflectors.iter().enumerate().rev() {
        let columns = a.ncols();
        reflector.reflect_rows(a, at + shift, 0..columns);
    }
}

/// `A = Q R` with as many columns in `Q` as asked for, and as many rows in `R`.
pub(crate) fn qr(mut a: Matrix, kept: usize) -> (Matrix, Matrix) {
    let rows = a.nrows();
    let reflectors = qr_reflectors(&mut a);
    (product(&reflectors, rows, kept, 0), a.resize_vertically(kept, 0.0))
}

/// Whether some reflection's sign is that of an entry which is zero but for rounding.
pub(crate) fn qr_is_uncertain(mut a: Matrix) -> bool {
    let (rows, columns) = a.shape();
    let size = a.amax();
    let mut exact = true;
    for at in 0..rows.min(columns) {
        let column: Vec<f64> = (at..rows).map(|row| a[(row, at)]).collect();
        // Where all the rest is zero nothing is reflected, which changes the sign, too.
        let tiny = |values: &[f64]| values.iter().all(|value| value.abs() < 1e-10 * size);
        if !exact && column.len() > 1 && (tiny(&column[..1]) || tiny(&column[1..])) {
            return true;
        }
        let (reflector, _) = Reflector::of(column);
        exact &= reflector.tau == 0.0;
        reflector.reflect_rows(&mut a, at, at + 1..columns);
    }
    false
}
