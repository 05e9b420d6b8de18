//! One chapter's problems.

use leptos::prelude::*;
use protocol::content::{CatalogueEntry, Chapter};

use crate::{
    components::{
        icon::{Icon, IconView},
        progress_ring::ProgressRing,
        tags::Tags,
    },
    routes::Route,
    state::{
        filters::{Filters, Status},
        progress::ProgressStore,
    },
};

/// The chapter's title, how much of it is solved, and those of its problems that the filters admit.
#[component]
pub fn ChapterSection(
    /// The chapter.
    chapter: Chapter,
    /// Its problems.
    entries: Vec<CatalogueEntry>,
    /// The filters.
    filters: Signal<Filters>,
) -> impl IntoView {
    let progress = expect_context::<ProgressStore>();
    let entries = StoredValue::new(entries);
    let total = entries.with_value(Vec::len);
    let solved = Memo::new(move |_| {
        let count = |entries: &Vec<CatalogueEntry>| {
            progress.with(|progress| entries.iter().filter(|entry| progress.is_solved(&entry.slug)).count())
        };
        entries.with_value(count)
    });
    let shown = Memo::new(move |_| {
        let filters = filters.get();
        let admitted = |entries: &Vec<CatalogueEntry>| {
            progress.with(|progress| {
                entries.iter().filter(|entry| filters.admit(entry, progress)).cloned().collect::<Vec<_>>()
            })
        };
        entries.with_value(admitted)
    });
    let heading = format!("chapter-{}", chapter.number);
    let labelled_by = heading.clone();
    view! {
        <section class="chapter" aria-labelledby=labelled_by hidden=move || shown.with(Vec::is_empty)>
            <header>
                <p class="chapter-number" aria-hidden="true">{format!("{:02}", chapter.number)}</p>
                <h2 id=heading>{chapter.title}</h2>
                <ProgressRing done=solved total=total />
            </header>
            <ol class="entries">
                <For
                    each=move || shown.get()
                    key=|entry| entry.slug.clone()
                    children=|entry| view! { <Entry entry=entry /> }
                />
            </ol>
        </section>
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
