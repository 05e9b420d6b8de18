//! Expressions, run by the Rust evaluator.

use super::ran;
use crate::convert::{from_object, to_object};
use judge::engine::{Engine, Fault, Halt, Loaded, Printed, Ran, Trouble};
use judge::value::Value;
use pyexpr::{Error, Expression, Limits, Names};

/// Evaluates expressions over named inputs.
pub struct ExpressionEngine {
    names: Vec<String>,
    source: String,
    expression: Option<Expression>,
}

impl ExpressionEngine {
    /// An engine whose inputs have these names, in the order of the arguments.
    pub fn new(names: Vec<String>) -> Self {
        ExpressionEngine { names, source: String::new(), expression: None }
    }

    fn fault(&self, error: Error) -> Fault {
        let place = sql::Place::of(&self.source, error.span().start as usize);
        let at = |kind: &str, message: String| Trouble {
            kind: kind.to_owned(),
            message,
            line: Some(place.line),
            column: Some(place.column),
            traceback: Vec::new(),
        };
        match error {
            Error::Syntax { message, line, column, .. } => Fault::Syntax(Trouble {
                kind: "SyntaxError".into(),
                message,
                line: Some(line),
                column: Some(column),
                traceback: Vec::new(),
            }),
            Error::Raised { kind, message, .. } => Fault::Exception(at(kind, message)),
            Error::Unsupported { what, .. } => Fault::Unsupported(at("not supported", what)),
            Error::LimitExceeded { limit: pyexpr::Limit::Memory, .. } => {
                Fault::Memory(at("MemoryError", "the expression asks for too much memory".into()))
            }
            Error::LimitExceeded { .. } => Fault::TimeLimit(0.0),
        }
    }
}

impl Engine for ExpressionEngine {
    async fn load(&mut self, source: &str) -> Result<Loaded, Halt> {
        source.clone_into(&mut self.source);
        let outcome = match pyexpr::parse(source) {
            Ok(expression) => {
                self.expression = Some(expression);
                Ok(())
            }
            Err(error) => Err(self.fault(error)),
        };
        Ok(Loaded::silently(outcome))
    }

    async fn run(&mut self, arguments: &Value, _limit_ms: f64) -> Result<Ran, Halt> {
        let Some(expression) = &self.expression else {
            return Err(Halt::Broken("an expression was run before it was read".into()));
        };
        let mut names = Names::new();
        let Value::Tuple(arguments) = arguments else {
            return Err(Halt::Broken("the inputs of an expression are not a tuple".into()));
        };
        for (name, value) in self.names.iter().zip(arguments) {
            let object =
                to_object(value).ok_or_else(|| Halt::Broken(format!("`{name}` cannot be given to an expression")))?;
            names.bind(name, object);
        }
        Ok(match expression.evaluate(&names, Limits::default()) {
            Ok(evaluation) => Ran {
                printed: Printed { stderr: evaluation.notes.join("\n"), ..Printed::default() },
                ..ran(from_object(&evaluation.value))
            },
            Err(error) => ran(Err(self.fault(error))),
        })
    }

    fn is_timed(&self) -> bool {
        false
    }
}
