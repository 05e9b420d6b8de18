//! Builtin functions and methods of numbers.

use num_bigint::BigInt;
use num_traits::{FromPrimitive, One, Signed, Zero};

use super::{Bound, Builtin, Home};
use crate::error::{Result, raised, type_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::evaluate::operator::float_div_mod;
use crate::evaluate::subscript::{as_index, no_integer};
use crate::numpy;
use crate::object::integer::floor_div_mod;
use crate::object::{Number, Object, complex};
use crate::syntax::tree::Binary;

const fn python(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Python, name, parameters, call)
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    python("abs", "x /", abs),
    python("round", "number ndigits?", round),
    python("divmod", "x y /", divmod),
    python("pow", "base exp mod?", pow),
    python("bin", "number /", bin),
    python("hex", "number /", hex),
    python("oct", "number /", oct),
    python("ord", "c /", ord),
    python("chr", "i /", chr),
];

pub(super) const INT_METHODS: &[Builtin] = &[
    python("bit_length", "self /", bit_length),
    python("bit_count", "self /", bit_count),
    python("conjugate", "self /", plus),
    python("is_integer", "self /", |_, _| Ok(Object::Bool(true))),
    python("as_integer_ratio", "self /", |machine, bound| {
        Ok(Object::tuple(vec![plus(machine, bound)?, Object::Int(1)]))
    }),
];

pub(super) const FLOAT_METHODS: &[Builtin] = &[
    python("is_integer", "self /", |_, bound| match bound.required("self") {
        Object::Float(value) => Ok(Object::Bool(value.is_finite() && value.fract() == 0.0)),
        _ => Err(unsupported("float.is_integer")),
    }),
    python("conjugate", "self /", |_, bound| Ok(bound.required("self").clone())),
    python("as_integer_ratio", "self /", as_integer_ratio),
];

fn plus(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    machine.binary(Binary::Add, bound.required("self"), &Object::Int(0))
}

fn bit_length(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let value = bound.required("self").to_big().unwrap_or_default();
    Ok(Object::Int(value.bits() as i64))
}

fn bit_count(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let value = bound.required("self").to_big().unwrap_or_default();
    Ok(Object::Int(value.magnitude().count_ones() as i64))
}

fn as_integer_ratio(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let Object::Float(value) = bound.required("self") else {
        return Err(unsupported("float.as_integer_ratio"));
    };
    if value.is_nan() {
        return Err(value_error("cannot convert NaN to integer ratio"));
    }
    if value.is_infinite() {
        return Err(raised("OverflowError", "cannot convert Infinity to integer ratio"));
    }
    let (mut fraction, mut exponent) = crate::object::hash::frexp(*value);
    for _ in 0..300 {
        if fraction == fraction.floor() {
            break;
        }
        fraction *= 2.0;
        exponent -= 1;
    }
    let mut numerator = BigInt::from_f64(fraction).unwrap_or_default();
    let mut denominator = BigInt::one();
    if exponent > 0 {
        numerator <<= exponent as u64;
    } else {
        denominator <<= (-exponent) as u64;
    }
    Ok(Object::tuple(vec![Object::from(numerator), Object::from(denominator)]))
}

fn abs(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    match bound.required("x") {
        Object::Float(value) => Ok(Object::Float(value.abs())),
        Object::Complex(value) => complex::magnitude(*value).map(Object::Float),
        value @ (Object::Int(_) | Object::BigInt(_) | Object::Bool(_)) => {
            Ok(Object::from(value.to_big().unwrap_or_default().abs()))
        }
        value if value.is_numpy() => numpy::ufunc::call_unary(machine, numpy::ufunc::Unary::Absolute, value),
        other => Err(type_error(format!("bad operand type for abs(): '{}'", other.type_name()))),
    }
}

fn round(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let number = bound.required("number");
    if matches!(number, Object::Array(_)) {
        return Err(unsupported("round of an array"));
    }
    let digits = match bound.some("ndigits") {
        None => None,
        Some(digits) => Some(as_index(digits).ok_or_else(|| no_integer(digits))?),
    };
    match (number, digits) {
        (Object::Float(value), digits) => round_float(*value, digits),
        (Object::Int(_) | Object::BigInt(_) | Object::Bool(_), None | Some(0..)) => {
            machine.binary(Binary::Add, number, &Object::Int(0))
        }
        (Object::Int(_) | Object::BigInt(_) | Object::Bool(_), Some(digits)) => {
            let value = number.to_big().unwrap_or_default();
            if digits < -5000 {
                return Ok(Object::Int(0));
            }
            let unit = BigInt::from(10).pow((-digits) as u32);
            let (quotient, remainder) = floor_div_mod(&value, &unit);
            let twice = &remainder * 2;
            let up = twice > unit || (twice == unit && quotient.bit(0));
            Ok(Object::from((quotient + if up { 1 } else { 0 }) * unit))
        }
        (Object::Scalar(scalar), digits) => numpy::round_scalar(machine, *scalar, digits),
        (Object::Array(_), _) => numpy::round_array(machine, number, digits),
        (other, _) => Err(type_error(format!("type {} doesn't define __round__ method", other.type_name()))),
    }
}

