//! Expressions that the evaluator does not know whole, run by Python.

use super::{PythonEngine, PythonLink};
use judge::engine::{Engine, Fault, Halt, Loaded, Ran, Trouble};
use judge::manifest::{Manifest, Signature};
use judge::value::Value;

/// The function that an expression becomes the body of.
const NAME: &str = "answer";

/// What an expression may name, as [`pyexpr::Names`] has it.
const PRELUDE: &str = "\
import bisect, collections, functools, heapq, itertools, math, operator, statistics, string
import numpy, numpy as np
";

/// Lines before the expression's own: the prelude's and the function's head.
const LINES_BEFORE: u32 = 3;

/// Runs expressions over named inputs in Python.
pub struct StandInEngine<'a, L> {
    python: PythonEngine<'a, L>,
    names: Vec<String>,
}

impl<'a, L: PythonLink> StandInEngine<'a, L> {
    /// An engine whose inputs have the signature's names.
    pub fn new(link: &'a mut L, manifest: &Manifest, signature: &Signature) -> Self {
        let names = signature.parameters.iter().map(|parameter| parameter.name.clone()).collect();
        let mut manifest = manifest.clone();
        manifest.packages = vec!["numpy".into()];
        let signature = Signature { name: NAME.into(), ..signature.clone() };
        StandInEngine { python: PythonEngine::new(link, &manifest, &signature), names }
    }

    /// See [`PythonEngine::unload`].
    pub async fn unload(&mut self) {
        self.python.unload().await;
    }
}

/// A module whose function gives what the expression gives. The expression is known to be one: it was parsed before.
fn module(names: &[String], expression: &str) -> String {
    format!("{PRELUDE}def {NAME}({}): return (\n{expression}\n)\n", names.join(", "))
}

impl<L: PythonLink> Engine for StandInEngine<'_, L> {
    async fn load(&mut self, source: &str) -> Result<Loaded, Halt> {
        let loaded = self.python.load(&module(&self.names, source)).await?;
        Ok(Loaded { outcome: loaded.outcome.map_err(in_the_expression), ..loaded })
    }

    async fn run(&mut self, arguments: &Value, limit_ms: f64) -> Result<Ran, Halt> {
        let ran = self.python.run(arguments, limit_ms).await?;
        Ok(Ran { outcome: ran.outcome.map_err(in_the_expression), ..ran })
    }

    /// As little as by the evaluator: the same answer must not be judged by other rules.
    fn is_timed(&self) -> bool {
        false
    }
}

/// The fault with its place in the expression instead of the module.
fn in_the_expression(mut fault: Fault) -> Fault {
    if let Fault::Syntax(trouble)
    | Fault::Contract(trouble)
    | Fault::Exception(trouble)
    | Fault::Memory(trouble)
    | Fault::Output(trouble)
    | Fault::NoValue(trouble)
    | Fault::Unsupported(trouble) = &mut fault
    {
        *trouble = Trouble {
            line: trouble.line.and_then(|line| line.checked_sub(LINES_BEFORE)).filter(|&line| line > 0),
            traceback: Vec::new(),
            ..std::mem::take(trouble)
        };
    }
    fault
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_expression_stands_below_the_prelude() {
        let module = module(&["x".into(), "y".into()], "x + y  # sum");
        let lines: Vec<&str> = module.lines().collect();
        assert_eq!(lines[LINES_BEFORE as usize - 1], "def answer(x, y): return (");
        assert_eq!(lines[LINES_BEFORE as usize..], ["x + y  # sum", ")"]);
    }

    #[test]
    fn the_prelude_brings_what_the_evaluator_knows() {
        let names = pyexpr::Names::new();
        let words = PRELUDE.split(|c: char| !c.is_alphanumeric()).filter(|word| !["", "import", "as"].contains(word));
        let unknown: Vec<&str> = words.filter(|word| names.get(word).is_none()).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }

    #[test]
    fn a_fault_is_told_at_its_place_in_the_expression() {
        let raised = |line| Fault::Exception(Trouble { line, ..Trouble::default() });
        assert_eq!(in_the_expression(raised(Some(4))), raised(Some(1)));
        assert_eq!(in_the_expression(raised(Some(2))), raised(None));
        assert_eq!(in_the_expression(Fault::TimeLimit(5.0)), Fault::TimeLimit(5.0));
    }
}
