//! The worker that keeps an interpreter's memory on the device for the next visit. web/README.md says what that is.

use js_sys::{Array, Object};
use wasm_bindgen::JsValue;

use super::{
    page,
    python::MODULE,
    worker::{self, Worker},
};

/// A keeper at work. Dropping it ends it, and what it had not finished is as if it had never begun.
pub struct Keeper {
    _worker: Worker,
}

impl Keeper {
    /// Begins to keep an interpreter with `packages`, unless one is kept already. `on_end` hears when there is no more to
    /// do, whether something was kept or cannot be: neither is anybody's concern.
    pub fn start(packages: &[String], on_end: impl Fn() + Clone + 'static) -> Result<Self, String> {
        let on_crash = on_end.clone();
        let started = Worker::start(MODULE, move |_| on_end(), move |_| on_crash())?;
        let names: Array = packages.iter().map(|name| JsValue::from(name.as_str())).collect();
        let order = Object::new();
        worker::set(&order, "keep", &JsValue::TRUE)
            .and_then(|()| worker::set(&order, "packages", &names))
            .and_then(|()| worker::set(&order, "base", &page::resolve("./").into()))
            .and_then(|()| started.post(&order, None))
            .map_err(|error| worker::describe(&error))?;
        Ok(Self { _worker: started })
    }
}
