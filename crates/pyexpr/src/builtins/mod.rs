//! Functions and methods written in Rust, and how arguments are bound to their parameters.

pub(crate) mod bytes;
pub(crate) mod classes;
pub(crate) mod collections;
mod complex;
pub(crate) mod construct;
pub(crate) mod elementary;
mod floats;
pub(crate) mod functions;
mod letters;
pub(crate) mod library;
pub(crate) mod math;
pub(crate) mod misfit;
pub(crate) mod names;
mod numbers;
pub(crate) mod precise;
mod sequences;
mod splitting;
mod strings;
mod template;

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::LazyLock;

pub(crate) use classes::{attribute as class_attribute, call_unbound};
pub(crate) use construct::{DISCARDS, construct, float_to_int};
pub(crate) use numbers::round_float;

use crate::error::{Result, type_error, unsupported};
use crate::evaluate::Machine;
use crate::evaluate::call::Arguments;
use crate::numpy;
use crate::object::{DictKind, Object, Type};

/// A function written in Rust.
pub struct Builtin {
    name: &'static str,
    home: Home,
    /// The parameters, separated by spaces: `name` is required, `name?` is optional, `!name` is known to Python but not
    /// supported here when given anything but `None`, `/` ends the positional-only ones, `*` begins the keyword-only
    /// ones, `*name` takes all further positional ones, `**name` all further keywords.
    parameters: &'static str,
    pub(crate) call: fn(&mut Machine, &Bound) -> Result<Object>,
}

/// Where a function belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Home {
    /// A builtin function.
    Python,
    /// A class of Python, called.
    Class,
    /// A method of a class of Python.
    Type(&'static str),
    /// A module of Python's library, other than `math`.
    Library(&'static str),
    Math,
    NumPy,
    Linalg,
    Fft,
    /// A method of an array.
    Array,
}

impl Builtin {
    pub(crate) const fn new(
        home: Home,
        name: &'static str,
        parameters: &'static str,
        call: fn(&mut Machine, &Bound) -> Result<Object>,
    ) -> Builtin {
        Builtin { name, home, parameters, call }
    }

    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    pub(crate) fn type_name(&self) -> &'static str {
        match () {
            () if self.is_class() => "type",
            () if self.is_written_in_python() => "function",
            () => "builtin_function_or_method",
        }
    }

    /// Whether CPython itself, not NumPy, has this function.
    pub(crate) fn is_python_builtin(&self) -> bool {
        matches!(self.home, Home::Python | Home::Class | Home::Type(_) | Home::Library(_) | Home::Math)
    }

    /// Whether `repr` gives its name alone, and no address.
    pub(crate) fn has_plain_repr(&self) -> bool {
        let is_module = matches!(self.home, Home::Python | Home::Math | Home::Library(_));
        is_module && self.type_name() == "builtin_function_or_method"
    }

    /// Whether this is a class, called.
    pub(crate) fn is_class(&self) -> bool {
        match self.home {
            Home::Class => true,
            Home::Library("itertools") => self.name != "tee",
            Home::Library("collections") => self.name != "namedtuple",
            Home::Library("operator") => matches!(self.name, "itemgetter" | "attrgetter" | "methodcaller"),
            Home::Library("functools") => self.name == "partial",
            _ => false,
        }
    }

    /// Whether it is one of the library's functions that are written in Python.
    pub(crate) fn is_written_in_python(&self) -> bool {
        match self.home {
            Home::Library("statistics" | "string") => true,
            Home::Library("collections") => self.name == "namedtuple",
            Home::Library("heapq") => matches!(self.name, "nlargest" | "nsmallest" | "merge"),
            _ => false,
        }
    }

    /// The name as CPython's messages about arguments have it.
    pub(crate) fn message_name(&self) -> String {
        match self.home {
            Home::Library("operator") if !self.is_class() => format!("_operator.{}", self.name),
            Home::Library(_) => self.name.into(),
            _ => self.full_name(),
        }
    }

    /// The name with its module, for messages about what is not supported.
    pub(crate) fn full_name(&self) -> String {
        match self.home {
            Home::Python | Home::Class => self.name.into(),
            Home::Type(home) | Home::Library(home) => format!("{home}.{}", self.name),
            Home::Math => format!("math.{}", self.name),
            Home::NumPy => format!("np.{}", self.name),
            Home::Linalg => format!("np.linalg.{}", self.name),
            Home::Fft => format!("np.fft.{}", self.name),
            Home::Array => format!("ndarray.{}", self.name),
        }
    }

    /// Binds the arguments of a call. A call that does not fit raises in CPython's words where they are certain, and is
    /// unsupported elsewhere.
    pub(crate) fn bind(&'static self, receiver: Option<Object>, arguments: Arguments) -> Result<Bound> {
        let is_method = receiver.is_some();
        if self.is_python_builtin() {
            misfit::check(self, is_method, &arguments)?;
        }
        let mut bound = Bound { builtin: self, values: Vec::with_capacity(8), rest: Vec::new(), keywords: Vec::new() };
        let mut positional = receiver.into_iter().chain(arguments.positional).peekable();
        let mut keywords = arguments.keywords;
        let mut by_name = !self.parameters.split(' ').any(|word| word == "/");
        let mut by_position = true;
        let mut missing: Vec<&str> = Vec::new();
        for word in self.parameters.split(' ').filter(|word| !word.is_empty()) {
            match word {
                "/" => {
                    by_name = true;
                    continue;
                }
                "*" => {
                    by_position = false;
                    continue;
                }
                _ => {}
            }
            if word.starts_with("**") {
                bound.keywords = std::mem::take(&mut keywords);
                continue;
            }
            if word.starts_with('*') {
                bound.rest = positional.by_ref().collect();
                by_position = false;
                by_name = true;
                continue;
            }
            let refused = word.starts_with('!');
            let name = word.trim_start_matches('!').trim_end_matches('?');
            let optional = word.ends_with('?') || refused;
            let keyword = by_name.then(|| keywords.iter().position(|(keyword, _)| &**keyword == name)).flatten();
            let value = match (by_position.then(|| positional.next()).flatten(), keyword) {
                (Some(_), Some(_)) => return Err(self.misfit()),
                (Some(value), None) => Some(value),
                (None, Some(place)) => Some(keywords.swap_remove(place).1),
                (None, None) => None,
            };
            match value {
                Some(Object::None) if refused => bound.values.push((name, None)),
                Some(_) if refused => return Err(unsupported(format!("{}({name}=...)", self.full_name()))),
                None if !optional => missing.push(name),
                value => bound.values.push((name, value)),
            }
        }
        // NumPy's functions written in Python complain about a strange keyword first, then about what is missing.
        if let Some((name, _)) = keywords.first() {
            return Err(if self.is_python_function() {
                type_error(format!("{}() got an unexpected keyword argument '{name}'", self.name))
            } else {
                unsupported(format!("{}({name}=...)", self.full_name()))
            });
        }
        if positional.peek().is_some() || !missing.is_empty() {
            return Err(self.miscounted(&missing));
        }
        let looks_up_dtype = matches!(self.name, "dtype" | "finfo" | "iinfo" | "isdtype" | "result_type");
        if !self.is_python_builtin() && !looks_up_dtype {
            numpy::arguments::check(&bound)?;
        }
        Ok(bound)
    }

    fn misfit(&self) -> crate::error::Error {
        unsupported(format!("this call of {}", self.full_name()))
    }

    /// Whether Python's own rules for calls apply, as NumPy wrote the function in Python.
    fn is_python_function(&self) -> bool {
        match self.home {
            Home::NumPy => {
                !matches!(self.name, "array" | "zeros" | "dtype" | "pad" | "clip") && !self.name.contains('.')
            }
            Home::Linalg | Home::Fft => true,
            _ => false,
        }
    }

    /// The error for too few or too many arguments, where its wording is certain.
    fn miscounted(&self, missing: &[&str]) -> crate::error::Error {
        if self.is_python_function() && !missing.is_empty() {
            let names: Vec<String> = missing.iter().map(|name| format!("'{name}'")).collect();
            let plural = if names.len() == 1 { "" } else { "s" };
            let listed = match &names[..] {
                [one] => one.clone(),
                [one, two] => format!("{one} and {two}"),
                [rest @ .., last] => format!("{}, and {last}", rest.join(", ")),
                [] => String::new(),
            };
            return type_error(format!(
                "{}() missing {} required positional argument{plural}: {listed}",
                self.name,
                names.len()
            ));
        }
        self.misfit()
    }
}

