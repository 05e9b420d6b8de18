//! Event listeners that end with their owner.

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Event, EventTarget};

/// A registered listener; dropping it removes it.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    capture: bool,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens in the bubbling phase.
    pub(super) fn new(target: &EventTarget, event: &'static str, on_event: impl FnMut(Event) + 'static) -> Self {
        Self::with_phase(target, event, false, on_event)
    }

    /// Listens before any element below has seen the event.
    pub(super) fn capturing(target: &EventTarget, event: &'static str, on_event: impl FnMut(Event) + 'static) -> Self {
        Self::with_phase(target, event, true, on_event)
    }

    fn with_phase(
        target: &EventTarget,
        event: &'static str,
        capture: bool,
        on_event: impl FnMut(Event) + 'static,
    ) -> Self {
        let closure = Closure::<dyn FnMut(Event)>::new(on_event);
        // Only an event name that is not a string could fail here.
        let _ = target.add_event_listener_with_callback_and_bool(event, closure.as_ref().unchecked_ref(), capture);
        Self { target: target.clone(), event, capture, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback_and_bool(
            self.event,
            self.closure.as_ref().unchecked_ref(),
            self.capture,
        );
    }
}
