//! The caret of a plain text area. Offsets are in UTF-16 units, as the browser counts.

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{FocusOptions, HtmlDocument, HtmlElement, HtmlTextAreaElement, ResizeObserver};

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

/// The same where the keyboard may be elsewhere, and stays there: what is undone is undone in the field that has it.
pub fn replace_from_elsewhere(area: &impl AsRef<web_sys::Element>, from: u32, to: u32, text: &str, then: Selection) {
    let before = page::document().and_then(|page| page.active_element()).filter(|active| active != area.as_ref());
    let quietly = FocusOptions::new();
    quietly.set_prevent_scroll(true);
    if before.is_some()
        && let Some(area) = text_area(area)
    {
        let _ = area.focus_with_options(&quietly);
    }
    replace(area, from, to, text, then);
    if let Some(before) = before.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = before.focus_with_options(&quietly);
    }
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

/// A watch over a text area's height. Dropping it ends it.
pub struct CaretWatch {
    observer: ResizeObserver,
    _closure: Closure<dyn FnMut()>,
}

/// From now on, whoever sees the caret's line sees it still when the text area gets lower. Lines must not be wrapped.
pub fn keep_caret_in_sight(area: &impl AsRef<web_sys::Element>) -> Option<CaretWatch> {
    let area = text_area(area)?;
    let watched = area.clone();
    let mut before = area.client_height();
    let closure = Closure::<dyn FnMut()>::new(move || {
        let height = watched.client_height();
        if height < before {
            hold_caret(&watched, before);
        }
        before = height;
    });
    let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
    observer.observe(&area);
    Some(CaretWatch { observer, _closure: closure })
}

impl Drop for CaretWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Scrolls no further than it takes to show the caret's line, if it was on screen while the text area was so high.
fn hold_caret(area: &HtmlTextAreaElement, height_before: i32) {
    let styled = web_sys::window().and_then(|window| window.get_computed_style(area).ok().flatten());
    let pixels = |property| styled.as_ref()?.get_property_value(property).ok()?.strip_suffix("px")?.parse::<f64>().ok();
    let (Some(line_height), Some(padding)) = (pixels("line-height"), pixels("padding-top")) else { return };
    let end = selection(area).end as usize;
    let lines_above = area.value().encode_utf16().take(end).filter(|unit| *unit == u16::from(b'\n')).count();
    let top = padding + line_height * lines_above as f64;
    let scrolled = f64::from(area.scroll_top());
    let was_seen = top >= scrolled && top < scrolled + f64::from(height_before);
    let missing = top + line_height + padding - f64::from(area.client_height());
    if was_seen && missing > scrolled {
        area.set_scroll_top(missing.ceil() as i32);
    }
}

/// Whether the keyboard is in this element.
pub fn has_focus(element: &impl AsRef<web_sys::Element>) -> bool {
    page::document().and_then(|page| page.active_element()).is_some_and(|active| &active == element.as_ref())
}

fn text_area(element: &impl AsRef<web_sys::Element>) -> Option<HtmlTextAreaElement> {
    element.as_ref().dyn_ref::<HtmlTextAreaElement>().cloned()
}
