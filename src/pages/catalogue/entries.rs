//! The problems that are shown, by chapter or in one list.

use leptos::prelude::*;
use protocol::content::{CatalogueEntry, Chapter};

use crate::{
    components::{
        icon::{Icon, IconView},
        progress_ring::ProgressRing,
        tags::Tags,
    },
    routes::Route,
    state::{filters::Status, progress::ProgressStore},
};

/// The links that the keyboard walks through.
pub(super) const HEADS: &str = ".catalogue .entry h3 a";

/// The chapter's title, how much of it is solved, and those of its problems that are shown.
#[component]
pub fn ChapterSection(
    /// The chapter.
    chapter: Chapter,
    /// The slugs of all its problems.
    all: Vec<String>,
    /// The problems of all chapters that are shown.
    shown: Memo<Vec<CatalogueEntry>>,
) -> impl IntoView {
    let progress = expect_context::<ProgressStore>();
    let total = all.len();
    let solved =
        Memo::new(move |_| progress.with(|progress| all.iter().filter(|slug| progress.is_solved(slug)).count()));
    let number = chapter.number;
    let of_chapter = Memo::new(move |_| {
        shown.with(|shown| shown.iter().filter(|entry| entry.chapter == number).cloned().collect::<Vec<_>>())
    });
    let heading = format!("chapter-{number}");
    let labelled_by = heading.clone();
    view! {
        <section class="chapter" aria-labelledby=labelled_by hidden=move || of_chapter.with(Vec::is_empty)>
            <header>
                <p class="chapter-number" aria-hidden="true">{format!("{number:02}")}</p>
                <h2 id=heading>{chapter.title}</h2>
                <ProgressRing done=solved total=total />
            </header>
            <Entries shown=of_chapter />
        </section>
    }
}

/// All that is shown, in one list.
#[component]
pub fn FlatSection(
    /// The problems, in their order.
    shown: Memo<Vec<CatalogueEntry>>,
) -> impl IntoView {
    view! {
        <section class="chapter" aria-labelledby="flat" hidden=move || shown.with(Vec::is_empty)>
            <h2 id="flat" class="visually-hidden">"Problems of all chapters"</h2>
            <Entries shown=shown />
        </section>
    }
}

#[component]
fn Entries(shown: Memo<Vec<CatalogueEntry>>) -> impl IntoView {
    view! {
        <ol class="entries">
            <For
                each=move || shown.get()
                key=|entry| entry.slug.clone()
                children=|entry| view! { <Entry entry=entry /> }
            />
        </ol>
    }
}

#[component]
fn Entry(entry: CatalogueEntry) -> impl IntoView {
    let progress = expect_context::<ProgressStore>();
    let (slug, title, summary) = (entry.slug.clone(), entry.title.clone(), entry.summary.clone());
    let of_slug = slug.clone();
    let status = Memo::new(move |_| progress.with(|progress| Status::of(&of_slug, progress)));
    let icon = Signal::derive(move || if status.get() == Status::Solved { Icon::Check } else { Icon::Dash });
    let href = Route::Problem { slug: entry.slug.clone() }.to_path();
    view! {
        <li
            class="entry"
            data-slug=slug
            data-solved=move || (status.get() == Status::Solved).to_string()
            data-status=move || status.get().id()
        >
            <span class="status-mark">
                <IconView icon=icon />
                <span class="visually-hidden">{move || status.get().label()}</span>
            </span>
            <div class="entry-text">
                <h3><a href=href>{title}</a></h3>
                <p>{summary}</p>
            </div>
            <Tags entry=entry />
        </li>
    }
}
