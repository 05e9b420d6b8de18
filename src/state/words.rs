//! The words of all statements, for the catalogue's search.

use leptos::{prelude::*, task::spawn_local};
use protocol::content::StatementWords;

use crate::bridge::fetch;

/// The words, fetched once, when the search is first used. Without them the search goes over titles and patterns alone.
#[derive(Clone, Copy)]
pub struct WordStore {
    words: RwSignal<StatementWords>,
    asked: StoredValue<bool>,
}

impl WordStore {
    /// Nothing is fetched yet.
    pub fn new() -> Self {
        Self { words: RwSignal::default(), asked: StoredValue::new(false) }
    }

    /// Fetches the words unless that was done.
    pub fn ask(&self) {
        if self.asked.get_value() {
            return;
        }
        self.asked.set_value(true);
        let (words, asked) = (self.words, self.asked);
        spawn_local(async move {
            match fetch::json("content/words.json").await {
                Ok(found) => words.set(found),
                // The next use of the search tries again.
                Err(_) => asked.set_value(false),
            }
        });
    }

    /// Reads the words; whoever reads them here follows their arrival.
    pub fn with<T>(&self, read: impl FnOnce(&StatementWords) -> T) -> T {
        self.words.with(read)
    }
}
