//! What is being judged on the open page, and what came of it. Plain data: the rules by which messages of the judge
//! are taken in or dropped, without the worker.

use std::collections::BTreeMap;

use protocol::figures::Figures;
use protocol::judging::{
    Answer, CaseReport, Effort, FromJudge, JudgeRequest, Printed, Report, RequestId, Stage, Verdict,
};

/// The open page's judging.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Desk {
    slug: String,
    last_id: u32,
    running: Option<Running>,
    /// The newest answer typed while an earlier one is being judged: only the newest matters.
    typed_meanwhile: Option<Answer>,
    /// Submits on their way, by request; their verdict counts even when something newer is on screen.
    submits: BTreeMap<RequestId, (String, Answer)>,
    outcome: Option<Outcome>,
    /// Whether Python is there for an expression that the evaluator does not know whole.
    python_may_stand_in: bool,
}

/// A request on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Running {
    /// Its name.
    pub id: RequestId,
    /// How thoroughly.
    pub effort: Effort,
    /// What is judged.
    pub answer: Answer,
    /// Whether a person pressed something for it, rather than typed.
    pub asked_for: bool,
    /// Whether Python was there when it was sent.
    pub python_may_stand_in: bool,
    /// Whether stop was pressed.
    pub stopping: bool,
    /// Where it stands: stage, steps done, steps in all (0 where unknown).
    pub progress: Option<(Stage, u32, u32)>,
    /// The smallest failing case so far.
    pub counterexample: Option<CaseReport>,
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// What was judged.
    pub answer: Answer,
    /// What the judge says of it.
    pub report: Report,
}

/// A submit that came to a verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempted {
    /// The problem.
    pub slug: String,
    /// What was judged.
    pub answer: Answer,
    /// What the judge says of it.
    pub verdict: Verdict,
    /// Cases that passed.
    pub passed: u32,
    /// Cases that were planned.
    pub total: u32,
}

/// What a message of the judge asks the app to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// Nothing.
    Nothing,
    /// Start a fresh interpreter.
    ReplacePython,
    /// A request ended.
    Ended {
        /// For a submit that came to a verdict: what is to be counted and kept.
        counts: Option<Attempted>,
        /// What to send now.
        next: Option<JudgeRequest>,
    },
}

impl Desk {
    /// The desk for a page that was just opened. Names of requests go on where they were.
    pub fn open(&mut self, slug: &str) {
        let (last_id, submits) = (self.last_id, std::mem::take(&mut self.submits));
        *self = Desk { slug: slug.to_owned(), last_id, submits, ..Desk::default() };
    }

    /// What is on its way.
    pub fn running(&self) -> Option<&Running> {
        self.running.as_ref()
    }

    /// What came of the latest request.
    pub fn outcome(&self) -> Option<&Outcome> {
        self.outcome.as_ref()
    }

    /// A person asks for a verdict. Whatever is on its way gives way to it.
    pub fn ask(&mut self, effort: Effort, answer: Answer, seed: Option<u64>) -> JudgeRequest {
        self.outcome = None;
        self.typed_meanwhile = None;
        self.begin(effort, answer, seed, true)
    }

    /// An answer was typed. `None` where an earlier one is still being judged: this one's turn comes after it.
    pub fn type_answer(&mut self, answer: Answer) -> Option<JudgeRequest> {
        match &self.running {
            Some(running) if running.effort == Effort::Live => {
                self.typed_meanwhile = Some(answer);
                None
            }
            _ => Some(self.begin(Effort::Live, answer, None, false)),
        }
    }

    /// Whether an answer on screen waits for Python, because the evaluator does not know all of it.
    pub fn waits_for_python(&self) -> bool {
        let unsupported = |outcome: &Outcome| outcome.report.verdict == Verdict::Unsupported;
        self.running.is_none() && self.outcome.as_ref().is_some_and(unsupported)
    }

    /// Says whether Python is there, and what to send because of it: the answer that waits for it.
    pub fn set_python(&mut self, is_there: bool) -> Option<JudgeRequest> {
        self.python_may_stand_in = is_there;
        if !is_there || !self.waits_for_python() {
            return None;
        }
        let Outcome { answer, report } = self.outcome.clone()?;
        Some(self.begin(report.effort, answer, None, false))
    }

    /// A name for a request that is not judged here, and the problem it is about.
    pub fn name_request(&mut self) -> (RequestId, String) {
        self.last_id = self.last_id.wrapping_add(1);
        (RequestId(self.last_id), self.slug.clone())
    }

    /// Marks what is on its way as being stopped, and names it.
    pub fn stop(&mut self) -> Option<RequestId> {
        self.typed_meanwhile = None;
        let running = self.running.as_mut()?;
        running.stopping = true;
        Some(running.id)
    }

