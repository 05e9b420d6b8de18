//! Statement, hints and editorial are there and whole.

use super::subject::Subject;
use super::tally::{Alarm, Tally};
use crate::content;
use std::ops::RangeInclusive;

/// How many hints a problem gives.
const HINTS: RangeInclusive<usize> = 2..=4;

/// What every editorial has, by how its headings begin.
const SECTIONS: [&str; 4] = ["The idea", "Recognising the pattern", "What an interviewer listens for", "Follow-up"];

/// What the editorial of code has besides.
const SECTIONS_OF_CODE: [&str; 2] = ["Cost", "Edge cases"];

/// Words that a scaffold leaves for the author to replace.
pub const UNFILLED: &str = "FILL IN";

pub(super) fn check(subject: &Subject<'_>, tally: &mut Tally) {
    let mut hints = 0;
    for text in content::texts(subject.folder, &subject.manifest.limits) {
        match text {
            Ok(count) => {
                hints += count;
                tally.passed += 1;
            }
            Err(error) => tally.ring(Alarm::MissingText, format!("{error:#}")),
        }
    }
    if hints > 0 {
        tally.expect(HINTS.contains(&hints), Alarm::MissingText, || {
            format!("hints.md has {hints} hints; it should have {} to {}", HINTS.start(), HINTS.end())
        });
    }
    editorial(subject, tally);
    filled_in(subject, tally);
}

fn editorial(subject: &Subject<'_>, tally: &mut Tally) {
    let text = subject.text("editorial.md");
    // That it is missing was told above.
    if text.trim().is_empty() {
        return;
    }
    let mut wanted = SECTIONS.to_vec();
    if subject.runs() {
        wanted.extend(SECTIONS_OF_CODE);
    }
    for section in wanted {
        let begins = |line: &str| {
            let title = line.strip_prefix("## ").unwrap_or_default().to_lowercase();
            title.starts_with(&section.to_lowercase())
        };
        tally.expect(text.lines().any(begins), Alarm::MissingText, || {
            format!("editorial.md has no section “## {section}”")
        });
    }
    let plain = words(&text);
    for question in &subject.manifest.follow_ups {
        tally.expect(plain.contains(&words(question)), Alarm::MissingText, || {
            format!("editorial.md does not repeat, and so not answer, the follow-up: {question}")
        });
    }
}

/// Letters and digits alone, so that neither a line's end nor emphasis makes a difference.
fn words(text: &str) -> String {
    let letters: String = text.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn filled_in(subject: &Subject<'_>, tally: &mut Tally) {
    let names = ["problem.toml", "statement.md", "hints.md", "editorial.md", "checker.rs"];
    let starter = content::starter_name(subject.manifest.kind);
    let files = names.into_iter().chain(starter).map(|name| (name, subject.text(name)));
    let submissions = subject.submissions.iter().map(|it| (it.name.as_str(), it.text.clone()));
    for (name, text) in files.chain(submissions) {
        if let Some(at) = text.lines().position(|line| line.contains(UNFILLED)) {
            tally.ring(Alarm::NotFilledIn, format!("{name}, line {}, is still the scaffold's", at + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn emphasis_and_lines_do_not_matter() {
        assert_eq!(words("**What is\n  `k` then?** So"), "what is k then so");
    }
}
