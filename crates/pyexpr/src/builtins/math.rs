//! The `math` module.

use std::sync::LazyLock;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::construct::float_to_int;
use super::{Bound, Builtin, Home, Table, elementary, floats, precise, table};
use crate::error::{Limit, Result, exceeded, overflow_error, type_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::evaluate::subscript::no_integer;
use crate::object::integer::{big_to_f64, check_bits, true_divide};
use crate::object::{DType, Number, Object};

const fn math(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Math, name, parameters, call)
}

/// A function of one float, by CPython's rules: NaN from a number is a domain error, infinity from a finite one a range
/// error.
macro_rules! unary {
    ($name:literal, $function:expr, $can_overflow:literal) => {
        math($name, "x /", |_, bound| {
            let x = float(bound.required("x"))?;
            let function: fn(f64) -> f64 = $function;
            let result = function(x);
            if result.is_nan() && !x.is_nan() {
                return Err(value_error("math domain error"));
            }
            if result.is_infinite() && x.is_finite() {
                return Err(if $can_overflow {
                    overflow_error("math range error")
                } else {
                    value_error("math domain error")
                });
            }
            Ok(Object::Float(result))
        })
    };
}

const FUNCTIONS: &[Builtin] = &[
    unary!("sqrt", f64::sqrt, false),
    unary!("exp", f64::exp, true),
    unary!("expm1", f64::exp_m1, true),
    unary!("log1p", f64::ln_1p, false),
    unary!("sin", f64::sin, false),
    unary!("cos", f64::cos, false),
    unary!("tan", f64::tan, false),
    unary!("asin", f64::asin, false),
    unary!("acos", f64::acos, false),
    unary!("atan", f64::atan, false),
    unary!("sinh", f64::sinh, true),
    unary!("cosh", f64::cosh, true),
    unary!("tanh", f64::tanh, false),
    unary!("asinh", elementary::asinh, false),
    unary!("acosh", elementary::acosh, false),
    unary!("atanh", elementary::atanh, false),
    unary!("erf", libm::erf, false),
    unary!("erfc", libm::erfc, false),
    unary!("gamma", elementary::gamma, true),
    unary!("lgamma", elementary::log_gamma, true),
    unary!("fabs", f64::abs, false),
    unary!("exp2", f64::exp2, true),
    unary!("cbrt", f64::cbrt, false),
    math("degrees", "x /", |_, bound| Ok(Object::Float(float(bound.required("x"))? * (180.0 / std::f64::consts::PI)))),
    math("radians", "x /", |_, bound| Ok(Object::Float(float(bound.required("x"))? * (std::f64::consts::PI / 180.0)))),
    math("log", "x base? /", log),
    math("log2", "x /", |_, bound| logarithm(bound.required("x"), f64::log2).map(Object::Float)),
    math("log10", "x /", |_, bound| logarithm(bound.required("x"), f64::log10).map(Object::Float)),
    math("pow", "x y /", pow),
    math("floor", "x /", |_, bound| rounded(bound.required("x"), f64::floor, false)),
    math("ceil", "x /", |_, bound| rounded(bound.required("x"), f64::ceil, false)),
    math("trunc", "x /", |_, bound| rounded(bound.required("x"), f64::trunc, true)),
    math("isnan", "x /", |_, bound| Ok(Object::Bool(float(bound.required("x"))?.is_nan()))),
    math("isinf", "x /", |_, bound| Ok(Object::Bool(float(bound.required("x"))?.is_infinite()))),
    math("isfinite", "x /", |_, bound| Ok(Object::Bool(float(bound.required("x"))?.is_finite()))),
    math("copysign", "x y /", |_, bound| {
        Ok(Object::Float(float(bound.required("x"))?.copysign(float(bound.required("y"))?)))
    }),
    math("atan2", "y x /", |_, bound| {
        Ok(Object::Float(float(bound.required("y"))?.atan2(float(bound.required("x"))?)))
    }),
    math("fmod", "x y /", |_, bound| {
        let (x, y) = (float(bound.required("x"))?, float(bound.required("y"))?);
        let result = x % y;
        if result.is_nan() && !x.is_nan() && !y.is_nan() {
            return Err(value_error("math domain error"));
        }
        Ok(Object::Float(result))
    }),
    math("factorial", "x /", factorial),
    math("gcd", "/ *integers", |machine, bound| folded(machine, bound, BigInt::zero(), |left, right| left.gcd(right))),
    math("lcm", "/ *integers", |machine, bound| folded(machine, bound, BigInt::one(), |left, right| left.lcm(right))),
    math("comb", "n k /", comb),
    math("perm", "n k? /", perm),
    math("isqrt", "n /", |machine, bound| {
        let n = whole(bound.required("n"))?;
        if n.is_negative() {
            return Err(value_error("isqrt() argument must be nonnegative"));
        }
        // Newton's steps, each a division of numbers this long.
        let words = (n.bits() / 64 + 1) as usize;
        machine.meter.work(words.saturating_mul(words).saturating_mul(24))?;
        Ok(Object::from(n.sqrt()))
    }),
    math("prod", "iterable / * start?", prod),
    math("isclose", "a b * rel_tol? abs_tol?", isclose),
];

