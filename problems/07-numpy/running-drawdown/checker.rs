use super::limits::{MAGNITUDE_MAX, N_MAX};
use judge::prelude::*;

pub fn checker() -> Checker {
    Checker::new(drawdowns)
        .example("Two falls, the second is deeper.", (array![3.0, 5.0, 4.0, 6.0, 2.0, 5.0],))
        .example("A metric that only rises.", (array![0.1, 0.4, 0.4, 0.9],))
        .edge("one epoch", |_| (array![0.5],))
        .edge("one negative epoch", |_| (array![-0.5],))
        .edge("two epochs, falling", |_| (array![0.5, 0.25],))
        .edge("two epochs, rising", |_| (array![0.25, 0.5],))
        .edge("falling all the time", |_| (array![5.0, 3.0, 2.0, -1.0],))
        .edge("all the same", |_| (Array1::from_elem(5, 0.7),))
        .edge("negative values, rising", |_| (array![-9.0, -5.0, -3.0, -1.0],))
        .edge("negative values, falling", |_| (array![-1.0, -4.0, -2.0, -9.0],))
        .edge("the lowest comes before the highest", |_| (array![1.0, 0.0, 10.0, 9.0, 8.5],))
        .edge("the deepest fall is not from the best value", |_| (array![8.0, 1.0, 9.0, 5.0, 10.0, 9.0],))
        .edge("the deepest fall does not end at the lowest value", |_| (array![2.0, 0.0, 9.0, 3.0, 5.0],))
        .edge("recovers completely", |_| (array![5.0, 1.0, 5.0, 6.0],))
        .edge("falls in many steps", |_| (array![9.0, 8.0, 8.5, 6.0, 6.5, 3.0, 4.0],))
        .edge("small falls from a high level", |_| (array![1000.0, 999.9999999, 1000.0, 999.9999998],))
        .edge("from most to least", |_| {
            let most = MAGNITUDE_MAX as f64;
            (array![0.0, most, -most, most],)
        })
        .edge("as long as allowed", |random| (metric(random, N_MAX as usize),))
        .random(|random, size| (metric(random, size),))
        .legal(|(v,)| {
            must((1..=N_MAX as usize).contains(&v.len()), &format!("there are 1 to {N_MAX} epochs"))?;
            let most = MAGNITUDE_MAX as f64;
            must(v.iter().all(|number| number.abs() <= most), &format!("every number is between -{most} and {most}"))
        })
        .into()
}

/// One pass with the best value and the deepest fall in hand.
fn drawdowns(v: Array1<f64>) -> Array1<f64> {
    let (mut best, mut worst) = (f64::NEG_INFINITY, 0.0f64);
    v.mapv(|value| {
        best = best.max(value);
        worst = worst.max(best - value);
        worst
    })
}

/// A metric that drifts, above zero or below, with many ties or few.
fn metric(random: &mut Random, epochs: usize) -> Array1<f64> {
    let decimals = *random.pick(&[0, 1, 3]);
    let drift = *random.pick(&[-0.3, 0.0, 0.3]);
    let start = *random.pick(&[0.0, 5.0, -20.0]);
    let steps = random.many(epochs, |random| random.decimal(drift - 2.0, drift + 2.0, decimals));
    let scale = 10f64.powi(decimals);
    let mut level = start;
    steps
        .into_iter()
        .map(|step| {
            level = ((level + step) * scale).round() / scale;
            level
        })
        .collect()
}
