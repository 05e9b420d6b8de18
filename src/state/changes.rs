//! What differs between two texts, line by line.

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

/// How many lines around a change are told.
const NEAR: usize = 2;

/// The most pairs of lines that are compared: each takes some bytes while the comparison runs.
const MOST_PAIRS: usize = 4_000_000;

/// The lines of both texts in order, each with what became of it; lines that stay are told only near a change. `None` where the
/// texts are too long to be compared.
pub fn changes(old: &str, new: &str) -> Option<Vec<(Change, String)>> {
    if old.lines().count().saturating_mul(new.lines().count()) > MOST_PAIRS {
        return None;
    }
    let lines: Vec<(Change, &str)> = diff::lines(old, new)
        .into_iter()
        .map(|line| match line {
            diff::Result::Left(line) => (Change::Gone, line),
            diff::Result::Right(line) => (Change::New, line),
            diff::Result::Both(line, _) => (Change::Same, line),
        })
        .collect();
    let is_near = |at: usize| {
        let around = &lines[at.saturating_sub(NEAR)..lines.len().min(at + NEAR + 1)];
        around.iter().any(|(change, _)| *change != Change::Same)
    };
    let near = lines.iter().enumerate().filter(|(at, _)| is_near(*at));
    Some(near.map(|(_, (change, line))| (*change, (*line).to_owned())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_near_a_change_are_told() {
        let old = "a\nb\nc\nd\ne\nf\ng";
        let new = "a\nb\nc\nD\ne\nf\ng";
        let told: String = changes(old, new)
            .expect("short")
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
        assert_eq!(told, " b\n c\n-d\n+D\n e\n f\n");
        assert_eq!(changes(old, old), Some(Vec::new()));
        let long = "x\n".repeat(3000);
        assert_eq!(changes(&long, &long), None);
    }
}
