use super::limits::{D_MAX, STEPS_MAX};
use judge::prelude::*;

/// Weights, gradients by step, rate, betas, epsilon, decay.
type Arguments = (Array1<f64>, Array2<f32>, f64, (f64, f64), f64, f64);

/// What is usual.
const BETAS: (f64, f64) = (0.9, 0.999);
const EPSILON: f64 = 1e-8;

pub fn checker() -> Checker {
    Checker::new(adam)
        .example(
            "The first step is as long as the rate for both weights, though one gradient is a thousand times the other.",
            (array![1.0, 1.0], array![[0.002, -2.0]], 0.1, (0.5, 0.75), EPSILON, 0.0),
        )
        .example(
            "The gradient turns round. The corrected mean of 1 and -1 is -1/3, the corrected mean of the squares is 1.",
            (array![0.0], array![[1.0], [-1.0]], 0.3, (0.5, 0.5), EPSILON, 0.0),
        )
        .example(
            "Without gradients only the decay is left: each step takes a hundredth of the weight.",
            (array![10.0, 0.0], array![[0.0, 0.0], [0.0, 0.0]], 0.1, BETAS, EPSILON, 0.1),
        )
        .edge("no steps", |random| draw(random, 0, 3, 0.0, BETAS, 0.1))
        .edge("one step, one weight", |random| draw(random, 1, 1, 0.0, BETAS, 0.1))
        .edge("two steps", |random| draw(random, 2, 2, 0.0, (0.9, 0.95), 0.0))
        .edge("several steps without decay", |random| draw(random, 12, 3, 0.0, BETAS, 0.0))
        .edge("several steps with decay", |random| draw(random, 12, 3, 0.0, BETAS, 0.5))
        .edge("as many steps as weights", |random| draw(random, 4, 4, 0.0, (0.8, 0.9), 0.2))
        .edge("the rate is 0", |random| with_rate(0.0, draw(random, 3, 2, 0.0, BETAS, 1.0)))
        .edge("the rate is 1", |random| with_rate(1.0, draw(random, 3, 2, 0.0, BETAS, 1.0)))
        .edge("both betas are 0", |random| draw(random, 5, 2, 0.0, (0.0, 0.0), 0.1))
        .edge("no mean of the gradients", |random| draw(random, 5, 2, 0.0, (0.0, 0.99), 0.1))
        .edge("no mean of the squares", |random| draw(random, 5, 2, 0.0, (0.9, 0.0), 0.1))
        .edge("betas the other way round", |random| draw(random, 8, 2, 0.0, (0.999, 0.9), 0.1))
        .edge("equal betas", |random| draw(random, 8, 2, 0.0, (0.9, 0.9), 0.1))
        .edge("betas near 1", |random| draw(random, 20, 2, 0.0, (0.9999, 0.9999), 0.1))
        .edge("a large epsilon", |random| with_epsilon(1.0, draw(random, 8, 3, 0.0, BETAS, 0.1)))
        .edge("gradients as small as epsilon", |random| draw(random, 8, 3, -8.0, BETAS, 0.0))
        .edge("gradients far smaller than epsilon", |_| {
            (array![0.5], array![[3e-16], [-2e-15], [1e-14]], 1.0, BETAS, EPSILON, 0.0)
        })
        .edge("squares below the range of float32", |random| with_epsilon(1e-30, draw(random, 6, 3, -25.0, BETAS, 0.0)))
        .edge("squares beyond the range of float32", |random| draw(random, 6, 3, 25.0, BETAS, 0.01))
        .edge("gradients of every size", |_| {
            let gradients = array![[1e30, 1e-30, -1.0, 0.0], [-1e-30, 1e30, 1e20, 1e-20], [1.0, -1e-10, 1e-25, 1e25]];
            (array![1.0, -1.0, 0.0, 1000.0], gradients, 0.01, BETAS, 1e-30, 0.1)
        })
        .edge("a weight without gradient", |_| {
            (array![1.0, 2.0], array![[1.0, 0.0], [2.0, 0.0], [-1.0, 0.0]], 0.1, BETAS, 1e-30, 0.0)
        })
        .edge("a gradient that comes once", |_| {
            (array![0.0], array![[3.0], [0.0], [0.0], [0.0], [0.0]], 0.1, (0.9, 0.99), EPSILON, 0.0)
        })
        .edge("a gradient that comes late", |_| {
            (array![0.0], array![[0.0], [0.0], [0.0], [0.0], [3.0], [1.0]], 0.1, (0.9, 0.99), EPSILON, 0.0)
        })
        .edge("the same gradient again and again", |_| {
            (array![4.0, -4.0], Array2::from_elem((10, 2), 0.25), 0.1, BETAS, EPSILON, 0.0)
        })
        .edge("gradients that no float32 holds exactly", |_| {
            (array![0.0, 0.0], array![[0.1, 1.0 / 3.0], [0.7, -0.9]], 1.0, BETAS, EPSILON, 0.0)
        })
        .edge("weights of the greatest magnitude", |_| (array![1000.0, -1000.0], array![[1.0, 1.0]], 1.0, BETAS, EPSILON, 1.0))
        .edge("as large as allowed", |random| draw(random, STEPS_MAX as usize, D_MAX as usize, 0.0, BETAS, 0.05))
        .random(|random, size| {
            let (steps, d) = (random.count(0..=size), random.count(1..=4));
            let betas = *random.pick(&[BETAS, (0.9, 0.95), (0.5, 0.9), (0.0, 0.5)]);
            let size = *random.pick(&[0.0, 0.0, -7.0, 4.0]);
            let decay = *random.pick(&[0.0, 0.01, 0.3]);
            draw(random, steps, d, size, betas, decay)
        })
        .bound("d_max", |(start, ..)| start.len() as i64)
        .bound("steps_max", |(_, gradients, ..)| gradients.nrows() as i64)
        .legal(|(start, gradients, rate, (beta1, beta2), epsilon, decay)| {
            must((1..=D_MAX as usize).contains(&start.len()), &format!("there are 1 to {D_MAX} weights"))?;
            must(gradients.nrows() <= STEPS_MAX as usize, &format!("there are at most {STEPS_MAX} steps"))?;
            must(gradients.ncols() == start.len(), "a row of gradients has one number for each weight")?;
            let usual = |number: &f64| (0.0..=1.0).contains(number);
            must(usual(rate) && usual(decay), "rate and decay lie between 0 and 1")?;
            must([beta1, beta2].iter().all(|beta| (0.0..=0.9999).contains(*beta)), "betas lie between 0 and 0.9999")?;
            must((1e-30..=1.0).contains(epsilon), "epsilon lies between 1e-30 and 1")?;
            must(start.iter().all(|weight| weight.abs() <= 1000.0), "weights lie between -1000 and 1000")?;
            let sane = |g: &f32| *g == 0.0 || (9.9e-31..=1.01e30).contains(&f64::from(g.abs()));
            must(gradients.iter().all(sane), "a gradient is 0, or its magnitude lies between 1e-30 and 1e30")
        })
        .into()
}

