use super::limits::{D_MAX, N_MAX};
use judge::prelude::*;

pub fn checker() -> Checker {
    Checker::new(closest_k)
        .example(
            "The squared distances are 25, 2, 4 and 2. Rows 1 and 3 tie; row 1 comes first.",
            (array![[3, 4], [1, 1], [2, 0], [1, 1]], array![0, 0], 3),
        )
        .example("Bytes end at 255, but distances do not wrap around.", (array![[0], [200], [255]], array![250], 2))
        .example("Fewer embeddings than asked for.", (array![[9, 9, 9], [7, 7, 7]], array![7, 8, 7], 5))
        .edge("an empty index", |_| (Array2::zeros((0, 3)), array![1, 2, 3], 2))
        .edge("one embedding", |_| (array![[5, 6]], array![5, 6], 1))
        .edge("k equals n", |random| (index(random, 7, 2), bytes(random, 2), 7))
        .edge("k is one less than n", |random| (index(random, 7, 2), bytes(random, 2), 6))
        .edge("k is one more than n", |random| (index(random, 7, 2), bytes(random, 2), 8))
        .edge("one coordinate, both sides of the query", |_| (array![[12], [8], [9], [11], [10]], array![10], 4))
        .edge("far along one coordinate, or a little along all", |_| {
            (array![[4, 0, 0], [2, 2, 2], [3, 1, 1], [0, 0, 5]], array![0, 0, 0], 2)
        })
        .edge("long embeddings in the query's direction", |_| (array![[90, 90], [20, 10], [9, 10]], array![10, 10], 1))
        .edge("squares that do not fit 16 bits", |_| (array![[0, 0], [0, 181], [70, 70]], array![255, 255], 3))
        .edge("the largest distance there is", |_| {
            let d = D_MAX as usize;
            let mut rows = Array2::from_elem((3, d), 0);
            rows[[1, 0]] = 1;
            rows.row_mut(2).fill(255);
            (rows, Array1::from_elem(d, 255), 2)
        })
        .edge("all the same", |_| (Array2::from_elem((9, 2), 4), array![1, 1], 4))
        .edge("the query itself, several times", |_| (array![[1, 2], [3, 4], [1, 2], [0, 2], [1, 2]], array![1, 2], 2))
        .edge("a tie for the last place", |_| (array![[9], [1], [3], [1], [3], [3], [0]], array![2], 2))
        .edge("a tie for the last place, the better ones late", |_| (array![[5], [5], [5], [2], [1]], array![0], 4))
        .edge("from far to near", |_| (Array2::from_shape_fn((30, 1), |(row, _)| 250 - 3 * row as u8), array![0], 6))
        .edge("from near to far", |_| (Array2::from_shape_fn((30, 1), |(row, _)| 3 * row as u8), array![0], 6))
        .edge("hundreds of rows, few distances", |random| {
            (Array2::from_shape_simple_fn((400, 1), || random.int(0..=4) as u8), array![1], 150)
        })
        .random(|random, size| {
            let d = random.count(1..=4);
            let count = random.count(1..=size + 1);
            (index(random, size, d), bytes(random, d), count)
        })
        .growth(|random, size| {
            let draw = |random: &mut Random| random.int(0..=255) as u8;
            (Array2::from_shape_simple_fn((size, 2), || draw(random)), array![100, 250], size / 4)
        })
        .legal(|(embeddings, query, k)| {
            let (n, d) = embeddings.dim();
            must(n <= N_MAX as usize, &format!("there are at most {N_MAX} embeddings"))?;
            must(1 <= d && d <= D_MAX as usize, &format!("there are 1 to {D_MAX} coordinates"))?;
            must(query.len() == d, "the query has as many coordinates as an embedding")?;
            must(1 <= *k && *k <= N_MAX as usize, &format!("k is at least 1 and at most {N_MAX}"))
        })
        .into()
}

fn closest_k(embeddings: Array2<u8>, query: Array1<u8>, k: usize) -> Vec<usize> {
    let distance = |row: usize| -> u64 {
        embeddings.row(row).iter().zip(&query).map(|(&one, &other)| u64::from(one.abs_diff(other)).pow(2)).sum()
    };
    let mut ranked: Vec<(u64, usize)> = (0..embeddings.nrows()).map(|row| (distance(row), row)).collect();
    ranked.sort_unstable();
    ranked.into_iter().take(k).map(|(_, row)| row).collect()
}

/// Embeddings over all bytes, or over a few values near the query, or at both ends of a byte: ties are frequent.
fn index(random: &mut Random, n: usize, d: usize) -> Array2<u8> {
    let values = *random.pick(&[(0, 255), (98, 102), (99, 101)]);
    let ends = random.chance(0.25);
    Array2::from_shape_simple_fn((n, d), || match ends {
        true => *random.pick(&[0, 1, 254, 255]),
        false => random.int(values.0..=values.1) as u8,
    })
}

/// A query in the middle of the few values, or at one end of a byte.
fn bytes(random: &mut Random, d: usize) -> Array1<u8> {
    Array1::from_shape_simple_fn(d, || *random.pick(&[100, 100, 100, 0, 255]))
}
