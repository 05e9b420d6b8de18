//! What differs between two texts, line by line.

use similar::{ChangeTag, TextDiff};

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is in both.
    Same,
    /// It is in the old text only.
    Gone,
    /// It is in the new text only.
    New,
}

/// The lines of both texts in order, each with what became of it; lines that stay are told only near a change.
pub fn changes(old: &str, new: &str) -> Vec<(Change, String)> {
    let diff = TextDiff::from_lines(old, new);
    let mut lines = Vec::new();
    for group in diff.grouped_ops(NEAR) {
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let what = match change.tag() {
                ChangeTag::Equal => Change::Same,
                ChangeTag::Delete => Change::Gone,
                ChangeTag::Insert => Change::New,
            };
            lines.push((what, change.value().trim_end_matches(['\n', '\r']).to_owned()));
        }
    }
    lines
}

/// How many lines around a change are told.
const NEAR: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_near_a_change_are_told() {
        let old = "a\nb\nc\nd\ne\nf\n";
        let new = "a\nb\nc\nD\ne\nf";
        let told: String = changes(old, new)
            .into_iter()
            .map(|(change, line)| {
                let sign = match change {
                    Change::Same => ' ',
                    Change::Gone => '-',
                    Change::New => '+',
                };
                format!("{sign}{line}\n")
            })
            .collect();
        assert_eq!(told, " b\n c\n-d\n+D\n e\n-f\n+f\n");
        assert_eq!(changes(old, old), []);
    }
}
