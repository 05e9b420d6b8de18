//! Comparisons of whole arrays, and rounding.

use super::coerce::{Operand, any_array, cast, int_argument, to_array};
use super::layout::broadcast;
use super::ufunc::{self, Binary, Unary, apply_binary, apply_unary};
use crate::builtins::{Bound, Builtin, Home};
use crate::error::{Error, Result, unsupported};
use crate::evaluate::Machine;
use crate::object::{Array, DType, Data, Number, Object, Scalar};

const fn numpy(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::NumPy, name, parameters, call)
}

const fn method(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Array, name, parameters, call)
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    numpy("isclose", "a b rtol? atol? equal_nan?", |machine, bound| close(machine, bound).map(Array::into_object)),
    numpy("allclose", "a b rtol? atol? equal_nan?", |machine, bound| {
        let close = close(machine, bound)?;
        Ok(Object::Bool(close.numbers().into_iter().all(Number::is_true)))
    }),
    numpy("array_equal", "a1 a2 equal_nan?", array_equal),
    numpy("array_equiv", "a1 a2", |machine, bound| {
        let ragged = |error| match error {
            Error::Raised { .. } => unsupported("np.array_equiv of what is no array"),
            other => other,
        };
        let left = any_array(machine, bound.required("a1")).map_err(ragged)?;
        let right = any_array(machine, bound.required("a2")).map_err(ragged)?;
        if broadcast(&[left.shape(), right.shape()]).is_none() {
            return Ok(Object::Bool(false));
        }
        let equal = apply_binary(machine, Binary::Equal, &left, &right)?;
        Ok(Object::Bool(equal.numbers().into_iter().all(Number::is_true)))
    }),
    numpy("nan_to_num", "x copy? nan? posinf? neginf?", nan_to_num),
    numpy("round", "a decimals? !out", round),
    numpy("around", "a decimals? !out", round),
    numpy("isscalar", "element", |_, bound| {
        Ok(Object::Bool(matches!(
            bound.required("element"),
            Object::Bool(_)
                | Object::Int(_)
                | Object::BigInt(_)
                | Object::Float(_)
                | Object::Complex(_)
                | Object::Str(_)
                | Object::Scalar(_)
        )))
    }),
];

pub(super) const METHODS: &[Builtin] =
    &[method("round", "a decimals? !out", round), method("conj", "a", conjugate), method("conjugate", "a", conjugate)];

/// The method leaves real numbers as they are; the ufunc knows no bools.
fn conjugate(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    match bound.required("a") {
        Object::Array(array) if !array.dtype.is_complex() => Ok(bound.required("a").clone()),
        Object::Scalar(scalar) if !scalar.dtype.is_complex() => Ok(bound.required("a").clone()),
        other => ufunc::call_unary(machine, Unary::Conjugate, other),
    }
}

/// `abs(a - b) <= atol + rtol * abs(b)` where `b` is finite, or equality; each step in the dtype that NumPy computes it in.
fn close(machine: &mut Machine, bound: &Bound) -> Result<Array> {
    let x = Operand::of(machine, bound.required("a"))?;
    let mut y = Operand::of(machine, bound.required("b"))?;
    // An integer has no finite tolerance: it becomes a float first.
    if !y.array.dtype.is_float() && !y.array.dtype.is_complex() {
        y.array = cast(machine, &y.array, DType::Float64)?;
    }
    let tolerance = |machine: &mut Machine, name: &str, default: f64| -> Result<Operand> {
        let operand = Operand::of(machine, bound.get(name).unwrap_or(&Object::Float(default)))?;
        if operand.weak { Ok(operand) } else { Err(bound.refuse(name)) }
    };
    let relative = tolerance(machine, "rtol", 1e-5)?;
    let absolute = tolerance(machine, "atol", 1e-8)?;
    let nan_equal = match bound.get("equal_nan") {
        Some(equal) => machine.truth(equal)?,
        None => false,
    };
    // A result of Python numbers alone is a Python number still.
    fn both(machine: &mut Machine, ufunc: Binary, left: &Operand, right: &Operand) -> Result<Operand> {
        let result = ufunc::binary(machine, ufunc, left, right, ufunc::Caller::Array)?;
        Ok(Operand { array: any_array(machine, &result)?, weak: left.weak && right.weak })
    }
    let sized = |machine: &mut Machine, operand: &Operand| -> Result<Operand> {
        Ok(Operand { array: apply_unary(machine, Unary::Absolute, &operand.array)?, weak: operand.weak })
    };
    let notes = machine.notes.clone();
    let difference = both(machine, Binary::Subtract, &x, &y)?;
    let difference = sized(machine, &difference)?;
    let size = sized(machine, &y)?;
    let scaled = both(machine, Binary::Multiply, &relative, &size)?;
    let allowed = both(machine, Binary::Add, &absolute, &scaled)?;
    let near = both(machine, Binary::LessEqual, &difference, &allowed)?.array;
    let finite = apply_unary(machine, Unary::IsFinite, &y.array)?;
    let near = apply_binary(machine, Binary::LogicalAnd, &near, &finite)?;
    let equal = both(machine, Binary::Equal, &x, &y)?.array;
    let mut result = apply_binary(machine, Binary::LogicalOr, &near, &equal)?;
    if nan_equal {
        let x_nan = apply_unary(machine, Unary::IsNan, &x.array)?;
        let y_nan = apply_unary(machine, Unary::IsNan, &y.array)?;
        let missing = apply_binary(machine, Binary::LogicalAnd, &x_nan, &y_nan)?;
        result = apply_binary(machine, Binary::LogicalOr, &result, &missing)?;
    }
    machine.notes = notes;
    Ok(result)
}

