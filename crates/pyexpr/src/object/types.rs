//! Classes that expressions may name.

use super::DType;

/// A class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Type {
    Bool,
    Int,
    Float,
    Complex,
    Str,
    List,
    Tuple,
    Dict,
    Set,
    FrozenSet,
    Bytes,
    Counter,
    DefaultDict,
    OrderedDict,
    Deque,
    Range,
    Slice,
    Object,
    Type,
    NoneType,
    Enumerate,
    Zip,
    Map,
    Filter,
    Reversed,
    /// A class that is only shown and compared, such as `function`.
    Other(&'static str),
    Ndarray,
    /// The class of a dtype's scalars, such as `np.float64`.
    Scalar(DType),
    /// `np.generic` and the abstract classes below it.
    Abstract(Abstract),
}

/// NumPy's abstract scalar classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Abstract {
    Generic,
    Number,
    Integer,
    SignedInteger,
    UnsignedInteger,
    Inexact,
    Floating,
    ComplexFloating,
}

impl Abstract {
    /// Whether scalars of `dtype` are instances.
    pub(crate) fn holds(self, dtype: DType) -> bool {
        match self {
            Abstract::Generic => true,
            Abstract::Number => dtype != DType::Bool,
            Abstract::Integer => dtype.is_integer(),
            Abstract::SignedInteger => dtype.is_integer() && !dtype.is_unsigned(),
            Abstract::UnsignedInteger => dtype.is_unsigned(),
            Abstract::Inexact => dtype.is_float() || dtype.is_complex(),
            Abstract::Floating => dtype.is_float(),
            Abstract::ComplexFloating => dtype.is_complex(),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Abstract::Generic => "numpy.generic",
            Abstract::Number => "numpy.number",
            Abstract::Integer => "numpy.integer",
            Abstract::SignedInteger => "numpy.signedinteger",
            Abstract::UnsignedInteger => "numpy.unsignedinteger",
            Abstract::Inexact => "numpy.inexact",
            Abstract::Floating => "numpy.floating",
            Abstract::ComplexFloating => "numpy.complexfloating",
        }
    }
}

impl Type {
    /// The class's name, with its module where it has one.
    pub fn name(self) -> &'static str {
        match self {
            Type::Bool => "bool",
            Type::Int => "int",
            Type::Float => "float",
            Type::Complex => "complex",
            Type::Str => "str",
            Type::List => "list",
            Type::Tuple => "tuple",
            Type::Dict => "dict",
            Type::Set => "set",
            Type::FrozenSet => "frozenset",
            Type::Bytes => "bytes",
            Type::Counter => "collections.Counter",
            Type::DefaultDict => "collections.defaultdict",
            Type::OrderedDict => "collections.OrderedDict",
            Type::Deque => "collections.deque",
            Type::Other(name) => name,
            Type::Range => "range",
            Type::Slice => "slice",
            Type::Object => "object",
            Type::Type => "type",
            Type::NoneType => "NoneType",
            Type::Enumerate => "enumerate",
            Type::Zip => "zip",
            Type::Map => "map",
            Type::Filter => "filter",
            Type::Reversed => "reversed",
            Type::Ndarray => "numpy.ndarray",
            Type::Scalar(dtype) => dtype.scalar_name(),
            Type::Abstract(class) => class.name(),
        }
    }
}
