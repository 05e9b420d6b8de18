//! Which names CPython 3.12 and NumPy 2.0.2 know, recorded by `record.py`.
//!
//! A name that is there but is not implemented is unsupported; a name that is not there raises.

use crate::object::{DictKind, Object};

pub(crate) const NUMPY: &str = include_str!("numpy.txt");
pub(crate) const LINALG: &str = include_str!("linalg.txt");
pub(crate) const MATH: &str = include_str!("math.txt");
pub(crate) const BUILTINS: &str = include_str!("builtins.txt");

/// The names of a module of Python's library.
pub(crate) fn library(module: &str) -> &'static str {
    match module {
        "bisect" => include_str!("bisect.txt"),
        "collections" => include_str!("collections.txt"),
        "functools" => include_str!("functools.txt"),
        "heapq" => include_str!("heapq.txt"),
        "itertools" => include_str!("itertools.txt"),
        "operator" => include_str!("operator.txt"),
        "statistics" => include_str!("statistics.txt"),
        _ => include_str!("string.txt"),
    }
}

/// Whether `names` holds `name`. Names with two leading underscores are always taken for known.
pub(crate) fn known(names: &str, name: &str) -> bool {
    name.starts_with("__") || names.lines().any(|line| line == name)
}

/// The attribute names of an object's class, where they are recorded.
pub(crate) fn of(object: &Object) -> Option<&'static str> {
    Some(match object {
        Object::None => include_str!("NoneType.txt"),
        Object::Bool(_) => include_str!("bool.txt"),
        Object::Int(_) | Object::BigInt(_) => include_str!("int.txt"),
        Object::Float(_) => include_str!("float.txt"),
        Object::Complex(_) => include_str!("complex.txt"),
        Object::Str(_) => include_str!("str.txt"),
        Object::List(_) => include_str!("list.txt"),
        Object::Tuple(_) => include_str!("tuple.txt"),
        Object::Bytes(_) => include_str!("bytes.txt"),
        Object::Deque(_) => include_str!("deque.txt"),
        Object::Dict(dict) => match dict.kind() {
            DictKind::Plain => include_str!("dict.txt"),
            DictKind::Counter => include_str!("Counter.txt"),
            DictKind::Ordered => include_str!("OrderedDict.txt"),
            DictKind::Default(_) => include_str!("defaultdict.txt"),
        },
        Object::Set(set) if set.is_frozen() => include_str!("frozenset.txt"),
        Object::Set(_) => include_str!("set.txt"),
        Object::Range(_) => include_str!("range.txt"),
        Object::Slice(_) => include_str!("slice.txt"),
        Object::Array(_) => include_str!("ndarray.txt"),
        Object::Scalar(_) => include_str!("generic.txt"),
        Object::DType(_) => include_str!("dtype.txt"),
        _ => return None,
    })
}
