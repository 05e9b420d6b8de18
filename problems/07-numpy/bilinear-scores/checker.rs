use super::limits::{D_MAX, E_MAX, MAGNITUDE_MAX, N_MAX, R_MAX};
use judge::prelude::*;

type Input = (Array2<f64>, ArrayD<f64>, Array2<f64>);

pub fn checker() -> Checker {
    Checker::new(scores)
        .example(
            "Two pairs under one relation, which swaps the two dimensions.",
            (
                array![[1.0, 2.0], [3.0, 0.0]],
                array![[[0.0, 1.0], [1.0, 0.0]]].into_dyn(),
                array![[5.0, 7.0], [1.0, 4.0]],
            ),
        )
        .example(
            "One pair under two relations. The second thing has three dimensions.",
            (
                array![[1.0, 2.0]],
                array![[[1.0, 0.0, 2.0], [0.0, 1.0, 0.0]], [[0.0, 0.0, 1.0], [3.0, 0.0, 0.0]]].into_dyn(),
                array![[1.0, 10.0, 100.0]],
            ),
        )
        .edge("one number each", |_| (array![[2.0]], array![[[-1.5]]].into_dyn(), array![[3.0]]))
        .edge("one pair", |random| input(random, 1, 2, 3, 4))
        .edge("one relation", |random| input(random, 4, 1, 2, 3))
        .edge("one dimension on the left", |random| input(random, 3, 2, 1, 4))
        .edge("one dimension on the right", |random| input(random, 3, 2, 4, 1))
        .edge("square matrices", |random| input(random, 3, 2, 4, 4))
        .edge("as many pairs as relations", |random| input(random, 3, 3, 2, 4))
        .edge("as many relations as dimensions", |random| input(random, 2, 4, 4, 4))
        .edge("all sizes are equal", |random| input(random, 3, 3, 3, 3))
        .edge("two of each", |_| {
            (
                array![[1.0, 2.0], [3.0, 5.0]],
                array![[[1.0, 2.0], [0.0, 4.0]], [[0.0, 3.0], [7.0, 1.0]]].into_dyn(),
                array![[1.0, 6.0], [2.0, 9.0]],
            )
        })
        .edge("zeros", |_| (Array2::zeros((2, 2)), ArrayD::zeros(vec![3, 2, 2]), Array2::zeros((2, 2))))
        .edge("the greatest magnitude", |_| {
            let most = MAGNITUDE_MAX as f64;
            (array![[most, -most]], array![[[most, 0.5], [1.0, -most]]].into_dyn(), array![[-most, 1.0]])
        })
        .edge("as large as allowed", |random| {
            input(random, N_MAX as usize, R_MAX as usize, D_MAX as usize, E_MAX as usize)
        })
        .random(|random, size| {
            let (r, d, e) = (random.count(1..=4), random.count(1..=4), random.count(1..=4));
            input(random, size.min(N_MAX as usize), r, d, e)
        })
        .legal(|(x, w, y)| {
            let &[r, d, e] = w.shape() else { return Err("w has three axes".into()) };
            let n = x.nrows();
            must(1 <= n && n <= N_MAX as usize, &format!("there are 1 to {N_MAX} pairs"))?;
            must(1 <= r && r <= R_MAX as usize, &format!("there are 1 to {R_MAX} relations"))?;
            must(1 <= d && d <= D_MAX as usize, &format!("x has 1 to {D_MAX} columns"))?;
            must(1 <= e && e <= E_MAX as usize, &format!("y has 1 to {E_MAX} columns"))?;
            must(x.dim() == (n, d) && y.dim() == (n, e), "x, w and y fit each other")?;
            let most = MAGNITUDE_MAX as f64;
            let known = x.iter().chain(w).chain(y).all(|number| number.abs() <= most);
            must(known, &format!("every number is between -{most} and {most}"))
        })
        .bound("n_max", |(x, _, _)| x.nrows() as i64)
        .bound("r_max", |(_, w, _)| w.shape()[0] as i64)
        .bound("d_max", |(_, w, _)| w.shape()[1] as i64)
        .bound("e_max", |(_, w, _)| w.shape()[2] as i64)
        .into()
}

/// The double sum, as it is written.
fn scores(x: Array2<f64>, w: ArrayD<f64>, y: Array2<f64>) -> Array2<f64> {
    Array2::from_shape_fn((x.nrows(), w.shape()[0]), |(pair, relation)| {
        let terms = w.index_axis(Axis(0), relation).into_owned();
        terms.indexed_iter().map(|(at, weight)| x[[pair, at[0]]] * weight * y[[pair, at[1]]]).sum()
    })
}

fn input(random: &mut Random, n: usize, r: usize, d: usize, e: usize) -> Input {
    let x = random.matrix(n, d, |random| random.decimal(-3.0, 3.0, 1));
    let w = ArrayD::from_shape_fn(vec![r, d, e], |_| random.int(-4..=4) as f64);
    (x, w, random.matrix(n, e, |random| random.decimal(-3.0, 3.0, 1)))
}