/// Both means are written out as the weighted sums that they are, newest gradient first.
fn adam(
    start: Array1<f64>,
    gradients: Array2<f32>,
    rate: f64,
    (beta1, beta2): (f64, f64),
    epsilon: f64,
    decay: f64,
) -> Array2<f64> {
    let gradients = gradients.mapv(f64::from);
    let mut trajectory = Array2::zeros((gradients.nrows() + 1, start.len()));
    trajectory.row_mut(0).assign(&start);
    for step in 0..gradients.nrows() {
        for j in 0..start.len() {
            let mean = |beta: f64, number: fn(f64) -> f64| {
                let terms = (0..=step).map(|back| (beta.powi(back as i32), number(gradients[[step - back, j]])));
                let (sum, weight) = terms.fold((0.0, 0.0), |(sum, all), (w, x)| (sum + w * x, all + w));
                sum / weight
            };
            let scaled = mean(beta1, |g| g) / (mean(beta2, |g| g * g).sqrt() + epsilon);
            let weight: f64 = trajectory[[step, j]];
            trajectory[[step + 1, j]] = weight - rate * (scaled + decay * weight);
        }
    }
    trajectory
}

/// Gradients are about as large as this power of ten.
fn draw(random: &mut Random, steps: usize, d: usize, power: f64, betas: (f64, f64), decay: f64) -> Arguments {
    let start = random.vector(d, |r| r.decimal(-2.0, 2.0, 1));
    let size = 10f64.powf(power);
    let gradients = random.matrix(steps, d, |r| (r.decimal(0.2, 3.0, 1) * *r.pick(&[1.0, 1.0, -1.0]) * size) as f32);
    (start, gradients, 0.125, betas, EPSILON, decay)
}

fn with_rate(rate: f64, (start, gradients, _, betas, epsilon, decay): Arguments) -> Arguments {
    (start, gradients, rate, betas, epsilon, decay)
}

fn with_epsilon(epsilon: f64, (start, gradients, rate, betas, _, decay): Arguments) -> Arguments {
    (start, gradients, rate, betas, epsilon, decay)
}
