//! Dicts, in the order of insertion.

use std::collections::HashMap;

use super::Object;
use super::hash::Key;
use crate::error::Result;

/// A dict.
#[derive(Clone, Default)]
pub struct Dict {
    entries: Vec<(Object, Object)>,
    places: HashMap<Key, usize>,
}

impl Dict {
    /// Binds `key`; a key that is there keeps its place and its first spelling.
    pub(crate) fn insert(&mut self, key: Object, value: Object) -> Result<()> {
        let hashed = Key::of(&key)?;
        match self.places.get(&hashed) {
            Some(&place) => self.entries[place].1 = value,
            None => {
                self.places.insert(hashed, self.entries.len());
                self.entries.push((key, value));
            }
        }
        Ok(())
    }

    pub(crate) fn get(&self, key: &Object) -> Result<Option<&Object>> {
        Ok(self.places.get(&Key::of(key)?).map(|&place| &self.entries[place].1))
    }

    /// The pairs in order.
    pub fn entries(&self) -> &[(Object, Object)] {
        &self.entries
    }

    /// How many pairs.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}
