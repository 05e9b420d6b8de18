//! Builtin functions over iterables and of introspection.

use std::rc::Rc;

use super::{Bound, Builtin, Home};
use crate::error::{Error, Result, raised, type_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::evaluate::call::Arguments;
use crate::evaluate::format::format;
use crate::object::{Object, Type};
use crate::syntax::tree::Binary;

const fn python(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Python, name, parameters, call)
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    python("len", "obj /", len),
    python("sum", "iterable / start?", sum),
    python("min", "/ *args * key? default?", min),
    python("max", "/ *args * key? default?", max),
    python("any", "iterable /", any),
    python("all", "iterable /", all),
    python("sorted", "iterable / * key? reverse?", sorted),
    python("isinstance", "obj class_or_tuple /", isinstance),
    python("callable", "obj /", callable),
    python("repr", "obj /", repr),
    python("format", "value format_spec? /", format_builtin),
    python("iter", "iterable /", iter),
    python("next", "iterator default? /", next),
    python("hash", "obj /", hash),
];

fn len(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let object = bound.required("obj");
    let length = match object {
        Object::DType(_) => return Err(unsupported("len of a dtype")),
        Object::Str(text) => text.chars().count(),
        Object::List(items) | Object::Tuple(items) => items.len(),
        Object::Dict(dict) | Object::View(_, dict) => dict.len(),
        Object::Set(set) => set.len(),
        Object::Range(range) => {
            return match i64::try_from(range.len()) {
                Ok(length) => Ok(Object::Int(length)),
                Err(_) => Err(raised("OverflowError", "Python int too large to convert to C ssize_t")),
            };
        }
        Object::Array(array) => match array.shape().first() {
            Some(&length) => length,
            None => return Err(type_error("len() of unsized object")),
        },
        other => return Err(type_error(format!("object of type '{}' has no len()", other.type_name()))),
    };
    Ok(Object::Int(length as i64))
}

fn sum(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let mut iterator = machine.iterate(bound.required("iterable"))?;
    let mut total = bound.get("start").cloned().unwrap_or(Object::Int(0));
    match &total {
        Object::Str(_) => return Err(type_error("sum() can't sum strings [use ''.join(seq) instead]")),
        Object::List(_) | Object::Tuple(_) => {}
        _ => {}
    }
    // CPython 3.12 sums floats with compensation, as soon as the total is a float and while ints and floats follow.
    let mut compensation: Option<f64> = matches!(total, Object::Float(_)).then_some(0.0);
    while let Some(item) = iterator.next(machine)? {
        if let (Object::Float(so_far), Some(correction)) = (&total, compensation) {
            let (sum, correction) = match &item {
                Object::Float(value) => compensated(*so_far, correction, *value),
                Object::Int(value) => (so_far + *value as f64, correction),
                Object::Bool(value) => (so_far + *value as i64 as f64, correction),
                // A NumPy float64 is not exactly a float, so it leaves the fast way.
                _ => {
                    let settled = settle(*so_far, correction);
                    compensation = None;
                    total = machine.binary(Binary::Add, &Object::Float(settled), &item)?;
                    continue;
                }
            };
            total = Object::Float(sum);
            compensation = Some(correction);
            continue;
        }
        let was_int = matches!(total, Object::Int(_) | Object::BigInt(_) | Object::Bool(_));
        total = machine.binary(Binary::Add, &total, &item)?;
        if was_int && matches!((&total, &item), (Object::Float(_), Object::Float(_))) {
            compensation = Some(0.0);
        }
    }
    if let (Object::Float(so_far), Some(correction)) = (&total, compensation) {
        return Ok(Object::Float(settle(*so_far, correction)));
    }
    Ok(total)
}

/// One step of Neumaier's summation.
fn compensated(sum: f64, correction: f64, value: f64) -> (f64, f64) {
    let next = sum + value;
    let lost = if sum.abs() >= value.abs() { (sum - next) + value } else { (value - next) + sum };
    (next, correction + lost)
}

fn settle(sum: f64, correction: f64) -> f64 {
    if correction != 0.0 && correction.is_finite() { sum + correction } else { sum }
}

