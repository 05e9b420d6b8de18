//! Calling a class.

use std::rc::Rc;

use num_bigint::BigInt;
use num_traits::{FromPrimitive, Num};

use super::{Bound, Builtin, Home, library, misfit};
use crate::error::{Error, Result, raised, type_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::evaluate::call::Arguments;
use crate::evaluate::iterate::Iter;
use crate::evaluate::subscript::{as_index, no_integer};
use crate::limits::OBJECT;
use crate::numpy;
use crate::object::integer::big_to_f64;
use crate::object::repr::write_str;
use crate::object::{Dict, DictKind, DictView, Number, Object, Range, Set, Type};

static INT: Builtin = Builtin::new(Home::Class, "int", "x? / base?", int);
static FLOAT: Builtin = Builtin::new(Home::Class, "float", "x? /", float);
static BOOL: Builtin = Builtin::new(Home::Class, "bool", "x? /", bool);
static STR: Builtin = Builtin::new(Home::Class, "str", "object? encoding? errors?", str);
static LIST: Builtin = Builtin::new(Home::Class, "list", "iterable? /", list);
static TUPLE: Builtin = Builtin::new(Home::Class, "tuple", "iterable? /", tuple);
static SET: Builtin = Builtin::new(Home::Class, "set", "iterable? /", set);
static FROZENSET: Builtin = Builtin::new(Home::Class, "frozenset", "iterable? /", frozenset);
static BYTES: Builtin = Builtin::new(Home::Class, "bytes", "source? encoding? errors?", super::bytes::construct);
static RANGE: Builtin = Builtin::new(Home::Class, "range", "start stop? step? /", range);
static SLICE: Builtin = Builtin::new(Home::Class, "slice", "start stop? step? /", slice);
static ENUMERATE: Builtin = Builtin::new(Home::Class, "enumerate", "iterable start?", enumerate);
static ZIP: Builtin = Builtin::new(Home::Class, "zip", "/ *iterables * strict?", zip);
static MAP: Builtin = Builtin::new(Home::Class, "map", "function / *iterables", map);
static FILTER: Builtin = Builtin::new(Home::Class, "filter", "function iterable /", filter);
static REVERSED: Builtin = Builtin::new(Home::Class, "reversed", "sequence /", reversed);
static TYPE: Builtin = Builtin::new(Home::Class, "type", "object /", type_of);

/// `class(arguments)`.
pub(crate) fn construct(machine: &mut Machine, class: Type, arguments: Arguments) -> Result<Object> {
    let builtin = match class {
        Type::Int => &INT,
        Type::Float => &FLOAT,
        Type::Complex => return super::complex::construct(machine, arguments),
        Type::Bool => &BOOL,
        Type::Str => &STR,
        Type::List => &LIST,
        Type::Tuple => &TUPLE,
        Type::Set => &SET,
        Type::Range => &RANGE,
        Type::Slice => &SLICE,
        Type::Enumerate => &ENUMERATE,
        Type::Zip => &ZIP,
        Type::Map => &MAP,
        Type::Filter => &FILTER,
        Type::Reversed => &REVERSED,
        Type::Type => &TYPE,
        Type::FrozenSet => &FROZENSET,
        Type::Bytes => &BYTES,
        Type::Counter => return library::counter::construct(machine, arguments),
        Type::DefaultDict => return library::collections::default_dict(machine, arguments),
        Type::OrderedDict => {
            let plain = dict(machine, arguments)?;
            return Ok(match plain {
                Object::Dict(dict) => Object::Dict(Rc::new((*dict).clone().into_kind(DictKind::Ordered))),
                other => other,
            });
        }
        Type::Deque => &library::collections::DEQUE,
        Type::Dict => return dict(machine, arguments),
        Type::Scalar(dtype) => return numpy::create::scalar(machine, dtype, arguments),
        other => return Err(unsupported(format!("a call of {}", other.name()))),
    };
    let bound = builtin.bind(None, arguments)?;
    (builtin.call)(machine, &bound)
}

fn int(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let base = match bound.get("base") {
        None => None,
        Some(base) => Some(as_index(base).ok_or_else(|| misfit::no_index(base))?),
    };
    match (bound.get("x"), base) {
        (None, None) => Ok(Object::Int(0)),
        (None, Some(_)) => Err(type_error("int() missing string argument")),
        (Some(Object::Str(text)), base) => parse_int(text, base.unwrap_or(10)),
        (Some(_), Some(base)) if base != 0 && !(2..=36).contains(&base) => Err(unsupported("int with this base")),
        (Some(Object::Bytes(bytes)), base) if bytes.is_ascii() => {
            parse_int(&super::bytes::latin1(bytes), base.unwrap_or(10)).map_err(|error| match error {
                Error::Raised { kind: "ValueError", .. } => unsupported("int of such bytes"),
                other => other,
            })
        }
        (Some(_), Some(_)) => Err(type_error("int() can't convert non-string with explicit base")),
        (Some(Object::Float(value)), None) => float_to_int(*value),
        (Some(value @ (Object::Int(_) | Object::BigInt(_) | Object::Bool(_))), None) => {
            Ok(Object::from(value.to_big().unwrap_or_default()))
        }
        (Some(Object::Scalar(scalar)), None) => match scalar.value {
            Number::Int(value) => Ok(Object::Int(value)),
            Number::Float(value) => float_to_int(value),
            Number::Complex(value) => {
                machine.note(DISCARDS);
                float_to_int(value.re)
            }
        },
        (Some(value @ Object::Array(array)), None) => match (array.size(), array.ndim(), array.first()) {
            (1, ndim, Some(first)) => {
                note_conversion(machine, ndim);
                match first {
                    Number::Int(value) => Ok(Object::Int(value)),
                    Number::Float(value) => float_to_int(value),
                    Number::Complex(_) => Err(type_error(
                        "int() argument must be a string, a bytes-like object or a real number, not 'complex'",
                    )),
                }
            }
            _ => Err(only_one(value)),
        },
        (Some(other), None) => Err(type_error(format!(
            "int() argument must be a string, a bytes-like object or a real number, not '{}'",
            other.type_name()
        ))),
    }
}

/// What NumPy says where only the real part is kept.
pub(crate) const DISCARDS: &str = "ComplexWarning: Casting complex values to real discards the imaginary part";

pub(super) fn only_one(_: &Object) -> crate::error::Error {
    type_error("only length-1 arrays can be converted to Python scalars")
}

pub(super) fn note_conversion(machine: &mut Machine, ndim: usize) {
    if ndim > 0 {
        machine.note(
            "DeprecationWarning: Conversion of an array with ndim > 0 to a scalar is deprecated, and will error in \
             future. Ensure you extract a single element from your array before performing this operation. (Deprecated \
             NumPy 1.25.)",
        );
    }
}

/// `int(float)`.
pub(crate) fn float_to_int(value: f64) -> Result<Object> {
    if value.is_nan() {
        return Err(value_error("cannot convert float NaN to integer"));
    }
    match BigInt::from_f64(value.trunc()) {
        Some(value) => Ok(Object::from(value)),
        None => Err(raised("OverflowError", "cannot convert float infinity to integer")),
    }
}

fn parse_int(text: &str, base: i64) -> Result<Object> {
    let wrong = || {
        let mut shown = String::new();
        write_str(text, &mut shown);
        let shown: String = shown.chars().take(200).collect();
        value_error(format!("invalid literal for int() with base {base}: {shown}"))
    };
    if base != 0 && !(2..=36).contains(&base) {
        return Err(value_error("int() base must be >= 2 and <= 36, or 0"));
    }
    if !text.is_ascii() {
        return Err(unsupported("int of text beyond ASCII"));
    }
    let trimmed = text.trim_matches([' ', '\t', '\n', '\r', '\x0b', '\x0c']);
    let (sign, digits) = match trimmed.strip_prefix(['+', '-']) {
        Some(rest) => (&trimmed[..1], rest),
        None => ("", trimmed),
    };
    let lower = digits.to_ascii_lowercase();
    // Without a base the prefix says it; a number that begins with 0 is then 0.
    let base = match (base, lower.get(..2)) {
        (0, Some("0x")) => 16,
        (0, Some("0o")) => 8,
        (0, Some("0b")) => 2,
        (0, _) => {
            if lower.starts_with('0') && lower.bytes().any(|digit| digit != b'0' && digit != b'_') {
                return Err(wrong());
            }
            10
        }
        (base, _) => base,
    };
    let prefix = match base {
        2 => "0b",
        8 => "0o",
        16 => "0x",
        _ => "\0",
    };
    let digits = match lower.strip_prefix(prefix) {
        Some(rest) => rest.strip_prefix('_').unwrap_or(rest),
        None => &lower,
    };
    let well_formed = !digits.is_empty()
        && !digits.starts_with('_')
        && !digits.ends_with('_')
        && !digits.contains("__")
        && digits.chars().all(|digit| digit == '_' || digit.is_digit(base as u32));
    if !well_formed {
        return Err(wrong());
    }
    let digits = digits.replace('_', "");
    if digits.len() > 4300 {
        return Err(unsupported("a number this long"));
    }
    BigInt::from_str_radix(&format!("{}{digits}", sign.replace('+', "")), base as u32)
        .map(Object::from)
        .map_err(|_| wrong())
}

fn float(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let value = match bound.get("x") {
        None => 0.0,
        Some(Object::Float(value)) => *value,
        Some(Object::Scalar(scalar)) => {
            if scalar.dtype.is_complex() {
                machine.note(DISCARDS);
            }
            scalar.value.to_f64()
        }
        Some(value @ (Object::Int(_) | Object::BigInt(_) | Object::Bool(_))) => {
            big_to_f64(&value.to_big().unwrap_or_default())?
        }
        Some(Object::Str(text)) => parse_float(text)?,
        Some(Object::Bytes(bytes)) if bytes.is_ascii() => {
            parse_float(&super::bytes::latin1(bytes)).map_err(|_| unsupported("float of such bytes"))?
        }
        Some(value @ Object::Array(array)) => match (array.size(), array.ndim(), array.first()) {
            (1, ndim, Some(first)) => {
                note_conversion(machine, ndim);
                if let Number::Complex(_) = first {
                    return Err(type_error("float() argument must be a string or a real number, not 'complex'"));
                }
                first.to_f64()
            }
            _ => return Err(only_one(value)),
        },
        Some(other) => {
            return Err(type_error(format!(
                "float() argument must be a string or a real number, not '{}'",
                other.type_name()
            )));
        }
    };
    Ok(Object::Float(value))
}

pub(super) fn parse_float(text: &str) -> Result<f64> {
    let wrong = || {
        let mut shown = String::new();
        write_str(text, &mut shown);
        value_error(format!("could not convert string to float: {shown}"))
    };
    if !text.is_ascii() {
        return Err(unsupported("float of text beyond ASCII"));
    }
    let trimmed = text.trim_matches([' ', '\t', '\n', '\r', '\x0b', '\x0c']).to_ascii_lowercase();
    let unsigned = trimmed.trim_start_matches(['+', '-']);
    if trimmed.len() - unsigned.len() > 1 {
        return Err(wrong());
    }
    let negative = trimmed.starts_with('-');
    let magnitude = match unsigned {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        number => {
            let characters: Vec<char> = number.chars().collect();
            // An underscore stands between two digits.
            for (place, character) in characters.iter().enumerate() {
                let digit = |at: Option<usize>| at.and_then(|at| characters.get(at)).is_some_and(char::is_ascii_digit);
                if *character == '_' && !(digit(place.checked_sub(1)) && digit(Some(place + 1))) {
                    return Err(wrong());
                }
            }
            let cleaned = number.replace('_', "");
            if !cleaned.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
                return Err(wrong());
            }
            cleaned.parse::<f64>().map_err(|_| wrong())?
        }
    };
    Ok(if negative { -magnitude } else { magnitude })
}

