//! Exact sums of Python's numbers, as `statistics` takes them.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, Zero};

use crate::error::{Result, type_error, unsupported};
use crate::evaluate::Machine;
use crate::object::hash::frexp;
use crate::object::integer::true_divide;
use crate::object::{DType, Number, Object, Scalar};

/// The class of a result, by those of the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Int,
    Float,
    /// `np.float64`, which is a float too.
    Float64,
}

/// A fraction that is not reduced. The denominator is positive.
#[derive(Clone)]
pub(super) struct Ratio {
    pub(super) numerator: BigInt,
    pub(super) denominator: BigInt,
}

/// The sum of numbers and of their squares.
pub(super) struct Sums {
    pub(super) class: Class,
    pub(super) count: usize,
    /// `Err` with the infinity or NaN that the sum comes to.
    pub(super) sum: std::result::Result<Ratio, f64>,
    pub(super) squares: Ratio,
}

impl Ratio {
    pub(super) fn divided(self, count: usize) -> Ratio {
        Ratio { numerator: self.numerator, denominator: self.denominator * count.max(1) }
    }

    /// As a number of a class: ints stay ints where they can.
    pub(super) fn object(&self, class: Class) -> Result<Object> {
        if class == Class::Int && (&self.numerator % &self.denominator).is_zero() {
            return Ok(Object::from(&self.numerator / &self.denominator));
        }
        Ok(float_of(true_divide(&self.numerator, &self.denominator)?, class))
    }

    /// The correctly rounded square root.
    pub(super) fn square_root(&self) -> Result<f64> {
        let (n, m) = (&self.numerator, &self.denominator);
        // Twice a float's digits and a few more; what the root cuts off is kept as a last bit that says so.
        let root = |n: BigInt, m: BigInt| -> BigInt {
            let root = n.div_floor(&m).sqrt();
            if &root * &root * m == n { root } else { root | BigInt::one() }
        };
        let shift = (n.bits() as i64 - m.bits() as i64 - 109).div_euclid(2);
        let shift = if n.is_zero() { 0 } else { shift };
        if shift >= 0 {
            let numerator: BigInt = root(n.clone(), m << (2 * shift) as u64) << shift as u64;
            return true_divide(&numerator, &BigInt::one());
        }
        let numerator = root(n << (-2 * shift) as u64, m.clone());
        true_divide(&numerator, &(BigInt::one() << (-shift) as u64))
    }

    pub(super) fn is_positive(&self) -> bool {
        self.numerator.is_positive()
    }
}

/// A float, or an `np.float64`.
pub(super) fn float_of(value: f64, class: Class) -> Object {
    match class {
        Class::Float64 => Object::Scalar(Scalar { dtype: DType::Float64, value: Number::Float(value) }),
        _ => Object::Float(value),
    }
}

/// Sums `items` and their squares.
pub(super) fn sums(machine: &mut Machine, items: &[Object]) -> Result<Sums> {
    let mut class = Class::Int;
    let mut special: Option<f64> = None;
    let mut parts: Vec<(BigInt, i64)> = Vec::with_capacity(items.len());
    machine.meter.memory(items.len() * 64)?;
    for item in items {
        machine.meter.work(40)?;
        let value = match item {
            Object::Int(_) | Object::BigInt(_) | Object::Bool(_) => {
                parts.push((item.to_big().unwrap_or_default(), 0));
                continue;
            }
            Object::Float(value) => *value,
            Object::Scalar(Scalar { dtype: DType::Float64, value: Number::Float(value) }) => {
                class = Class::Float64;
                *value
            }
            Object::Str(_) | Object::None | Object::List(_) | Object::Tuple(_) | Object::Dict(_) | Object::Set(_) => {
                return Err(type_error(format!("can't convert type '{}' to numerator/denominator", item.type_name())));
            }
            other => return Err(unsupported(format!("statistics of a {}", other.type_name()))),
        };
        class = class.max(Class::Float);
        if !value.is_finite() {
            special = Some(special.unwrap_or(0.0) + value);
            continue;
        }
        let (fraction, exponent) = frexp(value.abs());
        let whole = (fraction * 2f64.powi(53)) as i64;
        let zeros = if whole == 0 { 0 } else { whole.trailing_zeros() };
        let signed = if value < 0.0 { -(whole >> zeros) } else { whole >> zeros };
        parts.push((BigInt::from(signed), if whole == 0 { 0 } else { exponent as i64 - 53 + zeros as i64 }));
    }
    let lowest = parts.iter().map(|(_, exponent)| *exponent).min().unwrap_or(0).min(0);
    let (mut sum, mut squares) = (BigInt::zero(), BigInt::zero());
    for (mantissa, exponent) in parts {
        let bits = mantissa.bits() + (exponent - lowest) as u64;
        machine.meter.work_u64(bits * bits / 4096)?;
        let scaled = mantissa << (exponent - lowest) as u64;
        squares += &scaled * &scaled;
        sum += scaled;
    }
    let unit = BigInt::one() << (-lowest) as u64;
    let square_unit = &unit * &unit;
    let sum = match special {
        Some(special) => Err(special),
        None => Ok(Ratio { numerator: sum, denominator: unit }),
    };
    Ok(Sums { class, count: items.len(), sum, squares: Ratio { numerator: squares, denominator: square_unit } })
}

impl Sums {
    /// The sum of the squared deviations from the mean.
    pub(super) fn deviations(&self) -> std::result::Result<Ratio, f64> {
        let sum = self.sum.as_ref().map_err(|special| *special)?;
        let count = self.count.max(1);
        Ok(Ratio {
            numerator: &self.squares.numerator * count - &sum.numerator * &sum.numerator,
            denominator: &self.squares.denominator * count,
        })
    }
}
