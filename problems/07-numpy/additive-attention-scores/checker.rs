use super::limits::{H_MAX, M_MAX, MAGNITUDE_MAX, N_MAX};
use judge::prelude::*;

/// The slope of the leaky ReLU below 0.
const SLOPE: f64 = 0.2;

pub fn checker() -> Checker {
    Checker::new(scores)
        .example("One head, two asking nodes, three asked.", (array![[1.0], [-2.0]], array![[0.5], [-3.0], [2.0]]))
        .example(
            "Two heads: the columns of both inputs.",
            (array![[1.0, -10.0], [2.0, 20.0]], array![[0.0, 5.0], [4.0, -30.0]]),
        )
        .edge("one number each", |_| (array![[2.0]], array![[-1.5]]))
        .edge("a sum below zero", |_| (array![[2.0]], array![[-7.0]]))
        .edge("a sum of zero", |_| (array![[2.0, -1.0]], array![[-2.0, 1.0]]))
        .edge("one asking node", |random| (table(random, 1, 2), table(random, 3, 2)))
        .edge("one asked node", |random| (table(random, 3, 2), table(random, 1, 2)))
        .edge("one head", |random| (table(random, 3, 1), table(random, 4, 1)))
        .edge("as many asking as asked nodes", |random| (table(random, 3, 2), table(random, 3, 2)))
        .edge("as many asking nodes as heads", |random| (table(random, 3, 3), table(random, 4, 3)))
        .edge("as many asked nodes as heads", |random| (table(random, 4, 3), table(random, 3, 3)))
        .edge("all sizes are equal", |_| (array![[1.0, 2.0], [4.0, 8.0]], array![[-16.0, 32.0], [64.0, -128.0]]))
        .edge("everything below zero", |_| {
            (array![[-1.0, -2.0], [-4.0, -8.0]], array![[-16.0, -32.0], [-64.0, -128.0]])
        })
        .edge("both negative and positive parts", |_| (array![[-5.0], [5.0]], array![[-3.0], [3.0], [8.0], [-8.0]]))
        .edge("every node with itself", |random| {
            let x = table(random, 4, 2);
            (x.clone(), x)
        })
        .edge("the greatest magnitude", |_| {
            let most = MAGNITUDE_MAX as f64;
            (array![[most], [-most]], array![[most], [-most], [1.0]])
        })
        .edge("as large as allowed", |random| {
            (table(random, N_MAX as usize, H_MAX as usize), table(random, M_MAX as usize, H_MAX as usize))
        })
        .random(|random, size| {
            let (n, h) = (random.count(1..=4), random.count(1..=4));
            (table(random, n, h), table(random, size.min(12), h))
        })
        .legal(|(s, t)| {
            let ((n, h), (m, other)) = (s.dim(), t.dim());
            must(1 <= n && n <= N_MAX as usize, &format!("there are 1 to {N_MAX} asking nodes"))?;
            must(1 <= m && m <= M_MAX as usize, &format!("there are 1 to {M_MAX} asked nodes"))?;
            must(1 <= h && h <= H_MAX as usize, &format!("there are 1 to {H_MAX} heads"))?;
            must(h == other, "s and t have the same number of heads")?;
            let most = MAGNITUDE_MAX as f64;
            let known = s.iter().chain(t).all(|number| number.abs() <= most);
            must(known, &format!("every number is between -{most} and {most}"))
        })
        .into()
}

fn scores(s: Array2<f64>, t: Array2<f64>) -> ArrayD<f64> {
    ArrayD::from_shape_fn(vec![s.ncols(), s.nrows(), t.nrows()], |at| {
        let sum = s[[at[1], at[0]]] + t[[at[2], at[0]]];
        if sum < 0.0 { SLOPE * sum } else { sum }
    })
}

fn table(random: &mut Random, rows: usize, columns: usize) -> Array2<f64> {
    random.matrix(rows, columns, |random| random.decimal(-4.0, 4.0, 1))
}
