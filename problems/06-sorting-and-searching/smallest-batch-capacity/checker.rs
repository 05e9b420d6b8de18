use super::limits::{MS_MAX, N_MAX, TOKENS_MAX};
use judge::prelude::*;

type Task = (Vec<i64>, i64, i64);

pub fn checker() -> Checker {
    Checker::new(smallest_capacity)
        .example(
            "Two batches are done in time: 3, 1, 2 and 4. With 5 tokens it would take three.",
            (vec![3, 1, 2, 4], 100, 250),
        )
        .example(
            "Three batches are just in time, and the largest request must fit into one.",
            (vec![3, 1, 2, 4], 100, 300),
        )
        .example("Not even one batch is done in time.", (vec![3], 100, 99))
        .edge("no requests", |_| (vec![], 100, 500))
        .edge("no requests, no time", |_| (vec![], 100, 0))
        .edge("no time", |_| (vec![1], 1, 0))
        .edge("one request", |_| (vec![7], 10, 10))
        .edge("one request, time for many batches", |_| (vec![7], 10, 95))
        .edge("one batch", |_| queue(&[5, 1, 9, 2], 1))
        .edge("as many batches as requests", |_| queue(&[5, 1, 9, 2], 4))
        .edge("one batch fewer than requests", |_| queue(&[5, 1, 9, 2], 3))
        .edge("more batches than requests", |_| queue(&[5, 1, 9, 2], 40))
        .edge("all of one token", |_| queue(&[1; 10], 3))
        .edge("all the same", |_| queue(&[6; 7], 3))
        .edge("cut evenly", |_| queue(&[2, 4, 3, 3, 1, 5], 3))
        .edge("their order is in the way", |_| queue(&[1, 9, 1, 9, 1, 9], 3))
        .edge("smaller ones first would take fewer", |_| queue(&[4, 6, 4, 6, 5, 5], 3))
        .edge("a large one at the end", |_| queue(&[1, 1, 1, 1, 10], 2))
        .edge("a large one at the start", |_| queue(&[10, 1, 1, 1, 1], 2))
        .edge("a large one in the middle", |_| queue(&[3, 3, 20, 3, 3], 3))
        .edge("more than a fair share", |_| queue(&[7, 7, 7], 2))
        .edge("the last batch is the fullest", |_| queue(&[5, 5, 5, 6, 6], 2))
        .edge("rising", |_| queue(&(1..=20).collect::<Vec<_>>(), 5))
        .edge("falling", |_| queue(&(1..=20).rev().collect::<Vec<_>>(), 5))
        .edge("a millisecond short", |_| (vec![4, 4, 4], 7, 20))
        .edge("exactly in time", |_| (vec![4, 4, 4], 7, 21))
        .edge("the longest batches", |_| (vec![2, 3], MS_MAX, MS_MAX))
        .edge("the largest requests", |_| queue(&[TOKENS_MAX, TOKENS_MAX - 1, TOKENS_MAX, 1], 2))
        .edge("thousands of the largest requests", |_| (vec![TOKENS_MAX; N_MAX as usize], 1, 1))
        .edge("large and small", |random| {
            (random.many(40, |r| if r.chance(0.5) { r.int(1..=9) } else { r.int(1..=TOKENS_MAX) }), 3, 20)
        })
        .random(|random, size| {
            let most = *random.pick(&[3, 9, 1000]);
            let tokens = random.many(size, |r| r.int(1..=most));
            let batch_ms = random.int(1..=5);
            let batches = random.int(0..=size as i64 + 1).max(random.int(0..=1));
            (tokens, batch_ms, batches * batch_ms + random.int(0..=batch_ms - 1))
        })
        .growth(|random, size| (random.many(size, |r| r.int(1..=TOKENS_MAX)), 2, size as i64 / 4))
        .legal(|(tokens, batch_ms, deadline_ms)| {
            must(tokens.len() <= N_MAX as usize, &format!("there are at most {N_MAX} requests"))?;
            let sizes = tokens.iter().all(|size| (1..=TOKENS_MAX).contains(size));
            must(sizes, &format!("a request has 1 to {TOKENS_MAX} tokens"))?;
            must((1..=MS_MAX).contains(batch_ms), &format!("a batch takes 1 to {MS_MAX} milliseconds"))?;
            must((0..=MS_MAX).contains(deadline_ms), &format!("the deadline is between 0 and {MS_MAX}"))
        })
        .into()
}

/// Builds the capacity bit by bit, from the highest on: a bit is 1 where the capacity without it is too small.
fn smallest_capacity(tokens: Vec<i64>, batch_ms: i64, deadline_ms: i64) -> Option<i64> {
    if tokens.is_empty() {
        return Some(0);
    }
    let batches = deadline_ms / batch_ms;
    if batches == 0 {
        return None;
    }
    let too_small = (0..31).rev().fold(0, |capacity: i64, bit| {
        let tried = capacity + (1 << bit);
        if is_enough(&tokens, tried, batches) { capacity } else { tried }
    });
    Some(too_small + 1)
}

fn is_enough(tokens: &[i64], capacity: i64, batches: i64) -> bool {
    let fits = tokens.iter().all(|&size| size <= capacity);
    let (full, _) = tokens.iter().fold((0, 0), |(full, filled), &size| match filled + size <= capacity {
        true => (full, filled + size),
        false => (full + 1, size),
    });
    fits && full < batches
}

/// Requests, and time for so many batches.
fn queue(tokens: &[i64], batches: i64) -> Task {
    (tokens.to_vec(), 10, 10 * batches)
}
