//! Making a failing input small.
//!
//! Greedy: of the [`candidates`] of the present input, the first that is legal and fails in the same way is taken, until none does or
//! the budget is spent. Each step lowers [`cost`], so it ends; everything is in a fixed order, so the same seed gives
//! the same result, as far as the budget of time allows.

mod candidates;

pub use candidates::{candidates, cost};

use crate::engine::{Engine, Fault, Finding, Halt, JudgedCase, Stage, Watcher};
use crate::plan::PlannedCase;
use crate::session::{Task, run_case};

/// Most inputs tried.
pub const MAX_ATTEMPTS: usize = 600;

/// Most time spent, in milliseconds.
pub const MAX_MS: f64 = 2000.0;

/// The smallest input found that fails like `found`.
///
/// # Errors
/// [`Halt`] where the person stopped it, or an engine broke.
pub async fn shrink<E: Engine, W: Watcher>(
    task: Task<'_>,
    found: JudgedCase,
    limit_ms: f64,
    engine: &mut E,
    watcher: &mut W,
) -> Result<JudgedCase, Halt> {
    // Every try of an answer that hangs costs its whole limit and the interpreter.
    if matches!(found.finding, Finding::Failed(Fault::TimeLimit(_))) {
        return Ok(found);
    }
    let end = watcher.now_ms() + MAX_MS;
    let mut best = found;
    let mut attempts = 0;
    'smaller: loop {
        let best_cost = cost(&best.arguments);
        for arguments in candidates(&best.arguments) {
            if cost(&arguments) >= best_cost || task.checker.legal(&arguments).is_err() {
                continue;
            }
            if attempts >= MAX_ATTEMPTS || watcher.now_ms() > end {
                return Ok(best);
            }
            attempts += 1;
            if attempts % 16 == 0 {
                watcher.progress(Stage::Shrinking, attempts, 0);
            }
            let case = PlannedCase { name: best.name.clone(), arguments };
            let (judged, _) = run_case(task, case, limit_ms, engine).await?;
            if judged.finding.resembles(&best.finding) {
                best = JudgedCase { shrinks: best.shrinks + 1, ..judged };
                watcher.counterexample(task.manifest, &best);
                continue 'smaller;
            }
            if matches!(judged.finding, Finding::Failed(Fault::TimeLimit(_))) {
                return Ok(best);
            }
        }
        return Ok(best);
    }
}
