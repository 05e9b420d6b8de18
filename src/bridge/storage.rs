//! `localStorage`, where the browser lets us have it.

use wasm_bindgen::JsCast;
use web_sys::{DomException, Storage, StorageEvent};

use super::{Listener, page};

/// Why something could not be stored or read back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// The browser keeps nothing for this site: a setting, a private window, a sandboxed frame.
    #[error("This browser keeps nothing for this site.")]
    Blocked,
    /// The browser's space for this site is used up.
    #[error("The browser's space for this site is full.")]
    Full,
}

/// The text under `key`.
pub fn get(key: &str) -> Result<Option<String>, StorageError> {
    storage()?.get_item(key).map_err(|_| StorageError::Blocked)
}

/// Replaces the text under `key`.
pub fn set(key: &str, text: &str) -> Result<(), StorageError> {
    storage()?.set_item(key, text).map_err(|error| match error.dyn_ref::<DomException>().map(DomException::name) {
        Some(name) if name == "SecurityError" => StorageError::Blocked,
        _ => StorageError::Full,
    })
}

/// Forgets what is under `key`.
pub fn remove(key: &str) -> Result<(), StorageError> {
    storage()?.remove_item(key).map_err(|_| StorageError::Blocked)
}

/// All keys that there are, in no order.
pub fn keys() -> Result<Vec<String>, StorageError> {
    let storage = storage()?;
    let count = storage.length().map_err(|_| StorageError::Blocked)?;
    Ok((0..count).filter_map(|at| storage.key(at).ok().flatten()).collect())
}

/// Calls back with key and new text (`None` where it was removed) when another tab of this site stores something. Without a key
/// all was removed.
pub fn on_change_elsewhere(mut act: impl FnMut(Option<String>, Option<String>) + 'static) -> Option<Listener> {
    let window = page::window()?;
    Some(Listener::new(&window, "storage", move |event| {
        if let Some(event) = event.dyn_ref::<StorageEvent>() {
            act(event.key(), event.new_value());
        }
    }))
}

fn storage() -> Result<Storage, StorageError> {
    page::window().and_then(|window| window.local_storage().ok().flatten()).ok_or(StorageError::Blocked)
}
