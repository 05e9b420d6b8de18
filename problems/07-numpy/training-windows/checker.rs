use super::limits::{F_MAX, HORIZON_MAX, STRIDE_MAX, T_MAX, WIDTH_MAX};
use judge::prelude::*;

type Windows = (ArrayD<f64>, Array2<f64>);
type Input = (Array2<f64>, usize, usize, usize);

pub fn checker() -> Checker {
    Checker::new(training_windows)
        .example("Windows of three steps, every second step, and the next value.", (counted(7, 1), 3, 2, 1))
        .example("Two features, and a target two steps ahead.", (counted(5, 2), 2, 1, 2))
        .example("Too short for a window and its target.", (counted(3, 1), 3, 1, 1))
        .edge("one step", |_| (counted(1, 1), 1, 1, 1))
        .edge("two steps", |_| (counted(2, 1), 1, 1, 1))
        .edge("room for exactly one window", |_| (counted(6, 2), 4, 3, 2))
        .edge("one row too few for a window", |_| (counted(5, 2), 4, 3, 2))
        .edge("shorter than a window", |_| (counted(4, 3), 9, 1, 1))
        .edge("much shorter than window and horizon", |_| (counted(2, 1), 20, 5, 10))
        .edge("the series ends with the window", |_| (counted(4, 1), 4, 1, 1))
        .edge("room for exactly two windows", |_| (counted(8, 1), 3, 4, 1))
        .edge("one row too few for two windows", |_| (counted(7, 1), 3, 4, 1))
        .edge("windows of one step", |_| (counted(6, 2), 1, 2, 1))
        .edge("windows that do not overlap", |_| (counted(10, 1), 3, 3, 1))
        .edge("steps that no window holds", |_| (counted(12, 1), 2, 5, 1))
        .edge("a stride longer than the series", |_| (counted(6, 1), 2, 20, 1))
        .edge("a horizon longer than a window", |_| (counted(12, 1), 2, 3, 5))
        .edge("a horizon as long as a window", |_| (counted(9, 1), 3, 1, 3))
        .edge("as many features as steps of a window", |_| (counted(8, 3), 3, 1, 1))
        .edge("gaps and infinities", |_| {
            (array![[f64::NAN, 1.0], [2.0, f64::INFINITY], [f64::NAN, -0.0], [3.0, f64::NAN]], 2, 1, 1)
        })
        .edge("all the same", |_| (Array2::from_elem((6, 2), 0.5), 2, 2, 1))
        .edge("as large as allowed", |random| {
            (
                table(random, T_MAX as usize, F_MAX as usize),
                WIDTH_MAX as usize,
                STRIDE_MAX as usize,
                HORIZON_MAX as usize,
            )
        })
        .edge("every step a window", |random| (table(random, T_MAX as usize, 2), 5, 1, 1))
        .random(|random, size| {
            let f = random.count(1..=3);
            let (width, stride, horizon) = (random.count(1..=6), random.count(1..=4), random.count(1..=4));
            (table(random, size, f), width, stride, horizon)
        })
        .legal(|(series, width, stride, horizon)| {
            let (t, f) = series.dim();
            let within = |number: usize, most: i64| (1..=most as usize).contains(&number);
            must(within(t, T_MAX), &format!("there are 1 to {T_MAX} steps"))?;
            must(within(f, F_MAX), &format!("there are 1 to {F_MAX} features"))?;
            must(within(*width, WIDTH_MAX), &format!("the width is between 1 and {WIDTH_MAX}"))?;
            must(within(*stride, STRIDE_MAX), &format!("the stride is between 1 and {STRIDE_MAX}"))?;
            must(within(*horizon, HORIZON_MAX), &format!("the horizon is between 1 and {HORIZON_MAX}"))
        })
        .bound("t_max", |(series, ..)| series.nrows() as i64)
        .bound("f_max", |(series, ..)| series.ncols() as i64)
        .bound("width_max", |(_, width, ..)| *width as i64)
        .bound("stride_max", |(_, _, stride, _)| *stride as i64)
        .bound("horizon_max", |(.., horizon)| *horizon as i64)
        .into()
}

/// Tries every beginning and keeps those whose target exists.
fn training_windows(series: Array2<f64>, width: usize, stride: usize, horizon: usize) -> Windows {
    let (t, f) = series.dim();
    let starts: Vec<usize> = (0..t).step_by(stride).filter(|start| start + width - 1 + horizon < t).collect();
    let windows = ArrayD::from_shape_fn(vec![starts.len(), width, f], |at| series[[starts[at[0]] + at[1], at[2]]]);
    let targets =
        Array2::from_shape_fn((starts.len(), f), |(at, feature)| series[[starts[at] + width - 1 + horizon, feature]]);
    (windows, targets)
}

/// Rows 0, 1, 2, …; each further feature counts by hundreds.
fn counted(t: usize, f: usize) -> Array2<f64> {
    Array2::from_shape_fn((t, f), |(step, feature)| (step + 100 * feature) as f64)
}

fn table(random: &mut Random, t: usize, f: usize) -> Array2<f64> {
    random.matrix(t, f, |random| if random.chance(0.05) { f64::NAN } else { random.decimal(-9.0, 9.0, 1) })
}
