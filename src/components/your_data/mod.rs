//! What is kept in this browser: how much it is, out into a file and in again, and a new beginning.

mod aside;
mod import;
mod kept;
mod reset;
mod two_step;

use leptos::{prelude::*, task::spawn_local};

use self::{aside::AsideList, import::Import, kept::Kept, reset::Reset};
use super::{
    icon::{Icon, IconView},
    modal,
};
use crate::{
    bridge::{clock, files, page},
    state::{
        commands::{Commands, Overlay},
        store::{
            Store,
            whole::{Aside, Share},
        },
    },
};

/// What the browser saves files of JSON as.
const JSON: &str = "application/json";

/// Where the keyboard goes once a button that was pressed is gone with what it was for.
const TITLE: &str = "your-data-title";

fn focus_title() {
    clock::in_turn(|| page::focus(TITLE));
}

/// All that is kept, as of a moment ago.
#[derive(Clone, Debug, Default, PartialEq)]
struct Inventory {
    shares: Vec<Share>,
    aside: Vec<Aside>,
    old_attempts: usize,
    can_undo: bool,
}

/// The dialog.
#[component]
pub fn YourData() -> impl IntoView {
    let (commands, store) = (expect_context::<Commands>(), expect_context::<Store>());
    let (node, close) = modal::opened();
    let inventory = RwSignal::new(Inventory::default());
    Effect::new(move |_| {
        store.turns();
        spawn_local(async move {
            let (shares, aside) = store.inventory().await;
            let (old_attempts, can_undo) = (store.old_attempts().await, store.can_undo_reset().await);
            // The dialog may be closed by then.
            let _ = inventory.try_set(Inventory { shares, aside, old_attempts, can_undo });
        });
    });
    view! {
        <dialog
            class="dialog your-data"
            data-testid="your-data"
            aria-labelledby=TITLE
            node_ref=node
            on:close=move |_| {
                if commands.overlay() == Some(Overlay::YourData) {
                    commands.set_overlay(None);
                }
            }
        >
            <div class="dialog-head">
                <h2 id=TITLE tabindex="-1">"Your data"</h2>
                <button type="button" class="button quiet" on:click=move |_| close()>
                    <IconView icon=Icon::Cross />
                    "Close"
                </button>
            </div>
            <Kept inventory=inventory />
            <section aria-labelledby="export-title">
                <h3 id="export-title">"Export"</h3>
                <p class="quiet-text">
                    "One file with all of it, which you can read, keep, and import here or in another browser."
                </p>
                <ExportButton />
            </section>
            <Import />
            <Reset can_undo=Signal::derive(move || inventory.with(|inventory| inventory.can_undo)) />
            <AsideList inventory=inventory />
        </dialog>
    }
}

#[component]
fn ExportButton() -> impl IntoView {
    let store = expect_context::<Store>();
    let told = RwSignal::new("");
    let export = move |_| {
        spawn_local(async move {
            let (file, lacks_attempts) = store.export().await;
            let name = format!("mettle-{}.json", clock::day(clock::now_ms()));
            let _ = told.try_set(match (files::save(&name, JSON, &file), lacks_attempts) {
                (true, false) => "The file is on its way to where your browser saves files.",
                (true, true) => {
                    "The file is on its way, but without older attempts: the browser's database did not answer. \
                     They are still kept. Reload the page and export again."
                }
                (false, _) => "This browser refuses to save a file.",
            });
        });
    };
    view! {
        <button type="button" class="button" data-testid="export" on:click=export>
            "Export"
        </button>
        <p class="quiet-text" role="status" data-testid="export-told">
            {move || told.get()}
        </p>
    }
}

/// A number of bytes for people.
fn size_label(bytes: usize) -> String {
    match bytes {
        0..1024 => "under 1 KB".to_owned(),
        1024..1_048_576 => format!("{} KB", bytes.div_ceil(1024)),
        _ => format!("{:.1} MB", bytes as f64 / 1_048_576.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_in_few_words() {
        assert_eq!([5, 1024, 1500, 3_200_000].map(size_label), ["under 1 KB", "1 KB", "2 KB", "3.1 MB"]);
    }
}
