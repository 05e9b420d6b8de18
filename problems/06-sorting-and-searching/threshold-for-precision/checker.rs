use super::limits::N_MAX;
use judge::prelude::*;

type Task = (Vec<f64>, Vec<i64>, i64);

pub fn checker() -> Checker {
    Checker::new(threshold_for_precision)
        .example(
            "From the highest threshold down, the precision is 100, 50, 67, 75 and 60 percent.",
            (vec![0.9, 0.8, 0.7, 0.6, 0.5], vec![1, 0, 1, 1, 0], 75),
        )
        .example(
            "A threshold of 0.6 stops four payments, and two of them are fraud.",
            (vec![0.6, 0.8, 0.6, 0.2, 0.6], vec![1, 1, 0, 0, 0], 60),
        )
        .example("The best that can be had is one of two.", (vec![0.7, 0.4], vec![0, 1], 60))
        .edge("no payments", |_| (vec![], vec![], 50))
        .edge("one payment, fraud", |_| (vec![0.5], vec![1], 100))
        .edge("one payment, no fraud", |_| (vec![0.5], vec![0], 1))
        .edge("all fraud", |random| (scores(random, 9), vec![1; 9], 100))
        .edge("no fraud", |random| (scores(random, 9), vec![0; 9], 1))
        .edge("one score for all, target met", |_| (vec![0.25; 4], vec![1, 0, 1, 0], 50))
        .edge("one score for all, target missed", |_| (vec![0.25; 4], vec![1, 0, 1, 0], 51))
        .edge("every payment must be right", |_| (vec![0.9, 0.8, 0.7, 0.6], vec![1, 1, 0, 1], 100))
        .edge("the highest score is a false alarm", |_| (vec![0.9, 0.8, 0.7, 0.6], vec![0, 1, 1, 0], 60))
        .edge("only everything reaches it", |_| (vec![0.1, 0.2, 0.3, 0.4, 0.5], vec![1, 1, 1, 0, 0], 60))
        .edge("falls, rises, falls, rises", |_| {
            ((1..=9).rev().map(f64::from).collect(), vec![1, 0, 0, 1, 1, 0, 0, 1, 1], 55)
        })
        .edge("fraud listed last among equal scores", |_| (vec![0.5, 0.5, 0.5, 0.9], vec![0, 0, 1, 1], 60))
        .edge("fraud listed first among equal scores", |_| (vec![0.9, 0.5, 0.5, 0.5], vec![1, 1, 0, 0], 60))
        .edge("equal scores at the bottom", |_| (vec![0.9, 0.9, 0.1, 0.1], vec![1, 0, 1, 1], 75))
        .edge("two of three is not 67 percent", |_| (vec![3.0, 2.0, 1.0], vec![1, 0, 1], 67))
        .edge("exactly 56 percent", |_| ranked(14, 25, 56))
        .edge("exactly 58 percent", |_| ranked(29, 50, 58))
        .edge("just below 58 percent", |_| ranked(57, 99, 58))
        .edge("one percent", |_| ranked(1, 100, 1))
        .edge("negative scores", |random| (random.many(12, |r| r.decimal(-4.0, -0.5, 1)), labels(random, 12), 50))
        .edge("scores that are nearly equal", |_| (vec![0.1 + 0.2, 0.3, 0.3], vec![1, 0, 1], 100))
        .edge("extremes of a float", |_| (vec![f64::MIN, 5e-324, f64::MAX, 0.0, f64::MIN], vec![1, 1, 0, 1, 0], 60))
        .random(|random, size| {
            let scores = scores(random, size);
            let labels = labels(random, size);
            (scores, labels, *random.pick(&[1, 25, 34, 50, 60, 67, 75, 80, 90, 100]))
        })
        // Fraud is at the top alone, so that a search from either end has far to go.
        .growth(|random, size| {
            let scores: Vec<f64> = random.many(size, Random::unit);
            let labels = scores.iter().map(|&score| i64::from(score > 0.9)).collect();
            (scores, labels, 90)
        })
        .legal(|(scores, labels, percent)| {
            must(scores.len() <= N_MAX as usize, &format!("there are at most {N_MAX} scores"))?;
            must(labels.len() == scores.len(), "there is one label for each score")?;
            must(scores.iter().all(|score| score.is_finite()), "every score is finite")?;
            must(labels.iter().all(|label| [0, 1].contains(label)), "every label is 0 or 1")?;
            must((1..=100).contains(percent), "percent is at least 1 and at most 100")
        })
        .into()
}

/// For each score as a threshold, both counts are looked up in sorted lists.
fn threshold_for_precision(scores: Vec<f64>, labels: Vec<i64>, percent: i64) -> Option<f64> {
    let sorted = |mut scores: Vec<f64>| {
        scores.sort_by(f64::total_cmp);
        scores
    };
    let fraud = sorted(scores.iter().zip(&labels).filter(|(_, label)| **label == 1).map(|(score, _)| *score).collect());
    let all = sorted(scores);
    let reaching = |sorted: &[f64], threshold: f64| (sorted.len() - sorted.partition_point(|&s| s < threshold)) as i64;
    all.iter().copied().find(|&score| 100 * reaching(&fraud, score) >= percent * reaching(&all, score))
}

/// Probabilities with many ties, finer ones, or logits.
fn scores(random: &mut Random, count: usize) -> Vec<f64> {
    let (low, high, decimals) = *random.pick(&[(0.0, 1.0, 1), (0.0, 1.0, 2), (-4.0, 4.0, 0), (-4.0, 4.0, 2)]);
    random.many(count, |r| r.decimal(low, high, decimals))
}

fn labels(random: &mut Random, count: usize) -> Vec<i64> {
    let share = *random.pick(&[0.2, 0.5, 0.8]);
    random.many(count, |r| i64::from(r.chance(share)))
}

/// Distinct scores, the fraud on top: the whole set has `right` of `count`.
fn ranked(right: usize, count: usize, percent: i64) -> Task {
    let scores = (0..count).rev().map(|rank| rank as f64 / 4.0).collect();
    (scores, (0..count).map(|at| i64::from(at < right)).collect(), percent)
}
