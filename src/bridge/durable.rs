//! Whether the browser promises to keep what is stored, also where room is short on the device.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

use super::page;

/// Whether it has promised so. `None` where it makes no such promises.
pub async fn is_promised() -> Option<bool> {
    JsFuture::from(manager()?.persisted().ok()?).await.ok()?.as_bool()
}

/// Asks for the promise. Some browsers ask the visitor in turn, so it is for moments at which that is no surprise.
pub async fn ask() -> Option<bool> {
    JsFuture::from(manager()?.persist().ok()?).await.ok()?.as_bool()
}

/// Pages that do not come by a secure way have no such manager.
fn manager() -> Option<StorageManager> {
    let navigator = page::window()?.navigator();
    Reflect::get(&navigator, &"storage".into()).ok()?.dyn_into().ok()
}
