use super::limits::{D_MAX, MAGNITUDE_MAX, N_MAX, STEPS_MAX};
use judge::prelude::*;

/// Samples, targets, first weights, learning rates, beta.
type Arguments = (Array2<f64>, Array1<f64>, Array1<f64>, Vec<f64>, f64);

pub fn checker() -> Checker {
    Checker::new(descend)
        .example(
            "The first step is a plain gradient step. The second moves by the mean of both gradients, the new one with twice the weight.",
            (array![[1.0]], array![1.0], array![0.0], vec![0.5, 0.5], 0.5),
        )
        .example(
            "The rate changes from step to step.",
            (array![[1.0, 0.0], [0.0, 2.0]], array![2.0, 4.0], array![0.0, 1.0], vec![0.1, 0.4, 0.2], 0.75),
        )
        .edge("no steps", |random| fit(random, [4, 2, 0], 0.9, constant))
        .edge("one step", |random| fit(random, [4, 2, 1], 0.9, constant))
        .edge("one sample, one feature", |random| fit(random, [1, 1, 5], 0.9, constant))
        .edge("more features than samples", |random| fit(random, [2, 6, 6], 0.9, constant))
        .edge("beta is 0", |random| fit(random, [5, 2, 6], 0.0, falling))
        .edge("beta is 0.999", |random| fit(random, [5, 2, 12], 0.999, constant))
        .edge("beta is a half", |random| fit(random, [5, 2, 6], 0.5, constant))
        .edge("rates that fall", |random| fit(random, [6, 3, 10], 0.9, falling))
        .edge("a warm-up from 0", |random| fit(random, [6, 3, 10], 0.9, |share| share))
        .edge("every rate is 0", |random| fit(random, [3, 2, 3], 0.9, |_| 0.0))
        .edge("starts at the minimum", |_| {
            (array![[1.0, 0.0], [0.0, 2.0]], array![3.0, 4.0], array![3.0, 2.0], vec![0.3; 3], 0.9)
        })
        .edge("a feature that is always zero", |_| {
            (array![[1.0, 0.0], [2.0, 0.0]], array![3.0, 5.0], array![0.0, 7.0], vec![0.4; 4], 0.9)
        })
        .edge("two equal features", |_| {
            (array![[1.0, 1.0], [2.0, 2.0]], array![3.0, 5.0], array![0.0, 1.0], vec![0.2; 4], 0.9)
        })
        .edge("features on different scales", |_| {
            let x = array![[0.001, 900.0], [0.002, -400.0], [-0.003, 100.0]];
            (x, array![1.0, -1.0, 0.5], array![5.0, -5.0], vec![1e-6; 6], 0.9)
        })
        .edge("runs past the minimum and comes back", |random| fit(random, [8, 2, STEPS_MAX as usize], 0.98, constant))
        .edge("as large as allowed", |random| {
            fit(random, [N_MAX as usize, D_MAX as usize, STEPS_MAX as usize], 0.9, falling)
        })
        .random(|random, size| {
            let sides = [random.count(1..=size), random.count(1..=4), random.count(0..=size)];
            let beta = *random.pick(&[0.0, 0.5, 0.8, 0.9, 0.99]);
            let schedule: fn(f64) -> f64 = *random.pick(&[constant as fn(f64) -> f64, falling, |share| share]);
            fit(random, sides, beta, schedule)
        })
        .legal(legal)
        .into()
}

/// Number by number. The velocity is corrected by the weights of its mean, added up.
fn descend(x: Array2<f64>, y: Array1<f64>, start: Array1<f64>, rates: Vec<f64>, beta: f64) -> Array2<f64> {
    let (n, d) = x.dim();
    let mut trajectory = Array2::zeros((rates.len() + 1, d));
    trajectory.row_mut(0).assign(&start);
    let (mut velocity, mut weight) = (vec![0.0; d], 0.0);
    for (step, rate) in rates.iter().enumerate() {
        let residual = |i: usize| (0..d).map(|j| x[[i, j]] * trajectory[[step, j]]).sum::<f64>() - y[i];
        let residuals: Vec<f64> = (0..n).map(residual).collect();
        weight = beta * weight + (1.0 - beta);
        for j in 0..d {
            let gradient = (0..n).map(|i| residuals[i] * x[[i, j]]).sum::<f64>() / n as f64;
            velocity[j] = beta * velocity[j] + (1.0 - beta) * gradient;
            trajectory[[step + 1, j]] = trajectory[[step, j]] - rate * velocity[j] / weight;
        }
    }
    trajectory
}

fn legal((x, y, start, rates, beta): &Arguments) -> Legal {
    let (n, d) = x.dim();
    must(1 <= n && n <= N_MAX as usize, &format!("there are 1 to {N_MAX} samples"))?;
    must(1 <= d && d <= D_MAX as usize, &format!("there are 1 to {D_MAX} features"))?;
    must(y.len() == n && start.len() == d, "there is a target for each sample and a first weight for each feature")?;
    must(rates.len() <= STEPS_MAX as usize, &format!("there are at most {STEPS_MAX} steps"))?;
    must((0.0..=0.999).contains(beta), "beta lies between 0 and 0.999")?;
    let bounded = x.iter().chain(y).chain(start).all(|number| number.abs() <= MAGNITUDE_MAX as f64);
    must(bounded, &format!("no number is larger than {MAGNITUDE_MAX} in magnitude"))?;
    let sane = rates.iter().all(|&rate| (0.0..=MAGNITUDE_MAX as f64).contains(&rate) && rate <= highest_rate(x));
    must(sane, "rates are not negative, and none is larger than n over the sum of squares of x")
}

/// The loss bends at most as much as the mean squared length of a sample; up to its inverse every step is safe.
fn highest_rate(x: &Array2<f64>) -> f64 {
    x.nrows() as f64 / x.iter().map(|number| number * number).sum::<f64>()
}

fn constant(_: f64) -> f64 {
    1.0
}

fn falling(share: f64) -> f64 {
    0.5 + 0.5 * (std::f64::consts::PI * share).cos()
}

/// Sides are samples, features and steps; the schedule goes from 0 to 1 and gives a share of nearly the highest rate.
fn fit(random: &mut Random, [n, d, steps]: [usize; 3], beta: f64, schedule: fn(f64) -> f64) -> Arguments {
    let x = Array2::from_shape_simple_fn((n, d), || random.decimal(0.5, 3.0, 1) * *random.pick(&[-1.0, 1.0]));
    let y = Array1::from_iter(random.many(n, |r| r.decimal(-9.0, 9.0, 1)));
    let start = Array1::from_iter(random.many(d, |r| r.decimal(-2.0, 2.0, 1)));
    // Rounded down to three digits, so that people can read it.
    let unit = 10f64.powf(highest_rate(&x).log10().floor() - 2.0);
    let highest = (highest_rate(&x) / unit * 0.99).floor() * unit;
    let rates = (0..steps).map(|step| highest * schedule(step as f64 / steps as f64)).collect();
    (x, y, start, rates, beta)
}
