//! Sets, iterated in CPython's order.
//!
//! That order depends on the members' hashes and on the history of the hash table, so the table is kept as CPython keeps
//! it. Strings hash differently in every process: the order of a set that holds several of them is unknown here too, and
//! asking for it is unsupported.

use std::collections::HashMap;

use super::Object;
use super::hash::Key;
use crate::error::{Result, unsupported};
use crate::limits::{self, ENTRY, LOOKUP};

/// A set.
#[derive(Clone)]
pub struct Set {
    members: Vec<Object>,
    places: HashMap<Key, usize>,
    /// `None` where the order cannot be known.
    table: Option<Table>,
    frozen: bool,
}

impl Default for Set {
    fn default() -> Self {
        Set { members: Vec::new(), places: HashMap::new(), table: Some(Table::with_slots(8)), frozen: false }
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
        limits::work(LOOKUP)?;
        let key = Key::of(&member)?;
        if self.places.contains_key(&key) {
            return Ok(());
        }
        limits::work(ENTRY)?;
        let place = self.members.len();
        let hash = key.hash();
        self.places.insert(key, place);
        self.members.push(member);
        let used = self.members.len();
        match (&mut self.table, hash) {
            (Some(table), Some(hash)) => {
                if table.put(place, hash) && table.filled * 5 >= (table.slots.len() - 1) * 3 {
                    table.resize(if used > 50_000 { used * 2 } else { used * 4 });
                }
            }
            _ => self.table = None,
        }
        Ok(())
    }

    /// Makes room for members of another set or dict, as CPython does before it adds them.
    pub(crate) fn reserve(&mut self, more: usize) {
        let used = self.members.len();
        if let Some(table) = &mut self.table
            && (table.filled + more) * 5 >= (table.slots.len() - 1) * 3
        {
            table.resize((used + more) * 2);
        }
    }

    /// Adds all of another set, in the way of CPython's merge.
    pub(crate) fn merge(&mut self, other: &Set) -> Result<()> {
        if other.is_empty() {
            return Ok(());
        }
        self.reserve(other.members.len());
        if let (true, Some(table), Some(theirs)) = (self.members.is_empty(), &self.table, &other.table)
            && table.filled == 0
            && table.slots.len() == theirs.slots.len()
            && theirs.filled == other.len()
        {
            limits::work(other.len().saturating_mul(3 * LOOKUP))?;
            *self = Set { frozen: self.frozen, ..other.clone() };
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

    /// Takes members out; says which were there. The slots of the others stay as they are.
    pub(crate) fn remove_all(&mut self, objects: &[Object]) -> Result<Vec<bool>> {
        limits::work(self.members.len().saturating_mul(2 * LOOKUP))?;
        let mut gone = vec![false; self.members.len()];
        let mut found = Vec::with_capacity(objects.len());
        for object in objects {
            limits::work(LOOKUP)?;
            let place = self.places.remove(&Key::of(object)?);
            found.push(place.is_some());
            if let Some(place) = place {
                gone[place] = true;
            }
        }
        let mut kept = 0;
        let moved: Vec<Option<usize>> = gone
            .iter()
            .map(|gone| {
                kept += !gone as usize;
                (!gone).then(|| kept - 1)
            })
            .collect();
        let mut place = 0;
        self.members.retain(|_| {
            place += 1;
            !gone[place - 1]
        });
        for place in self.places.values_mut() {
            *place = moved[*place].unwrap_or(0);
        }
        if let Some(table) = &mut self.table {
            for slot in &mut table.slots {
                if let Slot::Member(place, _) = slot {
                    match moved[*place] {
                        Some(place_now) => *place = place_now,
                        None => *slot = Slot::Gone,
                    }
                }
            }
        }
        Ok(found)
    }

    /// Lays the table out anew where too many members have left it, as CPython does after a difference.
    pub(crate) fn tidy(&mut self) {
        let used = self.members.len();
        if let Some(table) = &mut self.table
            && table.filled.saturating_sub(used) > (table.slots.len() - 1) / 4
        {
            table.resize(if used > 50_000 { used * 2 } else { used * 4 });
        }
    }

    /// The same members as a `frozenset`, or as a `set`.
    pub(crate) fn with_frozen(mut self, frozen: bool) -> Set {
        self.frozen = frozen;
        self
    }

    /// Whether this is a `frozenset`.
    pub fn is_frozen(&self) -> bool {
        self.frozen
    }

    pub(crate) fn type_name(&self) -> &'static str {
        if self.frozen { "frozenset" } else { "set" }
    }

    /// Whether two sets with the same members are iterated in the same order.
    pub(crate) fn same_order(&self, other: &Set) -> bool {
        match (&self.table, &other.table) {
            (Some(table), Some(theirs)) => {
                let key = |set: &Set, place: usize| Key::of(&set.members[place]).ok();
                table.members().count() == theirs.members().count()
                    && table
                        .members()
                        .zip(theirs.members())
                        .all(|((place, _), (other_place, _))| key(self, place) == key(other, other_place))
            }
            _ => false,
        }
    }

    /// Says that the order of iteration is no longer known.
    pub(crate) fn forget_order(&mut self) {
        self.table = None;
    }

    pub(crate) fn contains(&self, object: &Object) -> Result<bool> {
        limits::work(LOOKUP)?;
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
            Some(table) => Ok(table.members().map(|(place, _)| &self.members[place]).collect()),
            None => Err(unsupported("the order of this set")),
        }
    }
}

/// CPython's hash table.
#[derive(Clone)]
struct Table {
    slots: Vec<Slot>,
    /// How many slots have ever been taken.
    filled: usize,
}

#[derive(Clone, Copy)]
enum Slot {
    Free,
    /// A member was here.
    Gone,
    /// The member's place and hash.
    Member(usize, i64),
}

const LINEAR_PROBES: usize = 9;

impl Table {
    fn with_slots(count: usize) -> Table {
        Table { slots: vec![Slot::Free; count], filled: 0 }
    }

    fn members(&self) -> impl Iterator<Item = (usize, i64)> + '_ {
        self.slots.iter().filter_map(|slot| match slot {
            Slot::Member(place, hash) => Some((*place, *hash)),
            _ => None,
        })
    }

    /// Takes a slot: the last of those passed that a member has left, else the free one that ends the search. Says
    /// whether it was a free one.
    fn put(&mut self, place: usize, hash: i64) -> bool {
        let mask = self.slots.len() - 1;
        let mut perturb = hash as u64;
        let mut slot = hash as u64 as usize & mask;
        let mut left: Option<usize> = None;
        loop {
            let probes = if slot + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
            for slot in slot..=slot + probes {
                match (self.slots[slot], left) {
                    (Slot::Free, None) => {
                        self.slots[slot] = Slot::Member(place, hash);
                        self.filled += 1;
                        return true;
                    }
                    (Slot::Free, Some(left)) => {
                        self.slots[left] = Slot::Member(place, hash);
                        return false;
                    }
                    (Slot::Gone, _) => left = Some(slot),
                    (Slot::Member(..), _) => {}
                }
            }
            perturb >>= 5;
            slot = (slot as u64).wrapping_mul(5).wrapping_add(1).wrapping_add(perturb) as usize & mask;
        }
    }

    fn resize(&mut self, at_least: usize) {
        let mut size = 8;
        while size <= at_least {
            size <<= 1;
        }
        let mut larger = Table::with_slots(size);
        for (place, hash) in self.members() {
            larger.put(place, hash);
        }
        *self = larger;
    }
}
