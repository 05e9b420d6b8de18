//! Python's complex numbers: their arithmetic and how they are printed.

use num_complex::Complex64;

use super::integer::big_to_f64;
use super::repr::narrow_float;
use super::{DType, Object};
use crate::error::{Result, overflow_error, raised};
use crate::evaluate::operator::operand_error;
use crate::syntax::tree::Binary;

/// A Python number as a complex; `None` for anything else.
pub(crate) fn promoted(object: &Object) -> Option<Result<Complex64>> {
    let real = |value: f64| Some(Ok(Complex64::new(value, 0.0)));
    match object {
        Object::Complex(value) => Some(Ok(*value)),
        Object::Float(value) => real(*value),
        Object::Int(value) => real(*value as f64),
        Object::Bool(value) => real(f64::from(u8::from(*value))),
        Object::BigInt(value) => Some(big_to_f64(value).map(|value| Complex64::new(value, 0.0))),
        _ => None,
    }
}

/// `left operator right` on complex numbers; the objects are for the message.
pub(crate) fn operate(
    operator: Binary,
    left: Complex64,
    right: Complex64,
    left_object: &Object,
    right_object: &Object,
) -> Result<Object> {
    Ok(Object::Complex(match operator {
        Binary::Add => left + right,
        Binary::Subtract => left - right,
        Binary::Multiply => left * right,
        Binary::Divide => {
            quotient(left, right).ok_or_else(|| raised("ZeroDivisionError", "complex division by zero"))?
        }
        Binary::Power => power(left, right)?,
        _ => return Err(operand_error(operator, left_object, right_object)),
    }))
}

/// Smith's division, as CPython does it. `None` where the divisor is zero.
fn quotient(left: Complex64, right: Complex64) -> Option<Complex64> {
    let (real, imaginary) = (right.re.abs(), right.im.abs());
    if real >= imaginary {
        if real == 0.0 {
            return None;
        }
        let ratio = right.im / right.re;
        let divisor = right.re + right.im * ratio;
        return Some(Complex64::new((left.re + left.im * ratio) / divisor, (left.im - left.re * ratio) / divisor));
    }
    if imaginary >= real {
        let ratio = right.re / right.im;
        let divisor = right.re * ratio + right.im;
        return Some(Complex64::new((left.re * ratio + left.im) / divisor, (left.im * ratio - left.re) / divisor));
    }
    Some(Complex64::new(f64::NAN, f64::NAN))
}

/// `base ** exponent`: small whole exponents by multiplication, all others by way of polar coordinates.
pub(crate) fn power(base: Complex64, exponent: Complex64) -> Result<Complex64> {
    let impossible = || raised("ZeroDivisionError", "0.0 to a negative or complex power");
    let whole = exponent.im == 0.0 && exponent.re == exponent.re.floor() && exponent.re.abs() <= 100.0;
    let result = if whole {
        let product = whole_power(base, exponent.re.abs() as u32);
        if exponent.re > 0.0 { product } else { quotient(Complex64::new(1.0, 0.0), product).ok_or_else(impossible)? }
    } else if base == Complex64::new(0.0, 0.0) {
        if exponent.im != 0.0 || exponent.re < 0.0 {
            return Err(impossible());
        }
        Complex64::new(0.0, 0.0)
    } else {
        let length = base.re.hypot(base.im);
        let angle = base.im.atan2(base.re);
        let mut scale = length.powf(exponent.re);
        let mut phase = angle * exponent.re;
        if exponent.im != 0.0 {
            scale /= (angle * exponent.im).exp();
            phase += exponent.im * length.ln();
        }
        Complex64::new(scale * phase.cos(), scale * phase.sin())
    };
    if result.re.is_infinite() || result.im.is_infinite() {
        return Err(overflow_error("complex exponentiation"));
    }
    Ok(result)
}

fn whole_power(base: Complex64, exponent: u32) -> Complex64 {
    let mut result = Complex64::new(1.0, 0.0);
    let mut square = base;
    let mut mask = 1;
    while mask <= exponent {
        if exponent & mask != 0 {
            result *= square;
        }
        mask <<= 1;
        square *= square;
    }
    result
}

/// `abs(complex)`.
pub(crate) fn magnitude(value: Complex64) -> Result<f64> {
    let result = value.re.hypot(value.im);
    if result.is_infinite() && value.re.is_finite() && value.im.is_finite() {
        return Err(overflow_error("absolute value too large"));
    }
    Ok(result)
}

/// `repr(complex)`, the parts with the digits of this float dtype.
pub(crate) fn text(value: Complex64, dtype: DType) -> String {
    let part = |float: f64| narrow_float(float, dtype, false);
    if value.re == 0.0 && value.re.is_sign_positive() {
        return format!("{}j", part(value.im));
    }
    let sign = if value.im.is_nan() || value.im.is_sign_positive() { "+" } else { "" };
    format!("({}{sign}{}j)", part(value.re), part(value.im))
}
