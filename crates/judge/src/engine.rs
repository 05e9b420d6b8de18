//! What runs a candidate's answer, and what watches the judge: capabilities passed in from outside.

use crate::compare::Difference;
use crate::manifest::Manifest;
use crate::session::Judgement;
use crate::value::Value;

/// Runs answers. Futures need not be `Send`: a browser has one thread for all of this.
#[allow(async_fn_in_trait, reason = "engines are used on the thread that made them")]
pub trait Engine {
    /// Takes an answer in. Calls that follow run it.
    ///
    /// # Errors
    /// [`Halt`] where judging cannot go on.
    async fn load(&mut self, source: &str) -> Result<Loaded, Halt>;

    /// Runs the loaded answer on one input, for at most about `limit_ms`.
    ///
    /// # Errors
    /// [`Halt`] where judging cannot go on.
    async fn run(&mut self, arguments: &Value, limit_ms: f64) -> Result<Ran, Halt>;

    /// Whether time and growth mean anything on this engine.
    fn is_timed(&self) -> bool;
}

/// What became of taking an answer in.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// Nothing to tell, or what is wrong with it.
    pub outcome: Result<(), Fault>,
    /// What it printed meanwhile.
    pub printed: Printed,
}

impl Loaded {
    /// Of an engine in which nothing is printed.
    pub fn silently(outcome: Result<(), Fault>) -> Self {
        Loaded { outcome, printed: Printed::default() }
    }
}

/// What an answer printed, cut to a bound.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// To standard output.
    pub stdout: String,
    /// To standard error, where warnings go.
    pub stderr: String,
}

/// What became of one run.
#[derive(Clone, Debug, PartialEq)]
pub struct Ran {
    /// The value, or what went wrong.
    pub outcome: Result<Value, Fault>,
    /// Time inside the answer, in milliseconds; 0 where unknown.
    pub elapsed_ms: f64,
    /// What it printed.
    pub printed: Printed,
    /// Positions of arguments that it changed.
    pub mutated: Vec<usize>,
}

/// What went wrong with the candidate's answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// It does not parse.
    Syntax(Trouble),
    /// The asked name is missing or takes other parameters.
    Contract(Trouble),
    /// It raised.
    Exception(Trouble),
    /// It was stopped after this many milliseconds.
    TimeLimit(f64),
    /// It asked for too much memory.
    Memory(Trouble),
    /// It printed too much.
    Output(Trouble),
    /// It returned something without a literal form.
    NoValue(Trouble),
    /// The engine lacks a construct.
    Unsupported(Trouble),
}

/// An error in the answer, with its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trouble {
    /// The exception's type, or a short name of the fault.
    pub kind: String,
    /// The message.
    pub message: String,
    /// Line in the source, from 1.
    pub line: Option<u32>,
    /// Column in that line, from 1.
    pub column: Option<u32>,
    /// The candidate's own frames, innermost last.
    pub traceback: Vec<String>,
}

impl Fault {
    /// Whether another input that fails like this is the same finding.
    pub fn resembles(&self, other: &Fault) -> bool {
        match (self, other) {
            (Fault::Exception(left), Fault::Exception(right)) | (Fault::NoValue(left), Fault::NoValue(right)) => {
                left.kind == right.kind
            }
            (left, right) => std::mem::discriminant(left) == std::mem::discriminant(right),
        }
    }
}

/// Why judging cannot go on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Halt {
    /// The candidate pressed stop, or typed on.
    #[error("stopped")]
    Stopped,
    /// The judge or an engine is at fault.
    #[error("{0}")]
    Broken(String),
}

/// What watches the judge work.
pub trait Watcher {
    /// Milliseconds on a clock that never goes back.
    fn now_ms(&self) -> f64;
    /// Where the judging stands.
    fn progress(&mut self, stage: Stage, done: usize, total: usize);
    /// A failing case was found, or a smaller one.
    fn counterexample(&mut self, manifest: &Manifest, case: &JudgedCase);
    /// All cases have been judged.
    fn judged(&mut self, _judgement: &Judgement) {}
    /// Whether this stage is worth its time. Whoever only asks for the verdict does without a smaller failing input.
    fn wants(&self, _stage: Stage) -> bool {
        true
    }
}

/// What the judge is busy with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Examples, edge and random cases.
    Cases,
    /// Looking for a smaller failing input.
    Shrinking,
    /// Measuring growth.
    Growth,
}

/// One case after it ran.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgedCase {
    /// Such as `example 1` or `k equals n`.
    pub name: String,
    /// The arguments.
    pub arguments: Value,
    /// The reference's answer.
    pub expected: Value,
    /// What came of it.
    pub finding: Finding,
    /// What the answer printed.
    pub printed: Printed,
    /// How often the input was made smaller.
    pub shrinks: u32,
}

/// What came of one case.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// Right.
    Right(Value),
    /// A wrong value.
    Wrong(Value, Vec<Difference>),
    /// A right value, but the answer changed its arguments where that is forbidden.
    Mutated(Value, Vec<usize>),
    /// No value.
    Failed(Fault),
}

impl Finding {
    /// Whether the case passed.
    pub fn is_right(&self) -> bool {
        matches!(self, Finding::Right(_))
    }

    /// Whether another input that ends like this is the same finding.
    pub fn resembles(&self, other: &Finding) -> bool {
        match (self, other) {
            (Finding::Failed(left), Finding::Failed(right)) => left.resembles(right),
            (left, right) => std::mem::discriminant(left) == std::mem::discriminant(right),
        }
    }
}
