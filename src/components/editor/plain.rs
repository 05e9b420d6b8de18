//! A plain editor that knows how to indent.

use leptos::{
    attr::{Attribute, NextAttribute, custom::custom_attribute},
    ev::KeyboardEvent,
    html,
    prelude::*,
};

use super::{symbols::SymbolRow, typing};
use crate::{
    bridge::{
        editor::{Language, Marker},
        text_area,
    },
    state::screen::Screen,
};

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
    /// Places that something is wrong with.
    #[prop(into)]
    markers: Signal<Vec<Marker>>,
) -> impl IntoView {
    let scrolled = RwSignal::new(0);
    let screen = expect_context::<Screen>();
    let has_focus = RwSignal::new(false);
    let press = keys(area, text, language);
    let watch = StoredValue::new_local(None);
    Effect::new(move |_| watch.set_value(area.get().as_ref().and_then(text_area::keep_caret_in_sight)));
    view! {
        {move || markers.get().into_iter().map(|marker| view! { <LineMark line=marker.line scrolled=scrolled /> }).collect_view()}
        <textarea
            node_ref=area
            class="plain-editor"
            data-testid="editor-plain"
            aria-label=label
            aria-describedby="plain-editor-help plain-editor-errors"
            aria-invalid=move || markers.with(|markers| !markers.is_empty()).to_string()
            {..for_code()}
            prop:value=move || text.get()
            on:input=move |event| on_input.run(event_target_value(&event))
            on:scroll=move |_| {
                if let Some(area) = area.get_untracked() {
                    scrolled.set(text_area::scrolled(&area));
                }
            }
            on:keydown=press
            on:focus=move |_| has_focus.set(true)
            on:blur=move |_| has_focus.set(false)
        ></textarea>
        <Show when=move || screen.has_coarse_pointer() && has_focus.get()>
            <SymbolRow area=area text=text />
        </Show>
        <div id="plain-editor-errors" data-testid="editor-errors">
            {move || markers.get().into_iter().map(|marker| view! { <ErrorNote marker=marker text=text area=area /> }).collect_view()}
        </div>
        <p id="plain-editor-help" class="visually-hidden">
            "Tab indents. To leave the field with Tab, press Escape first."
        </p>
    }
}

/// What a text area for code has: nothing corrects what is typed, and lines are as long as they are.
pub fn for_code() -> impl Attribute {
    view! { <{..} autocapitalize="off" autocomplete="off" spellcheck="false" wrap="off" /> }
        .add_any_attr(custom_attribute("autocorrect", "off"))
}

/// What the keys do in a text area for code: Tab indents, Enter keeps the indentation, after Escape the next Tab leaves.
pub fn keys(
    area: NodeRef<html::Textarea>,
    text: Signal<String>,
    language: Language,
) -> impl Fn(KeyboardEvent) + Clone + 'static {
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
    move |event| {
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
}

/// The colour behind a line. Lines are not wrapped, so that each has the height of every other.
#[component]
fn LineMark(line: u32, scrolled: RwSignal<i32>) -> impl IntoView {
    view! {
        <div
            class="plain-mark"
            aria-hidden="true"
            style=("--marked-line", line.to_string())
            style=("--scrolled", move || format!("{}px", scrolled.get()))
        ></div>
    }
}

/// What is wrong with a line, and the way there.
#[component]
fn ErrorNote(marker: Marker, text: Signal<String>, area: NodeRef<html::Textarea>) -> impl IntoView {
    let Marker { line, message, .. } = marker;
    let first = message.lines().next().unwrap_or_default().to_owned();
    let go = move |_| {
        if let Some(area) = area.get_untracked() {
            text_area::go_to(&area, typing::line_start(&text.get_untracked(), line));
        }
    };
    view! {
        <p class="editor-note error">
            <button type="button" class="button quiet" on:click=go>
                {format!("Line {line}")}
            </button>
            <span>{first}</span>
        </p>
    }
}
