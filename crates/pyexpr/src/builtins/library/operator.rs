//! `operator`.

use std::rc::Rc;

use crate::builtins::{Bound, Builtin, Home};
use crate::error::{Result, type_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::evaluate::call::Arguments;
use crate::evaluate::subscript::as_index;
use crate::object::{Callable, Object};
use crate::syntax::tree::{Binary, Comparison, Unary};

const fn function(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Library("operator"), name, parameters, call)
}

macro_rules! binary {
    ($name:literal, $operator:ident) => {
        function($name, "a b /", |machine, bound| {
            machine.binary(Binary::$operator, bound.required("a"), bound.required("b"))
        })
    };
}

macro_rules! comparison {
    ($name:literal, $comparison:ident) => {
        function($name, "a b /", |machine, bound| {
            machine.compare(Comparison::$comparison, bound.required("a"), bound.required("b"))
        })
    };
}

macro_rules! unary {
    ($name:literal, $operator:ident) => {
        function($name, "a /", |machine, bound| machine.unary(Unary::$operator, bound.required("a")))
    };
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    binary!("add", Add),
    binary!("sub", Subtract),
    binary!("mul", Multiply),
    binary!("truediv", Divide),
    binary!("floordiv", FloorDivide),
    binary!("mod", Remainder),
    binary!("pow", Power),
    binary!("matmul", MatrixMultiply),
    binary!("lshift", LeftShift),
    binary!("rshift", RightShift),
    binary!("and_", And),
    binary!("or_", Or),
    binary!("xor", Xor),
    unary!("neg", Negative),
    unary!("pos", Positive),
    unary!("inv", Invert),
    unary!("invert", Invert),
    comparison!("lt", Less),
    comparison!("le", LessEqual),
    comparison!("eq", Equal),
    comparison!("ne", NotEqual),
    comparison!("ge", GreaterEqual),
    comparison!("gt", Greater),
    comparison!("is_", Is),
    comparison!("is_not", IsNot),
    function("not_", "a /", |machine, bound| machine.truth(bound.required("a")).map(|truth| Object::Bool(!truth))),
    function("truth", "a /", |machine, bound| machine.truth(bound.required("a")).map(Object::Bool)),
    function("abs", "a /", |machine, bound| {
        let arguments = Arguments::positional(vec![bound.required("a").clone()]);
        match crate::builtins::lookup("abs") {
            Some(abs) => machine.call_object(&abs, arguments),
            None => Err(unsupported("operator.abs")),
        }
    }),
    function("index", "a /", |_, bound| match bound.required("a") {
        value @ Object::BigInt(_) => Ok(value.clone()),
        value => as_index(value).map(Object::Int).ok_or_else(|| crate::builtins::misfit::no_index(value)),
    }),
    function("contains", "a b /", |machine, bound| {
        machine.contains(bound.required("a"), bound.required("b")).map(Object::Bool)
    }),
    function("getitem", "a b /", |machine, bound| machine.subscript(bound.required("a"), bound.required("b"))),
    function("concat", "a b /", concat),
    function("countOf", "a b /", |machine, bound| {
        let mut iterator = machine.iterate(bound.required("a"))?;
        let mut count = 0;
        while let Some(item) = iterator.next(machine)? {
            count += machine.same_or_equal(&item, bound.required("b"))? as i64;
        }
        Ok(Object::Int(count))
    }),
    function("indexOf", "a b /", |machine, bound| {
        let mut iterator = machine.iterate(bound.required("a"))?;
        let mut place = 0;
        while let Some(item) = iterator.next(machine)? {
            if machine.same_or_equal(&item, bound.required("b"))? {
                return Ok(Object::Int(place));
            }
            place += 1;
        }
        Err(value_error("sequence.index(x): x not in sequence"))
    }),
    function("call", "obj / *arguments **keywords", |machine, bound| {
        let arguments = Arguments { positional: bound.rest.clone(), keywords: bound.keywords.clone() };
        machine.call_object(bound.required("obj"), arguments)
    }),
    function("itemgetter", "item / *items", |_, bound| {
        let keys = std::iter::once(bound.required("item")).chain(&bound.rest).cloned().collect();
        Ok(Object::Callable(Rc::new(Callable::ItemGetter(keys))))
    }),
    function("attrgetter", "attr / *attrs", |_, bound| {
        let names = std::iter::once(bound.required("attr")).chain(&bound.rest).map(|name| match name {
            Object::Str(name) => Ok(name.clone()),
            _ => Err(type_error("attribute name must be a string")),
        });
        Ok(Object::Callable(Rc::new(Callable::AttributeGetter(names.collect::<Result<_>>()?))))
    }),
    function("methodcaller", "name / *arguments **keywords", |_, bound| match bound.required("name") {
        Object::Str(name) => {
            let caller = Callable::MethodCaller(name.clone(), bound.rest.clone(), bound.keywords.clone());
            Ok(Object::Callable(Rc::new(caller)))
        }
        _ => Err(type_error("method name must be a string")),
    }),
];

fn concat(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let (left, right) = (bound.required("a"), bound.required("b"));
    match left {
        Object::Str(_) | Object::List(_) | Object::Tuple(_) | Object::Bytes(_) | Object::Deque(_) => {
            machine.binary(Binary::Add, left, right)
        }
        Object::Array(_) | Object::Scalar(_) => Err(unsupported("operator.concat of NumPy values")),
        other => Err(type_error(format!("'{}' object can't be concatenated", other.type_name()))),
    }
}
