//! Hints, given one at a time.

use leptos::prelude::*;
use protocol::content::Hint;

/// Each hint can be opened once the one before it was.
#[component]
pub fn Hints(
    /// The hints in the order in which they are given.
    hints: Vec<Hint>,
    /// How many of them were ever opened.
    #[prop(into)]
    read: Signal<usize>,
    /// How many are open now, at each more.
    #[prop(into)]
    on_read: Callback<usize>,
) -> impl IntoView {
    let total = hints.len();
    // Those that were read in an earlier visit can be opened in any order.
    let opened = RwSignal::new(read.get_untracked().min(total));
    let is_open = move |at| opened.get() >= at;
    let item = move |(at, hint): (usize, Hint)| {
        let body = hint.html.clone();
        view! {
            <Show when=move || is_open(at)>
                <details
                    data-testid=format!("hint-{}", at + 1)
                    on:toggle=move |_| {
                        opened.update(|opened| *opened = (*opened).max(at + 1));
                        on_read.run(at + 1);
                    }
                >
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
                <div class="help-head">
                    <h2>"Hints"</h2>
                    <p class="quiet-text" data-testid="hints-read">
                        {move || format!("{} of {total} hints read", read.get().min(total))}
                    </p>
                </div>
                {hints.into_iter().enumerate().map(item).collect_view()}
            </section>
        }
    })
}
