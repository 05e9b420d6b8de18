use super::limits::{CALLS_MAX, FEATURES_MAX, MAGNITUDE_MAX, ROWS_MAX};
use judge::prelude::*;

calls! {
    enum Call { Train("train", x: Array2<f64>), Evaluate("evaluate", x: Array2<f64>) }
}

/// Features, momentum and epsilon, then the calls.
type Input = ((usize, f64, f64), Vec<Call>);

pub fn checker() -> Checker {
    Checker::new(replay)
        .example(
            "The batch has the mean 2 and the variance 1, and the layer remembers half of that mean, and 0.5 + 0.5 · 2.",
            ((1, 0.5, 1e-6), vec![train(&[1.0, 3.0]), evaluate(&[1.0, 3.0])]),
        )
        .example(
            "Before any training the layer hardly changes anything. A batch of one row becomes 0.",
            ((1, 0.25, 1e-6), vec![evaluate(&[4.0]), train(&[4.0]), evaluate(&[4.0])]),
        )
        .edge("no call", |_| ((3, 0.1, 1e-5), vec![]))
        .edge("evaluated before it was trained", |random| {
            ((3, 0.1, 1e-5), vec![Call::Evaluate { x: draw(random, 4, 3, 0.0) }])
        })
        .edge("one batch", |random| script(random, "t4 e3", 3, 0.1))
        .edge("several batches", |random| script(random, "t4 t5 t3 e3", 2, 0.3))
        .edge("momentum is 1", |random| script(random, "t4 e2 t5 e2", 2, 1.0))
        .edge("a small momentum", |random| script(random, "t4 e2 t5 e2", 2, 0.001))
        .edge("evaluating changes nothing", |random| script(random, "t4 e3 e5 e3 t3 e3 e1", 2, 0.4))
        .edge("the same rows trained and evaluated", |random| {
            let x = draw(random, 5, 2, 0.0);
            let calls = vec![Call::Train { x: x.clone() }, Call::Evaluate { x: x.clone() }, Call::Train { x }];
            ((2, 0.1, 1e-5), calls)
        })
        .edge("a batch of one row", |random| script(random, "t1 e2", 3, 0.5))
        .edge("a batch of one row among others", |random| script(random, "t4 t1 e2 t3 t1 e2", 2, 0.5))
        .edge("a batch of one row with momentum 1", |random| script(random, "t3 t1 e2", 2, 1.0))
        .edge("two rows", |random| script(random, "t2 e2 t2 e2", 2, 0.5))
        .edge("one row evaluated", |random| script(random, "t5 e1", 3, 0.5))
        .edge("one feature", |random| script(random, "t5 e3", 1, 0.5))
        .edge("as many rows as features", |random| script(random, "t3 e3 t3 e3", 3, 0.5))
        .edge("a feature that is always the same", |_| {
            let x = array![[7.0, 1.0], [7.0, 2.0], [7.0, 6.0]];
            ((2, 0.5, 1e-5), vec![Call::Train { x: x.clone() }, Call::Evaluate { x: x.clone() }, Call::Train { x }])
        })
        .edge("a feature that no float holds exactly, always the same", |_| {
            let x = Array2::from_elem((7, 1), 999_999.9);
            ((1, 1.0, 1e-6), vec![Call::Train { x: x.clone() }, Call::Evaluate { x }])
        })
        .edge("far from zero", |random| {
            let (x, other) = (draw(random, 6, 2, 900_000.0), draw(random, 4, 2, 900_000.0));
            ((2, 1.0, 1e-6), vec![Call::Train { x }, Call::Evaluate { x: other }])
        })
        .edge("features of different size", |random| {
            let size = array![1000.0, 0.01, 1.0];
            let (x, other) = (draw(random, 6, 3, 0.0) * &size, draw(random, 3, 3, 0.0) * &size);
            ((3, 0.5, 1e-6), vec![Call::Train { x }, Call::Evaluate { x: other }])
        })
        .edge("a large epsilon", |random| {
            let ((features, momentum, _), calls) = script(random, "t4 e2 t3 e2", 2, 0.5);
            let small = |call| match call {
                Call::Train { x } => Call::Train { x: x * 0.1 },
                Call::Evaluate { x } => Call::Evaluate { x: x * 0.1 },
            };
            ((features, momentum, 0.1), calls.into_iter().map(small).collect())
        })
        .edge("batches of very different size", |random| script(random, "t40 t2 e3 t2 t40 e3", 2, 0.3))
        .edge("a jump of the level", |random| {
            let calls = [0.0, 50.0, -50.0, 0.0].map(|level| Call::Train { x: draw(random, 4, 2, level) });
            let last = Call::Evaluate { x: draw(random, 3, 2, 0.0) };
            ((2, 0.2, 1e-5), calls.into_iter().chain([last]).collect())
        })
        .edge("numbers of the greatest magnitude", |_| {
            let most = MAGNITUDE_MAX as f64;
            ((1, 0.5, 1e-5), vec![train(&[most, -most, most]), evaluate(&[most, 0.0]), train(&[-most, -most])])
        })
        .edge("as large as allowed", |random| {
            let (rows, features) = (ROWS_MAX as usize, FEATURES_MAX as usize);
            let calls = (0..CALLS_MAX).map(|at| {
                let x = draw(random, rows, features, 0.0);
                if at % 4 == 3 { Call::Evaluate { x } } else { Call::Train { x } }
            });
            ((features, 0.1, 1e-5), calls.collect())
        })
        .random(|random, size| {
            let features = random.count(1..=3);
            let calls = random.many(size.min(8), |r| {
                let rows = r.count(1..=4);
                let x = draw(r, rows, features, 0.0);
                if r.chance(0.6) { Call::Train { x } } else { Call::Evaluate { x } }
            });
            ((features, *random.pick(&[0.1, 0.5, 0.9, 1.0]), 1e-5), calls)
        })
        .bound("features_max", |((features, ..), _)| *features as i64)
        .bound("calls_max", |(_, calls)| calls.len() as i64)
        .bound("rows_max", |(_, calls)| calls.iter().map(|call| rows(call).nrows()).max().unwrap_or(0) as i64)
        .legal(legal)
        .into()
}

