//! All problems by chapter, with search, filters and a pick for the time at hand.

mod address;
mod entries;
mod filter_bar;
mod pick_bar;
mod share_set;

use std::sync::Arc;

use leptos::prelude::*;
use protocol::content::{Catalogue, CatalogueEntry};

use self::{
    address::filters_in_address,
    entries::{ChapterSection, FlatSection, HEADS},
    filter_bar::{FilterBar, SEARCH},
    pick_bar::PickBar,
    share_set::ShareSet,
};
use crate::{
    bridge::{Listener, clock, keys, page},
    components::{later::Later, load_failure::LoadFailure, progress_ring::ProgressRing},
    state::{
        catalogue::CatalogueStore,
        facets::Facets,
        filters::{Filters, Sort},
        load::Load,
        names::APP,
        progress::ProgressStore,
        shortcuts::{TO_SEARCH, WALK_BACK, WALK_ON},
        words::WordStore,
    },
};

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
    let shown = shown(catalogue.clone(), filters);
    let total = catalogue.problems.len();
    let all = catalogue.clone();
    let solved = Memo::new(move |_| {
        progress.with(|progress| all.problems.iter().filter(|entry| progress.is_solved(&entry.slug)).count())
    });
    let facets = Facets::of(&catalogue);
    let by_chapter = Memo::new(move |_| filters.with(|filters| filters.sort == Sort::Study));
    let sections = move || {
        if !by_chapter.get() {
            return view! { <FlatSection shown=shown /> }.into_any();
        }
        let section = |chapter: &protocol::content::Chapter| {
            let of_chapter = |entry: &&CatalogueEntry| entry.chapter == chapter.number;
            let all = catalogue.problems.iter().filter(of_chapter).map(|entry| entry.slug.clone()).collect();
            let (chapter, all) = (StoredValue::new(chapter.clone()), StoredValue::<Vec<String>>::new(all));
            view! {
                <Later>
                    <ChapterSection chapter=chapter.get_value() all=all.get_value() shown=shown />
                </Later>
            }
        };
        catalogue.chapters.iter().map(section).collect_view().into_any()
    };
    let shortcuts = StoredValue::new_local(slash_searches());
    on_cleanup(move || shortcuts.dispose());

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
            <PickBar shown=shown />
            <FilterBar filters=filters facets=facets on_change=set_filters on_leave=move |()| step(true) />
            <div class="count-row">
                <p class="count" role="status" data-testid="count">
                    {move || match shown.with(Vec::len) {
                        0 => "No problem fits these filters.".to_owned(),
                        1 => "1 problem".to_owned(),
                        count => format!("{count} problems"),
                    }}
                    {move || filters.with(|filters| !filters.set.is_empty()).then_some(", a set from a link")}
                </p>
                <Show when=move || !filters.with(Filters::admit_all)>
                    <ShareSet shown=shown />
                    <button
                        type="button"
                        class="button"
                        data-testid="show-all"
                        on:click=move |_| {
                            let sort = filters.with_untracked(|filters| filters.sort);
                            set_filters.run(Filters { sort, ..Filters::default() });
                            page::focus(SEARCH);
                        }
                    >
                        "Show all problems"
                    </button>
                </Show>
            </div>
            <div class="sections" on:keydown=walk>
                {sections}
            </div>
            <Later>
                <Revealed />
            </Later>
        </div>
    }
}

/// Stands after the last part of the page.
#[component]
fn Revealed() -> impl IntoView {
    Effect::new(|_| clock::in_turn(page::reveal));
}

/// The problems that the filters admit, in the order that they ask for.
fn shown(catalogue: Arc<Catalogue>, filters: Signal<Filters>) -> Memo<Vec<CatalogueEntry>> {
    let (progress, words) = (expect_context::<ProgressStore>(), expect_context::<WordStore>());
    // The address may ask for words before anybody is in the search field.
    Effect::new(move |_| {
        if filters.with(|filters| !filters.words.trim().is_empty()) {
            words.ask();
        }
    });
    Memo::new(move |_| {
        let filters = filters.get();
        let mut admitted = progress.with(|progress| {
            words.with(|words| {
                let statement = |entry: &CatalogueEntry| words.get(&entry.slug).map(String::as_str);
                let admit = |entry: &&CatalogueEntry| filters.admit(entry, progress, statement(entry));
                catalogue.problems.iter().filter(admit).cloned().collect::<Vec<_>>()
            })
        });
        filters.sort.apply(&mut admitted);
        admitted
    })
}

/// `/` leads to the search from wherever nothing is being typed.
fn slash_searches() -> Option<Listener> {
    keys::on_chord(|chord| {
        let meant = TO_SEARCH.is(&chord.key, chord.command, chord.shift) && !page::is_typing();
        if meant {
            page::focus(SEARCH);
        }
        meant
    })
}

/// The arrows walk through the problems.
fn walk(event: leptos::ev::KeyboardEvent) {
    let forward = match event.key() {
        key if WALK_ON.is_key(&key) => true,
        key if WALK_BACK.is_key(&key) => false,
        _ => return,
    };
    event.prevent_default();
    step(forward);
}

/// Moves the keyboard to the next problem or the one before; before the first is the search.
fn step(forward: bool) {
    if !page::step_focus(HEADS, forward) && !forward {
        page::focus(SEARCH);
    }
}
