use super::limits::{CONFIDENCE_MAX, N_MAX};
use judge::prelude::*;
use std::collections::HashMap;

type Frames = Vec<(String, f64)>;

pub fn checker() -> Checker {
    Checker::new(best_total)
        .example(
            "Frames 0 and 3 are three apart, which is too far. Frame 2 costs 0.3 and joins them: 0.9 - 0.3 + 0.8.",
            (street(), 2),
        )
        .example("With one position more they are near enough, and frame 2 is better left out.", (street(), 3))
        .example("At least one frame is chosen.", (frames(&[("car", -0.5), ("bike", -0.2)]), 1))
        .edge("one frame", |_| (frames(&[("car", 0.5)]), 1))
        .edge("one doubted frame", |_| (frames(&[("car", -0.5)]), 3))
        .edge("every confidence is negative", |random| (drawn(random, 14, 2, -3.0, -0.1), 3))
        .edge("every confidence is positive", |random| (drawn(random, 14, 2, 0.1, 3.0), 3))
        .edge("all the same", |_| (vec![("car".into(), 0.25); 12], 4))
        .edge("all zero", |_| (vec![("car".into(), 0.0); 5], 2))
        .edge("every prediction another", |_| (numbered(9, |at| at as f64 - 4.0), 9))
        .edge("exactly k apart", |_| (apart(4), 4))
        .edge("one more than k apart", |_| (apart(5), 4))
        .edge("k is 1: a run without a gap", |_| {
            (frames(&[("a", 1.0), ("a", -0.5), ("a", 2.0), ("b", 0.1), ("a", 2.25)]), 1)
        })
        .edge("k is larger than n", |random| (drawn(random, 10, 2, -1.0, 1.0), 20))
        .edge("several leave at once", |_| {
            let mut frames = frames(&[("a", 3.0), ("a", -1.0), ("a", -0.5)]);
            frames.extend(numbered(6, |_| -1.0));
            frames.push(("a".into(), 1.5));
            (frames, 4)
        })
        .edge("the cheaper of two bridges", |_| {
            (frames(&[("a", 5.0), ("a", -2.0), ("a", -1.0), ("b", 1.0), ("a", -3.0), ("a", 4.0)]), 3)
        })
        .edge("bridges that cost more than they join", |_| (frames(&[("a", 1.0), ("a", -2.0), ("a", 1.5)]), 1))
        .edge("the best ends early", |_| (frames(&[("a", 2.0), ("a", 2.0), ("a", -1.0), ("b", 3.0), ("a", 0.5)]), 2))
        .edge("predictions that differ in case", |_| (frames(&[("Car", 1.0), ("car", 1.0), ("car ", 1.0)]), 3))
        .edge("extremes that cancel", |_| {
            let most = CONFIDENCE_MAX as f64;
            (frames(&[("a", most), ("a", -most), ("a", 0.25), ("b", -most), ("a", most)]), 1)
        })
        .random(|random, size| {
            let labels = random.count(1..=3);
            let low = *random.pick(&[-4.0, -1.0, -0.4]);
            let farthest = *random.pick(&[2, 5, size]);
            let k = random.count(1..=farthest);
            (drawn(random, size, labels, low, 1.0), k)
        })
        // One prediction takes most of the frames, every eighth frame has its own. Totals fall, so that the largest
        // leaves the window at every step; then they rise.
        .growth(|_, size| {
            let turn = size / 4 * 3;
            let doubt = |at: usize| if at < turn { -(at as f64) } else { -((size - at) as f64) } / size as f64;
            let frame = |(at, name): (usize, String)| (if at % 8 == 7 { name } else { "car".to_owned() }, doubt(at));
            ((0..size).map(|at| frame((at, format!("object {at}")))).collect(), size / 4)
        })
        .legal(|(frames, k)| {
            must(!frames.is_empty() && frames.len() <= N_MAX as usize, &format!("there are 1 to {N_MAX} frames"))?;
            must((1..=N_MAX as usize).contains(k), &format!("k is at least 1 and at most {N_MAX}"))?;
            must(frames.iter().all(|(prediction, _)| !prediction.is_empty()), "no prediction is empty")?;
            must(
                frames.iter().all(|(_, confidence)| confidence.abs() <= CONFIDENCE_MAX as f64),
                &format!("every confidence is between -{CONFIDENCE_MAX} and {CONFIDENCE_MAX}"),
            )
        })
        .into()
}

/// Looks back over every frame of the same prediction that is near enough.
fn best_total(frames: Frames, k: usize) -> f64 {
    let mut totals: HashMap<String, Vec<(usize, f64)>> = HashMap::new();
    let mut best = f64::NEG_INFINITY;
    for (at, (prediction, confidence)) in frames.into_iter().enumerate() {
        let earlier = totals.entry(prediction).or_default();
        let near = earlier.iter().rev().take_while(|(end, _)| at - end <= k);
        let total = confidence + near.map(|(_, total)| *total).fold(0.0, f64::max);
        earlier.push((at, total));
        best = best.max(total);
    }
    best
}

fn frames(pairs: &[(&str, f64)]) -> Frames {
    pairs.iter().map(|&(prediction, confidence)| (prediction.to_owned(), confidence)).collect()
}

fn street() -> Frames {
    frames(&[("car", 0.9), ("bike", 0.4), ("car", -0.3), ("car", 0.8), ("bike", 0.9)])
}

/// Two frames of one prediction this far apart, others between them.
fn apart(distance: usize) -> Frames {
    let mut frames = numbered(distance + 1, |_| 0.5);
    frames[0] = ("a".into(), 1.0);
    frames[distance] = ("a".into(), 2.0);
    frames
}

fn numbered(count: usize, confidence: impl Fn(usize) -> f64) -> Frames {
    (0..count).map(|at| (format!("object {at}"), confidence(at))).collect()
}

/// Few labels, and confidences with one decimal, so that totals tie.
fn drawn(random: &mut Random, count: usize, labels: usize, low: f64, high: f64) -> Frames {
    random.many(count, |r| (["car", "bike", "bus"][r.count(0..=labels - 1)].to_owned(), r.decimal(low, high, 1)))
}