fn bool(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    match bound.get("x") {
        Some(value) => machine.truth(value).map(Object::Bool),
        None => Ok(Object::Bool(false)),
    }
}

fn str(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    if bound.get("encoding").is_some() || bound.get("errors").is_some() {
        return decoded(bound);
    }
    let text = match bound.get("object") {
        Some(value) => value.text()?,
        None => String::new(),
    };
    machine.meter.memory(text.len())?;
    Ok(Object::from(text))
}

/// `str(bytes, encoding)`.
fn decoded(bound: &Bound) -> Result<Object> {
    let encoding = super::bytes::encoding(bound, "str")?;
    match bound.get("object") {
        Some(Object::Bytes(bytes)) => super::bytes::decode(bytes, &encoding),
        Some(Object::Str(_)) => Err(type_error("decoding str is not supported")),
        Some(Object::Array(_) | Object::Scalar(_)) | None => Err(unsupported("str with this encoding")),
        Some(other) => {
            let class = other.type_name();
            Err(type_error(format!("decoding to str: need a bytes-like object, {class} found")))
        }
    }
}

fn list(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    Ok(Object::list(match bound.get("iterable") {
        Some(value) => machine.iterate_to_vec(value)?,
        None => Vec::new(),
    }))
}

fn tuple(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    Ok(Object::tuple(match bound.get("iterable") {
        Some(value) => machine.iterate_to_vec(value)?,
        None => Vec::new(),
    }))
}

