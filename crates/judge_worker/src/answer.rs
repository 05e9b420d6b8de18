//! Judging one answer of any kind.

use crate::engines::{ExpressionEngine, PythonEngine, PythonLink, QueryEngine, StandInEngine};
use crate::{figures, own, words};
use judge::checker::Checker;
use judge::engine::{Fault, Finding, Halt, Trouble, Watcher};
use judge::manifest::{Kind, Manifest, Signature};
use judge::plan::{Depth, PlannedCase};
use judge::session::{Judgement, Task, judge as judge_cases};
use problems::Package;
use protocol::judging::{Answer, Effort, JudgeRequest, Report};
use protocol::plan::PlanStep;

/// Judges an answer and says what was found, in words. Never fails: what goes wrong is a report, too.
///
/// `fresh_seed` is used where the request names none.
pub async fn judge<L: PythonLink, W: Watcher>(
    request: &JudgeRequest,
    fresh_seed: u64,
    python: &mut L,
    watcher: &mut W,
) -> Report {
    let seed = request.seed.unwrap_or(fresh_seed);
    let Some(package) = Package::find(&request.slug) else {
        return words::halted(
            &Halt::Broken(format!("there is no problem called {}", request.slug)),
            request.effort,
            seed,
        );
    };
    let manifest = package.manifest();
    let own = if request.effort == Effort::Run { own::cases(&request.slug, &request.own) } else { Vec::new() };
    let terms = Terms { package, manifest: &manifest, time_scale: 1.0, own: &own };
    judge_on(terms, request, seed, python, watcher).await
}

/// What an answer is judged on. The verifier bends the manifest and the limits of time; everyone else takes them as they are.
#[derive(Clone, Copy)]
pub struct Terms<'a> {
    /// The problem.
    pub package: &'a Package,
    /// What it says of itself.
    pub manifest: &'a Manifest,
    /// See [`Task::time_scale`].
    pub time_scale: f64,
    /// See [`Task::own`].
    pub own: &'a [PlannedCase],
}

impl<'a> Terms<'a> {
    fn parts(self) -> Result<(Checker, &'a Signature), Halt> {
        match (self.package.checker(), &self.manifest.signature) {
            (Some(checker), Some(signature)) => Ok((checker, signature)),
            _ => Err(Halt::Broken("the problem has no checker for this kind of answer".into())),
        }
    }

    fn task(self, checker: &'a Checker) -> Task<'a> {
        let Terms { package, manifest, time_scale, own } = self;
        Task { manifest, checker, yardstick: package.yardstick, time_scale, own }
    }
}

/// Judges an answer on these terms, whatever problem the request names.
pub async fn judge_on<L: PythonLink, W: Watcher>(
    terms: Terms<'_>,
    request: &JudgeRequest,
    fresh_seed: u64,
    python: &mut L,
    watcher: &mut W,
) -> Report {
    let manifest = terms.manifest;
    let seed = request.seed.unwrap_or(fresh_seed);
    let found = match (&request.answer, manifest.kind) {
        (Answer::Options(chosen), Kind::Choice) => return words::choice(manifest, chosen, request.effort, seed),
        (Answer::Text(text), Kind::Complexity) => return words::bound(manifest, text, request.effort, seed),
        (Answer::Text(text), _) if text.trim().is_empty() => return words::incomplete(request.effort, seed),
        (Answer::Text(text), _) => {
            let found = run(terms, text, request.effort, seed, python, watcher).await;
            match found.as_ref().ok().and_then(missing).filter(|_| request.python_may_stand_in).cloned() {
                Some(missing) => {
                    let found = run_in_python(terms, text, request.effort, seed, python, watcher).await;
                    return words::stood_in(told(manifest, found, request.effort, seed), &missing);
                }
                None => found,
            }
        }
        (Answer::Options(_), _) => Err(Halt::Broken("this problem is not answered by options".into())),
    };
    let mut drawn = figures::Drawn::default();
    if let Ok(judgement) = &found {
        watcher.judged(judgement);
        if let (Kind::Function, Answer::Text(text), Some(signature)) =
            (manifest.kind, &request.answer, &manifest.signature)
        {
            drawn = figures::draw(manifest, signature, text, judgement, python).await;
        }
    }
    let mut report = told(manifest, found, request.effort, seed);
    drawn.put_into(&mut report);
    if let (Kind::Query, Answer::Text(text)) = (manifest.kind, &request.answer) {
        report.plan = plan(terms, text);
    }
    report
}

/// How SQLite runs a query on the first example.
fn plan(terms: Terms<'_>, source: &str) -> Vec<PlanStep> {
    let Ok((checker, signature)) = terms.parts() else { return Vec::new() };
    let Some(example) = checker.examples().first() else { return Vec::new() };
    let rows = QueryEngine::new(signature.parameters.clone()).plan(source, &example.arguments);
    words::plan(terms.manifest, source, &rows)
}

fn told(manifest: &Manifest, found: Result<Judgement, Halt>, effort: Effort, seed: u64) -> Report {
    match found {
        Ok(judgement) => words::judgement(manifest, judgement, effort),
        Err(halt) => words::halted(&halt, effort, seed),
    }
}

/// What the expression evaluator does not know of the answer.
fn missing(judgement: &Judgement) -> Option<&Trouble> {
    match (&judgement.refused, judgement.failing.as_ref().map(|case| &case.finding)) {
        (Some(Fault::Unsupported(trouble)), _) | (_, Some(Finding::Failed(Fault::Unsupported(trouble)))) => {
            Some(trouble)
        }
        _ => None,
    }
}

async fn run<L: PythonLink, W: Watcher>(
    terms: Terms<'_>,
    text: &str,
    effort: Effort,
    seed: u64,
    python: &mut L,
    watcher: &mut W,
) -> Result<Judgement, Halt> {
    let (checker, signature) = terms.parts()?;
    let (task, depth) = (terms.task(&checker), depth(effort));
    match terms.manifest.kind {
        Kind::Expression => {
            let mut engine = ExpressionEngine::new(names(signature));
            judge_cases(task, text, depth, seed, &mut engine, watcher).await
        }
        Kind::Query => {
            let mut engine = QueryEngine::new(signature.parameters.clone());
            judge_cases(task, text, depth, seed, &mut engine, watcher).await
        }
        _ => {
            let mut engine = PythonEngine::new(python, terms.manifest, signature);
            let judged = judge_cases(task, text, depth, seed, &mut engine, watcher).await;
            engine.unload().await;
            judged
        }
    }
}

/// Judges an expression by Python.
async fn run_in_python<L: PythonLink, W: Watcher>(
    terms: Terms<'_>,
    text: &str,
    effort: Effort,
    seed: u64,
    python: &mut L,
    watcher: &mut W,
) -> Result<Judgement, Halt> {
    let (checker, signature) = terms.parts()?;
    let mut engine = StandInEngine::new(python, terms.manifest, signature);
    let judged = judge_cases(terms.task(&checker), text, depth(effort), seed, &mut engine, watcher).await;
    engine.unload().await;
    judged
}

fn depth(effort: Effort) -> Depth {
    match effort {
        Effort::Live => Depth::Live,
        Effort::Run => Depth::Run,
        Effort::Submit => Depth::Submit,
    }
}

fn names(signature: &Signature) -> Vec<String> {
    signature.parameters.iter().map(|parameter| parameter.name.clone()).collect()
}
