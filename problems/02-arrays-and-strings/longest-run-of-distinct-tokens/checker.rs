use super::limits::{N_MAX, VOCABULARY_SIZE};
use judge::prelude::*;

pub fn checker() -> Checker {
    Checker::new(longest_distinct_run)
        .example(
            "6, 5, 7, 8 starts at position 1. The run 5, 7, 8, 6 is as long, but later.",
            tokens(&[5, 6, 5, 7, 8, 6]),
        )
        .example("The last token was seen before, but outside of the run that it ends.", tokens(&[1, 2, 2, 1]))
        .example("No token, no run.", tokens(&[]))
        .edge("one token", |_| tokens(&[9]))
        .edge("the token 0", |_| tokens(&[0, 0, 1]))
        .edge("two equal tokens", |_| tokens(&[4, 4]))
        .edge("two different tokens", |_| tokens(&[4, 3]))
        .edge("all the same", |_| (vec![7; 9],))
        .edge("all different", |_| ((0..12).collect(),))
        .edge("the first token comes again", |_| tokens(&[3, 1, 2, 3, 4]))
        .edge("the first token comes again at the end", |_| tokens(&[3, 1, 2, 4, 3]))
        .edge("the longest run is the last", |_| tokens(&[1, 1, 2, 1, 3, 4, 5]))
        .edge("the longest run is the first", |_| tokens(&[1, 2, 3, 4, 4, 3, 4]))
        .edge("mirrored", |_| tokens(&[1, 2, 3, 4, 4, 3, 2, 1]))
        .edge("a clash in the middle of the run", |_| tokens(&[1, 2, 3, 4, 5, 3, 6, 7, 8]))
        .edge("a clash with the token before", |_| tokens(&[1, 2, 3, 3, 4, 5, 6, 1]))
        .edge("an old token between", |_| tokens(&[5, 1, 2, 2, 3, 5, 4, 1, 6]))
        .edge("a period of three", |_| ((0..13).map(|at| at % 3).collect(),))
        .edge("a period, then one more token", |_| tokens(&[1, 2, 3, 1, 2, 3, 4, 1]))
        .edge("ends of the vocabulary", |_| {
            let last = VOCABULARY_SIZE - 1;
            tokens(&[0, last, 0, last - 1, last, 1])
        })
        .random(|random, size| {
            let vocabulary = *random.pick(&[2, 4, 8, 20, 200]);
            (random.many(size, |r| r.int(0..=vocabulary - 1)),)
        })
        // Half of the list in some order, and the same again: every run of that length is free of repeats.
        .growth(|random, size| {
            let period: Vec<i64> = random.permutation(size / 2).into_iter().map(|token| token as i64).collect();
            ((0..size).map(|at| period[at % period.len()]).collect(),)
        })
        .legal(|(tokens,)| {
            must(tokens.len() <= N_MAX as usize, &format!("there are at most {N_MAX} tokens"))?;
            must(
                tokens.iter().all(|token| (0..VOCABULARY_SIZE).contains(token)),
                &format!("every token is between 0 and {VOCABULARY_SIZE} - 1"),
            )
        })
        .into()
}

/// From right to left: a run from `start` ends before the next occurrence of its first token, and no later than the run
/// from the position after it.
fn longest_distinct_run(tokens: Vec<i64>) -> (usize, usize) {
    let mut next = vec![tokens.len(); VOCABULARY_SIZE as usize];
    let mut end = tokens.len();
    let mut best = (0, 0);
    for (start, &token) in tokens.iter().enumerate().rev() {
        end = end.min(std::mem::replace(&mut next[token as usize], start));
        if end - start >= best.1 {
            best = (start, end - start);
        }
    }
    best
}

fn tokens(tokens: &[i64]) -> (Vec<i64>,) {
    (tokens.to_vec(),)
}
