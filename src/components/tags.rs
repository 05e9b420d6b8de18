//! What sort of problem it is, in a row of small words.

use leptos::prelude::*;
use protocol::content::CatalogueEntry;

use crate::state::names::{difficulty_id, difficulty_label, kind_id, kind_label, pattern_label};

/// Difficulty, kind, minutes and, where asked for, patterns.
#[component]
pub fn Tags(
    /// The problem.
    entry: CatalogueEntry,
    /// Whether patterns are listed too. They may give the idea away.
    #[prop(optional)]
    patterns: bool,
) -> impl IntoView {
    let patterns = if patterns { entry.patterns } else { Vec::new() };
    view! {
        <ul class="tags" aria-label="About this problem">
            <li class="tag difficulty" data-difficulty=difficulty_id(entry.difficulty)>
                {difficulty_label(entry.difficulty)}
            </li>
            <li class="tag" data-kind=kind_id(entry.kind)>{kind_label(entry.kind)}</li>
            <li class="tag quiet">{entry.minutes} " min"</li>
            {patterns.iter().map(|pattern| view! { <li class="tag quiet">{pattern_label(pattern)}</li> }).collect_view()}
        </ul>
    }
}
