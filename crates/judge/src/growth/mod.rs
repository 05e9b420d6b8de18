//! Measured growth against the asked bound.
//!
//! An accepted answer (the yardstick) and the candidate's run on the same inputs of doubling size, on the same machine,
//! in the same run, turn by turn. What is judged is the *excess*: the slope of log(candidate / yardstick) over log n.
//! Caches, clocks and slow tablets touch both alike and cancel out. A right answer has an excess near 0, one that does n
//! times the work has an excess near 1. Work that hides in a fast built-in drowns in the linear part until the sizes are
//! large: so the ratio is also split into a part that stays and a part that grows like n, and the *share* of the latter
//! in the largest size counts as well.
//!
//! A disturbance makes a run slower, never faster: each point is the least of its runs, and where the series does not
//! tell yet, or tells against the answer, it is run again. As long as more runs speak for the answer, they are not enough
//! to refuse it: a busy machine must not make a right answer look steep.

mod fit;

use fit::growing_share;
pub use fit::{Line, fit};

use crate::engine::{Engine, Fault, Halt, Stage, Watcher};
use crate::random::Random;
use crate::session::{Task, load_yardstick};
use crate::value::Value;

/// An excess exponent from here on, by the lower end of its interval, means that the bound is missed.
pub const EXCESS: f64 = 0.35;

/// An excess below this, by the upper end of its interval, means that the bound is met.
const CLEAR: f64 = 2.0 * EXCESS;

/// A first round has to be clearer than this to be the last one.
const CLEAR_AT_ONCE: f64 = 0.5;

/// Runs shorter than this, in milliseconds, tell nothing: the clock and the call's own cost drown them.
pub const NOISE_MS: f64 = 0.2;

/// The candidate may be this many times slower than the yardstick before a series is cut short.
pub const HOPELESS_FACTOR: f64 = 60.0;

/// The least time allowed for one point, in milliseconds, however quick the yardstick is.
const LEAST_POINT_LIMIT_MS: f64 = 1500.0;

/// A part that grows n times as fast as the yardstick and has more than this share of the largest size, by the lower
/// end of its interval, means that the bound is missed. A factor of log n looks like a share of a third.
const SHARE: f64 = 0.55;

/// A run of more than this, in milliseconds, is not repeated in the same round.
const LONG_MS: f64 = 400.0;

/// So many points tell enough where the answer is by now so many times slower than the yardstick.
const PLAIN_POINTS: usize = 4;
const PLAIN_FACTOR: f64 = 10.0;

/// Rounds before an answer is said to miss the bound, unless nothing could be clearer.
const ROUNDS_TO_REFUSE: usize = 3;

/// An excess, or a share, that fell by more than this in the last round was a disturbance in part.
const STEADY: f64 = 0.02;

/// Rounds after which a series that does not tell is given up.
const MOST_ROUNDS: usize = 6;

/// Rounds after which a series that tells against the answer, but less from round to round, is given up.
const MOST_ROUNDS_AGAINST: usize = 12;

/// No round is begun after this, in milliseconds.
const BUDGET_MS: f64 = 10_000.0;

/// The same, where the series tells against the answer.
const BUDGET_AGAINST_MS: f64 = 20_000.0;

/// From this round on a series that does not tell is judged by half its uncertainty: what is left of it is mostly that
/// the points do not lie on a straight line.
const LATE_ROUND: usize = 4;

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
    let mut series = Series::new(sizes, inputs, task.time_scale);
    let began = watcher.now_ms();
    let mut round = 0;
    let mut before = None;
    loop {
        round += 1;
        load_yardstick(yardstick, engine).await?;
        series.run_yardstick(engine, watcher).await?;
        if let Err(fault) = engine.load(answer).await?.outcome {
            return Err(Halt::Broken(format!("the answer loaded once but not again: {fault:?}")));
        }
        series.run_candidate(engine, watcher).await?;
        let points = series.points();
        let excess = excess(&points);
        let mut found = conclude(growth.asked.clone(), points, series.stopped_at, round);
        let spent_ms = watcher.now_ms() - began;
        let is_over = match (found.meets_bound, excess) {
            _ if series.stopped_at.is_some() => true,
            (_, None) => true,
            (Some(false), Some(excess)) => {
                let is_steady = before.is_some_and(|before| excess.is_steady_since(&before));
                let is_settled = series.is_plain() || round >= ROUNDS_TO_REFUSE && is_steady;
                let is_late = round >= MOST_ROUNDS_AGAINST || spent_ms > BUDGET_AGAINST_MS;
                if is_late && !is_settled {
                    found.meets_bound = None;
                }
                is_settled || is_late
            }
            (Some(true), Some(excess)) if round > 1 || excess.slope.most() < CLEAR_AT_ONCE => true,
            _ => round >= MOST_ROUNDS || spent_ms > BUDGET_MS,
        };
        if is_over {
            return Ok(Some(found));
        }
        before = excess;
    }
}

