//! The browser's database behind the store: for what is too large for the shelf, and can wait.

use crate::bridge::{storage::StorageError, vault};

/// Texts by key, later.
pub trait Vault {
    /// The text under `key`.
    async fn get(&self, key: &str) -> Result<Option<String>, StorageError>;
    /// Puts what `change` makes of the text under `key` in its place, with no other tab in between.
    async fn change(
        &self,
        key: &str,
        change: impl FnOnce(Option<String>) -> Option<String>,
    ) -> Result<(), StorageError>;
    /// All keys.
    async fn keys(&self) -> Result<Vec<String>, StorageError>;
}

/// IndexedDB.
#[derive(Clone, Copy)]
pub struct BrowserVault;

impl Vault for BrowserVault {
    async fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        vault::get(key).await
    }

    async fn change(
        &self,
        key: &str,
        change: impl FnOnce(Option<String>) -> Option<String>,
    ) -> Result<(), StorageError> {
        vault::change(key, change).await
    }

    async fn keys(&self) -> Result<Vec<String>, StorageError> {
        vault::keys().await
    }
}

#[cfg(test)]
pub mod fake {
    use std::{
        cell::{Cell, RefCell},
        collections::BTreeMap,
    };

    use super::*;

    /// A database in memory, which may refuse.
    #[derive(Default)]
    pub struct FakeVault {
        pub texts: RefCell<BTreeMap<String, String>>,
        pub refuses: Cell<Option<StorageError>>,
        /// For a while, as a request does that nobody answers in time.
        pub refuses_reads: Cell<Option<StorageError>>,
    }

    impl FakeVault {
        fn check(&self) -> Result<(), StorageError> {
            self.refuses.get().map_or(Ok(()), Err)
        }

        fn check_read(&self) -> Result<(), StorageError> {
            self.refuses_reads.get().map_or_else(|| self.check(), Err)
        }
    }

    impl Vault for FakeVault {
        async fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
            self.check_read()?;
            Ok(self.texts.borrow().get(key).cloned())
        }

        async fn change(
            &self,
            key: &str,
            change: impl FnOnce(Option<String>) -> Option<String>,
        ) -> Result<(), StorageError> {
            self.check()?;
            let mut texts = self.texts.borrow_mut();
            match change(texts.get(key).cloned()) {
                Some(text) => texts.insert(key.to_owned(), text),
                None => texts.remove(key),
            };
            Ok(())
        }

        async fn keys(&self) -> Result<Vec<String>, StorageError> {
            self.check_read()?;
            Ok(self.texts.borrow().keys().cloned().collect())
        }
    }
}