    /// Takes a message in. Messages of requests that gave way to newer ones are dropped.
    pub fn hear(&mut self, message: FromJudge) -> Heard {
        match message {
            FromJudge::Ready => Heard::Nothing,
            FromJudge::ReplacePython => Heard::ReplacePython,
            FromJudge::Progress { id, stage, done, total } => {
                if let Some(running) = self.current(id) {
                    running.progress = Some((stage, done, total));
                }
                Heard::Nothing
            }
            FromJudge::Counterexample { id, case } => {
                if let Some(running) = self.current(id) {
                    running.counterexample = Some(*case);
                }
                Heard::Nothing
            }
            FromJudge::Done { id, report } => self.end(id, *report),
            FromJudge::Recorded { .. }
            | FromJudge::Echoed { .. }
            | FromJudge::Fields { .. }
            | FromJudge::Checked { .. } => Heard::Nothing,
        }
    }

    /// Ends what is on its way with a report that the judge did not make: it crashed or did not stop.
    pub fn end_without_judge(&mut self, verdict: Verdict, headline: String, advice: Option<String>) {
        self.submits.clear();
        self.typed_meanwhile = None;
        if let Some(running) = self.running.take() {
            self.outcome = Some(Outcome {
                report: bare_report(verdict, running.effort, headline, advice),
                answer: running.answer,
            });
        }
    }

    fn begin(&mut self, effort: Effort, answer: Answer, seed: Option<u64>, asked_for: bool) -> JudgeRequest {
        self.last_id = self.last_id.wrapping_add(1);
        let id = RequestId(self.last_id);
        if effort == Effort::Submit {
            self.submits.insert(id, (self.slug.clone(), answer.clone()));
        }
        self.running = Some(Running {
            id,
            effort,
            answer: answer.clone(),
            asked_for,
            python_may_stand_in: self.python_may_stand_in,
            stopping: false,
            progress: None,
            counterexample: None,
        });
        let python_may_stand_in = self.python_may_stand_in;
        JudgeRequest { id, slug: self.slug.clone(), effort, answer, seed, python_may_stand_in, own: Vec::new() }
    }

    fn current(&mut self, id: RequestId) -> Option<&mut Running> {
        self.running.as_mut().filter(|running| running.id == id)
    }

    fn end(&mut self, id: RequestId, report: Report) -> Heard {
        let submitted = self.submits.remove(&id).filter(|_| is_attempt(report.verdict));
        let counts = submitted.map(|(slug, answer)| Attempted {
            slug,
            answer,
            verdict: report.verdict,
            passed: report.cases_passed,
            total: report.cases_total,
        });
        let Some(running) = self.running.take_if(|running| running.id == id) else {
            return Heard::Ended { counts, next: None };
        };
        let accepted_as_typed = running.effort == Effort::Live && report.verdict == Verdict::Accepted;
        self.outcome = Some(Outcome { answer: running.answer.clone(), report });
        let next = match self.typed_meanwhile.take() {
            Some(newer) if newer != running.answer => Some(self.begin(Effort::Live, newer, None, false)),
            // Right as typed: a submit settles it without a button.
            _ if accepted_as_typed => Some(self.begin(Effort::Submit, running.answer, None, false)),
            // Python came while the evaluator looked at it.
            _ if self.python_may_stand_in && !running.python_may_stand_in => self.set_python(true),
            _ => None,
        };
        Heard::Ended { counts, next }
    }
}

/// Whether a verdict says something about the answer, rather than about us or about nothing.
fn is_attempt(verdict: Verdict) -> bool {
    !matches!(verdict, Verdict::JudgeError | Verdict::Stopped | Verdict::Incomplete | Verdict::Unsupported)
}

