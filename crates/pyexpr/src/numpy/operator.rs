//! Python's operators where an array or a NumPy scalar takes part.

use std::rc::Rc;

use super::coerce::{Operand, to_array};
use super::linalg;
use super::ufunc::{self, Caller};
use crate::error::{Result, type_error, unsupported};
use crate::evaluate::Machine;
use crate::evaluate::subscript::as_index;
use crate::object::{Array, DType, Number, Object};
use crate::syntax::tree::{Binary, Comparison, Unary};

/// `operator value`.
pub(crate) fn unary(machine: &mut Machine, operator: Unary, value: &Object) -> Result<Object> {
    let ufunc = match operator {
        Unary::Negative => ufunc::Unary::Negative,
        Unary::Positive => ufunc::Unary::Positive,
        Unary::Invert | Unary::Not => ufunc::Unary::Invert,
    };
    ufunc::call_unary(machine, ufunc, value)
}

fn ufunc_of(operator: Binary) -> Option<ufunc::Binary> {
    Some(match operator {
        Binary::Add => ufunc::Binary::Add,
        Binary::Subtract => ufunc::Binary::Subtract,
        Binary::Multiply => ufunc::Binary::Multiply,
        Binary::Divide => ufunc::Binary::Divide,
        Binary::FloorDivide => ufunc::Binary::FloorDivide,
        Binary::Remainder => ufunc::Binary::Remainder,
        Binary::Power => ufunc::Binary::Power,
        Binary::LeftShift => ufunc::Binary::LeftShift,
        Binary::RightShift => ufunc::Binary::RightShift,
        Binary::And => ufunc::Binary::BitwiseAnd,
        Binary::Or => ufunc::Binary::BitwiseOr,
        Binary::Xor => ufunc::Binary::BitwiseXor,
        Binary::MatrixMultiply => return None,
    })
}

/// Whether NumPy computes with this operand.
fn is_operand(object: &Object) -> bool {
    matches!(
        object,
        Object::Array(_)
            | Object::Scalar(_)
            | Object::Bool(_)
            | Object::Int(_)
            | Object::BigInt(_)
            | Object::Float(_)
            | Object::List(_)
            | Object::Tuple(_)
            | Object::Range(_)
    )
}

