//! Asks the judge worker for verdicts, keeps it and the interpreter alive, and counts what is solved.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{
    content::{Kind, ProblemPage},
    judging::{Answer, DebugRequest, Effort, FromJudge, JudgeRequest, RequestId, ScratchRequest, ToJudge, Verdict},
};

use super::{
    debugging::Debugging,
    desk::{Desk, Heard},
    history::HistoryStore,
    own_inputs::OwnInputs,
    progress::ProgressStore,
    python::{Python, PythonLoss, PythonStatus},
    scratch::Scratch,
    store::Store,
};
use crate::bridge::{Listener, clock::Timer, judge::JudgeWorker, page, python::PythonEnd};

/// How long typing must rest before a query is judged; what is cheaper is judged at once.
const QUERY_REST_MS: u32 = 120;

/// How long typing must rest before an input of a person's own is looked at.
const OWN_REST_MS: u32 = 200;

/// How long an expression that only Python knows must rest before Python is fetched for it.
const PYTHON_REST_MS: u32 = 700;

/// How long a judge may take to stop before it is replaced.
const STOP_WITHIN_MS: u32 = 300;

/// How long judging as one types may take before it shows and can be stopped.
const SLOW_MS: u32 = 500;

/// How long all must rest before the spare interpreter is seen to: what a person does next matters more.
const SPARE_REST_MS: u32 = 1500;

/// How long the page may be hidden before the spare is given up.
const HIDDEN_REST_MS: u32 = 60_000;

/// With this many gigabytes of memory or fewer there is no spare.
const SMALL_MEMORY_GB: f64 = 2.0;

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
    history: HistoryStore,
    debugging: Debugging,
    scratch: Scratch,
    own: OwnInputs,
    own_rest: StoredValue<Option<Timer>, LocalStorage>,
    judge: StoredValue<Option<JudgeWorker>, LocalStorage>,
    rest: StoredValue<Option<Timer>, LocalStorage>,
    patience: StoredValue<Option<Timer>, LocalStorage>,
    care: StoredValue<Option<Timer>, LocalStorage>,
    _visibility: StoredValue<Option<Listener>, LocalStorage>,
}

impl Judging {
    /// Nothing is judged and nothing runs yet.
    pub fn new(python: Python, progress: ProgressStore, history: HistoryStore, store: Store) -> Self {
        let judging = Self {
            desk: RwSignal::new(Desk::default()),
            slow: RwSignal::new(false),
            problem: StoredValue::new(None),
            python,
            progress,
            history,
            debugging: Debugging::new(),
            scratch: Scratch::new(),
            own: OwnInputs::new(store),
            own_rest: StoredValue::new_local(None),
            judge: StoredValue::new_local(None),
            rest: StoredValue::new_local(None),
            patience: StoredValue::new_local(None),
            care: StoredValue::new_local(None),
            _visibility: StoredValue::new_local(None),
        };
        judging._visibility.set_value(page::on_visibility(move || judging.tend_spare()));
        Effect::new(move |_| {
            python.status();
            judging.follow_python();
            judging.tend_spare();
        });
        judging
    }

    /// Makes ready for a problem: the judge starts, and the interpreter too where answers need one.
    pub fn open(&self, problem: &Arc<ProblemPage>) {
        self.close();
        self.problem.set_value(Some(problem.clone()));
        self.desk.update(|desk| desk.open(&problem.entry.slug));
        self.own.open(&problem.entry.slug);
        self.follow_python();
        if self.judge().is_ok() && problem.entry.kind == Kind::Function && !self.python.is_on() {
            self.start_python();
        }
        if has_run(problem.entry.kind) {
            self.say(&ToJudge::AskFields { slug: problem.entry.slug.clone() });
            self.check_inputs();
        }
        self.tend_spare();
    }

    /// Gives up what is on its way, as when the page is left.
    pub fn close(&self) {
        self.rest.set_value(None);
        self.end_debugging();
        self.stop_cell();
        self.scratch.clear();
        if self.desk.with_untracked(|desk| desk.running().is_some()) {
            self.stop();
        }
        self.problem.set_value(None);
        self.tend_spare();
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
        if let Some(mut request) = self.desk.try_update(|desk| desk.ask(effort, answer, seed)) {
            if effort == Effort::Run {
                request.own = self.own.all();
            }
            self.send(request);
        }
    }

