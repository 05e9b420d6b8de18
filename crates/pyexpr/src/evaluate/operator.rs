//! Unary and binary operators on Python's own values.

use std::rc::Rc;

use num_bigint::BigInt;
use num_complex::Complex64;
use num_traits::{Signed, ToPrimitive, Zero};

use super::Machine;
use crate::builtins::collections::view_operator;
use crate::builtins::library::counter;
use crate::error::{Limit, Result, exceeded, overflow_error, raised, type_error, unsupported, value_error};
use crate::limits::{self, ENTRY_BYTES, OBJECT, OPERATION};
use crate::numpy;
use crate::object::integer::{big_to_f64, check_bits, floor_div_mod, from_i128, true_divide};
use crate::object::{DType, Deque, DictKind, DictView, Object, Scalar, complex};
use crate::syntax::tree::{Binary, Unary};

impl Machine<'_> {
    pub(crate) fn unary(&mut self, operator: Unary, value: &Object) -> Result<Object> {
        match (operator, value) {
            (_, value) if value.is_numpy() => numpy::operator::unary(self, operator, value),
            (Unary::Negative, Object::Complex(value)) => Ok(Object::Complex(-value)),
            (Unary::Positive, Object::Float(_) | Object::Complex(_)) => Ok(value.clone()),
            (Unary::Negative, Object::Float(value)) => Ok(Object::Float(-value)),
            (Unary::Negative, Object::Int(value)) => Ok(from_i128(-(*value as i128))),
            (Unary::Positive, Object::Int(_) | Object::BigInt(_)) => Ok(value.clone()),
            (Unary::Invert, Object::Int(value)) => Ok(Object::Int(!value)),
            (Unary::Negative, Object::Bool(value)) => Ok(Object::Int(-(*value as i64))),
            (Unary::Positive, Object::Bool(value)) => Ok(Object::Int(*value as i64)),
            (Unary::Invert, Object::Bool(value)) => {
                self.note(
                    "DeprecationWarning: Bitwise inversion '~' on bool is deprecated. This returns the bitwise inversion \
                     of the underlying int object and is usually not what you expect from the negation of a bool. Use \
                     the 'not' operator for boolean negation or ~int(x) for the bitwise inversion of the underlying int.",
                );
                Ok(Object::Int(!(*value as i64)))
            }
            (Unary::Negative, Object::BigInt(value)) => Ok(Object::from(-&**value)),
            (Unary::Invert, Object::BigInt(value)) => Ok(Object::from(-&**value - 1)),
            (Unary::Positive | Unary::Negative, Object::Dict(dict)) if matches!(dict.kind(), DictKind::Counter) => {
                counter::signed(self, dict, operator == Unary::Negative)
            }
            (operator, value) => {
                let symbol = match operator {
                    Unary::Negative => "-",
                    Unary::Positive => "+",
                    _ => "~",
                };
                Err(type_error(format!("bad operand type for unary {symbol}: '{}'", value.type_name())))
            }
        }
    }

    /// `left operator right`.
    pub(crate) fn binary(&mut self, operator: Binary, left: &Object, right: &Object) -> Result<Object> {
        if let (Object::DType(_), _) | (_, Object::DType(_)) = (left, right) {
            return Err(unsupported("an operator of a dtype"));
        }
        if let Some(plain) = left.as_plain_tuple() {
            return self.binary(operator, &plain, right);
        }
        if let Some(plain) = right.as_plain_tuple() {
            return self.binary(operator, left, &plain);
        }
        if let (Object::Complex(_), Object::Scalar(Scalar { dtype: DType::Float64, value })) = (left, right)
            && matches!(operator, Binary::Add | Binary::Subtract | Binary::Multiply | Binary::Divide | Binary::Power)
        {
            // A float64 is a float, with which Python's complex computes by itself.
            return self.binary(operator, left, &Object::Float(value.to_f64()));
        }
        if left.is_numpy() || right.is_numpy() {
            if let (Binary::Remainder, Object::Str(text)) = (operator, left) {
                return self.percent(text, right);
            }
            return numpy::operator::binary(self, operator, left, right);
        }
        let whole_only = matches!(
            operator,
            Binary::And | Binary::Or | Binary::Xor | Binary::LeftShift | Binary::RightShift | Binary::MatrixMultiply
        );
        if whole_only && (matches!(left, Object::Float(_)) || matches!(right, Object::Float(_))) {
            return Err(operand_error(operator, left, right));
        }
        if operator == Binary::MatrixMultiply {
            return Err(operand_error(operator, left, right));
        }
        if matches!(left, Object::Complex(_)) || matches!(right, Object::Complex(_)) {
            return match (complex::promoted(left), complex::promoted(right)) {
                (Some(a), Some(b)) => complex::operate(operator, a?, b?, left, right),
                _ => self.containers(operator, left, right),
            };
        }
        match (left, right) {
            (Object::Float(left), Object::Float(right)) => self.floats(operator, *left, *right),
            (Object::Int(left), Object::Int(right)) => self.ints(operator, *left, *right),
            (Object::Bool(left), Object::Bool(right)) => match operator {
                Binary::And => Ok(Object::Bool(left & right)),
                Binary::Or => Ok(Object::Bool(left | right)),
                Binary::Xor => Ok(Object::Bool(left ^ right)),
                _ => self.ints(operator, *left as i64, *right as i64),
            },
            (Object::Bool(left), right) if is_number(right) => self.binary(operator, &Object::Int(*left as i64), right),
            (left, Object::Bool(right)) if is_number(left) => self.binary(operator, left, &Object::Int(*right as i64)),
            (Object::Float(left), Object::Int(right)) => self.floats(operator, *left, *right as f64),
            (Object::Int(left), Object::Float(right)) => self.floats(operator, *left as f64, *right),
            (Object::Float(left), Object::BigInt(right)) => {
                let right = big_to_f64(right)?;
                self.floats(operator, *left, right)
            }
            (Object::BigInt(left), Object::Float(right)) => {
                let left = big_to_f64(left)?;
                self.floats(operator, left, *right)
            }
            (Object::Int(_) | Object::BigInt(_), Object::Int(_) | Object::BigInt(_)) => {
                match (left.to_big(), right.to_big()) {
                    (Some(left), Some(right)) => self.big_ints(operator, &left, &right),
                    _ => Err(unsupported("this number")),
                }
            }
            _ => self.containers(operator, left, right),
        }
    }

    fn ints(&mut self, operator: Binary, left: i64, right: i64) -> Result<Object> {
        self.meter.work(OPERATION)?;
        let (wide_left, wide_right) = (left as i128, right as i128);
        Ok(match operator {
            Binary::Add => from_i128(wide_left + wide_right),
            Binary::Subtract => from_i128(wide_left - wide_right),
            Binary::Multiply => from_i128(wide_left * wide_right),
            Binary::Divide if right == 0 => return Err(raised("ZeroDivisionError", "division by zero")),
            Binary::Divide if left.unsigned_abs() <= 1 << 53 && right.unsigned_abs() <= 1 << 53 => {
                Object::Float(left as f64 / right as f64)
            }
            Binary::Divide => Object::Float(true_divide(&BigInt::from(left), &BigInt::from(right))?),
            Binary::FloorDivide if right == 0 => {
                return Err(raised("ZeroDivisionError", "integer division or modulo by zero"));
            }
            Binary::Remainder if right == 0 => return Err(raised("ZeroDivisionError", "integer modulo by zero")),
            Binary::FloorDivide => from_i128(wide_left.div_euclid(wide_right) - floor_fix(wide_left, wide_right)),
            Binary::Remainder => {
                let quotient = wide_left.div_euclid(wide_right) - floor_fix(wide_left, wide_right);
                from_i128(wide_left - quotient * wide_right)
            }
            Binary::And => Object::Int(left & right),
            Binary::Or => Object::Int(left | right),
            Binary::Xor => Object::Int(left ^ right),
            Binary::Power | Binary::LeftShift | Binary::RightShift => {
                return self.big_ints(operator, &BigInt::from(left), &BigInt::from(right));
            }
            Binary::MatrixMultiply => return Err(operand_error(operator, &Object::Int(left), &Object::Int(right))),
        })
    }

    fn big_ints(&mut self, operator: Binary, left: &BigInt, right: &BigInt) -> Result<Object> {
        check_bits(left.bits().max(right.bits()))?;
        self.meter.work_u64(match operator {
            // Each by each of the 32-bit digits, one after the other; long products take fewer steps than that.
            Binary::Divide | Binary::FloorDivide | Binary::Remainder => {
                (left.bits().saturating_sub(right.bits()) + 64) * (right.bits() + 64) / 256
            }
            _ => (left.bits() + 64) * (right.bits() + 64) / 4096,
        })?;
        // Whatever is done, both are copied and the result is written: several steps for each digit.
        self.meter.work_u64((left.bits() + right.bits()) / 4 + OBJECT as u64)?;
        self.meter.memory_u64((left.bits() + right.bits()) / 8)?;
        Ok(match operator {
            Binary::Add => Object::from(left + right),
            Binary::Subtract => Object::from(left - right),
            Binary::Multiply => {
                check_bits(left.bits() + right.bits())?;
                Object::from(left * right)
            }
            Binary::Divide | Binary::FloorDivide | Binary::Remainder if right.is_zero() => {
                return Err(raised(
                    "ZeroDivisionError",
                    match operator {
                        Binary::Divide => "division by zero",
                        Binary::FloorDivide => "integer division or modulo by zero",
                        _ => "integer modulo by zero",
                    },
                ));
            }
            Binary::Divide => Object::Float(true_divide(left, right)?),
            Binary::FloorDivide => Object::from(floor_div_mod(left, right).0),
            Binary::Remainder => Object::from(floor_div_mod(left, right).1),
            Binary::And => Object::from(left & right),
            Binary::Or => Object::from(left | right),
            Binary::Xor => Object::from(left ^ right),
            Binary::LeftShift | Binary::RightShift if right.is_negative() => {
                return Err(value_error("negative shift count"));
            }
            Binary::LeftShift => {
                if left.is_zero() {
                    return Ok(Object::Int(0));
                }
                let count = right.to_u64().ok_or_else(|| exceeded(Limit::Memory))?;
                check_bits(left.bits().saturating_add(count))?;
                Object::from(left << count)
            }
            Binary::RightShift => match right.to_u64() {
                Some(count) if count <= left.bits() => Object::from(left >> count),
                _ => Object::Int(if left.is_negative() { -1 } else { 0 }),
            },
            Binary::Power => return self.int_power(left, right),
            Binary::MatrixMultiply => {
                return Err(operand_error(operator, &Object::from(left.clone()), &Object::from(right.clone())));
            }
        })
    }

    fn int_power(&mut self, base: &BigInt, exponent: &BigInt) -> Result<Object> {
        if exponent.is_negative() {
            return self.floats(Binary::Power, big_to_f64(base)?, big_to_f64(exponent)?);
        }
        if exponent.is_zero() {
            return Ok(Object::Int(1));
        }
        if base.bits() <= 1 {
            // -1, 0 and 1, whatever the exponent.
            let even = !exponent.bit(0);
            return Ok(Object::from(if even { base * base } else { base.clone() }));
        }
        let count = exponent.to_u32().ok_or_else(|| exceeded(Limit::Memory))?;
        let bits = base.bits().saturating_mul(count as u64);
        check_bits(bits)?;
        self.meter.work_u64(bits * bits / 4096)?;
        self.meter.memory_u64(bits / 8)?;
        Ok(Object::from(base.pow(count)))
    }

    fn floats(&mut self, operator: Binary, left: f64, right: f64) -> Result<Object> {
        Ok(Object::Float(match operator {
            Binary::Add => left + right,
            Binary::Subtract => left - right,
            Binary::Multiply => left * right,
            Binary::Divide if right == 0.0 => return Err(raised("ZeroDivisionError", "float division by zero")),
            Binary::Divide => left / right,
            Binary::FloorDivide if right == 0.0 => {
                return Err(raised("ZeroDivisionError", "float floor division by zero"));
            }
            Binary::Remainder if right == 0.0 => return Err(raised("ZeroDivisionError", "float modulo")),
            Binary::FloorDivide => float_div_mod(left, right).0,
            Binary::Remainder => float_div_mod(left, right).1,
            Binary::Power => return float_power(left, right),
            _ => return Err(operand_error(operator, &Object::Float(left), &Object::Float(right))),
        }))
    }

    fn containers(&mut self, operator: Binary, left: &Object, right: &Object) -> Result<Object> {
        match (operator, left, right) {
            (Binary::Add, Object::Str(left), Object::Str(right)) => {
                // Once as it is put together, once as it is kept.
                self.meter.memory(2 * (left.len() + right.len()))?;
                self.meter.work(left.len() + right.len())?;
                Ok(Object::from([&**left, &**right].concat()))
            }
            (Binary::Add, Object::Str(_), right) => {
                Err(type_error(format!("can only concatenate str (not \"{}\") to str", right.type_name())))
            }
            (Binary::Add, Object::List(left), Object::List(right)) => Ok(Object::list(self.joined(left, right)?)),
            (Binary::Add, Object::Tuple(left), Object::Tuple(right)) => Ok(Object::tuple(self.joined(left, right)?)),
            (Binary::Add, Object::List(_) | Object::Tuple(_), right) => Err(type_error(format!(
                "can only concatenate {0} (not \"{1}\") to {0}",
                left.type_name(),
                right.type_name()
            ))),
            (Binary::Multiply, sequence, Object::Int(_) | Object::Bool(_) | Object::BigInt(_))
                if is_sequence(sequence) =>
            {
                self.repeated(sequence, right)
            }
            (Binary::Multiply, Object::Int(_) | Object::Bool(_) | Object::BigInt(_), sequence)
                if is_sequence(sequence) =>
            {
                self.repeated(sequence, left)
            }
            (Binary::Multiply, sequence, other) if is_sequence(sequence) => {
                Err(type_error(format!("can't multiply sequence by non-int of type '{}'", other.type_name())))
            }
            (Binary::Multiply, other, sequence) if is_sequence(sequence) => {
                Err(type_error(format!("can't multiply sequence by non-int of type '{}'", other.type_name())))
            }
            (Binary::Remainder, Object::Str(text), right) => self.percent(text, right),
            (Binary::Or | Binary::And | Binary::Subtract | Binary::Xor, Object::Set(left), Object::Set(right)) => {
                self.sets(operator, left, right)
            }
            (Binary::Add | Binary::Subtract | Binary::And | Binary::Or, Object::Dict(left), Object::Dict(right))
                if matches!((left.kind(), right.kind()), (DictKind::Counter, DictKind::Counter)) =>
            {
                counter::combine(self, operator, left, right)
            }
            (Binary::Or, Object::Dict(left), Object::Dict(right)) => {
                let kind = match (left.kind(), right.kind()) {
                    (DictKind::Plain, DictKind::Plain) => DictKind::Plain,
                    (DictKind::Default(factory), DictKind::Plain | DictKind::Default(_)) => {
                        DictKind::Default(factory.clone())
                    }
                    _ => return Err(unsupported("| of these classes of dict")),
                };
                let mut merged = (**left).clone().into_kind(kind);
                self.meter.entries(left.len())?;
                self.meter.memory(right.len() * ENTRY_BYTES)?;
                for (key, value) in right.entries() {
                    merged.insert(key.clone(), value.clone())?;
                }
                Ok(Object::Dict(Rc::new(merged)))
            }
            (
                Binary::Or | Binary::And | Binary::Subtract | Binary::Xor,
                Object::View(DictView::Keys | DictView::Items, _),
                _,
            )
            | (
                Binary::Or | Binary::And | Binary::Subtract | Binary::Xor,
                _,
                Object::View(DictView::Keys | DictView::Items, _),
            ) => view_operator(self, operator, left, right),
            (Binary::Add, Object::Bytes(left), Object::Bytes(right)) => {
                self.meter.memory(left.len() + right.len())?;
                Ok(Object::Bytes([&**left, &**right].concat().into()))
            }
            (Binary::Add, Object::Bytes(_), right) => {
                Err(type_error(format!("can't concat {} to bytes", right.type_name())))
            }
            (Binary::Remainder, Object::Bytes(_), _) => Err(unsupported("% formatting of bytes")),
            (Binary::Add, Object::Deque(left), Object::Deque(right)) => {
                let items = self.joined(&left.items, &right.items)?;
                Ok(Object::Deque(Rc::new(Deque::new(items, left.maxlen))))
            }
            (Binary::Add, Object::Deque(_), right) => {
                Err(type_error(format!("can only concatenate deque (not \"{}\") to deque", right.type_name())))
            }
            (_, Object::TypeInfo(_), _) | (_, _, Object::TypeInfo(_)) => Err(unsupported("operators on np.finfo")),
            (Binary::Multiply, Object::DType(_), _) | (Binary::Multiply, _, Object::DType(_)) => {
                Err(unsupported("a dtype times a number"))
            }
            (Binary::Or, Object::Type(_) | Object::None, Object::Type(_) | Object::None)
                if matches!(left, Object::Type(_)) || matches!(right, Object::Type(_)) =>
            {
                Err(unsupported("unions of classes"))
            }
            _ => Err(operand_error(operator, left, right)),
        }
    }

    fn joined(&mut self, left: &[Object], right: &[Object]) -> Result<Vec<Object>> {
        self.meter.copies(left.len() + right.len())?;
        Ok(left.iter().chain(right).cloned().collect())
    }

    /// `sequence * count`.
    fn repeated(&mut self, sequence: &Object, count: &Object) -> Result<Object> {
        let count = match count {
            Object::Int(count) => limits::count(*count),
            Object::Bool(count) => *count as usize,
            _ => return Err(overflow_error("cannot fit 'int' into an index-sized integer")),
        };
        let unit = match sequence {
            Object::Str(text) => text.len(),
            Object::Bytes(bytes) => bytes.len(),
            Object::Deque(deque) => deque.items.len() * size_of::<Object>(),
            Object::List(items) | Object::Tuple(items) => items.len() * size_of::<Object>(),
            _ => 0,
        };
        let bytes = unit.checked_mul(count).ok_or_else(|| exceeded(Limit::Memory))?;
        self.meter.memory(bytes)?;
        // A text is put together and then kept, which copies it.
        self.meter.work(if matches!(sequence, Object::Str(_) | Object::Bytes(_)) { bytes } else { bytes / 8 })?;
        let repeat = |items: &[Object]| -> Vec<Object> {
            if items.is_empty() {
                return Vec::new();
            }
            items.iter().cycle().take(items.len() * count).cloned().collect()
        };
        Ok(match sequence {
            Object::Str(text) if text.is_empty() => sequence.clone(),
            Object::Str(text) => Object::from(text.repeat(count)),
            Object::Bytes(bytes) => Object::Bytes(bytes.repeat(count).into()),
            Object::Deque(deque) => Object::Deque(Rc::new(Deque::new(repeat(&deque.items), deque.maxlen))),
            Object::List(items) => Object::list(repeat(items)),
            Object::Tuple(items) => Object::tuple(repeat(items)),
            other => return Err(unsupported(format!("repetition of a {}", other.type_name()))),
        })
    }
}

