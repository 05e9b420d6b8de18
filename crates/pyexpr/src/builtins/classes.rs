//! Attributes of classes: their names, their class methods, and methods that are called with the object first.

use std::rc::Rc;

use super::{Builtin, Home, bytes, collections, method, names, numbers, strings};
use crate::error::{Error, Result, raised, type_error, unsupported};
use crate::evaluate::Machine;
use crate::evaluate::call::Arguments;
use crate::object::{Callable, Deque, Dict, DictKind, Object, Range, Set, Type};

static FROM_KEYS: Builtin = Builtin::new(Home::Type("dict"), "fromkeys", "iterable value? /", collections::from_keys);
static FROM_HEX: Builtin = Builtin::new(Home::Type("float"), "fromhex", "string /", numbers::float_from_hex);
static BYTES_FROM_HEX: Builtin = Builtin::new(Home::Type("bytes"), "fromhex", "string /", bytes::from_hex);
static FROM_BYTES: Builtin =
    Builtin::new(Home::Type("int"), "from_bytes", "bytes byteorder? * signed?", numbers::int_from_bytes);
static MAKE_TRANSLATION: Builtin = Builtin::new(Home::Type("str"), "maketrans", "x y? z? /", strings::make_translation);

/// A class method or static method, which instances have too.
pub(crate) fn class_method(class: Type, name: &str) -> Option<&'static Builtin> {
    Some(match (class, name) {
        (Type::Dict, "fromkeys") => &FROM_KEYS,
        (Type::Float, "fromhex") => &FROM_HEX,
        (Type::Bytes, "fromhex") => &BYTES_FROM_HEX,
        (Type::Int, "from_bytes") => &FROM_BYTES,
        (Type::Str, "maketrans") => &MAKE_TRANSLATION,
        _ => return None,
    })
}

/// An instance that shows which methods a class has.
fn example(class: Type) -> Option<Object> {
    Some(match class {
        Type::Bool => Object::Bool(false),
        Type::Int => Object::Int(0),
        Type::Float => Object::Float(0.0),
        Type::Complex => Object::Complex(Default::default()),
        Type::Str => Object::from(""),
        Type::Bytes => Object::Bytes(Rc::from(&[][..])),
        Type::List => Object::list(Vec::new()),
        Type::Tuple => Object::tuple(Vec::new()),
        Type::Dict => Object::Dict(Rc::new(Dict::default())),
        Type::Set => Object::Set(Rc::new(Set::default())),
        Type::FrozenSet => Object::Set(Rc::new(Set::default().with_frozen(true))),
        Type::Range => Object::Range(Range { start: 0, stop: 0, step: 1 }),
        Type::Slice => Object::Slice(Rc::new([Object::None, Object::None, Object::None])),
        Type::Deque => Object::Deque(Rc::new(Deque::default())),
        Type::Counter => Object::Dict(Rc::new(Dict::of_kind(DictKind::Counter))),
        _ => return None,
    })
}

/// `class.name`.
pub(crate) fn attribute(class: Type, name: &str) -> Result<Object> {
    if name == "__name__" {
        return Ok(Object::from(class.name().rsplit('.').next().unwrap_or_default()));
    }
    if let Some(builtin) = class_method(class, name) {
        return Ok(Object::Function(builtin));
    }
    let Some(example) = example(class) else {
        return Err(unsupported(format!("the attribute {name} of the class {}", class.name())));
    };
    if let Some(builtin) = method(&example, name) {
        if class == Type::Bytes && bytes::SHARED.contains(&name) {
            return Err(unsupported(format!("bytes.{name}")));
        }
        // A bool has the methods of int.
        let class = if class == Type::Bool { Type::Int } else { class };
        return Ok(Object::Callable(Rc::new(Callable::Unbound(class, builtin))));
    }
    match names::of(&example) {
        Some(known) if !names::known(known, name) && name != "mro" => {
            let class = class.name().rsplit('.').next().unwrap_or_default();
            Err(raised("AttributeError", format!("type object '{class}' has no attribute '{name}'")))
        }
        _ => Err(unsupported(format!("{}.{name}", class.name()))),
    }
}

