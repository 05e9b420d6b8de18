//! Progress in this browser: what was solved, when, and after how many submits.

use leptos::prelude::*;
use protocol::judging::Verdict;

use super::{
    notices::{Notice, Notices},
    record::{KEY, Progress},
    shelf::{self, BrowserShelf, Shelf},
};
use crate::bridge::{Listener, clock, storage};

/// Progress, kept in step with the browser's store and with other tabs.
#[derive(Clone, Copy)]
pub struct ProgressStore {
    progress: RwSignal<Progress>,
    notices: Notices,
    writable: StoredValue<bool>,
    _other_tabs: StoredValue<Option<Listener>, LocalStorage>,
}

impl ProgressStore {
    /// Reads what is stored and listens for what other tabs store.
    pub fn open(notices: Notices) -> Self {
        let found = shelf::read(&BrowserShelf, KEY, clock::now_ms(), Progress::parse);
        if let Some(notice) = found.notice {
            if let Notice::KeptAside { .. } = notice
                && let Err(error) = BrowserShelf.set(KEY, &found.value.to_text())
            {
                notices.tell(error);
            }
            notices.tell(notice);
        }
        let progress = RwSignal::new(found.value);
        let listener = storage::on_change_elsewhere(move |key, text| {
            if key == KEY
                && let Some(text) = text
            {
                progress.update(|ours| ours.merge(Progress::parse(&text).value));
            }
        });
        Self {
            progress,
            notices,
            writable: StoredValue::new(found.writable),
            _other_tabs: StoredValue::new_local(listener),
        }
    }

    /// Reads progress; whoever reads it here follows its changes.
    pub fn with<T>(&self, read: impl FnOnce(&Progress) -> T) -> T {
        self.progress.with(read)
    }

    /// Takes a submit's verdict in and stores it.
    pub fn add_attempt(&self, slug: &str, verdict: Verdict) {
        self.change(|progress| progress.add_attempt(slug, verdict, clock::now_ms()));
    }

    /// How many of a problem's hints were ever opened.
    pub fn hints_read(&self, slug: &str) -> u32 {
        self.with(|progress| progress.record(slug).map_or(0, |record| record.hints_read))
    }

    /// Notes that so many hints were opened.
    pub fn note_hints(&self, slug: &str, read: u32) {
        if untrack(|| self.hints_read(slug)) < read {
            self.change(|progress| progress.note_hints(slug, read));
        }
    }

    /// Notes that the editorial was opened.
    pub fn note_editorial(&self, slug: &str) {
        self.change(|progress| progress.note_editorial(slug, clock::now_ms()));
    }

    fn change(&self, change: impl FnOnce(&mut Progress)) {
        // Another tab may have stored something whose event has not come yet.
        let stored = BrowserShelf.get(KEY).ok().flatten().map(|text| Progress::parse(&text).value);
        self.progress.update(|progress| {
            if let Some(stored) = stored {
                progress.merge(stored);
            }
            change(progress);
        });
        if self.writable.get_value()
            && let Err(error) = BrowserShelf.set(KEY, &self.progress.with_untracked(Progress::to_text))
        {
            self.notices.tell(error);
        }
    }
}
