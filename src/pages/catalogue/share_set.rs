//! A link to the problems that are shown.

use leptos::prelude::*;
use protocol::content::CatalogueEntry;

use crate::{bridge::page, components::copy_button::CopyButton, routes::Route, state::filters::Filters};

/// The most problems of a set: links stay short enough for every mail and chat program.
const MOST: usize = 40;

/// Copies a link to just these problems, whatever becomes of the filters or of the bank; nothing where there are too many.
#[component]
pub fn ShareSet(
    /// The problems that are shown.
    shown: Memo<Vec<CatalogueEntry>>,
) -> impl IntoView {
    move || {
        let set: Vec<String> = shown.with(|shown| shown.iter().map(|entry| entry.slug.clone()).collect());
        (1..=MOST).contains(&set.len()).then(|| {
            let query = Filters { set, ..Filters::default() }.to_query();
            let query = query.into_iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
            let link = format!("{}?{query}", page::resolve(&Route::Catalogue.to_path()));
            view! { <CopyButton label="Copy a link to these" text=link /> }
        })
    }
}
