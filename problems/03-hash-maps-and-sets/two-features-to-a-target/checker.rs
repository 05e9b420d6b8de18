use super::limits::{CHANGE_MAX, N_MAX};
use judge::prelude::*;
use std::collections::HashSet;

type Pair = Option<Vec<usize>>;

pub fn checker() -> Checker {
    Checker::new(find_pair)
        .example("250 − 130 = 120. No other two features do it.", (vec![90, 250, -40, -130, 15], 120))
        .example(
            "Two features may have changed equally. Positions 0 and 2, 0 and 3, or 2 and 3 will do.",
            (vec![30, 10, 30, 30], 60),
        )
        .example("30 is half of 60, but only one feature changed by it.", (vec![30, 10, 40], 60))
        .edge("no feature", |_| (vec![], 5))
        .edge("no feature, target 0", |_| (vec![], 0))
        .edge("one feature", |_| (vec![7], 7))
        .edge("one feature, half of the target", |_| (vec![7], 14))
        .edge("one zero", |_| (vec![0, 3, 5], 0))
        .edge("two zeros", |_| (vec![0, 3, 0], 0))
        .edge("zero and the target", |_| (vec![3, 0, 9], 9))
        .edge("the target alone", |_| (vec![3, 9, 4], 9))
        .edge("two features that fit", |_| (vec![3, 9], 12))
        .edge("two features that do not fit", |_| (vec![3, 9], 11))
        .edge("first and last", |_| (vec![5, 40, 41, 43, 47, 2], 7))
        .edge("first and second", |_| (vec![5, 2, 40, 41, 43, 47], 7))
        .edge("the last two", |_| (vec![40, 41, 43, 47, 5, 2], 7))
        .edge("two halves next to each other", |_| (vec![1, 5, 5, 2], 10))
        .edge("two halves, first and last", |_| (vec![5, 1, 2, 100, 5], 10))
        .edge("half at the first place, once", |_| (vec![5, 1, 2], 10))
        .edge("half at the last place, once", |_| (vec![1, 2, 5], 10))
        .edge("equal changes that do not fit", |_| (vec![4, 4, 4, 4], 9))
        .edge("one of the two is above the target", |_| (vec![20, 1, -12, 3], 8))
        .edge("both are negative", |_| (vec![-3, 4, -6, 20], -9))
        .edge("a number and its negative", |_| (vec![3, -8, 5, 8], 0))
        .edge("the signs are the wrong way round", |_| (vec![-3, -6, 4], 9))
        .edge("a difference instead of a sum", |_| (vec![12, 3, 40], 9))
        .edge("three that fit, but no two", |_| (vec![1, 2, 4], 7))
        .edge("rising", |_| (vec![-9, -4, 0, 3, 8, 20], 4))
        .edge("falling", |_| (vec![20, 8, 3, 0, -4, -9], 4))
        .edge("ends of the range", |_| (vec![CHANGE_MAX, -CHANGE_MAX, 1], 0))
        .edge("the sum is beyond the range", |_| (vec![CHANGE_MAX, CHANGE_MAX, 1], CHANGE_MAX))
        .edge("many features and one pair", |random| {
            let mut changes = even(400);
            changes.extend([-35, 112]);
            random.shuffle(&mut changes);
            (changes, 77)
        })
        .random(|random, size| {
            let reach = *random.pick(&[4, size as i64, 6 * size as i64 + 1]);
            let changes: Vec<i64> = random.many(size, |r| r.int(-reach..=reach));
            let target = match random.chance(0.3) {
                true => 2 * random.pick(&changes),
                false => random.int(-2 * reach..=2 * reach),
            };
            (changes, target)
        })
        // There is no pair, so nobody may stop early.
        .growth(|random, size| {
            let mut changes = even(size);
            random.shuffle(&mut changes);
            (changes, 77)
        })
        .legal(|(changes, target)| {
            must(changes.len() <= N_MAX as usize, &format!("there are at most {N_MAX} features"))?;
            must(
                changes.iter().chain([target]).all(|number| (-CHANGE_MAX..=CHANGE_MAX).contains(number)),
                &format!("every change and the target is between -{CHANGE_MAX} and {CHANGE_MAX}"),
            )
        })
        .accept(|(changes, target), expected, actual| fits(changes, *target, expected.is_some(), actual))
        .into()
}

/// The leftmost feature that has a partner, with the first partner to its right.
fn find_pair(changes: Vec<i64>, target: i64) -> Pair {
    let mut to_the_right = HashSet::new();
    let mut first = None;
    for at in (0..changes.len()).rev() {
        if to_the_right.contains(&(target - changes[at])) {
            first = Some(at);
        }
        to_the_right.insert(changes[at]);
    }
    let first = first?;
    let other = (first + 1..changes.len()).find(|&at| changes[at] == target - changes[first])?;
    Some(vec![first, other])
}

fn fits(changes: &[i64], target: i64, exists: bool, actual: &Pair) -> Result<(), String> {
    let pair = match (exists, actual) {
        (false, None) => return Ok(()),
        (false, Some(_)) => return Err("no two features fit, so the answer is None".into()),
        (true, None) => return Err("two features fit, and the answer is None".into()),
        (true, Some(pair)) => pair,
    };
    let &[one, other] = pair.as_slice() else {
        return Err(format!("a pair has two positions, and the answer has {}", pair.len()));
    };
    let (Some(first), Some(second)) = (changes.get(one), changes.get(other)) else {
        return Err(format!("there are {} features, numbered from 0", changes.len()));
    };
    if one == other {
        return Err(format!("both positions are {one}"));
    }
    must(first + second == target, &format!("{first} and {second} add up to {}, not to {target}", first + second))
}

/// Different even changes around 0. No two of them add up to an odd target.
fn even(count: usize) -> Vec<i64> {
    (0..count as i64).map(|at| 2 * at - count as i64 / 2 * 2).collect()
}
