//! Builtin functions and methods of numbers.

use num_bigint::{BigInt, Sign};
use num_traits::{FromPrimitive, Num, One, Signed, Zero};

use super::{Bound, Builtin, Home, misfit};
use crate::error::{Result, overflow_error, raised, type_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::evaluate::operator::float_div_mod;
use crate::evaluate::subscript::{as_index, no_integer};
use crate::limits::{self, OBJECT};
use crate::numpy;
use crate::object::integer::{check_bits, floor_div_mod, true_divide};
use crate::object::{DType, Number, Object, complex};
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
    method("int", "bit_length", "self /", bit_length),
    method("int", "bit_count", "self /", bit_count),
    method("int", "conjugate", "self /", plus),
    method("int", "is_integer", "self /", |_, _| Ok(Object::Bool(true))),
    method("int", "as_integer_ratio", "self /", |machine, bound| {
        Ok(Object::tuple(vec![plus(machine, bound)?, Object::Int(1)]))
    }),
    method("int", "to_bytes", "self / length? byteorder? * signed?", to_bytes),
];

pub(super) const FLOAT_METHODS: &[Builtin] = &[
    method("float", "is_integer", "self /", |_, bound| match bound.required("self") {
        Object::Float(value) => Ok(Object::Bool(value.is_finite() && value.fract() == 0.0)),
        _ => Err(unsupported("float.is_integer")),
    }),
    method("float", "conjugate", "self /", |_, bound| Ok(bound.required("self").clone())),
    method("float", "as_integer_ratio", "self /", as_integer_ratio),
    method("float", "hex", "self /", |_, bound| match bound.required("self") {
        Object::Float(value) => Ok(Object::from(float_hex(*value))),
        _ => Err(unsupported("float.hex")),
    }),
];

const fn method(
    class: &'static str,
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Type(class), name, parameters, call)
}

fn byte_order(bound: &Bound, function: &str) -> Result<bool> {
    match bound.get("byteorder") {
        None => Ok(true),
        Some(Object::Str(order)) => match &**order {
            "big" => Ok(true),
            "little" => Ok(false),
            _ => Err(value_error("byteorder must be either 'little' or 'big'")),
        },
        Some(other) => {
            let class = misfit::class_or_none(other);
            Err(type_error(format!("{function}() argument 'byteorder' must be str, not {class}")))
        }
    }
}

fn is_signed(machine: &mut Machine, bound: &Bound) -> Result<bool> {
    bound.get("signed").map_or(Ok(false), |signed| machine.truth(signed))
}

fn to_bytes(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let value = bound.required("self").to_big().unwrap_or_default();
    let length = match bound.get("length") {
        None => 1,
        Some(length) => as_index(length).ok_or_else(|| misfit::no_index(length))?,
    };
    let big_end_first = byte_order(bound, "to_bytes")?;
    let signed = is_signed(machine, bound)?;
    let length = usize::try_from(length).map_err(|_| value_error("length argument must be non-negative"))?;
    machine.meter.memory(length)?;
    if value.is_negative() && !signed {
        return Err(overflow_error("can't convert negative int to unsigned"));
    }
    let mut bytes = if signed { value.to_signed_bytes_le() } else { value.magnitude().to_bytes_le() };
    if value.is_zero() {
        bytes.clear();
    }
    if bytes.len() > length {
        return Err(overflow_error("int too big to convert"));
    }
    bytes.resize(length, if value.is_negative() { 0xff } else { 0 });
    if big_end_first {
        bytes.reverse();
    }
    Ok(Object::Bytes(bytes.into()))
}

/// `int.from_bytes(...)`.
pub(super) fn int_from_bytes(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let big_end_first = byte_order(bound, "from_bytes")?;
    let signed = is_signed(machine, bound)?;
    let mut bytes = match bound.required("bytes") {
        Object::Bytes(bytes) => bytes.to_vec(),
        Object::Array(_) | Object::Scalar(_) => return Err(unsupported("int.from_bytes of a NumPy value")),
        other @ (Object::Str(_) | Object::Int(_) | Object::Float(_) | Object::None | Object::Bool(_)) => {
            return Err(type_error(format!("cannot convert '{}' object to bytes", other.type_name())));
        }
        other => {
            let items = machine.iterate_to_vec(other)?;
            super::bytes::collect(&items)?
        }
    };
    if big_end_first {
        bytes.reverse();
    }
    check_bits(bytes.len() as u64 * 8)?;
    Ok(Object::from(match signed {
        true => BigInt::from_signed_bytes_le(&bytes),
        false => BigInt::from_bytes_le(Sign::Plus, &bytes),
    }))
}

/// `float.hex()`.
fn float_hex(value: f64) -> String {
    let sign = if value.is_sign_negative() && !value.is_nan() { "-" } else { "" };
    let bits = value.to_bits();
    let (exponent, fraction) = (((bits >> 52) & 0x7ff) as i64, bits & ((1 << 52) - 1));
    match (exponent, fraction) {
        (0x7ff, 0) => format!("{sign}inf"),
        (0x7ff, _) => "nan".into(),
        (0, 0) => format!("{sign}0x0.0p+0"),
        (0, _) => format!("{sign}0x0.{fraction:013x}p-1022"),
        _ => format!("{sign}0x1.{fraction:013x}p{:+}", exponent - 1023),
    }
}

