use super::limits::{D_MAX, MAGNITUDE_MAX, N_MAX};
use judge::prelude::*;

const NAN: f64 = f64::NAN;
const INF: f64 = f64::INFINITY;

type Input = (Array2<f64>, Array1<f64>, Array1<f64>);

pub fn checker() -> Checker {
    Checker::new(rescale)
        .example(
            "Two sensors. The last reading of the first is too high.",
            (array![[10.0, -1.0], [25.0, 0.0], [60.0, 1.0]], array![10.0, -1.0], array![40.0, 1.0]),
        )
        .example(
            "Saturated and missing readings.",
            (array![[-INF, 3.0], [INF, NAN]], array![0.0, 2.0], array![5.0, 4.0]),
        )
        .edge("one reading", |_| (array![[2.0]], array![1.0], array![5.0]))
        .edge("one sensor", |_| (array![[1.0], [2.0], [9.0], [-3.0]], array![1.0], array![5.0]))
        .edge("one moment", |_| (array![[1.0, 2.0, 9.0]], array![0.0, 3.0, 5.0], array![2.0, 4.0, 6.0]))
        .edge("as many moments as sensors", |_| {
            (array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]], array![0.0, 4.0, 2.0], array![8.0, 9.0, 5.0])
        })
        .edge("at the limits", |_| (array![[2.0], [6.0]], array![2.0], array![6.0]))
        .edge("everything beyond the limits", |_| {
            (array![[-9.0, 9.0], [9.0, -9.0]], array![0.0, 0.0], array![1.0, 1.0])
        })
        .edge("limits from 0 to 1", |_| (array![[0.25], [1.5], [-0.5]], array![0.0], array![1.0]))
        .edge("negative limits", |_| (array![[-4.0], [-1.0], [-9.0]], array![-5.0], array![-3.0]))
        .edge("close limits far from zero", |_| {
            (
                array![[1_700_000_000.25], [1_700_000_000.75], [1_699_999_999.0]],
                array![1_700_000_000.0],
                array![1_700_000_003.0],
            )
        })
        .edge("thirds of close limits", |_| (array![[101300.1], [101300.7]], array![101300.0], array![101303.0]))
        .edge("a tiny range", |_| (array![[2.5e-9, 1.0], [7e-9, 0.5]], array![1e-9, 0.0], array![5e-9, 2.0]))
        .edge("a tiny number in a wide range", |_| (array![[1e-6]], array![0.0], array![1e3]))
        .edge("everything missing", |_| (array![[NAN, NAN], [NAN, NAN]], array![0.0, -1.0], array![1.0, 1.0]))
        .edge("missing beside infinities", |_| (array![[NAN], [INF], [-INF], [0.5]], array![-1.0], array![1.0]))
        .edge("the widest limits", |_| {
            let most = MAGNITUDE_MAX as f64;
            (array![[most], [-most], [0.0], [INF]], array![-most], array![most])
        })
        .edge("as large as allowed", |random| readings(random, N_MAX as usize, D_MAX as usize, 10.0))
        .random(|random, size| {
            let d = random.count(1..=5);
            let range = *random.pick(&[10.0, 10.0, 0.5, 1e-7]);
            readings(random, size, d, range)
        })
        .legal(|(x, low, high)| {
            let (n, d) = x.dim();
            must(1 <= n && n <= N_MAX as usize, &format!("there are 1 to {N_MAX} moments"))?;
            must(1 <= d && d <= D_MAX as usize, &format!("there are 1 to {D_MAX} sensors"))?;
            must(low.len() == d && high.len() == d, "every sensor has two limits")?;
            must(low.iter().zip(high).all(|(low, high)| low < high), "every lower limit is below the upper one")?;
            let most = MAGNITUDE_MAX as f64;
            let within = |number: &f64| number.abs() <= most;
            must(low.iter().chain(high).all(within), &format!("a limit is between -{most} and {most}"))?;
            let known = x.iter().all(|reading| within(reading) || !reading.is_finite());
            must(known, &format!("a finite reading is between -{most} and {most}"))
        })
        .into()
}

/// One reading at a time, by cases.
fn rescale(x: Array2<f64>, low: Array1<f64>, high: Array1<f64>) -> Array2<f64> {
    Array2::from_shape_fn(x.dim(), |(row, column)| match x[[row, column]] {
        reading if reading.is_nan() => NAN,
        reading if reading <= low[column] => 0.0,
        reading if reading >= high[column] => 1.0,
        reading => (reading - low[column]) / (high[column] - low[column]),
    })
}

/// Limits about a range apart, and readings that leave them now and then.
fn readings(random: &mut Random, n: usize, d: usize, range: f64) -> Input {
    let low = random.vector(d, |random| random.decimal(-2.0, 2.0, 1) * range);
    let high = low.mapv(|low| low + random.decimal(0.5, 2.0, 1) * range);
    let x = Array2::from_shape_fn((n, d), |_| match random.int(0..=19) {
        0 => NAN,
        1 => INF,
        2 => -INF,
        _ => random.decimal(-4.0, 4.0, 2) * range,
    });
    (x, low, high)
}
