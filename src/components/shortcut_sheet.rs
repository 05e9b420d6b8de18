//! The sheet of keyboard shortcuts.

use leptos::prelude::*;

use super::{
    icon::{Icon, IconView},
    modal,
};
use crate::{
    bridge::keys,
    state::{
        commands::{Commands, Overlay},
        shortcuts::{SHEET_GROUPS, Shortcut},
    },
};

/// A shortcut's keys.
#[component]
pub fn KeysView(
    /// The shortcut.
    shortcut: Shortcut,
) -> impl IntoView {
    let press = |(at, keys): (usize, Vec<&'static str>)| {
        let keys = keys.into_iter().map(|key| view! { <kbd>{key}</kbd> " " }).collect_view();
        view! {
            {(at > 0).then_some("or ")}
            {keys}
        }
    };
    view! { <span class="keys">{shortcut.presses(keys::is_mac()).into_iter().enumerate().map(press).collect_view()}</span> }
}

/// The dialog, from the list by which the page itself knows its shortcuts.
#[component]
pub fn ShortcutSheet() -> impl IntoView {
    let commands = expect_context::<Commands>();
    let (node, close) = modal::opened();
    let row = |shortcut: &'static Shortcut| {
        view! {
            <div class="shortcut">
                <dt><KeysView shortcut=*shortcut /></dt>
                <dd>{shortcut.what}</dd>
            </div>
        }
    };
    let groups = SHEET_GROUPS.iter().map(|group| {
        view! {
            <section>
                <h3>{group.title}</h3>
                <dl>{group.shortcuts.iter().map(row).collect_view()}</dl>
                {group.note.map(|note| view! { <p class="quiet-text">{note}</p> })}
            </section>
        }
    });
    view! {
        <dialog
            class="dialog sheet"
            data-testid="sheet"
            aria-labelledby="sheet-title"
            node_ref=node
            on:close=move |_| {
                if commands.overlay() == Some(Overlay::Sheet) {
                    commands.set_overlay(None);
                }
            }
        >
            <div class="dialog-head">
                <h2 id="sheet-title">"Keyboard shortcuts"</h2>
                <button type="button" class="button quiet" on:click=move |_| close()>
                    <IconView icon=Icon::Cross />
                    "Close"
                </button>
            </div>
            <div class="sheet-groups">{groups.collect_view()}</div>
        </dialog>
    }
}
