//! The one door to what is kept in the browser. No other module reads or writes there.
//!
//! Texts are stored by key, each behind a line with the store's version and a checksum (`envelope`). What a text says is known to
//! its kind alone (`kinds`). What the browser does not take, because it is full, blocked or a newer version's, stays in memory and
//! is tried again (`core`). Large histories go to the browser's database (`super::history::far`).
//!
//! Whoever keeps something reads it by [`Store::read`], and writes by one of two ways: [`Store::change`] where two tabs' texts can
//! be made one, which reads, merges and writes in one go, and [`Store::put`] where they cannot, which puts aside what another
//! tab has written meanwhile.

mod core;
pub mod envelope;
#[cfg(test)]
mod faults;
pub mod kinds;
mod migrations;
#[cfg(test)]
pub mod samples;
pub mod shelf;
pub mod transfer;
pub mod vault;
pub mod whole;

use std::{cell::RefCell, rc::Rc};

use leptos::{prelude::*, task::spawn_local};

use self::{
    core::{Core, Hold},
    migrations::{Backup, Outcome, STEPS},
    shelf::{BrowserShelf, Reading, names},
    transfer::{Contents, NotTaken, Plan},
    vault::{BrowserVault, Vault},
    whole::{Aside, NotUndone, Share},
};
use super::notices::{Notice, Notices};
use crate::bridge::{
    Listener, clock,
    storage::{self, StorageError},
};

/// Hears what came under a key from elsewhere, and says whether it took it.
type Hear = dyn Fn(Option<&str>) -> bool;

struct Hearer {
    id: u32,
    key: Box<dyn Fn() -> String>,
    hear: Box<Hear>,
}

struct Inside {
    core: RefCell<Core>,
    hearers: RefCell<Vec<Rc<Hearer>>>,
    last_id: RefCell<u32>,
}

/// The store, kept in step with other tabs.
#[derive(Clone, Copy)]
pub struct Store {
    inside: StoredValue<Rc<Inside>, LocalStorage>,
    notices: Notices,
    /// Counts what happened to all of it at once.
    turns: RwSignal<u32>,
    _other_tabs: StoredValue<Option<Listener>, LocalStorage>,
}

/// Ends the hearing when it is dropped.
pub struct Hearing {
    store: Store,
    id: u32,
}

impl Drop for Hearing {
    fn drop(&mut self) {
        let id = self.id;
        self.store.inside.try_with_value(|inside| inside.hearers.borrow_mut().retain(|hearer| hearer.id != id));
    }
}

impl Store {
    /// Brings what is stored to this version and listens for what other tabs store.
    pub fn open(notices: Notices) -> Self {
        let core = RefCell::new(Core::new(Box::new(BrowserShelf)));
        let inside = Rc::new(Inside { core, hearers: RefCell::default(), last_id: RefCell::default() });
        let store = Self {
            inside: StoredValue::new_local(inside),
            notices,
            turns: RwSignal::new(0),
            _other_tabs: StoredValue::new_local(None),
        };
        store.migrate();
        store._other_tabs.set_value(storage::on_change_elsewhere(move |key, text| store.hear(key, text)));
        store
    }

    fn migrate(&self) {
        let core = self.inside();
        let outcome = migrations::run(core.core.borrow().shelf(), &STEPS);
        match outcome {
            Outcome::Done => {}
            Outcome::Newer => core.core.borrow_mut().set_hold(Hold::Newer),
            // A browser that keeps nothing is told of once something is to be read or kept.
            Outcome::Stopped(StorageError::Blocked) => {}
            Outcome::Stopped(StorageError::Full) => core.core.borrow_mut().set_hold(Hold::NotMigrated),
            Outcome::NoRoom(backup) => self.migrate_later(backup),
        }
        self.tell();
    }

