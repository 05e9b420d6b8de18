//! The candidate's source with the line that is next.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{bridge::page, state::replay::Replay};

/// The lines with their numbers; the marked one is kept on screen.
#[component]
pub(super) fn Code(
    /// The run.
    replay: Arc<Replay>,
    /// The line of the frame that is looked at.
    #[prop(into)]
    line: Signal<u32>,
    /// Whether an exception is raised there.
    #[prop(into)]
    raises: Signal<bool>,
) -> impl IntoView {
    Effect::new(move |_| page::scroll_into_view(&id(line.get())));
    let lines = replay.lines().iter().zip(1u32..).map(|(text, number)| {
        let is_marked = Memo::new(move |_| line.get() == number);
        let mark = move || match (is_marked.get(), raises.get()) {
            (true, true) => "✕",
            (true, false) => "▶",
            _ => "",
        };
        view! {
            <li
                id=id(number)
                class="debug-line"
                data-marked=move || is_marked.get().then_some("true")
                data-raises=move || (is_marked.get() && raises.get()).then_some("true")
                aria-current=move || is_marked.get().then_some("step")
            >
                <span class="debug-mark" aria-hidden="true">{mark}</span>
                <span class="debug-number">{number}</span>
                <code>{text.clone()}</code>
            </li>
        }
    });
    let lines = lines.collect_view();
    view! {
        <section class="debug-code" aria-label="Your code">
            <ol data-testid="debug-code">{lines}</ol>
        </section>
    }
}

fn id(line: u32) -> String {
    format!("debug-line-{line}")
}
