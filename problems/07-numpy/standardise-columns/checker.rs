use super::limits::{D_MAX, N_MAX};
use judge::prelude::*;

pub fn checker() -> Checker {
    Checker::new(standardise)
        .example("The second column is the first, ten times as wide.", (array![[1.0, 10.0], [2.0, 20.0], [3.0, 30.0]],))
        .example(
            "With two rows, the larger number always becomes 1.",
            (array![[0.5, -4.0, 100.0], [0.25, 8.0, 101.0]],),
        )
        .edge("one column", |random| (table(random, 6, &[AGE]),))
        .edge("as many rows as columns", |random| (table(random, 3, &[SHARE, LOGIT, AGE]),))
        .edge("rows that are each constant", |_| (array![[1.0, 1.0], [2.0, 2.0], [4.0, 4.0]],))
        .edge("zeros and ones", |_| (array![[0.0, 1.0], [0.0, 1.0], [1.0, 1.0], [0.0, 0.0], [0.0, 1.0]],))
        .edge("one outlier", |_| (array![[1.0], [1.0], [1.0], [1.0], [1.0], [1000.0]],))
        .edge("very different scales", |random| (table(random, 10, &[(0.0, 1e-3, 5), SHARE, (-1e6, 1e6, 0)]),))
        .edge("seconds since 1970", |random| (table(random, 20, &[(1.7e9, 1.7e9 + 5e3, 0); 2]),))
        .edge("tiny numbers", |random| (table(random, 12, &[(1e-9, 4e-9, 11), (-1e-12, 1e-12, 14)]),))
        .edge("as large as allowed", |random| (table(random, N_MAX as usize, &[PRICE; D_MAX as usize]),))
        .random(|random, size| {
            let width = random.count(1..=D_MAX as usize);
            let features = random.many(width, |r| *r.pick(&[SHARE, LOGIT, AGE, PRICE]));
            (table(random, size.max(2), &features),)
        })
        .legal(|(x,)| {
            let (n, d) = x.dim();
            must(2 <= n && n <= N_MAX as usize, &format!("there are 2 to {N_MAX} rows"))?;
            must(1 <= d && d <= D_MAX as usize, &format!("there are 1 to {D_MAX} columns"))?;
            must(x.iter().all(|number| number.is_finite()), "every number is finite")?;
            let vary = x.columns().into_iter().all(|column| varies(&column.to_vec()));
            must(vary, "every column varies by at least a millionth of its largest magnitude")
        })
        .into()
}

fn standardise(x: Array2<f64>) -> Array2<f64> {
    let n = x.nrows() as f64;
    let centred = &x - &(x.sum_axis(Axis(0)) / n);
    let deviation = (centred.pow2().sum_axis(Axis(0)) / n).sqrt();
    centred / deviation
}

fn varies(column: &[f64]) -> bool {
    let (low, high) = column.iter().fold((f64::MAX, f64::MIN), |(low, high), &x| (low.min(x), high.max(x)));
    high > low && high - low >= 1e-6 * low.abs().max(high.abs())
}

/// How a feature is drawn: lowest, highest, decimals.
type Feature = (f64, f64, i32);
const SHARE: Feature = (0.0, 1.0, 2);
const LOGIT: Feature = (-4.0, 4.0, 1);
const AGE: Feature = (18.0, 90.0, 0);
const PRICE: Feature = (900.0, 2000.0, 2);

fn table(random: &mut Random, rows: usize, features: &[Feature]) -> Array2<f64> {
    let mut x = Array2::zeros((rows, features.len()));
    for (mut column, &(low, high, decimals)) in x.columns_mut().into_iter().zip(features) {
        column.mapv_inplace(|_: f64| random.decimal(low, high, decimals));
        // No column is constant.
        if column[0] == column[1] {
            column[1] = if column[0] == low { high } else { low };
        }
    }
    x
}
