//! Reading stored text without ever losing it.

use super::notices::Notice;
use crate::bridge::storage::{self, StorageError};

/// Where texts are kept by key.
pub trait Shelf {
    /// The text under `key`.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;
    /// Replaces the text under `key`.
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError>;
    /// Forgets what is under `key`.
    fn remove(&self, key: &str) -> Result<(), StorageError>;
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
}

/// What a parser made of a stored text.
#[derive(Debug, PartialEq)]
pub struct Reading<T> {
    /// As much as it understood.
    pub value: T,
    /// Whether it understood everything.
    pub whole: bool,
}

/// What reading a key came to.
#[derive(Debug, PartialEq)]
pub struct Found<T> {
    /// What was there, or the default.
    pub value: T,
    /// What to tell the person.
    pub notice: Option<Notice>,
    /// Whether the key may be written: not where that would destroy what could not be read.
    pub writable: bool,
}

/// Reads `key`. A text that is not understood as a whole is moved to a key of its own; the caller stores what could be
/// read of it again, if that was anything.
pub fn read<T: Default>(shelf: &dyn Shelf, key: &str, now_ms: f64, parse: impl Fn(&str) -> Reading<T>) -> Found<T> {
    let text = match shelf.get(key) {
        Ok(Some(text)) => text,
        Ok(None) => return Found { value: T::default(), notice: None, writable: true },
        Err(error) => return Found { value: T::default(), notice: Some(error.into()), writable: true },
    };
    let reading = parse(&text);
    if reading.whole {
        return Found { value: reading.value, notice: None, writable: true };
    }
    match keep_aside(shelf, key, &text, now_ms).and_then(|aside| shelf.remove(key).map(|()| aside)) {
        Ok(aside) => Found { value: reading.value, notice: Some(Notice::KeptAside { key: aside }), writable: true },
        Err(_) => {
            Found { value: reading.value, notice: Some(Notice::LeftAlone { key: key.to_owned() }), writable: false }
        }
    }
}

/// Copies a text to a key that nothing else writes, and says which.
pub fn keep_aside(shelf: &dyn Shelf, key: &str, text: &str, now_ms: f64) -> Result<String, StorageError> {
    let aside = format!("mettle.kept.{now_ms:.0}.{key}");
    shelf.set(&aside, text)?;
    Ok(aside)
}

#[cfg(test)]
pub(super) mod tests {
    use std::{cell::RefCell, collections::BTreeMap};

    use super::*;

    /// A shelf with room for so many texts.
    pub struct SmallShelf {
        pub texts: RefCell<BTreeMap<String, String>>,
        pub room: usize,
    }

    impl SmallShelf {
        pub fn new(room: usize, texts: &[(&str, &str)]) -> Self {
            let texts = texts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
            Self { texts: RefCell::new(texts), room }
        }
    }

    impl Shelf for SmallShelf {
        fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
            if self.room == 0 { Err(StorageError::Blocked) } else { Ok(self.texts.borrow().get(key).cloned()) }
        }

        fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
            let mut texts = self.texts.borrow_mut();
            if !texts.contains_key(key) && texts.len() >= self.room {
                return Err(StorageError::Full);
            }
            texts.insert(key.to_owned(), text.to_owned());
            Ok(())
        }

        fn remove(&self, key: &str) -> Result<(), StorageError> {
            self.texts.borrow_mut().remove(key);
            Ok(())
        }
    }

    fn number(text: &str) -> Reading<u32> {
        let parsed = text.parse();
        Reading { value: parsed.clone().unwrap_or(0), whole: parsed.is_ok() }
    }

    #[test]
    fn what_is_readable_is_read() {
        let shelf = SmallShelf::new(1, &[("n", "7")]);
        assert_eq!(read(&shelf, "n", 5.0, number), Found { value: 7, notice: None, writable: true });
        assert_eq!(read(&shelf, "other", 5.0, number), Found { value: 0, notice: None, writable: true });
    }

    #[test]
    fn what_is_broken_is_kept_aside() {
        let shelf = SmallShelf::new(2, &[("n", "seven")]);
        let found = read(&shelf, "n", 5.0, number);
        assert_eq!(found.notice, Some(Notice::KeptAside { key: "mettle.kept.5.n".to_owned() }));
        assert!(found.writable);
        assert_eq!(shelf.get("mettle.kept.5.n"), Ok(Some("seven".to_owned())));
        assert_eq!(read(&shelf, "n", 6.0, number).notice, None, "it is told of once");
    }

    #[test]
    fn what_is_broken_stays_where_there_is_no_room_to_keep_it() {
        let shelf = SmallShelf::new(1, &[("n", "seven")]);
        let found = read(&shelf, "n", 5.0, number);
        assert!(!found.writable);
        assert_eq!(found.notice, Some(Notice::LeftAlone { key: "n".to_owned() }));
        assert_eq!(shelf.get("n"), Ok(Some("seven".to_owned())));
    }

    #[test]
    fn a_blocked_store_is_told_of() {
        let shelf = SmallShelf::new(0, &[]);
        assert_eq!(read(&shelf, "n", 5.0, number).notice, Some(Notice::StorageBlocked));
    }
}
