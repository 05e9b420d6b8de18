//! Methods of dicts, their views and sets that change nothing.

use std::rc::Rc;

use super::{Bound, Builtin, Home};
use crate::error::{Result, type_error, unsupported};
use crate::evaluate::Machine;
use crate::limits::{ENTRY, ENTRY_BYTES, LOOKUP};
use crate::object::{Dict, DictKind, DictView, Object, Set};
use crate::syntax::tree::Binary;

const fn method(
    class: &'static str,
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Type(class), name, parameters, call)
}

pub(super) const DICT_METHODS: &[Builtin] = &[
    method("dict", "keys", "self /", |_, bound| view(bound, DictView::Keys)),
    method("dict", "values", "self /", |_, bound| view(bound, DictView::Values)),
    method("dict", "items", "self /", |_, bound| view(bound, DictView::Items)),
    method("dict", "get", "self key default? /", get),
    method("dict", "copy", "self /", |_, bound| Ok(bound.required("self").clone())),
];

pub(super) const VIEW_METHODS: &[Builtin] = &[method("dict_keys", "isdisjoint", "self other /", |machine, bound| {
    if let Object::View(DictView::Values, _) = bound.required("self") {
        return Err(unsupported("dict_values.isdisjoint"));
    }
    let items = machine.iterate_to_vec(bound.required("self"))?;
    let this = Set::from_objects(items)?;
    let other = to_set(machine, bound.required("other"))?;
    are_disjoint(&this, &other).map(Object::Bool)
})];

macro_rules! set_methods {
    ($class:literal) => {
        &[
            method($class, "union", "self / *others", union),
            method($class, "intersection", "self / *others", intersection),
            method($class, "difference", "self / *others", difference),
            method($class, "symmetric_difference", "self other /", symmetric_difference),
            method($class, "issubset", "self other /", |machine, bound| {
                relation(machine, bound, |this, other| holds_all(other, this))
            }),
            method($class, "issuperset", "self other /", is_superset),
            method($class, "isdisjoint", "self other /", |machine, bound| relation(machine, bound, are_disjoint)),
            method($class, "copy", "self /", |_, bound| own(bound).and_then(|set| copied(&set)).map(Object::set)),
        ]
    };
}

pub(super) const SET_METHODS: &[Builtin] = set_methods!("set");
pub(super) const FROZENSET_METHODS: &[Builtin] = set_methods!("frozenset");

fn view(bound: &Bound, view: DictView) -> Result<Object> {
    match bound.required("self") {
        Object::Dict(dict) if matches!(dict.kind(), DictKind::Ordered) => Err(unsupported("a view of an OrderedDict")),
        Object::Dict(dict) => Ok(Object::View(view, dict.clone())),
        _ => Err(unsupported("a view of this object")),
    }
}

fn get(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let Object::Dict(dict) = bound.required("self") else {
        return Err(unsupported("get of this object"));
    };
    Ok(match dict.get(bound.required("key"))? {
        Some(value) => value.clone(),
        None => bound.get("default").cloned().unwrap_or(Object::None),
    })
}

/// `dict.fromkeys(iterable, value)`.
pub(super) fn from_keys(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let value = bound.get("value").cloned().unwrap_or(Object::None);
    let mut iterator = machine.iterate(bound.required("iterable"))?;
    let mut dict = Dict::default();
    while let Some(key) = iterator.next(machine)? {
        machine.meter.memory(ENTRY_BYTES)?;
        dict.insert(key, value.clone())?;
    }
    Ok(Object::Dict(Rc::new(dict)))
}

fn own(bound: &Bound) -> Result<Rc<Set>> {
    match bound.required("self") {
        Object::Set(set) => Ok(set.clone()),
        _ => Err(unsupported("a set's method of this object")),
    }
}

/// A copy, as CPython lays it out.
fn copied(set: &Set) -> Result<Set> {
    if set.is_frozen() {
        return Ok(set.clone());
    }
    // Copied, and then put in order once more where members are taken out.
    crate::limits::work(set.len() * LOOKUP)?;
    let mut copy = Set::default();
    copy.merge(set)?;
    Ok(copy)
}

/// The members of an iterable, where their order does not matter.
fn to_set(machine: &mut Machine, object: &Object) -> Result<Rc<Set>> {
    match object {
        Object::Set(set) => Ok(set.clone()),
        other => {
            let items = machine.iterate_to_vec(other)?;
            machine.meter.memory(items.len() * ENTRY_BYTES)?;
            Ok(Rc::new(Set::from_objects(items)?))
        }
    }
}

/// Adds what an iterable gives, as `set.update` does.
pub(super) fn update(machine: &mut Machine, set: &mut Set, object: &Object) -> Result<()> {
    match object {
        Object::Set(other) => {
            machine.meter.memory(other.len() * ENTRY_BYTES)?;
            return set.merge(other);
        }
        Object::Dict(dict) if dict.is_plain() => set.reserve(dict.len()),
        Object::Dict(_) => set.forget_order(),
        _ => {}
    }
    if let Object::Range(range) = object {
        // What is too long is refused before its first numbers are made.
        let count = usize::try_from(range.len()).unwrap_or(usize::MAX);
        machine.meter.within(count.saturating_mul(ENTRY), count.saturating_mul(ENTRY_BYTES))?;
    }
    let mut iterator = machine.iterate(object)?;
    while let Some(item) = iterator.next(machine)? {
        machine.meter.memory(ENTRY_BYTES)?;
        set.insert(item)?;
    }
    Ok(())
}

