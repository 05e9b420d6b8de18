//! Sets, iterated in CPython's order.
//!
//! That order depends on the members' hashes and on the history of the hash table, so the table is kept as CPython keeps
//! it. Strings hash differently in every process: the order of a set that holds several of them is unknown here too, and
//! asking for it is unsupported.

use std::collections::HashMap;

use super::Object;
use super::hash::Key;
use crate::error::{Result, unsupported};

/// A set.
#[derive(Clone)]
pub struct Set {
    members: Vec<Object>,
    places: HashMap<Key, usize>,
    /// Per slot the member's place and hash; `None` where the order cannot be known.
    table: Option<Vec<Option<(usize, i64)>>>,
}

impl Default for Set {
    fn default() -> Self {
        Set { members: Vec::new(), places: HashMap::new(), table: Some(vec![None; 8]) }
    }
}

impl Set {
    pub(crate) fn from_objects(objects: impl IntoIterator<Item = Object>) -> Result<Set> {
        let mut set = Set::default();
        for object in objects {
            set.insert(object)?;
        }
        Ok(set)
    }

    pub(crate) fn insert(&mut self, member: Object) -> Result<()> {
        let key = Key::of(&member)?;
        if self.places.contains_key(&key) {
            return Ok(());
        }
        let place = self.members.len();
        let hash = key.hash();
        self.places.insert(key, place);
        self.members.push(member);
        let used = self.members.len();
        match (&mut self.table, hash) {
            (Some(table), Some(hash)) => {
                put(table, place, hash);
                if used * 5 >= (table.len() - 1) * 3 {
                    resize(table, if used > 50_000 { used * 2 } else { used * 4 });
                }
            }
            _ => self.table = None,
        }
        Ok(())
    }

    /// Adds all of another set, in the way of CPython's merge.
    pub(crate) fn merge(&mut self, other: &Set) -> Result<()> {
        if let Some(table) = &mut self.table
            && (self.members.len() + other.members.len()) * 5 >= (table.len() - 1) * 3
        {
            resize(table, (self.members.len() + other.members.len()) * 2);
        }
        if self.members.is_empty() && self.table.as_ref().map(Vec::len) == other.table.as_ref().map(Vec::len) {
            *self = other.clone();
            return Ok(());
        }
        match other.ordered() {
            Ok(members) => {
                for member in members {
                    self.insert(member.clone())?;
                }
            }
            Err(_) => {
                self.forget_order();
                for member in &other.members {
                    self.insert(member.clone())?;
                }
            }
        }
        Ok(())
    }

    /// Says that the order of iteration is no longer known.
    pub(crate) fn forget_order(&mut self) {
        self.table = None;
    }

    pub(crate) fn contains(&self, object: &Object) -> Result<bool> {
        Ok(self.places.contains_key(&Key::of(object)?))
    }

    /// How many members.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The members in the order in which they were added, which is not the order of iteration.
    pub fn members(&self) -> &[Object] {
        &self.members
    }

    /// The members in Python's order of iteration.
    pub(crate) fn ordered(&self) -> Result<Vec<&Object>> {
        if self.members.len() <= 1 {
            return Ok(self.members.iter().collect());
        }
        match &self.table {
            Some(table) => Ok(table.iter().flatten().map(|&(place, _)| &self.members[place]).collect()),
            None => Err(unsupported("the order of this set")),
        }
    }
}

const LINEAR_PROBES: usize = 9;

fn put(table: &mut [Option<(usize, i64)>], place: usize, hash: i64) {
    let mask = table.len() - 1;
    let mut perturb = hash as u64;
    let mut slot = hash as u64 as usize & mask;
    loop {
        let probes = if slot + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
        if let Some(free) = (slot..=slot + probes).find(|&slot| table[slot].is_none()) {
            table[free] = Some((place, hash));
            return;
        }
        perturb >>= 5;
        slot = (slot as u64).wrapping_mul(5).wrapping_add(1).wrapping_add(perturb) as usize & mask;
    }
}

fn resize(table: &mut Vec<Option<(usize, i64)>>, at_least: usize) {
    let mut size = 8;
    while size <= at_least {
        size <<= 1;
    }
    let mut larger = vec![None; size];
    for &(place, hash) in table.iter().flatten() {
        put(&mut larger, place, hash);
    }
    *table = larger;
}