fn set(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    machine.meter.work(6 * OBJECT)?;
    let mut set = Set::default();
    match bound.get("iterable") {
        None => {}
        Some(value) => super::collections::update(machine, &mut set, value)?,
    }
    Ok(Object::Set(Rc::new(set)))
}

fn frozenset(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let mut set = Set::default().with_frozen(true);
    match bound.get("iterable") {
        Some(value @ Object::Set(other)) if other.is_frozen() => return Ok(value.clone()),
        Some(value) => super::collections::update(machine, &mut set, value)?,
        None => {}
    }
    Ok(Object::set(set))
}

pub(super) fn dict(machine: &mut Machine, arguments: Arguments) -> Result<Object> {
    let mut dict = Dict::default();
    match arguments.positional.as_slice() {
        [] => {}
        [Object::Dict(other)] => {
            machine.meter.entries(other.len())?;
            dict = (**other).clone().into_kind(DictKind::Plain);
        }
        [value] => {
            let mut iterator = machine.iterate(value)?;
            let mut place = 0;
            while let Some(item) = iterator.next(machine)? {
                let pair = match &item {
                    Object::Tuple(pair) | Object::List(pair) if pair.len() == 2 => pair.to_vec(),
                    item => machine.iterate_to_vec(item).map_err(|error| match error {
                        Error::LimitExceeded { .. } => error,
                        _ => type_error(format!(
                            "cannot convert dictionary update sequence element #{place} to a sequence"
                        )),
                    })?,
                };
                let [key, value] = <[Object; 2]>::try_from(pair).map_err(|pair| {
                    let len = pair.len();
                    value_error(format!("dictionary update sequence element #{place} has length {len}; 2 is required"))
                })?;
                machine.meter.memory(crate::limits::ENTRY_BYTES)?;
                dict.insert(key, value)?;
                place += 1;
            }
        }
        more => {
            return Err(type_error(format!("dict expected at most 1 argument, got {}", more.len())));
        }
    }
    for (name, value) in arguments.keywords {
        dict.insert(Object::Str(name), value)?;
    }
    Ok(Object::Dict(Rc::new(dict)))
}

