//! Builtin functions over iterables and of introspection.

use std::cmp::Ordering;
use std::rc::Rc;

use super::classes::{ancestors, class_of, look_up};
use super::{Bound, Builtin, Home};
use crate::error::{Error, Result, raised, type_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::evaluate::call::Arguments;
use crate::evaluate::format::format;
use crate::evaluate::iterate::Iter;
use crate::limits::{OBJECT, OPERATION};
use crate::object::repr::ascii;
use crate::object::{DictKind, Object, Type};
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
    python("issubclass", "cls class_or_tuple /", issubclass),
    python("callable", "obj /", callable),
    python("getattr", "object name default? /", |machine, bound| {
        match (look_up(machine, bound.required("object"), bound.required("name"))?, bound.get("default")) {
            (Some(value), _) => Ok(value),
            (None, Some(default)) => Ok(default.clone()),
            (None, None) => match bound.required("name") {
                Object::Str(name) => machine.attribute(bound.required("object"), name),
                _ => Err(unsupported("getattr of this name")),
            },
        }
    }),
    python("hasattr", "obj name /", |machine, bound| {
        look_up(machine, bound.required("obj"), bound.required("name")).map(|found| Object::Bool(found.is_some()))
    }),
    python("ascii", "obj /", |machine, bound| {
        let text = ascii(&bound.required("obj").repr()?);
        machine.meter.memory(text.len())?;
        Ok(Object::from(text))
    }),
    python("repr", "obj /", repr),
    python("format", "value format_spec? /", format_builtin),
    python("iter", "iterable sentinel? /", iter),
    python("next", "iterator default? /", next),
    python("hash", "obj /", hash),
];

