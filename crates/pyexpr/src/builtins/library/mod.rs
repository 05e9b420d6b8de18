//! Modules of Python's standard library, besides `math`.

mod bisect;
pub(crate) mod callable;
pub(crate) mod collections;
mod combinatorics;
pub(crate) mod counter;
mod exact;
mod functools;
mod grouping;
mod heapq;
pub(crate) mod itertools;
mod operator;
mod statistics;
mod string;

use std::sync::LazyLock;

use super::{Builtin, Table, table};
use crate::object::{Object, Type};

static BISECT: LazyLock<Table> = LazyLock::new(|| table(&[bisect::FUNCTIONS]));
static FUNCTOOLS: LazyLock<Table> = LazyLock::new(|| table(&[functools::FUNCTIONS]));
static HEAPQ: LazyLock<Table> = LazyLock::new(|| table(&[heapq::FUNCTIONS]));
static ITERTOOLS: LazyLock<Table> =
    LazyLock::new(|| table(&[itertools::FUNCTIONS, combinatorics::FUNCTIONS, grouping::FUNCTIONS]));
static OPERATOR: LazyLock<Table> = LazyLock::new(|| table(&[operator::FUNCTIONS]));
static STATISTICS: LazyLock<Table> = LazyLock::new(|| table(&[statistics::FUNCTIONS]));

/// A name of a module.
pub(crate) fn lookup(module: &str, name: &str) -> Option<Object> {
    let table: &Table = match module {
        "bisect" => &BISECT,
        "collections" => {
            return Some(Object::Type(match name {
                "Counter" => Type::Counter,
                "OrderedDict" => Type::OrderedDict,
                "defaultdict" => Type::DefaultDict,
                "deque" => Type::Deque,
                _ => return None,
            }));
        }
        "functools" => &FUNCTOOLS,
        "heapq" => &HEAPQ,
        "itertools" => &ITERTOOLS,
        "operator" => &OPERATOR,
        "statistics" => &STATISTICS,
        "string" => return string::lookup(name),
        _ => return None,
    };
    let found: &'static Builtin = table.get(name)?;
    Some(Object::Function(found))
}