    /// A person's own inputs for the open problem.
    pub fn own(&self) -> OwnInputs {
        self.own
    }

    /// Takes an own input in: these fields, or the first example's to begin with.
    pub fn add_input(&self, fields: Option<Vec<String>>) {
        self.own.add(fields.unwrap_or_else(|| self.own.sample()));
        self.check_inputs();
    }

    /// Takes in what was typed into a field of an own input.
    pub fn edit_input(&self, id: u32, at: usize, text: String) {
        let judging = *self;
        self.own.edit(id, at, text);
        self.own_rest.set_value(Some(Timer::after(OWN_REST_MS, move || judging.check_inputs())));
    }

    /// Removes an own input.
    pub fn remove_input(&self, id: u32) {
        self.own.remove(id);
    }

    /// Has the judge look at the own inputs that it has not seen.
    fn check_inputs(&self) {
        let name = || self.desk.try_update(Desk::name_request).map_or(RequestId(0), |(id, _)| id);
        for question in self.own.questions(name) {
            if self.send_to_judge(&ToJudge::Check(question)).is_err() {
                self.own.fail();
            }
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
        // The judge breaks off what is in Python, or asks for another interpreter.
        self.say(&ToJudge::Stop { id });
        let judging = *self;
        self.wait(STOP_WITHIN_MS, move || {
            if judging.desk.with_untracked(|desk| desk.running().is_some_and(|running| running.id == id)) {
                judging.judge.set_value(None);
                judging.scratch.fail("It was stopped together with the judge. Run it again.");
                judging.end(Verdict::Stopped, "You stopped it.".to_owned(), None);
                // What the judge that is gone left in the interpreter nobody knows.
                if in_python {
                    judging.replace_python();
                }
            }
        });
    }

    /// Stepping through a recorded run.
    pub fn debugging(&self) -> Debugging {
        self.debugging
    }

    /// Has an answer's run on a case recorded, to be stepped through.
    pub fn debug(&self, source: String, case: String) {
        let Some((id, slug)) = self.desk.try_update(Desk::name_request) else { return };
        self.debugging.begin(id, source.clone(), case.clone());
        if self.send_to_judge(&ToJudge::Debug(DebugRequest { id, slug, source, case })).is_err() {
            self.debugging.fail("The judge could not be started. Load the page again.");
        }
    }

    /// Ends stepping through. A run that is still being recorded is given up.
    pub fn end_debugging(&self) {
        if let Some(id) = self.debugging.waits_for() {
            self.say(&ToJudge::Stop { id });
        }
        self.debugging.close();
    }

    /// The cells of the open problem's pad.
    pub fn scratch(&self) -> Scratch {
        self.scratch
    }

    /// Runs a cell beside an answer, with a case's inputs or the first example's.
    pub fn run_cell(&self, answer: String, case: Option<String>, source: String) {
        let Some((id, slug)) = self.desk.try_update(Desk::name_request) else { return };
        let (number, fresh) = self.scratch.begin(id, source.clone());
        let request = ScratchRequest { id, slug, answer, case, source, number, fresh };
        if self.send_to_judge(&ToJudge::Scratch(request)).is_err() {
            self.scratch.fail("The judge could not be started. Load the page again.");
        }
    }

    /// Stops the cell that runs, if one does.
    pub fn stop_cell(&self) {
        if let Some(id) = self.scratch.waits_for() {
            self.say(&ToJudge::Stop { id });
        }
    }

    /// Puts another interpreter in the place of the one in use, as after a failure: the spare, or a fresh one.
    pub fn start_python(&self) {
        let judging = *self;
        let replaced = self.python.replace(&self.packages(), move |loss| judging.hear_loss(loss));
        self.give_python(replaced);
        self.tend_spare();
    }

    /// Ends an interpreter that does not come back. Where the page was left meanwhile, nobody needs another.
    fn replace_python(&self) {
        if self.uses_python() { self.start_python() } else { self.python.end() }
    }

    fn give_python(&self, end: Result<PythonEnd, String>) {
        match end {
            Ok(end) => {
                if self.judge().is_ok() {
                    self.judge.with_value(|judge| {
                        if let Some(judge) = judge {
                            judge.give_python(end);
                        }
                    });
                }
            }
            Err(message) => self.say(&ToJudge::PythonFailed { message }),
        }
    }

    fn hear_loss(&self, loss: PythonLoss) {
        match loss {
            PythonLoss::NeverReady(message) => self.say(&ToJudge::PythonFailed { message }),
            // An answer broke it; the next one gets a whole one.
            PythonLoss::Broken => self.start_python(),
            PythonLoss::Spare => self.tend_spare(),
        }
    }

    /// The packages that the open problem's answers may use.
    fn packages(&self) -> Vec<String> {
        self.problem.with_value(|problem| match problem {
            Some(problem) if problem.entry.kind == Kind::Expression => vec!["numpy".to_owned()],
            Some(problem) => problem.packages.clone(),
            None => Vec::new(),
        })
    }

    /// Sees to the spare interpreter once all has rested: one waits while a problem is open that is answered in Python.
    fn tend_spare(&self) {
        let judging = *self;
        let rest_ms = if page::is_hidden() { HIDDEN_REST_MS } else { SPARE_REST_MS };
        let tend = move || {
            let is_fit = judging.kind() == Some(Kind::Function)
                && !page::is_hidden()
                && page::device_memory_gb().is_none_or(|gb| gb > SMALL_MEMORY_GB);
            let packages = is_fit.then(|| judging.packages());
            let is_judging = judging.desk.with_untracked(|desk| desk.running().is_some());
            judging.python.tend_spare(packages.as_deref(), is_judging, move |loss| judging.hear_loss(loss));
        };
        self.care.set_value(Some(Timer::after(rest_ms, tend)));
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
        // What is judged comes first.
        self.stop_cell();
        self.slow.set(false);
        self.python.keeping().hold();
        if let Err(reason) = self.send_to_judge(&ToJudge::Judge(request)) {
            return self.crash(&reason);
        }
        if live {
            self.wait(SLOW_MS, move || judging.slow.set(true));
        }
    }

    fn send_to_judge(&self, message: &ToJudge) -> Result<(), String> {
        let had_judge = self.judge.with_value(Option::is_some);
        self.judge()?;
        // A fresh judge has no interpreter yet.
        if !had_judge && self.uses_python() {
            self.start_python();
        }
        self.say(message);
        Ok(())
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
        if let FromJudge::Recorded { id, outcome } = message {
            return self.debugging.hear(id, outcome);
        }
        if let FromJudge::Echoed { id, outcome } = message {
            self.scratch.hear(id, outcome);
            return self.tend_spare();
        }
        match message {
            FromJudge::Fields { slug, fields } => return self.own.hear_fields(&slug, fields),
            FromJudge::Checked { id, check } => return self.own.hear_check(id, *check),
            _ => {}
        }
        match self.desk.try_update(|desk| desk.hear(message)) {
            Some(Heard::ReplacePython) => self.replace_python(),
            Some(Heard::Ended { counts, next }) => {
                if self.desk.with_untracked(|desk| desk.running().is_none()) || next.is_some() {
                    self.patience.set_value(None);
                    self.slow.set(false);
                    self.python.keeping().rest();
                }
                if let Some(attempted) = counts {
                    self.progress.add_attempt(&attempted.slug, attempted.verdict);
                    self.history.add(attempted);
                }
                match next {
                    Some(next) => self.send(next),
                    None => {
                        self.fetch_python_if_waited_for();
                        self.tend_spare();
                    }
                }
            }
            Some(Heard::Nothing) | None => {}
        }
    }

    /// The judge is gone. The next request starts another.
    fn crash(&self, reason: &str) {
        self.judge.set_value(None);
        self.debugging.fail("The judge stopped working. Your answer is kept; try again.");
        self.scratch.fail("The judge stopped working. Your cell is kept; try again.");
        self.own.fail();
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
