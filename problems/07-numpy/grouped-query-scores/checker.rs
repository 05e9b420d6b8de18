use super::limits::{B_MAX, D_MAX, H_MAX, M_MAX, MAGNITUDE_MAX, N_MAX};
use judge::prelude::*;

type Input = (ArrayD<f64>, ArrayD<f64>);

pub fn checker() -> Checker {
    Checker::new(scores)
        .example("Two query heads share one key head.", counted([1, 2, 1, 1], [1, 1, 2, 1]))
        .example(
            "Four query heads, two key heads: 0 and 1 use the first, 2 and 3 the second.",
            counted([1, 4, 1, 1], [1, 2, 1, 1]),
        )
        .edge("one number each", |random| input(random, [1, 1, 1, 1], 1, 1))
        .edge("as many key heads as query heads", |random| input(random, [2, 3, 2, 4], 3, 5))
        .edge("one key head for all", |random| input(random, [2, 3, 2, 4], 1, 5))
        .edge("two groups of three", |random| input(random, [1, 6, 2, 3], 2, 4))
        .edge("three groups of two", |random| input(random, [1, 6, 2, 3], 3, 4))
        .edge("one sequence", |random| input(random, [1, 4, 3, 2], 2, 5))
        .edge("one query position", |random| input(random, [2, 4, 1, 3], 2, 5))
        .edge("one key position", |random| input(random, [2, 4, 3, 2], 2, 1))
        .edge("one dimension", |random| input(random, [2, 4, 3, 1], 2, 5))
        .edge("as many key positions as dimensions", |random| input(random, [2, 4, 2, 3], 2, 3))
        .edge("as many query as key positions", |random| input(random, [2, 4, 3, 2], 2, 3))
        .edge("as many sequences as heads", |random| input(random, [4, 4, 2, 3], 2, 5))
        .edge("as many groups as heads of a group", |random| input(random, [1, 4, 2, 3], 2, 2))
        .edge("all sizes are equal", |random| input(random, [4, 4, 4, 4], 4, 4))
        .edge("all sizes but the groups are equal", |random| input(random, [4, 4, 4, 4], 2, 4))
        .edge("zeros", |_| (ArrayD::zeros(vec![1, 2, 2, 2]), ArrayD::zeros(vec![1, 1, 3, 2])))
        .edge("the greatest magnitude", |_| {
            let most = MAGNITUDE_MAX as f64;
            (ArrayD::from_elem(vec![1, 2, 1, 2], most), ArrayD::from_elem(vec![1, 1, 1, 2], -most))
        })
        .edge("as large as allowed", |random| {
            let shape = [B_MAX as usize, H_MAX as usize, N_MAX as usize, D_MAX as usize];
            input(random, shape, 4, M_MAX as usize)
        })
        .random(|random, size| {
            let (groups, each) = *random.pick(&[(1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (3, 2), (2, 4)]);
            let shape = [random.count(1..=3), groups * each, random.count(1..=4), random.count(1..=4)];
            input(random, shape, groups, size.min(6))
        })
        .legal(|(q, keys)| {
            let &[b, h, n, d] = q.shape() else { return Err("q has four axes".into()) };
            let &[other_b, g, m, other_d] = keys.shape() else { return Err("keys has four axes".into()) };
            must(1 <= b && b <= B_MAX as usize, &format!("there are 1 to {B_MAX} sequences"))?;
            must(1 <= h && h <= H_MAX as usize, &format!("there are 1 to {H_MAX} query heads"))?;
            must(1 <= n && n <= N_MAX as usize, &format!("there are 1 to {N_MAX} query positions"))?;
            must(1 <= m && m <= M_MAX as usize, &format!("there are 1 to {M_MAX} key positions"))?;
            must(1 <= d && d <= D_MAX as usize, &format!("there are 1 to {D_MAX} dimensions"))?;
            must(b == other_b && d == other_d, "q and keys have the same sequences and dimensions")?;
            must(g >= 1 && h.is_multiple_of(g), "the query heads are a multiple of the key heads")?;
            let most = MAGNITUDE_MAX as f64;
            let known = q.iter().chain(keys).all(|number| number.abs() <= most);
            must(known, &format!("every number is between -{most} and {most}"))
        })
        .bound("b_max", |(q, _)| q.shape()[0] as i64)
        .bound("h_max", |(q, _)| q.shape()[1] as i64)
        .bound("n_max", |(q, _)| q.shape()[2] as i64)
        .bound("d_max", |(q, _)| q.shape()[3] as i64)
        .bound("m_max", |(_, keys)| keys.shape()[2] as i64)
        .into()
}

/// The sum as it is written, entry by entry.
fn scores(q: ArrayD<f64>, keys: ArrayD<f64>) -> ArrayD<f64> {
    let (h, g, d) = (q.shape()[1], keys.shape()[1], q.shape()[3]);
    let shape = vec![q.shape()[0], h, q.shape()[2], keys.shape()[2]];
    ArrayD::from_shape_fn(shape, |at| {
        let group = at[1] / (h / g);
        let terms = (0..d).map(|l| q[[at[0], at[1], at[2], l]] * keys[[at[0], group, at[3], l]]);
        terms.sum::<f64>() / (d as f64).sqrt()
    })
}

/// Queries 1, 2, 3, … and keys 10, 20, 30, …
fn counted(q: [usize; 4], keys: [usize; 4]) -> Input {
    let count = |shape: [usize; 4], step: f64| {
        let mut number = 0.0;
        ArrayD::from_shape_fn(shape.to_vec(), |_| {
            number += step;
            number
        })
    };
    (count(q, 1.0), count(keys, 10.0))
}

fn input(random: &mut Random, q: [usize; 4], groups: usize, positions: usize) -> Input {
    let mut draw = |shape: [usize; 4]| ArrayD::from_shape_fn(shape.to_vec(), |_| random.decimal(-3.0, 3.0, 1));
    (draw(q), draw([q[0], groups, positions, q[3]]))
}
