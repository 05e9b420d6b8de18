//! UI and judge worker.
//!
//! The UI sends [`ToJudge`], the judge answers with any number of [`FromJudge`]. A request ends with exactly one
//! [`FromJudge::Done`]; a newer request for the same page makes an older one's messages stale, and the UI drops them by id.

use crate::figures::Figures;
use crate::plan::PlanStep;
use crate::recording::Recording;
use serde::{Deserialize, Serialize};

/// Names one request; chosen by the UI, larger for newer requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RequestId(pub u32);

/// From the UI to the judge worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "say", rename_all = "kebab-case")]
pub enum ToJudge {
    /// Judge an answer.
    Judge(JudgeRequest),
    /// Record a run of an answer, step by step.
    Debug(DebugRequest),
    /// Run a cell of a problem's pad.
    Scratch(ScratchRequest),
    /// Say what a person's own inputs consist of.
    AskFields {
        /// Which problem.
        slug: String,
    },
    /// Look at an input of a person's own.
    Check(CheckRequest),
    /// Give the request up. What is with the interpreter is broken off, or a [`FromJudge::ReplacePython`] follows.
    Stop {
        /// Which request.
        id: RequestId,
    },
    /// Another interpreter. Its `MessagePort` is transferred with this message, and shared memory of one byte comes along where the
    /// page may share any: a 2 there interrupts the answer. Calls to the old one are lost.
    PythonPort,
    /// The interpreter could not start. Requests that need it end with this message until a new port comes.
    PythonFailed {
        /// Why, for people.
        message: String,
    },
}

/// One answer to judge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JudgeRequest {
    /// The UI's name for it.
    pub id: RequestId,
    /// Which problem.
    pub slug: String,
    /// How thoroughly.
    pub effort: Effort,
    /// What the candidate gave.
    pub answer: Answer,
    /// Repeats a run exactly; a new seed is drawn where it is absent.
    pub seed: Option<u64>,
    /// Whether an expression that the evaluator does not know whole may go to Python, which is there.
    #[serde(default)]
    pub python_may_stand_in: bool,
    /// A person's own inputs, which a Run tries after the examples. Those that break a rule are left out.
    #[serde(default)]
    pub own: Vec<OwnInput>,
}

/// An input of a person's own, as it is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnInput {
    /// What its case is called.
    pub name: String,
    /// A text for each [`OwnField`], in their order.
    pub fields: Vec<String>,
}

/// An input of a person's own to look at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckRequest {
    /// The UI's name for it.
    pub id: RequestId,
    /// Which problem.
    pub slug: String,
    /// As in [`OwnInput::fields`].
    pub fields: Vec<String>,
}

/// An answer to record on one case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DebugRequest {
    /// The UI's name for it.
    pub id: RequestId,
    /// Which problem.
    pub slug: String,
    /// The answer's source.
    pub source: String,
    /// The [`CaseReport::name`] of a case in the latest report on this problem, or of a worked example.
    pub case: String,
}

/// A cell to run beside an answer. Names stay for the cells after it, until something is judged or recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScratchRequest {
    /// The UI's name for it.
    pub id: RequestId,
    /// Which problem.
    pub slug: String,
    /// The answer's source, whose names the cell may use.
    pub answer: String,
    /// The case whose inputs are bound, as in [`DebugRequest::case`]; the first example's where there is none.
    pub case: Option<String>,
    /// The cell's source.
    pub source: String,
    /// The cell's number, by which tracebacks name it.
    pub number: u32,
    /// Whether to begin again without the names of earlier cells.
    pub fresh: bool,
}

/// How thoroughly an answer is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effort {
    /// As one types: everything that fits a frame, never growth.
    Live,
    /// The worked examples, each reported.
    Run,
    /// Examples, edge cases, random cases, then the growth series.
    Submit,
}

/// What the candidate gave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Source text: Python, SQL, an expression or a bound.
    Text(String),
    /// Indices of the chosen options, from 0.
    Options(Vec<usize>),
}

