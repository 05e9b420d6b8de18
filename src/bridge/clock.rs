//! Time and timers.

/// Milliseconds since 1970, by the visitor's clock.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Something that will happen once; dropping it calls it off.
pub struct Timer {
    _timeout: gloo_timers::callback::Timeout,
}

impl Timer {
    /// Acts after `delay_ms`.
    pub fn after(delay_ms: u32, act: impl FnOnce() + 'static) -> Self {
        Self { _timeout: gloo_timers::callback::Timeout::new(delay_ms, act) }
    }
}