fn range(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let part = |name: &str| -> Result<Option<i64>> {
        match bound.get(name) {
            None => Ok(None),
            Some(Object::BigInt(_)) => Err(unsupported("a range beyond 64 bits")),
            Some(value) => match as_index(value) {
                Some(value) => Ok(Some(value)),
                None => Err(no_integer(value)),
            },
        }
    };
    let first = part("start")?.unwrap_or(0);
    let second = part("stop")?;
    let step = part("step")?.unwrap_or(1);
    if step == 0 {
        return Err(value_error("range() arg 3 must not be zero"));
    }
    let (start, stop) = match second {
        Some(stop) => (first, stop),
        None => (0, first),
    };
    Ok(Object::Range(Range { start, stop, step }))
}

fn slice(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let part = |name: &str| bound.get(name).cloned().unwrap_or(Object::None);
    let parts = match bound.get("stop") {
        Some(_) => [part("start"), part("stop"), part("step")],
        None => [Object::None, part("start"), Object::None],
    };
    Ok(Object::Slice(Rc::new(parts)))
}

fn enumerate(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let start = match bound.get("start") {
        None => Object::Int(0),
        Some(Object::BigInt(start)) => Object::BigInt(start.clone()),
        Some(start) => Object::Int(as_index(start).ok_or_else(|| no_integer(start))?),
    };
    machine.meter.work(2 * OBJECT)?;
    let iterator = machine.iterate(bound.required("iterable"))?;
    Ok(Object::iterator(Iter::enumerate(iterator, start)))
}

