use super::limits::N_MAX;
use judge::prelude::*;

pub fn checker() -> Checker {
    Checker::new(best_so_far)
        .example("The loss rises once.", (vec![0.9, 0.4, 0.6],))
        .edge("one epoch", |_| (vec![0.5],))
        .edge("as many epochs as allowed", |random| (losses(random, N_MAX as usize),))
        .random(|random, size| (losses(random, size),))
        // An empty list has no item 0.
        .accept(|_, expected, actual: &Vec<f64>| {
            let close = |at: usize| (actual[at] - expected[at]).abs() < 1e-9;
            must((0..expected.len()).all(close), "every number is close")
        })
        .legal(|(losses,)| {
            must(!losses.is_empty() && losses.len() <= N_MAX as usize, "there are 1 to 60 losses")?;
            must(losses.iter().all(|loss| loss.is_finite()), "every loss is finite")
        })
        .into()
}

fn best_so_far(losses: Vec<f64>) -> Vec<f64> {
    let least = |least: &mut f64, loss: f64| {
        *least = least.min(loss);
        Some(*least)
    };
    losses.into_iter().scan(f64::INFINITY, least).collect()
}

fn losses(random: &mut Random, count: usize) -> Vec<f64> {
    random.many(count, |r| r.decimal(-1.0, 2.0, 2))
}
