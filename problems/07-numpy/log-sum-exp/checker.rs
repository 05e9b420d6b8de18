use super::limits::{D_MAX, MAGNITUDE_MAX, N_MAX};
use judge::prelude::*;

const IMPOSSIBLE: f64 = f64::NEG_INFINITY;

pub fn checker() -> Checker {
    Checker::new(log_sum_exp)
        .example("Two equal scores add the logarithm of 2.", (array![[0.0, 0.0], [3.0, 3.0], [1.0, 2.0]],))
        .example("Exponentials that no float holds.", (array![[1000.0, 1000.0, 999.0], [-1000.0, -1001.0, -1000.0]],))
        .example("In the second row nothing is possible.", (array![[IMPOSSIBLE, 0.5], [IMPOSSIBLE, IMPOSSIBLE]],))
        .edge("one number", |_| (array![[3.0]],))
        .edge("one impossible number", |_| (array![[IMPOSSIBLE]],))
        .edge("one row", |random| (scores(random, 1, 5, 2.0, 0.0),))
        .edge("one column", |random| (scores(random, 4, 1, 2.0, 0.0),))
        .edge("as many rows as columns", |random| (scores(random, 4, 4, 3.0, 0.0),))
        .edge("all the same", |_| (Array2::from_elem((3, 4), 0.25),))
        .edge("logarithms of probabilities that sum to 1", |_| (array![[0.25f64.ln(), 0.75f64.ln()]],))
        .edge("small numbers below zero", |_| (array![[-30.0, -31.0, -29.5], [-0.5, -0.25, -0.75]],))
        .edge("a row far below the others", |_| (array![[40.0, 41.0, 38.0], [-900.0, -901.0, -900.5]],))
        .edge("a row far above the others", |_| (array![[0.5, 0.25], [900.0, 901.0]],))
        .edge("one score far above its row", |_| (array![[0.0, 800.0, 1.0], [-750.0, 0.0, -740.0]],))
        .edge("an impossible row among large ones", |_| (array![[900.0, 901.0], [IMPOSSIBLE; 2], [-900.0, -901.0]],))
        .edge("as large as allowed", |_| {
            let most = MAGNITUDE_MAX as f64;
            (array![[most, most, -most], [-most, -most, -most], [-most, IMPOSSIBLE, IMPOSSIBLE]],)
        })
        .edge("a causal mask", |random| {
            let mut x = scores(random, 5, 5, 2.0, 0.0);
            x.indexed_iter_mut().for_each(|((row, column), it)| *it = if column > row { IMPOSSIBLE } else { *it });
            (x,)
        })
        .edge("as many entries as allowed", |random| (scores(random, N_MAX as usize, D_MAX as usize, 4.0, 0.1),))
        .random(|random, size| {
            let width = random.count(1..=8);
            let scale = *random.pick(&[1.0, 5.0, 60.0, 1000.0]);
            let impossible = *random.pick(&[0.0, 0.0, 0.3, 0.8]);
            (scores(random, size, width, scale, impossible),)
        })
        .legal(|(x,)| {
            let (n, d) = x.dim();
            let most = MAGNITUDE_MAX as f64;
            must(1 <= n && n <= N_MAX as usize, &format!("there are 1 to {N_MAX} rows"))?;
            must(1 <= d && d <= D_MAX as usize, &format!("there are 1 to {D_MAX} columns"))?;
            let known = x.iter().all(|&score| score == IMPOSSIBLE || score.abs() <= most);
            must(known, &format!("an entry is -inf or between -{most} and {most}"))
        })
        .into()
}

/// Keeps the largest so far and the sum of the exponentials below it, as one would over a stream.
fn log_sum_exp(x: Array2<f64>) -> Array1<f64> {
    let one = |row: &[f64]| {
        let (mut largest, mut sum) = (IMPOSSIBLE, 0.0);
        for &score in row.iter().filter(|&&score| score != IMPOSSIBLE) {
            if score > largest {
                sum *= (largest - score).exp();
                largest = score;
            }
            sum += (score - largest).exp();
        }
        if sum == 0.0 { IMPOSSIBLE } else { largest + sum.ln() }
    };
    x.rows().into_iter().map(|row| one(&row.to_vec())).collect()
}

/// Scores up to `scale`, a share of them impossible.
fn scores(random: &mut Random, rows: usize, columns: usize, scale: f64, impossible: f64) -> Array2<f64> {
    random.matrix(rows, columns, |random| {
        let score = random.decimal(-scale, scale, 1);
        if random.chance(impossible) { IMPOSSIBLE } else { score }
    })
}
