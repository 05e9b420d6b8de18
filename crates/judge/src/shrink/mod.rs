//! Making a failing input small.
//!
//! Greedy: an edit of the present input whose result is legal, cheaper by [`cost`] and fails in the same way is taken.
//! Edits come in passes, the boldest first, and a pass goes on where it last succeeded, so that a long input is gone
//! through once and not from its start after every find. First the number of items is brought down; then small inputs
//! of the problem's own generators are tried in case the input is stuck above them; then numbers and strings are made
//! simpler. Every success lowers the cost, no input is tried twice, and attempts are counted, so it ends; everything is
//! in a fixed order, so the same seed gives the same result, as far as the budget of time allows.

mod axes;
mod cost;
mod fresh;
mod leaves;
mod names;
mod parts;

pub use cost::{cost, size};

use crate::engine::{Engine, Fault, Finding, Halt, JudgedCase, Stage, Watcher};
use crate::plan::PlannedCase;
use crate::session::{Task, run_case};
use crate::value::{Value, wire};
use std::collections::HashSet;

/// Most inputs tried.
pub const MAX_ATTEMPTS: usize = 1000;

/// Attempts after which simpler numbers are no longer looked for in vain: what is left goes to fewer items.
const MAX_ATTEMPTS_FOR_ITEMS: usize = 600;

/// Most time spent, in milliseconds.
pub const MAX_MS: f64 = 2000.0;

/// Most edits looked at, legal or not.
const MAX_EDITS: usize = 40_000;

/// A change of the arguments; `None` where it does not apply to them.
type Edit = Box<dyn Fn(&Value) -> Option<Value>>;

/// Edits of a value, the boldest first.
type Pass = fn(&Value) -> Vec<Edit>;

/// Passes that leave items out.
const ITEMS: &[Pass] = &[axes::chunks, names::without_one, axes::fine];

/// Passes that make numbers and strings simpler.
const LEAVES: &[Pass] = &[leaves::all, leaves::equal, leaves::each];

/// Cheaper inputs than these arguments, in the order of the passes. Not all are legal.
pub fn candidates(arguments: &Value) -> impl Iterator<Item = Value> + '_ {
    let most = cost(arguments);
    let edits = ITEMS.iter().chain(LEAVES).flat_map(move |pass| pass(arguments));
    edits.filter_map(move |edit| edit(arguments)).filter(move |smaller| cost(smaller) < most)
}

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
    let end_ms = watcher.now_ms() + MAX_MS;
    let most = MAX_ATTEMPTS_FOR_ITEMS;
    let mut search = Search {
        task,
        best: found,
        limit_ms,
        end_ms,
        engine,
        watcher,
        tried: HashSet::new(),
        attempts: 0,
        edits: 0,
        most,
    };
    search.sweep(ITEMS).await?;
    search.most = MAX_ATTEMPTS_FOR_ITEMS + fresh::MOST;
    if search.start_afresh().await? {
        search.sweep(ITEMS).await?;
    }
    search.most = MAX_ATTEMPTS;
    while search.sweep(LEAVES).await? && search.sweep(ITEMS).await? {}
    Ok(search.best)
}

/// Runs one input and compares, as judging does.
///
/// # Errors
/// [`Halt`] where the person stopped it, or an engine broke.
pub async fn attempt<E: Engine>(
    task: Task<'_>,
    arguments: Value,
    limit_ms: f64,
    engine: &mut E,
) -> Result<JudgedCase, Halt> {
    let case = PlannedCase { name: String::new(), arguments };
    run_case(task, case, limit_ms, engine).await.map(|(judged, _)| judged)
}

struct Search<'a, E, W> {
    task: Task<'a>,
    best: JudgedCase,
    limit_ms: f64,
    end_ms: f64,
    engine: &'a mut E,
    watcher: &'a mut W,
    tried: HashSet<Vec<u8>>,
    attempts: usize,
    edits: usize,
    /// Attempts after which this part of the search is over.
    most: usize,
}

impl<E: Engine, W: Watcher> Search<'_, E, W> {
    fn is_over(&self) -> bool {
        self.attempts >= self.most || self.edits >= MAX_EDITS || self.watcher.now_ms() > self.end_ms
    }

    /// Runs the passes until none of them finds anything. Whether any did.
    async fn sweep(&mut self, passes: &[Pass]) -> Result<bool, Halt> {
        let mut any = false;
        loop {
            let mut found = false;
            for pass in passes {
                let mut edits = pass(&self.best.arguments);
                let mut at = 0;
                while at < edits.len() {
                    if self.is_over() {
                        return Ok(any);
                    }
                    self.edits += 1;
                    let smaller = edits[at](&self.best.arguments);
                    let taken = if let Some(smaller) = smaller { self.takes(smaller).await? } else { false };
                    if taken {
                        (found, any) = (true, true);
                        edits = pass(&self.best.arguments);
                    } else {
                        at += 1;
                    }
                }
            }
            if !found {
                return Ok(any);
            }
        }
    }

    /// Tries small inputs of the generators that have fewer items than the present one. Whether one failed.
    async fn start_afresh(&mut self) -> Result<bool, Halt> {
        for arguments in fresh::inputs(self.task.checker, size(&self.best.arguments)) {
            if self.is_over() {
                break;
            }
            if self.takes(arguments).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Takes the input if it is cheaper, legal, and fails like the present one.
    async fn takes(&mut self, arguments: Value) -> Result<bool, Halt> {
        if cost(&arguments) >= cost(&self.best.arguments)
            || self.task.checker.legal(&arguments).is_err()
            || !self.tried.insert(wire::write(&arguments))
        {
            return Ok(false);
        }
        self.attempts += 1;
        if self.attempts.is_multiple_of(16) {
            self.watcher.progress(Stage::Shrinking, self.attempts, 0);
        }
        let case = PlannedCase { name: self.best.name.clone(), arguments };
        let (judged, _) = run_case(self.task, case, self.limit_ms, self.engine).await?;
        if judged.finding.resembles(&self.best.finding) {
            self.best = JudgedCase { shrinks: self.best.shrinks + 1, ..judged };
            self.watcher.counterexample(self.task.manifest, &self.best);
            return Ok(true);
        }
        if matches!(judged.finding, Finding::Failed(Fault::TimeLimit(_))) {
            // One hanging input may stand for many: nothing more is tried.
            self.end_ms = f64::NEG_INFINITY;
        }
        Ok(false)
    }
}

#[cfg(test)]
mod tests;
