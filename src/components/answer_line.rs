//! A one-line answer: an expression or a bound.

use leptos::{attr::custom::custom_attribute, prelude::*};

/// A large field for one line of code. It grows where the line is longer than the screen is wide.
#[component]
pub fn AnswerLine(
    /// What is written.
    #[prop(into)]
    text: Signal<String>,
    /// What stands before it, such as `O(`.
    label: &'static str,
    /// An example of the form.
    placeholder: &'static str,
    /// The text after each change.
    on_input: Callback<String>,
    /// Enter was pressed.
    #[prop(into)]
    on_enter: Callback<()>,
) -> impl IntoView {
    view! {
        <label class="answer-line">
            <span class="field-label">{label}</span>
            <textarea
                rows="1"
                data-testid="answer"
                autocapitalize="off"
                autocomplete="off"
                {..custom_attribute("autocorrect", "off")}
                spellcheck="false"
                enterkeyhint="go"
                placeholder=placeholder
                prop:value=move || text.get()
                on:input=move |event| on_input.run(one_line(&event_target_value(&event)))
                on:keydown=move |event| {
                    if event.key() == "Enter" && !event.is_composing() {
                        event.prevent_default();
                        on_enter.run(());
                    }
                }
            ></textarea>
        </label>
    }
}

/// What is pasted may have line breaks; the answer has none.
fn one_line(text: &str) -> String {
    text.replace("\r\n", " ").replace(['\n', '\r'], " ")
}
