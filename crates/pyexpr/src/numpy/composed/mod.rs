//! Functions that NumPy itself composes of others: here they are expressions, evaluated by this very crate.
//!
//! An expression is a lambda over the function's parameters. It sees `np`, Python's builtins, `native` (the function of
//! the same name that is written in Rust), `fold(function, items, start)`, `fail(class, message)`, which raises, and
//! `give_up(what)`, for what is not supported. Any other error in an expression means that the arguments were not what it
//! was written for, and is reported as unsupported.

mod calculus;
mod calls;
mod grids;
mod numbers;
mod polynomials;
mod shapes;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::builtins::{self, Bound, Builtin, Home};
use crate::error::{Error, Result, raised, unsupported};
use crate::evaluate::Machine;
use crate::evaluate::call::Arguments;
use crate::evaluate::scope::Scope;
use crate::object::{Module, Object};
use crate::syntax;

/// The tables of all functions here.
pub(super) const TABLES: [&[Builtin]; 6] = [
    calculus::FUNCTIONS,
    calls::FUNCTIONS,
    grids::FUNCTIONS,
    numbers::FUNCTIONS,
    polynomials::FUNCTIONS,
    shapes::FUNCTIONS,
];

/// A function's name and its expression.
type Source = (&'static str, &'static str);

const SOURCES: [&[Source]; 6] =
    [calculus::SOURCES, calls::SOURCES, grids::SOURCES, numbers::SOURCES, polynomials::SOURCES, shapes::SOURCES];

/// These call functions of the expression that is judged, whose errors are its own.
const CALLING: [&str; 4] = ["apply_along_axis", "fromfunction", "piecewise", "vectorize"];

const fn composed(name: &'static str, parameters: &'static str) -> Builtin {
    Builtin::new(Home::NumPy, name, parameters, call)
}

thread_local! {
    /// Expressions are parsed when they are first used.
    static PARSED: RefCell<HashMap<&'static str, Object>> = RefCell::default();
}

/// The builtins that expressions use. They are bound, because names of the judged expression may hide them.
const BUILTINS: [&str; 26] = [
    "abs",
    "all",
    "any",
    "bin",
    "bool",
    "callable",
    "divmod",
    "enumerate",
    "float",
    "int",
    "isinstance",
    "len",
    "list",
    "max",
    "min",
    "next",
    "range",
    "reversed",
    "round",
    "slice",
    "sorted",
    "str",
    "sum",
    "tuple",
    "type",
    "zip",
];

static FOLD: Builtin = Builtin::new(Home::Python, "fold", "function items start /", |machine, bound| {
    let mut result = bound.required("start").clone();
    let mut items = machine.iterate(bound.required("items"))?;
    while let Some(item) = items.next(machine)? {
        let arguments = Arguments::positional(vec![result, item]);
        result = machine.call_object(bound.required("function"), arguments)?;
    }
    Ok(result)
});

/// Marks the message of an exception that is raised on purpose.
const MARK: char = '\u{1}';

static FAIL: Builtin = Builtin::new(Home::Python, "fail", "kind message /", |_, bound| {
    let kind = match bound.required("kind") {
        Object::Str(kind) if &**kind == "TypeError" => "TypeError",
        Object::Str(kind) if &**kind == "IndexError" => "IndexError",
        Object::Str(kind) if &**kind == "AxisError" => "AxisError",
        _ => "ValueError",
    };
    Err(raised(kind, format!("{MARK}{}", bound.required("message").text()?)))
});

static GIVE_UP: Builtin =
    Builtin::new(Home::Python, "give_up", "what /", |_, bound| Err(unsupported(bound.required("what").text()?)));

/// The function of an expression.
fn function(machine: &mut Machine, name: &'static str) -> Result<Object> {
    if let Some(found) = PARSED.with_borrow(|parsed| parsed.get(name).cloned()) {
        return Ok(found);
    }
    let source = SOURCES.iter().flat_map(|part| part.iter()).find(|(other, _)| *other == name);
    let Some((_, source)) = source else {
        return Err(unsupported(format!("np.{name}")));
    };
    let scope = Scope::top();
    let bind = |name: &str, value: Object| scope.bind(&Rc::from(name), value);
    bind("np", Object::Module(Module::NumPy));
    for builtin in BUILTINS {
        if let Some(value) = builtins::lookup(builtin) {
            bind(builtin, value);
        }
    }
    bind("fold", Object::Function(&FOLD));
    bind("fail", Object::Function(&FAIL));
    bind("give_up", Object::Function(&GIVE_UP));
    if let Some(native) = super::native(name) {
        bind("native", native);
    }
    let function = machine.evaluate(&syntax::parse_unplaced(source)?, &scope)?;
    PARSED.with_borrow_mut(|parsed| parsed.insert(name, function.clone()));
    Ok(function)
}

/// A subscript of `np.r_` and its like.
pub(crate) fn subscript(machine: &mut Machine, name: &str, key: &Object) -> Result<Object> {
    let found = grids::FUNCTIONS.iter().find(|builtin| builtin.name() == name);
    let Some(builtin) = found else {
        return Err(unsupported(format!("np.{name}")));
    };
    machine.call_object(&Object::Function(builtin), Arguments::positional(vec![key.clone()]))
}

/// Calls a composed function.
fn call(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let name = bound.name();
    let function = function(machine, name)?;
    let given: Vec<(Rc<str>, Object)> = bound.given().map(|(name, value)| (Rc::from(name), value.clone())).collect();
    let mut keywords = given.clone();
    if bound.takes_rest() {
        keywords.push((Rc::from("rest"), Object::tuple(bound.rest.clone())));
    }
    match machine.call_object(&function, Arguments { positional: Vec::new(), keywords }) {
        Err(Error::Raised { kind, message, span }) => match message.strip_prefix(MARK) {
            Some(message) => Err(Error::Raised { kind, message: message.into(), span }),
            None if CALLING.contains(&name) => Err(Error::Raised { kind, message, span }),
            None => Err(native_error(machine, bound, given)),
        },
        other => other,
    }
}

/// What the function written in Rust says of arguments that no expression was written for.
fn native_error(machine: &mut Machine, bound: &Bound, keywords: Vec<(Rc<str>, Object)>) -> Error {
    if let Some(native) = super::native(bound.name()) {
        let arguments = Arguments { positional: bound.rest.clone(), keywords };
        if let Err(error @ Error::Raised { .. }) = machine.call_object(&native, arguments) {
            return error;
        }
    }
    unsupported(format!("this call of np.{}", bound.name()))
}
