//! The palette: problems and commands by a few letters of their names.

use std::sync::Arc;

use leptos::{ev::KeyboardEvent, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{
    icon::{Icon, IconView},
    modal,
    shortcut_sheet::KeysView,
};
use crate::{
    bridge::page,
    routes::Route,
    state::{
        catalogue::CatalogueStore,
        commands::{Commands, Found, Overlay},
        shortcuts::Shortcut,
    },
};

const LIST: &str = "palette-list";

/// A button that opens the palette.
#[component]
pub fn PaletteButton() -> impl IntoView {
    let commands = expect_context::<Commands>();
    view! {
        <button
            type="button"
            class="button quiet palette-button"
            data-testid="palette-open"
            aria-label="Find a problem or a command"
            title="Find a problem or a command"
            on:click=move |_| commands.set_overlay(Some(Overlay::Palette))
        >
            <IconView icon=Icon::Lens />
        </button>
    }
}

/// One line of the list, without what it does.
#[derive(Clone, PartialEq)]
struct Line {
    id: String,
    label: String,
    about: String,
    shortcut: Option<Shortcut>,
}

fn line(found: &Found) -> Line {
    match found {
        Found::Command(command) => {
            let (id, label) = (format!("command-{}", command.id), command.label.clone());
            Line { id, label, about: String::new(), shortcut: command.shortcut }
        }
        Found::Problem(entry) => {
            let about = format!("{} min", entry.minutes);
            Line { id: format!("problem-{}", entry.slug), label: entry.title.clone(), about, shortcut: None }
        }
    }
}

/// The dialog: a field that keeps the keyboard, and a list whose chosen line moves by the arrows.
#[component]
pub fn Palette() -> impl IntoView {
    let (commands, catalogue) = (expect_context::<Commands>(), expect_context::<CatalogueStore>());
    catalogue.ask();
    let (node, close) = modal::opened();
    let (query, at) = (RwSignal::new(String::new()), RwSignal::new(0usize));
    let find = move || {
        let here = catalogue.get();
        let problems = here.here().map(Arc::clone);
        commands.find(&query.get(), problems.as_ref().map_or(&[], |catalogue| &catalogue.problems))
    };
    let lines = Memo::new(move |_| find().iter().map(line).collect::<Vec<_>>());
    let chosen = move || lines.with(|lines| lines.get(at.get()).map(|line| line.id.clone()));
    let navigate = StoredValue::new_local(use_navigate());
    let take = move |id: &str| {
        let found = untrack(find).into_iter().find(|found| line(found).id == id);
        // The page has the keyboard again before anything is done with it.
        close();
        match found {
            Some(Found::Command(command)) => command.give(),
            Some(Found::Problem(entry)) => navigate.with_value(|navigate| {
                let route = Route::Problem { slug: entry.slug };
                navigate(&format!("/{}", route.to_path()), NavigateOptions::default());
            }),
            None => {}
        }
    };
    let press = move |event: KeyboardEvent| {
        let count = lines.with_untracked(Vec::len);
        let now = at.get_untracked();
        let to = match event.key().as_str() {
            _ if event.is_composing() => return,
            "ArrowDown" if count > 0 => (now + 1) % count,
            "ArrowUp" if count > 0 => (now + count - 1) % count,
            "Enter" => {
                event.prevent_default();
                if let Some(id) = untrack(chosen) {
                    take(&id);
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        at.set(to);
        if let Some(id) = untrack(chosen) {
            page::scroll_into_view(&id);
        }
    };
    let option = move |line: Line| {
        let Line { id, label, about, shortcut } = line;
        let (this, taken) = (id.clone(), id.clone());
        view! {
            <li
                role="option"
                class="palette-line"
                id=id.clone()
                data-testid=id
                aria-selected=move || (chosen().as_ref() == Some(&this)).to_string()
                on:click=move |_| take(&taken)
            >
                <span>{label}</span>
                {(!about.is_empty()).then(|| view! { <span class="quiet-text">{about}</span> })}
                {shortcut.map(|shortcut| view! { <KeysView shortcut=shortcut /> })}
            </li>
        }
    };
    view! {
        <dialog
            class="dialog palette"
            data-testid="palette"
            aria-label="Find a problem or a command"
            node_ref=node
            on:close=move |_| {
                // A command may have put something else there.
                if commands.overlay() == Some(Overlay::Palette) {
                    commands.set_overlay(None);
                }
            }
        >
            <div class="palette-head">
                <input
                    type="text"
                    data-testid="palette-query"
                    role="combobox"
                    aria-label="Find a problem or a command"
                    aria-expanded="true"
                    aria-controls=LIST
                    aria-autocomplete="list"
                    aria-activedescendant=chosen
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    placeholder="A problem or a command"
                    prop:value=move || query.get()
                    on:input=move |event| {
                        query.set(event_target_value(&event));
                        at.set(0);
                    }
                    on:keydown=press
                />
                <button type="button" class="button quiet" aria-label="Close" on:click=move |_| close()>
                    <IconView icon=Icon::Cross />
                </button>
            </div>
            <ul role="listbox" class="palette-list" id=LIST aria-label="What was found">
                <For each=move || lines.get() key=|line| line.id.clone() children=option />
            </ul>
            <p class="quiet-text" role="status" data-testid="palette-count">
                {move || match lines.with(Vec::len) {
                    0 => "Nothing here is called that.".to_owned(),
                    1 => "One fits.".to_owned(),
                    count => format!("{count} fit."),
                }}
            </p>
        </dialog>
    }
}
