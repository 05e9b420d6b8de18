//! `bisect`: the search, not the insertion.

use crate::builtins::functions::keyed;
use crate::builtins::{Bound, Builtin, Home, misfit};
use crate::error::{Result, unsupported, value_error};
use crate::evaluate::Machine;
use crate::evaluate::call::Arguments;
use crate::evaluate::subscript::as_index;
use crate::object::Object;

const PARAMETERS: &str = "a x lo? hi? * key?";

const fn function(name: &'static str, call: fn(&mut Machine, &Bound) -> Result<Object>) -> Builtin {
    Builtin::new(Home::Library("bisect"), name, PARAMETERS, call)
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    function("bisect_left", |machine, bound| search(machine, bound, true)),
    function("bisect_right", |machine, bound| search(machine, bound, false)),
    function("bisect", |machine, bound| search(machine, bound, false)),
];

fn search(machine: &mut Machine, bound: &Bound, left: bool) -> Result<Object> {
    let (items, x) = (bound.required("a"), bound.required("x"));
    let place = |name: &str| -> Result<Option<i64>> {
        match bound.some(name) {
            None => Ok(None),
            Some(place) => as_index(place).map(Some).ok_or_else(|| misfit::no_index(place)),
        }
    };
    if let Some(Object::None) = bound.get("lo") {
        return Err(misfit::no_index(&Object::None));
    }
    let mut low = place("lo")?.unwrap_or(0);
    if low < 0 {
        return Err(value_error("lo must be non-negative"));
    }
    let mut high = match place("hi")? {
        Some(high) if high != -1 => high,
        _ => {
            let Some(len) = crate::builtins::lookup("len") else {
                return Err(unsupported("bisect"));
            };
            match machine.call_object(&len, Arguments::positional(vec![items.clone()]))? {
                Object::Int(len) => len,
                _ => return Err(unsupported("bisect of this sequence")),
            }
        }
    };
    if let Object::Dict(_) | Object::Set(_) = items {
        return Err(unsupported("bisect of this object"));
    }
    while low < high {
        let middle = low + (high - low) / 2;
        let item = machine.subscript(items, &Object::Int(middle))?;
        let rank = keyed(machine, bound.some("key"), &item)?;
        let goes_right = if left { machine.less(&rank, x)? } else { !machine.less(x, &rank)? };
        if goes_right {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(Object::Int(low))
}
