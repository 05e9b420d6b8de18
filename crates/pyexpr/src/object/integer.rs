//! Python's integers: 64 bits where they suffice, any number of bits where not.

use std::rc::Rc;

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};

use super::Object;
use crate::error::{Limit, Result, exceeded, overflow_error};

/// Larger integers are refused rather than computed.
pub(crate) const MAX_BITS: u64 = 1 << 18;

impl From<BigInt> for Object {
    fn from(value: BigInt) -> Object {
        match value.to_i64() {
            Some(small) => Object::Int(small),
            None => Object::BigInt(Rc::new(value)),
        }
    }
}

impl Object {
    /// The integer that this is, bools included.
    pub(crate) fn to_big(&self) -> Option<BigInt> {
        match self {
            Object::Bool(value) => Some(BigInt::from(*value as i64)),
            Object::Int(value) => Some(BigInt::from(*value)),
            Object::BigInt(value) => Some((**value).clone()),
            _ => None,
        }
    }
}

/// A 128-bit result as an object.
pub(crate) fn from_i128(value: i128) -> Object {
    match i64::try_from(value) {
        Ok(small) => Object::Int(small),
        Err(_) => Object::from(BigInt::from(value)),
    }
}

/// Refuses results that would be too large.
pub(crate) fn check_bits(bits: u64) -> Result<()> {
    if bits > MAX_BITS {
        return Err(exceeded(Limit::Memory));
    }
    Ok(())
}

/// `int` to `float`, rounding half to even.
pub(crate) fn big_to_f64(value: &BigInt) -> Result<f64> {
    match value.to_f64() {
        Some(float) if float.is_finite() => Ok(float),
        _ => Err(overflow_error("int too large to convert to float")),
    }
}

/// Floor division and remainder with Python's signs. The divisor is not zero.
pub(crate) fn floor_div_mod(left: &BigInt, right: &BigInt) -> (BigInt, BigInt) {
    let quotient = left / right;
    let remainder = left % right;
    if !remainder.is_zero() && (remainder.is_negative() != right.is_negative()) {
        (quotient - 1, remainder + right)
    } else {
        (quotient, remainder)
    }
}

/// The correctly rounded quotient of two integers.
pub(crate) fn true_divide(left: &BigInt, right: &BigInt) -> Result<f64> {
    // Both fit a float exactly: one rounding.
    if left.bits() <= 53
        && right.bits() <= 53
        && let (Some(left), Some(right)) = (left.to_f64(), right.to_f64())
    {
        return Ok(left / right);
    }
    let negative = left.is_negative() != right.is_negative();
    let (numerator, denominator) = (left.abs(), right.abs());
    // Scale so that the quotient has 66 bits or so, keep the remainder as a sticky bit, and round once.
    let shift = 66 + denominator.bits() as i64 - numerator.bits() as i64;
    let (numerator, denominator) =
        if shift >= 0 { (numerator << shift as u64, denominator) } else { (numerator, denominator << (-shift) as u64) };
    let mut quotient = &numerator / &denominator;
    if !(&numerator % &denominator).is_zero() {
        quotient |= BigInt::from(1);
    }
    let magnitude = scale(&quotient, -shift);
    if magnitude.is_infinite() {
        return Err(overflow_error("integer division result too large for a float"));
    }
    Ok(if negative { -magnitude } else { magnitude })
}

/// `value * 2**exponent`, rounded once, half to even. `value` is positive and its lowest bit is sticky.
fn scale(value: &BigInt, exponent: i64) -> f64 {
    let bits = value.bits() as i64;
    // Subnormal results keep fewer bits.
    let keep = (bits + exponent + 1074).min(53);
    if keep < 0 {
        return 0.0;
    }
    let drop = (bits - keep).max(0) as u64;
    let kept: BigInt = value >> drop;
    let rest = value - (&kept << drop);
    let mut kept = kept.to_u64().unwrap_or(u64::MAX);
    if drop > 0 {
        let half = BigInt::from(1) << (drop - 1);
        if rest > half || (rest == half && kept & 1 == 1) {
            kept += 1;
        }
    }
    let mut result = kept as f64;
    let mut left = exponent + drop as i64;
    while left > 0 && result.is_finite() {
        let step = left.min(1000);
        result *= 2f64.powi(step as i32);
        left -= step;
    }
    while left < 0 && result != 0.0 {
        let step = (-left).min(1000);
        result /= 2f64.powi(step as i32);
        left += step;
    }
    result
}
