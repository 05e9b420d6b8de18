//! Dragging a handle with a pointer of whatever sort, which is the handle's own until it is let go.

use std::{cell::Cell, rc::Rc};

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, PointerEvent};

use super::{Listener, page};

/// The direction that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// To the left and right.
    Across,
    /// Up and down.
    Down,
}

/// What a drag does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Drag {
    /// The handle was taken.
    Begun,
    /// It is so many pixels from where it was taken.
    At(f64),
    /// It was let go.
    Ended,
}

/// Follows the drags of a handle.
pub fn follow(
    handle: &impl AsRef<web_sys::Element>,
    axis: Axis,
    act: impl Fn(Drag) + Clone + 'static,
) -> Option<[Listener; 4]> {
    let handle = handle.as_ref().dyn_ref::<HtmlElement>()?.clone();
    let place = move |event: &PointerEvent| {
        f64::from(match axis {
            Axis::Across => event.client_x(),
            Axis::Down => event.client_y(),
        })
    };
    // The pointer that holds it, and where it was taken.
    let held = Rc::new(Cell::new(None::<(i32, f64)>));
    let on = |name, hear: Box<dyn Fn(&PointerEvent)>| {
        Listener::new(&handle, name, move |event| {
            if let Some(event) = event.dyn_ref::<PointerEvent>() {
                hear(event);
            }
        })
    };
    let (taken, begin, captured) = (held.clone(), act.clone(), handle.clone());
    let down = move |event: &PointerEvent| {
        if event.button() != 0 || !event.is_primary() || taken.get().is_some() {
            return;
        }
        // Where it cannot be captured, it is followed as long as it is over the handle.
        let _ = captured.set_pointer_capture(event.pointer_id());
        let _ = captured.focus();
        // No text is selected on the way.
        event.prevent_default();
        taken.set(Some((event.pointer_id(), place(event))));
        begin(Drag::Begun);
    };
    let (moved, go) = (held.clone(), act.clone());
    let moving = move |event: &PointerEvent| {
        if let Some((pointer, from)) = moved.get()
            && pointer == event.pointer_id()
        {
            go(Drag::At(place(event) - from));
        }
    };
    let end = move |event: &PointerEvent| {
        if held.get().is_some_and(|(pointer, _)| pointer == event.pointer_id()) {
            held.set(None);
            act(Drag::Ended);
        }
    };
    Some([
        on("pointerdown", Box::new(down)),
        on("pointermove", Box::new(moving)),
        on("pointerup", Box::new(end.clone())),
        on("pointercancel", Box::new(end)),
    ])
}

/// How many pixels the elements with these ids take up in a direction.
pub fn extent(ids: [&str; 2], axis: Axis) -> f64 {
    let size = |id| {
        let place = page::document()?.get_element_by_id(id)?.get_bounding_client_rect();
        Some(match axis {
            Axis::Across => place.width(),
            Axis::Down => place.height(),
        })
    };
    ids.into_iter().filter_map(size).sum()
}
