//! Measured growth against the asked bound.
//!
//! An accepted answer (the yardstick) and the candidate's run on the same inputs of doubling size, on the same machine,
//! in the same run. What is judged is the *excess*: the slope of log(candidate / yardstick) over log n. Caches, clocks
//! and slow tablets touch both alike and cancel out. A right answer has an excess near 0, one that does n times the
//! work has an excess near 1.

mod fit;

pub use fit::{Line, fit};

use crate::engine::{Engine, Fault, Halt, Stage, Watcher};
use crate::random::Random;
use crate::session::{Task, load_yardstick};
use crate::value::Value;

/// An excess exponent from here on, by the lower end of its interval, means that the bound is missed.
pub const EXCESS: f64 = 0.35;

/// Runs shorter than this, in milliseconds, tell nothing: the clock and the call's own cost drown them.
pub const NOISE_MS: f64 = 0.2;

/// The candidate may be this many times slower than the yardstick before a series is cut short.
pub const HOPELESS_FACTOR: f64 = 60.0;

/// The least time allowed for one point, in milliseconds, however quick the yardstick is.
const LEAST_POINT_LIMIT_MS: f64 = 1500.0;

/// What was measured.
#[derive(Clone, Debug, PartialEq)]
pub struct GrowthFinding {
    /// The asked bound, such as `n`.
    pub asked: String,
    /// Smallest size first.
    pub points: Vec<Point>,
    /// The candidate's own exponent of n, where it can be told.
    pub exponent: Option<Line>,
    /// Whether the bound is met; `None` where it could not be told.
    pub meets_bound: Option<bool>,
    /// The size at which the candidate was stopped, if it was.
    pub stopped_at: Option<u32>,
}

/// One measured size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Input size n.
    pub size: u32,
    /// The candidate's time, in milliseconds: the least of its runs.
    pub elapsed_ms: f64,
    /// The yardstick's.
    pub yardstick_ms: f64,
}

/// Measures the growth of an answer that passed every case. `None` where the problem asks for none.
///
/// # Errors
/// [`Halt`] where the person stopped it, or an engine broke.
pub async fn measure<E: Engine, W: Watcher>(
    task: Task<'_>,
    answer: &str,
    seed: u64,
    engine: &mut E,
    watcher: &mut W,
) -> Result<Option<GrowthFinding>, Halt> {
    let (Some(growth), Some(yardstick)) = (&task.manifest.growth, task.yardstick) else {
        return Ok(None);
    };
    let sizes: Vec<u32> = (0..=growth.doublings).map(|step| growth.first << step).collect();
    let inputs: Vec<Value> = sizes
        .iter()
        .filter_map(|&size| task.checker.growth(&mut Random::new(seed, 1 << 32 | u64::from(size)), size as usize))
        .collect();
    if inputs.len() != sizes.len() {
        return Err(Halt::Broken("the problem asks for growth but its checker has no growth series".into()));
    }
    let steps = 2 * sizes.len();

    load_yardstick(yardstick, engine).await?;
    let mut yardstick_ms = Vec::new();
    for (at, input) in inputs.iter().enumerate() {
        watcher.progress(Stage::Growth, at, steps);
        match least_of_runs(engine, input, f64::INFINITY).await? {
            Ok(elapsed_ms) => yardstick_ms.push(elapsed_ms),
            Err(fault) => {
                return Err(Halt::Broken(format!("the accepted answer fails in the growth series: {fault:?}")));
            }
        }
    }

    if let Err(fault) = engine.load(answer).await? {
        return Err(Halt::Broken(format!("the answer loaded once but not again: {fault:?}")));
    }
    let mut points: Vec<Point> = Vec::new();
    let mut stopped_at = None;
    for (at, ((&size, input), &unit_ms)) in sizes.iter().zip(&inputs).zip(&yardstick_ms).enumerate() {
        watcher.progress(Stage::Growth, sizes.len() + at, steps);
        let limit_ms = (unit_ms * HOPELESS_FACTOR).max(LEAST_POINT_LIMIT_MS) * task.time_scale;
        if foreseen_ms(&points) > limit_ms {
            stopped_at = Some(size);
            break;
        }
        match least_of_runs(engine, input, limit_ms).await? {
            Ok(elapsed_ms) => points.push(Point { size, elapsed_ms, yardstick_ms: unit_ms }),
            Err(_) => {
                stopped_at = Some(size);
                break;
            }
        }
    }
    Ok(Some(conclude(growth.asked.clone(), points, stopped_at)))
}