/// Arguments bound to parameters.
pub struct Bound {
    builtin: &'static Builtin,
    values: Vec<(&'static str, Option<Object>)>,
    pub(crate) rest: Vec<Object>,
    pub(crate) keywords: Vec<(Rc<str>, Object)>,
}

impl Bound {
    /// The argument, if it was given.
    pub(crate) fn get(&self, name: &str) -> Option<&Object> {
        self.values.iter().find(|(parameter, _)| *parameter == name).and_then(|(_, value)| value.as_ref())
    }

    /// The argument, if it was given and is not `None`.
    pub(crate) fn some(&self, name: &str) -> Option<&Object> {
        self.get(name).filter(|value| !matches!(value, Object::None))
    }

    /// All arguments that were given.
    pub(crate) fn given(&self) -> impl Iterator<Item = (&'static str, &Object)> {
        self.values.iter().filter_map(|(name, value)| value.as_ref().map(|value| (*name, value)))
    }

    /// Whether the function takes any number of positional arguments.
    pub(crate) fn takes_rest(&self) -> bool {
        self.builtin.parameters.split(' ').any(|word| word.len() > 1 && word.starts_with('*'))
    }

    /// A required argument.
    pub(crate) fn required(&self, name: &str) -> &Object {
        self.get(name).unwrap_or(&Object::None)
    }

    /// The text that a method of `str` was called on.
    pub(crate) fn text(&self) -> &str {
        match self.required("self") {
            Object::Str(text) => text,
            _ => "",
        }
    }

