//! What the visitor's screen is like, followed as it changes.

use leptos::prelude::*;

use crate::bridge::{
    Listener,
    media::{self, Query},
};

/// Answers to questions about the screen, as signals.
#[derive(Clone, Copy)]
pub struct Screen {
    coarse_pointer: RwSignal<bool>,
    narrow: RwSignal<bool>,
    dark: RwSignal<bool>,
    more_contrast: RwSignal<bool>,
    _listeners: StoredValue<Vec<Listener>, LocalStorage>,
}

impl Screen {
    /// Begins to follow.
    pub fn watch() -> Self {
        let mut listeners = Vec::new();
        let mut follow = |query| {
            let holds = RwSignal::new(media::holds(query));
            listeners.extend(media::on_change(query, move |now| holds.set(now)));
            holds
        };
        let (coarse_pointer, narrow) = (follow(Query::CoarsePointer), follow(Query::Narrow));
        let (dark, more_contrast) = (follow(Query::Dark), follow(Query::MoreContrast));
        Self { coarse_pointer, narrow, dark, more_contrast, _listeners: StoredValue::new_local(listeners) }
    }

    /// Whether a desktop code editor fits: a fine pointer and room for two panes.
    pub fn fits_code_editor(&self) -> bool {
        !self.coarse_pointer.get() && !self.narrow.get()
    }

    /// Whether the main pointer is a finger.
    pub fn has_coarse_pointer(&self) -> bool {
        self.coarse_pointer.get()
    }

    /// Whether the panes stand one below the other.
    pub fn is_narrow(&self) -> bool {
        self.narrow.get()
    }

    /// Whether the system asks for dark colours.
    pub fn is_dark(&self) -> bool {
        self.dark.get()
    }

    /// Whether the system asks for more contrast.
    pub fn wants_contrast(&self) -> bool {
        self.more_contrast.get()
    }
}
