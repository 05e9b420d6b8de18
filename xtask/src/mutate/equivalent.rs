//! `mutants.toml`: mutants of accepted submissions that are right answers, too, each with the reason.

use super::mutant::Mutant;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::fmt::Write as _;
use std::path::Path;

/// The file's name in a package's folder.
const NAME: &str = "mutants.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    #[serde(default)]
    equivalent: Vec<Equivalent>,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Equivalent {
    /// Below `submissions/`.
    pub file: String,
    /// The lines that the change touches; spaces around them do not matter.
    pub before: String,
    /// What stands there instead.
    pub after: String,
    /// Where the same lines stand twice: the one that is meant, from 1.
    pub line: Option<usize>,
    /// Why no input can tell the difference.
    pub reason: String,
}

impl Equivalent {
    /// Whether this mutant is meant.
    pub fn names(&self, file: &str, mutant: &Mutant) -> bool {
        self.file == file
            && self.line.is_none_or(|line| line == mutant.line)
            && trimmed(self.before.lines()) == trimmed(mutant.before.iter().map(String::as_str))
            && trimmed(self.after.lines()) == trimmed(mutant.after.iter().map(String::as_str))
    }
}

fn trimmed<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    lines.map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// The package's list; empty where it has none.
pub(super) fn read(folder: &Path) -> Result<Vec<Equivalent>> {
    let file = folder.join(NAME);
    if !file.is_file() {
        return Ok(Vec::new());
    }
    let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    parse(&text).with_context(|| file.display().to_string())
}

fn parse(text: &str) -> Result<Vec<Equivalent>> {
    let list: List = toml::from_str(text)?;
    for entry in &list.equivalent {
        if entry.reason.trim().is_empty() {
            bail!("the entry for {} that ends in `{}` gives no reason", entry.file, entry.after.trim());
        }
    }
    Ok(list.equivalent)
}

/// An entry for this mutant, with the reason left to write.
pub(super) fn entry(file: &str, mutant: &Mutant) -> String {
    let mut text = format!("[[equivalent]]\nfile = {file:?}\n");
    for (key, lines) in [("before", &mutant.before), ("after", &mutant.after)] {
        let lines = trimmed(lines.iter().map(String::as_str)).join("\n");
        let quoted = match (lines.contains('\n'), lines.contains('\'')) {
            (true, _) => format!("'''\n{lines}'''"),
            (false, false) => format!("'{lines}'"),
            (false, true) => toml::Value::String(lines).to_string(),
        };
        let _ = writeln!(text, "{key} = {quoted}");
    }
    text + "reason = \"\"\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mutant() -> Mutant {
        let line = |text: &str| vec![text.to_owned()];
        Mutant { text: String::new(), line: 3, before: line("    if a < \"b\":"), after: line("    if a <= 'b':") }
    }

    #[test]
    fn an_entry_names_its_mutant() {
        let written = entry("accepted/a.py", &mutant()).replace("reason = \"\"", "reason = \"never equal\"");
        let read = parse(&written).expect("an entry").remove(0);
        assert!(read.names("accepted/a.py", &mutant()));
        assert!(!read.names("accepted/b.py", &mutant()));
        assert!(!Equivalent { line: Some(4), ..read.clone() }.names("accepted/a.py", &mutant()));
        assert!(Equivalent { line: Some(3), ..read.clone() }.names("accepted/a.py", &mutant()));
        assert!(!Equivalent { after: "if a > 'b':".into(), ..read }.names("accepted/a.py", &mutant()));
    }

    #[test]
    fn several_lines_are_written_and_read_back() {
        let mutant = Mutant { before: vec!["  a".into(), "    'b'".into()], after: vec!["  pass".into()], ..mutant() };
        let written = entry("accepted/a.py", &mutant).replace("reason = \"\"", "reason = \"r\"");
        assert!(parse(&written).expect("an entry")[0].names("accepted/a.py", &mutant));
    }

    #[test]
    fn a_reason_is_asked_for() {
        assert!(parse(&entry("accepted/a.py", &mutant())).is_err());
    }
}
