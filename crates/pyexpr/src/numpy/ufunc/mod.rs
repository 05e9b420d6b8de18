//! Universal functions: which there are, and how they are called.

mod binary;
pub(crate) mod complex;
mod complex_functions;
mod fold;
mod names;
mod notes;
mod unary;

pub(crate) use binary::binary;
pub use names::{Binary, Unary};
pub(crate) use unary::refused;

use super::coerce::{Operand, any_array, int_argument};
use super::{accumulate, reduce};
use crate::builtins::{Bound, Builtin, Home};
use crate::error::{Error, Result, type_error, unsupported};
use crate::evaluate::Machine;
use crate::evaluate::call::Arguments;
use crate::object::{Array, Object};

/// A universal function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ufunc {
    /// Of one operand.
    Unary(Unary),
    /// Of two operands.
    Binary(Binary),
}

/// Who computes: NumPy words its warnings differently for operators on scalars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Caller {
    Array,
    Scalar,
}

impl Ufunc {
    /// The name that NumPy gives it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Ufunc::Unary(unary) => unary.name(),
            Ufunc::Binary(binary) => binary.name(),
        }
    }

    /// By a name in `numpy`, aliases included.
    pub(crate) fn parse(name: &str) -> Option<Ufunc> {
        Unary::parse(name).map(Ufunc::Unary).or_else(|| Binary::parse(name).map(Ufunc::Binary))
    }
}

/// `ufunc(arguments)`.
pub(crate) fn call(machine: &mut Machine, ufunc: Ufunc, arguments: Arguments) -> Result<Object> {
    for (keyword, value) in &arguments.keywords {
        let default = match &**keyword {
            "out" => matches!(value, Object::None),
            "where" => matches!(value, Object::Bool(true)),
            "dtype" => matches!(value, Object::None),
            _ => false,
        };
        if !default {
            return Err(unsupported(format!("np.{}({keyword}=...)", ufunc.name())));
        }
    }
    let given = arguments.positional.len();
    let wanted = match ufunc {
        Ufunc::Unary(_) => 1,
        Ufunc::Binary(_) => 2,
    };
    if given < wanted || given > wanted + 1 {
        return Err(type_error(format!(
            "{}() takes from {wanted} to {} positional arguments but {given} were given",
            ufunc.name(),
            wanted + 1
        )));
    }
    if given > wanted && !matches!(arguments.positional[wanted], Object::None) {
        return Err(unsupported(format!("np.{}(out=...)", ufunc.name())));
    }
    match ufunc {
        Ufunc::Unary(unary) => call_unary(machine, unary, &arguments.positional[0]),
        Ufunc::Binary(function) => {
            let left = Operand::of(machine, &arguments.positional[0])?;
            let right = Operand::of(machine, &arguments.positional[1])?;
            binary(machine, function, &left, &right, Caller::Array)
        }
    }
}

/// A unary ufunc of any array-like.
pub(crate) fn call_unary(machine: &mut Machine, ufunc: Unary, value: &Object) -> Result<Object> {
    let mut array = any_array(machine, value)?;
    if array.dtype.is_complex() && matches!(ufunc, Unary::Degrees | Unary::Radians) {
        // The message has the name that was called, which is not known here.
        return Err(unsupported(format!("np.{} of complex numbers", ufunc.name())));
    }
    if ufunc == Unary::Conjugate && array.dtype == crate::object::DType::Bool {
        array = array.cast(crate::object::DType::Int8);
    }
    unary::unary(machine, ufunc, &array).map(Array::into_object)
}

/// A unary ufunc of an array.
pub(crate) fn apply_unary(machine: &mut Machine, ufunc: Unary, array: &Array) -> Result<Array> {
    unary::unary(machine, ufunc, array)
}

/// A binary ufunc of two arrays, neither of them a Python number.
pub(crate) fn apply_binary(machine: &mut Machine, ufunc: Binary, left: &Array, right: &Array) -> Result<Array> {
    let operand = |array: &Array| Operand { array: array.clone(), weak: false };
    binary::compute(machine, ufunc, &operand(left), &operand(right), Caller::Array)
}

