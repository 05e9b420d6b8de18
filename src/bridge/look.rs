//! The document's colours and sizes, as attributes and properties that the style sheet reads. `web/early/look.js` does the same
//! before the first paint.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::page;

/// What a document looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Dark colours.
    pub dark: bool,
    /// Colours at the ends of their scale.
    pub more_contrast: bool,
    /// The size of code in the editors, in CSS pixels.
    pub code_size: u8,
}

/// Gives the document this look.
pub fn apply(shown: Shown) {
    let Some(document) = page::document() else { return };
    let theme = if shown.dark { "dark" } else { "light" };
    if let Some(root) = document.document_element() {
        // Fails only where a name is none.
        let _ = root.set_attribute("data-theme", theme);
        let _ = match shown.more_contrast {
            true => root.set_attribute("data-contrast", "more"),
            false => root.remove_attribute("data-contrast"),
        };
        if let Some(root) = root.dyn_ref::<HtmlElement>() {
            let _ = root.style().set_property("--code-size", &format!("{}px", shown.code_size));
        }
    }
    // The browser's own bars.
    let Ok(bars) = document.query_selector_all("meta[data-bar]") else { return };
    for at in 0..bars.length() {
        if let Some(bar) = bars.item(at).and_then(|node| node.dyn_into::<Element>().ok()) {
            let is_meant = bar.get_attribute("data-bar").as_deref() == Some(theme);
            let _ = bar.set_attribute("media", if is_meant { "all" } else { "not all" });
        }
    }
}