fn iterators(machine: &mut Machine, objects: &[Object]) -> Result<Vec<Iter>> {
    machine.meter.work(5 * OBJECT)?;
    objects.iter().map(|object| machine.iterate(object)).collect()
}

fn zip(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let strict = match bound.get("strict") {
        Some(strict) => machine.truth(strict)?,
        None => false,
    };
    let inner = iterators(machine, &bound.rest)?;
    Ok(Object::iterator(Iter::zip(inner, strict)))
}

fn map(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    if bound.rest.is_empty() {
        return Err(type_error("map() must have at least two arguments."));
    }
    let inner = iterators(machine, &bound.rest)?;
    Ok(Object::iterator(Iter::map(bound.required("function").clone(), inner)))
}

fn filter(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let iterator = machine.iterate(bound.required("iterable"))?;
    Ok(Object::iterator(Iter::filter(bound.required("function").clone(), iterator)))
}

fn reversed(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let sequence = bound.required("sequence");
    let class = match sequence {
        Object::List(_) => "list_reverseiterator",
        Object::Range(_) => "range_iterator",
        Object::Array(array) if array.ndim() == 0 => return Err(type_error("len() of unsized object")),
        Object::Tuple(_) | Object::Str(_) | Object::Array(_) | Object::Bytes(_) => "reversed",
        Object::Deque(_) => "collections._deque_reverse_iterator",
        Object::Dict(dict) if matches!(dict.kind(), DictKind::Ordered) => "odict_iterator",
        Object::Dict(_) | Object::View(DictView::Keys, _) => "dict_reversekeyiterator",
        Object::View(DictView::Values, _) => "dict_reversevalueiterator",
        Object::View(DictView::Items, _) => "dict_reverseitemiterator",
        other => {
            return Err(type_error(format!("'{}' object is not reversible", other.type_name())));
        }
    };
    let mut items = machine.iterate_to_vec(sequence)?;
    items.reverse();
    Ok(Object::iterator(Iter::items(items, class)))
}

fn type_of(_: &mut Machine, bound: &Bound) -> Result<Object> {
    super::classes::class_of(bound.required("object")).map(Object::Type)
}
