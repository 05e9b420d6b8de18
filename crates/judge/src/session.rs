//! Judging one answer: cases, the smallest failing input, growth.

use crate::checker::Checker;
use crate::compare::{Difference, compare};
use crate::engine::{Engine, Fault, Finding, Halt, JudgedCase, Printed, Ran, Stage, Watcher};
use crate::growth::{self, GrowthFinding};
use crate::manifest::Manifest;
use crate::plan::{Depth, PlannedCase, plan};
use crate::shrink;
use crate::value::Value;

/// The least time any case gets, in milliseconds: below it a machine's noise would be judged.
pub const LEAST_LIMIT_MS: f64 = 1000.0;

/// How many times an accepted answer's cost a case may take.
pub const LIMIT_FACTOR: f64 = 100.0;

/// The limit for examples, where speed is not judged.
pub const RUN_LIMIT_MS: f64 = 5000.0;

/// A problem, as far as judging needs it.
#[derive(Clone, Copy)]
pub struct Task<'a> {
    /// What the problem says of itself.
    pub manifest: &'a Manifest,
    /// Its checker.
    pub checker: &'a Checker,
    /// An accepted answer, whose cost is the unit of time.
    pub yardstick: Option<&'a str>,
    /// Every limit of time is multiplied by this. 1 but for the verifier, which asks whether a verdict hangs on a limit.
    pub time_scale: f64,
    /// A person's own cases, which a [`Depth::Run`] tries after the examples.
    pub own: &'a [PlannedCase],
}

/// All that was found out about one answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// Why the answer could not even be taken in.
    pub refused: Option<Fault>,
    /// Every case of a [`Depth::Run`].
    pub cases: Vec<JudgedCase>,
    /// The smallest failing case.
    pub failing: Option<JudgedCase>,
    /// The value on the first example.
    pub first_value: Option<Value>,
    /// What it printed there; of an expression, the warnings.
    pub first_printed: Printed,
    /// What the answer printed while it was taken in.
    pub load_printed: Printed,
    /// Cases that passed.
    pub passed: usize,
    /// Cases planned.
    pub total: usize,
    /// Repeats this run.
    pub seed: u64,
    /// The answer's own time over all cases, in milliseconds.
    pub elapsed_ms: f64,
    /// Growth, where it is asked for and every case passed.
    pub growth: Option<GrowthFinding>,
}

impl Judgement {
    fn new(seed: u64, total: usize) -> Self {
        Judgement {
            refused: None,
            cases: Vec::new(),
            failing: None,
            first_value: None,
            first_printed: Printed::default(),
            load_printed: Printed::default(),
            passed: 0,
            total,
            seed,
            elapsed_ms: 0.0,
            growth: None,
        }
    }

    /// Whether everything is right.
    pub fn is_accepted(&self) -> bool {
        self.refused.is_none()
            && self.failing.is_none()
            && self.total > 0
            && self.growth.as_ref().is_none_or(|growth| growth.meets_bound != Some(false))
    }
}

/// Judges one answer.
///
/// # Errors
/// [`Halt`] where the person stopped it, or an engine broke.
pub async fn judge<E: Engine, W: Watcher>(
    task: Task<'_>,
    answer: &str,
    depth: Depth,
    seed: u64,
    engine: &mut E,
    watcher: &mut W,
) -> Result<Judgement, Halt> {
    let mut cases = plan(task.checker, depth, seed, task.manifest.random_cases as usize);
    if depth == Depth::Run {
        cases.extend_from_slice(task.own);
    }
    let limit_ms = limit(task, depth, &cases, engine).await?;
    let mut judgement = Judgement::new(seed, cases.len());
    let loaded = engine.load(answer).await?;
    judgement.load_printed = loaded.printed;
    if let Err(fault) = loaded.outcome {
        judgement.refused = Some(fault);
        return Ok(judgement);
    }
    let total = cases.len();
    for (at, case) in cases.into_iter().enumerate() {
        watcher.progress(Stage::Cases, at, total);
        let (judged, elapsed_ms) = run_case(task, case, limit_ms, engine).await?;
        judgement.elapsed_ms += elapsed_ms;
        if at == 0 {
            judgement.first_value = judged.finding.value().cloned();
            judgement.first_printed.clone_from(&judged.printed);
        }
        let right = judged.finding.is_right();
        judgement.passed += usize::from(right);
        if !right && judgement.failing.is_none() {
            judgement.failing = Some(judged.clone());
        }
        if depth == Depth::Run {
            let stuck = matches!(judged.finding, Finding::Failed(Fault::TimeLimit(_)));
            judgement.cases.push(judged);
            if stuck {
                break;
            }
        } else if !right {
            break;
        }
    }
    if depth == Depth::Run {
        return Ok(judgement);
    }
    if let Some(found) = judgement.failing.take() {
        watcher.counterexample(task.manifest, &found);
        // An input cannot help it that the engine lacks something.
        let is_lacking = matches!(found.finding, Finding::Failed(Fault::Unsupported(_)));
        judgement.failing = Some(if watcher.wants(Stage::Shrinking) && !is_lacking {
            shrink::shrink(task, found, limit_ms, engine, watcher).await?
        } else {
            found
        });
    } else if depth == Depth::Submit && engine.is_timed() && watcher.wants(Stage::Growth) {
        judgement.growth = growth::measure(task, answer, seed, engine, watcher).await?;
    }
    Ok(judgement)
}

