//! `xtask tidy`: what the repository promises of itself, checked on the text of its files.
//!
//! Each rule is a function on a [`Tree`], so that its tests can show that it rings and when it stays quiet.

mod format;
mod manifests;
mod rules;
mod rust_code;
mod tree;

use anyhow::{Result, bail};
use std::fmt;
use tree::Tree;

/// Check the invariants that no compiler keeps
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Checks every rule on the files that git tracks or would track.
///
/// # Errors
/// Any rule that is broken; each place is printed with what to do.
pub fn run(_: &Args) -> Result<()> {
    let root = crate::root();
    let tree = Tree::read(&root)?;
    let mut alarms: Vec<Alarm> = rules::ALL.iter().flat_map(|rule| rule(&tree)).collect();
    alarms.extend(format::checkers(&root, &tree)?);
    alarms.sort();
    for alarm in &alarms {
        eprintln!("{alarm}");
    }
    if alarms.is_empty() {
        println!("{} files keep {} rules", tree.files().len(), rules::ALL.len() + 1);
        Ok(())
    } else {
        bail!("{} places break a rule", alarms.len())
    }
}

/// A place that breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Alarm {
    path: String,
    /// From 1.
    line: usize,
    /// The rule, in a few words.
    rule: &'static str,
    /// What is wrong here and what to do.
    advice: String,
}

impl Alarm {
    fn new(path: &str, line: usize, rule: &'static str, advice: impl Into<String>) -> Self {
        Alarm { path: path.to_owned(), line, rule, advice: advice.into() }
    }
}

impl fmt::Display for Alarm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}: {}", self.path, self.line, self.rule, self.advice)
    }
}

/// What is missing or astray among the files of problems, as `path: advice`.
#[cfg(test)]
pub(crate) fn package_alarms(files: &[(String, String)]) -> Vec<String> {
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let alarms = rules::problems_are_whole(&Tree::of(&files));
    alarms.into_iter().map(|alarm| format!("{}: {}", alarm.path, alarm.advice)).collect()
}

#[cfg(test)]
mod test_help {
    use super::{Alarm, Tree};

    /// The places where a rule rings on these files, as `path:line`.
    pub fn rings(rule: fn(&Tree) -> Vec<Alarm>, files: &[(&str, &str)]) -> Vec<String> {
        rule(&Tree::of(files)).iter().map(|alarm| format!("{}:{}", alarm.path, alarm.line)).collect()
    }

    /// Where a rule rings on one file that stands alone.
    pub fn rings_on(rule: fn(&Tree) -> Vec<Alarm>, path: &str, text: &str) -> bool {
        !rings(rule, &[(path, text)]).is_empty()
    }
}
