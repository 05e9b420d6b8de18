//! Asks the judge worker for verdicts, keeps it and the interpreter alive, and counts what is solved.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{
    content::{Kind, ProblemPage},
    judging::{Answer, Effort, FromJudge, JudgeRequest, ToJudge, Verdict},
};

use super::{
    desk::{Desk, Heard},
    progress::ProgressStore,
    python::{Python, PythonLoss, PythonStatus},
};
use crate::bridge::{clock::Timer, judge::JudgeWorker};

/// How long typing must rest before a query is judged; what is cheaper is judged at once.
const QUERY_REST_MS: u32 = 120;

/// How long an expression that only Python knows must rest before Python is fetched for it.
const PYTHON_REST_MS: u32 = 700;

/// How long a judge may take to stop before it is replaced.
const STOP_WITHIN_MS: u32 = 300;

/// How long judging as one types may take before it shows and can be stopped.
const SLOW_MS: u32 = 500;

/// Whether a kind has examples that a Run tries: a bound and a choice are judged as a whole.
pub fn has_run(kind: Kind) -> bool {
    !matches!(kind, Kind::Choice | Kind::Complexity)
}

/// Judging on the open page.
#[derive(Clone, Copy)]
pub struct Judging {
    desk: RwSignal<Desk>,
    slow: RwSignal<bool>,
    problem: StoredValue<Option<Arc<ProblemPage>>>,
    python: Python,
    progress: ProgressStore,
    judge: StoredValue<Option<JudgeWorker>, LocalStorage>,
    rest: StoredValue<Option<Timer>, LocalStorage>,
    patience: StoredValue<Option<Timer>, LocalStorage>,
}

impl Judging {
    /// Nothing is judged and nothing runs yet.
    pub fn new(python: Python, progress: ProgressStore) -> Self {
        let judging = Self {
            desk: RwSignal::new(Desk::default()),
            slow: RwSignal::new(false),
            problem: StoredValue::new(None),
            python,
            progress,
            judge: StoredValue::new_local(None),
            rest: StoredValue::new_local(None),
            patience: StoredValue::new_local(None),
        };
        Effect::new(move |_| {
            python.status();
            judging.follow_python();
        });
        judging
    }

    /// Makes ready for a problem: the judge starts, and the interpreter too where answers need one.
    pub fn open(&self, problem: &Arc<ProblemPage>) {
        self.close();
        self.problem.set_value(Some(problem.clone()));
        self.desk.update(|desk| desk.open(&problem.entry.slug));
        self.follow_python();
        if self.judge().is_ok() && problem.entry.kind == Kind::Function && !self.python.is_on() {
            self.start_python();
        }
    }

    /// Gives up what is on its way, as when the page is left.
    pub fn close(&self) {
        self.rest.set_value(None);
        if self.desk.with_untracked(|desk| desk.running().is_some()) {
            self.stop();
        }
        self.problem.set_value(None);
    }

    /// Reads the desk; whoever reads it here follows its changes.
    pub fn with<T>(&self, read: impl FnOnce(&Desk) -> T) -> T {
        self.desk.with(read)
    }

    /// Whether something is on its way that a person waits for.
    pub fn is_busy(&self) -> bool {
        self.with(|desk| desk.running().is_some_and(|running| running.asked_for)) || self.slow.get()
    }

    /// Judges an answer because a person asked for it.
    pub fn ask(&self, effort: Effort, answer: Answer, seed: Option<u64>) {
        self.rest.set_value(None);
        if let Some(request) = self.desk.try_update(|desk| desk.ask(effort, answer, seed)) {
            self.send(request);
        }
    }

    /// Judges an answer as it is typed.
    pub fn type_answer(&self, kind: Kind, answer: Answer) {
        let judging = *self;
        let judge = move || {
            if let Some(Some(request)) = judging.desk.try_update(|desk| desk.type_answer(answer)) {
                judging.send(request);
            }
        };
        if kind == Kind::Query {
            self.rest.set_value(Some(Timer::after(QUERY_REST_MS, judge)));
        } else {
            judge();
        }
    }

    /// Stops what is on its way. The next request works.
    pub fn stop(&self) {
        let Some(Some(id)) = self.desk.try_update(Desk::stop) else { return };
        let in_python = self.uses_python();
        // The judge hears of the stop before it gets a fresh interpreter, lest it goes on in that one.
        self.say(&ToJudge::Stop { id });
        // Python cannot be interrupted from outside: it is ended, and a fresh one follows.
        if in_python {
            self.start_python();
        }
        let judging = *self;
        self.wait(STOP_WITHIN_MS, move || {
            if judging.desk.with_untracked(|desk| desk.running().is_some_and(|running| running.id == id)) {
                judging.judge.set_value(None);
                judging.end(Verdict::Stopped, "You stopped it.".to_owned(), None);
                if in_python {
                    judging.start_python();
                }
            }
        });
    }

