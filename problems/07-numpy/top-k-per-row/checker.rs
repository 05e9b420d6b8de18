use super::limits::{D_MAX, N_MAX};
use judge::prelude::*;

const FILTERED: f64 = f64::NEG_INFINITY;

pub fn checker() -> Checker {
    Checker::new(top_k)
        .example("The best two of three, best first.", (array![[0.1, 0.7, 0.2], [0.5, 0.3, 0.4]], 2))
        .example(
            "Equal scores: the lower index first. In the second row three share a score, and the last of them is out.",
            (array![[0.5, 0.9, 0.5, 0.9], [0.4, 0.1, 0.4, 0.4]], 2),
        )
        .example("Filtered documents come last.", (array![[FILTERED, 0.5, FILTERED]], 3))
        .edge("one score", |_| (array![[0.5]], 1))
        .edge("one row", |random| (table(random, 1, 9), 4))
        .edge("one column", |random| (table(random, 5, 1), 1))
        .edge("k is 1", |random| (table(random, 6, 7), 1))
        .edge("k equals d", |random| (table(random, 6, 7), 7))
        .edge("k is one less than d", |random| (table(random, 6, 7), 6))
        .edge("as many rows as columns", |random| (table(random, 5, 5), 3))
        .edge("all the same", |_| (Array2::from_elem((2, 40), 0.25), 30))
        .edge("rising and falling", |_| (array![[1.0, 2.0, 3.0, 4.0], [4.0, 3.0, 2.0, 1.0]], 3))
        .edge("negative scores", |_| (array![[-3.0, -1.0, -2.0, -1.0], [-1.0, 0.5, -0.5, 0.0]], 3))
        .edge("zeros of both signs", |_| (array![[-0.0, 0.0, -0.0, 0.0, -1.0]], 4))
        .edge("scores that differ in the last bit", |_| (array![[1.0, 1.0 + f64::EPSILON, 1.0, 1.0 - f64::EPSILON]], 4))
        .edge("extremes of a float", |_| (array![[5e-324, f64::MAX, -5e-324, f64::MIN, 0.0, FILTERED]], 6))
        .edge("fewer than k are left", |_| (array![[FILTERED, 0.5, FILTERED, FILTERED], [FILTERED; 4]], 3))
        .edge("long rows of few distinct scores", |random| {
            (Array2::from_shape_fn((20, 100), |_| random.decimal(0.0, 0.3, 1)), 60)
        })
        .edge("as large as allowed", |random| (table(random, N_MAX as usize, D_MAX as usize), 20))
        .random(|random, size| {
            let rows = random.count(1..=4);
            (table(random, rows, size), random.count(1..=size))
        })
        .legal(|(scores, k)| {
            let (n, d) = scores.dim();
            must(1 <= n && n <= N_MAX as usize, &format!("there are 1 to {N_MAX} rows"))?;
            must(1 <= d && d <= D_MAX as usize, &format!("there are 1 to {D_MAX} columns"))?;
            must(1 <= *k && *k <= d, "k is at least 1 and at most the number of columns")?;
            let known = scores.iter().all(|&score| score.is_finite() || score == FILTERED);
            must(known, "every score is finite or -inf")
        })
        .into()
}

/// An index's place is the number of scores that go before it.
fn top_k(scores: Array2<f64>, k: usize) -> Array2<i64> {
    let mut best = Array2::zeros((scores.nrows(), k));
    for (row, mut best) in scores.rows().into_iter().zip(best.rows_mut()) {
        for (at, &score) in row.iter().enumerate() {
            let ahead = |other: &usize| row[*other] > score || (row[*other] == score && *other < at);
            let place = (0..row.len()).filter(ahead).count();
            if place < k {
                best[place] = at as i64;
            }
        }
    }
    best
}

/// Scores with many ties or with few, some of them filtered.
fn table(random: &mut Random, rows: usize, columns: usize) -> Array2<f64> {
    let decimals = *random.pick(&[1, 2, 6]);
    let filtered = *random.pick(&[0.0, 0.0, 0.2]);
    Array2::from_shape_fn((rows, columns), |_| {
        let score = random.decimal(-1.0, 1.0, decimals);
        if random.chance(filtered) { FILTERED } else { score }
    })
}