/// From the judge worker to the UI.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "say", rename_all = "kebab-case")]
pub enum FromJudge {
    /// The worker is up and knows its problems.
    Ready,
    /// Where the judging stands.
    Progress {
        /// Which request.
        id: RequestId,
        /// What is being done.
        stage: Stage,
        /// Steps done of `total`.
        done: u32,
        /// Steps in this stage; 0 where unknown.
        total: u32,
    },
    /// A failing case was found; sent again whenever a smaller one is known. The final one is in the report.
    Counterexample {
        /// Which request.
        id: RequestId,
        /// The smallest so far.
        case: Box<CaseReport>,
    },
    /// The request's end.
    Done {
        /// Which request.
        id: RequestId,
        /// All there is to show.
        report: Box<Report>,
    },
    /// The end of a [`ToJudge::Debug`].
    Recorded {
        /// Which request.
        id: RequestId,
        /// The recording, or why there is none, in words.
        outcome: Result<Box<Recording>, String>,
    },
    /// The end of a [`ToJudge::Scratch`].
    Echoed {
        /// Which request.
        id: RequestId,
        /// What came of the cell, or why nothing did, in words.
        outcome: Result<Box<CellReport>, String>,
    },
    /// The answer to a [`ToJudge::AskFields`].
    Fields {
        /// Which problem.
        slug: String,
        /// What there is to fill in; empty where a problem takes no inputs.
        fields: Vec<OwnField>,
    },
    /// The answer to a [`ToJudge::Check`].
    Checked {
        /// Which request.
        id: RequestId,
        /// What was found.
        check: Box<OwnCheck>,
    },
    /// The interpreter did not come back in time: end it and send a [`ToJudge::PythonPort`].
    ReplacePython,
}

/// One part of a person's own input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnField {
    /// The parameter's or table's name; `calls` for a class.
    pub name: String,
    /// Its type for people.
    pub meaning: String,
    /// What the first example has there, as it would be typed.
    pub sample: String,
}

/// What was found of a person's own input.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OwnCheck {
    /// For each field, why it cannot be taken.
    pub faults: Vec<Option<FieldFault>>,
    /// The problem's rule that the input as a whole breaks.
    pub rule: Option<String>,
    /// What the reference gives, where all is well and there is one right answer.
    pub expected: Option<Shown>,
}

impl OwnCheck {
    /// Whether an answer can be tried on it.
    pub fn is_legal(&self) -> bool {
        self.rule.is_none() && self.faults.iter().all(Option::is_none)
    }
}

/// Why a field cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldFault {
    /// One sentence: what is wrong, and what to do.
    pub message: String,
    /// Line and column in the field, both from 1, columns in characters; `None` where the whole field is meant.
    pub place: Option<(u32, u32)>,
}

/// What the judge is busy with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Waiting for the interpreter to start.
    WaitingForPython,
    /// Examples, edge and random cases.
    Cases,
    /// Looking for a smaller failing input.
    Shrinking,
    /// Measuring growth.
    Growth,
}

/// The verdict's name, in the field's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Right on every case, and as fast as asked.
    Accepted,
    /// A wrong value on some case.
    WrongAnswer,
    /// Too slow on some case, or grows faster than asked.
    TimeLimitExceeded,
    /// Asked for more memory than there is.
    MemoryLimitExceeded,
    /// Printed or returned too much.
    OutputLimitExceeded,
    /// Raised an exception.
    RuntimeError,
    /// Could not be parsed.
    CompileError,
    /// The expression engine does not know a construct: never a wrong verdict.
    Unsupported,
    /// The judge's own fault.
    JudgeError,
    /// The candidate pressed stop.
    Stopped,
    /// Nothing to judge yet: empty, or the untouched start of an answer being typed.
    Incomplete,
}

/// All there is to show of one judged answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The verdict.
    pub verdict: Verdict,
    /// How thoroughly it was judged.
    pub effort: Effort,
    /// One sentence: what happened.
    pub headline: String,
    /// One sentence: what to do next, where there is something to do.
    pub advice: Option<String>,
    /// One sentence: how it was judged, where that is not the usual way.
    pub aside: Option<String>,
    /// Cases that passed.
    pub cases_passed: u32,
    /// Cases that were planned.
    pub cases_total: u32,
    /// Repeats this run exactly.
    pub seed: u64,
    /// The candidate's own time over all cases, in milliseconds.
    pub elapsed_ms: f64,
    /// Each case of a Run, in order; empty for Submit.
    pub cases: Vec<CaseReport>,
    /// The smallest failing case found.
    pub failing: Option<CaseReport>,
    /// Measured growth, where the problem asks for a bound.
    pub growth: Option<GrowthReport>,
    /// The expression's value, or the query's table, on the first example.
    pub value: Option<Shown>,
    /// What was printed there; of an expression, the warnings that NumPy gives.
    pub value_printed: Printed,
    /// What the answer printed while it was taken in.
    pub load_printed: Printed,
    /// What it drew meanwhile.
    #[serde(default)]
    pub load_figures: Figures,
    /// How SQLite runs a query on the first example; empty for every other kind, and where it cannot be run.
    #[serde(default)]
    pub plan: Vec<PlanStep>,
    /// What each option of a `choice` problem deserves, for the chosen ones.
    pub options: Vec<OptionReport>,
}

