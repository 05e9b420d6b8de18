//! Dialogs that stand over the page from the moment they are on it.

use leptos::{html, prelude::*};

use crate::bridge::dialog;

/// The node to give to a `<dialog>`, which opens as soon as it is on the page, and what closes it, as Escape does.
pub fn opened() -> (NodeRef<html::Dialog>, impl Fn() + Copy + Send + Sync + 'static) {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(node) = node.get() {
            dialog::open(&node);
        }
    });
    let close = move || {
        if let Some(node) = node.get_untracked() {
            dialog::close(&node);
        }
    };
    (node, close)
}