/// `left operator right`.
pub(crate) fn binary(machine: &mut Machine, operator: Binary, left: &Object, right: &Object) -> Result<Object> {
    for side in [left, right] {
        if let Object::None = side {
            let array = left.is_numpy() && matches!(left, Object::Array(_)) || matches!(right, Object::Array(_));
            // Arrays would try an object loop, whose message names the classes too.
            if array && operator != Binary::MatrixMultiply {
                return match operator {
                    Binary::Add
                    | Binary::Subtract
                    | Binary::Multiply
                    | Binary::Divide
                    | Binary::FloorDivide
                    | Binary::Power => {
                        let name = |object: &Object| match object {
                            Object::None => "NoneType",
                            Object::Array(array) if array.dtype.is_float() => "float",
                            Object::Array(array) if array.dtype.is_integer() => "int",
                            _ => "bool",
                        };
                        let empty =
                            [left, right].iter().any(|side| matches!(side, Object::Array(array) if array.size() == 0));
                        if empty {
                            return Err(unsupported("an operator with None and an empty array"));
                        }
                        Err(type_error(format!(
                            "unsupported operand type(s) for {}: '{}' and '{}'",
                            if operator == Binary::Power { "** or pow()" } else { operator.symbol() },
                            name(left),
                            name(right)
                        )))
                    }
                    _ => Err(unsupported("this operator with None")),
                };
            }
            return Err(unsupported("this operator with None and a NumPy scalar"));
        }
        if !is_operand(side) {
            return Err(unsupported(format!("an operator with a {} and NumPy values", side.type_name())));
        }
    }
    // A sequence times a NumPy integer is repeated, as the scalar leaves it to the sequence.
    if operator == Binary::Multiply
        && let (Object::List(_) | Object::Tuple(_), Object::Scalar(_))
        | (Object::Scalar(_), Object::List(_) | Object::Tuple(_)) = (left, right)
    {
        let (sequence, count) = if matches!(left, Object::Scalar(_)) { (right, left) } else { (left, right) };
        return match as_index(count) {
            Some(count) => machine.binary(operator, sequence, &Object::Int(count)),
            None => Err(unsupported("a sequence times this NumPy scalar")),
        };
    }
    let Some(mut ufunc) = ufunc_of(operator) else {
        let scalar = |object: &Object| {
            !matches!(object, Object::Array(_) | Object::List(_) | Object::Tuple(_) | Object::Range(_))
        };
        if scalar(left) && scalar(right) && (matches!(left, Object::Scalar(_)) || matches!(right, Object::Scalar(_))) {
            return Err(unsupported("@ of scalars"));
        }
        return linalg::matmul(machine, left, right);
    };
    // Powers of float arrays by a few Python numbers are computed in a simpler way.
    if ufunc == ufunc::Binary::Power
        && let Object::Array(array) = left
    {
        let exponent = match right {
            Object::Float(value) => Some(*value),
            Object::Int(value) => Some(*value as f64),
            Object::Scalar(scalar) if scalar.dtype != DType::Bool => Some(scalar.value.to_f64()),
            _ => None,
        };
        let weak = matches!(right, Object::Float(_) | Object::Int(_));
        let same = weak || matches!(right, Object::Scalar(scalar) if scalar.dtype == array.dtype);
        if array.dtype.is_float() && same {
            let simpler = match exponent {
                Some(1.0) => Some(ufunc::Unary::Positive),
                Some(-1.0) => Some(ufunc::Unary::Reciprocal),
                Some(0.5) => Some(ufunc::Unary::Sqrt),
                Some(2.0) => Some(ufunc::Unary::Square),
                _ => None,
            };
            if let Some(simpler) = simpler {
                return ufunc::call_unary(machine, simpler, left);
            }
        }
        if array.dtype == DType::Bool {
            ufunc = ufunc::Binary::Power;
        }
    }
    let is_scalar =
        |object: &Object| !matches!(object, Object::Array(_) | Object::List(_) | Object::Tuple(_) | Object::Range(_));
    let caller = if is_scalar(left) && is_scalar(right) { Caller::Scalar } else { Caller::Array };
    let left = Operand::of(machine, left)?;
    let right = Operand::of(machine, right)?;
    ufunc::binary(machine, ufunc, &left, &right, caller)
}

/// `left comparison right` for the six orderings.
pub(crate) fn compare(machine: &mut Machine, comparison: Comparison, left: &Object, right: &Object) -> Result<Object> {
    let equality = matches!(comparison, Comparison::Equal | Comparison::NotEqual);
    for (side, other) in [(left, right), (right, left)] {
        if is_operand(side) {
            continue;
        }
        let unequal = comparison == Comparison::NotEqual;
        return match (side, other) {
            (Object::None | Object::Str(_) | Object::Dict(_) | Object::Set(_), Object::Scalar(_)) if equality => {
                Ok(Object::Bool(unequal))
            }
            (Object::None, Object::Array(array)) if equality => {
                machine.meter.array(array.shape())?;
                let elements = vec![unequal as i64; array.size()];
                Ok(Array::from_ints(DType::Bool, array.shape(), elements)?.into_object())
            }
            _ => Err(unsupported(format!("a comparison of a {} with NumPy values", side.type_name()))),
        };
    }
    let ufunc = match comparison {
        Comparison::Equal => ufunc::Binary::Equal,
        Comparison::NotEqual => ufunc::Binary::NotEqual,
        Comparison::Less => ufunc::Binary::Less,
        Comparison::LessEqual => ufunc::Binary::LessEqual,
        Comparison::Greater => ufunc::Binary::Greater,
        _ => ufunc::Binary::GreaterEqual,
    };
    let left = Operand::of(machine, left)?;
    let right = Operand::of(machine, right)?;
    ufunc::binary(machine, ufunc, &left, &right, Caller::Array)
}

/// `item in array`.
pub(crate) fn contains(machine: &mut Machine, array: &Rc<Array>, item: &Object) -> Result<bool> {
    let found = compare(machine, Comparison::Equal, &Object::Array(array.clone()), item)?;
    let found = to_array(machine, &found)?;
    Ok(found.numbers().into_iter().any(Number::is_true))
}
