//! One small change to a source text.

use judge::manifest::{Kind, Manifest};
use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

/// Text that stands in another's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// In bytes.
    pub range: Range<usize>,
    /// What stands there now.
    pub text: String,
}

impl Edit {
    /// This text in the place of that range.
    pub fn new(range: Range<usize>, text: impl Into<String>) -> Self {
        Edit { range, text: text.into() }
    }

    fn applied(&self, source: &str) -> String {
        [&source[..self.range.start], &self.text, &source[self.range.end..]].concat()
    }
}

/// A submission with one change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutant {
    /// The whole text.
    pub text: String,
    /// Where the changed lines begin, from 1.
    pub line: usize,
    /// The lines that the change touches, as they were; nothing where lines were only put in.
    pub before: Vec<String>,
    /// And as they are.
    pub after: Vec<String>,
}

impl Mutant {
    fn new(source: &str, text: String) -> Self {
        let (old, new): (Vec<&str>, Vec<&str>) = (source.lines().collect(), text.lines().collect());
        let alike = |(left, right): &(&&str, &&str)| left == right;
        let head = old.iter().zip(&new).take_while(alike).count();
        let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(alike).count();
        let lines = |all: &[&str]| all[head..all.len() - tail].iter().map(|line| (*line).to_owned()).collect();
        Mutant { line: head + 1, before: lines(&old), after: lines(&new), text }
    }
}

/// A unified diff without context.
impl fmt::Display for Mutant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "@@ line {} @@", self.line)?;
        self.before.iter().try_for_each(|line| write!(f, "\n-{line}"))?;
        self.after.iter().try_for_each(|line| write!(f, "\n+{line}"))
    }
}

/// Every mutant of a submission, in the order of places, none twice and none equal to the submission.
///
/// # Errors
/// Why the submission cannot be read; no mutants where its kind has none.
pub fn mutants(manifest: &Manifest, source: &str) -> Result<Vec<Mutant>, String> {
    let mut edits = match manifest.kind {
        Kind::Function => super::python::of_module(source)?,
        Kind::Expression => super::python::of_expression(source)?,
        Kind::Query => super::sql::edits(source),
        Kind::Complexity | Kind::Choice => Vec::new(),
    };
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut known = HashSet::from([source.to_owned()]);
    let texts = edits.iter().map(|edit| edit.applied(source)).filter(|text| known.insert(text.clone()));
    let reads = |text: &String| match manifest.kind {
        Kind::Function => super::python::of_module(text).is_ok(),
        Kind::Expression => super::python::of_expression(text).is_ok(),
        // SQLite itself says whether it can read a query.
        _ => true,
    };
    Ok(texts.filter(reads).map(|text| Mutant::new(source, text)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mutant_knows_the_lines_it_changed() {
        let source = "é = 1\nif a:\n    b = 2\nc";
        let mutant = Mutant::new(source, Edit::new(7..8, "f(\n9)").applied(source));
        assert_eq!(mutant.to_string(), "@@ line 2 @@\n-if a:\n+f(\n+9)f a:");
        let removed = Mutant::new(source, "é = 1\nc".into());
        assert_eq!((removed.line, removed.before.len(), removed.after.len()), (2, 2, 0));
    }
}
