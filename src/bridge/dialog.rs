//! Dialogs over the page. The browser keeps the focus inside while one is open, closes it on Escape, and gives the focus back.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

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