fn min(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    extreme(machine, bound, "min", false)
}

fn max(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    extreme(machine, bound, "max", true)
}

fn extreme(machine: &mut Machine, bound: &Bound, name: &str, largest: bool) -> Result<Object> {
    let key = bound.some("key").cloned();
    let items = match bound.rest.as_slice() {
        [] => return Err(type_error(format!("{name} expected at least 1 argument, got 0"))),
        [one] => machine.iterate_to_vec(one)?,
        many => {
            if bound.get("default").is_some() {
                return Err(type_error(format!(
                    "Cannot specify a default for {name}() with multiple positional arguments"
                )));
            }
            many.to_vec()
        }
    };
    let mut best: Option<(Object, Object)> = None;
    for item in items {
        let rank = keyed(machine, key.as_ref(), &item)?;
        let better = match &best {
            None => true,
            Some((_, so_far)) => {
                // Python asks `item > best` and `item < best`.
                let comparison = if largest {
                    crate::syntax::tree::Comparison::Greater
                } else {
                    crate::syntax::tree::Comparison::Less
                };
                let result = machine.compare(comparison, &rank, so_far)?;
                machine.truth(&result)?
            }
        };
        if better {
            best = Some((item, rank));
        }
    }
    match (best, bound.get("default")) {
        (Some((item, _)), _) => Ok(item),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(value_error(format!("{name}() iterable argument is empty"))),
    }
}

fn keyed(machine: &mut Machine, key: Option<&Object>, item: &Object) -> Result<Object> {
    match key {
        Some(function) => machine.call_object(function, Arguments::positional(vec![item.clone()])),
        None => Ok(item.clone()),
    }
}

fn any(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let mut iterator = machine.iterate(bound.required("iterable"))?;
    while let Some(item) = iterator.next(machine)? {
        if machine.truth(&item)? {
            return Ok(Object::Bool(true));
        }
    }
    Ok(Object::Bool(false))
}

fn all(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let mut iterator = machine.iterate(bound.required("iterable"))?;
    while let Some(item) = iterator.next(machine)? {
        if !machine.truth(&item)? {
            return Ok(Object::Bool(false));
        }
    }
    Ok(Object::Bool(true))
}

fn sorted(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let iterable = bound.required("iterable");
    // The order of a set does not matter here, unless a key or a partial order lets it show.
    let items = match iterable {
        Object::Set(set) if bound.some("key").is_none() => {
            let members = set.members().to_vec();
            if set.ordered().is_err() && !members.iter().all(|member| matches!(member, Object::Str(_))) {
                return Err(unsupported("the order of this set"));
            }
            members
        }
        other => machine.iterate_to_vec(other)?,
    };
    let mut pairs = Vec::with_capacity(items.len());
    for item in items {
        let rank = keyed(machine, bound.some("key"), &item)?;
        pairs.push((rank, item));
    }
    let reverse = match bound.get("reverse") {
        Some(reverse) => machine.truth(reverse)?,
        None => false,
    };
    if reverse {
        pairs.reverse();
    }
    let mut sorted = merge_sort(machine, pairs)?;
    if reverse {
        sorted.reverse();
    }
    Ok(Object::list(sorted.into_iter().map(|(_, item)| item).collect()))
}

