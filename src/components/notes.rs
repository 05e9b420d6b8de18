//! A person's own notes on a problem.

use leptos::prelude::*;

use crate::state::{
    notes::{NotesStore, excess},
    store::Store,
};

/// A folded field for plain text, kept as it is written.
#[component]
pub fn Notes(
    /// The problem.
    slug: String,
) -> impl IntoView {
    let notes = NotesStore::open(&slug, expect_context::<Store>());
    let too_long = Memo::new(move |_| excess(&notes.get()));
    view! {
        <section class="notes" aria-label="Notes">
            <h2>"Notes"</h2>
            // What was written before is in sight.
            <details data-testid="notes" open=!untrack(|| notes.get()).is_empty()>
                <summary>"Your notes on this problem"</summary>
                <textarea
                    data-testid="notes-text"
                    aria-label="Your notes on this problem"
                    aria-describedby="notes-told"
                    aria-invalid=move || too_long.get().is_some().to_string()
                    rows="6"
                    prop:value=move || notes.get()
                    on:input=move |event| notes.type_text(event_target_value(&event))
                ></textarea>
                <p class="quiet-text" id="notes-told" role="status" data-testid="notes-told">
                    {move || too_long.get().unwrap_or_else(|| "Kept in this browser as you write.".to_owned())}
                </p>
            </details>
        </section>
    }
}
