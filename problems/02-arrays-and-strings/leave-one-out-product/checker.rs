use super::limits::{EXPONENT, N_MAX};
use judge::prelude::*;

pub fn checker() -> Checker {
    Checker::new(weight_gradients)
        .example("The first item is 3 · 4, the second 2 · 4, the third 2 · 3.", (vec![2.0, 3.0, 4.0],))
        .example("Only the zero's own product is without a zero.", (vec![0.5, 0.0, -4.0, 3.0],))
        .example("With two zeros every product holds one.", (vec![0.0, 5.0, 0.0],))
        .edge("one weight", |_| (vec![7.0],))
        .edge("one zero alone", |_| (vec![0.0],))
        .edge("two weights", |_| (vec![3.0, -2.0],))
        .edge("a zero first", |_| (vec![0.0, 2.0, 3.0],))
        .edge("a zero last", |_| (vec![2.0, 3.0, 0.0],))
        .edge("two zeros alone", |_| (vec![0.0, 0.0],))
        .edge("a negative zero", |_| (vec![2.0, -0.0, 3.0, 0.5],))
        .edge("all the same", |_| (vec![-0.5; 7],))
        .edge("equal weights among others", |_| (vec![2.0, 3.0, 2.0, 5.0, 3.0],))
        .edge("an even number of negative weights", |_| (vec![-2.0, 3.0, -4.0, 5.0],))
        .edge("an odd number of negative weights and a zero", |_| (vec![-2.0, 3.0, 0.0, 5.0],))
        .edge("all ones", |_| (vec![1.0; 5],))
        .edge("nearly one", |_| (vec![1.0 + 1e-6, 1.0 - 1e-6, 1.0 + 1e-7],))
        .edge("the product of all is too small", |_| (vec![1e-200, -3e-200],))
        .edge("the product of all is too large", |_| (vec![1e200, 2e200],))
        .edge("four small weights", |_| (vec![2e-83, -1e-83, 1e-83, 4e-83],))
        .edge("small and large", |_| (vec![1e-240, 1e120, 1e-9, 1e120],))
        .edge("gradients that vanish", |_| (vec![0.25; 400],))
        .edge("a weight that is as good as zero, and is not", |_| (vec![1e-15, 2.0, 3.0],))
        .random(|random, size| (weights(random, size),))
        .growth(|random, size| (random.many(size, |r| signed(r, 0.99, 1.01)),))
        .legal(|(weights,)| {
            must(!weights.is_empty() && weights.len() <= N_MAX as usize, &format!("there are 1 to {N_MAX} weights"))?;
            must(weights.iter().all(|weight| weight.is_finite()), "every weight is finite")?;
            must(
                reach(weights, 1.0) <= EXPONENT as f64 && reach(weights, -1.0) <= EXPONENT as f64,
                &format!("a product that leaves one weight out is 0 or between 1e-{EXPONENT} and 1e{EXPONENT}"),
            )
        })
        .into()
}

/// Halves the list again and again, each half with the product of all that lies outside of it.
fn weight_gradients(weights: Vec<f64>) -> Vec<f64> {
    fn fill(weights: &[f64], outside: f64, gradients: &mut Vec<f64>) {
        if weights.len() == 1 {
            gradients.push(outside);
            return;
        }
        let (left, right) = weights.split_at(weights.len() / 2);
        fill(left, outside * right.iter().product::<f64>(), gradients);
        fill(right, outside * left.iter().product::<f64>(), gradients);
    }
    let mut gradients = Vec::with_capacity(weights.len());
    fill(&weights, 1.0, &mut gradients);
    gradients
}

/// The largest power of ten, upwards or downwards, that a product can have which leaves out one weight or more.
fn reach(weights: &[f64], direction: f64) -> f64 {
    let powers = weights.iter().filter(|weight| **weight != 0.0).map(|weight| direction * weight.abs().log10());
    let (count, sum, least) = powers
        .filter(|power| *power > 0.0)
        .fold((0, 0.0, f64::INFINITY), |(count, sum, least), power| (count + 1, sum + power, power.min(least)));
    if count == weights.len() { sum - least } else { sum }
}

/// With no zero, one, or several.
fn weights(random: &mut Random, count: usize) -> Vec<f64> {
    let zeros = *random.pick(&[0, 0, 1, 2]);
    let mut weights = random.many(count, |r| match r.int(0..=9) {
        0..=2 => *r.pick(&[1.0, -1.0, 2.0, -0.5]),
        _ => signed(r, 0.2, 3.0),
    });
    for _ in 0..zeros {
        let at = random.count(0..=count - 1);
        weights[at] = 0.0;
    }
    weights
}

fn signed(random: &mut Random, low: f64, high: f64) -> f64 {
    let size = random.decimal(low, high, 4);
    if random.chance(0.5) { size } else { -size }
}
