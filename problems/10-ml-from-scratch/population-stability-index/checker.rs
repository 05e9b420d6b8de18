use super::limits::{BINS_MAX, VALUES_MAX};
use judge::prelude::*;

/// Reference, live values, bins, floor.
type Arguments = (Array1<f64>, Array1<f64>, usize, f64);

const NAN: f64 = f64::NAN;

pub fn checker() -> Checker {
    Checker::new(stability_index)
        .example(
            "The cuts are 3 and 5, so the reference has a third in each bin. The live shares are 1/6, 1/3 and 1/2.",
            (array![1.0, 2.0, 3.0, 4.0, 5.0, 6.0], array![2.5, 3.0, 4.0, 5.5, 7.0, 9.0], 3, 0.001),
        )
        .example(
            "Two of four live values are missing. That bin had the share 0 in the reference, which counts as 0.01.",
            (array![1.0, 2.0, 3.0, 4.0], array![1.0, NAN, 4.0, NAN], 2, 0.01),
        )
        .edge("one value each, the same", |_| (array![5.0], array![5.0], 4, 0.001))
        .edge("one value each, below", |_| (array![5.0], array![4.0], 4, 0.001))
        .edge("one value each, above", |_| (array![5.0], array![6.0], 4, 0.001))
        .edge("nothing has changed", |random| {
            let values = draw(random, 30, 10.0, 0.1);
            (values.clone(), values, 5, 0.0001)
        })
        .edge("the same values in another order, twice each", |random| {
            let values = draw(random, 12, 10.0, 0.0);
            let twice = values.iter().rev().chain(&values).copied().collect();
            (values, twice, 4, 0.0001)
        })
        .edge("everything lies below the reference", |_| (counted(20), counted(20) - 100.0, 5, 0.0001))
        .edge("everything lies above the reference", |_| (counted(20), counted(20) + 100.0, 5, 0.0001))
        .edge("some lies on either side of the reference", |_| {
            (counted(10), array![-5.0, 0.0, 3.0, 4.0, 8.0, 10.0, 11.0, 50.0], 5, 0.0001)
        })
        .edge("values equal to the cuts", |_| (counted(12), array![4.0, 4.0, 7.0, 10.0, 10.0, 10.0], 4, 0.0001))
        .edge("bins that do not divide the count", |_| (counted(11), counted(7) * 1.5, 4, 0.0001))
        .edge("more bins than values", |_| (counted(5), array![1.5, 2.0, 2.5, 4.0, 9.0], 12, 0.0001))
        .edge("one bin", |_| (counted(5), array![-3.0, 100.0], 1, 0.0001))
        .edge("one bin and missing values", |_| (array![1.0, NAN, 2.0, 3.0], array![NAN, NAN, 7.0], 1, 0.0001))
        .edge("mostly zero", |random| {
            let reference = array![0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 3.0];
            (reference, Array1::from_iter(random.many(9, |r| *r.pick(&[0.0, 0.0, 1.0, 2.5, -1.0]))), 5, 0.0001)
        })
        .edge("a constant reference", |_| (Array1::from_elem(8, 2.5), array![2.5, 2.5, 2.0, 3.0], 4, 0.0001))
        .edge("a constant live feature", |_| (counted(9), Array1::from_elem(4, 5.0), 3, 0.0001))
        .edge("zeros of both signs", |_| {
            (array![0.0, -0.0, 1.0, -1.0, 0.0, -0.0], array![-0.0, 0.0, -0.0, 2.0], 3, 0.001)
        })
        .edge("missing in the reference alone", |_| {
            (array![NAN, 1.0, NAN, 2.0, 3.0, NAN, 4.0, 5.0, 6.0], counted(6), 3, 0.0001)
        })
        .edge("missing in the live values alone", |_| (counted(6), array![NAN, 2.0, NAN, 5.0], 3, 0.0001))
        .edge("missing on both sides", |random| (draw(random, 30, 9.0, 0.3), draw(random, 20, 9.0, 0.6), 4, 0.0001))
        .edge("no reference value is known", |_| (array![NAN, NAN, NAN], array![1.0, NAN, 2.0, 3.0], 4, 0.0001))
        .edge("no live value is known", |_| (counted(6), array![NAN, NAN], 3, 0.0001))
        .edge("no value is known at all", |_| (array![NAN, NAN], array![NAN], 3, 0.0001))
        .edge("infinite values", |_| {
            let (low, high) = (f64::NEG_INFINITY, f64::INFINITY);
            (array![low, 1.0, 2.0, 3.0, high, high], array![high, low, low, 2.5, 3.0], 3, 0.0001)
        })
        .edge("numbers of every size", |random| {
            let mut any = |count| random.many(count, |r| *r.pick(&[1e300, 5e-324, -1e-300, 0.1, -1e300, 0.0]));
            (Array1::from_vec(any(12)), Array1::from_vec(any(9)), 5, 0.0001)
        })
        .edge("a share just below the floor", |_| (counted(200), counted(100), 4, 0.01))
        .edge("shares below the floor on both sides", |_| {
            let one_missing = |count| {
                let mut values = counted(count);
                values[0] = NAN;
                values
            };
            (one_missing(300), one_missing(150), 3, 0.01)
        })
        .edge("a very small floor", |_| (counted(20), counted(20) + 10.0, 4, 0.000001))
        .edge("few against many", |random| (draw(random, 500, 50.0, 0.05), draw(random, 6, 70.0, 0.0), 10, 0.0005))
        .edge("as large as allowed", |random| {
            let most = VALUES_MAX as usize;
            (draw(random, most, 300.0, 0.02), draw(random, most, 330.0, 0.03), BINS_MAX as usize, 0.0001)
        })
        .random(|random, size| {
            let (n, m) = (random.count(1..=size), random.count(1..=size));
            let missing = *random.pick(&[0.0, 0.0, 0.2]);
            let reach = *random.pick(&[3.0, 10.0, 100.0]);
            let floor = *random.pick(&[0.0001, 0.001, 0.01]);
            (draw(random, n, reach, missing), draw(random, m, reach, missing), random.count(1..=6), floor)
        })
        .bound("values_max", |(reference, live, ..)| reference.len().max(live.len()) as i64)
        .legal(|(reference, live, bins, floor)| {
            let most = VALUES_MAX as usize;
            for values in [reference, live] {
                must(
                    !values.is_empty() && values.len() <= most,
                    &format!("there are 1 to {most} values on each side"),
                )?;
            }
            must((1..=BINS_MAX as usize).contains(bins), &format!("there are 1 to {BINS_MAX} bins"))?;
            must((0.000_001..=0.01).contains(floor), "the floor is between 0.000001 and 0.01")
        })
        .into()
}

