//! `heapq`: what does not change a list in place.

use crate::builtins::functions::{keyed, sort};
use crate::builtins::{Bound, Builtin, Home};
use crate::error::{Result, unsupported};
use crate::evaluate::Machine;
use crate::evaluate::iterate::{Iter, Lazy};
use crate::limits::{OBJECT, OPERATION};
use crate::object::Object;
use crate::syntax::tree::Comparison;

const fn function(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Library("heapq"), name, parameters, call)
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    function("nlargest", "n iterable key?", |machine, bound| extremes(machine, bound, true)),
    function("nsmallest", "n iterable key?", |machine, bound| extremes(machine, bound, false)),
    function("merge", "*iterables * key? reverse?", merge),
];

fn extremes(machine: &mut Machine, bound: &Bound, largest: bool) -> Result<Object> {
    let Object::Int(count) = bound.required("n") else {
        return Err(bound.refuse("n"));
    };
    if *count <= 0 {
        machine.iterate(bound.required("iterable"))?;
        return Ok(Object::list(Vec::new()));
    }
    let iterable = bound.required("iterable");
    let has_len = !matches!(iterable, Object::Iterator(_));
    let mut pairs = Vec::new();
    for item in machine.iterate_to_vec(iterable)? {
        pairs.push((keyed(machine, bound.some("key"), &item)?, item));
    }
    let count = crate::limits::count(*count);
    select(machine, pairs, Selection { count, largest, has_len }).map(Object::list)
}

/// Which of many items are wanted.
pub(super) struct Selection {
    /// At least one.
    pub(super) count: usize,
    pub(super) largest: bool,
    /// Whether CPython could ask for the length, and sorts where all are wanted.
    pub(super) has_len: bool,
}

/// The items with the largest or smallest ranks, best first.
///
/// The comparisons are those that CPython makes, which show where items have no total order, and in the message where
/// they cannot be compared at all.
pub(super) fn select(machine: &mut Machine, pairs: Vec<(Object, Object)>, wanted: Selection) -> Result<Vec<Object>> {
    let Selection { count, largest, has_len } = wanted;
    if count == 1 {
        return extreme(machine, pairs, largest);
    }
    if has_len && count >= pairs.len() {
        return sort(machine, pairs, largest);
    }
    let mut heap = Heap { entries: Vec::new(), largest_first: !largest };
    let mut pairs = pairs.into_iter();
    let entry = |place: usize, rank: Object, item: Object| {
        let order = if largest { -(place as i64) } else { place as i64 };
        (Object::tuple(vec![rank, Object::Int(order)]), item)
    };
    for (place, (rank, item)) in pairs.by_ref().take(count).enumerate() {
        machine.meter.sequence(2)?;
        heap.entries.push(entry(place, rank, item));
    }
    heap.heapify(machine)?;
    for (place, (rank, item)) in pairs.enumerate() {
        let Some((Object::Tuple(top), _)) = heap.entries.first() else {
            break;
        };
        let top = top[0].clone();
        let better = if largest { machine.less(&top, &rank)? } else { machine.less(&rank, &top)? };
        if better {
            heap.entries[0] = entry(count + place, rank, item);
            heap.sift_up(machine, 0)?;
        }
    }
    sort(machine, heap.entries, largest)
}

/// What `max` and `min` find.
fn extreme(machine: &mut Machine, pairs: Vec<(Object, Object)>, largest: bool) -> Result<Vec<Object>> {
    let comparison = if largest { Comparison::Greater } else { Comparison::Less };
    let mut best: Option<(Object, Object)> = None;
    for (rank, item) in pairs {
        let better = match &best {
            None => true,
            Some((so_far, _)) => {
                let result = machine.compare(comparison, &rank, so_far)?;
                machine.truth(&result)?
            }
        };
        if better {
            best = Some((rank, item));
        }
    }
    Ok(best.into_iter().map(|(_, item)| item).collect())
}

/// A binary heap as `heapq` keeps it, of ranks with their items.
struct Heap {
    entries: Vec<(Object, Object)>,
    largest_first: bool,
}

impl Heap {
    fn before(&self, machine: &mut Machine, one: usize, other: usize) -> Result<bool> {
        let (one, other) = (&self.entries[one].0, &self.entries[other].0);
        if self.largest_first { machine.less(other, one) } else { machine.less(one, other) }
    }

    fn heapify(&mut self, machine: &mut Machine) -> Result<()> {
        for place in (0..self.entries.len() / 2).rev() {
            self.sift_up(machine, place)?;
        }
        Ok(())
    }

    /// Moves the better child up until a leaf is reached, then the entry from there to its place.
    fn sift_up(&mut self, machine: &mut Machine, start: usize) -> Result<()> {
        let mut place = start;
        while 2 * place + 1 < self.entries.len() {
            machine.meter.work(4)?;
            let left = 2 * place + 1;
            let right_wins = left + 1 < self.entries.len() && !self.before(machine, left, left + 1)?;
            let child = left + right_wins as usize;
            self.entries.swap(place, child);
            place = child;
        }
        while place > start {
            let parent = (place - 1) / 2;
            if !self.before(machine, place, parent)? {
                break;
            }
            self.entries.swap(place, parent);
            place = parent;
        }
        Ok(())
    }
}

/// Sorted iterables, merged as they come.
struct Merge {
    /// Each with its next rank and item.
    sources: Vec<(Object, Object, Iter)>,
    waiting: Vec<Iter>,
    key: Option<Object>,
    reverse: bool,
}

impl Merge {
    fn advance(&self, machine: &mut Machine, mut iterator: Iter) -> Result<Option<(Object, Object, Iter)>> {
        match iterator.next(machine)? {
            Some(item) => Ok(Some((keyed(machine, self.key.as_ref(), &item)?, item, iterator))),
            None => Ok(None),
        }
    }
}

impl Lazy for Merge {
    fn next(&mut self, machine: &mut Machine) -> Result<Option<Object>> {
        for iterator in std::mem::take(&mut self.waiting) {
            let source = self.advance(machine, iterator)?;
            self.sources.extend(source);
        }
        machine.meter.work(self.sources.len().saturating_mul(OPERATION))?;
        let mut best = 0;
        for place in 1..self.sources.len() {
            let (candidate, so_far) = (&self.sources[place].0, &self.sources[best].0);
            let better = match self.reverse {
                true => machine.less(so_far, candidate)?,
                false => machine.less(candidate, so_far)?,
            };
            if better {
                best = place;
            }
        }
        if self.sources.is_empty() {
            return Ok(None);
        }
        let (_, item, iterator) = self.sources.remove(best);
        if let Some(source) = self.advance(machine, iterator)? {
            self.sources.insert(best, source);
        }
        Ok(Some(item))
    }

    fn type_name(&self) -> &'static str {
        "generator"
    }
}

fn merge(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let reverse = match bound.get("reverse") {
        Some(reverse) => machine.truth(reverse)?,
        None => false,
    };
    if bound.rest.iter().any(|iterable| matches!(iterable, Object::None | Object::Int(_) | Object::Float(_))) {
        return Err(unsupported("heapq.merge of something that is not iterable"));
    }
    machine.meter.work(bound.rest.len().saturating_mul(4 * OBJECT))?;
    let waiting = bound.rest.iter().map(|iterable| machine.iterate(iterable)).collect::<Result<_>>()?;
    let merge = Merge { sources: Vec::new(), waiting, key: bound.some("key").cloned(), reverse };
    Ok(Object::iterator(Iter::library(merge)))
}
