use super::limits::{D_MAX, N_MAX};
use judge::prelude::*;

/// Activations, the gradient of the output, draws, rate, whether in training.
type Arguments = (Array2<f64>, Array2<f64>, Array2<f64>, f64, bool);

const NAN: f64 = f64::NAN;
const INFINITY: f64 = f64::INFINITY;

pub fn checker() -> Checker {
    Checker::new(dropout)
        .example(
            "Draws below 0.5 drop their activation, the others double it. Gradients go the same way.",
            (array![[1.0, 2.0, 3.0, 4.0]], array![[1.0, 1.0, -1.0, 2.0]], array![[0.7, 0.2, 0.5, 0.4]], 0.5, true),
        )
        .example(
            "In use, nothing is dropped and nothing is scaled.",
            (array![[1.0, 2.0]], array![[0.5, -0.5]], array![[0.1, 0.9]], 0.5, false),
        )
        .example(
            "A dropped infinity is 0.",
            (array![[INFINITY, 3.0]], array![[1.0, 1.0]], array![[0.1, 0.6]], 0.25, true),
        )
        .edge("one kept activation", |_| (array![[3.0]], array![[2.0]], array![[0.9]], 0.5, true))
        .edge("one dropped activation", |_| (array![[3.0]], array![[2.0]], array![[0.1]], 0.5, true))
        .edge("draws equal to the rate", |_| {
            (array![[1.0, 2.0, 3.0]], array![[1.0, 1.0, 1.0]], array![[0.3, 0.3, 0.25]], 0.3, true)
        })
        .edge("rate 0 and a draw of 0", |_| (array![[1.0, -2.0]], array![[3.0, 4.0]], array![[0.0, 0.5]], 0.0, true))
        .edge("rate 1", |random| draw(random, 3, 4, 1.0, true))
        .edge("rate 1 in use", |random| draw(random, 3, 4, 1.0, false))
        .edge("rate 0 in use", |random| draw(random, 3, 4, 0.0, false))
        .edge("a rate near 1", |_| {
            (array![[1.0, 2.0, -3.0]], array![[1.0, -1.0, 1.0]], array![[0.9995, 0.999, 0.5]], 0.999, true)
        })
        .edge("a rate near 0", |_| (array![[1.0, 2.0]], array![[1.0, -1.0]], array![[0.0005, 0.002]], 0.001, true))
        .edge("a rate that is not a half", |random| draw(random, 4, 5, 0.2, true))
        .edge("a high rate", |random| draw(random, 4, 5, 0.8, true))
        .edge("nothing is dropped", |_| {
            (array![[1.0, 2.0], [3.0, 4.0]], array![[1.0, 1.0], [2.0, 2.0]], array![[0.9, 0.8], [0.7, 0.6]], 0.5, true)
        })
        .edge("everything is dropped", |_| {
            (array![[1.0, 2.0], [3.0, 4.0]], array![[1.0, 1.0], [2.0, 2.0]], array![[0.1, 0.2], [0.3, 0.4]], 0.5, true)
        })
        .edge("activations of 0", |_| {
            (array![[0.0, 0.0, -0.0]], array![[1.0, 2.0, 3.0]], array![[0.1, 0.9, 0.9]], 0.5, true)
        })
        .edge("one row", |random| draw(random, 1, 8, 0.5, true))
        .edge("one column", |random| draw(random, 8, 1, 0.5, true))
        .edge("as many rows as columns", |random| draw(random, 4, 4, 0.5, true))
        .edge("infinity and NaN dropped", |_| {
            let x = array![[INFINITY, -INFINITY, NAN, 1.0]];
            (x, array![[1.0, 2.0, 3.0, 4.0]], array![[0.1, 0.2, 0.3, 0.4]], 0.35, true)
        })
        .edge("infinity and NaN kept", |_| {
            (
                array![[INFINITY, -INFINITY, NAN, 1.0]],
                array![[1.0, 2.0, 3.0, 4.0]],
                array![[0.5, 0.6, 0.7, 0.1]],
                0.35,
                true,
            )
        })
        .edge("infinite gradients", |_| {
            let upstream = array![[INFINITY, NAN, -INFINITY, NAN]];
            (array![[1.0, 2.0, 3.0, 4.0]], upstream, array![[0.1, 0.2, 0.8, 0.9]], 0.5, true)
        })
        .edge("infinity and NaN with a rate of 1", |_| {
            (array![[INFINITY, NAN]], array![[NAN, -INFINITY]], array![[0.1, 0.99]], 1.0, true)
        })
        .edge("infinity and NaN in use", |_| {
            (array![[INFINITY, NAN, 1.0]], array![[NAN, -INFINITY, 2.0]], array![[0.1, 0.99, 0.2]], 0.5, false)
        })
        .edge("large numbers", |_| (array![[1e6, -1e6]], array![[-1e6, 1e6]], array![[0.6, 0.7]], 0.5, true))
        .edge("as large as allowed", |random| draw(random, N_MAX as usize, D_MAX as usize, 0.1, true))
        .random(|random, size| {
            let (n, d) = (random.count(1..=size.clamp(1, 5)), random.count(1..=size.clamp(1, 5)));
            let rate = *random.pick(&[0.0, 0.1, 0.3, 0.5, 0.9, 1.0]);
            let training = random.chance(0.8);
            draw(random, n, d, rate, training)
        })
        .bound("n_max", |(x, ..)| x.nrows() as i64)
        .bound("d_max", |(x, ..)| x.ncols() as i64)
        .legal(|(x, upstream, draws, rate, _)| {
            let (n, d) = x.dim();
            must((1..=N_MAX as usize).contains(&n), &format!("there are 1 to {N_MAX} rows"))?;
            must((1..=D_MAX as usize).contains(&d), &format!("there are 1 to {D_MAX} columns"))?;
            must(upstream.dim() == x.dim() && draws.dim() == x.dim(), "all arrays have the same shape")?;
            must(draws.iter().all(|draw| (0.0..1.0).contains(draw)), "a draw is at least 0 and below 1")?;
            must((0.0..=1.0).contains(rate), "the rate lies between 0 and 1")?;
            let bounded = |number: &f64| !number.is_finite() || number.abs() <= 1e6;
            must(x.iter().chain(upstream).all(bounded), "finite numbers are at most 1000000 in magnitude")
        })
        .into()
}

/// The factor of each activation; where there is none, it is dropped.
fn dropout(
    x: Array2<f64>,
    upstream: Array2<f64>,
    draws: Array2<f64>,
    rate: f64,
    training: bool,
) -> (Array2<f64>, Array2<f64>) {
    let factor = |draw: f64| match (training, draw < rate) {
        (false, _) => Some(1.0),
        (true, true) => None,
        (true, false) => Some(1.0 / (1.0 - rate)),
    };
    let pass = |numbers: Array2<f64>| {
        Array2::from_shape_fn(numbers.dim(), |at| factor(draws[at]).map_or(0.0, |factor| factor * numbers[at]))
    };
    (pass(x), pass(upstream))
}

fn draw(random: &mut Random, n: usize, d: usize, rate: f64, training: bool) -> Arguments {
    let mut numbers = |low: f64, high: f64, digits| random.matrix(n, d, |r| r.decimal(low, high, digits));
    let (x, upstream) = (numbers(-9.0, 9.0, 1), numbers(-2.0, 2.0, 1));
    (x, upstream, numbers(0.0, 0.99, 2), rate, training)
}
