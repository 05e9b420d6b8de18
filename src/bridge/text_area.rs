//! The caret of a plain text area. Offsets are in UTF-16 units, as the browser counts.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

use super::page;

/// What is selected; `start == end` is a caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// First selected unit.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// The selection of a text area.
pub fn selection(area: &impl AsRef<web_sys::Element>) -> Selection {
    let Some(area) = text_area(area) else {
        return Selection { start: 0, end: 0 };
    };
    let start = area.selection_start().ok().flatten().unwrap_or(0);
    let end = area.selection_end().ok().flatten().unwrap_or(start);
    Selection { start, end }
}

/// Replaces the units from `from` to `to` and selects `then`, as if it had been typed: undo takes it back.
pub fn replace(area: &impl AsRef<web_sys::Element>, from: u32, to: u32, text: &str, then: Selection) {
    let Some(area) = text_area(area) else { return };
    let _ = area.set_selection_range(from, to);
    // The only way to edit that leaves the browser's own undo whole; where it is gone, the edit still happens.
    let command = if text.is_empty() { "delete" } else { "insertText" };
    let typed = page::document()
        .and_then(|page| page.dyn_into::<HtmlDocument>().ok())
        .and_then(|page| page.exec_command_with_show_ui_and_value(command, false, text).ok())
        .unwrap_or(false);
    if !typed {
        let _ = area.set_range_text_with_start_and_end(text, from, to);
        if let Ok(event) = web_sys::Event::new("input") {
            let _ = area.dispatch_event(&event);
        }
    }
    let _ = area.set_selection_range(then.start, then.end);
}

/// Puts the caret at a unit and the keyboard into the text area, which brings it on screen.
pub fn go_to(area: &impl AsRef<web_sys::Element>, offset: u32) {
    let Some(area) = text_area(area) else { return };
    let _ = area.set_selection_range(offset, offset);
    let _ = area.focus();
}

/// How far the text is scrolled, in pixels.
pub fn scrolled(area: &impl AsRef<web_sys::Element>) -> i32 {
    area.as_ref().scroll_top()
}

/// Whether the keyboard is in this element.
pub fn has_focus(element: &impl AsRef<web_sys::Element>) -> bool {
    page::document().and_then(|page| page.active_element()).is_some_and(|active| &active == element.as_ref())
}

fn text_area(element: &impl AsRef<web_sys::Element>) -> Option<HtmlTextAreaElement> {
    element.as_ref().dyn_ref::<HtmlTextAreaElement>().cloned()
}
