use super::limits::{D_MAX, MAGNITUDE_MAX, N_MAX, SPREAD_MAX};
use judge::prelude::*;

pub fn checker() -> Checker {
    Checker::new(covariance)
        .example("The second feature falls as the first rises.", (array![[1.0, 8.0], [2.0, 6.0], [3.0, 1.0]],))
        .example(
            "Far from zero, and one feature that is constant.",
            (array![[99_999_990.0, 5.0], [99_999_991.0, 5.0], [99_999_992.0, 5.0], [99_999_991.0, 5.0]],),
        )
        .edge("two samples", |_| (array![[1.0, 4.0], [2.0, 2.0]],))
        .edge("two samples of one feature", |_| (array![[3.0], [5.0]],))
        .edge("one feature", |_| (array![[1.0], [2.0], [6.0], [7.0]],))
        .edge("as many samples as features", |_| (array![[1.0, 5.0, 2.0], [4.0, 3.0, 9.0], [7.0, 8.0, 1.0]],))
        .edge("fewer samples than features", |random| (table(random, 2, 5, 3.0, 0.0),))
        .edge("already centred", |_| (array![[2.0, 1.0], [-2.0, -1.0], [1.0, -1.0], [-1.0, 1.0]],))
        .edge("all the same", |_| (Array2::from_elem((4, 3), 0.1),))
        .edge("one sample differs", |_| (array![[1.0, 1.0], [1.0, 1.0], [1.0, 1.0], [5.0, -3.0]],))
        .edge("features of different size", |_| (array![[900.0, 0.001], [0.0, 0.002], [300.0, 0.009]],))
        .edge("far from zero", |random| (table(random, 30, 3, 2.0, 9e7),))
        .edge("far below zero", |random| (table(random, 30, 3, 2.0, -9e7),))
        .edge("far from zero in one feature", |_| {
            (array![[99_999_990.5, 1.0], [99_999_991.0, -1.0], [99_999_993.0, 4.0]],)
        })
        .edge("the greatest magnitude and spread", |_| {
            let (most, spread) = (MAGNITUDE_MAX as f64, SPREAD_MAX as f64);
            (array![[most, -most], [most - spread, -most + spread], [most, -most]],)
        })
        .edge("as large as allowed", |random| (table(random, N_MAX as usize, D_MAX as usize, 100.0, 0.0),))
        .random(|random, size| {
            let width = random.count(1..=5);
            let far = *random.pick(&[0.0, 0.0, 10.0, 5e7]);
            (table(random, size.max(2), width, 3.0, far),)
        })
        .legal(|(x,)| {
            let (n, d) = x.dim();
            must(2 <= n && n <= N_MAX as usize, &format!("there are 2 to {N_MAX} samples"))?;
            must(1 <= d && d <= D_MAX as usize, &format!("there are 1 to {D_MAX} features"))?;
            let most = MAGNITUDE_MAX as f64;
            must(x.iter().all(|number| number.abs() <= most), &format!("every number is between -{most} and {most}"))?;
            must(spread(x) <= SPREAD_MAX as f64, &format!("the numbers of a column differ by at most {SPREAD_MAX}"))
        })
        .bound("spread_max", |(x,)| spread(x) as i64)
        .into()
}

/// Shifts every column by its first entry, which loses no digits, and corrects the products of the shifted ones.
fn covariance(x: Array2<f64>) -> Array2<f64> {
    let n = x.nrows() as f64;
    let shifted = &x - &x.row(0);
    let sums = shifted.sum_axis(Axis(0));
    let products = shifted.t().dot(&shifted);
    Array2::from_shape_fn((x.ncols(), x.ncols()), |(j, l)| (products[[j, l]] - sums[j] * sums[l] / n) / (n - 1.0))
}

/// The most by which numbers of one column differ.
fn spread(x: &Array2<f64>) -> f64 {
    let one = |column: Vec<f64>| {
        let (low, high) = column.iter().fold((f64::MAX, f64::MIN), |(low, high), &x| (low.min(x), high.max(x)));
        high - low
    };
    x.columns().into_iter().map(|column| one(column.to_vec())).fold(0.0, f64::max)
}

/// Features about `far`, each mixed with the one before it.
fn table(random: &mut Random, n: usize, d: usize, scale: f64, far: f64) -> Array2<f64> {
    let own = random.matrix(n, d, |random| random.decimal(-scale, scale, 1));
    Array2::from_shape_fn((n, d), |(i, j)| far + own[[i, j]] + if j > 0 { own[[i, j - 1]] } else { 0.0 })
}
