//! What can be called besides functions, classes and lambdas.

use std::rc::Rc;

use super::{Object, Type};
use crate::builtins::Builtin;
use crate::error::Result;

/// A callable object of Python's library.
pub enum Callable {
    /// A method looked up on its class, such as `str.upper`.
    Unbound(Type, &'static Builtin),
    /// `operator.itemgetter(...)`.
    ItemGetter(Vec<Object>),
    /// `operator.attrgetter(...)`: dotted names.
    AttributeGetter(Vec<Rc<str>>),
    /// `operator.methodcaller(name, ...)`.
    MethodCaller(Rc<str>, Vec<Object>, Vec<(Rc<str>, Object)>),
    /// `functools.partial(function, ...)`.
    Partial(Object, Vec<Object>, Vec<(Rc<str>, Object)>),
    /// `functools.cmp_to_key(function)`, and what it makes of a value.
    CompareKey(Object, Option<Object>),
}

impl Callable {
    pub(crate) fn type_name(&self) -> &'static str {
        match self {
            Callable::Unbound(..) => "method_descriptor",
            Callable::ItemGetter(_) => "operator.itemgetter",
            Callable::AttributeGetter(_) => "operator.attrgetter",
            Callable::MethodCaller(..) => "operator.methodcaller",
            Callable::Partial(..) => "functools.partial",
            Callable::CompareKey(..) => "functools.KeyWrapper",
        }
    }

    /// What Python's `repr` gives. `None` where it shows an address.
    pub(crate) fn repr(&self) -> Result<Option<String>> {
        let mut parts = Vec::new();
        match self {
            Callable::Unbound(class, builtin) => {
                return Ok(Some(format!("<method '{}' of '{}' objects>", builtin.name(), class.name())));
            }
            Callable::CompareKey(..) => return Ok(None),
            Callable::ItemGetter(keys) => {
                for key in keys {
                    parts.push(key.repr()?);
                }
            }
            Callable::AttributeGetter(names) => {
                for name in names {
                    parts.push(Object::Str(name.clone()).repr()?);
                }
            }
            Callable::MethodCaller(name, positional, keywords) => {
                parts.push(Object::Str(name.clone()).repr()?);
                arguments(positional, keywords, &mut parts)?;
            }
            Callable::Partial(function, positional, keywords) => {
                parts.push(function.repr()?);
                arguments(positional, keywords, &mut parts)?;
            }
        }
        Ok(Some(format!("{}({})", self.type_name(), parts.join(", "))))
    }
}

fn arguments(positional: &[Object], keywords: &[(Rc<str>, Object)], parts: &mut Vec<String>) -> Result<()> {
    for value in positional {
        parts.push(value.repr()?);
    }
    for (name, value) in keywords {
        parts.push(format!("{name}={}", value.repr()?));
    }
    Ok(())
}
