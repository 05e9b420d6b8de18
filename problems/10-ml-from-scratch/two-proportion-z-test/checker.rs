use super::limits::{GAP_PARTS, VISITORS_MAX};
use judge::convert::IntoValue;
use judge::prelude::*;
use judge::value::Value;

/// Conversions and visitors of group A, then of group B.
type Counts = (i64, i64, i64, i64);

/// Quantiles of the standard normal distribution at 97.5% and 80% (any table of the distribution).
const Q: f64 = 1.959_963_984_540_054;
const R: f64 = 0.841_621_233_572_914_2;

pub fn checker() -> Checker {
    Checker::new(compare_rates)
        .example("4.5% against 4.85%: not significant, and far too few visitors.", (450, 10_000, 485, 10_000))
        .example("A is better, so that z and the whole interval are negative.", (120, 1_000, 60, 800))
        .example("Equal rates: z is 0, the p-value 1, and no sample is large enough.", (30, 300, 10, 100))
        .edge("nobody converts", |_| (0, 500, 0, 400))
        .edge("everybody converts", |_| (40, 40, 70, 70))
        .edge("nobody in A", |_| (0, 120, 9, 150))
        .edge("nobody in B", |_| (7, 90, 0, 60))
        .edge("everybody in A", |_| (50, 50, 45, 60))
        .edge("all or nothing", |_| (0, 20, 30, 30))
        .edge("one visitor each, equal", |_| (1, 1, 1, 1))
        .edge("one visitor each, different", |_| (1, 1, 0, 1))
        .edge("equal rates that floats cannot hold", |_| (1, 3, 333, 999))
        .edge("interval beyond 1", |_| (0, 1, 3, 4))
        .edge("interval beyond -1", |_| (5, 5, 1, 6))
        .edge("half and half", |_| (50, 100, 500, 1000))
        .edge("groups of very different size", |_| (3, 10, 150_000, 1_000_000))
        .edge("A much larger than B", |_| (150_000, 1_000_000, 3, 10))
        .edge("large difference", |_| (300, 1_000, 700, 1_000))
        .edge("as many as allowed, a small difference", |_| (500_000, VISITORS_MAX, 501_000, VISITORS_MAX))
        .edge("tiny p-value", |_| (1_000, 10_000, 1_416, 10_000))
        .edge("p-value that underflows", |_| (0, VISITORS_MAX, VISITORS_MAX, VISITORS_MAX))
        .edge("close to the threshold", |_| (400, 10_000, 456, 10_000))
        .edge("rare conversions", |_| (0, 1_000_000, 1_000, 1_000_000))
        .random(|random, size| {
            let visitors = |random: &mut Random| random.int(1..=(3 * size as i64).pow(2).min(VISITORS_MAX));
            let (visitors_a, visitors_b) = (visitors(random), visitors(random));
            let rate_a = *random.pick(&[0.02, 0.1, 0.5, 0.9]);
            let rate_b = if random.chance(0.5) { rate_a * 1.1 } else { random.unit() };
            let conversions = |rate: f64, visitors: i64| (rate * visitors as f64).round() as i64;
            let (a, b) = (conversions(rate_a, visitors_a), conversions(rate_b, visitors_b));
            // Two rates that are closer than allowed become equal.
            if apart(a, visitors_a, b, visitors_b) {
                (a, visitors_a, b, visitors_b)
            } else {
                (a, visitors_a, a, visitors_a)
            }
        })
        .legal(|&(conversions_a, visitors_a, conversions_b, visitors_b)| {
            for (conversions, visitors) in [(conversions_a, visitors_a), (conversions_b, visitors_b)] {
                let group = (1..=VISITORS_MAX).contains(&visitors);
                must(group, &format!("each group has 1 to {VISITORS_MAX} visitors"))?;
                must((0..=visitors).contains(&conversions), "nobody converts twice, and no count is negative")?;
            }
            let apart = apart(conversions_a, visitors_a, conversions_b, visitors_b);
            must(apart, &format!("the rates are equal or differ by at least 1/{GAP_PARTS}"))
        })
        .into()
}

fn compare_rates(conversions_a: i64, visitors_a: i64, conversions_b: i64, visitors_b: i64) -> Value {
    let (n_a, n_b) = (visitors_a as f64, visitors_b as f64);
    // Of whole numbers until the last step, so that equal rates differ by exactly 0.
    let difference = (conversions_b * visitors_a - conversions_a * visitors_b) as f64 / (n_a * n_b);
    let variance = |conversions: i64, n: f64| conversions as f64 * (n - conversions as f64) / (n * n);
    let (of_a, of_b) = (variance(conversions_a, n_a), variance(conversions_b, n_b));
    let pooled = variance(conversions_a + conversions_b, n_a + n_b);
    let z = if difference == 0.0 { 0.0 } else { difference / (pooled * (n_a + n_b) / (n_a * n_b)).sqrt() };
    let half = Q * (of_a / n_a + of_b / n_b).sqrt();
    let per_group = |difference: f64| (((Q + R) / difference).powi(2) * (of_a + of_b)).ceil() as i64;
    let entries = [
        ("z", z.into_value()),
        ("p_value", erfc(z.abs() / std::f64::consts::SQRT_2).into_value()),
        ("low", (difference - half).into_value()),
        ("high", (difference + half).into_value()),
        ("per_group", (difference != 0.0).then(|| per_group(difference)).into_value()),
    ];
    Value::Dict(entries.map(|(key, number)| (key.into_value(), number)).into())
}

/// Whether the rates are equal or far enough from each other.
fn apart(conversions_a: i64, visitors_a: i64, conversions_b: i64, visitors_b: i64) -> bool {
    let gap = (conversions_a * visitors_b - conversions_b * visitors_a).abs();
    gap == 0 || gap * GAP_PARTS >= visitors_a * visitors_b
}

/// The complementary error function for x ≥ 0, with a relative error below 1e-12: near 0 by the Taylor series of erf,
/// further out by the continued fraction (Abramowitz and Stegun, 7.1.5 and 7.1.14).
fn erfc(x: f64) -> f64 {
    let root_pi = std::f64::consts::PI.sqrt();
    if x < 1.5 {
        let mut power = x;
        let mut erf = x;
        for n in 1..60 {
            power *= -x * x / f64::from(n);
            erf += power / f64::from(2 * n + 1);
        }
        return 1.0 - 2.0 * erf / root_pi;
    }
    let fraction = (1..=200).rev().fold(x, |below, k| x + f64::from(k) / 2.0 / below);
    (-x * x).exp() / (root_pi * fraction)
}
