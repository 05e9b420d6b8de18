//! Copies a text.

use leptos::{prelude::*, task::spawn_local};

use crate::bridge::clipboard;

/// A button that copies; where the browser does not allow it, the text is shown to be copied by hand.
#[component]
pub fn CopyButton(
    /// What the button says.
    label: &'static str,
    /// What it copies.
    text: String,
) -> impl IntoView {
    let outcome = RwSignal::new(None::<bool>);
    let shown = text.clone();
    let copy = move |_| {
        let text = text.clone();
        spawn_local(async move {
            let copied = clipboard::copy(&text).await;
            let _ = outcome.try_set(Some(copied));
        });
    };
    view! {
        <div class="copy">
            <button type="button" class="button" on:click=copy>{label}</button>
            <span role="status">{move || (outcome.get() == Some(true)).then_some("Copied.")}</span>
            <Show when=move || outcome.get() == Some(false)>
                <label class="field">
                    "The browser does not let us copy. Here it is to copy by hand:"
                    <textarea readonly rows="6" prop:value=shown.clone()></textarea>
                </label>
            </Show>
        </div>
    }
}
