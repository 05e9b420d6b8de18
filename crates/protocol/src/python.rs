//! Judge worker (or the verifier) and Python worker.
//!
//! Each message is a JSON header and a byte payload. In the browser they travel as `{ header: string, payload: Uint8Array }`
//! over a `MessagePort`; under Node as frames on standard input and output: two little-endian `u32` lengths (header, payload),
//! then the two. Payloads are `judge::Value`s in their wire form. An expected output is never sent.
//!
//! Every [`ToPython`] is answered by exactly one [`FromPython`], in order, unless the interpreter is ended first.

use crate::figures::FigureHead;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// To the interpreter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "kebab-case")]
pub enum ToPython {
    /// Make sure that these packages are loaded. Answered by [`FromPython::Ready`].
    Need {
        /// Pyodide package names.
        packages: Vec<String>,
    },
    /// Run a module afresh and keep its asked name for calls. Replaces what was loaded before.
    /// Answered by `Loaded` or `Raised`.
    Load {
        /// The module's source.
        source: String,
        /// The function or class that calls go to.
        name: String,
        /// How many positional parameters it must take; a class, its constructor.
        parameters: u32,
        /// What the class can do. Where there are any, a call's arguments are the constructor's, as a tuple, and a list of
        /// `(method, arguments)`; its value is the list of what the methods gave.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        methods: Vec<Method>,
        /// Where set, the last argument of a call is a seed, which the function gets as a generator of random numbers, and
        /// the call's value is the list of what many calls gave.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        draws: Option<Draws>,
    },
    /// Call the loaded function. The payload is the wire form of a tuple of arguments. Answered by `Returned` or `Raised`.
    Call,
    /// Call the loaded function as [`ToPython::Call`] does, and record its steps. Answered by [`FromPython::Traced`], however
    /// the call ends.
    Trace {
        /// Steps that are kept from the beginning; some of the end come on top.
        steps: u32,
        /// About how many bytes the recording may have.
        bytes: u32,
        /// After how long the call is ended, in milliseconds.
        ms: u32,
    },
    /// Make the pad ready: inputs bound by name, and the names that an answer defines. The payload is the wire form of a tuple of
    /// the inputs. A pad that is there for the same problem and inputs keeps its names. Answered by `Loaded`, or by `Raised`
    /// where the answer does not load; the pad is there all the same.
    Pad {
        /// Which problem.
        slug: String,
        /// The inputs' names.
        inputs: Vec<String>,
        /// Inputs that are seeds, and the generators that they become, as in [`Draws::generator`].
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        generators: BTreeMap<String, String>,
        /// The answer's source.
        answer: String,
        /// Whether to begin again, whatever pad is there.
        fresh: bool,
    },
    /// Run a cell in the pad. Answered by `Echoed` or `Raised`.
    Cell {
        /// The cell's source.
        source: String,
        /// Its number, by which tracebacks name it: `cell 3`.
        number: u32,
    },
    /// Draw the figures that the latest load, call or cell left open, and close them. Answered by [`FromPython::Drawn`].
    Figures,
    /// Forget the loaded module or the pad, and everything that either made reachable. Answered by `Ready`.
    Unload,
}

/// A method that an asked class must have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Method {
    /// As it is called.
    pub name: String,
    /// How many positional parameters it must take, beside the object.
    pub parameters: u32,
}

/// How a function that draws at random is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draws {
    /// How often.
    pub count: u32,
    /// `random` for a `random.Random`, `numpy` for a `numpy.random.Generator`.
    pub generator: String,
}

/// From the interpreter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "kebab-case")]
pub enum FromPython {
    /// Packages are there; nothing is loaded that was not.
    Ready,
    /// The module ran and the name is there.
    Loaded {
        /// What the module printed while it ran.
        stdout: Printed,
        /// Of a pad: whether it was made anew, so that no names of earlier cells are there.
        #[serde(default)]
        anew: bool,
    },
    /// The call came back. The payload is the value's wire form.
    Returned {
        /// Time inside the call, in milliseconds.
        elapsed_ms: f64,
        /// What it printed.
        stdout: Printed,
        /// Positions of arguments that the call changed.
        mutated: Vec<u32>,
    },
    /// The call was recorded. The payload is a [`crate::recording::Recording`] as JSON text.
    Traced {
        /// Whether the call ran out of memory, so that the interpreter must be replaced.
        #[serde(default)]
        spent: bool,
    },
    /// A cell ran. Where what it gives is an array or a frame that fits, the payload is its wire form.
    Echoed {
        /// What its last expression gives; nothing where that is `None`, or the cell ends with no expression.
        echo: Option<Echo>,
        /// What it printed.
        stdout: Printed,
    },
    /// Figures were drawn. The payload holds the pictures, one after the other.
    Drawn {
        /// What is told of each.
        figures: Vec<FigureHead>,
        /// Why others are not among them, in sentences.
        left_out: String,
        /// Whether drawing ran out of memory, so that the interpreter must be replaced.
        #[serde(default)]
        spent: bool,
    },
    /// Compiling, loading or calling failed.
    Raised {
        /// What sort of failure.
        fault: Fault,
        /// The exception's type, such as `ZeroDivisionError`.
        kind: String,
        /// Its message.
        message: String,
        /// Line in the candidate's source, from 1, of the innermost frame that is theirs.
        line: Option<u32>,
        /// Column, from 1, where known.
        column: Option<u32>,
        /// The candidate's own frames as Python prints them, innermost last.
        traceback: Vec<String>,
        /// What was printed before.
        stdout: Printed,
        /// Whether the interpreter died of it: everything later is answered `Broken`, so it must be replaced.
        #[serde(default)]
        fatal: bool,
    },
    /// The interpreter itself failed: a package would not load, a message was not understood.
    Broken {
        /// What happened, for people.
        message: String,
    },
}

impl FromPython {
    /// Whether the interpreter is of no use after this message. Memory that an answer took is never given back.
    pub fn ends_the_interpreter(&self) -> bool {
        match self {
            FromPython::Raised { fatal, fault, .. } => *fatal || *fault == Fault::Memory,
            FromPython::Traced { spent } | FromPython::Drawn { spent, .. } => *spent,
            _ => false,
        }
    }
}

/// What a cell's last expression gives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Echo {
    /// Its `repr`, cut to a bound.
    pub text: String,
    /// Whether some was left out.
    pub cut: bool,
}

/// What was printed, each stream's text cut to a bound.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Printed {
    /// To standard output.
    pub text: String,
    /// To standard error, where warnings go.
    #[serde(default)]
    pub errors: String,
    /// Whether some was left out.
    pub cut: bool,
}

/// What sort of failure a [`FromPython::Raised`] tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// The source does not parse.
    Syntax,
    /// The asked name is missing, is no function, or takes other parameters. `message` says which, in a whole sentence.
    Contract,
    /// An exception, `sys.exit` included.
    Exception,
    /// `MemoryError`.
    Memory,
    /// Printed far too much.
    Output,
    /// Returned something that has no literal form: a generator, a coroutine, an object of a class.
    /// `kind` is its type's name, `message` its cut `repr`.
    NoValue,
}
