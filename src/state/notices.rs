//! What the app has to tell that belongs to no single answer.

use leptos::prelude::*;

use crate::bridge::storage::StorageError;

/// Something a person should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Nothing can be stored.
    StorageBlocked,
    /// No more can be stored.
    StorageFull,
    /// Something stored was not readable as a whole; the original was put aside.
    KeptAside {
        /// Where it is now.
        key: String,
    },
    /// Something stored was not readable and could not be put aside, so it is left as it is.
    LeftAlone {
        /// Where it is.
        key: String,
    },
}

impl Notice {
    /// What to show.
    pub fn text(&self) -> String {
        match self {
            Notice::StorageBlocked => {
                "This browser keeps nothing for this site, so progress and drafts last only until \
                you close the page. Copy what you want to keep."
                    .to_owned()
            }
            Notice::StorageFull => {
                "The browser's space for this site is full: the latest changes are not stored. Clear \
                site data that you no longer need, and keep this page open until then."
                    .to_owned()
            }
            Notice::KeptAside { key } => format!(
                "Some of what was stored here could not be read. Nothing was thrown away: the original is in this \
                 browser's local storage under “{key}”."
            ),
            Notice::LeftAlone { key } => format!(
                "What is stored under “{key}” could not be read, and there is no space to put it aside. It is left as it \
                 is, and changes are not stored."
            ),
        }
    }
}

impl From<StorageError> for Notice {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Blocked => Notice::StorageBlocked,
            StorageError::Full => Notice::StorageFull,
        }
    }
}

/// The notices on screen.
#[derive(Clone, Copy)]
pub struct Notices(RwSignal<Vec<Notice>>);

impl Notices {
    /// None yet.
    pub fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// All that are on screen, the oldest first.
    pub fn all(&self) -> Vec<Notice> {
        self.0.get()
    }

    /// Shows a notice, once.
    pub fn tell(&self, notice: impl Into<Notice>) {
        let notice = notice.into();
        if self.0.with_untracked(|shown| !shown.contains(&notice)) {
            self.0.update(|shown| shown.push(notice));
        }
    }

    /// Takes a notice off the screen.
    pub fn dismiss(&self, notice: &Notice) {
        self.0.update(|shown| shown.retain(|other| other != notice));
    }
}
