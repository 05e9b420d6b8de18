//! Something could not be fetched.

use leptos::prelude::*;

use crate::bridge::page;

/// Says what went wrong and offers to try again.
#[component]
pub fn LoadFailure(
    /// What was wanted, as in "The catalogue could not be loaded."
    title: &'static str,
    /// Why it did not work.
    reason: String,
    /// Tries again.
    #[prop(into)]
    on_retry: Callback<()>,
) -> impl IntoView {
    Effect::new(|_| page::reveal());
    view! {
        <div class="load-failure" role="alert">
            <h1>{title}</h1>
            <p>{reason}</p>
            <button type="button" class="button primary" on:click=move |_| on_retry.run(())>
                "Try again"
            </button>
        </div>
    }
}
