//! Calls.

use std::collections::HashSet;
use std::rc::Rc;

use super::Machine;
use super::scope::Scope;
use crate::builtins::{self, Builtin, library};
use crate::error::{Error, Result, type_error, unsupported};
use crate::limits::{LOOKUP, OBJECT};
use crate::numpy;
use crate::object::{Object, Type};
use crate::syntax::tree::{Argument, Call, Kind};

/// The arguments of a call, evaluated.
#[derive(Clone, Default)]
pub(crate) struct Arguments {
    pub(crate) positional: Vec<Object>,
    pub(crate) keywords: Vec<(Rc<str>, Object)>,
}

impl Arguments {
    pub(crate) fn positional(positional: Vec<Object>) -> Arguments {
        Arguments { positional, keywords: Vec::new() }
    }
}

impl Machine<'_> {
    pub(super) fn call(&mut self, call: &Call, scope: &Rc<Scope>) -> Result<Object> {
        // A method is called without making a bound method first.
        if let Kind::Attribute(value, name) = &call.function.kind {
            let value = self.evaluate(value, scope)?;
            if !matches!(value, Object::Module(_) | Object::Type(_) | Object::Ufunc(_)) {
                // An attribute that is no method, or is unknown, raises before the arguments are evaluated.
                if builtins::method(&value, name).is_none() {
                    let function = self.attribute(&value, name).map_err(|error| error.at(call.function.span))?;
                    let arguments = self.arguments(call, scope)?;
                    return self.call_object(&function, arguments);
                }
                let arguments = self.arguments(call, scope)?;
                return self.call_method(&value, name, arguments);
            }
            let function = self.attribute(&value, name).map_err(|error| error.at(call.function.span))?;
            let arguments = self.arguments(call, scope)?;
            return self.call_object(&function, arguments);
        }
        let function = self.evaluate(&call.function, scope)?;
        let arguments = self.arguments(call, scope)?;
        self.call_object(&function, arguments)
    }

    fn arguments(&mut self, call: &Call, scope: &Rc<Scope>) -> Result<Arguments> {
        let mut arguments = Arguments::default();
        for argument in &call.arguments {
            match argument {
                Argument::Positional(node) => arguments.positional.push(self.evaluate(node, scope)?),
                Argument::Unpacked(node) => {
                    let value = self.evaluate(node, scope)?;
                    let items = self.iterate_to_vec(&value).map_err(|error| match error {
                        // The message names the function, in one of several ways.
                        Error::Raised { kind: "TypeError", .. } if !matches!(value, Object::Iterator(_)) => {
                            unsupported(format!("* of a {} in a call", value.type_name())).at(node.span)
                        }
                        error => error,
                    })?;
                    // They are collected once more when they are bound.
                    self.meter.copies(items.len())?;
                    arguments.positional.extend(items);
                }
                Argument::Keyword(name, node) => {
                    let value = self.evaluate(node, scope)?;
                    arguments.keywords.push((name.clone(), value));
                }
                Argument::UnpackedKeywords(node) => match self.evaluate(node, scope)? {
                    Object::Dict(dict) => {
                        self.meter.work(dict.len().saturating_mul(12 * OBJECT))?;
                        for (key, value) in dict.entries() {
                            let Object::Str(name) = key else {
                                return Err(type_error("keywords must be strings"));
                            };
                            arguments.keywords.push((name.clone(), value.clone()));
                        }
                    }
                    other => return Err(unsupported(format!("** of a {} in a call", other.type_name()))),
                },
            }
        }
        let mut names = HashSet::with_capacity(arguments.keywords.len());
        if !arguments.keywords.iter().all(|(name, _)| names.insert(name)) {
            return Err(unsupported("a keyword given twice"));
        }
        Ok(arguments)
    }

    /// Calls any object.
    pub(crate) fn call_object(&mut self, function: &Object, arguments: Arguments) -> Result<Object> {
        self.meter.work(OBJECT)?;
        match function {
            Object::Function(builtin) => self.call_builtin(builtin, None, arguments),
            Object::Ufunc(ufunc) => numpy::ufunc::call(self, *ufunc, arguments),
            Object::Method(method) => self.call_method(&method.object, &method.name, arguments),
            Object::Type(class) => self.call_type(*class, arguments),
            Object::Callable(callable) => library::callable::call(self, callable, arguments),
            Object::Lambda(closure) => {
                self.meter.enter()?;
                let result = self.call_closure(closure, arguments);
                self.meter.leave();
                result
            }
            other => Err(type_error(format!("'{}' object is not callable", other.type_name()))),
        }
    }

    fn call_type(&mut self, class: Type, arguments: Arguments) -> Result<Object> {
        // Those are made by the hundred thousand, and quickly.
        if !matches!(class, Type::Str | Type::Int | Type::Float) {
            self.meter.memory(4 * PYTHON_CALL_BYTES)?;
        }
        if !matches!(class, Type::Enumerate | Type::Zip | Type::Map | Type::Filter | Type::Reversed | Type::Type) {
            for value in &arguments.positional {
                self.meter.work_u64(Pace::Pass.over(value))?;
                if let (Type::Int | Type::Float, Object::Str(text)) = (class, value) {
                    // Each decimal digit is added to all before it; more than 5000 are refused.
                    let digits = text.len().min(5000);
                    self.meter.work(digits * digits / 20)?;
                }
            }
        }
        builtins::construct(self, class, arguments)
    }

    /// Calls a method that is known to exist.
    fn call_method(&mut self, object: &Object, name: &str, arguments: Arguments) -> Result<Object> {
        match builtins::method(object, name) {
            Some(builtin) if builtin.full_name().starts_with("str.") && matches!(object, Object::Bytes(_)) => {
                let Object::Bytes(bytes) = object else {
                    return Err(unsupported(format!("bytes.{name}")));
                };
                builtins::bytes::call_shared(self, builtin, bytes, arguments)
            }
            Some(builtin) => self.call_builtin(builtin, Some(object.clone()), arguments),
            None => Err(unsupported(format!("{}.{name}", object.type_name()))),
        }
    }

    fn call_builtin(
        &mut self,
        builtin: &'static Builtin,
        receiver: Option<Object>,
        mut arguments: Arguments,
    ) -> Result<Object> {
        // A tuple with names is a tuple for all but those who print it.
        if !matches!(builtin.name(), "repr" | "format") {
            let keywords = arguments.keywords.iter_mut().map(|(_, value)| value);
            for value in arguments.positional.iter_mut().chain(keywords) {
                if let Some(plain) = value.as_plain_tuple() {
                    *value = plain;
                }
            }
        }
        self.meter.memory(if builtin.is_python_builtin() { PYTHON_CALL_BYTES } else { NUMPY_CALL_BYTES })?;
        let keywords = arguments.keywords.iter().map(|(_, value)| value);
        for value in receiver.iter().chain(&arguments.positional).chain(keywords) {
            if value.is_extensive() {
                self.meter.work_u64(Pace::of(builtin.name()).over(value))?;
            }
        }
        let bound = builtin.bind(receiver, arguments)?;
        (builtin.call)(self, &bound)
    }
}