    /// Puts the backup into the database first. Until it is there, what is stored is read and nothing is written.
    fn migrate_later(&self, backup: Backup) {
        let store = *self;
        let inside = self.inside();
        inside.core.borrow_mut().set_hold(Hold::NotMigrated);
        // It is told of where it does not work.
        inside.core.borrow_mut().take_notices();
        spawn_local(async move {
            let kept = BrowserVault.change(&backup.key(), |stored| Some(backup.joined(stored.as_deref()))).await;
            let outcome = kept.map(|()| migrations::finish(inside.core.borrow().shelf(), &STEPS));
            match outcome {
                Ok(Outcome::Done) => inside.core.borrow_mut().release(clock::now_ms()),
                _ => store.notices.tell(Notice::NotMigrated),
            }
            store.tell();
        });
    }

    /// What can be read under a key; the default where there is nothing. Whatever is wrong is told and kept.
    pub fn read<T: Default>(&self, key: &str, parse: impl Fn(&str) -> Reading<T>) -> T {
        let value = self.inside().core.borrow_mut().read(key, clock::now_ms(), parse);
        self.tell();
        value
    }

    /// Stores a text, or nothing, in place of what this tab last saw there.
    pub fn put(&self, key: &str, body: Option<String>) {
        self.inside().core.borrow_mut().put(key, body.as_deref(), clock::now_ms());
        self.tell();
    }

    /// Stores what `change` makes of what is stored now.
    pub fn change<T: Default>(
        &self,
        key: &str,
        parse: impl Fn(&str) -> Reading<T>,
        change: impl FnOnce(T) -> Option<String>,
    ) {
        let body = change(self.read(key, parse));
        self.inside().core.borrow_mut().store(key, body.as_deref(), clock::now_ms());
        self.tell();
    }

    /// Calls back with the body under a key, which may be another one from time to time, when it was changed elsewhere: by another
    /// tab, by an import, by a reset. `hear` says whether it took it; what it does not take is put aside before it is written over.
    pub fn on_change(
        &self,
        key: impl Fn() -> String + 'static,
        hear: impl Fn(Option<&str>) -> bool + 'static,
    ) -> Hearing {
        let inside = self.inside();
        let id = inside.last_id.borrow().wrapping_add(1);
        *inside.last_id.borrow_mut() = id;
        let hearer = Hearer { id, key: Box::new(key), hear: Box::new(hear) };
        inside.hearers.borrow_mut().push(Rc::new(hearer));
        Hearing { store: *self, id }
    }

    /// The keys of a kind, with how many bytes each takes.
    pub fn sizes(&self, kind: &kinds::Kind) -> Vec<(String, usize)> {
        let texts = self.inside().core.borrow().texts();
        let its = texts.into_iter().filter(|(key, _)| kind.slug(key).is_some());
        its.map(|(key, text)| (key, text.len())).collect()
    }

    /// Whether this page may write.
    pub fn is_writable(&self) -> bool {
        self.inside().core.borrow().hold().is_none()
    }

    /// Whether something is in this page's memory alone.
    pub fn has_unsaved(&self) -> bool {
        self.inside().core.borrow().has_unsaved()
    }

    /// Counts what happened to all of it at once; whoever reads it here follows.
    pub fn turns(&self) -> u32 {
        self.turns.get()
    }

    /// Everything as one file, and whether older attempts are missing from it, since the browser's database did not answer.
    pub async fn export(&self) -> (String, bool) {
        let inside = self.inside();
        let whole = whole::contents(&inside.core, &BrowserVault).await;
        (whole.contents.to_file(&clock::iso(clock::now_ms())), whole.lacks_attempts)
    }

    /// What taking in a file would do.
    pub async fn plan(&self, file: &str) -> Result<Plan, NotTaken> {
        let theirs = Contents::of_file(file)?;
        let inside = self.inside();
        Ok(whole::plan(&inside.core, &BrowserVault, &theirs).await)
    }

    /// Does it.
    pub async fn take(&self, plan: Plan) -> Result<(), StorageError> {
        let inside = self.inside();
        let keys = whole::take(&inside.core, &BrowserVault, plan, clock::now_ms()).await?;
        self.announce(&keys);
        Ok(())
    }

