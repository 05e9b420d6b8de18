use super::limits::{DEEP, GAIN_MAX, N_MAX};
use judge::prelude::*;

pub fn checker() -> Checker {
    Checker::new(best_sum)
        .example("0 and 2 together are worth more than the 3.0 between them.", (vec![2.0, 3.0, 2.0],))
        .example("Sometimes two in a row are left out.", (vec![4.0, 1.0, 1.5, 5.0],))
        .example("A checkpoint that would do harm is never worth its place.", (vec![-0.5, 1.0, -0.25, -0.5],))
        .edge("no checkpoints", |_| (vec![],))
        .edge("every checkpoint would do harm", |_| (vec![-0.5, -0.25],))
        .edge("one good checkpoint", |_| (vec![0.5],))
        .edge("one bad checkpoint", |_| (vec![-0.5],))
        .edge("two, the first better", |_| (vec![0.75, 0.5],))
        .edge("two, the second better", |_| (vec![0.5, 0.75],))
        .edge("a bad one first", |_| (vec![-1.0, 2.0],))
        .edge("a bad one last", |_| (vec![2.0, 1.0, -1.0],))
        .edge("the first and the last are best", |_| (vec![9.0, 1.0, 2.0, 9.0],))
        .edge("all zero", |_| (vec![0.0; 5],))
        .edge("all the same", |_| (vec![0.25; 8],))
        .edge("all the same, an odd number", |_| (vec![0.25; 9],))
        .edge("good ones among bad ones", |_| (vec![-1.0, -2.0, 3.0, -1.0, -1.0, 4.0, -5.0],))
        .edge("a bad one between good ones", |_| (vec![3.0, -1.0, 3.0, -1.0, -2.0, 3.0],))
        .edge("two left out, then two again", |_| (vec![5.0, 1.0, 1.0, 5.0, 1.0, 1.0, 5.0],))
        .edge("the largest is left out again and again", |_| (vec![3.0, 4.0, 3.0, 0.5, 3.0, 4.0, 3.0],))
        .edge("from even to odd positions", |_| (vec![5.0, 1.0, 5.0, 1.0, 1.0, 5.0, 1.0, 5.0],))
        .edge("rising", |_| ((1..=12).map(f64::from).collect(),))
        .edge("falling to below zero", |_| ((-6..=6).rev().map(f64::from).collect(),))
        .edge("tenths that do not add up exactly", |_| (vec![0.1, 0.3, 0.2, 0.1, 0.3, 0.7, 0.6, 0.1, 0.2],))
        .edge("tiny and large", |_| {
            let most = GAIN_MAX as f64;
            (vec![1e-7, most, 1e-7, -most, 2e-7, 1e-7, most, most, -1e-7, 1e-7],)
        })
        .edge("forty of about the same worth", |random| (random.many(40, |r| r.decimal(0.4, 0.6, 2)),))
        .edge("a long run", |random| (random.many(DEEP as usize, |r| r.decimal(-1.0, 2.0, 1)),))
        .random(|random, size| {
            let (low, high, decimals) = *random.pick(&[(-1.0, 1.0, 1), (0.0, 1.0, 1), (-2.0, 9.0, 0), (0.0, 2.0, 0)]);
            (random.many(size, |r| r.decimal(low, high, decimals)),)
        })
        .growth(|random, size| (random.many(size, |r| r.decimal(-0.2, 1.0, 2)),))
        .legal(|(gains,)| {
            let most = GAIN_MAX as f64;
            must(gains.len() <= N_MAX as usize, &format!("there are at most {N_MAX} checkpoints"))?;
            must(gains.iter().all(|gain| gain.abs() <= most), &format!("every gain is between -{most} and {most}"))
        })
        .accept(|(gains,), expected, actual: &Vec<usize>| reaches(gains, *expected, actual))
        .into()
}

/// Along the run: the best sum in which the newest checkpoint is chosen, and the best in which it is not.
fn best_sum(gains: Vec<f64>) -> f64 {
    let (chosen, not) =
        gains.into_iter().fold((f64::NEG_INFINITY, 0.0f64), |(chosen, not), gain| (not + gain, not.max(chosen)));
    chosen.max(not)
}

fn reaches(gains: &[f64], best: f64, chosen: &[usize]) -> Result<(), String> {
    if let Some(outside) = chosen.iter().find(|at| **at >= gains.len()) {
        return Err(format!("there is no checkpoint {outside}"));
    }
    if let Some(pair) = chosen.windows(2).find(|pair| pair[1] <= pair[0]) {
        return Err(format!("{} stands behind {}, but positions increase", pair[1], pair[0]));
    }
    if let Some(pair) = chosen.windows(2).find(|pair| pair[1] == pair[0] + 1) {
        return Err(format!("{} and {} are neighbours", pair[0], pair[1]));
    }
    let sum: f64 = chosen.iter().map(|&at| gains[at]).sum();
    must(sum >= best - 1e-9 * best.max(1.0), &format!("the sum is {sum}, and {best} is possible"))
}
