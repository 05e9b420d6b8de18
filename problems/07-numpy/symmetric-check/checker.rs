use super::limits::{M_MAX, N_MAX, PARTS_PER_BILLION};
use judge::prelude::*;

const NAN: f64 = f64::NAN;
const ALLOWED: f64 = PARTS_PER_BILLION as f64 * 1e-9;

pub fn checker() -> Checker {
    Checker::new(|a: Array2<f64>| asymmetry(&a).is_some_and(|share| share <= ALLOWED))
        .example("Every entry equals its mirror image.", (array![[2.0, 0.5], [0.5, 1.0]],))
        .example("One pair differs by a thousandth.", (array![[2.0, 0.5], [0.501, 1.0]],))
        .example("Not square.", (array![[1.0, 1.0, 1.0]],))
        .edge("one entry", |_| (array![[-3.0]],))
        .edge("one zero", |_| (array![[0.0]],))
        .edge("one NaN", |_| (array![[NAN]],))
        .edge("all zeros", |_| (Array2::zeros((3, 3)),))
        .edge("all zeros, not square", |_| (Array2::zeros((2, 3)),))
        .edge("one column", |_| (Array2::from_elem((3, 1), 1.0),))
        .edge("more rows than columns", |_| (array![[1.0, 2.0], [2.0, 1.0], [3.0, 4.0]],))
        .edge("more columns than rows", |_| (array![[1.0, 2.0, 3.0], [2.0, 1.0, 4.0]],))
        .edge("antisymmetric", |_| (array![[0.0, 1.0], [-1.0, 0.0]],))
        .edge("an asymmetry in the last corner", |_| (array![[1.0, 2.0, 3.0], [2.0, 1.0, 5.0], [4.0, 5.0, 1.0]],))
        .edge("rounding", |_| (array![[1.0, 0.1 + 0.2], [0.3, 1.0]],))
        .edge("half of what is allowed", |_| (array![[1.0, 0.5], [0.5 + 0.4e-9, 1.0]],))
        .edge("twice what is allowed", |_| (array![[1.0, 0.5], [0.5 + 2.1e-9, 1.0]],))
        .edge("twice what is allowed, the other way round", |_| (array![[1.0, 0.5 + 2.1e-9], [0.5, 1.0]],))
        .edge("one pair is off in a larger matrix", |_| {
            let mut a = Array2::eye(9);
            a[[7, 2]] = 2.1e-9;
            (a,)
        })
        .edge("a zero opposite to rounding", |_| (array![[1.0, 0.0], [1e-16, 1.0]],))
        .edge("small entries beside large ones", |_| (array![[1e6, 1e-5], [3e-5, 1.0]],))
        .edge("tiny and asymmetric", |_| (array![[1e-12, 3e-12], [1e-12, 2e-12]],))
        .edge("tiny and symmetric", |_| (array![[1e-12, 3e-12], [3e-12, 2e-12]],))
        .edge("huge, with rounding", |_| (array![[3e12, 1e12], [1e12 + 1.0, 2e12]],))
        .edge("huge and asymmetric", |_| (array![[1e200, 1e199], [-1e199, 1e200]],))
        .edge("the largest entry is negative", |_| (array![[-1e9, 1.0], [1.5, 1.0]],))
        .edge("the largest entry is off the diagonal", |_| (array![[1.0, 1e9], [1e9 + 0.25, 2.0]],))
        .edge("NaN on the diagonal", |_| (array![[NAN, 1.0], [1.0, 2.0]],))
        .edge("NaN on both sides", |_| (array![[1.0, NAN], [NAN, 2.0]],))
        .edge("as many rows as allowed", |random| (matrix(random, N_MAX as usize, 0.0),))
        .edge("as many columns as allowed", |_| (Array2::from_elem((2, M_MAX as usize), 0.5),))
        .random(|random, size| {
            let n = size.min(8);
            let error = *random.pick(&[0.0, 1e-12, 1e-7, 0.1]);
            let mut a = matrix(random, n, error) * *random.pick(&[1.0, 1.0, 1e-10, 1e10]);
            if random.chance(0.1) {
                a[[random.count(0..=n - 1), random.count(0..=n - 1)]] = NAN;
            }
            (a,)
        })
        .legal(|(a,)| {
            let (n, m) = a.dim();
            must(1 <= n && n <= N_MAX as usize, &format!("there are 1 to {N_MAX} rows"))?;
            must(1 <= m && m <= M_MAX as usize, &format!("there are 1 to {M_MAX} columns"))?;
            let known = |entry: &f64| entry.is_nan() || *entry == 0.0 || (1e-200..=1e200).contains(&entry.abs());
            must(a.iter().all(known), "an entry is nan, 0 or of a magnitude between 1e-200 and 1e200")?;
            let clear = asymmetry(a).is_none_or(|share| share <= ALLOWED / 2.0 || share >= ALLOWED * 2.0);
            must(clear, "the largest asymmetry is at most half of what is allowed, or at least twice as much")
        })
        .bound("n_max", |(a,)| a.nrows() as i64)
        .bound("m_max", |(a,)| a.ncols() as i64)
        .into()
}

/// The largest difference of an entry and its mirror image as a share of the largest magnitude; nothing where the matrix
/// is not square or holds NaN.
fn asymmetry(a: &Array2<f64>) -> Option<f64> {
    if !a.is_square() || a.iter().any(|entry| entry.is_nan()) {
        return None;
    }
    let scale = a.iter().fold(0.0f64, |scale, entry| scale.max(entry.abs()));
    let shares = a.indexed_iter().map(|((row, column), entry)| (entry / scale - a[[column, row]] / scale).abs());
    Some(if scale == 0.0 { 0.0 } else { shares.fold(0.0, f64::max) })
}

/// A symmetric matrix, in which one entry is then off by this much.
fn matrix(random: &mut Random, n: usize, error: f64) -> Array2<f64> {
    let half = random.matrix(n, n, |random| random.decimal(-2.0, 2.0, 1));
    let mut a = Array2::from_shape_fn((n, n), |(row, column)| half[[row.min(column), row.max(column)]]);
    a[[random.count(0..=n - 1), random.count(0..=n - 1)]] += error;
    a
}
