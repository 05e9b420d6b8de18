use super::limits::{K_MAX, MAGNITUDE_MAX, N_MAX};
use judge::prelude::*;

pub fn checker() -> Checker {
    Checker::new(moving_average)
        .example("The first window holds one loss, all others two.", (array![4.0, 2.0, 6.0, 0.0], 2))
        .example("Windows never get full.", (array![1.0, 0.5, 0.0], 5))
        .edge("one step", |_| (array![0.5], 1))
        .edge("one step, long window", |_| (array![0.5], 4))
        .edge("k is 1", |random| (losses(random, 6), 1))
        .edge("k equals n", |random| (losses(random, 6), 6))
        .edge("k is one less than n", |random| (losses(random, 6), 5))
        .edge("k is one more than n", |random| (losses(random, 6), 7))
        .edge("k is much more than n", |random| (losses(random, 3), K_MAX as usize))
        .edge("all the same", |_| (Array1::from_elem(7, 0.3), 3))
        .edge("a spike", |_| (array![1.0, 1.0, 100.0, 1.0, 1.0, 1.0, 1.0], 3))
        .edge("a spike at the first step", |_| (array![1000.0, 0.0, 0.0, 0.0, 0.0], 2))
        .edge("a spike at the last step", |_| (array![0.0, 0.0, 0.0, 0.0, 1000.0], 2))
        .edge("negative numbers", |_| (array![-1.0, -3.0, 2.0, -8.0, 4.0], 2))
        .edge("falling", |_| (Array1::from_iter((1..=12).rev().map(f64::from)), 4))
        .edge("as long and as large as allowed", |_| (Array1::from_elem(N_MAX as usize, MAGNITUDE_MAX as f64), 20))
        .edge("as small as allowed", |_| (array![-(MAGNITUDE_MAX as f64), 0.0, -(MAGNITUDE_MAX as f64)], 2))
        .random(|random, size| {
            let k = random.count(1..=size + 3);
            (losses(random, size), *random.pick(&[k, 2, 3]))
        })
        .legal(|(x, k)| {
            must((1..=N_MAX as usize).contains(&x.len()), &format!("there are 1 to {N_MAX} losses"))?;
            must((1..=K_MAX as usize).contains(k), &format!("k is between 1 and {K_MAX}"))?;
            let most = MAGNITUDE_MAX as f64;
            must(x.iter().all(|number| number.abs() <= most), &format!("every number is between -{most} and {most}"))
        })
        .into()
}

/// Adds up every window anew: slow, and every digit is right.
fn moving_average(x: Array1<f64>, k: usize) -> Array1<f64> {
    let losses = x.to_vec();
    let mean = |window: &[f64]| window.iter().sum::<f64>() / window.len() as f64;
    (1..=losses.len()).map(|end| mean(&losses[end.saturating_sub(k)..end])).collect()
}

fn losses(random: &mut Random, steps: usize) -> Array1<f64> {
    let scale = *random.pick(&[3.0, 3.0, 900.0]);
    random.vector(steps, |random| random.decimal(-scale / 4.0, scale, 2))
}
