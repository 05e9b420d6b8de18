//! The part of the page that a touch keyboard leaves to be seen.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::EventTarget;

use super::{Listener, page};

/// What is lower than this is a browser's bar that moves, no keyboard.
const KEYBOARD_PX: f64 = 100.0;

/// How many pixels a keyboard covers at the lower edge of the window; 0 without one.
pub fn covered() -> u32 {
    let found = page::window().and_then(|window| {
        let seen = seen()?;
        let number = |name: &str| Reflect::get(&seen, &name.into()).ok()?.as_f64();
        let whole = window.inner_height().ok()?.as_f64()?;
        // Whoever looks closer sees less of the page, too.
        (number("scale")? < 1.05).then_some(whole - number("height")? - number("offsetTop")?)
    });
    match found {
        Some(pixels) if pixels > KEYBOARD_PX => pixels.round() as u32,
        _ => 0,
    }
}

/// Calls back whenever that may have changed.
pub fn on_change(act: impl FnMut() + Clone + 'static) -> Option<[Listener; 2]> {
    let seen = seen()?;
    let (mut act, mut also) = (act.clone(), act);
    Some([Listener::new(&seen, "resize", move |_| act()), Listener::new(&seen, "scroll", move |_| also())])
}

fn seen() -> Option<EventTarget> {
    Reflect::get(&page::window()?.into(), &"visualViewport".into()).ok()?.dyn_into().ok()
}
