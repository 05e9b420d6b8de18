//! Search and filters.

use leptos::prelude::*;
use protocol::content::{Difficulty, Kind};

use crate::{
    bridge::page,
    components::icon::{Icon, IconView},
    state::{
        facets::{Facets, Options},
        filters::{Filters, MINUTES, Sort, Status, find},
        words::WordStore,
    },
};

/// The search field's id.
pub(super) const SEARCH: &str = "search";

/// The search field, the filters that are used most, and the others folded away.
#[component]
pub fn FilterBar(
    /// The filters as they are.
    filters: Signal<Filters>,
    /// What the bank can be filtered by.
    facets: Facets,
    /// The filters as they are wanted.
    on_change: Callback<Filters>,
    /// The keyboard leaves the search field downwards.
    #[prop(into)]
    on_leave: Callback<()>,
) -> impl IntoView {
    let change = move |edit: &dyn Fn(&mut Filters)| {
        let mut wanted = filters.get_untracked();
        edit(&mut wanted);
        on_change.run(wanted);
    };
    let chosen =
        move |read: fn(&Filters) -> Option<String>| Signal::derive(move || filters.with(read).unwrap_or_default());
    let given = |id: String| Some(id).filter(|id| !id.is_empty());
    let minutes = MINUTES.map(|most| (most.to_string(), format!("Up to {most}"))).to_vec();
    let askers = (!facets.askers.is_empty()).then(|| {
        view! {
            <Choice
                label="Asked by"
                options=facets.askers
                chosen=chosen(|filters| filters.asked_by.clone())
                on_choose=move |id: String| change(&|filters| filters.asked_by = given(id.clone()))
            />
        }
    });
    view! {
        <search class="filters">
            <Search filters=filters on_change=on_change on_leave=on_leave />
            <Choice
                label="Difficulty"
                options=named(Difficulty::ALL.map(|level| (level.id(), level.label())))
                chosen=chosen(|filters| filters.difficulty.map(|level| level.id().to_owned()))
                on_choose=move |id: String| {
                    change(&|filters| filters.difficulty = find(&Difficulty::ALL, Difficulty::id, &id));
                }
            />
            <Choice
                label="Kind"
                options=named(Kind::ALL.map(|kind| (kind.id(), kind.label())))
                chosen=chosen(|filters| filters.kind.map(|kind| kind.id().to_owned()))
                on_choose=move |id: String| change(&|filters| filters.kind = find(&Kind::ALL, Kind::id, &id))
            />
            <Choice
                label="Status"
                options=named(Status::ALL.map(|status| (status.id(), status.label())))
                chosen=chosen(|filters| filters.status.map(|status| status.id().to_owned()))
                on_choose=move |id: String| change(&|filters| filters.status = find(&Status::ALL, Status::id, &id))
            />
            <details class="more-filters" open=filters.with_untracked(|filters| filters.folded() > 0)>
                <summary data-testid="more-filters">
                    "More filters and order"
                    {move || match filters.with(Filters::folded) {
                        0 => String::new(),
                        count => format!(" ({count} in use)"),
                    }}
                </summary>
                <div class="folded">
                    <Choice
                        label="Chapter"
                        options=facets.chapters
                        chosen=chosen(|filters| filters.chapter.map(|number| number.to_string()))
                        on_choose=move |id: String| change(&|filters| filters.chapter = id.parse().ok())
                    />
                    <Choice
                        label="Pattern"
                        options=facets.patterns
                        chosen=chosen(|filters| filters.pattern.clone())
                        on_choose=move |id: String| change(&|filters| filters.pattern = given(id.clone()))
                    />
                    <Choice
                        label="Role"
                        options=facets.roles
                        chosen=chosen(|filters| filters.role.clone())
                        on_choose=move |id: String| change(&|filters| filters.role = given(id.clone()))
                    />
                    <Choice
                        label="Minutes"
                        options=minutes
                        chosen=chosen(|filters| filters.minutes.map(|most| most.to_string()))
                        on_choose=move |id: String| change(&|filters| filters.minutes = id.parse().ok())
                    />
                    {askers}
                    <Choice
                        label="Order"
                        options=named(Sort::ALL.map(|sort| (sort.id(), sort.label())))
                        any=false
                        chosen=chosen(|filters| Some(filters.sort.id().to_owned()))
                        on_choose=move |id: String| {
                            change(&|filters| filters.sort = find(&Sort::ALL, Sort::id, &id).unwrap_or_default());
                        }
                    />
                </div>
            </details>
        </search>
    }
}

fn named<const N: usize>(options: [(&'static str, &'static str); N]) -> Options {
    options.map(|(id, label)| (id.to_owned(), label.to_owned())).to_vec()
}

/// The field for words. Down leads to the problems, Enter to the first of them, Escape empties the field.
#[component]
fn Search(filters: Signal<Filters>, on_change: Callback<Filters>, on_leave: Callback<()>) -> impl IntoView {
    let words = expect_context::<WordStore>();
    let write = move |text: String| on_change.run(Filters { words: text, ..filters.get_untracked() });
    let press = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "ArrowDown" => {
            event.prevent_default();
            on_leave.run(());
        }
        "Enter" => page::click_first(super::HEADS),
        "Escape" => write(String::new()),
        _ => {}
    };
    view! {
        <label class="search">
            <span class="field-label">
                "Search" <kbd class="key-hint" title="Press / to search">"/"</kbd>
            </span>
            <IconView icon=Icon::Lens />
            <input
                id=SEARCH
                type="search"
                placeholder="Title, pattern or words of the task"
                autocomplete="off"
                aria-keyshortcuts="/"
                data-testid="search"
                prop:value=move || filters.with(|filters| filters.words.clone())
                on:focus=move |_| words.ask()
                on:input=move |event| write(event_target_value(&event))
                on:keydown=press
            />
        </label>
    }
}

/// A list with "any" on top.
#[component]
fn Choice(
    label: &'static str,
    options: Options,
    #[prop(default = true)] any: bool,
    chosen: Signal<String>,
    #[prop(into)] on_choose: Callback<String>,
) -> impl IntoView {
    let option = move |(id, name): (String, String)| {
        let of_id = id.clone();
        view! {
            <option value=id selected=move || chosen.with(|chosen| *chosen == of_id)>
                {name}
            </option>
        }
    };
    view! {
        <label>
            <span class="field-label">{label}</span>
            <select
                data-testid=label.to_lowercase().replace(' ', "-")
                prop:value=move || chosen.get()
                on:change=move |event| on_choose.run(event_target_value(&event))
            >
                {any.then(|| view! { <option value="">"Any"</option> })}
                {options.into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}
