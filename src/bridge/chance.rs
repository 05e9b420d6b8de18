//! Chance, where nothing has to be repeated.

/// A number from 0 up to 1, without it.
pub fn draw() -> f64 {
    js_sys::Math::random()
}
