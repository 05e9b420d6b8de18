//! What sort of problem it is, in a row of small words.

use leptos::prelude::*;
use protocol::content::CatalogueEntry;

use crate::state::names::pattern_label;

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
            <li class="tag difficulty" data-difficulty=entry.difficulty.id()>
                {entry.difficulty.label()}
            </li>
            <li class="tag" data-kind=entry.kind.id()>{entry.kind.label()}</li>
            <li class="tag quiet">{entry.minutes} " min"</li>
            {patterns.iter().map(|pattern| view! { <li class="tag quiet">{pattern_label(pattern)}</li> }).collect_view()}
        </ul>
    }
}
