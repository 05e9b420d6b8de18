use super::limits::N_MAX;
use judge::prelude::*;
use std::collections::VecDeque;

pub fn checker() -> Checker {
    Checker::new(max_per_window)
        .example("Windows overlap: each starts one score after the one before.", (vec![0.2, 0.9, 0.4, 0.4, 0.7], 3))
        .example("One window holds everything.", (vec![0.3, 0.8], 2))
        .example("A window of one score is that score.", (vec![0.5, 0.1, 0.6], 1))
        .edge("one score", |_| (vec![0.5], 1))
        .edge("k equals n", |random| (scores(random, 9), 9))
        .edge("all the same", |_| (vec![0.25; 12], 4))
        .edge("falling", |_| ((0..12).rev().map(|step| f64::from(step) / 16.0).collect(), 5))
        .edge("rising", |_| ((0..12).map(|step| f64::from(step) / 16.0).collect(), 5))
        .edge("negative scores", |random| (random.many(14, |r| r.decimal(-1.0, -0.1, 2)), 4))
        .edge("one peak that leaves", |_| (vec![0.9, 0.1, 0.2, 0.1, 0.3, 0.2, 0.1], 3))
        .edge("duplicates of the maximum", |_| (vec![0.7, 0.1, 0.7, 0.2, 0.3, 0.7, 0.1, 0.1, 0.1], 3))
        .random(|random, size| {
            let scores = scores(random, size);
            let k = random.count(1..=size);
            (scores, k)
        })
        // Half of the scores per window: the widest rescan for whoever rescans.
        .growth(|random, size| (scores(random, size), size / 2))
        .legal(|(scores, k)| {
            must(!scores.is_empty() && scores.len() <= N_MAX as usize, "there are 1 to n_max scores")?;
            must(1 <= *k && *k <= scores.len(), "1 <= k <= the number of scores")?;
            must(scores.iter().all(|score| score.is_finite()), "every score is finite")
        })
        .into()
}

/// Positions that can still be a maximum, their scores falling.
fn max_per_window(scores: Vec<f64>, k: usize) -> Vec<f64> {
    let mut candidates: VecDeque<usize> = VecDeque::new();
    let mut maxima = Vec::new();
    for (at, &score) in scores.iter().enumerate() {
        while candidates.back().is_some_and(|&last| scores[last] <= score) {
            candidates.pop_back();
        }
        candidates.push_back(at);
        if candidates[0] + k == at {
            candidates.pop_front();
        }
        if at + 1 >= k {
            maxima.push(scores[candidates[0]]);
        }
    }
    maxima
}

fn scores(random: &mut Random, count: usize) -> Vec<f64> {
    random.many(count, |r| r.decimal(0.0, 1.0, 2))
}
