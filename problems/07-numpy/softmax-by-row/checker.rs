use super::limits::{D_MAX, LOGIT_MAX, N_MAX};
use judge::prelude::*;

const MASKED: f64 = f64::NEG_INFINITY;

pub fn checker() -> Checker {
    Checker::new(softmax)
        .example(
            "Only differences within a row matter: both rows give the same.",
            (array![[0.0, 1.0, 3.0], [5.0, 6.0, 8.0]],),
        )
        .example("The second class of the first row is masked.", (array![[1.0, MASKED, 1.0], [0.0, 0.0, 2.0]],))
        .example(
            "A logit of 1000, whose exponential no float holds.",
            (array![[1000.0, 999.0], [0.0, 0.0], [-1.0, 2.0]],),
        )
        .edge("one number", |_| (array![[3.0]],))
        .edge("one row", |random| (logits(random, 1, 5, 2.0, 0.0),))
        .edge("one column", |random| (logits(random, 4, 1, 2.0, 0.0),))
        .edge("as many rows as columns", |random| (logits(random, 4, 4, 3.0, 0.0),))
        .edge("all the same", |_| (Array2::from_elem((3, 4), 0.25),))
        .edge("negative logits", |_| (array![[-1.0, -2.0, -4.0], [-3.0, -3.5, -3.0]],))
        .edge("a row of -1000", |_| (array![[-1000.0, -1001.0, -1002.0]],))
        .edge("a row of 1000 and a row of -1000", |_| (array![[1000.0, 1002.0], [-1000.0, -1000.0]],))
        .edge("a row far below the others", |_| (array![[40.0, 41.0, 38.0], [0.0, 1.0, 1.5], [-3.0, -2.0, 0.0]],))
        .edge("one class far above the others", |_| (array![[0.0, 800.0, 1.0], [-750.0, 0.0, -740.0]],))
        .edge("as large as allowed", |_| {
            let most = LOGIT_MAX as f64;
            (array![[most, -most, 0.0], [-most, -most, -most], [most, most, MASKED]],)
        })
        .edge("masked but for one", |_| (array![[MASKED, -7.0, MASKED], [900.0, MASKED, MASKED]],))
        .edge("a causal mask", |random| {
            let mut x = logits(random, 5, 5, 2.0, 0.0);
            x.indexed_iter_mut().for_each(|((row, column), logit)| *logit = if column > row { MASKED } else { *logit });
            (x,)
        })
        .edge("as many entries as allowed", |random| (logits(random, N_MAX as usize, D_MAX as usize, 4.0, 0.1),))
        .random(|random, size| {
            let width = random.count(1..=8);
            let scale = *random.pick(&[1.0, 5.0, 60.0, 1000.0]);
            let masked = *random.pick(&[0.0, 0.0, 0.3]);
            (logits(random, size, width, scale, masked),)
        })
        .legal(|(x,)| {
            let (n, d) = x.dim();
            let most = LOGIT_MAX as f64;
            must(1 <= n && n <= N_MAX as usize, &format!("there are 1 to {N_MAX} rows"))?;
            must(1 <= d && d <= D_MAX as usize, &format!("there are 1 to {D_MAX} columns"))?;
            let in_range = x.iter().all(|&logit| logit == MASKED || logit.abs() <= most);
            must(in_range, &format!("a logit is -inf or between -{most} and {most}"))?;
            let open = x.rows().into_iter().all(|row| row.iter().any(|&logit| logit != MASKED));
            must(open, "no row is masked entirely")
        })
        .into()
}

/// One over a probability is the sum of the odds of all classes against it: no maximum is needed.
fn softmax(x: Array2<f64>) -> Array2<f64> {
    let mut probabilities = x.clone();
    for (row, mut probability) in x.rows().into_iter().zip(probabilities.rows_mut()) {
        probability.mapv_inplace(|own| match own {
            MASKED => 0.0,
            own => 1.0 / row.iter().map(|other| (other - own).exp()).sum::<f64>(),
        });
    }
    probabilities
}

/// Logits up to `scale`, a share of them masked, but never a row's first.
fn logits(random: &mut Random, rows: usize, columns: usize, scale: f64, masked: f64) -> Array2<f64> {
    Array2::from_shape_fn((rows, columns), |(_, column)| {
        let logit = random.decimal(-scale, scale, 1);
        if column > 0 && random.chance(masked) { MASKED } else { logit }
    })
}