/// `class.method(object, ...)`.
pub(crate) fn call_unbound(
    machine: &mut Machine,
    class: Type,
    builtin: &'static Builtin,
    mut arguments: Arguments,
) -> Result<Object> {
    if arguments.positional.is_empty() {
        let (class, name) = (class.name(), builtin.name());
        return Err(type_error(format!("unbound method {class}.{name}() needs an argument")));
    }
    let object = arguments.positional.remove(0);
    let fits = super::functions::instance_of(&object, class)?;
    if let Object::Scalar(_) = object {
        return Err(unsupported("a method of a class on a NumPy scalar"));
    }
    if !fits {
        return Err(type_error(format!(
            "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
            builtin.name(),
            class.name(),
            object.type_name()
        )));
    }
    let bound = builtin.bind(Some(object), arguments)?;
    (builtin.call)(machine, &bound)
}

/// `type(object)`.
pub(crate) fn class_of(object: &Object) -> Result<Type> {
    Ok(match object {
        Object::None => Type::NoneType,
        Object::Bool(_) => Type::Bool,
        Object::Int(_) | Object::BigInt(_) => Type::Int,
        Object::Float(_) => Type::Float,
        Object::Complex(_) => Type::Complex,
        Object::Str(_) => Type::Str,
        Object::Bytes(_) => Type::Bytes,
        Object::List(_) => Type::List,
        Object::Tuple(_) => Type::Tuple,
        Object::Dict(dict) => match dict.kind() {
            DictKind::Plain => Type::Dict,
            DictKind::Counter => Type::Counter,
            DictKind::Ordered => Type::OrderedDict,
            DictKind::Default(_) => Type::DefaultDict,
        },
        Object::Deque(_) => Type::Deque,
        Object::Set(set) if set.is_frozen() => Type::FrozenSet,
        Object::Set(_) => Type::Set,
        Object::Range(_) => Type::Range,
        Object::Slice(_) => Type::Slice,
        Object::Array(_) => Type::Ndarray,
        Object::Scalar(scalar) => Type::Scalar(scalar.dtype),
        Object::Type(_) => Type::Type,
        Object::Function(function) if !function.is_python_builtin() => {
            return Err(unsupported("the class of a function of NumPy"));
        }
        Object::Method(_) | Object::Ufunc(_) | Object::DType(_) => {
            return Err(unsupported(format!("the class of a {}", object.type_name())));
        }
        other => match other.type_name() {
            "zip" => Type::Zip,
            "map" => Type::Map,
            "filter" => Type::Filter,
            "enumerate" => Type::Enumerate,
            "reversed" => Type::Reversed,
            "type" => Type::Type,
            name => Type::Other(name),
        },
    })
}

/// The classes that a class is derived from, itself first.
pub(crate) fn ancestors(class: Type) -> Result<Vec<Type>> {
    Ok(match class {
        Type::Bool => vec![class, Type::Int, Type::Object],
        Type::Counter | Type::DefaultDict | Type::OrderedDict => vec![class, Type::Dict, Type::Object],
        Type::Scalar(_) | Type::Abstract(_) | Type::Ndarray => {
            return Err(unsupported("issubclass of a class of NumPy"));
        }
        Type::Object => vec![class],
        other => vec![other, Type::Object],
    })
}

/// `getattr(object, name)`, `None` where the object has no such attribute.
pub(crate) fn look_up(machine: &mut Machine, object: &Object, name: &Object) -> Result<Option<Object>> {
    let Object::Str(name) = name else {
        return Err(type_error(format!("attribute name must be string, not '{}'", name.type_name())));
    };
    match machine.attribute(object, name) {
        Ok(value) => Ok(Some(value)),
        Err(Error::Raised { kind: "AttributeError", .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
