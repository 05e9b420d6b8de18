//! The clipboard.

use wasm_bindgen_futures::JsFuture;

use super::page;

/// Puts `text` on the clipboard; says whether the browser allowed it.
pub async fn copy(text: &str) -> bool {
    let Some(window) = page::window() else {
        return false;
    };
    // Pages that are not served securely have no clipboard at all.
    if !window.is_secure_context() {
        return false;
    }
    let written = window.navigator().clipboard().write_text(text);
    JsFuture::from(written).await.is_ok()
}
