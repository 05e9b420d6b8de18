//! The values that expressions are made of.
//!
//! Objects are immutable: methods that would change one in place are not supported, so sharing is never seen.

pub(crate) mod array;
pub(crate) mod array_repr;
pub(crate) mod callable;
pub(crate) mod complex;
mod convert;
pub(crate) mod deque;
pub(crate) mod dict;
pub(crate) mod dtype;
pub(crate) mod elements;
pub(crate) mod hash;
pub(crate) mod integer;
pub(crate) mod repr;
pub(crate) mod set;
mod shortest;
mod types;

use std::cell::RefCell;
use std::rc::Rc;

use num_bigint::BigInt;
use num_complex::Complex64;

pub use array::{Array, ArrayParts, Elements};
pub use callable::Callable;
pub use deque::Deque;
pub use dict::{Dict, DictKind};
pub use dtype::DType;
pub use set::Set;
pub use types::{Abstract, Type};

pub(crate) use array::Data;

use crate::builtins::Builtin;
use crate::evaluate::iterate::Iter;
use crate::evaluate::scope::Scope;
use crate::numpy::ufunc::Ufunc;
use crate::syntax::tree::Lambda;

/// A Python value.
#[derive(Clone)]
#[non_exhaustive]
pub enum Object {
    /// `None`.
    None,
    /// `...`.
    Ellipsis,
    /// `True` or `False`.
    Bool(bool),
    /// An `int` that fits 64 bits. Every such int is this variant.
    Int(i64),
    /// An `int` that does not fit 64 bits.
    BigInt(Rc<BigInt>),
    /// A `float`.
    Float(f64),
    /// A `complex`.
    Complex(Complex64),
    /// A `str`.
    Str(Rc<str>),
    /// A `bytes`.
    Bytes(Rc<[u8]>),
    /// A `list`.
    List(Rc<Vec<Object>>),
    /// A `tuple`.
    Tuple(Rc<Vec<Object>>),
    /// A tuple of a class of its own, whose items have names.
    NamedTuple(Rc<NamedTuple>),
    /// A `dict` or one of its subclasses in `collections`, in the order of insertion.
    Dict(Rc<Dict>),
    /// A `collections.deque`.
    Deque(Rc<Deque>),
    /// A `set` or a `frozenset`.
    Set(Rc<Set>),
    /// What `dict.keys`, `dict.values` and `dict.items` give.
    View(DictView, Rc<Dict>),
    /// A `range`.
    Range(Range),
    /// A `slice`: start, stop and step.
    Slice(Rc<[Object; 3]>),
    /// A NumPy scalar such as `np.float64(1.5)`.
    Scalar(Scalar),
    /// A NumPy array.
    Array(Rc<Array>),
    /// A NumPy dtype.
    DType(DType),
    /// What `np.finfo` of a float dtype and `np.iinfo` of an integer dtype give.
    TypeInfo(DType),
    /// A class.
    Type(Type),
    /// A module.
    Module(Module),
    /// A function of Python, `math` or NumPy.
    Function(&'static Builtin),
    /// A NumPy ufunc.
    Ufunc(Ufunc),
    /// A method with the object that it was looked up on.
    Method(Rc<Method>),
    /// A callable object of Python's library.
    Callable(Rc<Callable>),
    /// A lambda with the names that it closes over.
    Lambda(Rc<Closure>),
    /// An iterator or a generator.
    Iterator(Rc<RefCell<Iter>>),
}

/// A tuple with names, such as what `np.linalg.svd` gives.
pub struct NamedTuple {
    pub(crate) class: &'static str,
    pub(crate) fields: &'static [&'static str],
    pub(crate) items: Rc<Vec<Object>>,
}

/// Which part of a dict a view shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DictView {
    /// `dict.keys()`.
    Keys,
    /// `dict.values()`.
    Values,
    /// `dict.items()`.
    Items,
}

/// A `range` whose bounds fit 64 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// First number.
    pub start: i64,
    /// The bound that is not reached.
    pub stop: i64,
    /// Never 0.
    pub step: i64,
}

impl Object {
    /// Whether this may be large, so that passing over it takes time.
    pub(crate) fn is_extensive(&self) -> bool {
        !matches!(self, Object::None | Object::Bool(_) | Object::Int(_) | Object::Float(_))
    }
}

impl Range {
    /// How many numbers it holds.
    pub fn len(self) -> u64 {
        let (start, stop, step) = (self.start as i128, self.stop as i128, self.step as i128);
        if step > 0 && start < stop {
            ((stop - start + step - 1) / step) as u64
        } else if step < 0 && start > stop {
            ((start - stop - step - 1) / -step) as u64
        } else {
            0
        }
    }

    /// Whether it holds no number.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The number at `index`, which must be within the length.
    pub(crate) fn get(self, index: u64) -> i64 {
        (self.start as i128 + index as i128 * self.step as i128) as i64
    }
}

/// One NumPy number with its dtype.
#[derive(Clone, Copy, Debug)]
pub struct Scalar {
    /// Its type.
    pub dtype: DType,
    /// Its value.
    pub value: Number,
}

/// A number as arrays store it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// Of the bool and integer dtypes; a bool is 0 or 1.
    Int(i64),
    /// Of the float dtypes; a `float32` is rounded to that width.
    Float(f64),
    /// Of the complex dtypes; the parts of a `complex64` are rounded to 32 bits.
    Complex(Complex64),
}

impl Number {
    /// The number as a float; of a complex number the real part.
    pub(crate) fn to_f64(self) -> f64 {
        match self {
            Number::Int(int) => int as f64,
            Number::Float(float) => float,
            Number::Complex(complex) => complex.re,
        }
    }