/// The least of a few runs, which is the one that was disturbed least; more of them where they are short.
async fn least_of_runs<E: Engine>(engine: &mut E, input: &Value, limit_ms: f64) -> Result<Result<f64, Fault>, Halt> {
    let mut least = f64::INFINITY;
    let mut spent = 0.0;
    for _ in 0..5 {
        let ran = engine.run(input, limit_ms).await?;
        if let Err(fault) = ran.outcome {
            return Ok(Err(fault));
        }
        least = least.min(ran.elapsed_ms);
        spent += ran.elapsed_ms;
        if spent > 40.0 {
            break;
        }
    }
    Ok(Ok(least))
}

/// What the next doubling will cost if the last one is a guide.
fn foreseen_ms(points: &[Point]) -> f64 {
    match points {
        [.., before, last] if last.elapsed_ms > 20.0 => {
            last.elapsed_ms * (last.elapsed_ms / before.elapsed_ms).max(1.0)
        }
        _ => 0.0,
    }
}

/// Sets the points against the bound.
pub fn conclude(asked: String, points: Vec<Point>, stopped_at: Option<u32>) -> GrowthFinding {
    let telling: Vec<Point> =
        points.iter().copied().filter(|p| p.elapsed_ms > NOISE_MS && p.yardstick_ms > NOISE_MS / 10.0).collect();
    let line_of = |measure: fn(&Point) -> f64| {
        let logs: Vec<(f64, f64)> = telling.iter().map(|p| (f64::from(p.size).ln(), measure(p).ln())).collect();
        fit(&logs)
    };
    let exponent = line_of(|p| p.elapsed_ms);
    let excess = line_of(|p| p.elapsed_ms / p.yardstick_ms);
    let meets_bound = match (stopped_at, excess) {
        (Some(_), _) => Some(false),
        (None, Some(line)) if line.slope - line.uncertainty > EXCESS => Some(false),
        (None, Some(line)) if line.slope + line.uncertainty < 2.0 * EXCESS => Some(true),
        _ => None,
    };
    GrowthFinding { asked, points, exponent, meets_bound, stopped_at }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(candidate: impl Fn(f64) -> f64) -> GrowthFinding {
        let points = (0..7)
            .map(|step| {
                let size = 1000u32 << step;
                // A few percent of noise that differs from point to point.
                let noise = 1.0 + 0.04 * f64::from(step * 7 % 5) / 5.0;
                Point { size, elapsed_ms: candidate(f64::from(size)) * noise, yardstick_ms: f64::from(size) * 3e-4 }
            })
            .collect();
        conclude("n".into(), points, None)
    }

    #[test]
    fn linear_meets_linear_and_quadratic_does_not() {
        assert_eq!(series(|n| n * 2e-3).meets_bound, Some(true));
        assert_eq!(series(|n| n * n * 1e-6).meets_bound, Some(false));
        assert_eq!(series(|n| n * n.log2() * 1e-4).meets_bound, Some(true));
        let exponent = series(|n| n * n * 1e-6).exponent.expect("seven points");
        assert!((exponent.slope - 2.0).abs() < 0.1, "{exponent:?}");
    }

    #[test]
    fn too_quick_to_tell_is_no_fault() {
        assert_eq!(series(|_| 0.01).meets_bound, None);
    }

    #[test]
    fn a_series_cut_short_misses_the_bound() {
        assert_eq!(conclude("n".into(), Vec::new(), Some(4000)).meets_bound, Some(false));
    }
}