/// A stable merge sort. With comparisons that are no order (NaN), Python's result depends on its algorithm.
fn merge_sort(machine: &mut Machine, pairs: Vec<(Object, Object)>) -> Result<Vec<(Object, Object)>> {
    let has_nan = pairs.iter().any(|(rank, _)| match rank {
        Object::Float(value) => value.is_nan(),
        Object::Scalar(scalar) => scalar.value.is_nan(),
        Object::Complex(_) => true,
        Object::Set(_) => true,
        _ => false,
    });
    if has_nan && pairs.len() > 1 {
        return Err(unsupported("sorting values that have no total order"));
    }
    machine.meter.memory(pairs.len() * 2 * size_of::<Object>())?;
    let mut failure: Option<Error> = None;
    let mut runs: Vec<Vec<(Object, Object)>> = pairs.into_iter().map(|pair| vec![pair]).collect();
    while runs.len() > 1 {
        let mut merged = Vec::with_capacity(runs.len() / 2 + 1);
        let mut iterator = runs.into_iter();
        while let Some(left) = iterator.next() {
            let Some(right) = iterator.next() else {
                merged.push(left);
                break;
            };
            let mut result = Vec::with_capacity(left.len() + right.len());
            let mut left = left.into_iter().peekable();
            let mut right = right.into_iter().peekable();
            while let (Some(first), Some(second)) = (left.peek(), right.peek()) {
                let take_right = match machine.less(&second.0, &first.0) {
                    Ok(less) => less,
                    Err(error) => {
                        failure.get_or_insert(error);
                        break;
                    }
                };
                result.extend(if take_right { right.next() } else { left.next() });
            }
            if failure.is_some() {
                break;
            }
            result.extend(left);
            result.extend(right);
            merged.push(result);
        }
        if let Some(error) = failure {
            // Which pair Python compares first decides the order of the classes in its message.
            return Err(match error {
                Error::Raised { kind: "TypeError", .. } => unsupported("sorting values that cannot be compared"),
                other => other,
            });
        }
        runs = merged;
    }
    Ok(runs.pop().unwrap_or_default())
}

fn isinstance(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let object = bound.required("obj");
    let class = bound.required("class_or_tuple");
    is_instance(object, class, 0).map(Object::Bool)
}

fn is_instance(object: &Object, class: &Object, depth: usize) -> Result<bool> {
    match class {
        Object::Type(class) => instance_of(object, *class),
        Object::Tuple(classes) if depth < 20 => {
            for class in classes.iter() {
                if is_instance(object, class, depth + 1)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        _ => Err(type_error("isinstance() arg 2 must be a type, a tuple of types, or a union")),
    }
}

fn instance_of(object: &Object, class: Type) -> Result<bool> {
    Ok(match (class, object) {
        (Type::Object, _) => true,
        (Type::Float, Object::Scalar(scalar)) => scalar.dtype == crate::object::DType::Float64,
        (Type::Complex, Object::Scalar(scalar)) => scalar.dtype == crate::object::DType::Complex128,
        (Type::Scalar(dtype), Object::Scalar(scalar)) => scalar.dtype == dtype,
        (Type::Abstract(class), Object::Scalar(scalar)) => class.holds(scalar.dtype),
        (Type::Int, Object::Bool(_)) => true,
        (Type::Ndarray, Object::Array(_)) => true,
        (Type::Enumerate | Type::Zip | Type::Map | Type::Filter | Type::Reversed | Type::Type, _) => {
            return Err(unsupported("isinstance with this class"));
        }
        (class, object) => class.name() == object.type_name(),
    })
}

fn callable(_: &mut Machine, bound: &Bound) -> Result<Object> {
    Ok(Object::Bool(matches!(
        bound.required("obj"),
        Object::Function(_) | Object::Ufunc(_) | Object::Method(_) | Object::Lambda(_) | Object::Type(_)
    )))
}

fn repr(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let text = bound.required("obj").repr()?;
    machine.meter.memory(text.len())?;
    Ok(Object::from(text))
}

fn format_builtin(_: &mut Machine, bound: &Bound) -> Result<Object> {
    match bound.get("format_spec") {
        None => format(bound.required("value"), "").map(Object::from),
        Some(Object::Str(specification)) => format(bound.required("value"), specification).map(Object::from),
        Some(other) => Err(type_error(format!("format() argument 2 must be str, not {}", other.type_name()))),
    }
}

fn iter(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    match bound.required("iterable") {
        Object::Iterator(iterator) => Ok(Object::Iterator(Rc::clone(iterator))),
        other => Ok(Object::iterator(machine.iterate(other)?)),
    }
}

fn next(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    match (machine.next_item(bound.required("iterator"))?, bound.get("default")) {
        (Some(item), _) => Ok(item),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(machine.stop_iteration()),
    }
}

fn hash(_: &mut Machine, bound: &Bound) -> Result<Object> {
    match crate::object::hash::Key::of(bound.required("obj"))?.hash() {
        Some(hash) => Ok(Object::Int(hash)),
        None => Err(unsupported("a hash that differs from process to process")),
    }
}
