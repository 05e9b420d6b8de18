//! A row of what code needs and touch keyboards hide.

use leptos::{html, prelude::*};

use super::typing;
use crate::{
    bridge::{text_area, viewport},
    components::icon::{Icon, IconView},
};

/// What is typed by the row, in the order of how often it is wanted.
const SYMBOLS: [&str; 25] = [
    "(", ")", "[", "]", ":", "=", "_", ",", ".", "'", "\"", "+", "-", "*", "/", "%", "<", ">", "{", "}", "#", "!", "&",
    "|", "@",
];

/// What moves the text or the caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    Indent,
    Outdent,
    Left,
    Right,
}

const MOVES: [(Move, Icon, &str, &str); 4] = [
    (Move::Indent, Icon::Indent, "indent", "Indent"),
    (Move::Outdent, Icon::Outdent, "outdent", "One level less"),
    (Move::Left, Icon::ArrowLeft, "left", "One to the left"),
    (Move::Right, Icon::ArrowRight, "right", "One to the right"),
];

/// The row. It stands below the text, or right above a keyboard that would cover it. A press leaves the keyboard where it is.
#[component]
pub fn SymbolRow(
    /// The text area.
    area: NodeRef<html::Textarea>,
    /// What it holds.
    text: Signal<String>,
) -> impl IntoView {
    let covered = RwSignal::new(viewport::covered());
    let _watch = StoredValue::new_local(viewport::on_change(move || covered.set(viewport::covered())));
    let symbols = SYMBOLS.map(|symbol| {
        let press = move |_| {
            if let Some(area) = area.get_untracked() {
                let edit = typing::typed(text_area::selection(&area), symbol.to_owned());
                text_area::replace(&area, edit.from, edit.to, &edit.text, edit.then);
            }
        };
        view! {
            <button type="button" tabindex="-1" data-symbol=symbol on:click=press>
                {symbol}
            </button>
        }
    });
    let moves = MOVES.map(|(what, icon, id, label)| {
        view! {
            <button
                type="button"
                tabindex="-1"
                data-move=id
                aria-label=label
                on:click=move |_| act(what, area, &text.get_untracked())
            >
                <IconView icon=icon />
            </button>
        }
    });
    view! {
        <div
            class="symbol-row"
            data-testid="symbol-row"
            role="toolbar"
            aria-label="Symbols"
            data-floating=move || (covered.get() > 0).then_some("true")
            style:--covered=move || format!("{}px", covered.get())
            on:pointerdown=|event| event.prevent_default()
            on:mousedown=|event| event.prevent_default()
        >
            {moves.into_iter().collect_view()}
            {symbols.into_iter().collect_view()}
        </div>
    }
}

fn act(what: Move, area: NodeRef<html::Textarea>, text: &str) {
    let Some(area) = area.get_untracked() else { return };
    let selection = text_area::selection(&area);
    let edit = match what {
        Move::Indent => Some(typing::indent(text, selection)),
        Move::Outdent => typing::outdent(text, selection),
        Move::Left | Move::Right => {
            text_area::go_to(&area, typing::step(text, selection, what == Move::Right));
            None
        }
    };
    if let Some(edit) = edit {
        text_area::replace(&area, edit.from, edit.to, &edit.text, edit.then);
    }
}
