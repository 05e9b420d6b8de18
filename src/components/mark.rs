//! The app's mark.

use leptos::prelude::*;

/// A strip of tempered metal bent to an M, running through the colours that steel takes in the fire.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <path class="mark-straw" d="M5 26V8" />
            <path class="mark-bronze" d="M5 8l11 12" />
            <path class="mark-purple" d="M16 20 27 8" />
            <path class="mark-steel" d="M27 8v18" />
        </svg>
    }
}
