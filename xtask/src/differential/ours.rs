//! The evaluator's side.

use super::compare::shows_width;
use super::tree::Tree;
use crate::eval::{Answer, answer_to};
use anyhow::{Result, anyhow};
use pyexpr::{Limits, Names, parse};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The bindings as the evaluator has them.
pub struct Ours {
    names: Names,
}

impl Ours {
    /// Evaluates the bindings.
    pub fn new(setup: &[String]) -> Result<Ours> {
        let mut names = Names::new();
        for line in setup {
            let (name, source) = line.split_once(" = ").ok_or_else(|| anyhow!("{line} binds no name"))?;
            let value = parse(source).and_then(|parsed| parsed.evaluate(&names, Limits::default()));
            names.bind(name, value.map_err(|error| anyhow!("{line}: {error}"))?.value);
        }
        Ok(Ours { names })
    }

    /// What the evaluator says of an expression. A panic is an answer that Python never gives.
    pub fn answer(&self, source: &str) -> Answer {
        let answer = || answer_to(source, &self.names, Limits::default());
        catch_unwind(AssertUnwindSafe(answer)).unwrap_or_else(|_| Answer::Error("a panic".into(), String::new()))
    }

    /// Whether a part of the expression comes to an integer that 31 bits do not hold.
    pub fn needs_width(&self, tree: &Tree) -> bool {
        tree.text().contains("set(")
            || tree.all().iter().any(|part| match self.answer(&part.text()) {
                Answer::Repr(text) | Answer::Error(_, text) => shows_width(&text),
                Answer::Unsupported(_) => false,
            })
    }
}

/// Which lines the evaluator can bind; later ones are over earlier ones.
pub fn bindable(lines: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for line in lines {
        kept.push(line);
        if Ours::new(&kept).is_err() {
            kept.pop();
        }
    }
    kept
}
