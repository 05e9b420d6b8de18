//! A new beginning, and the way back from it.

use leptos::{prelude::*, task::spawn_local};

use super::two_step::TwoStep;
use crate::{
    bridge::{clock, page},
    state::store::Store,
};

/// Where the keyboard goes once a button that was pressed is gone.
const TOLD: &str = "reset-told";

/// The two buttons, and what came of them.
#[component]
pub fn Reset(
    /// Whether there is something to bring back.
    can_undo: Signal<bool>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let told = RwSignal::new(String::new());
    let reset = move |()| {
        spawn_local(async move {
            let words = match store.reset().await {
                Ok(()) => "Everything was reset.".to_owned(),
                Err(reason) => format!("{reason} Nothing was reset."),
            };
            let _ = told.try_set(words);
        });
    };
    let undo = move |_| {
        spawn_local(async move {
            let words = match store.undo_reset().await {
                Ok(()) => "Everything is back.".to_owned(),
                Err(reason) => reason.to_string(),
            };
            let _ = told.try_set(words);
            // The button may be gone.
            clock::in_turn(|| page::focus(TOLD));
        });
    };
    view! {
        <section aria-labelledby="reset-title">
            <h3 id="reset-title">"Begin again"</h3>
            <TwoStep
                label="Reset everything"
                question="This takes away progress, drafts, attempts, notes and settings. They are kept aside until you reset again, and can be brought back here."
                yes="Reset everything"
                id="reset"
                on_yes=reset
            />
            <Show when=move || can_undo.get()>
                <button type="button" class="button" data-testid="reset-undo" on:click=undo>
                    "Bring back what was reset"
                </button>
            </Show>
            <p id=TOLD tabindex="-1" role="status" data-testid=TOLD>
                {move || told.get()}
            </p>
        </section>
    }
}