/// `float.fromhex(text)`.
pub(super) fn float_from_hex(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let Object::Str(text) = bound.required("string") else {
        return Err(type_error("bad argument type for built-in operation"));
    };
    let wrong = || value_error("invalid hexadecimal floating-point string");
    let lower = text.trim_matches([' ', '\t', '\n', '\r', '\x0b', '\x0c']).to_ascii_lowercase();
    let (negative, body) = match lower.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, lower.strip_prefix('+').unwrap_or(&lower)),
    };
    let magnitude = match body {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        body => {
            let body = body.strip_prefix("0x").unwrap_or(body);
            let (digits, exponent) = match body.split_once('p') {
                Some((digits, exponent)) => {
                    let unsigned = exponent.trim_start_matches(['+', '-']);
                    let well_formed = exponent.len() - unsigned.len() <= 1
                        && !unsigned.is_empty()
                        && unsigned.bytes().all(|digit| digit.is_ascii_digit());
                    if !well_formed {
                        return Err(wrong());
                    }
                    (digits, exponent.parse::<i64>().map_err(|_| unsupported("an exponent this large"))?)
                }
                None => (body, 0),
            };
            let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
            let digits = format!("{whole}{fraction}");
            if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) || digits.len() > 4000 {
                return Err(wrong());
            }
            let mantissa = BigInt::from_str_radix(&digits, 16).map_err(|_| wrong())?;
            let exponent = exponent.saturating_sub(4 * fraction.len() as i64);
            if mantissa.is_zero() {
                0.0
            } else if exponent.saturating_add(mantissa.bits() as i64) > 1024 {
                return Err(overflow_error("hexadecimal value too large to represent as a float"));
            } else if exponent.saturating_add(mantissa.bits() as i64) < -1080 {
                0.0
            } else if exponent >= 0 {
                true_divide(&(mantissa << exponent as u64), &BigInt::one())
                    .map_err(|_| overflow_error("hexadecimal value too large to represent as a float"))?
            } else {
                true_divide(&mantissa, &(BigInt::one() << (-exponent) as u64))
                    .map_err(|_| overflow_error("hexadecimal value too large to represent as a float"))?
            }
        }
    };
    Ok(Object::Float(if negative { -magnitude } else { magnitude }))
}

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

fn as_integer_ratio(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let Object::Float(value) = bound.required("self") else {
        return Err(unsupported("float.as_integer_ratio"));
    };
    // Of long integers the greatest common divisor is taken out; those of a tiny float are as long as those of a huge one.
    machine.meter.work(value.abs().log2().abs().min(1100.0) as usize * 2 + 10 * OBJECT)?;
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
    let truth = matches!(number, Object::Scalar(scalar) if scalar.dtype == DType::Bool);
    if truth
        || matches!(number, Object::Str(_) | Object::List(_) | Object::Tuple(_) | Object::None | Object::Complex(_))
    {
        return Err(type_error(format!("type {} doesn't define __round__ method", number.type_name())));
    }
    if !matches!(number, Object::Float(_) | Object::Int(_) | Object::BigInt(_) | Object::Bool(_) | Object::Scalar(_)) {
        return Err(unsupported(format!("round of a {}", number.type_name())));
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
    let given = [base, exponent, modulus];
    // The first that is a complex or a float speaks for all.
    let first = given.iter().find(|number| matches!(number, Object::Complex(_) | Object::Float(_)));
    if matches!(first, Some(Object::Complex(_))) && given.iter().all(|number| complex::promoted(number).is_some()) {
        return Err(value_error("complex modulo"));
    }
    let (Some(base), Some(exponent), Some(modulus)) = (base.to_big(), exponent.to_big(), modulus.to_big()) else {
        let given = [base, exponent, modulus];
        return Err(if given.iter().any(|one| one.is_numpy()) {
            unsupported("pow with a modulus of NumPy values")
        } else if given.iter().any(|one| matches!(one, Object::Float(_))) {
            // A float among them is asked before the others' classes are looked at.
            type_error("pow() 3rd argument not allowed unless all arguments are integers")
        } else {
            type_error(format!(
                "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
                base.type_name(),
                exponent.type_name(),
                modulus.type_name()
            ))
        });
    };
    if modulus.is_zero() {
        return Err(value_error("pow() 3rd argument cannot be 0"));
    }
    let (base, exponent) = if exponent.is_negative() {
        machine.meter.work_u64(modulus.bits() * modulus.bits() / 64)?;
        match base.modinv(&modulus.abs()) {
            Some(inverse) => (inverse, -exponent),
            None if modulus.abs().is_one() => return Ok(Object::Int(0)),
            None => return Err(value_error("base is not invertible for the given modulus")),
        }
    } else {
        (base, exponent)
    };
    machine.meter.work_u64(exponent.bits() * modulus.bits() * modulus.bits() / 4096)?;
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
    // Even a small number goes through long arithmetic.
    limits::work(4 * OBJECT)?;
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
        Object::Bytes(bytes) if bytes.len() == 1 => Ok(Object::Int(bytes[0] as i64)),
        Object::Bytes(bytes) => {
            Err(type_error(format!("ord() expected a character, but string of length {} found", bytes.len())))
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
