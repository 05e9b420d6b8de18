//! The start page until the app is there: what `src/pages/catalogue` shows. Its fields keep their places and take no words yet.

use super::template::NOTICES;
use super::{Page, parts};
use crate::content::escape;
use protocol::content::{Catalogue, CatalogueEntry, Chapter};

const TITLE: &str = "Practise the code that AI interviews ask for";
const LEAD: &str = "NumPy, pandas, SQL, algorithms. Every answer is judged here, in your browser, down to the smallest input that breaks it.";

/// All problems by chapter.
pub(super) fn page(catalogue: &Catalogue) -> Page {
    let total = catalogue.problems.len();
    let chapters: String = catalogue.chapters.iter().map(|it| chapter(it, &catalogue.problems)).collect();
    let main = format!(
        r#"<div class="catalogue"><div class="catalogue-head"><div><h1>{TITLE}</h1><p class="lead">{LEAD}</p></div>{}</div>{}{}<div class="count-row"><p class="count">{total} problems</p></div><div class="sections">{chapters}</div>{NOTICES}</div>"#,
        ring(total),
        pick_bar(),
        filters(),
    );
    Page {
        base: "./",
        title: "Mettle – coding interviews for AI and ML".to_owned(),
        description: "Practise coding interviews for AI and ML. Every answer is judged in your own browser.".to_owned(),
        first_file: "content/catalogue.json".to_owned(),
        id: "catalogue",
        main,
    }
}

/// The room of the ring that shows how much is solved.
fn ring(total: usize) -> String {
    format!(
        r#"<span class="progress-ring to-come" aria-hidden="true"><svg viewBox="0 0 36 36"></svg><span>0 of {total} solved</span></span>"#
    )
}

fn pick_bar() -> String {
    let button = |minutes: u32| {
        format!(r#"<span class="button to-come"><svg class="icon" viewBox="0 0 24 24"></svg>{minutes} min</span>"#)
    };
    format!(
        r#"<div class="pick-bar needs-app" inert><p class="pick-label">Pick one for me</p><div class="pick-buttons">{}</div></div>"#,
        [5, 10, 25].map(button).concat()
    )
}

fn filters() -> String {
    let field = |label: &str, class: &str, of: &str| {
        format!(r#"<label{class}><span class="field-label">{label}</span>{of}</label>"#)
    };
    let search = r#"<input type="search" placeholder="Title, pattern or words of the task" disabled>"#;
    let choice = "<select disabled><option>Any</option></select>";
    let choices: String = ["Difficulty", "Kind", "Status"].iter().map(|label| field(label, "", choice)).collect();
    format!(
        r#"<div class="filters needs-app" inert>{}{choices}<details class="more-filters"><summary>More filters and order</summary></details></div>"#,
        field("Search", r#" class="search""#, search),
    )
}

fn chapter(chapter: &Chapter, problems: &[CatalogueEntry]) -> String {
    let of_chapter: Vec<&CatalogueEntry> = problems.iter().filter(|entry| entry.chapter == chapter.number).collect();
    let entries: String = of_chapter.iter().map(|it| entry(it)).collect();
    format!(
        r#"<section class="chapter"><header><p class="chapter-number" aria-hidden="true">{:02}</p><h2>{}</h2>{}</header><ol class="entries">{entries}</ol></section>"#,
        chapter.number,
        escape(&chapter.title),
        ring(of_chapter.len()),
    )
}

fn entry(entry: &CatalogueEntry) -> String {
    format!(
        r#"<li class="entry"><span class="status-mark"></span><div class="entry-text"><h3>{}</h3><p>{}</p></div>{}</li>"#,
        parts::link(entry),
        escape(&entry.summary),
        parts::tags(entry),
    )
}