/// Runs and compares one case; also the answer's own time in milliseconds.
pub(crate) async fn run_case<E: Engine>(
    task: Task<'_>,
    case: PlannedCase,
    limit_ms: f64,
    engine: &mut E,
) -> Result<(JudgedCase, f64), Halt> {
    let expected = task.checker.expected(&case.arguments).map_err(|error| {
        Halt::Broken(format!("the reference cannot take the input of case “{}”: {error}", case.name))
    })?;
    let ran = engine.run(&case.arguments, limit_ms).await?;
    let elapsed_ms = ran.elapsed_ms;
    let finding = find(task, &case.arguments, &expected, &ran);
    let judged =
        JudgedCase { name: case.name, arguments: case.arguments, expected, finding, printed: ran.printed, shrinks: 0 };
    Ok((judged, elapsed_ms))
}

fn find(task: Task<'_>, arguments: &Value, expected: &Value, ran: &Ran) -> Finding {
    match &ran.outcome {
        Err(fault) => Finding::Failed(fault.clone()),
        Ok(actual) => {
            let differences = differences(task, arguments, expected, actual);
            if !differences.is_empty() {
                Finding::Wrong(actual.clone(), differences)
            } else if task.manifest.comparison.forbid_mutation && !ran.mutated.is_empty() {
                Finding::Mutated(actual.clone(), ran.mutated.clone())
            } else {
                Finding::Right(actual.clone())
            }
        }
    }
}

/// What is wrong with a value, by the package's own comparison or by the manifest's rules; empty where it is right.
pub fn differences(task: Task<'_>, arguments: &Value, expected: &Value, actual: &Value) -> Vec<Difference> {
    if let Some(sampling) = &task.manifest.sampling {
        // Too few draws would pass any comparison of frequencies.
        let draws = match actual {
            Value::List(draws) => draws.len(),
            _ => 0,
        };
        if draws != sampling.draws as usize {
            return vec![Difference::said(format!("expected {} draws, got {draws}", sampling.draws))];
        }
    }
    task.checker
        .accept(arguments, expected, actual)
        .unwrap_or_else(|| compare(expected, actual, &task.manifest.comparison))
}

/// The time a case may take: an accepted answer's on the largest case of this run, times [`LIMIT_FACTOR`].
async fn limit<E: Engine>(task: Task<'_>, depth: Depth, cases: &[PlannedCase], engine: &mut E) -> Result<f64, Halt> {
    if depth != Depth::Submit || !engine.is_timed() {
        return Ok(RUN_LIMIT_MS * task.time_scale);
    }
    let (Some(yardstick), Some(largest)) = (task.yardstick, cases.iter().max_by_key(|case| case.arguments.weight()))
    else {
        return Ok(RUN_LIMIT_MS * task.time_scale);
    };
    load_yardstick(yardstick, engine).await?;
    let ran = engine.run(&largest.arguments, f64::INFINITY).await?;
    Ok((ran.elapsed_ms * LIMIT_FACTOR).max(LEAST_LIMIT_MS) * task.time_scale)
}

/// Loads the accepted answer; that it fails is our fault.
pub(crate) async fn load_yardstick<E: Engine>(yardstick: &str, engine: &mut E) -> Result<(), Halt> {
    engine
        .load(yardstick)
        .await?
        .outcome
        .map_err(|fault| Halt::Broken(format!("the accepted answer that sets the time limit does not load: {fault:?}")))
}

impl Finding {
    /// The value, where there is one.
    pub fn value(&self) -> Option<&Value> {
        match self {
            Finding::Right(value) | Finding::Wrong(value, _) | Finding::Mutated(value, _) => Some(value),
            Finding::Failed(_) => None,
        }
    }
}
