//! A button for what cannot be taken back by the same button: it asks first.

use leptos::prelude::*;

use crate::bridge::{clock, page};

/// The button, and the question that takes its place.
#[component]
pub fn TwoStep(
    /// The button's word.
    #[prop(into)]
    label: String,
    /// What is asked.
    #[prop(into)]
    question: String,
    /// The word of the button that says yes.
    #[prop(into)]
    yes: String,
    /// Its name for hooks, unique on the page.
    #[prop(into)]
    id: String,
    /// What happens then.
    #[prop(into)]
    on_yes: Callback<()>,
) -> impl IntoView {
    let asks = RwSignal::new(false);
    let (ask_id, yes_id) = (StoredValue::new(id.clone()), StoredValue::new(format!("{id}-yes")));
    let (label, question, yes) = (StoredValue::new(label), StoredValue::new(question), StoredValue::new(yes));
    // The keyboard goes along once the other buttons are there.
    let turn = move |now: bool| {
        asks.set(now);
        let id = if now { yes_id.get_value() } else { ask_id.get_value() };
        clock::in_turn(move || page::focus(&id));
    };
    let ask = move || {
        view! {
            <button
                type="button"
                class="button"
                id=ask_id.get_value()
                data-testid=ask_id.get_value()
                on:click=move |_| turn(true)
            >
                {label.get_value()}
            </button>
        }
    };
    view! {
        <Show when=move || asks.get() fallback=ask>
            <div class="question" role="group" aria-label=label.get_value()>
                <p>{question.get_value()}</p>
                <div class="question-answers">
                    <button
                        type="button"
                        class="button danger"
                        id=yes_id.get_value()
                        data-testid=yes_id.get_value()
                        on:click=move |_| {
                            turn(false);
                            on_yes.run(());
                        }
                    >
                        {yes.get_value()}
                    </button>
                    <button type="button" class="button quiet" on:click=move |_| turn(false)>
                        "Leave it"
                    </button>
                </div>
            </div>
        </Show>
    }
}
