//! Time and timers.

/// Milliseconds since 1970, by the visitor's clock.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// A moment as the visitor's own language and clock put it, such as `22 Nov 2026, 16:40`.
pub fn moment_label(ms: f64) -> String {
    let options = js_sys::Object::new();
    for (name, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        // A fresh object takes any name.
        let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    }
    js_sys::Date::new(&ms.into()).to_locale_string("default", &options).into()
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
