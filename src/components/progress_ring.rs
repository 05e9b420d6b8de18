//! How much of something is done, as a ring and in words.

use leptos::prelude::*;

/// A circle's length where its radius is 15.9155.
const WHOLE: f64 = 100.0;

/// A ring that fills as `done` nears `total`, with the numbers beside it.
#[component]
pub fn ProgressRing(
    /// How many are done.
    #[prop(into)]
    done: Signal<usize>,
    /// How many there are.
    total: usize,
) -> impl IntoView {
    let filled = move || if total == 0 { 0.0 } else { WHOLE * done.get() as f64 / total as f64 };
    view! {
        <span class="progress-ring" data-complete=move || (done.get() >= total).to_string()>
            <svg viewBox="0 0 36 36" aria-hidden="true" focusable="false">
                <circle class="track" cx="18" cy="18" r="15.9155" />
                <circle
                    class="fill"
                    cx="18"
                    cy="18"
                    r="15.9155"
                    stroke-dasharray=move || format!("{:.1} {WHOLE}", filled())
                />
            </svg>
            <span>{move || done.get()} " of " {total} " solved"</span>
        </span>
    }
}