static TABLE: LazyLock<Table> = LazyLock::new(|| table(&[FUNCTIONS, floats::FUNCTIONS, precise::FUNCTIONS]));

/// A name of the module.
pub(crate) fn lookup(name: &str) -> Option<Object> {
    Some(match name {
        "pi" => Object::Float(std::f64::consts::PI),
        "e" => Object::Float(std::f64::consts::E),
        "tau" => Object::Float(std::f64::consts::TAU),
        "inf" => Object::Float(f64::INFINITY),
        "nan" => Object::Float(f64::NAN),
        name => Object::Function(TABLE.get(name)?),
    })
}

pub(super) fn float(object: &Object) -> Result<f64> {
    match object {
        Object::Float(value) => Ok(*value),
        Object::Scalar(scalar) if scalar.dtype.is_complex() => Err(unsupported("math of a complex NumPy scalar")),
        Object::Scalar(scalar) => Ok(scalar.value.to_f64()),
        Object::Array(array) if array.ndim() == 0 && !array.dtype.is_complex() => {
            Ok(array.first().map_or(0.0, Number::to_f64))
        }
        Object::Array(array) if array.size() == 1 => Err(unsupported("math of an array")),
        Object::Array(_) => Err(type_error("only length-1 arrays can be converted to Python scalars")),
        other => match other.to_big() {
            Some(big) => big_to_f64(&big),
            None => Err(type_error(format!("must be real number, not {}", other.type_name()))),
        },
    }
}

fn whole(object: &Object) -> Result<BigInt> {
    if let Object::Scalar(scalar) = object
        && let Number::Int(value) = scalar.value
        && scalar.dtype.is_integer()
    {
        return Ok(BigInt::from(value));
    }
    object.to_big().ok_or_else(|| no_integer(object))
}

/// `math.log` of one number.
pub(super) fn real_log(object: &Object) -> Result<f64> {
    logarithm(object, f64::ln)
}

fn logarithm(object: &Object, function: fn(f64) -> f64) -> Result<f64> {
    if let Object::BigInt(value) = object
        && value.is_positive()
        && big_to_f64(value).is_err()
    {
        // Beyond a float's range: a fraction and a power of two.
        let bits = value.bits();
        let fraction = true_divide(value, &(BigInt::one() << bits))?;
        return Ok(function(fraction) + function(2.0) * bits as f64);
    }
    if object.to_big().is_some_and(|value| !value.is_positive()) {
        return Err(value_error("math domain error"));
    }
    let value = float(object)?;
    if value <= 0.0 {
        return Err(value_error("math domain error"));
    }
    Ok(function(value))
}

fn log(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let value = logarithm(bound.required("x"), f64::ln)?;
    let Some(base) = bound.get("base") else {
        return Ok(Object::Float(value));
    };
    let base = logarithm(base, f64::ln)?;
    if base == 0.0 {
        return Err(crate::error::raised("ZeroDivisionError", "float division by zero"));
    }
    Ok(Object::Float(value / base))
}

fn pow(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let (x, y) = (float(bound.required("x"))?, float(bound.required("y"))?);
    let result = x.powf(y);
    if x.is_finite() && y.is_finite() {
        if result.is_nan() || (result.is_infinite() && x == 0.0) {
            return Err(value_error("math domain error"));
        }
        if result.is_infinite() {
            return Err(overflow_error("math range error"));
        }
    }
    Ok(Object::Float(result))
}

