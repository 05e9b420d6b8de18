//! Code in statement, hints and editorial does what it is there for.
//!
//! A `python` block that defines the asked function or class, or is one expression where an expression is asked, is accepted as
//! an answer. So is every `sql` block of a query. A block with `>>>` is a session that gives what it says. Any other `python`
//! block compiles. What is only a sketch is a `text` block.

use super::blocks::{Block, blocks};
use super::lesson::{Lesson, fault};
use super::subject::Subject;
use super::tally::{Alarm, Tally};
use super::verdicts::told;
use crate::judging::Trial;
use crate::python_host::NodeLink;
use anyhow::Result;
use judge::manifest::Kind;
use protocol::judging::Verdict;

pub(super) fn check(subject: &Subject<'_>, python: &mut NodeLink, tally: &mut Tally) -> Result<()> {
    let files = ["statement.md", "hints.md", "editorial.md"];
    let blocks: Vec<Block> = files.into_iter().flat_map(|name| blocks(name, &subject.text(name))).collect();
    let mut answer: Option<&str> = None;
    for block in blocks.iter().filter(|block| !block.is_session()) {
        if !is_answer(subject, block, python)? {
            if block.language == "python" {
                let fault = fault(Lesson::Compiles, &block.code, &[], python)?;
                tally.expect(fault.is_empty(), Alarm::WrongCode, || format!("{}: {fault}", block.place));
            }
            continue;
        }
        let trial = Trial { shrinks: false, ..Trial::of(subject.package, &subject.manifest) };
        let report = trial.submit(&block.code, python)?;
        let accepted = report.verdict == Verdict::Accepted;
        tally.expect(accepted, Alarm::WrongCode, || format!("{}: {}", block.place, told(&report)));
        if accepted {
            answer.get_or_insert(&block.code);
        }
    }
    let names = match subject.manifest.kind {
        Kind::Function => answer.or_else(|| subject.accepted().next().map(|it| it.text.as_str())).unwrap_or_default(),
        _ => "",
    };
    for block in blocks.iter().filter(|block| block.language == "python" && block.is_session()) {
        let told = fault(Lesson::Session(names), &block.code, &packages(subject), python)?;
        tally.expect(told.is_empty(), Alarm::WrongDoctest, || format!("{}:\n{told}", block.place));
    }
    Ok(())
}

/// Whether a block stands for a whole answer.
fn is_answer(subject: &Subject<'_>, block: &Block, python: &mut NodeLink) -> Result<bool> {
    let name = subject.manifest.signature.as_ref().map(|signature| signature.name.as_str());
    Ok(match (subject.manifest.kind, block.language.as_str()) {
        (Kind::Query, "sql") => true,
        (Kind::Function, "python") => block.defines(name.unwrap_or_default()),
        (Kind::Expression, "python") => fault(Lesson::IsExpression, &block.code, &[], python)?.is_empty(),
        _ => false,
    })
}

/// What a session may import. Expressions are over NumPy without saying so.
fn packages(subject: &Subject<'_>) -> Vec<String> {
    let mut packages = subject.manifest.packages.clone();
    if subject.manifest.kind == Kind::Expression && !packages.iter().any(|name| name == "numpy") {
        packages.push("numpy".into());
    }
    packages
}
