use super::limits::{D_MAX, GAP_PERCENT, MAGNITUDE_MAX, N_MAX};
use judge::compare::close;
use judge::compare::free::up_to_sign;
use judge::manifest::Comparison;
use judge::prelude::*;

/// Components by column, and the variances along them.
type Principal = (Array2<f64>, Array1<f64>);

pub fn checker() -> Checker {
    Checker::new(principal_components)
        .example(
            "The samples lie along the diagonal, with a little variance across.",
            (array![[1.0, 1.0], [2.0, 3.0], [4.0, 4.0], [5.0, 4.0]], 2),
        )
        .example(
            "The second column varies most, so the first component points along it.",
            (array![[0.0, 10.0, 5.0], [1.0, 20.0, 5.0], [0.0, 30.0, 5.0], [1.0, 40.0, 5.0]], 1),
        )
        .edge("two samples", |_| (array![[0.0, 0.0, 0.0], [1.0, 2.0, 2.0]], 1))
        .edge("one feature", |_| (array![[3.0], [-1.0], [4.0], [1.0]], 1))
        .edge("two samples of one feature", |_| (array![[3.0], [5.0]], 1))
        .edge("k equals d", |random| (table(random, 12, 3, 3), 3))
        .edge("k is one less than d", |random| (table(random, 12, 4, 3), 3))
        .edge("as many samples as features", |random| (table(random, 4, 4, 2), 2))
        .edge("fewer samples than features", |random| (table(random, 4, 8, 2), 2))
        .edge("on a line, but all components asked for", |_| (array![[0.0, 1.0], [2.0, 0.0], [4.0, -1.0]], 2))
        .edge("falling columns", |_| (array![[9.0, 1.0, 0.0], [7.0, 2.0, 1.0], [4.0, 3.0, 0.0], [1.0, 5.0, 1.0]], 1))
        .edge("a constant column", |_| (array![[7.0, 1.0, 2.0], [7.0, 4.0, 2.0], [7.0, 9.0, 0.0], [7.0, 0.0, 5.0]], 1))
        .edge("repeated samples", |_| (array![[1.0, 0.0], [1.0, 0.0], [1.0, 0.0], [0.0, 3.0], [0.0, 3.0]], 1))
        .edge("already centred", |_| (array![[2.0, 1.0], [-2.0, -1.0], [1.0, -1.0], [-1.0, 1.0]], 2))
        .edge("the column of larger numbers varies least", |_| (array![[100.0, 0.0], [101.0, 9.0], [100.0, -9.0]], 2))
        .edge("far from zero", |random| (table(random, 30, 3, 2) + 900_000.0, 2))
        .edge("far from zero in one column", |random| (table(random, 20, 3, 3) + &array![0.0, -800_000.0, 1000.0], 3))
        .edge("small variances", |random| (table(random, 20, 3, 2) * 0.1, 2))
        .edge("one outlier", |random| {
            let mut x = table(random, 15, 3, 1);
            x.row_mut(0).assign(&array![1000.0, -2000.0, 500.0]);
            (x, 1)
        })
        .edge("numbers of the greatest magnitude", |_| {
            let most = MAGNITUDE_MAX as f64;
            (array![[most, 0.0], [-most, 1.0], [0.0, 5.0]], 1)
        })
        .edge("as large as allowed", |random| (table(random, N_MAX as usize, D_MAX as usize, 3), 3))
        .random(|random, size| {
            let d = random.count(1..=5);
            let k = random.count(1..=d.min(size.max(2) - 1).min(3));
            let x = table(random, size.max(2), d, k);
            let shift = *random.pick(&[0.0, 0.0, 1000.0]);
            (x + shift, k)
        })
        .legal(|(x, k)| {
            let (n, d) = x.dim();
            must(2 <= n && n <= N_MAX as usize, &format!("there are 2 to {N_MAX} rows"))?;
            must(1 <= d && d <= D_MAX as usize, &format!("there are 1 to {D_MAX} columns"))?;
            must(1 <= *k && *k <= d, "k is at least 1 and at most the number of columns")?;
            let most = MAGNITUDE_MAX as f64;
            must(x.iter().all(|number| number.abs() <= most), &format!("every number is between -{most} and {most}"))?;
            must(determined(x, *k), "each of the first k variances clearly exceeds the next")
        })
        .accept(|_, expected: &Principal, actual: &Principal| {
            let rules = Comparison { relative: 0.0, absolute: 1e-6, ..Comparison::default() };
            up_to_sign(expected.0.view(), actual.0.view(), &rules)
                .map_err(|error| format!("in the components, {error}"))?;
            must(
                expected.1.dim() == actual.1.dim(),
                &format!("expected {} variances, got {}", expected.1.len(), actual.1.len()),
            )?;
            let rules = Comparison { relative: 1e-6, absolute: 1e-9 * expected.1[0], ..rules };
            for (at, (&left, &right)) in expected.1.iter().zip(&actual.1).enumerate() {
                must(close(left, right, &rules), &format!("variance {at} should be {left}, is {right}"))?;
            }
            Ok(())
        })
        .into()
}

