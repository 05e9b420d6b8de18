use super::limits::N_MAX;
use judge::prelude::*;

type Task = (Vec<f64>, usize);

pub fn checker() -> Checker {
    Checker::new(kth_largest_magnitude)
        .example("The magnitudes are 3, 2, 1 and 0.5, from large to small.", (vec![1.0, -3.0, 0.5, 2.0], 2))
        .example("Each of two equal magnitudes takes a place.", (vec![-3.0, 1.0, 3.0], 2))
        .example("The last place.", (vec![4.0, -0.25, 0.5], 3))
        .edge("one entry", |_| (vec![0.5], 1))
        .edge("one negative entry", |_| (vec![-0.5], 1))
        .edge("one zero", |_| (vec![-0.0], 1))
        .edge("the largest", |random| place(random, 12, |_| 1))
        .edge("the smallest", |random| place(random, 12, |n| n))
        .edge("next to the largest", |random| place(random, 12, |_| 2))
        .edge("next to the smallest", |random| place(random, 12, |n| n - 1))
        .edge("in the middle", |random| place(random, 13, |n| n.div_ceil(2)))
        .edge("two entries", |_| (vec![1.0, 2.0], 2))
        .edge("every entry negative", |random| (random.many(9, |r| r.decimal(-4.0, -0.5, 1)), 3))
        .edge("they differ in sign alone", |_| (vec![2.0, -2.0, 1.0, -1.0, 3.0, -3.0], 4))
        .edge("all the same", |_| (vec![0.25; 9], 5))
        .edge("all zero", |_| (vec![0.0, -0.0, 0.0, -0.0], 3))
        .edge("few that are not zero, and one of them asked for", |_| (sparse(40), 3))
        .edge("few that are not zero, and a zero asked for", |_| (sparse(40), 30))
        .edge("first of the zeros", |_| (vec![0.0, 5.0, 0.0, -4.0, 0.0], 3))
        .edge("last of the equal ones", |_| (vec![2.0, 7.0, 2.0, 1.0, -2.0, 0.5], 4))
        .edge("next after the equal ones", |_| (vec![2.0, 7.0, 2.0, 1.0, -2.0, 0.5], 5))
        .edge("rising", |_| ((1..=30).map(f64::from).collect(), 7))
        .edge("falling", |_| ((1..=30).rev().map(f64::from).collect(), 7))
        .edge("thousands, rising", |_| ((1..=5_000).map(f64::from).collect(), 2_500))
        .edge("thousands, falling", |_| ((1..=5_000).rev().map(f64::from).collect(), 2_500))
        .edge("magnitudes that are nearly equal", |_| (vec![0.3, -(0.1 + 0.2), 0.3, 1.0], 2))
        .edge("extremes of a float", |_| (vec![f64::MIN, 5e-324, 0.0, f64::MAX, -1e-300], 3))
        .random(|random, size| {
            let (high, decimals) = *random.pick(&[(3.0, 0), (1.0, 1), (1.0, 3), (9.0, 0)]);
            let silent = *random.pick(&[0.0, 0.5]);
            let mut entry = |r: &mut Random| if r.chance(silent) { 0.0 } else { r.decimal(-high, high, decimals) };
            let entries = random.many(size, &mut entry);
            (entries, random.count(1..=size))
        })
        // Falling, then zeros, and a zero asked for: the first entry is the worst pivot half the way, and after that
        // nothing is worse than zeros for a split in two.
        .growth(|_, size| {
            let entries = (0..size).map(|at| (size / 2).saturating_sub(at) as f64).collect();
            (entries, size / 4 * 3)
        })
        .legal(|(gradient, k)| {
            let n = gradient.len();
            must((1..=N_MAX as usize).contains(&n), &format!("there are 1 to {N_MAX} entries"))?;
            must(gradient.iter().all(|entry| entry.is_finite()), "every entry is finite")?;
            must((1..=n).contains(k), "k is at least 1 and at most the number of entries")
        })
        .into()
}

fn kth_largest_magnitude(gradient: Vec<f64>, k: usize) -> f64 {
    let mut sorted: Vec<f64> = gradient.into_iter().map(f64::abs).collect();
    sorted.sort_unstable_by(|one, other| other.total_cmp(one));
    sorted[k - 1]
}

fn place(random: &mut Random, n: usize, k: impl Fn(usize) -> usize) -> Task {
    (random.many(n, |r| r.decimal(-9.0, 9.0, 1)), k(n))
}

/// Every tenth entry is not zero.
fn sparse(n: usize) -> Vec<f64> {
    (0..n).map(|at| if at % 10 == 4 { at as f64 - 20.0 } else { 0.0 }).collect()
}
