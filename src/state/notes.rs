//! A person's own notes on a problem, version 1: plain text, bounded, stored as it is written.
//!
//! ```json
//! { "version": 1, "text": "…", "savedAtMs": 1.0 }
//! ```

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{
    notices::Notices,
    shelf::{self, BrowserShelf, Reading, Shelf},
};
use crate::bridge::{
    Listener,
    clock::{self, Timer},
    page, storage,
};

const VERSION: u32 = 1;

/// The most bytes that are stored of one problem's notes.
pub const MOST_BYTES: usize = 32 * 1024;

/// How long the keyboard must rest before notes are stored.
const REST_MS: u32 = 400;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Stored {
    version: u32,
    text: String,
    saved_at_ms: f64,
}

/// The key for a problem's notes.
fn key(slug: &str) -> String {
    format!("mettle.notes.v1.{slug}")
}

/// Reads the stored form.
fn parse(text: &str) -> Reading<String> {
    let stored = serde_json::from_str::<Stored>(text).ok().filter(|stored| stored.version == VERSION);
    Reading { whole: stored.is_some(), value: stored.map(|stored| stored.text).unwrap_or_default() }
}

/// The stored form.
fn to_text(text: &str, saved_at_ms: f64) -> String {
    serde_json::json!(Stored { version: VERSION, text: text.to_owned(), saved_at_ms }).to_string()
}

/// What to say of notes that are too long; `None` for those that are not.
pub fn excess(text: &str) -> Option<String> {
    (text.len() > MOST_BYTES).then(|| {
        let most = MOST_BYTES / 1024;
        let over = (text.len() - MOST_BYTES).div_ceil(1024);
        format!("These notes are {over} KB longer than the {most} KB that are kept. Shorten them; until then, what is kept is as it was.")
    })
}

/// The notes on the open problem. Lives as long as the page.
#[derive(Clone, Copy)]
pub struct NotesStore {
    text: RwSignal<String>,
    key: StoredValue<String>,
    notices: Notices,
    writable: StoredValue<bool>,
    unsaved: StoredValue<bool>,
    timer: StoredValue<Option<Timer>, LocalStorage>,
    _listeners: StoredValue<Vec<Listener>, LocalStorage>,
}

impl NotesStore {
    /// Reads the notes on a problem.
    pub fn open(slug: &str, notices: Notices) -> Self {
        let key = key(slug);
        let found = shelf::read(&BrowserShelf, &key, clock::now_ms(), parse);
        if let Some(notice) = found.notice {
            notices.tell(notice);
        }
        let store = Self {
            text: RwSignal::new(found.value),
            key: StoredValue::new(key.clone()),
            notices,
            writable: StoredValue::new(found.writable),
            unsaved: StoredValue::new(false),
            timer: StoredValue::new_local(None),
            _listeners: StoredValue::new_local(Vec::new()),
        };
        let mut listeners: Vec<Listener> = page::on_hide(move || store.save_now()).map(Vec::from).unwrap_or_default();
        listeners.extend(storage::on_change_elsewhere(move |changed, text| {
            if changed == key {
                store.hear_other_tab(text);
            }
        }));
        store._listeners.set_value(listeners);
        on_cleanup(move || store.save_now());
        store
    }

    /// The notes; whoever reads them here follows their changes.
    pub fn get(&self) -> String {
        self.text.get()
    }

    /// Takes in what was typed.
    pub fn type_text(&self, text: String) {
        let store = *self;
        self.text.set(text);
        self.unsaved.set_value(true);
        self.timer.set_value(Some(Timer::after(REST_MS, move || store.save_now())));
    }

    fn save_now(&self) {
        let is_due = self.unsaved.try_get_value().unwrap_or(false) && self.writable.get_value();
        if !is_due || self.text.with_untracked(|text| excess(text).is_some()) {
            return;
        }
        self.timer.set_value(None);
        self.unsaved.set_value(false);
        let stored = self.text.with_untracked(|text| {
            self.key.with_value(|key| match text.is_empty() {
                true => BrowserShelf.remove(key),
                false => BrowserShelf.set(key, &to_text(text, clock::now_ms())),
            })
        });
        if let Err(error) = stored {
            self.notices.tell(error);
        }
    }

    /// Shows what another tab wrote, unless something unsaved stands here: then theirs is put aside before ours replaces it.
    fn hear_other_tab(&self, text: Option<String>) {
        if !self.unsaved.get_value() {
            let theirs = text.map(|text| parse(&text)).unwrap_or(Reading { value: String::new(), whole: true });
            if theirs.whole {
                self.text.set(theirs.value);
            }
        } else if let Some(text) = text {
            let kept = self.key.with_value(|key| shelf::keep_aside(&BrowserShelf, key, &text, clock::now_ms()));
            if let Err(error) = kept {
                self.notices.tell(error);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_read_back() {
        let text = "Two heaps.\n\n“Why?” → \u{1f914}";
        assert_eq!(parse(&to_text(text, 5.0)), Reading { value: text.to_owned(), whole: true });
        let stored = r#"{"version":1,"text":"x","savedAtMs":1}"#;
        assert_eq!(parse(stored), Reading { value: "x".to_owned(), whole: true });
    }

    #[test]
    fn what_is_no_note_is_not_taken_for_one() {
        for text in ["", "x", "[]", r#"{"version":2,"text":"x","savedAtMs":1}"#, r#"{"version":1,"savedAtMs":1}"#] {
            assert!(!parse(text).whole, "{text}");
        }
    }

    #[test]
    fn too_long_is_told_with_how_much() {
        assert_eq!(excess(&"x".repeat(MOST_BYTES)), None);
        let told = excess(&"ü".repeat(MOST_BYTES / 2 + 1)).expect("too long");
        assert!(told.contains("1 KB longer") && told.contains("32 KB"), "{told}");
    }
}
