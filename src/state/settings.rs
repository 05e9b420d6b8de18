//! What a person chose about the app itself.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{
    notices::Notices,
    shelf::{self, BrowserShelf, Reading, Shelf},
};
use crate::bridge::clock;

const KEY: &str = "mettle.settings.v1";

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Stored {
    plain_editor: bool,
    without_help: bool,
    hidden_timer: bool,
}

/// The settings, stored as they are changed.
#[derive(Clone, Copy)]
pub struct Settings {
    stored: RwSignal<Stored>,
    notices: Notices,
    writable: StoredValue<bool>,
}

impl Settings {
    /// Reads what is stored.
    pub fn open(notices: Notices) -> Self {
        let found = shelf::read(&BrowserShelf, KEY, clock::now_ms(), |text| {
            let parsed = serde_json::from_str::<Stored>(text);
            Reading { whole: parsed.is_ok(), value: parsed.unwrap_or_default() }
        });
        if let Some(notice) = found.notice {
            notices.tell(notice);
        }
        Self { stored: RwSignal::new(found.value), notices, writable: StoredValue::new(found.writable) }
    }

    /// Whether the plain editor is wanted even where Monaco fits.
    pub fn plain_editor(&self) -> bool {
        self.stored.with(|stored| stored.plain_editor)
    }

    /// Chooses the editor.
    pub fn set_plain_editor(&self, plain: bool) {
        self.change(|stored| stored.plain_editor = plain);
    }

    /// Whether there is help while Python is typed.
    pub fn help(&self) -> bool {
        self.stored.with(|stored| !stored.without_help)
    }

    /// Chooses whether there is.
    pub fn set_help(&self, help: bool) {
        self.change(|stored| stored.without_help = !help);
    }

    /// Whether the time taken is not to be seen.
    pub fn hidden_timer(&self) -> bool {
        self.stored.with(|stored| stored.hidden_timer)
    }

    /// Chooses whether it is.
    pub fn set_hidden_timer(&self, hidden: bool) {
        self.change(|stored| stored.hidden_timer = hidden);
    }

    fn change(&self, change: impl FnOnce(&mut Stored)) {
        self.stored.update(change);
        if self.writable.get_value()
            && let Err(error) = BrowserShelf.set(KEY, &serde_json::json!(self.stored.get_untracked()).to_string())
        {
            self.notices.tell(error);
        }
    }
}
