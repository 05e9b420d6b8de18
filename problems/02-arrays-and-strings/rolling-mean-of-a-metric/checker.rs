use super::limits::{N_MAX, VALUE_MAX};
use judge::prelude::*;

const NAN: f64 = f64::NAN;
const INF: f64 = f64::INFINITY;

pub fn checker() -> Checker {
    Checker::new(rolling_mean)
        .example("The third window holds 2 and an epoch that diverged.", (vec![4.0, 2.0, NAN, 6.0], 2))
        .example("The first window holds nothing finite.", (vec![INF, 1.5, 0.5], 1))
        .example("k is larger than the run: each mean is over all so far.", (vec![3.0, 1.0, -1.0], 5))
        .edge("no epochs", |_| (vec![], 3))
        .edge("one epoch", |_| (vec![0.5], 1))
        .edge("one epoch that diverged", |_| (vec![NAN], 4))
        .edge("every epoch diverged", |_| (vec![NAN, INF, -INF, NAN], 2))
        .edge("a window wholly diverged", |_| (vec![1.0, NAN, INF, 2.0, 3.0], 2))
        .edge("plus infinity leaves", |_| (vec![1.0, INF, 2.0, 3.0, 4.0], 2))
        .edge("infinities of both signs", |_| (vec![1.0, INF, -INF, 2.0, 3.0, 4.0], 3))
        .edge("the first diverged", |_| (vec![NAN, 2.0, 4.0, 6.0], 3))
        .edge("the last diverged", |_| (vec![2.0, 4.0, 6.0, NAN], 3))
        .edge("every other diverged", |_| (vec![NAN, 1.0, NAN, 2.0, NAN, 3.0, NAN], 3))
        .edge("k is 1", |_| (vec![3.0, -1.0, 4.0, -1.5], 1))
        .edge("k equals n", |_| (vec![3.0, 1.0, 4.0, 1.5], 4))
        .edge("k is one less than n", |_| (vec![3.0, 1.0, 4.0, 1.5], 3))
        .edge("one finite loss enters, one leaves", |_| (vec![5.0, 1.0, 1.0, 9.0, 1.0, 1.0], 3))
        .edge("all zero", |_| (vec![0.0; 6], 2))
        .edge("a mean of zero", |_| (vec![1.0, -1.0, 1.0, -1.0, 0.5], 2))
        .edge("all the same", |_| (vec![0.1; 40], 7))
        .edge("large, then small", |_| {
            let largest = VALUE_MAX as f64;
            ([vec![largest, 0.333_333, largest - 0.1, -largest], vec![0.001; 12]].concat(), 3)
        })
        .edge("the widest window", |_| (vec![2.0, NAN, 4.0], N_MAX as usize))
        .edge("long, and far from zero", |random| (random.many(2_000, |r| r.decimal(900.0, 999.0, 3)), 5))
        .random(|random, size| {
            let k = random.count(1..=size + 1);
            let share = *random.pick(&[0.0, 0.2, 0.7]);
            (losses(random, size, share), k)
        })
        .growth(|random, size| (losses(random, size, 0.1), size / 2))
        .legal(|(losses, k)| {
            must(losses.len() <= N_MAX as usize, &format!("there are at most {N_MAX} losses"))?;
            must((1..=N_MAX as usize).contains(k), &format!("k is at least 1 and at most {N_MAX}"))?;
            must(
                losses.iter().all(|loss| !loss.is_finite() || loss.abs() <= VALUE_MAX as f64),
                &format!("every finite loss is between -{VALUE_MAX} and {VALUE_MAX}"),
            )
        })
        .into()
}

/// Nothing is ever subtracted: in blocks of k, sums from the start of a block and to its end. Each window is the end of
/// one block and the start of the next.
fn rolling_mean(losses: Vec<f64>, k: usize) -> Vec<Option<f64>> {
    let part = |loss: f64| if loss.is_finite() { (loss, 1) } else { (0.0, 0) };
    let add = |a: (f64, usize), b: (f64, usize)| (a.0 + b.0, a.1 + b.1);
    let mut to_block_end: Vec<(f64, usize)> = losses.iter().map(|&loss| part(loss)).collect();
    for at in (1..losses.len()).rev().filter(|at| at % k != 0) {
        to_block_end[at - 1] = add(to_block_end[at - 1], to_block_end[at]);
    }
    let mut from_block_start = (0.0, 0);
    let mut means = Vec::with_capacity(losses.len());
    for (at, &loss) in losses.iter().enumerate() {
        from_block_start = add(if at % k == 0 { (0.0, 0) } else { from_block_start }, part(loss));
        let window = match (at + 1).checked_sub(k) {
            Some(start) if start % k != 0 => add(to_block_end[start], from_block_start),
            _ => from_block_start,
        };
        means.push((window.1 > 0).then(|| window.0 / window.1 as f64));
    }
    means
}

/// Losses, a share of which diverged.
fn losses(random: &mut Random, count: usize, share: f64) -> Vec<f64> {
    random.many(count, |r| if r.chance(share) { *r.pick(&[NAN, INF, -INF]) } else { r.decimal(-2.0, 8.0, 2) })
}