    /// What is missing where an argument's value is not supported.
    pub(crate) fn refuse(&self, name: &str) -> crate::error::Error {
        unsupported(format!("{}({name}=...)", self.builtin.full_name()))
    }

    /// Whether a method of an array or a NumPy scalar was called, not a function.
    pub(crate) fn is_method(&self) -> bool {
        self.builtin.home == Home::Array
    }

    /// The function's own name.
    pub(crate) fn name(&self) -> &'static str {
        self.builtin.name
    }
}

/// Tables of builtins, found by name.
pub(crate) type Table = HashMap<&'static str, &'static Builtin>;

/// Builds a table for look-up.
pub(crate) fn table(parts: &[&'static [Builtin]]) -> Table {
    parts.iter().flat_map(|part| part.iter()).map(|builtin| (builtin.name, builtin)).collect()
}

static FUNCTIONS: LazyLock<Table> = LazyLock::new(|| table(&[functions::FUNCTIONS, numbers::FUNCTIONS]));
static STR: LazyLock<Table> = LazyLock::new(|| table(&[strings::METHODS, letters::METHODS, splitting::METHODS]));
static LIST: LazyLock<Table> = LazyLock::new(|| table(&[sequences::LIST_METHODS]));
static TUPLE: LazyLock<Table> = LazyLock::new(|| table(&[sequences::TUPLE_METHODS]));
static DICT: LazyLock<Table> = LazyLock::new(|| table(&[collections::DICT_METHODS]));
static RANGE: LazyLock<Table> = LazyLock::new(|| table(&[sequences::RANGE_METHODS]));
static SLICE: LazyLock<Table> = LazyLock::new(|| table(&[sequences::SLICE_METHODS]));
static DEQUE: LazyLock<Table> = LazyLock::new(|| table(&[sequences::DEQUE_METHODS]));
static COUNTER: LazyLock<Table> = LazyLock::new(|| table(&[collections::DICT_METHODS, library::counter::METHODS]));
static VIEW: LazyLock<Table> = LazyLock::new(|| table(&[collections::VIEW_METHODS]));
static FROZENSET: LazyLock<Table> = LazyLock::new(|| table(&[collections::FROZENSET_METHODS]));
static BYTES: LazyLock<Table> = LazyLock::new(|| table(&[bytes::METHODS]));
static SET: LazyLock<Table> = LazyLock::new(|| table(&[collections::SET_METHODS]));
static INT: LazyLock<Table> = LazyLock::new(|| table(&[numbers::INT_METHODS]));
static COMPLEX: LazyLock<Table> = LazyLock::new(|| table(&[complex::METHODS]));
static FLOAT: LazyLock<Table> = LazyLock::new(|| table(&[numbers::FLOAT_METHODS]));

/// A builtin by its name.
pub(crate) fn lookup(name: &str) -> Option<Object> {
    if let Some(builtin) = FUNCTIONS.get(name) {
        return Some(Object::Function(builtin));
    }
    Some(Object::Type(match name {
        "bool" => Type::Bool,
        "int" => Type::Int,
        "float" => Type::Float,
        "complex" => Type::Complex,
        "str" => Type::Str,
        "list" => Type::List,
        "tuple" => Type::Tuple,
        "dict" => Type::Dict,
        "set" => Type::Set,
        "frozenset" => Type::FrozenSet,
        "bytes" => Type::Bytes,
        "range" => Type::Range,
        "slice" => Type::Slice,
        "object" => Type::Object,
        "type" => Type::Type,
        "enumerate" => Type::Enumerate,
        "zip" => Type::Zip,
        "map" => Type::Map,
        "filter" => Type::Filter,
        "reversed" => Type::Reversed,
        "Ellipsis" => return Some(Object::Ellipsis),
        _ => return None,
    }))
}

/// Whether Python has a builtin of this name.
pub(crate) fn exists(name: &str) -> bool {
    names::known(names::BUILTINS, name)
}

/// A method by its name.
pub(crate) fn method(object: &Object, name: &str) -> Option<&'static Builtin> {
    let table = match object {
        Object::Str(_) => &STR,
        Object::List(_) => &LIST,
        Object::Tuple(_) => &TUPLE,
        Object::Range(_) => &RANGE,
        Object::Slice(_) => &SLICE,
        Object::Bytes(_) if bytes::SHARED.contains(&name) => &STR,
        Object::Bytes(_) => &BYTES,
        Object::Deque(_) => &DEQUE,
        Object::Dict(dict) if matches!(dict.kind(), DictKind::Counter) => &COUNTER,
        Object::View(..) => &VIEW,
        Object::Dict(_) => &DICT,
        Object::Set(set) if set.is_frozen() => &FROZENSET,
        Object::Set(_) => &SET,
        Object::Int(_) | Object::BigInt(_) | Object::Bool(_) => &INT,
        Object::Float(_) => &FLOAT,
        Object::Complex(_) => &COMPLEX,
        Object::Array(_) => return numpy::array_method(name),
        Object::Scalar(scalar) => return numpy::scalar_method(*scalar, name),
        Object::Ufunc(_) => return numpy::ufunc::method(name),
        _ => return None,
    };
    table.get(name).copied()
}
