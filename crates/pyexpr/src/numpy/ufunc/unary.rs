//! Ufuncs of one operand.

use ndarray::{ArcArray, IxDyn};

use super::{Unary, notes};
use crate::builtins::elementary;
use crate::error::{Result, type_error, unsupported};
use crate::evaluate::Machine;
use crate::numpy::layout::map;
use crate::object::dtype::Kind;
use crate::object::{Array, DType, Data};

/// The floats of an array at a dtype's width.
pub(super) fn floats(machine: &mut Machine, array: &Array, dtype: DType) -> Result<ArcArray<f64, IxDyn>> {
    match &array.data {
        Data::Float(data) if array.dtype == dtype || dtype == DType::Float64 => Ok(data.clone()),
        Data::Float(data) => map(&mut machine.meter, data, |value| dtype.narrow(value)),
        Data::Int(data) => map(&mut machine.meter, data, |value| dtype.round(value as f64)),
        Data::Complex(_) => Err(unsupported("complex numbers as floats")),
    }
}

/// The float dtype in which a float function of this dtype is computed.
pub(super) fn float_dtype(dtype: DType) -> Result<DType> {
    match dtype {
        DType::Float32 | DType::Int16 | DType::UInt16 => Ok(DType::Float32),
        DType::Bool | DType::Int8 | DType::UInt8 | DType::Float16 => Ok(DType::Float16),
        _ => Ok(DType::Float64),
    }
}

pub(crate) fn refused(name: &str) -> crate::error::Error {
    type_error(format!(
        "ufunc '{name}' not supported for the input types, and the inputs could not be safely coerced to any supported \
         types according to the casting rule ''safe''"
    ))
}

/// Computes the ufunc.
pub(super) fn unary(machine: &mut Machine, ufunc: Unary, array: &Array) -> Result<Array> {
    compute(machine, ufunc, array)?.checked()
}

fn compute(machine: &mut Machine, ufunc: Unary, array: &Array) -> Result<Array> {
    if array.dtype.is_complex() {
        return super::complex::unary(machine, ufunc, array);
    }
    match ufunc {
        Unary::IsNan | Unary::IsInf | Unary::IsFinite | Unary::SignBit | Unary::LogicalNot => {
            test(machine, ufunc, array)
        }
        Unary::Invert => match &array.data {
            Data::Int(data) => {
                let dtype = array.dtype;
                let data = if dtype == DType::Bool {
                    map(&mut machine.meter, data, |value| 1 - value)?
                } else {
                    map(&mut machine.meter, data, |value| dtype.wrap(!value))?
                };
                Ok(Array { dtype, data: Data::Int(data) })
            }
            Data::Float(_) | Data::Complex(_) => Err(refused(ufunc.name())),
        },
        Unary::Negative
        | Unary::Positive
        | Unary::Absolute
        | Unary::Sign
        | Unary::Square
        | Unary::Reciprocal
        | Unary::Conjugate => arithmetic(machine, ufunc, array),
        _ => float_function(machine, ufunc, array),
    }
}

fn test(machine: &mut Machine, ufunc: Unary, array: &Array) -> Result<Array> {
    let meter = &mut machine.meter;
    let data = match (&array.data, ufunc) {
        (Data::Int(data), Unary::IsNan | Unary::IsInf) => map(meter, data, |_| 0)?,
        (Data::Int(data), Unary::IsFinite) => map(meter, data, |_| 1)?,
        (Data::Int(data), Unary::SignBit) => map(meter, data, |value| (value < 0) as i64)?,
        (Data::Int(data), _) => map(meter, data, |value| (value == 0) as i64)?,
        (Data::Float(data), Unary::IsNan) => map(meter, data, |value| value.is_nan() as i64)?,
        (Data::Float(data), Unary::IsInf) => map(meter, data, |value| value.is_infinite() as i64)?,
        (Data::Float(data), Unary::IsFinite) => map(meter, data, |value| value.is_finite() as i64)?,
        (Data::Float(data), Unary::SignBit) => map(meter, data, |value| value.is_sign_negative() as i64)?,
        (Data::Float(data), _) => map(meter, data, |value| (value == 0.0) as i64)?,
        (Data::Complex(_), _) => return Err(refused(ufunc.name())),
    };
    Ok(Array { dtype: DType::Bool, data: Data::Int(data) })
}

