//! All problems by chapter, with filters.

mod chapter;
mod filter_bar;

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate, use_query_map},
};
use protocol::content::Catalogue;

use self::{chapter::ChapterSection, filter_bar::FilterBar};
use crate::{
    bridge::{clock::Timer, page},
    components::{load_failure::LoadFailure, progress_ring::ProgressRing},
    state::{catalogue::CatalogueStore, filters::Filters, load::Load, names::APP, progress::ProgressStore},
};

/// How long typing must rest before the address changes. Browsers refuse addresses that change too often.
const REST_MS: u32 = 300;

/// The start page.
#[component]
pub fn CataloguePage() -> impl IntoView {
    page::set_title(&format!("{APP} – coding interviews for AI and ML"));
    let store = expect_context::<CatalogueStore>();
    store.ask();
    move || match store.get() {
        Load::Waiting => view! { <p class="loading" role="status">"Fetching the problems…"</p> }.into_any(),
        Load::Missing => ().into_any(),
        Load::Failed(reason) => view! {
            <LoadFailure title="The problems could not be loaded" reason=reason on_retry=move |()| store.retry() />
        }
        .into_any(),
        Load::Here(catalogue) => view! { <Problems catalogue=catalogue /> }.into_any(),
    }
}

#[component]
fn Problems(catalogue: Arc<Catalogue>) -> impl IntoView {
    let progress = expect_context::<ProgressStore>();
    let (filters, set_filters) = filters_in_address();
    let total = catalogue.problems.len();
    let all = catalogue.clone();
    let solved = Memo::new(move |_| {
        progress.with(|progress| all.problems.iter().filter(|entry| progress.is_solved(&entry.slug)).count())
    });
    let all = catalogue.clone();
    let shown = Memo::new(move |_| {
        let filters = filters.get();
        let shown = |progress: &_| all.problems.iter().filter(|entry| filters.admit(entry, progress)).count();
        progress.with(shown)
    });
    let sections = catalogue
        .chapters
        .iter()
        .map(|chapter| {
            let entries: Vec<_> =
                catalogue.problems.iter().filter(|entry| entry.chapter == chapter.number).cloned().collect();
            view! { <ChapterSection chapter=chapter.clone() entries=entries filters=filters /> }
        })
        .collect_view();

    view! {
        <div class="catalogue">
            <div class="catalogue-head">
                <div>
                    <h1>"Practise the code that AI interviews ask for"</h1>
                    <p class="lead">
                        "NumPy, pandas, SQL, algorithms. Every answer is judged here, in your browser, down to the smallest input that breaks it."
                    </p>
                </div>
                <ProgressRing done=solved total=total />
            </div>
            <FilterBar filters=filters on_change=set_filters />
            <p class="count" role="status" data-testid="count">
                {move || match shown.get() {
                    0 => "No problem fits these filters.".to_owned(),
                    1 => "1 problem".to_owned(),
                    count => format!("{count} problems"),
                }}
            </p>
            <Show when=move || shown.get() == 0>
                <button type="button" class="button" on:click=move |_| set_filters.run(Filters::default())>
                    "Show all problems"
                </button>
            </Show>
            {sections}
        </div>
    }
}

/// The filters as the address has them, or as they are being typed, and the way to change them.
fn filters_in_address() -> (Signal<Filters>, Callback<Filters>) {
    let (query, pathname, navigate) = (use_query_map(), use_location().pathname, use_navigate());
    let typed = RwSignal::new(None::<Filters>);
    let timer = StoredValue::new_local(None);
    let in_address = Memo::new(move |_| query.with(|query| Filters::from_query(|name| query.get(name))));
    let filters = Signal::derive(move || typed.get().unwrap_or_else(|| in_address.get()));
    let navigate = StoredValue::new_local(navigate);
    let change = Callback::new(move |filters: Filters| {
        typed.set(Some(filters.clone()));
        timer.set_value(Some(Timer::after(REST_MS, move || {
            let mut query = leptos_router::params::ParamsMap::new();
            for (name, value) in filters.to_query() {
                query.insert(name, value);
            }
            let address = format!("{}{}", pathname.get_untracked(), query.to_query_string());
            let options = NavigateOptions { resolve: false, replace: true, scroll: false, ..Default::default() };
            navigate.with_value(|navigate| navigate(&address, options));
            typed.set(None);
        })));
    });
    (filters, change)
}
