//! Parts of a page that are drawn one after the other.

use leptos::prelude::*;

use crate::bridge::clock;

/// Draws its children in a task of their own, after those that were asked for before. A page that is drawn in one go would keep a slow
/// phone from answering to a finger for a quarter of a second.
#[component]
pub fn Later(children: ChildrenFn) -> impl IntoView {
    let is_due = RwSignal::new(false);
    // Whatever it belonged to may be gone by then.
    clock::in_turn(move || {
        let _ = is_due.try_set(true);
    });
    move || is_due.get().then(|| children())
}
