use super::limits::N_MAX;
use judge::prelude::*;

// FILL IN: reference, examples, edge cases, generator and validator.
pub fn checker() -> Checker {
    Checker::new(reference)
        .example("", (vec![3, 1, 2],))
        .edge("none", |_| (vec![],))
        .edge("as many as allowed", |random| (numbers(random, N_MAX as usize),))
        .random(|random, size| (numbers(random, size),))
        .legal(|(numbers,)| must(numbers.len() <= N_MAX as usize, &format!("there are at most {N_MAX} numbers")))
        .into()
}

fn reference(numbers: Vec<i64>) -> Vec<i64> {
    numbers
}

fn numbers(random: &mut Random, count: usize) -> Vec<i64> {
    random.many(count, |r| r.int(-9..=9))
}