/// One case, as shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseReport {
    /// Such as `example 1`, `k equals n`, `random, size 12`.
    pub name: String,
    /// Whether the answer was right here.
    pub passed: bool,
    /// The inputs by name.
    pub inputs: Vec<NamedInput>,
    /// What the reference gives.
    pub expected: Option<Shown>,
    /// What the candidate's answer gave.
    pub actual: Option<Shown>,
    /// What differs, most telling first, each a sentence.
    pub differences: Vec<String>,
    /// What the answer printed.
    pub printed: Printed,
    /// What it drew.
    #[serde(default)]
    pub figures: Figures,
    /// The exception or parse error, where there was one.
    pub error: Option<AnswerError>,
    /// How many times the input was made smaller.
    pub shrinks: u32,
}

/// A cell that ran.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CellReport {
    /// The case whose inputs were bound.
    pub case: String,
    /// Their names.
    pub names: Vec<String>,
    /// What its last expression gives, where that is anything.
    pub echo: Option<Shown>,
    /// What it printed.
    pub printed: Printed,
    /// What it drew.
    #[serde(default)]
    pub figures: Figures,
    /// The exception or parse error, where there was one.
    pub error: Option<AnswerError>,
    /// Which names were not there for it, in words: the answer's own, or those of earlier cells.
    pub missing: Option<String>,
}

/// What an answer printed, cut to a bound.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printed {
    /// To standard output.
    pub stdout: String,
    /// To standard error, where warnings go.
    pub stderr: String,
}

/// One named input.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NamedInput {
    /// The parameter's, variable's or table's name.
    pub name: String,
    /// Its value.
    pub value: Shown,
    /// The whole of it as it would be typed, where that is not too long.
    #[serde(default)]
    pub source: Option<String>,
}

/// A value made ready for people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "as", rename_all = "kebab-case")]
pub enum Shown {
    /// The Python literal, or an array as NumPy prints it; cut sensibly where it is long.
    Literal {
        /// The text.
        text: String,
        /// Whether something was left out.
        cut: bool,
        /// An array's shape and dtype; often empty.
        note: String,
    },
    /// A data frame, a series, an SQL table or a matrix.
    Grid {
        /// Column names.
        columns: Vec<String>,
        /// The columns' dtypes; empty where they say nothing.
        dtypes: Vec<String>,
        /// The rows' labels; empty where there are none.
        index: Vec<String>,
        /// Cells as text, row by row; `None` is SQL's NULL.
        rows: Vec<Vec<Option<String>>>,
        /// Rows that were left out.
        rows_left_out: u32,
        /// What it is, such as a matrix's shape and dtype; often empty.
        note: String,
    },
}

/// An error in the candidate's answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnswerError {
    /// Such as `ZeroDivisionError`; for SQL and bounds a short name of the fault.
    pub kind: String,
    /// The message as Python or SQLite gives it.
    pub message: String,
    /// Line in the candidate's source, from 1.
    pub line: Option<u32>,
    /// Column in that line, in characters from 1.
    pub column: Option<u32>,
    /// The candidate's own frames, innermost last.
    pub traceback: Vec<String>,
}

/// Measured growth against the asked bound.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GrowthReport {
    /// One sentence, such as `Yours grows like n^1.97 ± 0.05; the task asks for n.`
    pub sentence: String,
    /// Whether it meets the asked bound; `None` where it could not be told.
    pub meets_bound: Option<bool>,
    /// The asked bound, such as `n`.
    pub asked: String,
    /// Estimated exponent of n.
    pub exponent: Option<f64>,
    /// Half width of its 95% interval.
    pub uncertainty: Option<f64>,
    /// The measured points, smallest first.
    pub points: Vec<GrowthPoint>,
}

/// One measured size.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GrowthPoint {
    /// Input size n.
    pub size: u32,
    /// The candidate's time in milliseconds.
    pub elapsed_ms: f64,
    /// An accepted answer's time in the same run, in milliseconds.
    pub yardstick_ms: f64,
}

/// What an option deserves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OptionReport {
    /// Which option, from 0.
    pub option: usize,
    /// Whether choosing it is right.
    pub right: bool,
    /// Why.
    pub why: String,
}