/// Each value is compared with every cut. Bins in which nothing lies on either side add nothing.
fn stability_index(reference: Array1<f64>, live: Array1<f64>, bins: usize, floor: f64) -> f64 {
    let mut known: Vec<f64> = reference.iter().copied().filter(|value| !value.is_nan()).collect();
    known.sort_by(f64::total_cmp);
    let cuts: Vec<f64> = (1..bins).filter_map(|i| known.get(i * known.len() / bins).copied()).collect();
    let place = |value: f64| if value.is_nan() { bins } else { cuts.iter().filter(|&&cut| cut <= value).count() };
    let share = |values: &Array1<f64>, bin: usize| {
        let count = values.iter().filter(|&&value| place(value) == bin).count();
        (count as f64 / values.len() as f64).max(floor)
    };
    let parts = (0..=bins).map(|bin| (share(&reference, bin), share(&live, bin)));
    parts.map(|(p, q)| (q - p) * (q.ln() - p.ln())).sum()
}

/// Whole numbers up to `reach`, halved, with ties; each is missing with this probability.
fn draw(random: &mut Random, count: usize, reach: f64, missing: f64) -> Array1<f64> {
    random.vector(count, |r| if r.chance(missing) { NAN } else { r.decimal(-reach, reach, 0) / 2.0 })
}

/// 1, 2, 3, …
fn counted(count: usize) -> Array1<f64> {
    (1..=count).map(|at| at as f64).collect()
}