/// The least times so far.
struct Series {
    sizes: Vec<u32>,
    inputs: Vec<Value>,
    yardstick_ms: Vec<f64>,
    candidate_ms: Vec<f64>,
    stopped_at: Option<u32>,
    time_scale: f64,
}

impl Series {
    fn new(sizes: Vec<u32>, inputs: Vec<Value>, time_scale: f64) -> Self {
        let yardstick_ms = vec![f64::INFINITY; sizes.len()];
        Series { sizes, inputs, yardstick_ms, candidate_ms: Vec::new(), stopped_at: None, time_scale }
    }

    fn points(&self) -> Vec<Point> {
        let (candidate_ms, yardstick_ms) = (undisturbed(&self.candidate_ms), undisturbed(&self.yardstick_ms));
        let times = candidate_ms.iter().zip(&yardstick_ms);
        self.sizes
            .iter()
            .zip(times)
            .map(|(&size, (&elapsed_ms, &yardstick_ms))| Point { size, elapsed_ms, yardstick_ms })
            .collect()
    }

    /// Whether larger sizes would only say once more that the bound is missed.
    fn is_plain(&self) -> bool {
        let points = self.points();
        let slower = points.last().is_some_and(|point| point.elapsed_ms > PLAIN_FACTOR * point.yardstick_ms);
        telling(&points).count() >= PLAIN_POINTS
            && slower
            && excess(&points).is_some_and(|excess| excess.slope.least() > CLEAR)
    }

    /// Whether the candidate was quick enough at the size before, so that a machine that stood still may have stopped it.
    fn is_sudden(&self) -> bool {
        self.points().last().is_none_or(|point| point.elapsed_ms < PLAIN_FACTOR * point.yardstick_ms)
    }

    async fn run_yardstick<E: Engine, W: Watcher>(&mut self, engine: &mut E, watcher: &mut W) -> Result<(), Halt> {
        for (at, (input, least_ms)) in self.inputs.iter().zip(&mut self.yardstick_ms).enumerate() {
            watcher.progress(Stage::Growth, at, 2 * self.sizes.len());
            match least_of_runs(engine, input, f64::INFINITY).await? {
                Ok(elapsed_ms) => *least_ms = least_ms.min(elapsed_ms),
                Err(fault) => {
                    return Err(Halt::Broken(format!("the accepted answer fails in the growth series: {fault:?}")));
                }
            }
        }
        Ok(())
    }

    /// Runs the sizes that the candidate reached, in a first round up to the one that is hopeless.
    async fn run_candidate<E: Engine, W: Watcher>(&mut self, engine: &mut E, watcher: &mut W) -> Result<(), Halt> {
        for (at, input) in self.inputs.iter().enumerate() {
            watcher.progress(Stage::Growth, self.sizes.len() + at, 2 * self.sizes.len());
            let limit_ms = (self.yardstick_ms[at] * HOPELESS_FACTOR).max(LEAST_POINT_LIMIT_MS) * self.time_scale;
            let is_new = at == self.candidate_ms.len();
            if is_new && self.is_plain() {
                break;
            }
            if is_new && foreseen_ms(&self.points()) > limit_ms {
                self.stopped_at = Some(self.sizes[at]);
                break;
            }
            let mut least = least_of_runs(engine, input, limit_ms).await?;
            if is_new && least.is_err() && self.is_sudden() {
                least = least_of_runs(engine, input, limit_ms).await?;
            }
            match least {
                Ok(elapsed_ms) if is_new => self.candidate_ms.push(elapsed_ms),
                Ok(elapsed_ms) => self.candidate_ms[at] = self.candidate_ms[at].min(elapsed_ms),
                Err(_) => {
                    // What was quick enough before was disturbed this time.
                    self.stopped_at = is_new.then_some(self.sizes[at]);
                    break;
                }
            }
        }
        Ok(())
    }
}

/// A smaller input takes no longer than a larger one: where it did, it was disturbed.
fn undisturbed(times_ms: &[f64]) -> Vec<f64> {
    let mut least = times_ms.to_vec();
    for at in (1..least.len()).rev() {
        least[at - 1] = least[at - 1].min(least[at]);
    }
    least
}

