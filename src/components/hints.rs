//! Hints, given one at a time.

use leptos::prelude::*;
use protocol::content::Hint;

/// Each hint can be opened once the one before it was.
#[component]
pub fn Hints(
    /// The hints in the order in which they are given.
    hints: Vec<Hint>,
) -> impl IntoView {
    let opened = RwSignal::new(0);
    let total = hints.len();
    let is_open = move |at| opened.get() >= at;
    let item = move |(at, hint): (usize, Hint)| {
        let body = hint.html.clone();
        view! {
            <Show when=move || is_open(at)>
                <details on:toggle=move |_| opened.update(|opened| *opened = (*opened).max(at + 1))>
                    <summary>
                        <span>{format!("Hint {} of {total}", at + 1)}</span>
                        <span class="hint-title">{hint.title.clone()}</span>
                    </summary>
                    <div class="prose" inner_html=body.clone()></div>
                </details>
            </Show>
        }
    };
    (total > 0).then(|| {
        view! {
            <section class="hints" aria-label="Hints">
                <h2>"Hints"</h2>
                {hints.into_iter().enumerate().map(item).collect_view()}
            </section>
        }
    })
}
