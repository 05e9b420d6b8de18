//! `collections.deque` and `collections.defaultdict`.

use std::rc::Rc;

use crate::builtins::construct::dict;
use crate::builtins::functions::is_callable;
use crate::builtins::{Bound, Builtin, Home};
use crate::error::{Result, raised, type_error, value_error};
use crate::evaluate::Machine;
use crate::evaluate::call::Arguments;
use crate::evaluate::subscript::as_index;
use crate::object::{Deque, DictKind, Object};

pub(crate) static DEQUE: Builtin = Builtin::new(Home::Class, "deque", "iterable? maxlen?", deque);

fn deque(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let maxlen = match bound.some("maxlen") {
        None => None,
        Some(most @ (Object::Int(_) | Object::Bool(_))) => {
            let most = as_index(most).and_then(|most| usize::try_from(most).ok());
            Some(most.ok_or_else(|| value_error("maxlen must be non-negative"))?)
        }
        Some(Object::BigInt(_)) => return Err(raised("OverflowError", "Python int too large to convert to C ssize_t")),
        Some(_) => return Err(type_error("an integer is required")),
    };
    let items = match bound.get("iterable") {
        Some(iterable) => machine.iterate_to_vec(iterable)?,
        None => Vec::new(),
    };
    Ok(Object::Deque(Rc::new(Deque::new(items, maxlen))))
}

/// `defaultdict(factory, ...)`.
pub(crate) fn default_dict(machine: &mut Machine, mut arguments: Arguments) -> Result<Object> {
    let factory = if arguments.positional.is_empty() { Object::None } else { arguments.positional.remove(0) };
    if !matches!(factory, Object::None) && !is_callable(&factory) {
        return Err(type_error("first argument must be callable or None"));
    }
    Ok(match dict(machine, arguments)? {
        Object::Dict(dict) => Object::Dict(Rc::new((*dict).clone().into_kind(DictKind::Default(factory)))),
        other => other,
    })
}
