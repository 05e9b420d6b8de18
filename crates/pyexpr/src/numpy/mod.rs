//! NumPy: what its names stand for.

pub(crate) mod accumulate;
pub(crate) mod arguments;
pub(crate) mod attribute;
pub(crate) mod coerce;
mod complex;
pub(crate) mod composed;
mod counting;
pub(crate) mod create;
mod diagonal;
mod difference;
pub(crate) mod dtypes;
mod editing;
mod einsum;
mod facts;
pub(crate) mod fft;
pub(crate) mod index;
mod joining;
mod lanes;
mod lapack;
pub(crate) mod layout;
pub(crate) mod linalg;
mod logic;
pub(crate) mod manipulate;
mod matrix;
mod nan;
pub(crate) mod operator;
pub(crate) mod pairs;
mod parameters;
mod products;
mod quantile;
pub(crate) mod reduce;
mod reduce_complex;
mod reduce_masked;
mod reorder;
mod selection;
mod sets;
mod slices;
mod sorting;
mod statistics;
pub(crate) mod ufunc;
mod weighted;

use std::sync::LazyLock;

pub(crate) use coerce::dtype_of;
pub(crate) use logic::round_scalar;

use crate::builtins::{Builtin, Home, Table, table};
use crate::error::{Result, unsupported};
use crate::evaluate::Machine;
use crate::object::{Abstract, DType, IndexTrick, Module, Number, Object, Scalar, Type};
use ufunc::Ufunc;

/// What is written in Rust, and beside it, or in its place, what is composed of it.
static FUNCTIONS: LazyLock<Table> = LazyLock::new(|| {
    let mut functions = NATIVE.clone();
    functions.extend(table(&composed::TABLES));
    functions
});

/// A function that is written in Rust.
fn native(name: &str) -> Option<Object> {
    NATIVE.get(name).map(|builtin| Object::Function(builtin))
}

static NATIVE: LazyLock<Table> = LazyLock::new(|| {
    table(&[
        complex::FUNCTIONS,
        counting::FUNCTIONS,
        create::FUNCTIONS,
        diagonal::FUNCTIONS,
        difference::FUNCTIONS,
        dtypes::FUNCTIONS,
        einsum::FUNCTIONS,
        facts::FUNCTIONS,
        joining::FUNCTIONS,
        logic::FUNCTIONS,
        manipulate::FUNCTIONS,
        nan::FUNCTIONS,
        products::FUNCTIONS,
        quantile::FUNCTIONS,
        selection::FUNCTIONS,
        sets::FUNCTIONS,
        sorting::FUNCTIONS,
        statistics::FUNCTIONS,
    ])
});

static METHODS: LazyLock<Table> = LazyLock::new(|| {
    table(&[
        diagonal::METHODS,
        logic::METHODS,
        manipulate::METHODS,
        products::METHODS,
        selection::METHODS,
        sorting::METHODS,
        statistics::METHODS,
    ])
});

/// A name of `numpy`.
pub(crate) fn lookup(name: &str) -> Option<Object> {
    if let Some(trick) = IndexTrick::parse(name) {
        return Some(Object::Module(Module::Index(trick)));
    }
    if let Some(builtin) = FUNCTIONS.get(name) {
        return Some(Object::Function(builtin));
    }
    if let Some(ufunc) = Ufunc::parse(name) {
        return Some(Object::Ufunc(ufunc));
    }
    if let Some(class) = Abstract::parse(name) {
        return Some(Object::Type(Type::Abstract(class)));
    }
    let scalar = match name {
        "bool" | "bool_" => Some(DType::Bool),
        "int8" | "byte" => Some(DType::Int8),
        "int16" | "short" => Some(DType::Int16),
        "int32" | "intc" => Some(DType::Int32),
        "int64" | "int_" | "intp" | "long" => Some(DType::Int64),
        "uint8" | "ubyte" => Some(DType::UInt8),
        "uint16" | "ushort" => Some(DType::UInt16),
        "uint32" | "uintc" => Some(DType::UInt32),
        "uint64" | "uint" | "ulong" | "uintp" => Some(DType::UInt64),
        "float16" | "half" => Some(DType::Float16),
        "float32" | "single" => Some(DType::Float32),
        "float64" | "double" => Some(DType::Float64),
        "complex64" | "csingle" => Some(DType::Complex64),
        "complex128" | "cdouble" => Some(DType::Complex128),
        _ => None,
    };
    if let Some(dtype) = scalar {
        return Some(Object::Type(Type::Scalar(dtype)));
    }
    Some(match name {
        "pi" => Object::Float(std::f64::consts::PI),
        "e" => Object::Float(std::f64::consts::E),
        "euler_gamma" => Object::Float(0.577_215_664_901_532_9),
        "inf" => Object::Float(f64::INFINITY),
        "nan" => Object::Float(f64::NAN),
        "newaxis" => Object::None,
        "ndarray" => Object::Type(Type::Ndarray),
        "linalg" => Object::Module(Module::Linalg),
        "fft" => Object::Module(Module::Fft),
        "emath" => Object::Module(Module::Emath),
        "lib" => Object::Module(Module::Lib),
        "True_" => Object::Scalar(Scalar { dtype: DType::Bool, value: Number::Int(1) }),
        "False_" => Object::Scalar(Scalar { dtype: DType::Bool, value: Number::Int(0) }),
        _ => return None,
    })
}

static SLIDING_WINDOW_VIEW: Builtin = Builtin::new(
    Home::NumPy,
    "lib.stride_tricks.sliding_window_view",
    "x window_shape axis? * !subok !writeable",
    difference::sliding_window_view,
);

/// A name of `numpy.emath`.
pub(crate) fn emath(name: &str) -> Option<Object> {
    FUNCTIONS.get(format!("emath.{name}").as_str()).map(|builtin| Object::Function(builtin))
}

/// A name of `numpy.lib.stride_tricks`.
pub(crate) fn stride_tricks(name: &str) -> Option<Object> {
    (name == "sliding_window_view").then_some(Object::Function(&SLIDING_WINDOW_VIEW))
}

/// A method of arrays.
pub(crate) fn array_method(name: &str) -> Option<&'static Builtin> {
    METHODS.get(name).copied()
}

/// A method of scalars, which are treated as arrays without dimensions.
pub(crate) fn scalar_method(scalar: Scalar, name: &str) -> Option<&'static Builtin> {
    match name {
        // These are an array's alone.
        "argpartition" | "dot" | "partition" | "sort" => None,
        "is_integer" if scalar.dtype.is_float() => None,
        name => array_method(name),
    }
}

/// `round(array, digits)`.
pub(crate) fn round_array(_: &mut Machine, _: &Object, _: Option<i64>) -> Result<Object> {
    Err(unsupported("round of an array"))
}
