//! What the visitor's screen and settings are like.

use web_sys::MediaQueryList;

use super::{Listener, page};

/// A question about the screen or the visitor's settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Query {
    /// The main pointer is a finger, so a desktop editor would fight the touch keyboard.
    CoarsePointer,
    /// Too narrow for two panes.
    Narrow,
    /// The system asks for dark colours.
    Dark,
    /// The system asks for more contrast.
    MoreContrast,
}

impl Query {
    fn text(self) -> &'static str {
        match self {
            Query::CoarsePointer => "(pointer: coarse)",
            // The same width at which `style/pages/problem.css` puts the panes side by side.
            Query::Narrow => "(max-width: 59.99rem)",
            Query::Dark => "(prefers-color-scheme: dark)",
            Query::MoreContrast => "(prefers-contrast: more)",
        }
    }
}

/// Whether it holds now. `false` where the browser cannot say.
pub fn holds(query: Query) -> bool {
    list(query).is_some_and(|list| list.matches())
}

/// Calls back with the new answer whenever it changes.
pub fn on_change(query: Query, mut act: impl FnMut(bool) + 'static) -> Option<Listener> {
    let list = list(query)?;
    let watched = list.clone();
    Some(Listener::new(&list, "change", move |_| {
        act(watched.matches());
    }))
}

fn list(query: Query) -> Option<MediaQueryList> {
    page::window()?.match_media(query.text()).ok().flatten()
}
