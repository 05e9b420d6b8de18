//! Keyboard shortcuts that work wherever the focus is, the code editor included.

use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::{Listener, page};

/// A pressed key with what was held down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chord {
    /// The key's name, such as `Enter`.
    pub key: String,
    /// Control, or Command on a Mac.
    pub command: bool,
    /// Shift.
    pub shift: bool,
}

/// Calls back for each key before anything else sees it; `true` says that it was meant for the app.
pub fn on_chord(mut act: impl FnMut(Chord) -> bool + 'static) -> Option<Listener> {
    let window = page::window()?;
    Some(Listener::capturing(&window, "keydown", move |event| {
        let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        if pressed.is_composing() || pressed.alt_key() {
            return;
        }
        let meant_for_app = act(Chord {
            key: pressed.key(),
            command: pressed.ctrl_key() || pressed.meta_key(),
            shift: pressed.shift_key(),
        });
        if meant_for_app {
            event.prevent_default();
            event.stop_propagation();
        }
    }))
}

/// Calls back for Shift, Alt and F together, wherever the focus is. With Alt a key may type something else, so its place counts.
pub fn on_format(mut act: impl FnMut() + 'static) -> Option<Listener> {
    let window = page::window()?;
    Some(Listener::capturing(&window, "keydown", move |event| {
        if let Some(pressed) = event.dyn_ref::<KeyboardEvent>()
            && pressed.code() == "KeyF"
            && pressed.alt_key()
            && pressed.shift_key()
            && !pressed.ctrl_key()
            && !pressed.meta_key()
        {
            act();
            event.prevent_default();
            event.stop_propagation();
        }
    }))
}

/// Whether the visitor's keyboard says Command where others say Control.
pub fn is_mac() -> bool {
    page::browser_name().contains("Mac OS")
}
