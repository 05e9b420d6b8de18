//! Where the points and lines of a growth plot lie. Both axes are logarithmic, so a power of n is a straight line.

use protocol::judging::{GrowthPoint, GrowthReport};

/// A plot in a box whose corners are (0, 0) at the lower left and (1, 1) at the upper right.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// The candidate's points, smallest size first.
    pub yours: Vec<(f64, f64)>,
    /// The accepted answer's points.
    pub yardstick: Vec<(f64, f64)>,
    /// The asked growth as a curve through the candidate's first point; empty where the bound is not a simple one.
    pub asked: Vec<(f64, f64)>,
    /// Places and labels along the horizontal axis: sizes.
    pub sizes: Vec<(f64, String)>,
    /// Places and labels along the vertical axis: times.
    pub times: Vec<(f64, String)>,
}

/// Lays a report out; `None` where there are too few points for a line.
pub fn plot(report: &GrowthReport) -> Option<Plot> {
    let points: Vec<&GrowthPoint> = report.points.iter().filter(|point| point.size > 0).collect();
    let (first, last) = (*points.first()?, *points.last()?);
    if points.len() < 2 || first.size == last.size {
        return None;
    }
    let asked_ms =
        |size: u32| growth_of(&report.asked).map(|growth| first.elapsed_ms * growth(size) / growth(first.size));
    let all_ms = points
        .iter()
        .flat_map(|point| [Some(point.elapsed_ms), Some(point.yardstick_ms), asked_ms(point.size)])
        .flatten()
        .filter(|ms| *ms > 0.0 && ms.is_finite());
    let (low, high) = all_ms.fold((f64::INFINITY, 0.0_f64), |(low, high), ms| (low.min(ms), high.max(ms)));
    if !low.is_finite() {
        return None;
    }
    let x = Scale::new(f64::from(first.size), f64::from(last.size));
    let y = Scale::new(low, high.max(low * 10.0));
    let line = |ms_of: &dyn Fn(&GrowthPoint) -> Option<f64>| -> Vec<(f64, f64)> {
        points
            .iter()
            .filter_map(|point| Some((x.place(f64::from(point.size)), y.place(ms_of(point)?.max(low)))))
            .collect()
    };
    Some(Plot {
        yours: line(&|point| Some(point.elapsed_ms)),
        yardstick: line(&|point| Some(point.yardstick_ms)),
        asked: line(&|point| asked_ms(point.size)),
        sizes: thinned(&points).map(|point| (x.place(f64::from(point.size)), grouped(point.size))).collect(),
        times: y.decades().into_iter().map(|ms| (y.place(ms), time_label(ms))).collect(),
    })
}

/// A logarithmic axis.
struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    fn new(low: f64, high: f64) -> Self {
        Self { low: low.ln(), high: high.ln() }
    }

    fn place(&self, value: f64) -> f64 {
        (value.ln() - self.low) / (self.high - self.low)
    }

    fn decades(&self) -> Vec<f64> {
        let exponents = (self.low / 10_f64.ln()).ceil() as i32..=(self.high / 10_f64.ln()).floor() as i32;
        exponents.map(|exponent| 10_f64.powi(exponent)).collect()
    }
}

/// At most five labels fit below a plot.
fn thinned<'a>(points: &'a [&GrowthPoint]) -> impl Iterator<Item = &'a GrowthPoint> {
    points.iter().copied().step_by(points.len().div_ceil(5))
}

/// `12000` as `12 000`.
pub fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// A time in milliseconds for people.
pub fn time_label(ms: f64) -> String {
    if ms >= 1000.0 {
        format!("{} s", rounded(ms / 1000.0))
    } else if ms >= 1.0 {
        format!("{} ms", rounded(ms))
    } else {
        format!("{} µs", rounded(ms * 1000.0))
    }
}

fn rounded(value: f64) -> String {
    if value >= 10.0 || value.fract().abs() < 0.05 { format!("{value:.0}") } else { format!("{value:.1}") }
}

