//! Methods of lists, tuples and ranges that change nothing.

use super::{Bound, Builtin, Home};
use crate::error::{Result, unsupported, value_error};
use crate::evaluate::Machine;
use crate::object::Object;

const fn python(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Python, name, parameters, call)
}

pub(super) const LIST_METHODS: &[Builtin] = &[
    python("count", "self value /", count),
    python("index", "self value /", index),
    python("copy", "self /", |_, bound| Ok(bound.required("self").clone())),
];

pub(super) const TUPLE_METHODS: &[Builtin] =
    &[python("count", "self value /", count), python("index", "self value /", index)];

fn count(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let mut iterator = machine.iterate(bound.required("self"))?;
    let mut count = 0;
    while let Some(item) = iterator.next(machine)? {
        count += machine.same_or_equal(&item, bound.required("value"))? as i64;
    }
    Ok(Object::Int(count))
}

fn index(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let value = bound.required("value");
    let mut iterator = machine.iterate(bound.required("self"))?;
    let mut place = 0;
    while let Some(item) = iterator.next(machine)? {
        if machine.same_or_equal(&item, value)? {
            return Ok(Object::Int(place));
        }
        place += 1;
    }
    Err(match bound.required("self") {
        Object::List(_) => value_error(format!("{} is not in list", value.repr()?)),
        Object::Tuple(_) => value_error("tuple.index(x): x not in tuple"),
        Object::Range(_) if matches!(value, Object::Int(_)) => {
            value_error(format!("{} is not in range", value.repr()?))
        }
        _ => unsupported("range.index of this value"),
    })
}