fn bare_report(verdict: Verdict, effort: Effort, headline: String, advice: Option<String>) -> Report {
    Report {
        verdict,
        effort,
        headline,
        advice,
        aside: None,
        cases_passed: 0,
        cases_total: 0,
        seed: 0,
        elapsed_ms: 0.0,
        cases: Vec::new(),
        failing: None,
        growth: None,
        value: None,
        value_printed: Printed::default(),
        load_printed: Printed::default(),
        load_figures: Figures::default(),
        plan: Vec::new(),
        options: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Answer {
        Answer::Text(text.to_owned())
    }

    fn done(id: RequestId, effort: Effort, verdict: Verdict) -> FromJudge {
        FromJudge::Done { id, report: Box::new(bare_report(verdict, effort, String::new(), None)) }
    }

    fn desk() -> Desk {
        let mut desk = Desk::default();
        desk.open("a");
        desk
    }

    fn shown(desk: &Desk) -> Option<(&Answer, Verdict)> {
        desk.outcome().map(|outcome| (&outcome.answer, outcome.report.verdict))
    }

    /// What is to be counted, where nothing else is to be done.
    fn counted(heard: Heard) -> Option<(String, Answer, Verdict)> {
        match heard {
            Heard::Ended { counts: Some(counts), next: None } => Some((counts.slug, counts.answer, counts.verdict)),
            _ => None,
        }
    }

    #[test]
    fn messages_of_an_older_request_are_dropped() {
        let mut desk = desk();
        let old = desk.ask(Effort::Run, text("1"), None);
        let new = desk.ask(Effort::Run, text("2"), None);
        assert!(new.id > old.id);
        desk.hear(FromJudge::Progress { id: old.id, stage: Stage::Cases, done: 1, total: 2 });
        assert_eq!(desk.running().and_then(|running| running.progress), None);
        desk.hear(done(old.id, Effort::Run, Verdict::WrongAnswer));
        assert_eq!(shown(&desk), None);
        desk.hear(done(new.id, Effort::Run, Verdict::Accepted));
        assert_eq!(shown(&desk), Some((&text("2"), Verdict::Accepted)));
        assert_eq!(desk.running(), None);
    }

    #[test]
    fn while_typing_only_the_newest_waits() {
        let mut desk = desk();
        let first = desk.type_answer(text("x")).expect("nothing is on its way");
        assert_eq!(desk.type_answer(text("xy")), None);
        assert_eq!(desk.type_answer(text("xyz")), None);
        match desk.hear(done(first.id, Effort::Live, Verdict::CompileError)) {
            Heard::Ended { counts: None, next: Some(next) } => assert_eq!(next.answer, text("xyz")),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn right_as_typed_is_submitted_and_counts() {
        let mut desk = desk();
        let live = desk.type_answer(text("x")).expect("nothing is on its way");
        let Heard::Ended { counts: None, next: Some(submit) } =
            desk.hear(done(live.id, Effort::Live, Verdict::Accepted))
        else {
            panic!("no submit followed")
        };
        assert_eq!((submit.effort, &submit.answer), (Effort::Submit, &text("x")));
        let heard = desk.hear(done(submit.id, Effort::Submit, Verdict::Accepted));
        assert_eq!(counted(heard), Some(("a".to_owned(), text("x"), Verdict::Accepted)));
    }

    #[test]
    fn what_the_evaluator_does_not_know_goes_to_python_when_it_comes() {
        let mut desk = desk();
        let live = desk.type_answer(text("x")).expect("nothing is on its way");
        assert!(!live.python_may_stand_in);
        desk.hear(done(live.id, Effort::Live, Verdict::Unsupported));
        assert!(desk.waits_for_python());
        assert_eq!(desk.set_python(false), None);
        let again = desk.set_python(true).expect("the answer that waits");
        assert_eq!((&again.answer, again.effort, again.python_may_stand_in), (&text("x"), Effort::Live, true));
        desk.hear(done(again.id, Effort::Live, Verdict::WrongAnswer));
        assert_eq!(desk.set_python(true), None);
        assert!(desk.type_answer(text("xy")).expect("a request").python_may_stand_in);
    }

    #[test]
    fn python_that_comes_while_the_evaluator_works_is_asked_afterwards() {
        let mut desk = desk();
        let run = desk.ask(Effort::Run, text("x"), None);
        assert_eq!(desk.set_python(true), None);
        let Heard::Ended { next: Some(next), .. } = desk.hear(done(run.id, Effort::Run, Verdict::Unsupported)) else {
            panic!("Python was not asked")
        };
        assert_eq!((next.effort, next.python_may_stand_in), (Effort::Run, true));
    }

    #[test]
    fn a_submit_counts_even_when_the_page_has_moved_on() {
        let mut desk = desk();
        let submit = desk.ask(Effort::Submit, text("x"), None);
        desk.open("b");
        let heard = desk.hear(done(submit.id, Effort::Submit, Verdict::Accepted));
        assert_eq!(counted(heard), Some(("a".to_owned(), text("x"), Verdict::Accepted)));
        assert_eq!(shown(&desk), None);
    }

    #[test]
    fn what_says_nothing_about_the_answer_is_no_attempt() {
        let mut desk = desk();
        for verdict in [Verdict::Stopped, Verdict::JudgeError, Verdict::Incomplete] {
            let submit = desk.ask(Effort::Submit, text("x"), None);
            assert_eq!(desk.hear(done(submit.id, Effort::Submit, verdict)), Heard::Ended { counts: None, next: None });
        }
        let run = desk.ask(Effort::Run, text("x"), None);
        assert_eq!(desk.hear(done(run.id, Effort::Run, Verdict::Accepted)), Heard::Ended { counts: None, next: None });
    }

    #[test]
    fn a_crash_ends_what_is_on_its_way_and_the_next_request_works() {
        let mut desk = desk();
        let lost = desk.ask(Effort::Submit, text("x"), None);
        desk.end_without_judge(Verdict::JudgeError, "Crashed.".to_owned(), None);
        assert_eq!(shown(&desk), Some((&text("x"), Verdict::JudgeError)));
        desk.hear(done(lost.id, Effort::Submit, Verdict::Accepted));
        assert_eq!(shown(&desk), Some((&text("x"), Verdict::JudgeError)));
        let next = desk.ask(Effort::Run, text("x"), None);
        desk.hear(done(next.id, Effort::Run, Verdict::Accepted));
        assert_eq!(shown(&desk), Some((&text("x"), Verdict::Accepted)));
    }
}
