use super::limits::N_MAX;
use judge::prelude::*;

const NAN: f64 = f64::NAN;

pub fn checker() -> Checker {
    Checker::new(longest)
        .example(
            "Epochs 0, 2, 3 and 5: 0.1, 0.2, 0.4, 0.7. To go by 0.5 would cost an epoch.",
            (vec![0.1, 0.5, 0.2, 0.4, 0.3, 0.7],),
        )
        .example("A metric may not be followed by an equal one.", (vec![0.5, 0.5, 0.6, 0.6],))
        .example("Epoch 1 cannot be shown.", (vec![0.4, NAN, 0.3],))
        .edge("no epochs", |_| (vec![],))
        .edge("one epoch", |_| (vec![0.5],))
        .edge("one epoch that blew up", |_| (vec![NAN],))
        .edge("every epoch blew up", |_| (vec![NAN; 4],))
        .edge("blown up first", |_| (vec![NAN, 0.5, 0.6, 0.4],))
        .edge("blown up last", |_| (vec![0.5, 0.4, 0.6, NAN],))
        .edge("blown up between", |_| (vec![0.3, NAN, 0.5, 0.4, NAN, 0.6, NAN, 0.2, 0.7],))
        .edge("rising", |_| ((0..9).map(f64::from).collect(),))
        .edge("falling", |_| ((0..9).rev().map(f64::from).collect(),))
        .edge("all the same", |_| (vec![0.25; 7],))
        .edge("zero and minus zero", |_| (vec![-0.0, 0.0, -0.0],))
        .edge("a small one at the end", |_| (vec![0.3, 0.6, 0.1],))
        .edge("a small one in the middle, then too few", |_| (vec![4.0, 5.0, 6.0, 1.0, 2.0],))
        .edge("a small one in the middle, then enough", |_| (vec![4.0, 5.0, 1.0, 2.0, 3.0],))
        .edge("the best epoch first", |_| (vec![9.0, 1.0, 2.0, 3.0],))
        .edge("the worst epoch last", |_| (vec![2.0, 3.0, 4.0, 1.0],))
        .edge("neither first, best nor last", |_| (vec![5.0, 1.0, 2.0, 9.0, 3.0, 4.0, 0.0],))
        .edge("an early high one", |_| (vec![1.0, 8.0, 2.0, 3.0, 4.0],))
        .edge("equal ones far apart", |_| (vec![1.0, 2.0, 0.5, 2.0, 3.0, 1.0, 2.0, 3.0],))
        .edge("steps down, each a rise", |_| (vec![7.0, 8.0, 9.0, 4.0, 5.0, 6.0, 1.0, 2.0, 3.0],))
        .edge("two interleaved", |_| (vec![1.0, 11.0, 2.0, 12.0, 3.0, 13.0, 4.0, 14.0],))
        .edge("an end replaced and continued", |_| (vec![3.0, 5.0, 7.0, 1.0, 2.0, 9.0, 4.0, 6.0, 8.0],))
        .edge("negative", |random| (random.many(15, |r| r.decimal(-3.0, -0.1, 1)),))
        .edge("nearly equal", |_| (vec![0.3, 0.1 + 0.2, 0.3, 0.1 + 0.2 + 1e-16, 0.1 + 0.2],))
        .edge("extremes of a float", |_| (vec![f64::MIN, -5e-324, 0.0, f64::MAX, 5e-324, f64::MAX],))
        .edge("a long rise with slips", |random| {
            ((0..400).map(|at| f64::from(at) + random.decimal(-20.0, 20.0, 1)).collect(),)
        })
        .edge("thousands, rising", |_| ((0..3_000).map(f64::from).collect(),))
        .random(|random, size| {
            let (high, decimals) = *random.pick(&[(1.0, 1), (1.0, 3), (9.0, 0)]);
            let blown = *random.pick(&[0.0, 0.0, 0.2]);
            (random.many(size, |r| if r.chance(blown) { NAN } else { r.decimal(0.0, high, decimals) }),)
        })
        // Rises through noise: the list of ends grows like n, and so does the answer.
        .growth(|random, size| ((0..size).map(|at| at as f64 + random.decimal(-20.0, 20.0, 2)).collect(),))
        .legal(|(metric,)| {
            must(metric.len() <= N_MAX as usize, &format!("there are at most {N_MAX} epochs"))?;
            must(metric.iter().all(|x| !x.is_infinite()), "every metric is finite or NaN")
        })
        .accept(|(metric,), expected, actual: &Vec<usize>| {
            if let Some(outside) = actual.iter().find(|epoch| **epoch >= metric.len()) {
                return Err(format!("there is no epoch {outside}"));
            }
            if let Some(epoch) = actual.iter().find(|epoch| metric[**epoch].is_nan()) {
                return Err(format!("epoch {epoch} has no metric"));
            }
            for pair in actual.windows(2) {
                let (one, next) = (pair[0], pair[1]);
                must(one < next, &format!("epoch {next} does not come after epoch {one}"))?;
                let rises = metric[one] < metric[next];
                must(rises, &format!("the metric does not rise from epoch {one} to epoch {next}"))?;
            }
            must(actual.len() == *expected, &format!("{} epochs are shown, and {expected} are possible", actual.len()))
        })
        .into()
}

/// How many epochs a longest run has: as many as there are piles, if each epoch goes onto the leftmost pile whose top is
/// not below it. No pile holds two epochs of one run, and fewer piles cannot hold all (Dilworth).
fn longest(metric: Vec<f64>) -> usize {
    let mut tops: Vec<f64> = Vec::new();
    for x in metric.into_iter().filter(|x| !x.is_nan()) {
        let pile = tops.partition_point(|&top| top < x);
        match tops.get_mut(pile) {
            Some(top) => *top = x,
            None => tops.push(x),
        }
    }
    tops.len()
}
