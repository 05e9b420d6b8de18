//! Time and timers.

use std::{cell::RefCell, collections::VecDeque};

/// Milliseconds since 1970, by the visitor's clock.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// A moment as ISO 8601 writes it, such as `2026-11-23T09:30:00.000Z`.
pub fn iso(ms: f64) -> String {
    js_sys::Date::new(&ms.into()).to_iso_string().into()
}

/// The day of a moment by the visitor's clock, such as `2026-11-23`.
pub fn day(ms: f64) -> String {
    let date = js_sys::Date::new(&ms.into());
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
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

thread_local! {
    /// What waits for a task of its own.
    static TURNS: RefCell<VecDeque<Box<dyn FnOnce()>>> = const { RefCell::new(VecDeque::new()) };
}

/// Acts in a task of its own, after what was put off before. Between two of them the browser may paint and answer to the visitor.
pub fn in_turn(act: impl FnOnce() + 'static) {
    let is_first = TURNS.with_borrow_mut(|turns| {
        turns.push_back(Box::new(act));
        turns.len() == 1
    });
    if is_first {
        gloo_timers::callback::Timeout::new(0, take_turn).forget();
    }
}

/// The first in the queue keeps its place while it acts, so that what it puts off itself does not start a second round.
fn take_turn() {
    let act = TURNS.with_borrow_mut(|turns| turns.front_mut().map(|act| std::mem::replace(act, Box::new(|| ()))));
    if let Some(act) = act {
        act();
    }
    let more = TURNS.with_borrow_mut(|turns| {
        turns.pop_front();
        !turns.is_empty()
    });
    if more {
        gloo_timers::callback::Timeout::new(0, take_turn).forget();
    }
}