fn is_number(object: &Object) -> bool {
    matches!(object, Object::Int(_) | Object::BigInt(_) | Object::Float(_))
}

fn is_sequence(object: &Object) -> bool {
    matches!(object, Object::Str(_) | Object::List(_) | Object::Tuple(_) | Object::Bytes(_) | Object::Deque(_))
}

/// What turns Euclid's quotient into the floor: they differ where the divisor is negative and does not divide.
fn floor_fix(left: i128, right: i128) -> i128 {
    (right < 0 && left.rem_euclid(right) != 0) as i128
}

/// `TypeError: unsupported operand type(s) ...`.
pub(crate) fn operand_error(operator: Binary, left: &Object, right: &Object) -> crate::error::Error {
    for side in [left, right] {
        if let Object::Function(function) = side
            && !function.is_python_builtin()
        {
            return unsupported("an operator on a function of NumPy");
        }
    }
    let symbol = if operator == Binary::Power { "** or pow()" } else { operator.symbol() };
    type_error(format!("unsupported operand type(s) for {symbol}: '{}' and '{}'", left.type_name(), right.type_name()))
}

/// Floor division and remainder of floats, as CPython computes them. The divisor is not zero.
pub(crate) fn float_div_mod(left: f64, right: f64) -> (f64, f64) {
    let mut remainder = left % right;
    let mut quotient = (left - remainder) / right;
    if remainder != 0.0 {
        if (right < 0.0) != (remainder < 0.0) {
            remainder += right;
            quotient -= 1.0;
        }
    } else {
        remainder = 0f64.copysign(right);
    }
    if quotient != 0.0 {
        let mut floor = quotient.floor();
        if quotient - floor > 0.5 {
            floor += 1.0;
        }
        quotient = floor;
    } else {
        quotient = 0f64.copysign(left / right);
    }
    (quotient, remainder)
}

fn float_power(left: f64, right: f64) -> Result<Object> {
    if left == 0.0 && right < 0.0 && right.is_finite() {
        return Err(raised("ZeroDivisionError", "0.0 cannot be raised to a negative power"));
    }
    if left < 0.0 && left.is_finite() && right.is_finite() && right.fract() != 0.0 {
        return complex::power(Complex64::new(left, 0.0), Complex64::new(right, 0.0)).map(Object::Complex);
    }
    let result = left.powf(right);
    if result.is_infinite() && left.is_finite() && right.is_finite() {
        return Err(overflow_error("(34, 'Numerical result out of range')"));
    }
    Ok(Object::Float(result))
}
