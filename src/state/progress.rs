//! Progress in this browser: what was solved, when, and after how many submits.

use leptos::{prelude::*, task::spawn_local};
use protocol::judging::Verdict;

use super::{
    record::{KEY, Progress},
    store::{Hearing, Store},
};
use crate::bridge::{clock, durable};

/// Progress, kept in step with the browser's store and with other tabs.
#[derive(Clone, Copy)]
pub struct ProgressStore {
    progress: RwSignal<Progress>,
    store: Store,
    _hearing: StoredValue<Option<Hearing>, LocalStorage>,
}

impl ProgressStore {
    /// Reads what is stored and listens for what other tabs store.
    pub fn open(store: Store) -> Self {
        let progress = RwSignal::new(store.read(KEY, Progress::parse));
        let this = Self { progress, store, _hearing: StoredValue::new_local(None) };
        this._hearing.set_value(Some(store.on_change(|| KEY.to_owned(), move |body| this.hear(body))));
        this
    }

    fn hear(&self, body: Option<&str>) -> bool {
        let Some(body) = body else {
            self.progress.set(Progress::default());
            return true;
        };
        let theirs = Progress::parse(body).value;
        self.progress.update(|ours| ours.merge(theirs.clone()));
        // Two tabs that wrote at the same moment: the one that knows more says so.
        if self.progress.with_untracked(|ours| *ours != theirs) {
            self.change(|_| ());
        }
        true
    }

    /// Reads progress; whoever reads it here follows its changes.
    pub fn with<T>(&self, read: impl FnOnce(&Progress) -> T) -> T {
        self.progress.with(read)
    }

    /// Takes a submit's verdict in and stores it. With the first solved problem there is something that a person would miss, and
    /// the browser is asked to promise that it stays.
    pub fn add_attempt(&self, slug: &str, verdict: Verdict) {
        let had_any = untrack(|| self.with(Progress::has_solved));
        self.change(|progress| progress.add_attempt(slug, verdict, clock::now_ms()));
        if !had_any && untrack(|| self.with(Progress::has_solved)) {
            spawn_local(async {
                durable::ask().await;
            });
        }
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
        self.store.change(KEY, Progress::parse, |stored: Progress| {
            self.progress.update(|progress| {
                progress.merge(stored);
                change(progress);
            });
            Some(self.progress.with_untracked(Progress::to_text))
        });
    }
}