fn union(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let this = own(bound)?;
    let mut result = Set::default().with_frozen(this.is_frozen());
    result.merge(&this)?;
    for other in &bound.rest {
        update(machine, &mut result, other)?;
    }
    Ok(Object::set(result))
}

fn intersection(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let mut result = own(bound)?;
    if bound.rest.is_empty() {
        return copied(&result).map(Object::set);
    }
    for other in &bound.rest {
        if let Object::Set(other) = other {
            if let Object::Set(next) = machine.sets(Binary::And, &result, other)? {
                result = next;
            }
            continue;
        }
        let mut next = Set::default().with_frozen(result.is_frozen());
        let mut iterator = machine.iterate(other)?;
        while let Some(item) = iterator.next(machine)? {
            if result.contains(&item)? {
                next.insert(item)?;
            }
        }
        result = Rc::new(next);
    }
    Ok(Object::Set(result))
}

fn difference(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let this = own(bound)?;
    let Some((first, rest)) = bound.rest.split_first() else {
        return copied(&this).map(Object::set);
    };
    let mut result = match first {
        Object::Set(other) => match machine.sets(Binary::Subtract, &this, other)? {
            Object::Set(result) => (*result).clone(),
            _ => return Err(unsupported("this difference")),
        },
        other => {
            let items = machine.iterate_to_vec(other)?;
            let mut result = Set::default().with_frozen(this.is_frozen());
            result.merge(&this)?;
            result.remove_all(&items)?;
            result.tidy();
            if matches!(other, Object::Dict(_)) {
                result.forget_order();
            }
            result
        }
    };
    for other in rest {
        let items = match other {
            Object::Set(other) => other.members().to_vec(),
            other => machine.iterate_to_vec(other)?,
        };
        result.remove_all(&items)?;
        result.tidy();
    }
    Ok(Object::set(result))
}

fn symmetric_difference(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let other = to_set(machine, bound.required("other"))?;
    let this = own(bound)?;
    match machine.sets(Binary::Xor, &this, &other)? {
        Object::Set(set) if !matches!(bound.required("other"), Object::Set(_)) => {
            let mut set = (*set).clone();
            set.forget_order();
            Ok(Object::set(set))
        }
        other => Ok(other),
    }
}

fn relation(machine: &mut Machine, bound: &Bound, holds: fn(&Set, &Set) -> Result<bool>) -> Result<Object> {
    let other = to_set(machine, bound.required("other"))?;
    let this = own(bound)?;
    holds(&this, &other).map(Object::Bool)
}

/// The first member that is not held ends it, so that what comes later need not be hashable.
fn is_superset(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let this = own(bound)?;
    if let Object::Set(other) = bound.required("other") {
        return holds_all(&this, other).map(Object::Bool);
    }
    let mut items = machine.iterate(bound.required("other"))?;
    while let Some(item) = items.next(machine)? {
        if !this.contains(&item)? {
            return Ok(Object::Bool(false));
        }
    }
    Ok(Object::Bool(true))
}

pub(crate) fn holds_all(this: &Set, other: &Set) -> Result<bool> {
    for member in other.members() {
        if !this.contains(member)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn are_disjoint(this: &Set, other: &Set) -> Result<bool> {
    for member in this.members() {
        if other.contains(member)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `| & - ^` where one side is a view of keys or of pairs.
pub(crate) fn view_operator(machine: &mut Machine, operator: Binary, left: &Object, right: &Object) -> Result<Object> {
    let mut result = Set::default();
    match operator {
        Binary::And => {
            let is_view = |object: &Object| matches!(object, Object::View(DictView::Keys | DictView::Items, _));
            let (mut this, mut other) = if is_view(left) { (left, right) } else { (right, left) };
            let len = |object: &Object| match object {
                Object::View(_, dict) => dict.len(),
                Object::Set(set) => set.len(),
                _ => 0,
            };
            // CPython walks the smaller of two sides that know their sizes.
            if matches!(other, Object::Set(_)) && len(this) <= len(other) || is_view(other) && len(other) > len(this) {
                (this, other) = (other, this);
            }
            let mut iterator = machine.iterate(other)?;
            while let Some(item) = iterator.next(machine)? {
                machine.meter.memory(ENTRY_BYTES)?;
                if machine.contains(this, &item)? {
                    result.insert(item)?;
                }
            }
        }
        Binary::Or | Binary::Subtract | Binary::Xor => {
            match left {
                Object::View(DictView::Keys, dict) => update(machine, &mut result, &Object::Dict(dict.clone()))?,
                left => update(machine, &mut result, left)?,
            }
            match operator {
                Binary::Or => update(machine, &mut result, right)?,
                Binary::Subtract => {
                    let items = match right {
                        Object::Set(set) => set.members().to_vec(),
                        other => machine.iterate_to_vec(other)?,
                    };
                    result.remove_all(&items)?;
                    result.tidy();
                }
                _ => {
                    let other = to_set(machine, right)?;
                    let Object::Set(found) = machine.sets(Binary::Xor, &result, &other)? else {
                        return Err(unsupported("this operator"));
                    };
                    result = (*found).clone();
                    result.forget_order();
                }
            }
        }
        _ => return Err(type_error("not an operator of sets")),
    }
    Ok(Object::set(result))
}