fn principal_components(x: Array2<f64>, k: usize) -> Principal {
    let found = directions(&x);
    let components = Array2::from_shape_fn((x.ncols(), k), |(row, column)| found[column].1[row]);
    (components, found.iter().take(k).map(|(variance, _)| *variance).collect())
}

/// Whether the first `k` directions are unique up to sign, and clearly so.
fn determined(x: &Array2<f64>, k: usize) -> bool {
    let variances: Vec<f64> = directions(x).into_iter().map(|(variance, _)| variance).collect();
    let gap = GAP_PERCENT as f64 / 100.0 * variances[0];
    variances[0] >= 0.01 && variances.windows(2).take(k).all(|pair| pair[0] - pair[1] >= gap)
}

/// Eigenvalues of the covariance matrix, falling, each with its vector of length 1, by Jacobi's rotations: each makes
/// one entry beside the diagonal 0, and eight rounds are plenty (Golub and Van Loan, Matrix Computations, 8.5).
fn directions(x: &Array2<f64>) -> Vec<(f64, Array1<f64>)> {
    let (n, d) = x.dim();
    let centred = x - &(x.sum_axis(Axis(0)) / n as f64);
    let mut matrix = centred.t().dot(&centred) / (n as f64 - 1.0);
    let negligible = 1e-18 * matrix.diag().sum();
    let mut vectors = Array2::eye(d);
    let pairs: Vec<(usize, usize)> = (0..d).flat_map(|p| (p + 1..d).map(move |q| (p, q))).collect();
    for &(p, q) in pairs.iter().cycle().take(8 * pairs.len()) {
        if matrix[[p, q]].abs() > negligible {
            let slope = (matrix[[q, q]] - matrix[[p, p]]) / (2.0 * matrix[[p, q]]);
            let tangent = slope.signum() / (slope.abs() + slope.hypot(1.0));
            turn(&mut matrix, p, q, tangent);
            matrix = matrix.reversed_axes();
            turn(&mut matrix, p, q, tangent);
            turn(&mut vectors, p, q, tangent);
        }
    }
    let mut found: Vec<(f64, Array1<f64>)> =
        (0..d).map(|at| (matrix[[at, at]], vectors.column(at).to_owned())).collect();
    found.sort_by(|left, right| right.0.total_cmp(&left.0));
    found
}

/// Turns two columns into each other by an angle, given by its tangent.
fn turn(matrix: &mut Array2<f64>, p: usize, q: usize, tangent: f64) {
    let cosine = 1.0 / tangent.hypot(1.0);
    for mut row in matrix.rows_mut() {
        (row[p], row[q]) = (cosine * (row[p] - tangent * row[q]), cosine * (tangent * row[p] + row[q]));
    }
}

/// Columns of different widths that are mixed with each other, drawn again until `k` components are determined. Needs
/// more rows than `k`.
fn table(random: &mut Random, n: usize, d: usize, k: usize) -> Array2<f64> {
    loop {
        let wide =
            Array2::from_shape_fn((n, d), |(_, column)| random.decimal(-9.0, 9.0, 1) * 0.6f64.powi(column as i32));
        let mix = Array2::from_shape_fn((d, d), |_| random.int(-2..=2) as f64);
        let x = wide.dot(&mix).mapv(|number| (number * 10.0).round() / 10.0);
        if determined(&x, k) {
            return x;
        }
    }
}
