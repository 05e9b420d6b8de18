//! What stands on several pages, as the app draws it (`src/app.rs`, `src/components`).

use crate::content::escape;
use protocol::content::CatalogueEntry;

/// The app's mark (`src/components/mark.rs`).
const MARK: &str = concat!(
    r#"<svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><path class="mark-straw" d="M5 26V8"/>"#,
    r#"<path class="mark-bronze" d="M5 8l11 12"/><path class="mark-purple" d="M16 20 27 8"/>"#,
    r#"<path class="mark-steel" d="M27 8v18"/></svg>"#
);

/// Name and way to all problems.
pub(crate) fn header(is_catalogue: bool) -> String {
    let current = if is_catalogue { r#" aria-current="page""# } else { "" };
    format!(
        r#"<header class="site-header"><a class="site-name" href="./">{MARK}<span>Mettle</span></a><nav aria-label="Site"><a href="./"{current}>Problems</a></nav></header>"#
    )
}

/// What the app promises at the end of each page, and the way to the licences.
pub(crate) const FOOTER: &str = concat!(
    r#"<footer class="site-footer"><p>Your answers run in this browser and are kept in it. Nothing is sent anywhere.</p>"#,
    r#"<a class="button quiet" href="notices/">Licences</a></footer>"#
);

/// Difficulty, kind and minutes (`src/components/tags.rs`).
pub(super) fn tags(entry: &CatalogueEntry) -> String {
    let CatalogueEntry { difficulty, kind, minutes, .. } = entry;
    format!(
        r#"<ul class="tags" aria-label="About this problem"><li class="tag difficulty" data-difficulty="{}">{}</li><li class="tag" data-kind="{}">{}</li><li class="tag quiet">{minutes} min</li></ul>"#,
        difficulty.id(),
        difficulty.label(),
        kind.id(),
        kind.label(),
    )
}

/// The link to a problem, by its title.
pub(super) fn link(entry: &CatalogueEntry) -> String {
    format!(r#"<a href="p/{}/">{}</a>"#, entry.slug, escape(&entry.title))
}