/// The least of a few runs, which is the one that was disturbed least; more of them where they are short.
async fn least_of_runs<E: Engine>(engine: &mut E, input: &Value, limit_ms: f64) -> Result<Result<f64, Fault>, Halt> {
    let mut least = f64::INFINITY;
    let mut spent = 0.0;
    for run in 1..=3 {
        let ran = engine.run(input, limit_ms).await?;
        if let Err(fault) = ran.outcome {
            return Ok(Err(fault));
        }
        least = least.min(ran.elapsed_ms);
        spent += ran.elapsed_ms;
        // One run alone may have been disturbed, unless it is so long that it tells anyhow.
        if spent > 40.0 && run > 1 || spent > LONG_MS {
            break;
        }
    }
    Ok(Ok(least))
}

/// What the next doubling will cost if the last one is a guide; 0 where the yardstick grew alike, for then the answer is
/// no worse than slow. A factor beyond that of cubic growth was a disturbance.
fn foreseen_ms(points: &[Point]) -> f64 {
    match points {
        [.., before, last] if last.elapsed_ms > 20.0 => {
            let factor = last.elapsed_ms / before.elapsed_ms;
            let alike = factor < 1.5 * last.yardstick_ms / before.yardstick_ms;
            if alike { 0.0 } else { last.elapsed_ms * factor.clamp(1.0, 8.0) }
        }
        _ => 0.0,
    }
}

/// How the candidate's time grows beyond the yardstick's.
#[derive(Clone, Copy)]
struct Excess {
    /// The exponent of n in their ratio.
    slope: Line,
    /// The part of the ratio at the largest size that grows like n.
    share: Line,
}

impl Excess {
    fn misses(&self, round: usize) -> bool {
        let part = if round < LATE_ROUND { 1.0 } else { 0.5 };
        let least = |line: &Line| line.slope - part * line.uncertainty;
        least(&self.slope) > EXCESS || self.share.least() > SHARE
    }

    /// Whether what tells against the answer is no less than it was a round ago.
    fn is_steady_since(&self, before: &Excess) -> bool {
        before.slope.slope - self.slope.slope <= STEADY && before.share.slope - self.share.slope <= STEADY
    }

    fn meets(&self) -> bool {
        self.slope.most() < CLEAR && self.share.slope < SHARE
    }
}

/// The excess, where enough sizes tell.
fn excess(points: &[Point]) -> Option<Excess> {
    let ratios: Vec<(f64, f64)> =
        telling(points).map(|point| (f64::from(point.size), point.elapsed_ms / point.yardstick_ms)).collect();
    let logs: Vec<(f64, f64)> = ratios.iter().map(|(size, ratio)| (size.ln(), ratio.ln())).collect();
    Some(Excess { slope: fit(&logs)?, share: growing_share(&ratios)? })
}

/// Points that are above the noise.
fn telling(points: &[Point]) -> impl Iterator<Item = &Point> {
    points.iter().filter(|point| point.elapsed_ms > NOISE_MS && point.yardstick_ms > NOISE_MS / 10.0)
}

/// Sets the points against the bound, after so many rounds.
pub fn conclude(asked: String, points: Vec<Point>, stopped_at: Option<u32>, round: usize) -> GrowthFinding {
    let times: Vec<(f64, f64)> =
        telling(&points).map(|point| (f64::from(point.size).ln(), point.elapsed_ms.ln())).collect();
    let meets_bound = match (stopped_at, excess(&points)) {
        (Some(_), _) => Some(false),
        (None, Some(excess)) if excess.misses(round) => Some(false),
        (None, Some(excess)) if excess.meets() => Some(true),
        _ => None,
    };
    GrowthFinding { asked, exponent: fit(&times), points, meets_bound, stopped_at }
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
        conclude("n".into(), points, None, 1)
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
    fn work_that_shows_at_the_end_only_misses_the_bound() {
        // A step in a loop costs 1 µs, a moved element 0.1 ns: half of a sorted window of n/2 for each of n.
        assert_eq!(series(|n| n * 1e-3 + n * n / 4.0 * 1e-7).meets_bound, Some(false));
        // One expensive start is no growth.
        assert_eq!(series(|n| 3.0 + n * 1e-3).meets_bound, Some(true));
    }

    #[test]
    fn too_quick_to_tell_is_no_fault() {
        assert_eq!(series(|_| 0.01).meets_bound, None);
    }

    #[test]
    fn a_series_cut_short_misses_the_bound() {
        assert_eq!(conclude("n".into(), Vec::new(), Some(4000), 1).meets_bound, Some(false));
    }
}