fn array_equal(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    // What is no array equals nothing.
    let (left, right) = match (any_array(machine, bound.required("a1")), any_array(machine, bound.required("a2"))) {
        (Ok(left), Ok(right)) => (left, right),
        (Err(Error::Raised { .. }), _) | (_, Err(Error::Raised { .. })) => return Ok(Object::Bool(false)),
        (Err(error), _) | (_, Err(error)) => return Err(error),
    };
    if left.shape() != right.shape() {
        return Ok(Object::Bool(false));
    }
    let nan_equal = match bound.get("equal_nan") {
        Some(equal) => machine.truth(equal)?,
        None => false,
    };
    let equal = apply_binary(machine, Binary::Equal, &left, &right)?;
    let same = equal
        .numbers()
        .into_iter()
        .zip(left.numbers().into_iter().zip(right.numbers()))
        .all(|(equal, (x, y))| equal.is_true() || (nan_equal && x.is_nan() && y.is_nan()));
    Ok(Object::Bool(same))
}

fn nan_to_num(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = to_array(machine, bound.required("x"))?;
    let number = |name: &str| -> Result<Option<f64>> {
        match bound.some(name) {
            None => Ok(None),
            Some(Object::Float(value)) => Ok(Some(*value)),
            Some(Object::Int(value)) => Ok(Some(*value as f64)),
            Some(_) => Err(bound.refuse(name)),
        }
    };
    let largest = if array.dtype == DType::Float32 { f32::MAX as f64 } else { f64::MAX };
    let nan = number("nan")?.unwrap_or(0.0);
    let high = number("posinf")?.unwrap_or(largest);
    let low = number("neginf")?.unwrap_or(-largest);
    let dtype = array.dtype;
    let data = match &array.data {
        Data::Int(_) => array.data.clone(),
        Data::Complex(_) => return Err(unsupported("np.nan_to_num of complex numbers")),
        Data::Float(data) => Data::Float(super::layout::map(&mut machine.meter, data, |value| {
            dtype.round(if value.is_nan() {
                nan
            } else if value == f64::INFINITY {
                high
            } else if value == f64::NEG_INFINITY {
                low
            } else {
                value
            })
        })?),
    };
    Ok(Array { dtype, data }.into_object())
}

/// Rounds to decimals as NumPy does: scale, round half to even, scale back.
pub(crate) fn rounded(machine: &mut Machine, array: &Array, decimals: i64) -> Result<Array> {
    if array.dtype.is_complex() {
        let real = super::complex::real(machine, array)?;
        let imaginary = super::complex::imaginary(machine, array)?;
        let (real, imaginary) = (rounded(machine, &real, decimals)?, rounded(machine, &imaginary, decimals)?);
        return super::complex::joined(machine, array.dtype, &real, &imaginary);
    }
    if !array.dtype.is_float() {
        if array.dtype == DType::Bool || decimals < 0 {
            return Err(unsupported("np.round of this dtype"));
        }
        return Ok(array.clone());
    }
    if decimals == 0 {
        return apply_unary(machine, Unary::Rint, array);
    }
    if decimals.unsigned_abs() > 22 || (array.dtype == DType::Float16 && decimals.unsigned_abs() > 4) {
        // The power of ten is no longer exact, and libraries differ.
        return Err(unsupported("np.round to this many decimals"));
    }
    let scale = 10f64.powi(decimals.unsigned_abs() as i32);
    let scale = Array::from_number(array.dtype, Number::Float(array.dtype.round(scale)));
    let (there, back) =
        if decimals > 0 { (Binary::Multiply, Binary::Divide) } else { (Binary::Divide, Binary::Multiply) };
    let scaled = apply_binary(machine, there, array, &scale)?;
    let scaled = apply_unary(machine, Unary::Rint, &scaled)?;
    apply_binary(machine, back, &scaled, &scale)
}

fn round(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    let decimals = bound.get("decimals").map(int_argument).transpose()?.unwrap_or(0);
    Ok(rounded(machine, &array, decimals)?.into_object())
}

/// `round(scalar, digits)` as Python's builtin.
pub(crate) fn round_scalar(machine: &mut Machine, scalar: Scalar, digits: Option<i64>) -> Result<Object> {
    match (scalar.value, digits) {
        (Number::Float(value), None) => crate::builtins::round_float(value, None),
        (Number::Int(value), None) if scalar.dtype != DType::Bool => Ok(Object::Int(value)),
        (Number::Float(_), Some(digits)) => {
            let array = Array::from_number(scalar.dtype, scalar.value);
            Ok(rounded(machine, &array, digits)?.into_object())
        }
        (Number::Complex(_), digits) => {
            machine.note(
                "DeprecationWarning: The Python built-in `round` is deprecated for complex scalars, and will raise a \
                 `TypeError` in a future release. Use `np.round` or `scalar.round` instead.",
            );
            let array = Array::from_number(scalar.dtype, scalar.value);
            Ok(rounded(machine, &array, digits.unwrap_or(0))?.into_object())
        }
        (Number::Int(_), Some(0..)) if scalar.dtype != DType::Bool => Ok(Object::Scalar(scalar)),
        _ => Err(unsupported("round of this NumPy scalar")),
    }
}