/// Feature by feature. The running statistics are kept as plain numbers.
fn replay((features, momentum, epsilon): (usize, f64, f64), calls: Vec<Call>) -> Vec<Array2<f64>> {
    let mut memory = vec![(0.0, 1.0); features];
    let mut answer = |call: Call| {
        let mut y = rows(&call).clone();
        for (mut column, memory) in y.columns_mut().into_iter().zip(&mut memory) {
            let (mean, variance) = match call {
                Call::Evaluate { .. } => *memory,
                Call::Train { .. } => {
                    let (mean, squares) = mean_and_squares(&column.to_vec());
                    memory.0 += momentum * (mean - memory.0);
                    if column.len() > 1 {
                        memory.1 += momentum * (squares / (column.len() - 1) as f64 - memory.1);
                    }
                    (mean, squares / column.len() as f64)
                }
            };
            column.mapv_inplace(|x| (x - mean) / (variance + epsilon).sqrt());
        }
        y
    };
    calls.into_iter().map(&mut answer).collect()
}

/// The mean, and the sum of the squared differences from it. The first number is taken out before anything is added up.
fn mean_and_squares(column: &[f64]) -> (f64, f64) {
    let mean = column[0] + column.iter().map(|x| x - column[0]).sum::<f64>() / column.len() as f64;
    (mean, column.iter().map(|x| (x - mean).powi(2)).sum())
}

fn legal(((features, momentum, epsilon), calls): &Input) -> Legal {
    must((1..=FEATURES_MAX as usize).contains(features), &format!("there are 1 to {FEATURES_MAX} features"))?;
    must(*momentum > 0.0 && *momentum <= 1.0, "the momentum is above 0 and at most 1")?;
    must((1e-6..=0.1).contains(epsilon), "epsilon lies between 0.000001 and 0.1")?;
    must(calls.len() <= CALLS_MAX as usize, &format!("there are at most {CALLS_MAX} calls"))?;
    for call in calls {
        let x = rows(call);
        must((1..=ROWS_MAX as usize).contains(&x.nrows()), &format!("there are 1 to {ROWS_MAX} rows"))?;
        must(x.ncols() == *features, "every row has a number for each feature")?;
        let bounded = x.iter().all(|number| number.abs() <= MAGNITUDE_MAX as f64);
        must(bounded, &format!("no number is larger than {MAGNITUDE_MAX} in magnitude"))?;
        let apart = |column: Vec<f64>| {
            let low = column.iter().copied().fold(f64::INFINITY, f64::min);
            let high = column.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            low == high || high - low >= 0.001
        };
        must(
            x.columns().into_iter().all(|column| apart(column.to_vec())),
            "the numbers of a feature are equal or differ by at least 0.001",
        )?;
    }
    Ok(())
}

fn rows(call: &Call) -> &Array2<f64> {
    let (Call::Train { x } | Call::Evaluate { x }) = call;
    x
}

/// `t4` trains with four rows, `e2` evaluates two.
fn script(random: &mut Random, calls: &str, features: usize, momentum: f64) -> Input {
    let call = |word: &str| {
        let x = draw(random, word[1..].parse().unwrap_or(1), features, 0.0);
        if word.starts_with('t') { Call::Train { x } } else { Call::Evaluate { x } }
    };
    ((features, momentum, 1e-5), calls.split_whitespace().map(call).collect())
}

/// Rows around a level, each feature a little higher than the one before.
fn draw(random: &mut Random, rows: usize, features: usize, level: f64) -> Array2<f64> {
    let numbers = random.matrix(rows, features, |r| r.decimal(-4.0, 4.0, 1) + level);
    numbers + &Array1::from_shape_fn(features, |feature| feature as f64)
}

fn train(column: &[f64]) -> Call {
    Call::Train { x: Array2::from_shape_fn((column.len(), 1), |at| column[at.0]) }
}

fn evaluate(column: &[f64]) -> Call {
    Call::Evaluate { x: Array2::from_shape_fn((column.len(), 1), |at| column[at.0]) }
}
