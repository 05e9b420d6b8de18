//! `math`'s functions of a float's representation.

use super::math::float;
use super::{Bound, Builtin, Home, misfit};
use crate::error::{Result, overflow_error, type_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::object::Object;
use crate::object::hash::frexp;

const fn math(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Math, name, parameters, call)
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    math("frexp", "x /", |_, bound| {
        let x = float(bound.required("x"))?;
        let (fraction, exponent) = frexp(x.abs());
        Ok(Object::tuple(vec![Object::Float(fraction.copysign(x)), Object::Int(exponent as i64)]))
    }),
    math("ldexp", "x i /", ldexp),
    math("modf", "x /", |_, bound| {
        let x = float(bound.required("x"))?;
        let (fraction, whole) = match x {
            x if x.is_nan() => (x, x),
            x if x.is_infinite() => (0f64.copysign(x), x),
            x => ((x - x.trunc()).copysign(x), x.trunc()),
        };
        Ok(Object::tuple(vec![Object::Float(fraction), Object::Float(whole)]))
    }),
    math("remainder", "x y /", remainder),
    math("nextafter", "x y / * steps?", next_after),
    math("ulp", "x /", |_, bound| {
        let x = float(bound.required("x"))?.abs();
        Ok(Object::Float(match x {
            x if !x.is_finite() => x,
            x if x == f64::MAX => x - x.next_down(),
            x => x.next_up() - x,
        }))
    }),
];

fn ldexp(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let x = float(bound.required("x"))?;
    let exponent = match bound.required("i") {
        Object::Int(exponent) => *exponent,
        Object::Bool(exponent) => *exponent as i64,
        Object::BigInt(exponent) if exponent.sign() == num_bigint::Sign::Minus => i64::MIN,
        Object::BigInt(_) => i64::MAX,
        Object::Scalar(_) | Object::Array(_) => return Err(bound.refuse("i")),
        _ => return Err(type_error("Expected an int as second argument to ldexp.")),
    };
    if x == 0.0 || !x.is_finite() {
        return Ok(Object::Float(x));
    }
    // A fraction in [0.5, 1) is scaled in steps; only the last one can round.
    let (mut result, own) = frexp(x.abs());
    let mut left = exponent.saturating_add(own as i64);
    if left > 1024 {
        return Err(overflow_error("math range error"));
    }
    if left < -1100 {
        return Ok(Object::Float(0f64.copysign(x)));
    }
    if left < -1000 {
        result *= 2f64.powi(-1000);
        left += 1000;
    } else if left > 1000 {
        result *= 2f64.powi(1000);
        left -= 1000;
    }
    result *= 2f64.powi(left as i32);
    if result.is_infinite() {
        return Err(overflow_error("math range error"));
    }
    Ok(Object::Float(result.copysign(x)))
}

fn remainder(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let (x, y) = (float(bound.required("x"))?, float(bound.required("y"))?);
    if x.is_nan() {
        return Ok(Object::Float(x));
    }
    if y.is_nan() {
        return Ok(Object::Float(y));
    }
    if x.is_infinite() || y == 0.0 {
        return Err(value_error("math domain error"));
    }
    if y.is_infinite() {
        return Ok(Object::Float(x));
    }
    let (size, unit) = (x.abs(), y.abs());
    let over = size % unit;
    let short = unit - over;
    let result = match over.partial_cmp(&short) {
        Some(std::cmp::Ordering::Less) => over,
        Some(std::cmp::Ordering::Greater) => -short,
        // Half-way: to the even multiple.
        _ => over - 2.0 * ((0.5 * (size - over)) % unit),
    };
    Ok(Object::Float(result * 1f64.copysign(x)))
}

fn next_after(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let (x, y) = (float(bound.required("x"))?, float(bound.required("y"))?);
    let steps = match bound.some("steps") {
        None => 1,
        Some(Object::Int(steps)) if *steps < 0 => {
            return Err(value_error("steps must be a non-negative integer"));
        }
        Some(Object::Int(steps)) => *steps,
        Some(Object::Float(_) | Object::Str(_)) => {
            return Err(misfit::no_index(bound.required("steps")));
        }
        Some(_) => return Err(bound.refuse("steps")),
    };
    if x.is_nan() || y.is_nan() {
        return Ok(Object::Float(if x.is_nan() { x } else { y }));
    }
    if bound.some("steps").is_some() && x == y && x == 0.0 {
        return Err(unsupported("math.nextafter between two zeros"));
    }
    if x == y {
        return Ok(Object::Float(y));
    }
    // Floats in order, as ints.
    let place = |float: f64| {
        let bits = float.to_bits() as i64;
        (if bits < 0 { i64::MIN.wrapping_sub(bits) } else { bits }) as i128
    };
    let (from, to) = (place(x), place(y));
    let moved = if to > from { (from + steps as i128).min(to) } else { (from - steps as i128).max(to) };
    let result = match () {
        () if steps == 0 => x,
        () if moved == to && moved != 0 => y,
        () if moved < 0 => -f64::from_bits((-moved) as u64),
        // Coming down to zero from above, or up from below, keeps the sign.
        () if moved == 0 => 0f64.copysign(x),
        () => f64::from_bits(moved as u64),
    };
    Ok(Object::Float(result))
}