static REDUCE: Builtin = Builtin::new(
    Home::NumPy,
    "ufunc.reduce",
    "self array axis? dtype? !out keepdims? initial? where?",
    |machine, bound| match own(bound)? {
        Binary::Add => reduce::ufunc_reduce(machine, bound, reduce::Reduction::Sum),
        Binary::Multiply => reduce::ufunc_reduce(machine, bound, reduce::Reduction::Product),
        Binary::Maximum => reduce::ufunc_reduce(machine, bound, reduce::Reduction::Max),
        Binary::Minimum => reduce::ufunc_reduce(machine, bound, reduce::Reduction::Min),
        Binary::LogicalAnd => reduce::ufunc_reduce(machine, bound, reduce::Reduction::All),
        Binary::LogicalOr => reduce::ufunc_reduce(machine, bound, reduce::Reduction::Any),
        other => fold::reduce_by_fold(machine, other, bound),
    },
);

static ACCUMULATE: Builtin =
    Builtin::new(Home::NumPy, "ufunc.accumulate", "self array axis? !dtype !out", |machine, bound| {
        let array = any_array(machine, bound.required("array"))?;
        if array.ndim() > 1 && matches!(bound.get("axis"), Some(Object::None)) {
            return Err(bound.refuse("axis"));
        }
        if array.ndim() == 0 {
            if bound.some("axis").is_some_and(|axis| !matches!(axis, Object::Int(0 | -1))) {
                return Err(bound.refuse("axis"));
            }
            return Err(type_error("cannot accumulate on a scalar"));
        }
        let axis = match bound.some("axis") {
            Some(axis) => super::coerce::axis(int_argument(axis)?, array.ndim())?,
            None => super::coerce::axis(0, array.ndim())?,
        };
        let ufunc = own(bound)?;
        match accumulate::accumulate(machine, ufunc, &array, axis) {
            Err(Error::Unsupported { .. }) => fold::accumulate_by_fold(machine, ufunc, &array, axis),
            other => other,
        }
        .map(Array::into_object)
    });

static REDUCEAT: Builtin =
    Builtin::new(Home::NumPy, "ufunc.reduceat", "self array indices axis? !dtype !out", |machine, bound| {
        fold::reduce_at(machine, own(bound)?, bound)
    });

static OUTER: Builtin = Builtin::new(Home::NumPy, "ufunc.outer", "self A B /", |machine, bound| {
    let left = Operand::of(machine, bound.required("A"))?;
    let mut right = Operand::of(machine, bound.required("B"))?;
    // Python numbers become arrays first.
    right.weak = false;
    let mut shape = left.array.shape().to_vec();
    shape.extend(std::iter::repeat_n(1, right.array.ndim()));
    let left = Operand { array: super::manipulate::reshaped(&left.array, &shape)?, weak: false };
    binary(machine, own(bound)?, &left, &right, Caller::Array)
});

fn own(bound: &Bound) -> Result<Binary> {
    match bound.required("self") {
        Object::Ufunc(Ufunc::Binary(binary)) => Ok(*binary),
        _ => Err(unsupported("this method of a ufunc")),
    }
}

/// A method of a ufunc.
pub(crate) fn method(name: &str) -> Option<&'static Builtin> {
    match name {
        "reduce" => Some(&REDUCE),
        "accumulate" => Some(&ACCUMULATE),
        "outer" => Some(&OUTER),
        "reduceat" => Some(&REDUCEAT),
        _ => None,
    }
}

/// An attribute of a ufunc.
pub(crate) fn attribute(ufunc: Ufunc, name: &str) -> Result<Object> {
    match (ufunc, name) {
        (Ufunc::Binary(_), "reduce" | "accumulate" | "outer" | "reduceat") => {
            Ok(Object::Method(std::rc::Rc::new(crate::object::Method {
                object: Object::Ufunc(ufunc),
                name: name.into(),
            })))
        }
        _ => Err(unsupported(format!("np.{}.{name}", ufunc.name()))),
    }
}
