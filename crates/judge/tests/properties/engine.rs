//! An engine that runs a Rust function, and what is needed to judge with it.

use judge::checker::Checker;
use judge::engine::{Engine, Fault, Halt, JudgedCase, Loaded, Printed, Ran, Stage, Trouble, Watcher};
use judge::manifest::{Comparison, Difficulty, Kind, Manifest};
use judge::plan::Depth;
use judge::session::{Judgement, Task, judge};
use judge::value::Value;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Runs a function and counts how often.
pub struct Function<F> {
    pub answer: F,
    pub runs: usize,
}

impl<F: Fn(&Value) -> Result<Value, &'static str>> Engine for Function<F> {
    async fn load(&mut self, _: &str) -> Result<Loaded, Halt> {
        Ok(Loaded::silently(Ok(())))
    }

    async fn run(&mut self, arguments: &Value, _: f64) -> Result<Ran, Halt> {
        self.runs += 1;
        let outcome = (self.answer)(arguments)
            .map_err(|kind| Fault::Exception(Trouble { kind: kind.into(), ..Trouble::default() }));
        Ok(Ran { outcome, elapsed_ms: 0.0, printed: Printed::default(), mutated: Vec::new() })
    }

    fn is_timed(&self) -> bool {
        false
    }
}

/// Time stands still, so that only attempts bound a search. Keeps every failing case that it is shown.
#[derive(Default)]
pub struct Seen(pub Vec<JudgedCase>);

impl Watcher for Seen {
    fn now_ms(&self) -> f64 {
        0.0
    }

    fn progress(&mut self, _: Stage, _: usize, _: usize) {}

    fn counterexample(&mut self, _: &Manifest, case: &JudgedCase) {
        self.0.push(case.clone());
    }
}

/// Judges the function; also what was seen on the way, and how often it ran.
pub fn judged(
    checker: &Checker,
    seed: u64,
    answer: impl Fn(&Value) -> Result<Value, &'static str>,
) -> (Judgement, Vec<JudgedCase>, usize) {
    let manifest = manifest();
    let task = Task { manifest: &manifest, checker, yardstick: None, time_scale: 1.0, own: &[] };
    let mut engine = Function { answer, runs: 0 };
    let mut seen = Seen::default();
    let judgement = at_once(judge(task, "", Depth::Submit, seed, &mut engine, &mut seen)).expect("nothing halts");
    (judgement, seen.0, engine.runs)
}

/// The outcome of a future that never waits.
fn at_once<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => outcome,
        Poll::Pending => panic!("the engine waited"),
    }
}

fn manifest() -> Manifest {
    Manifest {
        title: String::new(),
        summary: String::new(),
        kind: Kind::Function,
        difficulty: Difficulty::Easy,
        minutes: 1,
        patterns: Vec::new(),
        roles: Vec::new(),
        asked_by: Vec::new(),
        prerequisites: Vec::new(),
        follow_ups: Vec::new(),
        packages: Vec::new(),
        signature: None,
        limits: Default::default(),
        comparison: Comparison::default(),
        growth: None,
        bound: None,
        options: Vec::new(),
        sampling: None,
        random_cases: 30,
    }
}