fn len(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let object = bound.required("obj");
    let length = match object {
        Object::Str(text) => text.chars().count(),
        Object::Bytes(bytes) => bytes.len(),
        Object::Deque(deque) => deque.items.len(),
        Object::List(items) | Object::Tuple(items) => items.len(),
        Object::Dict(dict) | Object::View(_, dict) => dict.len(),
        Object::Set(set) => set.len(),
        Object::Range(range) => {
            return match i64::try_from(range.len()) {
                Ok(length) => Ok(Object::Int(length)),
                Err(_) => Err(raised("OverflowError", "Python int too large to convert to C ssize_t")),
            };
        }
        // A dtype without fields.
        Object::DType(_) => 0,
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
        Object::Bytes(_) => return Err(type_error("sum() can't sum bytes [use b''.join(seq) instead]")),
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

pub(super) fn keyed(machine: &mut Machine, key: Option<&Object>, item: &Object) -> Result<Object> {
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
        Object::Set(set) if bound.some("key").is_none() && set.ordered().is_err() => {
            let members = set.members().to_vec();
            if !members.iter().all(|member| matches!(member, Object::Str(_))) {
                return Err(unsupported("the order of this set"));
            }
            members
        }
        other => machine.iterate_to_vec(other)?,
    };
    let reverse = match bound.get("reverse") {
        Some(reverse) => machine.truth(reverse)?,
        None => false,
    };
    machine.meter.work(items.len().saturating_mul(OPERATION))?;
    let mut pairs = Vec::with_capacity(items.len());
    for item in items {
        let rank = keyed(machine, bound.some("key"), &item)?;
        pairs.push((rank, item));
    }
    sort(machine, pairs, reverse).map(Object::list)
}

/// Sorts items by their ranks; equal ones keep their order, in reverse too.
pub(super) fn sort(machine: &mut Machine, mut pairs: Vec<(Object, Object)>, reverse: bool) -> Result<Vec<Object>> {
    if reverse {
        pairs.reverse();
    }
    let mut sorted = merge_sort(machine, pairs)?;
    if reverse {
        sorted.reverse();
    }
    Ok(sorted.into_iter().map(|(_, item)| item).collect())
}

/// Fewer items than these are sorted as CPython sorts them, comparison by comparison.
const SHORT: usize = 64;

/// The order of a few items, with the comparisons that CPython makes: they show where the values have no total order, and
/// in the message where they cannot be compared at all.
fn insertion_sort(machine: &mut Machine, mut pairs: Vec<(Object, Object)>) -> Result<Vec<(Object, Object)>> {
    if pairs.len() < 2 {
        return Ok(pairs);
    }
    let descends = machine.less(&pairs[1].0, &pairs[0].0)?;
    let mut run = 2;
    while run < pairs.len() && machine.less(&pairs[run].0, &pairs[run - 1].0)? == descends {
        run += 1;
    }
    if descends {
        pairs[..run].reverse();
    }
    for place in run..pairs.len() {
        let (mut low, mut high) = (0, place);
        while low < high {
            let middle = low + (high - low) / 2;
            if machine.less(&pairs[place].0, &pairs[middle].0)? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        pairs[low..=place].rotate_right(1);
    }
    Ok(pairs)
}

/// Sorts where all ranks are ints, all floats other than NaN, or all texts, and says whether it did. Any stable sort gives the
/// same then, and no comparison can fail.
fn sort_of_one_class(machine: &mut Machine, pairs: &mut [(Object, Object)]) -> Result<bool> {
    let is_float = |rank: &Object| matches!(rank, Object::Float(value) if !value.is_nan());
    let is_text = |rank: &Object| matches!(rank, Object::Str(_));
    let all = |is: &dyn Fn(&Object) -> bool| pairs.iter().all(|(rank, _)| is(rank));
    // A comparison and its share of moves; texts lie anywhere in memory.
    let each = if all(&|rank| matches!(rank, Object::Int(_))) || all(&is_float) {
        OPERATION / 2
    } else if all(&is_text) {
        2 * OPERATION
    } else {
        return Ok(false);
    };
    let halvings = (usize::BITS - pairs.len().leading_zeros()) as usize;
    machine.meter.memory(pairs.len() * 2 * size_of::<Object>())?;
    machine.meter.work(pairs.len().saturating_mul(halvings).saturating_mul(each))?;
    pairs.sort_by(|(left, _), (right, _)| match (left, right) {
        (Object::Int(left), Object::Int(right)) => left.cmp(right),
        (Object::Float(left), Object::Float(right)) => left.partial_cmp(right).unwrap_or(Ordering::Equal),
        (Object::Str(left), Object::Str(right)) => left.cmp(right),
        _ => Ordering::Equal,
    });
    Ok(true)
}

/// A stable sort. With comparisons that are no order (NaN), Python's result depends on its algorithm.
fn merge_sort(machine: &mut Machine, mut pairs: Vec<(Object, Object)>) -> Result<Vec<(Object, Object)>> {
    if pairs.len() < SHORT {
        return insertion_sort(machine, pairs);
    }
    if sort_of_one_class(machine, &mut pairs)? {
        return Ok(pairs);
    }
    let has_nan = pairs.iter().any(|(rank, _)| match rank {
        Object::Float(value) => value.is_nan(),
        Object::Scalar(scalar) => scalar.value.is_nan(),
        Object::Complex(_) => true,
        Object::Set(_) => true,
        _ => false,
    });
    if has_nan {
        return Err(unsupported("sorting values that have no total order"));
    }
    // At first each pair is a run of its own.
    machine.meter.memory(pairs.len() * 4 * size_of::<Object>())?;
    machine.meter.work(pairs.len().saturating_mul(OBJECT))?;
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
        Object::Function(_) => Err(unsupported("isinstance with this class")),
        _ => Err(type_error("isinstance() arg 2 must be a type, a tuple of types, or a union")),
    }
}

pub(super) fn instance_of(object: &Object, class: Type) -> Result<bool> {
    Ok(match (class, object) {
        (Type::Object, _) => true,
        (Type::Float, Object::Scalar(scalar)) => scalar.dtype == crate::object::DType::Float64,
        (Type::Complex, Object::Scalar(scalar)) => scalar.dtype == crate::object::DType::Complex128,
        (Type::Scalar(dtype), Object::Scalar(scalar)) => scalar.dtype == dtype,
        (Type::Abstract(class), Object::Scalar(scalar)) => class.holds(scalar.dtype),
        (Type::Int, Object::Bool(_)) => true,
        (Type::Ndarray, Object::Array(_)) => true,
        (Type::Dict, Object::Dict(_)) => true,
        (Type::Counter, Object::Dict(dict)) => matches!(dict.kind(), DictKind::Counter),
        (Type::Other(_), Object::Method(_) | Object::Ufunc(_) | Object::Function(_)) => {
            return Ok(class_of(object)? == class);
        }
        (class, object) => class.name() == object.type_name(),
    })
}

fn callable(_: &mut Machine, bound: &Bound) -> Result<Object> {
    Ok(Object::Bool(is_callable(bound.required("obj"))))
}

pub(super) fn is_callable(object: &Object) -> bool {
    matches!(
        object,
        Object::Function(_)
            | Object::Ufunc(_)
            | Object::Method(_)
            | Object::Lambda(_)
            | Object::Type(_)
            | Object::Callable(_)
    )
}

fn issubclass(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let Object::Type(class) = bound.required("cls") else {
        return Err(type_error("issubclass() arg 1 must be a class"));
    };
    let ancestors = ancestors(*class)?;
    is_subclass(&ancestors, bound.required("class_or_tuple"), 0).map(Object::Bool)
}

fn is_subclass(ancestors: &[Type], class: &Object, depth: usize) -> Result<bool> {
    match class {
        Object::Type(class) => Ok(ancestors.contains(class)),
        Object::Tuple(classes) if depth < 20 => {
            for class in classes.iter() {
                if is_subclass(ancestors, class, depth + 1)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        Object::Function(_) => Err(unsupported("issubclass of this class")),
        _ => Err(type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union")),
    }
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
    if let Some(sentinel) = bound.get("sentinel") {
        let function = bound.required("iterable");
        if !is_callable(function) {
            return Err(type_error("iter(object, sentinel): object must be callable"));
        }
        return Ok(Object::iterator(Iter::calls(function.clone(), sentinel.clone())));
    }
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
