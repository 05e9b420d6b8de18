use super::limits::{ENTRIES_MAX, INDEX_MAX, VALUE_MAX};
use judge::prelude::*;
use std::collections::BTreeMap;

type Vector = Vec<(i64, f64)>;

pub fn checker() -> Checker {
    Checker::new(sparse_dot)
        .example(
            "Indices 3 and 8 are in both: 2 · 0.5 + 1.5 · 4 = 7.",
            (vec![(8, 1.5), (3, 2.0), (20, 7.0)], vec![(3, 0.5), (11, 9.0), (8, 4.0)]),
        )
        .example(
            "The left value at index 5 is 2 + 0.5, the right one 4 − 1.",
            (vec![(5, 2.0), (1, 3.0), (5, 0.5)], vec![(5, 4.0), (5, -1.0), (7, 1.0)]),
        )
        .edge("both are empty", |_| (vec![], vec![]))
        .edge("the left one is empty", |_| (vec![], vec![(1, 2.0)]))
        .edge("the right one is empty", |_| (vec![(1, 2.0)], vec![]))
        .edge("no index in common", |_| (vec![(1, 2.0), (3, 4.0)], vec![(2, 5.0), (4, 6.0)]))
        .edge("one index", |_| (vec![(4, -3.0)], vec![(4, 0.25)]))
        .edge("index 0", |_| (vec![(0, 3.0), (1, 1.0)], vec![(0, 5.0)]))
        .edge("a repeat on the left", |_| (vec![(2, 1.0), (2, 10.0)], vec![(2, 3.0)]))
        .edge("a repeat on the right", |_| (vec![(2, 3.0)], vec![(2, 1.0), (2, 10.0)]))
        .edge("two against three", |_| (vec![(2, 1.0), (2, 10.0)], vec![(2, 3.0), (2, 5.0), (2, 0.5)]))
        .edge("repeats apart from each other", |_| {
            (vec![(2, 1.0), (9, 4.0), (2, 10.0)], vec![(9, 2.0), (2, 3.0), (9, 0.5)])
        })
        .edge("repeats that are the same entry", |_| (vec![(2, 3.0), (2, 3.0)], vec![(2, 5.0), (2, 5.0), (2, 5.0)]))
        .edge("repeats that cancel", |_| (vec![(5, 1.0), (5, -1.0), (6, 2.0)], vec![(5, 100.0), (6, 3.0)]))
        .edge("negative values", |_| (vec![(1, -2.0), (2, 3.0)], vec![(1, 5.0), (2, -7.0)]))
        .edge("both negative", |_| (vec![(1, -2.0)], vec![(1, -5.0)]))
        .edge("values of 0", |_| (vec![(1, 0.0), (2, 3.0)], vec![(1, 5.0), (2, 0.0)]))
        .edge("more entries on the left", |_| (vec![(1, 1.0), (2, 2.0), (3, 3.0), (4, 4.0)], vec![(4, 10.0), (2, 5.0)]))
        .edge("more entries on the right", |_| {
            (vec![(4, 10.0), (2, 5.0)], vec![(1, 1.0), (2, 2.0), (3, 3.0), (4, 4.0)])
        })
        .edge("sorted downwards", |_| (vec![(9, 1.0), (5, 2.0), (1, 3.0)], vec![(9, 4.0), (5, 5.0), (1, 6.0)]))
        .edge("the same places, other indices", |_| (vec![(1, 2.0), (2, 3.0)], vec![(3, 5.0), (4, 7.0)]))
        .edge("indices at the ends of the range", |_| {
            (vec![(INDEX_MAX, 2.0), (0, 3.0), (INDEX_MAX - 1, 5.0)], vec![(0, 7.0), (INDEX_MAX, 0.5)])
        })
        .edge("indices that differ beyond 32 bits", |_| {
            (vec![(7, 2.0)], vec![(7 + (1 << 32), 3.0), (7 + (1 << 33), 5.0)])
        })
        .edge("indices that are one float of 32 bits", |_| (vec![(1 << 30, 2.0)], vec![((1 << 30) + 1, 3.0)]))
        .edge("values at the ends of the range", |_| {
            let most = VALUE_MAX as f64;
            (vec![(1, most), (2, -most), (3, most)], vec![(1, most), (2, most), (3, -most)])
        })
        .edge("large products that cancel", |_| {
            (vec![(1, 1000.0), (2, 0.001), (3, 1000.0)], vec![(1, 1000.0), (2, 0.25), (3, -1000.0)])
        })
        .edge("many repeats", |random| (vector(random, 300, 6, 2), vector(random, 200, 8, 2)))
        .edge("the most entries on the left", |random| {
            (vector(random, ENTRIES_MAX as usize, INDEX_MAX, 1), vec![(1, 1.0)])
        })
        .edge("the most entries on the right", |random| {
            (vec![(1, 1.0)], vector(random, ENTRIES_MAX as usize, INDEX_MAX, 1))
        })
        .random(|random, size| {
            let indices = *random.pick(&[3, size as i64, 3 * size as i64]);
            let other = random.count(0..=size);
            (vector(random, size, indices, 1), vector(random, other, indices, 1))
        })
        // Half of each vector's entries share one index, so that pairing entries is as slow as searching for them. Of the
        // others every second index is in both vectors.
        .growth(|random, size| {
            let mut side = |count: usize, step: i64| {
                let mut entries: Vector = (0..count as i64 / 2).map(|at| (1_000_003 * at * step, 0.5)).collect();
                entries.extend(vec![(77, 0.25); count - entries.len()]);
                random.shuffle(&mut entries);
                entries
            };
            (side(size / 2, 1), side(size - size / 2, 2))
        })
        .bound("entries_max", |(left, right)| left.len().max(right.len()) as i64)
        .legal(|(left, right)| {
            let most = ENTRIES_MAX as usize;
            must(left.len() <= most && right.len() <= most, &format!("each vector has at most {ENTRIES_MAX} entries"))?;
            let mut entries = left.iter().chain(right);
            must(
                entries.clone().all(|(index, _)| (0..=INDEX_MAX).contains(index)),
                &format!("every index is between 0 and {INDEX_MAX}"),
            )?;
            must(
                entries.all(|(_, value)| value.abs() <= VALUE_MAX as f64),
                &format!("every value is between -{VALUE_MAX} and {VALUE_MAX}"),
            )
        })
        .into()
}

/// Both vectors with one value per index, then the indices that they share.
fn sparse_dot(left: Vector, right: Vector) -> f64 {
    let (left, right) = (summed(left), summed(right));
    left.iter().filter_map(|(index, value)| right.get(index).map(|other| value * other)).sum()
}

fn summed(entries: Vector) -> BTreeMap<i64, f64> {
    let mut values = BTreeMap::new();
    for (index, value) in entries {
        *values.entry(index).or_insert(0.0) += value;
    }
    values
}

fn vector(random: &mut Random, count: usize, indices: i64, decimals: i32) -> Vector {
    random.many(count, |r| (r.int(0..=indices), r.decimal(-9.0, 9.0, decimals)))
}
