use super::limits::{D_MAX, N_MAX};
use judge::prelude::*;

pub fn checker() -> Checker {
    Checker::new(unit_rows)
        .example("The first row has length 5, the second has none.", (array![[3.0, -4.0], [0.0, 0.0], [0.0, 0.5]],))
        .example("Squares that no float holds.", (array![[3e200, 4e200], [3e-200, -4e-200]],))
        .edge("one number", |_| (array![[-2.5]],))
        .edge("one zero", |_| (array![[0.0]],))
        .edge("one column", |_| (array![[2.0], [0.0], [-1e-250], [1e250]],))
        .edge("one row", |random| (table(random, 1, 5, 1.0),))
        .edge("as many rows as columns", |_| (array![[1.0, 2.0, 2.0], [4.0, 0.0, 3.0], [0.0, 0.0, 0.0]],))
        .edge("unit rows already", |_| (array![[0.6, 0.8], [-1.0, 0.0]],))
        .edge("negative numbers", |_| (array![[-3.0, -4.0], [-5.0, 12.0]],))
        .edge("a row whose entries sum to zero", |_| (array![[1.0, -1.0], [2.0, -2.0]],))
        .edge("all zeros", |_| (Array2::zeros((3, 2)),))
        .edge("lengths below one", |_| (array![[0.03, 0.04], [0.0, 1e-6]],))
        .edge("short rows", |random| (table(random, 4, 3, 1e-9),))
        .edge("squares that lose digits", |_| (array![[3e-160, 4e-160], [1.5e-161, 2e-161]],))
        .edge("large and small rows", |_| (array![[1e250, 2e250], [1e-250, 3e-250], [1.0, 2.0], [0.0, 0.0]],))
        .edge("large and small in one row", |_| (array![[1e300, 1e-300, -1e300], [1e-300, 0.0, 2e-300]],))
        .edge("the largest numbers", |_| (Array2::from_elem((2, 4), 1e300),))
        .edge("the smallest numbers", |_| (array![[1e-300, 1e-300, -1e-300, 1e-300], [1e-300, 0.0, 0.0, 0.0]],))
        .edge("as large as allowed", |random| (table(random, N_MAX as usize, D_MAX as usize, 1.0),))
        .random(|random, size| {
            let width = random.count(1..=6);
            let scale = *random.pick(&[1.0, 1.0, 1e-6, 1e170, 1e-170]);
            (table(random, size, width, scale),)
        })
        .legal(|(x,)| {
            let (n, d) = x.dim();
            must(1 <= n && n <= N_MAX as usize, &format!("there are 1 to {N_MAX} rows"))?;
            must(1 <= d && d <= D_MAX as usize, &format!("there are 1 to {D_MAX} columns"))?;
            let known = x.iter().all(|number| *number == 0.0 || (1e-300..=1e300).contains(&number.abs()));
            must(known, "a number is 0, or its magnitude is between 1e-300 and 1e300")
        })
        .into()
}

/// The length grows entry by entry: `hypot` never forms a square that is too large or too small.
fn unit_rows(x: Array2<f64>) -> Array2<f64> {
    let mut out = x.clone();
    for mut row in out.rows_mut() {
        let length = row.iter().fold(0.0f64, |length, number| length.hypot(*number));
        if length > 0.0 {
            row.mapv_inplace(|number| number / length);
        }
    }
    out
}

/// Rows of about this size, a few of them zero.
fn table(random: &mut Random, rows: usize, columns: usize, scale: f64) -> Array2<f64> {
    let mut x = random.matrix(rows, columns, |random| random.decimal(-3.0, 3.0, 1) * scale);
    for mut row in x.rows_mut() {
        if random.chance(0.15) {
            row.fill(0.0);
        }
    }
    x
}
