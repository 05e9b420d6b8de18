//! Dicts, in the order of insertion.

use std::collections::HashMap;

use super::Object;
use super::hash::Key;
use crate::error::Result;
use crate::limits::{self, ENTRY, LOOKUP};

/// Which class a dict is of.
#[derive(Clone, Default)]
pub enum DictKind {
    /// `dict`.
    #[default]
    Plain,
    /// `collections.Counter`.
    Counter,
    /// `collections.OrderedDict`.
    Ordered,
    /// `collections.defaultdict` with its factory, or `None`.
    Default(Object),
}

/// A dict.
#[derive(Clone, Default)]
pub struct Dict {
    kind: DictKind,
    entries: Vec<(Object, Object)>,
    places: HashMap<Key, usize>,
}

impl Dict {
    /// An empty dict of a class.
    pub(crate) fn of_kind(kind: DictKind) -> Dict {
        Dict { kind, ..Dict::default() }
    }

    /// The same pairs in another class.
    pub(crate) fn into_kind(mut self, kind: DictKind) -> Dict {
        self.kind = kind;
        self
    }

    /// Which class this is of.
    pub fn kind(&self) -> &DictKind {
        &self.kind
    }

    /// Whether this is a `dict` itself.
    pub(crate) fn is_plain(&self) -> bool {
        matches!(self.kind, DictKind::Plain)
    }

    pub(crate) fn type_name(&self) -> &'static str {
        match self.kind {
            DictKind::Plain => "dict",
            DictKind::Counter => "Counter",
            DictKind::Ordered => "collections.OrderedDict",
            DictKind::Default(_) => "collections.defaultdict",
        }
    }

    /// Binds `key`; a key that is there keeps its place and its first spelling.
    pub(crate) fn insert(&mut self, key: Object, value: Object) -> Result<()> {
        limits::work(LOOKUP)?;
        let hashed = Key::of(&key)?;
        match self.places.get(&hashed) {
            Some(&place) => self.entries[place].1 = value,
            None => {
                limits::work(ENTRY)?;
                self.places.insert(hashed, self.entries.len());
                self.entries.push((key, value));
            }
        }
        Ok(())
    }

    pub(crate) fn get(&self, key: &Object) -> Result<Option<&Object>> {
        limits::work(LOOKUP)?;
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
