//! `functools`.

use std::rc::Rc;

use crate::builtins::functions::is_callable;
use crate::builtins::{Bound, Builtin, Home};
use crate::error::{Error, Result, type_error};
use crate::evaluate::Machine;
use crate::evaluate::call::Arguments;
use crate::object::{Callable, Object};

const fn function(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Library("functools"), name, parameters, call)
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    function("reduce", "function iterable initial? /", reduce),
    function("partial", "func? / *arguments **keywords", partial),
    function("cmp_to_key", "mycmp", |_, bound| {
        Ok(Object::Callable(Rc::new(Callable::CompareKey(bound.required("mycmp").clone(), None))))
    }),
];

fn reduce(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let function = bound.required("function");
    let mut iterator = machine.iterate(bound.required("iterable")).map_err(|error| match error {
        Error::Raised { kind: "TypeError", message, .. } if message.ends_with("object is not iterable") => {
            type_error("reduce() arg 2 must support iteration")
        }
        other => other,
    })?;
    let mut result = bound.get("initial").cloned();
    while let Some(item) = iterator.next(machine)? {
        result = Some(match result {
            None => item,
            Some(so_far) => {
                let next = machine.call_object(function, Arguments::positional(vec![so_far, item]))?;
                machine.carry(&next)?;
                next
            }
        });
    }
    result.ok_or_else(|| type_error("reduce() of empty iterable with no initial value"))
}

fn partial(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let Some(function) = bound.get("func") else {
        return Err(type_error("type 'partial' takes at least one argument"));
    };
    if !is_callable(function) {
        return Err(type_error("the first argument must be callable"));
    }
    let (mut inner, mut positional, mut keywords) = (function, Vec::new(), Vec::new());
    // A partial of a partial is one.
    if let Object::Callable(callable) = function
        && let Callable::Partial(function, earlier, named) = &**callable
    {
        (inner, positional, keywords) = (function, earlier.clone(), named.clone());
    }
    positional.extend(bound.rest.iter().cloned());
    for (name, value) in &bound.keywords {
        match keywords.iter_mut().find(|(earlier, _)| earlier == name) {
            Some((_, place)) => *place = value.clone(),
            None => keywords.push((name.clone(), value.clone())),
        }
    }
    Ok(Object::Callable(Rc::new(Callable::Partial(inner.clone(), positional, keywords))))
}
