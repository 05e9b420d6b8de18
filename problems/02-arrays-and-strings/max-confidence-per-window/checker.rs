use super::limits::N_MAX;
use judge::prelude::*;
use std::collections::VecDeque;

pub fn checker() -> Checker {
    Checker::new(max_per_window)
        .example("Windows overlap: each starts one score after the one before.", (vec![0.2, 0.9, 0.4, 0.4, 0.7], 3))
        .example("One window holds everything.", (vec![0.3, 0.8], 2))
        .example("A window of one score is that score. Scores can be negative.", (vec![0.5, -1.2, 0.6], 1))
        .edge("one score", |_| (vec![0.5], 1))
        .edge("k equals n", |random| (scores(random, 9), 9))
        .edge("k is one less than n", |random| (scores(random, 9), 8))
        .edge("all the same", |_| (vec![0.25; 12], 4))
        .edge("falling", |_| (falling(12), 5))
        .edge("rising", |_| (falling(12).into_iter().rev().collect(), 5))
        .edge("negative scores", |random| (random.many(14, |r| r.decimal(-1.0, -0.1, 2)), 4))
        .edge("one peak that leaves", |_| (vec![0.9, 0.1, 0.2, 0.1, 0.3, 0.2, 0.1], 3))
        .edge("two equal maxima, one leaves", |_| (vec![0.7, 0.1, 0.7, 0.2, 0.3, 0.7, 0.1, 0.1, 0.1], 3))
        .edge("one score beats several", |_| (vec![0.5, 0.4, 0.3, 0.2, 0.9, 0.1, 0.1, 0.1, 0.1], 5))
        .edge("extremes of a float", |_| (vec![f64::MIN, f64::MAX, 5e-324, -5e-324, 0.0, f64::MIN, f64::MIN], 2))
        .random(|random, size| (scores(random, size), random.count(1..=size)))
        // A valley. While it falls, the maximum leaves at every step; while it rises, every score beats all the window.
        .growth(|_, size| {
            let down = falling(size / 2);
            let up = falling(size - size / 2).into_iter().rev();
            (down.iter().copied().chain(up).collect(), size / 2)
        })
        .legal(|(scores, k)| {
            must(!scores.is_empty() && scores.len() <= N_MAX as usize, &format!("there are 1 to {N_MAX} scores"))?;
            must(1 <= *k && *k <= scores.len(), "k is at least 1 and at most the number of scores")?;
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

/// Confidences, confidences with many ties, or logits.
fn scores(random: &mut Random, count: usize) -> Vec<f64> {
    let (low, high, decimals) = *random.pick(&[(0.0, 1.0, 2), (0.0, 1.0, 1), (-4.0, 4.0, 2)]);
    random.many(count, |r| r.decimal(low, high, decimals))
}

fn falling(count: usize) -> Vec<f64> {
    (0..count).rev().map(|step| step as f64 / 16.0).collect()
}