fn arithmetic(machine: &mut Machine, ufunc: Unary, array: &Array) -> Result<Array> {
    let dtype = array.dtype;
    let data = match (&array.data, dtype.kind()) {
        (Data::Int(data), Kind::Bool) => match ufunc {
            Unary::Absolute => Data::Int(data.clone()),
            Unary::Conjugate => return Ok(Array { dtype: DType::Int8, data: Data::Int(data.clone()) }),
            Unary::Negative => {
                return Err(type_error(
                    "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the \
                     logical_not function instead.",
                ));
            }
            _ => return Err(unsupported(format!("np.{} of bools", ufunc.name()))),
        },
        (Data::Int(data), _) => {
            let meter = &mut machine.meter;
            Data::Int(match ufunc {
                Unary::Negative => map(meter, data, |value| dtype.wrap(value.wrapping_neg()))?,
                Unary::Absolute => map(meter, data, |value| dtype.wrap(value.wrapping_abs()))?,
                Unary::Sign => map(meter, data, i64::signum)?,
                Unary::Square => map(meter, data, |value| dtype.wrap(value.wrapping_mul(value)))?,
                Unary::Reciprocal => {
                    if data.iter().any(|&value| value == 0) {
                        return Err(unsupported("np.reciprocal of an integer 0"));
                    }
                    map(meter, data, |value| 1 / value)?
                }
                _ => data.clone(),
            })
        }
        (Data::Float(data), _) => {
            let meter = &mut machine.meter;
            let result = match ufunc {
                Unary::Negative => map(meter, data, |value| -value)?,
                Unary::Absolute => map(meter, data, f64::abs)?,
                Unary::Sign => map(meter, data, sign)?,
                Unary::Square => map(meter, data, |value| dtype.round(value * value))?,
                Unary::Reciprocal => map(meter, data, |value| dtype.round(1.0 / value))?,
                _ => data.clone(),
            };
            if matches!(ufunc, Unary::Square | Unary::Reciprocal) {
                notes::of_unary(machine, ufunc.name(), data, &result, ufunc == Unary::Reciprocal);
            }
            Data::Float(result)
        }
        (Data::Complex(_), _) => return Err(refused(ufunc.name())),
    };
    Ok(Array { dtype, data })
}

fn sign(value: f64) -> f64 {
    if value > 0.0 {
        1.0
    } else if value < 0.0 {
        -1.0
    } else if value == 0.0 {
        0.0
    } else {
        value
    }
}

fn float_function(machine: &mut Machine, ufunc: Unary, array: &Array) -> Result<Array> {
    let rounding = matches!(ufunc, Unary::Floor | Unary::Ceil | Unary::Trunc | Unary::Rint);
    let dtype = float_dtype(array.dtype)?;
    let input = floats(machine, array, dtype)?;
    if !rounding && ufunc != Unary::Sqrt {
        // A large angle is reduced with many digits of pi.
        let is_large_angle = matches!(ufunc, Unary::Sin | Unary::Cos | Unary::Tan)
            && input.iter().any(|angle| angle.is_finite() && angle.abs() > 1e6);
        machine.meter.work(array.size().saturating_mul(if is_large_angle { 100 } else { 15 }))?;
    }
    let function: fn(f64) -> f64 = match ufunc {
        Unary::Sqrt => f64::sqrt,
        Unary::Cbrt => f64::cbrt,
        Unary::Exp => f64::exp,
        Unary::Exp2 => f64::exp2,
        Unary::Expm1 => f64::exp_m1,
        Unary::Log => f64::ln,
        Unary::Log2 => f64::log2,
        Unary::Log10 => f64::log10,
        Unary::Log1p => f64::ln_1p,
        Unary::Sin => f64::sin,
        Unary::Cos => f64::cos,
        Unary::Tan => f64::tan,
        Unary::Arcsin => f64::asin,
        Unary::Arccos => f64::acos,
        Unary::Arctan => f64::atan,
        Unary::Sinh => f64::sinh,
        Unary::Cosh => f64::cosh,
        Unary::Tanh => f64::tanh,
        // Rust's own lose digits where the result is small.
        Unary::Arcsinh => elementary::asinh,
        Unary::Arccosh => elementary::acosh,
        Unary::Arctanh => elementary::atanh,
        Unary::Degrees if dtype != DType::Float64 => |x| x * f64::from(180.0 / std::f32::consts::PI),
        Unary::Radians if dtype != DType::Float64 => |x| x * f64::from(std::f32::consts::PI / 180.0),
        Unary::Degrees => |x| x * (180.0 / std::f64::consts::PI),
        Unary::Radians => |x| x * (std::f64::consts::PI / 180.0),
        Unary::Floor => f64::floor,
        Unary::Ceil => f64::ceil,
        Unary::Trunc => f64::trunc,
        Unary::Rint => f64::round_ties_even,
        Unary::Fabs => f64::abs,
        _ => return Err(unsupported(format!("np.{}", ufunc.name()))),
    };
    let output = map(&mut machine.meter, &input, |value| dtype.round(function(value)))?;
    if !rounding {
        let poles = matches!(ufunc, Unary::Log | Unary::Log2 | Unary::Log10 | Unary::Log1p | Unary::Arctanh);
        notes::of_unary(machine, ufunc.name(), &input, &output, poles);
    }
    Ok(Array { dtype, data: Data::Float(output) })
}
