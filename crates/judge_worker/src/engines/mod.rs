//! What runs an answer of each kind.

mod expression;
mod python;
mod query;
mod stand_in;

pub use expression::ExpressionEngine;
pub(crate) use python::printed;
pub use python::{LinkError, PythonEngine, PythonLink, Reply, Unrecorded};
pub use query::QueryEngine;
pub use stand_in::StandInEngine;

use judge::engine::{Fault, Printed, Ran};
use judge::value::Value;

/// A run of an engine that has no clock and captures no output.
fn ran(outcome: Result<Value, Fault>) -> Ran {
    Ran { outcome, elapsed_ms: 0.0, printed: Printed::default(), mutated: Vec::new() }
}
