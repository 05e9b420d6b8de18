use super::limits::{N_MAX, VALUE_MAX};
use judge::prelude::*;
use std::collections::BTreeMap;

pub fn checker() -> Checker {
    Checker::new(count_spans)
        .example(
            "The first token alone, the third, the third with the fourth, the first three, and all four.",
            (vec![1, -1, 1, 0], 1),
        )
        .example("Each of the six spans counts, the empty one does not.", (vec![0, 0, 0], 0))
        .example("The last two tokens sum to -5.", (vec![4, -3, -2], -5))
        .edge("no tokens", |_| (vec![], 0))
        .edge("no tokens, k is not zero", |_| (vec![], 3))
        .edge("one token, found", |_| (vec![7], 7))
        .edge("one token, not found", |_| (vec![7], -7))
        .edge("one token that is not zero, k is zero", |_| (vec![7], 0))
        .edge("one zero", |_| (vec![0], 0))
        .edge("only the whole text", |_| (vec![1, 2, 3, 4], 10))
        .edge("only the first token", |_| (vec![9, 1, 1], 9))
        .edge("only the last token", |_| (vec![1, 1, 9], 9))
        .edge("nothing sums to k", |_| (vec![2, 4, 6, 8], 5))
        .edge("all the same", |_| (vec![2; 9], 6))
        .edge("all positive", |_| (vec![1, 2, 1, 3, 1, 2], 4))
        .edge("all negative", |_| (vec![-1, -2, -1, -3], -3))
        .edge("the wanted token between zeros", |_| (vec![0, 0, 5, 0, 0], 5))
        .edge("zeros and k is not zero", |_| (vec![0; 6], 1))
        .edge("ups and downs", |_| ([1, -1].repeat(5), 0))
        .edge("the sum passes k and comes back", |_| (vec![3, 4, -4, 2, -2], 3))
        .edge("a total that comes again", |_| (vec![5, -5, 5, -5, 5], 5))
        .edge("the sums to k and to -k differ in number", |_| (vec![1, 1, -1, 1, 1], 2))
        .edge("the largest values", |_| (vec![VALUE_MAX, -VALUE_MAX, VALUE_MAX, VALUE_MAX], VALUE_MAX))
        .edge("the smallest values", |_| (vec![-VALUE_MAX, 0, VALUE_MAX, -VALUE_MAX], -VALUE_MAX))
        .random(|random, size| {
            let (low, high) = *random.pick(&[(-1, 1), (-3, 3), (0, 2), (-4, 1), (-30, 30)]);
            (random.many(size, |r| r.int(low..=high)), random.int(low..=high + 1))
        })
        // Totals that go up and down between a few values, so that every end has very many beginnings.
        .growth(|random, size| {
            let ups = random.many(size / 2, |r| r.int(1..=3));
            (ups.into_iter().flat_map(|up| [up, -up]).chain(std::iter::repeat_n(0, size % 2)).collect(), 1)
        })
        .legal(|(attributions, k)| {
            must(attributions.len() <= N_MAX as usize, &format!("there are at most {N_MAX} attributions"))?;
            must(
                attributions.iter().chain([k]).all(|value| (-VALUE_MAX..=VALUE_MAX).contains(value)),
                &format!("every attribution, and k, is between -{VALUE_MAX} and {VALUE_MAX}"),
            )
        })
        .into()
}

/// The positions of every total; for each end, those of the wanted total that lie before it.
fn count_spans(attributions: Vec<i64>, k: i64) -> i64 {
    let mut totals = vec![0];
    totals.extend(attributions.iter().scan(0, |total, attribution| {
        *total += attribution;
        Some(*total)
    }));
    let mut positions: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for (at, &total) in totals.iter().enumerate() {
        positions.entry(total).or_default().push(at);
    }
    let before = |at: usize, total: i64| {
        positions.get(&(total - k)).map_or(0, |positions| positions.partition_point(|&position| position < at))
    };
    totals.iter().enumerate().map(|(at, &total)| before(at, total) as i64).sum()
}
