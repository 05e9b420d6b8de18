//! Wires judge, expression evaluator, SQL and problems to the protocol.
//!
//! The way of an answer is the same everywhere: [`answer::judge`] finds the problem, chooses the engine for its kind,
//! lets the judge run, and turns what was found into a report in words. In the browser `main.rs` runs it in a worker
//! that talks to Pyodide over a `MessagePort`; natively the verifier talks to the same Pyodide under Node.
//!
//! Only `browser/` and `main.rs` touch JavaScript.

pub mod answer;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod convert;
pub mod debug;
pub mod engines;
pub mod figures;
pub mod own;
pub mod scratch;
pub mod words;
