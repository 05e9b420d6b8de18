//! Judge worker (or the verifier) and Python worker.
//!
//! Each message is a JSON header and a byte payload. In the browser they travel as `{ header: string, payload: Uint8Array }`
//! over a `MessagePort`; under Node as frames on standard input and output: two little-endian `u32` lengths (header, payload),
//! then the two. Payloads are `judge::Value`s in their wire form. An expected output is never sent.
//!
//! Every [`ToPython`] is answered by exactly one [`FromPython`], in order, unless the interpreter is ended first.

use serde::{Deserialize, Serialize};

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
        /// How many positional parameters it must take.
        parameters: u32,
    },
    /// Call the loaded function. The payload is the wire form of a tuple of arguments. Answered by `Returned` or `Raised`.
    Call,
    /// Forget the loaded module and everything that it made reachable. Answered by `Ready`.
    Unload,
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
        matches!(self, FromPython::Raised { fatal, fault, .. } if *fatal || *fault == Fault::Memory)
    }
}

/// What was printed to standard output and standard error, cut to a bound.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Printed {
    /// The text.
    pub text: String,
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
