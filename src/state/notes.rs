//! A person's own notes on a problem, version 1: plain text, bounded, stored as it is written.
//!
//! ```json
//! { "version": 1, "text": "…", "savedAtMs": 1.0 }
//! ```

use std::cmp::Ordering;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::store::{
    Hearing, Store,
    kinds::{self, Kind, Merged, all_or_nothing},
    shelf::Reading,
};
use crate::bridge::{
    Listener,
    clock::{self, Timer},
    page,
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

/// The notes on a problem.
pub const KIND: Kind = Kind {
    stem: "mettle.notes.v1.",
    name: "Notes",
    read: |text| all_or_nothing(text, parse),
    merge,
    count: kinds::one,
};

/// Where one holds the other, that one; else both, the later first, where there is room for both.
fn merge(ours: &str, theirs: &str) -> Merged {
    let read = |text| serde_json::from_str::<Stored>(text).ok();
    let (Some(our), Some(their)) = (read(ours), read(theirs)) else { return Merged::whole(ours.to_owned()) };
    let later = kinds::later((ours, our.saved_at_ms), (theirs, their.saved_at_ms));
    if our.text.contains(&their.text) || their.text.contains(&our.text) {
        let longer = match our.text.len().cmp(&their.text.len()) {
            Ordering::Greater => ours.to_owned(),
            Ordering::Less => theirs.to_owned(),
            Ordering::Equal => later.text,
        };
        return Merged::whole(longer);
    }
    let (first, second) = if later.text == ours { (&our, &their) } else { (&their, &our) };
    let both = format!("{}\n\n{}", first.text, second.text);
    match excess(&both) {
        None => Merged::whole(to_text(&both, first.saved_at_ms)),
        Some(_) => later,
    }
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
    store: Store,
    unsaved: StoredValue<bool>,
    timer: StoredValue<Option<Timer>, LocalStorage>,
    _listeners: StoredValue<Option<[Listener; 2]>, LocalStorage>,
    _hearing: StoredValue<Option<Hearing>, LocalStorage>,
}

impl NotesStore {
    /// Reads the notes on a problem.
    pub fn open(slug: &str, store: Store) -> Self {
        let key = KIND.key(slug);
        let this = Self {
            text: RwSignal::new(store.read(&key, parse)),
            key: StoredValue::new(key.clone()),
            store,
            unsaved: StoredValue::new(false),
            timer: StoredValue::new_local(None),
            _listeners: StoredValue::new_local(None),
            _hearing: StoredValue::new_local(None),
        };
        this._listeners.set_value(page::on_hide(move || this.save_now()));
        this._hearing.set_value(Some(store.on_change(move || key.clone(), move |body| this.hear(body))));
        on_cleanup(move || this.save_now());
        this
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
        let is_due = self.unsaved.try_get_value().unwrap_or(false);
        if !is_due || self.text.with_untracked(|text| excess(text).is_some()) {
            return;
        }
        self.timer.set_value(None);
        self.unsaved.set_value(false);
        let text = self.text.get_untracked();
        let body = (!text.is_empty()).then(|| to_text(&text, clock::now_ms()));
        self.key.with_value(|key| self.store.put(key, body));
    }

    /// Shows what was written elsewhere, unless something unsaved stands here: then that is put aside before ours replaces it.
    fn hear(&self, body: Option<&str>) -> bool {
        let theirs = body.map_or(Reading { value: String::new(), whole: true }, parse);
        let takes = theirs.whole && !self.unsaved.get_value();
        if takes {
            self.text.set(theirs.value);
        }
        takes
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
    fn two_notes_become_one_as_long_as_there_is_room() {
        let (old, new) = (to_text("a heap", 1.0), to_text("two heaps?", 2.0));
        for (ours, theirs) in [(&old, &new), (&new, &old)] {
            assert_eq!((KIND.merge)(ours, theirs), Merged::whole(to_text("two heaps?\n\na heap", 2.0)));
        }
        let held = to_text("a heap, or two", 0.0);
        assert_eq!((KIND.merge)(&old, &held), Merged::whole(held));
        let long = to_text(&"x".repeat(MOST_BYTES), 3.0);
        assert_eq!((KIND.merge)(&old, &long), Merged { text: long, rest: Some(old) });
    }

    #[test]
    fn too_long_is_told_with_how_much() {
        assert_eq!(excess(&"x".repeat(MOST_BYTES)), None);
        let told = excess(&"ü".repeat(MOST_BYTES / 2 + 1)).expect("too long");
        assert!(told.contains("1 KB longer") && told.contains("32 KB"), "{told}");
    }
}