/// The function that a bound in n alone names: `1`, `log n`, `n`, `n log n`, `n^2`, `n^2 log n` and the like.
fn growth_of(bound: &str) -> Option<impl Fn(u32) -> f64 + use<>> {
    let inner = bound.trim().strip_prefix("O(").and_then(|rest| rest.strip_suffix(')')).unwrap_or(bound);
    let (mut power, mut logs) = (0.0, 0);
    let words = inner.replace(['*', '·'], " ").replace("log(n)", "log n").replace("**", "^");
    let mut words = words.split_whitespace();
    while let Some(word) = words.next() {
        match word {
            "1" => {}
            "n" => power += 1.0,
            "log" if words.next() == Some("n") => logs += 1,
            other => power += other.strip_prefix("n^")?.parse::<f64>().ok()?,
        }
    }
    // One more than n, so that log 1 does not make everything vanish.
    Some(move |size: u32| f64::from(size).powf(power) * (f64::from(size) + 1.0).ln().powi(logs))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(asked: &str, points: &[(u32, f64, f64)]) -> GrowthReport {
        GrowthReport {
            sentence: String::new(),
            meets_bound: Some(true),
            asked: asked.to_owned(),
            exponent: None,
            uncertainty: None,
            points: points
                .iter()
                .map(|&(size, elapsed_ms, yardstick_ms)| GrowthPoint { size, elapsed_ms, yardstick_ms })
                .collect(),
        }
    }

    #[test]
    fn a_power_is_a_straight_line_from_corner_to_corner() {
        let squares = report("n", &[(10, 1.0, 1.0), (100, 100.0, 10.0), (1000, 10_000.0, 100.0)]);
        let plot = plot(&squares).expect("three points");
        let expected = [(0.0, 0.0), (0.5, 0.5), (1.0, 1.0)];
        for ((x, y), (expected_x, expected_y)) in plot.yours.iter().zip(expected) {
            assert!((x - expected_x).abs() < 1e-9 && (y - expected_y).abs() < 1e-9, "{x} {y}");
        }
        assert_eq!(plot.asked.last().map(|(_, y)| (y * 1000.0).round()), Some(500.0));
    }

    #[test]
    fn odd_measurements_never_leave_the_box() {
        for points in [
            vec![(1, 0.0, 0.0), (2, 0.0, 0.0)],
            vec![(1, 0.0, 1.0), (2, 5.0, 0.0)],
            vec![(0, 1.0, 1.0), (4, 1.0, 1.0), (8, 1.0, 1.0)],
        ] {
            if let Some(plot) = plot(&report("n log n", &points)) {
                for (x, y) in plot.yours.iter().chain(&plot.yardstick).chain(&plot.asked) {
                    assert!((0.0..=1.0).contains(x) && (0.0..=1.0 + 1e-9).contains(y), "{points:?}: {x} {y}");
                }
            }
        }
        assert_eq!(plot(&report("n", &[(5, 1.0, 1.0)])), None);
        assert_eq!(plot(&report("n", &[])), None);
    }

    #[test]
    fn bounds_are_read() {
        let ratio = |bound: &str| growth_of(bound).map(|growth| growth(1000) / growth(100));
        for (bound, expected) in [("1", 1.0), ("n", 10.0), ("O(n)", 10.0), ("n^2", 100.0), ("n^1.5", 31.62)] {
            assert!((ratio(bound).unwrap_or(0.0) - expected).abs() < 0.01, "{bound}");
        }
        let log = ratio("n log n").unwrap_or(0.0);
        assert!(log > 14.0 && log < 16.0, "{log}");
        assert_eq!(ratio("n * k"), None);
    }

    #[test]
    fn labels_are_short() {
        assert_eq!([0.02, 1.5, 12.3, 2500.0].map(time_label), ["20 µs", "1.5 ms", "12 ms", "2.5 s"]);
        assert_eq!(grouped(12000), "12\u{202f}000");
    }
}
