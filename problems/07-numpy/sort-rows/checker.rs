use super::limits::{D_MAX, N_MAX};
use judge::prelude::*;
use std::cmp::Ordering;

const NAN: f64 = f64::NAN;
const INF: f64 = f64::INFINITY;

pub fn checker() -> Checker {
    Checker::new(sort_rows)
        .example("By the second column.", (array![[1.0, 0.5], [2.0, 0.9], [3.0, 0.7]], 1))
        .example("Equal values keep their order.", (array![[0.5, 1.0], [0.9, 2.0], [0.5, 3.0], [0.9, 4.0]], 0))
        .example("Missing values come last.", (array![[NAN, 1.0], [0.2, 2.0], [NAN, 3.0], [0.8, 4.0]], 0))
        .edge("one row", |_| (array![[2.0, 1.0]], 1))
        .edge("one number", |_| (array![[NAN]], 0))
        .edge("one column", |_| (array![[1.0], [3.0], [2.0]], 0))
        .edge("the last of three columns", |_| (array![[1.0, 9.0, 2.0], [5.0, 8.0, 4.0], [3.0, 7.0, 6.0]], 2))
        .edge("as many rows as columns", |_| (array![[3.0, 1.0, 2.0], [9.0, 7.0, 8.0], [5.0, 6.0, 4.0]], 1))
        .edge("in order already", |_| (array![[3.0, 1.0], [2.0, 2.0], [1.0, 3.0]], 0))
        .edge("in the opposite order", |_| (array![[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]], 0))
        .edge("all the same", |_| (array![[0.5, 3.0], [0.5, 1.0], [0.5, 2.0]], 0))
        .edge("all missing", |_| (array![[NAN, 3.0], [NAN, 1.0], [NAN, 2.0]], 0))
        .edge("missing in another column", |_| (array![[1.0, NAN], [3.0, 0.5], [2.0, NAN]], 0))
        .edge("negative values", |_| (array![[-1.0, 1.0], [-5.0, 2.0], [0.0, 3.0], [4.0, 4.0]], 0))
        .edge("infinities and missing values", |_| {
            (array![[-INF, 1.0], [NAN, 2.0], [INF, 3.0], [0.0, 4.0], [-INF, 5.0]], 0)
        })
        .edge("zeros of both signs", |_| (array![[0.0, 1.0], [-0.0, 2.0], [0.0, 3.0]], 0))
        .edge("values that differ in the last bit", |_| {
            (array![[1.0, 1.0], [1.0 + f64::EPSILON, 2.0], [1.0 - f64::EPSILON, 3.0]], 0)
        })
        .edge("many rows of few values", |random| {
            (Array2::from_shape_fn((60, 2), |(row, j)| if j == 0 { random.int(0..=2) as f64 } else { row as f64 }), 0)
        })
        .edge("as large as allowed", |random| (table(random, N_MAX as usize, D_MAX as usize), 3))
        .random(|random, size| {
            let d = random.count(1..=4);
            (table(random, size, d), random.count(0..=d - 1))
        })
        .legal(|(x, column)| {
            let (n, d) = x.dim();
            must(1 <= n && n <= N_MAX as usize, &format!("there are 1 to {N_MAX} rows"))?;
            must(1 <= d && d <= D_MAX as usize, &format!("there are 1 to {D_MAX} columns"))?;
            must(*column < d, "there is such a column")
        })
        .into()
}

fn sort_rows(x: Array2<f64>, column: usize) -> Array2<f64> {
    let mut order: Vec<usize> = (0..x.nrows()).collect();
    // Rust's sort is stable. NaN is greater than every number, and equal to itself.
    order.sort_by(|&left, &right| {
        let (left, right) = (x[[left, column]], x[[right, column]]);
        right.partial_cmp(&left).unwrap_or(match (left.is_nan(), right.is_nan()) {
            (true, false) => Ordering::Greater,
            (false, true) => Ordering::Less,
            _ => Ordering::Equal,
        })
    });
    x.select(Axis(0), &order)
}

/// Few distinct values with gaps, so that ties and missing values are frequent.
fn table(random: &mut Random, rows: usize, columns: usize) -> Array2<f64> {
    let decimals = *random.pick(&[0, 1]);
    let missing = *random.pick(&[0.0, 0.2]);
    random.matrix(rows, columns, |random| {
        let number = random.decimal(-2.0, 2.0, decimals);
        if random.chance(missing) { NAN } else { number }
    })
}
