use super::limits::{D_MAX, MAGNITUDE_MAX, N_MAX};
use judge::prelude::*;

const NAN: f64 = f64::NAN;

pub fn checker() -> Checker {
    Checker::new(fill)
        .example("One gap in each column.", (array![[1.0, 10.0], [NAN, 20.0], [3.0, NAN]],))
        .example("Nothing is known of the second column.", (array![[0.5, NAN], [NAN, NAN]],))
        .edge("one number", |_| (array![[2.0]],))
        .edge("one gap", |_| (array![[NAN]],))
        .edge("one row", |_| (array![[1.0, NAN, -3.0]],))
        .edge("one column", |_| (array![[NAN], [4.0], [8.0], [NAN]],))
        .edge("nothing missing", |random| (table(random, 5, 3, 0.0),))
        .edge("everything missing", |_| (Array2::from_elem((3, 2), NAN),))
        .edge("as many rows as columns", |_| (array![[1.0, NAN, 30.0], [2.0, 50.0, NAN], [NAN, 70.0, 60.0]],))
        .edge("one known value", |_| (array![[NAN, 1.0], [7.5, NAN], [NAN, NAN]],))
        .edge("known zeros", |_| (array![[0.0], [NAN], [0.0], [6.0]],))
        .edge("a column of zeros", |_| (array![[0.0, 1.0], [NAN, 2.0], [0.0, NAN]],))
        .edge("mean and median differ", |_| (array![[1.0], [2.0], [NAN], [1000.0], [3.0]],))
        .edge("negative numbers", |_| (array![[-5.0, -1.0], [NAN, -3.0], [-7.0, NAN]],))
        .edge("repeated values", |_| (array![[2.0], [2.0], [2.0], [8.0], [NAN]],))
        .edge("columns of different size", |_| (array![[1e-3, 9e5], [NAN, 8e5], [2e-3, NAN]],))
        .edge("the greatest magnitude", |_| {
            let most = MAGNITUDE_MAX as f64;
            (array![[most, -most], [most, NAN], [NAN, -most]],)
        })
        .edge("as large as allowed", |random| (table(random, N_MAX as usize, D_MAX as usize, 0.3),))
        .random(|random, size| {
            let width = random.count(1..=5);
            let missing = *random.pick(&[0.0, 0.2, 0.5, 0.9]);
            (table(random, size, width, missing),)
        })
        .legal(|(x,)| {
            let (n, d) = x.dim();
            must(1 <= n && n <= N_MAX as usize, &format!("there are 1 to {N_MAX} rows"))?;
            must(1 <= d && d <= D_MAX as usize, &format!("there are 1 to {D_MAX} columns"))?;
            let most = MAGNITUDE_MAX as f64;
            let known = x.iter().all(|number| number.is_nan() || number.abs() <= most);
            must(known, &format!("a number is nan or between -{most} and {most}"))
        })
        .into()
}

fn fill(x: Array2<f64>) -> Array2<f64> {
    let mut out = x;
    for mut column in out.columns_mut() {
        let known: Vec<f64> = column.iter().copied().filter(|number| !number.is_nan()).collect();
        let mean = if known.is_empty() { 0.0 } else { known.iter().sum::<f64>() / known.len() as f64 };
        column.mapv_inplace(|number| if number.is_nan() { mean } else { number });
    }
    out
}

fn table(random: &mut Random, rows: usize, columns: usize, missing: f64) -> Array2<f64> {
    let scale = *random.pick(&[1.0, 1.0, 100.0]);
    random.matrix(rows, columns, |random| {
        let number = random.decimal(-2.0, 6.0, 1) * scale;
        if random.chance(missing) { NAN } else { number }
    })
}
