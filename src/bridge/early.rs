//! The Python worker that the page has started before the app was there (web/early/early.js).

use js_sys::{Array, Reflect, SharedArrayBuffer};
use wasm_bindgen::{JsCast, JsValue};

/// Where the page leaves it. Whatever stands here afterwards keeps the page from starting another one.
const NAME: &str = "mettleEarlyPython";

/// A worker that has its packages and its base already, and wants a port.
pub(super) struct Early {
    pub(super) worker: web_sys::Worker,
    /// What it posted so far.
    pub(super) news: Array,
    /// The byte by which it is signalled, where memory may be shared.
    pub(super) signal: Option<SharedArrayBuffer>,
}

/// The worker, the first time that it is asked for, and only if it has these packages; one that has others is ended.
pub(super) fn take(packages: &[String]) -> Option<Early> {
    let page = js_sys::global();
    let found = Reflect::get(&page, &NAME.into()).ok()?;
    Reflect::set(&page, &NAME.into(), &JsValue::NULL).ok()?;
    let part = |name: &str| Reflect::get(&found, &name.into()).ok();
    let worker: web_sys::Worker = part("worker")?.dyn_into().ok()?;
    worker.set_onmessage(None);
    worker.set_onerror(None);
    match (part("packages")?.as_string(), part("news")?.dyn_into()) {
        (Some(names), Ok(news)) if names == packages.join(",") => {
            let signal = part("signal").and_then(|signal| signal.dyn_into().ok());
            Some(Early { worker, news, signal })
        }
        _ => {
            worker.terminate();
            None
        }
    }
}
