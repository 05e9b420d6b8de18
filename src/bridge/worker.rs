//! Web workers as handles: dropping one ends it.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, MessageEvent, MessagePort, WorkerOptions, WorkerType};

use super::{Listener, page};

/// A running module worker.
pub(super) struct Worker {
    worker: web_sys::Worker,
    _listeners: [Listener; 3],
}

impl Worker {
    /// Starts the module at `path`, relative to the site's base.
    ///
    /// `on_message` gets whatever the worker posts. `on_crash` gets the reason when the worker cannot be loaded or dies
    /// of an error that it did not catch.
    pub(super) fn start(
        path: &str,
        on_message: impl FnMut(JsValue) + 'static,
        on_crash: impl Fn(String) + Clone + 'static,
    ) -> Result<Self, String> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker =
            web_sys::Worker::new_with_options(&page::resolve(path), &options).map_err(|error| describe(&error))?;
        Ok(Self::own(worker, on_message, on_crash))
    }

    /// Takes a running worker over.
    pub(super) fn own(
        worker: web_sys::Worker,
        mut on_message: impl FnMut(JsValue) + 'static,
        on_crash: impl Fn(String) + Clone + 'static,
    ) -> Self {
        let on_garbled = on_crash.clone();
        let listeners = [
            Listener::new(&worker, "message", move |event| {
                if let Some(event) = event.dyn_ref::<MessageEvent>() {
                    on_message(event.data());
                }
            }),
            Listener::new(&worker, "error", move |event| {
                let reason = event
                    .dyn_ref::<ErrorEvent>()
                    .map(ErrorEvent::message)
                    .filter(|message| !message.is_empty())
                    .unwrap_or_else(|| "It could not be loaded.".to_owned());
                on_crash(reason);
            }),
            Listener::new(&worker, "messageerror", move |_| {
                on_garbled("A message could not be read.".to_owned());
            }),
        ];
        Self { worker, _listeners: listeners }
    }

    /// Posts a message; a port is handed over for good.
    pub(super) fn post(&self, message: &Object, port: Option<&MessagePort>) -> Result<(), JsValue> {
        match port {
            None => self.worker.post_message(message),
            Some(port) => self.worker.post_message_with_transfer(message, &Array::of1(port)),
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// A JavaScript error in words.
pub(super) fn describe(error: &JsValue) -> String {
    error
        .dyn_ref::<js_sys::Error>()
        .map(|error| String::from(error.message()))
        .or_else(|| error.as_string())
        .unwrap_or_else(|| "unknown error".to_owned())
}

/// Sets one property of a plain object.
pub(super) fn set(object: &Object, name: &str, value: &JsValue) -> Result<(), JsValue> {
    Reflect::set(object, &name.into(), value).map(|_| ())
}