fn rounded(object: &Object, function: fn(f64) -> f64, is_trunc: bool) -> Result<Object> {
    match object {
        Object::Int(_) | Object::BigInt(_) | Object::Bool(_) => Ok(Object::from(object.to_big().unwrap_or_default())),
        Object::Scalar(scalar) if !scalar.dtype.is_float() => Err(unsupported("math rounding of a NumPy integer")),
        Object::Scalar(scalar) if is_trunc && scalar.dtype != DType::Float64 => {
            Err(unsupported("math.trunc of this NumPy scalar"))
        }
        Object::Str(_) | Object::None | Object::List(_) | Object::Tuple(_) if is_trunc => {
            Err(type_error(format!("type {} doesn't define __trunc__ method", object.type_name())))
        }
        other if is_trunc && !matches!(other, Object::Float(_) | Object::Scalar(_)) => {
            Err(unsupported(format!("math.trunc of a {}", other.type_name())))
        }
        other => float_to_int(function(float(other)?)),
    }
}

fn factorial(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let n = whole(bound.required("x"))?;
    if n.is_negative() {
        return Err(value_error("factorial() not defined for negative values"));
    }
    if n.bits() > 63 {
        return Err(overflow_error("factorial() argument should not exceed 9223372036854775807"));
    }
    let n = n.to_u64().filter(|&n| n < 20_000).ok_or_else(|| exceeded(Limit::Work))?;
    machine.meter.work_u64(n * n / 8)?;
    Ok(Object::from((2..=n).fold(BigInt::one(), |product, factor| product * factor)))
}

fn folded(machine: &mut Machine, bound: &Bound, start: BigInt, step: fn(&BigInt, &BigInt) -> BigInt) -> Result<Object> {
    let mut result = start;
    for object in &bound.rest {
        let next = whole(object)?;
        // A binary search for the common divisor: a pass over the words for each bit.
        let bits = result.bits().max(next.bits()) as usize;
        machine.meter.work(bits.saturating_mul(bits / 64 + 1))?;
        result = step(&result, &next);
        check_bits(result.bits())?;
    }
    Ok(Object::from(result.abs()))
}

fn comb(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let (n, k) = (whole(bound.required("n"))?, whole(bound.required("k"))?);
    if n.is_negative() {
        return Err(value_error("n must be a non-negative integer"));
    }
    if k.is_negative() {
        return Err(value_error("k must be a non-negative integer"));
    }
    if k > n {
        return Ok(Object::Int(0));
    }
    let k = k.clone().min(&n - &k).to_u64().filter(|&k| k < 5000).ok_or_else(|| exceeded(Limit::Work))?;
    // A product and a quotient for each factor, of a number that gains as many bits.
    machine.meter.work_u64((k * n.bits()).saturating_mul(k + 64) / 5)?;
    let mut result = BigInt::one();
    for step in 0..k {
        result = result * (&n - step) / (step + 1);
        check_bits(result.bits())?;
    }
    Ok(Object::from(result))
}

fn perm(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let n = whole(bound.required("n"))?;
    let k = match bound.some("k") {
        Some(k) => whole(k)?,
        None if n.is_negative() => return Err(value_error("factorial() not defined for negative values")),
        None => n.clone(),
    };
    if n.is_negative() {
        return Err(value_error("n must be a non-negative integer"));
    }
    if k.is_negative() {
        return Err(value_error("k must be a non-negative integer"));
    }
    if k > n {
        return Ok(Object::Int(0));
    }
    let k = k.to_u64().filter(|&k| k < 5000).ok_or_else(|| exceeded(Limit::Work))?;
    machine.meter.work_u64((k * n.bits()).saturating_mul(k + 64) / 20)?;
    let mut result = BigInt::one();
    for step in 0..k {
        result *= &n - step;
        check_bits(result.bits())?;
    }
    Ok(Object::from(result))
}

fn prod(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let mut iterator = machine.iterate(bound.required("iterable"))?;
    let mut result = bound.get("start").cloned().unwrap_or(Object::Int(1));
    while let Some(item) = iterator.next(machine)? {
        result = machine.binary(crate::syntax::tree::Binary::Multiply, &result, &item)?;
    }
    Ok(result)
}

fn isclose(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let (a, b) = (float(bound.required("a"))?, float(bound.required("b"))?);
    let relative = bound.get("rel_tol").map(float).transpose()?.unwrap_or(1e-9);
    let absolute = bound.get("abs_tol").map(float).transpose()?.unwrap_or(0.0);
    if relative < 0.0 || absolute < 0.0 {
        return Err(value_error("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(Object::Bool(true));
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(Object::Bool(false));
    }
    let difference = (b - a).abs();
    Ok(Object::Bool(difference <= (relative * b).abs() || difference <= (relative * a).abs() || difference <= absolute))
}
