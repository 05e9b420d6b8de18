//! A problem's page until the app is there: what `StatementPane` in `src/pages/problem/statement.rs` shows.

use super::template::{NOTICES, SITE};
use super::{Page, parts};
use crate::content::escape;
use protocol::content::{Kind, NameGiven, ProblemPage};

/// Everything that tells of one problem without running anything.
pub(super) fn page(problem: &ProblemPage) -> Page {
    let entry = &problem.entry;
    let main = format!(
        r#"<div class="workbench">{}<section class="statement-pane" aria-label="Problem"><header><h1>{}</h1><div class="about">{}</div></header><div class="prose statement">{}</div>{}</section><div class="work-pane">{NOTICES}</div></div>"#,
        tabs(entry.kind),
        escape(&entry.title),
        parts::tags(entry),
        problem.statement_html,
        names(&problem.names),
    );
    Page {
        base: "../../",
        title: format!("{} – {SITE}", entry.title),
        description: entry.summary.clone(),
        first_file: format!("content/{}.json", entry.slug),
        id: "problem",
        main,
    }
}

/// The place of the tabs that a narrow screen will have (`Pane::of` in `src/state/panes.rs`).
fn tabs(kind: Kind) -> String {
    let labels: &[&str] = match kind {
        Kind::Function => &["Problem", "Answer", "Result", "Pad", "Help"],
        Kind::Query => &["Problem", "Answer", "Result", "Help"],
        Kind::Expression | Kind::Complexity | Kind::Choice => &["Problem", "Answer", "Help"],
    };
    let tab = |label: &&str| format!(r#"<span class="tab">{label}</span>"#);
    format!(r#"<div class="tabs" aria-hidden="true">{}</div>"#, labels.iter().map(tab).collect::<String>())
}

fn names(names: &[NameGiven]) -> String {
    let row =
        |given: &NameGiven| format!("<dt><code>{}</code></dt><dd>{}</dd>", escape(&given.name), escape(&given.meaning));
    if names.is_empty() {
        return String::new();
    }
    let rows: String = names.iter().map(row).collect();
    format!(r#"<section class="names" aria-label="Names you may use"><h2>You may use</h2><dl>{rows}</dl></section>"#)
}
