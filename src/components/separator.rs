//! A bar between two panes that shares out their room.

use leptos::{ev::KeyboardEvent, html, prelude::*};

use crate::{
    bridge::drag::{self, Axis, Drag},
    state::panes::{Panes, Split},
};

/// Dragged, or moved by the arrow keys, Home and End; Enter and a double click bring the usual shares back.
#[component]
pub fn Separator(
    /// Which panes it parts.
    split: Split,
    /// What screen readers call it.
    label: &'static str,
    /// The ids of the pane before it and of the one after it.
    panes: [&'static str; 2],
) -> impl IntoView {
    let store = expect_context::<Panes>();
    let node = NodeRef::<html::Div>::new();
    let (least, most, usual) = split.bounds();
    let axis = if split == Split::Columns { Axis::Across } else { Axis::Down };
    let held = RwSignal::new(false);
    // The share and the room of both panes in pixels, when the bar was taken.
    let taken = StoredValue::new((usual, 0.0));
    let listeners = StoredValue::new_local(None);
    Effect::new(move |_| {
        let follow = move |drag| match drag {
            Drag::Begun => {
                held.set(true);
                taken.set_value((untrack(|| store.share(split)), drag::extent(panes, axis)));
            }
            Drag::At(pixels) => {
                let (share, room) = taken.get_value();
                if room > 0.0 {
                    store.set_share(split, share + pixels / room * 100.0);
                }
            }
            Drag::Ended => {
                held.set(false);
                store.keep();
            }
        };
        listeners.set_value(node.get().and_then(|node| drag::follow(&node, axis, follow)));
    });
    let put = move |share| {
        store.set_share(split, share);
        store.keep();
    };
    let press = move |event: KeyboardEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.alt_key())
            && let Some(share) = split.pressed(untrack(|| store.share(split)), &event.key())
        {
            event.prevent_default();
            put(share);
        }
    };
    view! {
        <div
            node_ref=node
            class="separator"
            data-split=if split == Split::Columns { "columns" } else { "rows" }
            data-held=move || held.get().to_string()
            role="separator"
            tabindex="0"
            aria-label=label
            aria-orientation=if split == Split::Columns { "vertical" } else { "horizontal" }
            aria-controls=panes[0]
            aria-valuemin=least.to_string()
            aria-valuemax=most.to_string()
            aria-valuenow=move || store.share(split).round().to_string()
            aria-valuetext=move || format!("{} percent", store.share(split).round())
            title="Drag, or use the arrow keys; double click for the usual size"
            on:keydown=press
            on:dblclick=move |_| put(usual)
        ></div>
    }
}
