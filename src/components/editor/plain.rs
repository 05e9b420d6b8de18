//! A plain editor that knows how to indent.

use leptos::{attr::custom::custom_attribute, html, prelude::*};

use super::typing;
use crate::bridge::{editor::Language, text_area};

/// A text area in which Tab indents and Enter keeps the indentation. Escape lets the next Tab leave the field.
#[component]
pub fn PlainEditor(
    /// The text area, for the caret.
    area: NodeRef<html::Textarea>,
    /// What it holds.
    #[prop(into)]
    text: Signal<String>,
    /// The text after each change.
    on_input: Callback<String>,
    /// What is written in it.
    language: Language,
    /// What screen readers call it.
    label: &'static str,
) -> impl IntoView {
    let leaving = StoredValue::new(false);
    // Answers whether the key was taken.
    let press = move |key: &str, shift: bool| {
        let Some(area) = area.get_untracked() else { return false };
        let (now, selection) = (text.get_untracked(), text_area::selection(&area));
        let edit = match key {
            "Tab" if shift => typing::outdent(&now, selection),
            "Tab" => Some(typing::indent(&now, selection)),
            "Enter" => Some(typing::break_line(&now, selection, language == Language::Python)),
            _ => None,
        };
        if let Some(edit) = &edit {
            text_area::replace(&area, edit.from, edit.to, &edit.text, edit.then);
        }
        edit.is_some() || key == "Tab"
    };
    view! {
        <textarea
            node_ref=area
            class="plain-editor"
            data-testid="editor-plain"
            aria-label=label
            aria-describedby="plain-editor-help"
            autocapitalize="off"
            autocomplete="off"
            {..custom_attribute("autocorrect", "off")}
            spellcheck="false"
            wrap="off"
            prop:value=move || text.get()
            on:input=move |event| on_input.run(event_target_value(&event))
            on:keydown=move |event| {
                let key = event.key();
                let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key() && !event.is_composing();
                let may_take = plain && !leaving.get_value();
                if key != "Shift" {
                    leaving.set_value(key == "Escape");
                }
                if may_take && press(&key, event.shift_key()) {
                    event.prevent_default();
                }
            }
        ></textarea>
        <p id="plain-editor-help" class="visually-hidden">
            "Tab indents. To leave the field with Tab, press Escape first."
        </p>
    }
}