/// The bytes that a call of a function of Python takes: its arguments, bound to parameters, and a small result.
const PYTHON_CALL_BYTES: usize = 180;

/// The same for a function of NumPy, which looks at its arguments' dtypes and shapes and makes an array.
const NUMPY_CALL_BYTES: usize = 1000;

/// How a function goes over its arguments. What it does beyond that, and what it makes, it counts by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pace {
    /// It takes the same time for a long container as for a short one.
    Touch,
    /// It passes over them once, as nearly every function does, whether it counts it or not.
    Pass,
    /// It looks each letter of a text up in Unicode's tables.
    Letters,
    /// It makes an object of each byte.
    Pieces,
}

impl Pace {
    fn of(name: &str) -> Pace {
        match name {
            "len" | "ord" | "startswith" | "endswith" | "get" | "isinstance" | "type" | "next" | "iter" | "zip"
            | "enumerate" | "reversed" | "range" | "map" | "filter" | "keys" | "values" | "items" | "callable"
            | "bit_length" | "shape" | "ndim" | "size" | "item" | "reshape" | "transpose" | "squeeze"
            | "expand_dims" | "swapaxes" => Pace::Touch,
            "title" | "capitalize" | "swapcase" | "casefold" | "upper" | "lower" => Pace::Letters,
            "hex" | "translate" | "maketrans" | "ascii" | "repr" => Pace::Pieces,
            name if name.starts_with("is") => Pace::Letters,
            _ => Pace::Pass,
        }
    }

    /// The element operations for one argument.
    fn over(self, value: &Object) -> u64 {
        let length = match value {
            // A text is passed over even for its length.
            Object::Str(text) => {
                return text.len() as u64
                    * match self {
                        Pace::Touch => 1,
                        Pace::Pass => 8,
                        Pace::Letters if text.is_ascii() => 12,
                        Pace::Letters => 60,
                        Pace::Pieces => 100,
                    };
            }
            _ if self == Pace::Touch => return 0,
            Object::Bytes(bytes) if self == Pace::Pieces => return bytes.len() as u64 * 400,
            Object::Bytes(bytes) => bytes.len() * 8,
            Object::List(items) | Object::Tuple(items) => items.len(),
            Object::Deque(deque) => deque.items.len(),
            Object::Set(set) => set.len() * LOOKUP,
            Object::Dict(dict) | Object::View(_, dict) => dict.len() * LOOKUP,
            Object::Array(array) => array.size(),
            Object::BigInt(value) => return value.bits() / 8,
            _ => 0,
        };
        length as u64
    }
}
