//! Dialogs over the page. The browser keeps the focus inside while one is open, closes it on Escape, and gives the focus back.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::page;

/// Opens a dialog over everything else.
pub fn open(dialog: &impl AsRef<web_sys::Element>) {
    if let Some(dialog) = dialog.as_ref().dyn_ref::<HtmlDialogElement>()
        && !dialog.open()
    {
        // Refused only where it is open already, or no part of the page.
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog, as Escape does.
pub fn close(dialog: &impl AsRef<web_sys::Element>) {
    if let Some(dialog) = dialog.as_ref().dyn_ref::<HtmlDialogElement>() {
        dialog.close();
    }
}

/// Whether a dialog is open.
pub fn is_any_open() -> bool {
    let found = page::document().and_then(|page| page.query_selector("dialog[open]").ok());
    found.flatten().is_some()
}