    pub(crate) fn to_complex(self) -> Complex64 {
        match self {
            Number::Complex(complex) => complex,
            real => Complex64::new(real.to_f64(), 0.0),
        }
    }

    pub(crate) fn is_nan(self) -> bool {
        match self {
            Number::Int(_) => false,
            Number::Float(float) => float.is_nan(),
            Number::Complex(complex) => complex.re.is_nan() || complex.im.is_nan(),
        }
    }

    pub(crate) fn is_true(self) -> bool {
        match self {
            Number::Int(int) => int != 0,
            Number::Float(float) => float != 0.0,
            Number::Complex(complex) => complex.re != 0.0 || complex.im != 0.0,
        }
    }
}

/// A module that expressions may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Module {
    /// `numpy`.
    NumPy,
    /// `numpy.linalg`.
    Linalg,
    /// `numpy.fft`.
    Fft,
    /// `numpy.lib`.
    Lib,
    /// `numpy.lib.stride_tricks`.
    StrideTricks,
    /// `math`.
    Math,
    /// Another module of Python's library, such as `itertools`.
    Library(&'static str),
    /// `numpy.emath`.
    Emath,
    /// What a subscript of makes arrays.
    Index(IndexTrick),
}

/// The objects of NumPy that are only subscripted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndexTrick {
    /// `np.r_`.
    Rows,
    /// `np.c_`.
    Columns,
    /// `np.s_`.
    Slice,
    /// `np.index_exp`.
    Expression,
    /// `np.mgrid`.
    Grid,
    /// `np.ogrid`.
    OpenGrid,
}

impl IndexTrick {
    /// By the name in `numpy`.
    pub(crate) fn parse(name: &str) -> Option<IndexTrick> {
        Some(match name {
            "r_" => IndexTrick::Rows,
            "c_" => IndexTrick::Columns,
            "s_" => IndexTrick::Slice,
            "index_exp" => IndexTrick::Expression,
            "mgrid" => IndexTrick::Grid,
            "ogrid" => IndexTrick::OpenGrid,
            _ => return None,
        })
    }

    /// The composed function that a subscript calls.
    pub(crate) fn function(self) -> Option<&'static str> {
        match self {
            IndexTrick::Rows => Some("r_"),
            IndexTrick::Columns => Some("c_"),
            IndexTrick::Grid => Some("mgrid"),
            IndexTrick::OpenGrid => Some("ogrid"),
            IndexTrick::Slice | IndexTrick::Expression => None,
        }
    }
}

/// A bound method.
pub struct Method {
    pub(crate) object: Object,
    pub(crate) name: Rc<str>,
}

/// A lambda and its surroundings.
pub struct Closure {
    pub(crate) lambda: Rc<Lambda>,
    pub(crate) scope: Rc<Scope>,
    pub(crate) defaults: Vec<Option<Object>>,
    pub(crate) keyword_defaults: Vec<Option<Object>>,
}

impl Object {
    /// The class's name as Python's messages give it.
    pub fn type_name(&self) -> &'static str {
        match self {
            Object::None => "NoneType",
            Object::Ellipsis => "ellipsis",
            Object::Bool(_) => "bool",
            Object::Int(_) | Object::BigInt(_) => "int",
            Object::Float(_) => "float",
            Object::Complex(_) => "complex",
            Object::Str(_) => "str",
            Object::Bytes(_) => "bytes",
            Object::List(_) => "list",
            Object::Tuple(_) => "tuple",
            Object::NamedTuple(named) => named.class,
            Object::Dict(dict) => dict.type_name(),
            Object::Deque(_) => "collections.deque",
            Object::Set(set) => set.type_name(),
            Object::View(DictView::Keys, _) => "dict_keys",
            Object::View(DictView::Values, _) => "dict_values",
            Object::View(DictView::Items, _) => "dict_items",
            Object::Range(_) => "range",
            Object::Slice(_) => "slice",
            Object::Scalar(scalar) => scalar.dtype.scalar_name(),
            Object::Array(_) => "numpy.ndarray",
            Object::DType(dtype) => dtype.class_name(),
            Object::TypeInfo(dtype) => {
                if dtype.is_integer() {
                    "iinfo"
                } else {
                    "finfo"
                }
            }
            Object::Type(_) => "type",
            Object::Module(_) => "module",
            Object::Function(function) => function.type_name(),
            Object::Ufunc(_) => "numpy.ufunc",
            Object::Method(_) => "builtin_function_or_method",
            Object::Callable(callable) => callable.type_name(),
            Object::Lambda(_) => "function",
            Object::Iterator(iterator) => match iterator.try_borrow() {
                Ok(iterator) => iterator.type_name(),
                Err(_) => "generator",
            },
        }
    }

    pub(crate) fn list(items: Vec<Object>) -> Object {
        Object::List(Rc::new(items))
    }

    pub(crate) fn set(set: Set) -> Object {
        Object::Set(Rc::new(set))
    }

    pub(crate) fn tuple(items: Vec<Object>) -> Object {
        Object::Tuple(Rc::new(items))
    }

    /// The plain tuple of a tuple with names.
    pub(crate) fn as_plain_tuple(&self) -> Option<Object> {
        match self {
            Object::NamedTuple(named) => Some(Object::Tuple(named.items.clone())),
            _ => None,
        }
    }

    pub(crate) fn iterator(iterator: Iter) -> Object {
        Object::Iterator(Rc::new(RefCell::new(iterator)))
    }

    /// Whether this is a NumPy array or scalar, whose operators NumPy defines.
    pub(crate) fn is_numpy(&self) -> bool {
        matches!(self, Object::Array(_) | Object::Scalar(_))
    }
}
