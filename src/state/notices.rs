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
    /// Another tab wrote where this one did, and its text was put aside.
    OtherTab {
        /// Where it is now.
        key: String,
    },
    /// A newer version of the app was here.
    Newer,
    /// What an earlier version stored could not be backed up, and is left as it is.
    NotMigrated,
    /// Everything was reset.
    WasReset,
}

/// What can be done about a notice, beside putting it away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Look at what is kept.
    YourData,
    /// Load the page again.
    Reload,
    /// Bring back what was reset.
    UndoReset,
}

impl Notice {
    /// What to show.
    pub fn text(&self) -> String {
        match self {
            Notice::StorageBlocked => {
                "This browser keeps nothing for this site, so progress and drafts last only until you close the page. \
                 Allow it to store site data, or export what you want to keep."
            }
            Notice::StorageFull => {
                "The browser's space for this site is full: the latest changes are in this page's memory alone. Keep it \
                 open, and make room: remove old attempts, or export and reset."
            }
            Notice::KeptAside { .. } => {
                "Some of what was stored here could not be read. Nothing was thrown away: what could be read is used, \
                 and the original was put aside, for you to save or remove."
            }
            Notice::LeftAlone { key } => {
                return format!(
                    "What is stored under “{key}” could not be read, and there is no space to put it aside. It is left \
                     as it is. What changes there is in this page's memory alone; export it before you close the page."
                );
            }
            Notice::OtherTab { .. } => {
                "Another tab wrote to the same place while you wrote here. Yours stands; the other text was put aside, \
                 for you to save or remove."
            }
            Notice::Newer => {
                "What is stored here was written by a newer version of Mettle. Reload the page to get that version. Until \
                 then nothing is written over, and what you do is in this page's memory alone."
            }
            Notice::NotMigrated => {
                "What is stored here is of an earlier version, and there is no room to back it up before it is changed. \
                 It can be read, and what you do now is in this page's memory alone. Make room, then reload the page."
            }
            Notice::WasReset => "Everything was reset. It is kept until you reset again, and can be brought back.",
        }
        .to_owned()
    }

    /// What can be done about it.
    pub fn remedy(&self) -> Remedy {
        match self {
            Notice::Newer => Remedy::Reload,
            Notice::WasReset => Remedy::UndoReset,
            _ => Remedy::YourData,
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
        if self.0.with_untracked(|shown| !shown.iter().any(|other| other.text() == notice.text())) {
            self.0.update(|shown| shown.push(notice));
        }
    }

    /// Takes a notice off the screen.
    pub fn dismiss(&self, notice: &Notice) {
        self.0.update(|shown| shown.retain(|other| other != notice));
    }
}
