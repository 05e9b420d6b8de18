//! `heapq`: what does not change a list in place.

use crate::builtins::functions::{keyed, sort};
use crate::builtins::{Bound, Builtin, Home};
use crate::error::{Result, unsupported};
use crate::evaluate::Machine;
use crate::evaluate::iterate::{Iter, Lazy};
use crate::object::Object;

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
    let mut pairs = Vec::new();
    for item in machine.iterate_to_vec(bound.required("iterable"))? {
        pairs.push((keyed(machine, bound.some("key"), &item)?, item));
    }
    let sorted = sort(machine, pairs, largest)?;
    Ok(Object::list(sorted.into_iter().take(crate::limits::count(*count)).collect()))
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
    let waiting = bound.rest.iter().map(|iterable| machine.iterate(iterable)).collect::<Result<_>>()?;
    let merge = Merge { sources: Vec::new(), waiting, key: bound.some("key").cloned(), reverse };
    Ok(Object::iterator(Iter::library(merge)))
}
