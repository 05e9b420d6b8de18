use super::limits::{K_MAX, N_MAX};
use judge::prelude::*;

const INF: f64 = f64::INFINITY;

pub fn checker() -> Checker {
    Checker::new(bins)
        .example("Six scores in three bins of two.", (array![0.9, 0.1, 0.5, 0.3, 0.7, 0.2], 3))
        .example("The three equal scores all have rank 1, so no score is in bin 1.", (array![0.5, 0.5, 0.2, 0.5], 2))
        .example("More bins than scores.", (array![0.4, 0.8], 5))
        .edge("one score", |_| (array![0.5], 1))
        .edge("one score, many bins", |_| (array![0.5], 10))
        .edge("one bin", |random| (scores(random, 7), 1))
        .edge("as many bins as scores", |_| (array![0.3, 0.1, 0.2, 0.4], 4))
        .edge("one bin less than scores", |_| (array![0.3, 0.1, 0.2, 0.4, 0.5], 4))
        .edge("bins that do not divide the scores", |_| (array![7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0], 3))
        .edge("all the same", |_| (Array1::from_elem(9, 0.25), 3))
        .edge("all the same, as many bins as scores", |_| (Array1::from_elem(4, 0.25), 4))
        .edge("many equal scores at the top", |_| (array![1.0, 1.0, 1.0, 0.5, 1.0, 1.0], 3))
        .edge("many equal scores at the bottom", |_| (array![0.0, 0.0, 0.5, 0.0, 0.0, 1.0], 3))
        .edge("crowded at the ends", |_| (array![0.001, 0.002, 0.999, 0.003, 0.998, 0.004, 0.5, 0.997], 4))
        .edge("negative scores", |_| (array![-1.0, -5.0, 2.0, -3.0, 0.0], 5))
        .edge("infinities", |_| (array![INF, 0.0, -INF, 1.0, INF, -INF], 3))
        .edge("zeros of both signs", |_| (array![0.0, -0.0, 1.0, -0.0, -1.0], 5))
        .edge("scores that differ in the last bit", |_| (array![1.0, 1.0 + f64::EPSILON, 1.0 - f64::EPSILON], 3))
        .edge("a hundred scores in a hundred bins", |_| (Array1::from_iter((0..100).rev().map(f64::from)), 100))
        .edge("10 scores in 58 bins", |_| (Array1::from_iter((0..10).map(f64::from)), 58))
        .edge("22 scores in 30 bins", |_| (Array1::from_iter((0..22).map(f64::from)), 30))
        .edge("as many scores as allowed", |random| (scores(random, N_MAX as usize), 10))
        .edge("as many bins as allowed", |random| (scores(random, 20), K_MAX as usize))
        .random(|random, size| {
            let k = random.count(1..=size + 2);
            (scores(random, size), k)
        })
        .legal(|(x, k)| {
            must((1..=N_MAX as usize).contains(&x.len()), &format!("there are 1 to {N_MAX} scores"))?;
            must((1..=K_MAX as usize).contains(k), &format!("there are 1 to {K_MAX} bins"))?;
            must(x.iter().all(|score| !score.is_nan()), "no score is nan")
        })
        .into()
}

fn bins(x: Array1<f64>, k: usize) -> Array1<i64> {
    let bin = |score: &f64| (x.iter().filter(|other| *other < score).count() * k / x.len()) as i64;
    x.iter().map(bin).collect()
}

/// Scores with many ties or few.
fn scores(random: &mut Random, count: usize) -> Array1<f64> {
    let decimals = *random.pick(&[0, 1, 3]);
    random.vector(count, |random| random.decimal(-1.0, 1.0, decimals))
}
