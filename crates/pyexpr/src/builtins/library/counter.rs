//! `collections.Counter`.

use std::rc::Rc;

use super::heapq::{Selection, select};
use crate::builtins::{Bound, Builtin, Home};
use crate::error::{Result, type_error, unsupported};
use crate::evaluate::Machine;
use crate::evaluate::call::Arguments;
use crate::evaluate::iterate::Iter;
use crate::evaluate::subscript::as_index;
use crate::limits::{ENTRY_BYTES, OBJECT};
use crate::object::{Dict, DictKind, Object};
use crate::syntax::tree::{Binary, Comparison};

const fn method(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Type("Counter"), name, parameters, call)
}

pub(crate) const METHODS: &[Builtin] = &[
    method("most_common", "self n?", most_common),
    method("elements", "self", elements),
    method("total", "self", |machine, bound| {
        let mut total = Object::Int(0);
        for (_, count) in own(bound)?.entries() {
            total = machine.binary(Binary::Add, &total, count)?;
        }
        Ok(total)
    }),
];

fn own(bound: &Bound) -> Result<Rc<Dict>> {
    match bound.required("self") {
        Object::Dict(dict) => Ok(dict.clone()),
        _ => Err(unsupported("a Counter's method of this object")),
    }
}

/// `Counter(...)`.
pub(crate) fn construct(machine: &mut Machine, arguments: Arguments) -> Result<Object> {
    let mut counter = Dict::of_kind(DictKind::Counter);
    match &arguments.positional[..] {
        [] | [Object::None] => {}
        [Object::Dict(dict)] => {
            machine.meter.entries(dict.len())?;
            counter = (**dict).clone().into_kind(DictKind::Counter);
        }
        [iterable] => {
            let mut iterator = machine.iterate(iterable)?;
            while let Some(item) = iterator.next(machine)? {
                machine.meter.memory(ENTRY_BYTES)?;
                let count = counter.get(&item)?.cloned().unwrap_or(Object::Int(0));
                counter.insert(item, machine.binary(Binary::Add, &count, &Object::Int(1))?)?;
            }
        }
        more => {
            return Err(type_error(format!(
                "Counter.__init__() takes from 1 to 2 positional arguments but {} were given",
                more.len() + 1
            )));
        }
    }
    for (name, count) in arguments.keywords {
        if &*name == "iterable" || &*name == "self" {
            return Err(unsupported(format!("Counter({name}=...)")));
        }
        let key = Object::Str(name);
        let count = match counter.get(&key)? {
            Some(earlier) => machine.binary(Binary::Add, &count, &earlier.clone())?,
            None => count,
        };
        counter.insert(key, count)?;
    }
    Ok(Object::Dict(Rc::new(counter)))
}

fn most_common(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let counter = own(bound)?;
    let count = match bound.some("n") {
        None => usize::MAX,
        Some(Object::Int(count)) => crate::limits::count(*count),
        Some(_) => return Err(bound.refuse("n")),
    };
    machine.meter.sequence(counter.len())?;
    machine.meter.work(counter.len().saturating_mul(3 * OBJECT))?;
    let pairs = counter.entries().iter().map(|(key, count)| Object::tuple(vec![key.clone(), count.clone()]));
    let ranked = counter.entries().iter().map(|(_, count)| count.clone()).zip(pairs).collect();
    if count == 0 {
        return Ok(Object::list(Vec::new()));
    }
    select(machine, ranked, Selection { count, largest: true, has_len: true }).map(Object::list)
}

fn elements(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let mut items = Vec::new();
    for (key, count) in own(bound)?.entries() {
        let Some(count) = as_index(count) else {
            return Err(unsupported("Counter.elements of such counts"));
        };
        let count = crate::limits::count(count);
        machine.meter.memory(count.saturating_mul(size_of::<Object>()))?;
        items.extend(std::iter::repeat_n(key.clone(), count));
    }
    Ok(Object::iterator(Iter::items(items, "itertools.chain")))
}

/// `+ - & |` of two counters: counts that are not positive are left out.
pub(crate) fn combine(machine: &mut Machine, operator: Binary, left: &Dict, right: &Dict) -> Result<Object> {
    let zero = Object::Int(0);
    let mut result = Dict::of_kind(DictKind::Counter);
    machine.meter.memory((left.len() + right.len()) * ENTRY_BYTES)?;
    for (key, count) in left.entries() {
        let other = right.get(key)?.unwrap_or(&zero).clone();
        let combined = match operator {
            Binary::Add | Binary::Subtract => machine.binary(operator, count, &other)?,
            _ => {
                let takes_other = machine.less(count, &other)? == (operator == Binary::Or);
                if takes_other { other } else { count.clone() }
            }
        };
        keep(machine, &mut result, key, combined)?;
    }
    if operator == Binary::And {
        return Ok(Object::Dict(Rc::new(result)));
    }
    for (key, count) in right.entries() {
        if left.get(key)?.is_none() {
            let count = match operator {
                Binary::Subtract => machine.binary(Binary::Subtract, &zero, count)?,
                _ => count.clone(),
            };
            keep(machine, &mut result, key, count)?;
        }
    }
    Ok(Object::Dict(Rc::new(result)))
}

/// `+counter` and `-counter`.
pub(crate) fn signed(machine: &mut Machine, counter: &Dict, negated: bool) -> Result<Object> {
    let mut result = Dict::of_kind(DictKind::Counter);
    for (key, count) in counter.entries() {
        let count = match negated {
            true => machine.binary(Binary::Subtract, &Object::Int(0), count)?,
            false => count.clone(),
        };
        keep(machine, &mut result, key, count)?;
    }
    Ok(Object::Dict(Rc::new(result)))
}

fn keep(machine: &mut Machine, result: &mut Dict, key: &Object, count: Object) -> Result<()> {
    let positive = machine.compare(Comparison::Greater, &count, &Object::Int(0))?;
    if machine.truth(&positive)? {
        result.insert(key.clone(), count)?;
    }
    Ok(())
}

/// Whether every count of `left` is at most that of `right`, where a missing one is 0.
pub(crate) fn is_included(machine: &mut Machine, left: &Dict, right: &Dict) -> Result<bool> {
    let zero = Object::Int(0);
    for (key, _) in left.entries().iter().chain(right.entries()) {
        let (count, other) = (left.get(key)?.unwrap_or(&zero).clone(), right.get(key)?.unwrap_or(&zero).clone());
        let result = machine.compare(Comparison::LessEqual, &count, &other)?;
        if !machine.truth(&result)? {
            return Ok(false);
        }
    }
    Ok(true)
}
