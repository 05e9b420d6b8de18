//! The attempts at the open problem, stored as they are made.

use leptos::{prelude::*, task::spawn_local};

use super::{
    super::{
        desk::Attempted,
        progress::ProgressStore,
        stopwatch::Stopwatch,
        store::{Hearing, Store, vault::BrowserVault},
    },
    ALL_NEAR_BYTES, Attempt, History, KIND, LITTLE_BYTES, NEAR_BYTES, NEAR_MOST, far,
};
use crate::bridge::{clock, storage::StorageError};

/// The attempts at the open problem: the near ones at once, the older ones once the database has given them.
#[derive(Clone, Copy)]
pub struct HistoryStore {
    slug: StoredValue<String>,
    near: RwSignal<History>,
    far: RwSignal<Option<Result<History, StorageError>>>,
    store: Store,
    progress: ProgressStore,
    stopwatch: Stopwatch,
    _hearing: StoredValue<Option<Hearing>, LocalStorage>,
}

impl HistoryStore {
    /// Knows no problem yet.
    pub fn new(store: Store, progress: ProgressStore, stopwatch: Stopwatch) -> Self {
        let history = Self {
            slug: StoredValue::new(String::new()),
            near: RwSignal::new(History::default()),
            far: RwSignal::new(None),
            store,
            progress,
            stopwatch,
            _hearing: StoredValue::new_local(None),
        };
        let key = move || history.slug.with_value(|slug| KIND.key(slug));
        history._hearing.set_value(Some(store.on_change(key, move |body| history.hear(body))));
        history
    }

    /// Reads the attempts at a problem.
    pub fn open(&self, slug: &str) {
        self.slug.set_value(slug.to_owned());
        self.far.set(None);
        self.near.set(self.store.read(&KIND.key(slug), History::parse));
        self.fetch();
    }

    /// Reads the open problem's attempts; whoever reads them here follows their changes.
    pub fn with<T>(&self, read: impl FnOnce(&History) -> T) -> T {
        self.far.with(|far| match far {
            Some(Ok(far)) => {
                let mut all = far.clone();
                self.near.with(|near| all.merge(near.clone()));
                read(&all)
            }
            _ => self.near.with(read),
        })
    }

    /// How many older attempts are kept and cannot be had now.
    pub fn out_of_reach(&self) -> usize {
        match self.far.with(|far| matches!(far, Some(Err(_)))) {
            true => self.near.with(History::older),
            false => 0,
        }
    }

    /// Keeps a submit that came to a verdict, of whichever problem.
    pub fn add(&self, attempted: Attempted) {
        let Attempted { slug, answer, verdict, passed, total } = attempted;
        let hints_read = Some(untrack(|| self.progress.hints_read(&slug)));
        let taken_ms = self.stopwatch.taken_ms(&slug);
        let attempt = Attempt { at_ms: clock::now_ms(), verdict, passed, total, answer, hints_read, taken_ms };
        let mut is_large = false;
        self.store.change(&KIND.key(&slug), History::parse, |mut history| {
            history.add(attempt);
            is_large = history.is_large();
            if self.slug.with_value(|open| *open == slug) {
                self.near.set(history.clone());
            }
            Some(history.to_text())
        });
        let history = *self;
        spawn_local(async move {
            if is_large {
                history.spill(&slug, NEAR_BYTES).await;
            }
            history.make_room(&slug).await;
        });
    }

    /// Moves what is too much of one problem into the database. Where there is none, it stays.
    async fn spill(&self, slug: &str, most_bytes: usize) {
        if !self.store.is_writable() {
            return;
        }
        let key = KIND.key(slug);
        let older = self.store.read(&key, History::parse).split_off(NEAR_MOST, most_bytes);
        if older.len() == 0 {
            return;
        }
        let Ok(count) = far::add(&BrowserVault, slug, &older).await else { return };
        self.store.change(&key, History::parse, |mut near: History| {
            near.leave_out(&older);
            near.set_older(count);
            if self.slug.with_value(|open| open == slug) {
                self.near.set(near.clone());
            }
            Some(near.to_text())
        });
        if self.slug.with_value(|open| open == slug) {
            self.fetch();
        }
    }

    /// Where all problems' attempts together take too much, the longest of the others' go first.
    async fn make_room(&self, but: &str) {
        let mut sizes = self.store.sizes(&KIND);
        let mut all: usize = sizes.iter().map(|(_, bytes)| bytes).sum();
        sizes.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
        for (key, bytes) in sizes {
            if all <= ALL_NEAR_BYTES || bytes <= LITTLE_BYTES {
                return;
            }
            if let Some(slug) = KIND.slug(&key).filter(|slug| *slug != but) {
                self.spill(slug, LITTLE_BYTES).await;
                all -= bytes.saturating_sub(LITTLE_BYTES);
            }
        }
    }

    fn hear(&self, body: Option<&str>) -> bool {
        let theirs = body.map(History::parse);
        if theirs.as_ref().is_some_and(|theirs| !theirs.whole) {
            return false;
        }
        let near = theirs.map(|theirs| theirs.value).unwrap_or_default();
        if near.older() == 0 {
            self.far.set(None);
        }
        self.near.set(near);
        self.fetch();
        true
    }

    /// Asks the database, where something of this problem is there.
    fn fetch(&self) {
        if untrack(|| self.near.with(History::older)) == 0 {
            return;
        }
        let (history, slug) = (*self, self.slug.get_value());
        spawn_local(async move {
            let found = far::read(&BrowserVault, &slug).await;
            if history.slug.with_value(|open| *open == slug) {
                history.far.set(Some(found));
            }
        });
    }
}