    /// Starts the interpreter afresh, as after a failure.
    pub fn start_python(&self) {
        let judging = *self;
        let packages = self.problem.with_value(|problem| match problem {
            Some(problem) if problem.entry.kind == Kind::Expression => vec!["numpy".to_owned()],
            Some(problem) => problem.packages.clone(),
            None => Vec::new(),
        });
        let tell = move |message| judging.say(&ToJudge::PythonFailed { message });
        let on_end = move |end| match end {
            PythonLoss::NeverReady(message) => tell(message),
            // An answer broke it; the next one gets a whole one.
            PythonLoss::Broken => judging.start_python(),
        };
        match self.python.start(&packages, on_end) {
            Ok(end) => {
                if self.judge().is_ok() {
                    self.judge.with_value(|judge| {
                        if let Some(judge) = judge {
                            judge.give_python(end);
                        }
                    });
                }
            }
            Err(reason) => tell(reason),
        }
    }

    /// Says to the desk whether Python is there for an expression, and sends what waited for it.
    fn follow_python(&self) {
        let is_there = self.kind() == Some(Kind::Expression) && untrack(|| self.python.status()) == PythonStatus::Ready;
        if let Some(Some(request)) = self.desk.try_update(|desk| desk.set_python(is_there)) {
            self.send(request);
        }
    }

    /// Fetches Python once an expression that the evaluator does not know whole has rested for a while.
    fn fetch_python_if_waited_for(&self) {
        if self.kind() != Some(Kind::Expression) {
            return;
        }
        let judging = *self;
        let is_needed = move || {
            judging.desk.with_untracked(Desk::waits_for_python)
                && untrack(|| judging.python.status()) == PythonStatus::Off
        };
        self.rest.set_value(is_needed().then(|| {
            Timer::after(PYTHON_REST_MS, move || {
                if is_needed() {
                    judging.start_python();
                }
            })
        }));
    }

    /// Whether what is on its way may be in Python.
    fn uses_python(&self) -> bool {
        match self.kind() {
            Some(Kind::Function) => true,
            Some(Kind::Expression) => self.python.is_on(),
            _ => false,
        }
    }

    fn kind(&self) -> Option<Kind> {
        self.problem.with_value(|problem| problem.as_ref().map(|problem| problem.entry.kind))
    }

    fn send(&self, request: JudgeRequest) {
        let judging = *self;
        let live = request.effort == Effort::Live;
        self.slow.set(false);
        self.python.keeping().hold();
        let had_judge = self.judge.with_value(Option::is_some);
        if let Err(reason) = self.judge() {
            return self.crash(&reason);
        }
        // A fresh judge has no interpreter yet.
        if !had_judge && self.uses_python() {
            self.start_python();
        }
        self.say(&ToJudge::Judge(request));
        if live {
            self.wait(SLOW_MS, move || judging.slow.set(true));
        }
    }

    fn wait(&self, delay_ms: u32, act: impl FnOnce() + 'static) {
        self.patience.set_value(Some(Timer::after(delay_ms, act)));
    }

    fn say(&self, message: &ToJudge) {
        self.judge.with_value(|judge| {
            if let Some(judge) = judge {
                judge.say(message);
            }
        });
    }

    /// Sees to it that there is a judge.
    fn judge(&self) -> Result<(), String> {
        if self.judge.with_value(Option::is_some) {
            return Ok(());
        }
        let judging = *self;
        let judge = JudgeWorker::start(move |message| judging.hear(message), move |reason| judging.crash(&reason))?;
        self.judge.set_value(Some(judge));
        Ok(())
    }

    fn hear(&self, message: FromJudge) {
        match self.desk.try_update(|desk| desk.hear(message)) {
            Some(Heard::ReplacePython) => self.start_python(),
            Some(Heard::Ended { counts, next }) => {
                if self.desk.with_untracked(|desk| desk.running().is_none()) || next.is_some() {
                    self.patience.set_value(None);
                    self.slow.set(false);
                    self.python.keeping().rest();
                }
                if let Some((slug, verdict)) = counts {
                    self.progress.add_attempt(&slug, verdict);
                }
                match next {
                    Some(next) => self.send(next),
                    None => self.fetch_python_if_waited_for(),
                }
            }
            Some(Heard::Nothing) | None => {}
        }
    }

    /// The judge is gone. The next request starts another.
    fn crash(&self, reason: &str) {
        self.judge.set_value(None);
        self.end(
            Verdict::JudgeError,
            format!("The judge stopped working: {reason}"),
            Some("This is our fault, not yours. Your answer is kept; try again.".to_owned()),
        );
    }

    fn end(&self, verdict: Verdict, headline: String, advice: Option<String>) {
        self.patience.set_value(None);
        self.slow.set(false);
        self.desk.update(|desk| desk.end_without_judge(verdict, headline, advice));
    }
}
