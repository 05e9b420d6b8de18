//! Methods of dicts and sets that change nothing.

use std::rc::Rc;

use super::{Bound, Builtin, Home};
use crate::error::{Error, Result, unsupported};
use crate::evaluate::Machine;
use crate::object::{DictView, Object, Set};
use crate::syntax::tree::Binary;

const fn python(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Python, name, parameters, call)
}

pub(super) const DICT_METHODS: &[Builtin] = &[
    python("keys", "self /", |_, bound| view(bound, DictView::Keys)),
    python("values", "self /", |_, bound| view(bound, DictView::Values)),
    python("items", "self /", |_, bound| view(bound, DictView::Items)),
    python("get", "self key default? /", get),
    python("copy", "self /", |_, bound| {
        let mut copy = Set::default();
        copy.merge(&*own(bound)?)?;
        Ok(Object::Set(Rc::new(copy)))
    }),
];

pub(super) const SET_METHODS: &[Builtin] = &[
    python("union", "self / *others", |machine, bound| combine(machine, bound, Binary::Or)),
    python("intersection", "self / *others", |machine, bound| combine(machine, bound, Binary::And)),
    python("difference", "self / *others", |machine, bound| combine(machine, bound, Binary::Subtract)),
    python("symmetric_difference", "self other /", symmetric_difference),
    python("issubset", "self other /", |machine, bound| relation(machine, bound, |this, other| holds_all(other, this))),
    python("issuperset", "self other /", |machine, bound| {
        relation(machine, bound, holds_all).map_err(|error| match error {
            // A member that is missing ends the search before one that has no hash.
            Error::Raised { kind: "TypeError", ref message, .. } if message.starts_with("unhashable") => {
                unsupported("issuperset of what cannot be hashed")
            }
            other => other,
        })
    }),
    python("isdisjoint", "self other /", |machine, bound| {
        relation(machine, bound, |this, other| {
            for member in this.members() {
                if other.contains(member)? {
                    return Ok(false);
                }
            }
            Ok(true)
        })
    }),
    python("copy", "self /", |_, bound| Ok(bound.required("self").clone())),
];

fn view(bound: &Bound, view: DictView) -> Result<Object> {
    match bound.required("self") {
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

fn own(bound: &Bound) -> Result<Rc<Set>> {
    match bound.required("self") {
        Object::Set(set) => Ok(set.clone()),
        _ => Err(unsupported("a set's method of this object")),
    }
}

fn to_set(machine: &mut Machine, object: &Object) -> Result<Rc<Set>> {
    match object {
        Object::Set(set) => Ok(set.clone()),
        other => {
            let items = machine.iterate_to_vec(other)?;
            let mut set = Set::from_objects(items)?;
            // The methods walk other iterables in ways of their own.
            set.forget_order();
            Ok(Rc::new(set))
        }
    }
}

fn combine(machine: &mut Machine, bound: &Bound, operator: Binary) -> Result<Object> {
    let mut result = own(bound)?;
    for other in &bound.rest {
        let is_set = matches!(other, Object::Set(_));
        let other = to_set(machine, other)?;
        // From another iterable the members of that stay, which may be equal ones of another type.
        if operator == Binary::And && !is_set && other.members().iter().chain(result.members()).any(is_ambiguous) {
            return Err(unsupported("the intersection of a set with these members of an iterable"));
        }
        if let Object::Set(next) = machine.sets(operator, &result, &other)? {
            result = next;
        }
    }
    Ok(Object::Set(result))
}

/// Whether an equal object of another type may stand beside it.
fn is_ambiguous(member: &Object) -> bool {
    !matches!(member, Object::Str(_) | Object::Int(2..) | Object::None | Object::Int(..=-1))
}

fn symmetric_difference(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let other = to_set(machine, bound.required("other"))?;
    let this = own(bound)?;
    machine.sets(Binary::Xor, &this, &other)
}

fn relation(machine: &mut Machine, bound: &Bound, holds: fn(&Set, &Set) -> Result<bool>) -> Result<Object> {
    let other = to_set(machine, bound.required("other"))?;
    let this = own(bound)?;
    holds(&this, &other).map(Object::Bool)
}

fn holds_all(this: &Set, other: &Set) -> Result<bool> {
    for member in other.members() {
        if !this.contains(member)? {
            return Ok(false);
        }
    }
    Ok(true)
}
