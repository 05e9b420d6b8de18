use super::limits::{N_MAX, VALUE_MAX};
use judge::prelude::*;

pub fn checker() -> Checker {
    Checker::new(sorted_squares)
        .example("The squares of -2 and 2 are equal, and both are there.", (vec![-5, -2, 0, 1, 2],))
        .example("Below zero the order turns round.", (vec![-9, -4, -1],))
        .example("No residuals, no squares.", (vec![],))
        .edge("one residual", |_| (vec![3],))
        .edge("one negative residual", |_| (vec![-3],))
        .edge("zero", |_| (vec![0],))
        .edge("two, the left farther from zero", |_| (vec![-3, 2],))
        .edge("two, the right farther from zero", |_| (vec![-2, 3],))
        .edge("two at the same distance", |_| (vec![-2, 2],))
        .edge("all positive", |_| (vec![1, 2, 5, 9],))
        .edge("none negative, zeros in front", |_| (vec![0, 0, 1, 4],))
        .edge("none positive, zeros behind", |_| (vec![-4, -1, 0, 0],))
        .edge("all zero", |_| (vec![0; 5],))
        .edge("all the same", |_| (vec![-7; 6],))
        .edge("mirrored", |_| (vec![-3, -2, -1, 0, 1, 2, 3],))
        .edge("mirrored, without a zero", |_| (vec![-3, -1, 1, 3],))
        .edge("one far below", |_| (vec![-100, 1, 2, 3],))
        .edge("one far above", |_| (vec![-3, -2, -1, 100],))
        .edge("one below, between the others", |_| (vec![-3, 1, 2, 4, 5],))
        .edge("repeated on both sides", |_| (vec![-2, -2, -1, 1, 1, 2],))
        .edge("squares beyond 32 bits", |_| (vec![-70_000, -65_536, 65_536, 70_001],))
        .edge("squares beyond the digits of a float", |_| (vec![-99_999_999, 0, 94_906_267, 999_999_999],))
        .edge("the ends of the range", |_| (vec![-VALUE_MAX, 1 - VALUE_MAX, VALUE_MAX - 1, VALUE_MAX],))
        .random(|random, size| {
            let (low, high) = *random.pick(&[(-5, 5), (-50, 50), (-9, 0), (0, 9), (-3, 40), (-1_000_000, 1_000_000)]);
            (residuals(random, size, low, high),)
        })
        .growth(|random, size| (residuals(random, size, -VALUE_MAX, VALUE_MAX),))
        .legal(|(residuals,)| {
            must(residuals.len() <= N_MAX as usize, &format!("there are at most {N_MAX} residuals"))?;
            must(
                residuals.iter().all(|residual| (-VALUE_MAX..=VALUE_MAX).contains(residual)),
                &format!("every residual is between -{VALUE_MAX} and {VALUE_MAX}"),
            )?;
            must(residuals.is_sorted(), "the residuals never fall")
        })
        .into()
}

fn sorted_squares(residuals: Vec<i64>) -> Vec<i64> {
    let mut squares: Vec<i64> = residuals.into_iter().map(|residual| residual * residual).collect();
    squares.sort_unstable();
    squares
}

fn residuals(random: &mut Random, count: usize, low: i64, high: i64) -> Vec<i64> {
    let mut residuals = random.many(count, |r| r.int(low..=high));
    residuals.sort_unstable();
    residuals
}