    /// Begins again with nothing; [`Store::undo_reset`] takes it back.
    pub async fn reset(&self) -> Result<(), StorageError> {
        let inside = self.inside();
        let now = clock::now_ms();
        let keys = whole::reset(&inside.core, &BrowserVault, &clock::iso(now), now).await?;
        self.announce(&keys);
        self.notices.tell(Notice::WasReset);
        Ok(())
    }

    /// Brings back what the last reset took away.
    pub async fn undo_reset(&self) -> Result<(), NotUndone> {
        let inside = self.inside();
        let keys = whole::undo_reset(&inside.core, &BrowserVault, clock::now_ms()).await?;
        self.notices.dismiss(&Notice::WasReset);
        self.announce(&keys);
        Ok(())
    }

    /// Whether there is a reset to take back.
    pub async fn can_undo_reset(&self) -> bool {
        whole::last_reset(&self.inside().core, &BrowserVault).await.is_some()
    }

    /// All that is kept, and what is kept beside it.
    pub async fn inventory(&self) -> (Vec<Share>, Vec<Aside>) {
        whole::inventory(&self.inside().core, &BrowserVault).await
    }

    /// The text of something that is kept beside.
    pub async fn text_of(&self, aside: &Aside) -> Option<String> {
        whole::text_of(&self.inside().core, &BrowserVault, aside).await
    }

    /// Forgets something that is kept beside.
    pub async fn forget(&self, aside: &Aside) -> Result<(), StorageError> {
        whole::forget(&self.inside().core, &BrowserVault, aside, clock::now_ms()).await?;
        self.announce(&[]);
        Ok(())
    }

    /// How many attempts [`Store::thin_out`] would forget.
    pub async fn old_attempts(&self) -> usize {
        whole::old_attempts(&self.inside().core, &BrowserVault).await
    }

    /// Forgets the code of old attempts.
    pub async fn thin_out(&self) -> Result<(), StorageError> {
        let inside = self.inside();
        let keys = whole::thin_out(&inside.core, &BrowserVault, clock::now_ms()).await?;
        self.announce(&keys);
        Ok(())
    }

    fn announce(&self, keys: &[String]) {
        let inside = self.inside();
        for key in keys {
            let body = inside.core.borrow().body(key);
            for hearer in self.hearers_of(Some(key)) {
                if !(hearer.hear)(body.as_deref()) {
                    inside.core.borrow_mut().unsee(key);
                }
            }
        }
        self.turns.update(|turns| *turns = turns.wrapping_add(1));
        self.tell();
    }

    fn hear(&self, key: Option<String>, text: Option<String>) {
        let inside = self.inside();
        if key.as_deref().is_some_and(|key| !names::is_live(key)) {
            self.turns.update(|turns| *turns = turns.wrapping_add(1));
            return;
        }
        let body = match (&key, &text) {
            (Some(key), Some(text)) => {
                let heard = inside.core.borrow_mut().hear(key, text);
                self.tell();
                // What cannot be read here is no reason to forget what is shown.
                let Some(body) = heard else { return };
                Some(body)
            }
            _ => None,
        };
        for hearer in self.hearers_of(key.as_deref()) {
            if (hearer.hear)(body.as_deref())
                && let (Some(key), Some(text)) = (&key, &text)
                && storage::get(key).as_ref().is_ok_and(|now| now.as_ref() == Some(text))
            {
                inside.core.borrow_mut().saw(key, text);
            }
        }
    }

    /// Those who hear of a key; all where everything was removed at once.
    fn hearers_of(&self, key: Option<&str>) -> Vec<Rc<Hearer>> {
        let inside = self.inside();
        let hearers: Vec<Rc<Hearer>> = inside.hearers.borrow().clone();
        hearers.into_iter().filter(|hearer| key.is_none_or(|key| (hearer.key)() == key)).collect()
    }

    fn inside(&self) -> Rc<Inside> {
        self.inside.get_value()
    }

    fn tell(&self) {
        let notices = self.inside().core.borrow_mut().take_notices();
        for notice in notices {
            self.notices.tell(notice);
        }
    }
}
