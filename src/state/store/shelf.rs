//! Where texts are kept by key: the browser's `localStorage`, and in tests whatever can go wrong with it.

use crate::bridge::storage::{self, StorageError};

/// Texts by key, at once.
pub trait Shelf {
    /// The text under `key`.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;
    /// Replaces the text under `key`, or leaves it as it is.
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError>;
    /// Forgets what is under `key`.
    fn remove(&self, key: &str) -> Result<(), StorageError>;
    /// All keys.
    fn keys(&self) -> Result<Vec<String>, StorageError>;
}

/// The browser's `localStorage`.
pub struct BrowserShelf;

impl Shelf for BrowserShelf {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        storage::get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        storage::set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        storage::remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        storage::keys()
    }
}

/// What a parser made of a stored text.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading<T> {
    /// As much as it understood.
    pub value: T,
    /// Whether it understood everything.
    pub whole: bool,
}

/// Names that nothing but the store itself writes.
pub mod names {
    /// Every key of ours begins so.
    pub const OURS: &str = "mettle.";
    /// Texts that could not be read, or that lost against another tab's: `mettle.kept.<ms>.<key>`.
    pub const KEPT: &str = "mettle.kept.";
    /// What was there before a migration: `mettle.backup.<version>`.
    pub const BACKUP: &str = "mettle.backup.";
    /// What was there before the last reset.
    pub const RESET: &str = "mettle.reset";

    /// Whether a key holds something that is in use: ours, and none of the above.
    pub fn is_live(key: &str) -> bool {
        key.starts_with(OURS) && ![KEPT, BACKUP, RESET].iter().any(|aside| key.starts_with(aside))
    }
}

#[cfg(test)]
pub mod fake {
    use std::{
        cell::{Cell, RefCell},
        collections::BTreeMap,
        rc::Rc,
    };

    use super::*;

    /// A shelf in memory whose calls can go wrong. Clones share what is on it, as tabs do.
    #[derive(Clone, Default)]
    pub struct FakeShelf {
        pub texts: Rc<RefCell<BTreeMap<String, String>>>,
        /// The most bytes of keys and texts.
        pub room: Rc<Cell<Option<usize>>>,
        pub blocked: Rc<Cell<bool>>,
        /// Whether nothing can be read, though it can be written.
        pub unreadable: Rc<Cell<bool>>,
        /// How many more writes there are before the browser is gone; from then on nothing is written.
        pub writes_left: Rc<Cell<Option<usize>>>,
        /// The error of each write, one after the other.
        pub next_errors: Rc<RefCell<Vec<Option<StorageError>>>>,
    }

    impl FakeShelf {
        pub fn with(texts: &[(&str, &str)]) -> Self {
            let shelf = Self::default();
            for (key, text) in texts {
                shelf.put(key, text);
            }
            shelf
        }

        /// As another tab would write it, past every fault.
        pub fn put(&self, key: &str, text: &str) {
            self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
        }

        pub fn text(&self, key: &str) -> Option<String> {
            self.texts.borrow().get(key).cloned()
        }

        pub fn used(&self) -> usize {
            self.texts.borrow().iter().map(|(key, text)| key.len() + text.len()).sum()
        }

        /// Whether a text is anywhere, under whatever key.
        pub fn holds(&self, text: &str) -> bool {
            self.texts.borrow().values().any(|held| held.contains(text))
        }

        fn may_write(&self) -> Result<(), StorageError> {
            if self.blocked.get() {
                return Err(StorageError::Blocked);
            }
            let mut errors = self.next_errors.borrow_mut();
            if !errors.is_empty()
                && let Some(error) = errors.remove(0)
            {
                return Err(error);
            }
            match self.writes_left.get() {
                Some(0) => Err(StorageError::Blocked),
                Some(left) => {
                    self.writes_left.set(Some(left - 1));
                    Ok(())
                }
                None => Ok(()),
            }
        }
    }

    impl Shelf for FakeShelf {
        fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
            match self.blocked.get() || self.unreadable.get() {
                true => Err(StorageError::Blocked),
                false => Ok(self.text(key)),
            }
        }

        fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
            self.may_write()?;
            let before = self.text(key).map_or(0, |held| key.len() + held.len());
            if self.room.get().is_some_and(|room| self.used() - before + key.len() + text.len() > room) {
                return Err(StorageError::Full);
            }
            self.put(key, text);
            Ok(())
        }

        fn remove(&self, key: &str) -> Result<(), StorageError> {
            self.may_write()?;
            self.texts.borrow_mut().remove(key);
            Ok(())
        }

        fn keys(&self) -> Result<Vec<String>, StorageError> {
            if self.blocked.get() {
                return Err(StorageError::Blocked);
            }
            Ok(self.texts.borrow().keys().cloned().collect())
        }
    }
}