/// `round(float)` and `round(float, digits)`.
pub(crate) fn round_float(value: f64, digits: Option<i64>) -> Result<Object> {
    let Some(digits) = digits else {
        if value.is_nan() {
            return Err(value_error("cannot convert float NaN to integer"));
        }
        if value.is_infinite() {
            return Err(raised("OverflowError", "cannot convert float infinity to integer"));
        }
        return Ok(Object::from(BigInt::from_f64(value.round_ties_even()).unwrap_or_default()));
    };
    if !value.is_finite() || digits > 323 {
        return Ok(Object::Float(value));
    }
    if digits < -308 {
        return Ok(Object::Float(0f64.copysign(value)));
    }
    // Correctly rounded from the exact decimal expansion, as CPython does.
    let rounded = if digits >= 0 {
        format!("{value:.digits$}", digits = digits as usize).parse().unwrap_or(value)
    } else {
        let exact = BigInt::from_f64(value.trunc()).unwrap_or_default();
        let unit = BigInt::from(10).pow((-digits) as u32);
        let (quotient, remainder) = floor_div_mod(&exact.abs(), &unit);
        let twice = &remainder * 2;
        let above = twice > unit || (twice == unit && (value.fract() != 0.0 || quotient.bit(0)));
        let result: BigInt = (quotient + if above { 1 } else { 0 }) * unit;
        let text = result.to_string();
        text.parse::<f64>().unwrap_or(value).copysign(value)
    };
    if rounded.is_infinite() {
        return Err(raised("OverflowError", "rounded value too large to represent"));
    }
    Ok(Object::Float(rounded))
}

fn divmod(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let (left, right) = (bound.required("x"), bound.required("y"));
    if left.is_numpy() || right.is_numpy() {
        return Err(unsupported("divmod of NumPy values"));
    }
    let whole = |object: &Object| matches!(object, Object::Int(_) | Object::BigInt(_) | Object::Bool(_));
    let number = |object: &Object| whole(object) || matches!(object, Object::Float(_));
    if !number(left) || !number(right) {
        return Err(type_error(format!(
            "unsupported operand type(s) for divmod(): '{}' and '{}'",
            left.type_name(),
            right.type_name()
        )));
    }
    if whole(left) && whole(right) {
        let (left, right) = (left.to_big().unwrap_or_default(), right.to_big().unwrap_or_default());
        if right.is_zero() {
            return Err(raised("ZeroDivisionError", "integer division or modulo by zero"));
        }
        let (quotient, remainder) = floor_div_mod(&left, &right);
        return Ok(Object::tuple(vec![Object::from(quotient), Object::from(remainder)]));
    }
    let (left, right) = (to_f64(machine, left)?, to_f64(machine, right)?);
    if right == 0.0 {
        return Err(raised("ZeroDivisionError", "float divmod()"));
    }
    let (quotient, remainder) = float_div_mod(left, right);
    Ok(Object::tuple(vec![Object::Float(quotient), Object::Float(remainder)]))
}

/// A number as a float; the caller has checked that it is one.
fn to_f64(machine: &mut Machine, value: &Object) -> Result<f64> {
    match machine.binary(Binary::Multiply, value, &Object::Float(1.0))? {
        Object::Float(value) => Ok(value),
        other => Err(unsupported(format!("a {} as a float", other.type_name()))),
    }
}

fn pow(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let (base, exponent) = (bound.required("base"), bound.required("exp"));
    let Some(modulus) = bound.some("mod") else {
        return machine.binary(Binary::Power, base, exponent);
    };
    if [base, exponent, modulus].iter().any(|number| matches!(number, Object::Complex(_)))
        && [base, exponent, modulus].iter().all(|number| complex::promoted(number).is_some())
    {
        return Err(value_error("complex modulo"));
    }
    let (Some(base), Some(exponent), Some(modulus)) = (base.to_big(), exponent.to_big(), modulus.to_big()) else {
        return Err(unsupported("pow with a modulus of these values"));
    };
    if modulus.is_zero() {
        return Err(value_error("pow() 3rd argument cannot be 0"));
    }
    if exponent.is_negative() {
        return Err(unsupported("pow with a modulus and a negative exponent"));
    }
    machine.meter.work((exponent.bits() * modulus.bits() * modulus.bits() / 4096) as usize)?;
    let result = base.modpow(&exponent, &modulus);
    Ok(Object::from(floor_div_mod(&result, &modulus).1))
}

fn whole(object: &Object) -> Result<BigInt> {
    match object {
        Object::Scalar(scalar) => match scalar.value {
            Number::Int(value) if scalar.dtype.is_integer() => Ok(BigInt::from(value)),
            _ => Err(no_integer(object)),
        },
        other => other.to_big().ok_or_else(|| no_integer(other)),
    }
}

fn radix(object: &Object, prefix: &str, radix: u32) -> Result<Object> {
    let value = whole(object)?;
    let sign = if value.is_negative() { "-" } else { "" };
    Ok(Object::from(format!("{sign}{prefix}{}", value.abs().to_str_radix(radix))))
}

fn bin(_: &mut Machine, bound: &Bound) -> Result<Object> {
    radix(bound.required("number"), "0b", 2)
}

fn hex(_: &mut Machine, bound: &Bound) -> Result<Object> {
    radix(bound.required("number"), "0x", 16)
}

fn oct(_: &mut Machine, bound: &Bound) -> Result<Object> {
    radix(bound.required("number"), "0o", 8)
}

fn ord(_: &mut Machine, bound: &Bound) -> Result<Object> {
    match bound.required("c") {
        Object::Str(text) => {
            let mut characters = text.chars();
            match (characters.next(), characters.next()) {
                (Some(character), None) => Ok(Object::Int(character as i64)),
                _ => Err(type_error(format!(
                    "ord() expected a character, but string of length {} found",
                    text.chars().count()
                ))),
            }
        }
        other => Err(type_error(format!("ord() expected string of length 1, but {} found", other.type_name()))),
    }
}

fn chr(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let value = whole(bound.required("i"))?;
    match u32::try_from(&value) {
        Ok(code) if code <= 0x10ffff => match char::from_u32(code) {
            Some(character) => Ok(Object::from(character.to_string())),
            None => Err(unsupported("surrogates in a str")),
        },
        _ => Err(value_error("chr() arg not in range(0x110000)")),
    }
}
