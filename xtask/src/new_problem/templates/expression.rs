use super::limits::N_MAX;
use judge::prelude::*;

// FILL IN: reference, examples, edge cases, generator and validator.
pub fn checker() -> Checker {
    Checker::new(reference)
        .example("", (array![0.5, -1.0],))
        .edge("as many as allowed", |random| (numbers(random, N_MAX as usize),))
        .random(|random, size| (numbers(random, size),))
        .legal(|(x,)| must(x.len() <= N_MAX as usize, &format!("there are at most {N_MAX} numbers")))
        .into()
}

fn reference(x: Array1<f64>) -> Array1<f64> {
    x
}

fn numbers(random: &mut Random, count: usize) -> Array1<f64> {
    random.many(count, |r| r.decimal(-1.0, 1.0, 2)).into()
}
