//! Search and filters.

use leptos::prelude::*;
use protocol::content::Kind;

use crate::{
    components::icon::{Icon, IconView},
    state::{
        filters::{Filters, Status, find},
        names::{DIFFICULTIES, difficulty_id, difficulty_label, kind_id, kind_label},
    },
};

/// The search field and one list per filter.
#[component]
pub fn FilterBar(
    /// The filters as they are.
    filters: Signal<Filters>,
    /// The filters as they are wanted.
    on_change: Callback<Filters>,
) -> impl IntoView {
    let change = move |edit: &dyn Fn(&mut Filters)| {
        let mut wanted = filters.get_untracked();
        edit(&mut wanted);
        on_change.run(wanted);
    };
    view! {
        <search class="filters">
            <label class="search">
                <span class="field-label">"Search"</span>
                <IconView icon=Icon::Lens />
                <input
                    type="search"
                    placeholder="Title, topic or pattern"
                    autocomplete="off"
                    data-testid="search"
                    prop:value=move || filters.with(|filters| filters.words.clone())
                    on:input=move |event| {
                        let words = event_target_value(&event);
                        change(&|filters| filters.words.clone_from(&words));
                    }
                />
            </label>
            <Choice
                label="Kind"
                options=Kind::ALL.map(|kind| (kind_id(kind), kind_label(kind))).to_vec()
                chosen=Signal::derive(move || filters.with(|filters| filters.kind.map_or("", kind_id)))
                on_choose=move |id: String| change(&|filters| filters.kind = find(&Kind::ALL, kind_id, &id))
            />
            <Choice
                label="Difficulty"
                options=DIFFICULTIES.map(|level| (difficulty_id(level), difficulty_label(level))).to_vec()
                chosen=Signal::derive(move || filters.with(|filters| filters.difficulty.map_or("", difficulty_id)))
                on_choose=move |id: String| {
                    change(&|filters| filters.difficulty = find(&DIFFICULTIES, difficulty_id, &id));
                }
            />
            <Choice
                label="Status"
                options=Status::ALL.map(|status| (status.id(), status.label())).to_vec()
                chosen=Signal::derive(move || filters.with(|filters| filters.status.map_or("", Status::id)))
                on_choose=move |id: String| change(&|filters| filters.status = find(&Status::ALL, Status::id, &id))
            />
        </search>
    }
}

/// A list with "any" on top.
#[component]
fn Choice(
    label: &'static str,
    options: Vec<(&'static str, &'static str)>,
    chosen: Signal<&'static str>,
    #[prop(into)] on_choose: Callback<String>,
) -> impl IntoView {
    let option = move |(id, name): (&'static str, &'static str)| {
        view! {
            <option value=id selected=move || chosen.get() == id>
                {name}
            </option>
        }
    };
    view! {
        <label>
            <span class="field-label">{label}</span>
            <select
                data-testid=label.to_lowercase()
                prop:value=move || chosen.get()
                on:change=move |event| on_choose.run(event_target_value(&event))
            >
                <option value="">"Any"</option>
                {options.into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}
