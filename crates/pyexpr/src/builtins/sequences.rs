//! Methods of lists, tuples and ranges that change nothing.

use super::{Bound, Builtin, Home, misfit};
use crate::error::{Result, type_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::evaluate::subscript::{as_index, slice_range};
use crate::object::{DType, Object};

const fn method(
    class: &'static str,
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Type(class), name, parameters, call)
}

pub(super) const LIST_METHODS: &[Builtin] = &[
    method("list", "count", "self value /", count),
    method("list", "index", "self value start? stop? /", index),
    method("list", "copy", "self /", |_, bound| Ok(bound.required("self").clone())),
];

pub(super) const TUPLE_METHODS: &[Builtin] =
    &[method("tuple", "count", "self value /", count), method("tuple", "index", "self value start? stop? /", index)];

pub(super) const RANGE_METHODS: &[Builtin] =
    &[method("range", "count", "self value /", count), method("range", "index", "self value /", index)];

pub(super) const DEQUE_METHODS: &[Builtin] = &[
    method("deque", "count", "self value /", count),
    method("deque", "index", "self value start? stop? /", index),
    method("deque", "copy", "self /", |_, bound| Ok(bound.required("self").clone())),
];

pub(super) const SLICE_METHODS: &[Builtin] = &[method("slice", "indices", "self length /", |_, bound| {
    let (Object::Slice(parts), length) = (bound.required("self"), bound.required("length")) else {
        return Err(unsupported("slice.indices"));
    };
    let length = as_index(length).ok_or_else(|| misfit::no_index(length))?;
    let length = usize::try_from(length).map_err(|_| value_error("length should not be negative"))?;
    let picked = slice_range(parts, length)?;
    Ok(Object::tuple([picked.start, picked.stop, picked.step].into_iter().map(Object::Int).collect()))
})];

fn count(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let mut iterator = machine.iterate(bound.required("self"))?;
    let mut count = 0;
    while let Some(item) = iterator.next(machine)? {
        count += machine.same_or_equal(&item, bound.required("value"))? as i64;
    }
    Ok(Object::Int(count))
}

fn index(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let (this, value) = (bound.required("self"), bound.required("value"));
    if let (Object::Range(_), Object::Str(_) | Object::None | Object::List(_)) = (this, value) {
        return Err(value_error("sequence.index(x): x not in sequence"));
    }
    let items = machine.iterate_to_vec(this)?;
    let place = |name: &str, default: i64| -> Result<usize> {
        let at = match bound.get(name) {
            None => default,
            Some(Object::BigInt(_)) => return Err(bound.refuse(name)),
            Some(at @ Object::Array(_)) => as_index(at).ok_or_else(|| bound.refuse(name))?,
            Some(Object::Scalar(scalar)) if scalar.dtype == DType::Bool => return Err(bound.refuse(name)),
            Some(at) => {
                as_index(at).ok_or_else(|| type_error("slice indices must be integers or have an __index__ method"))?
            }
        };
        let len = items.len() as i64;
        Ok(if at < 0 { (at + len).max(0) } else { at.min(len) } as usize)
    };
    let (start, stop) = (place("start", 0)?, place("stop", i64::MAX)?);
    for (at, item) in items.iter().enumerate().take(stop).skip(start) {
        if machine.same_or_equal(item, value)? {
            return Ok(Object::Int(at as i64));
        }
    }
    Err(match this {
        Object::List(_) => value_error(format!("{} is not in list", value.repr()?)),
        Object::Tuple(_) => value_error("tuple.index(x): x not in tuple"),
        Object::Deque(_) => value_error(format!("{} is not in deque", value.repr()?)),
        Object::Range(_) if matches!(value, Object::Int(_) | Object::BigInt(_) | Object::Bool(_)) => {
            value_error(format!("{} is not in range", value.repr()?))
        }
        Object::Range(_) => value_error("sequence.index(x): x not in sequence"),
        _ => unsupported("index of this value"),
    })
}
