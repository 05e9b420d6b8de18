//! Calling the objects of `functools` and `operator`, and methods looked up on a class.

use std::rc::Rc;

use crate::builtins::call_unbound;
use crate::error::{Result, type_error, unsupported};
use crate::evaluate::Machine;
use crate::evaluate::call::Arguments;
use crate::limits::OPERATION;
use crate::object::{Callable, Object};

/// `callable(arguments)`.
pub(crate) fn call(machine: &mut Machine, callable: &Callable, arguments: Arguments) -> Result<Object> {
    match callable {
        Callable::Unbound(class, builtin) => return call_unbound(machine, *class, builtin, arguments),
        Callable::Partial(function, positional, keywords) => {
            let mut all = Arguments { positional: positional.clone(), keywords: keywords.clone() };
            all.positional.extend(arguments.positional);
            for (name, value) in arguments.keywords {
                match all.keywords.iter_mut().find(|(earlier, _)| *earlier == name) {
                    Some((_, place)) => *place = value,
                    None => all.keywords.push((name, value)),
                }
            }
            machine.meter.enter()?;
            let result = machine.call_object(function, all);
            machine.meter.leave();
            return result;
        }
        _ => {}
    }
    let name = callable.type_name().rsplit('.').next().unwrap_or_default();
    if !arguments.keywords.is_empty() {
        return Err(match callable {
            Callable::CompareKey(..) => unsupported("keywords for functools.KeyWrapper"),
            _ => type_error(format!("{name}() takes no keyword arguments")),
        });
    }
    let [object] = &arguments.positional[..] else {
        return Err(match callable {
            Callable::CompareKey(..) => unsupported("this call of functools.KeyWrapper"),
            _ => type_error(format!("{name} expected 1 argument, got {}", arguments.positional.len())),
        });
    };
    match callable {
        Callable::ItemGetter(keys) => {
            machine.meter.copies(keys.len())?;
            machine.meter.work(keys.len().saturating_mul(OPERATION))?;
            several(keys, |key| machine.subscript(object, key))
        }
        Callable::AttributeGetter(names) => several(names, |name| {
            name.split('.').try_fold(object.clone(), |object, part| machine.attribute(&object, &part.into()))
        }),
        Callable::MethodCaller(name, positional, keywords) => {
            let method = machine.attribute(object, name)?;
            let arguments = Arguments { positional: positional.clone(), keywords: keywords.clone() };
            machine.call_object(&method, arguments)
        }
        Callable::CompareKey(function, None) => {
            Ok(Object::Callable(Rc::new(Callable::CompareKey(function.clone(), Some(object.clone())))))
        }
        _ => Err(type_error(format!("'{}' object is not callable", callable.type_name()))),
    }
}

/// One result as it is, several as a tuple.
fn several<T>(parts: &[T], mut get: impl FnMut(&T) -> Result<Object>) -> Result<Object> {
    match parts {
        [one] => get(one),
        many => Ok(Object::tuple(many.iter().map(get).collect::<Result<_>>()?)),
    }
}
