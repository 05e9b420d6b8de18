//! Python's operators where an array or a NumPy scalar takes part.

use std::rc::Rc;

use super::coerce::{Operand, cast, common_dtype, to_array};
use super::linalg;
use super::ufunc::{self, Caller};
use crate::error::{Result, type_error, unsupported};
use crate::evaluate::Machine;
use crate::evaluate::operator::operand_error;
use crate::evaluate::subscript::as_index;
use crate::object::{Array, DType, Number, Object, Scalar};
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
            | Object::Complex(_)
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
                            Object::Array(array) if array.dtype.is_complex() => "complex",
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
    let Some(ufunc) = ufunc_of(operator) else {
        let any_array = [left, right].iter().any(|side| matches!(side, Object::Array(_)));
        if !any_array {
            return Err(match (left, right) {
                (Object::List(_) | Object::Tuple(_), _) | (_, Object::List(_) | Object::Tuple(_)) => {
                    operand_error(operator, left, right)
                }
                _ => unsupported("@ of scalars"),
            });
        }
        common_dtype(&Operand::of(machine, left)?, &Operand::of(machine, right)?)?;
        return linalg::matmul(machine, left, right);
    };
    if ufunc == ufunc::Binary::Power
        && let Object::Array(array) = left
        && let Some(result) = simple_power(machine, array, right)?
    {
        return Ok(result);
    }
    let is_scalar =
        |object: &Object| !matches!(object, Object::Array(_) | Object::List(_) | Object::Tuple(_) | Object::Range(_));
    let caller = if is_scalar(left) && is_scalar(right) { Caller::Scalar } else { Caller::Array };
    let (left_object, right_object) = (left, right);
    let is_complex_scalar = |object: &Object| matches!(object, Object::Scalar(scalar) if scalar.dtype.is_complex());
    if matches!(operator, Binary::FloorDivide | Binary::Remainder) {
        // A complex scalar asks the ufunc only where the other side is a number too.
        if let (scalar, Object::List(_) | Object::Tuple(_)) | (Object::List(_) | Object::Tuple(_), scalar) =
            (left, right)
            && is_complex_scalar(scalar)
        {
            return Err(operand_error(operator, left, right));
        }
    }
    let left = Operand::of(machine, left)?;
    let right = Operand::of(machine, right)?;
    if caller == Caller::Scalar
        && matches!(operator, Binary::FloorDivide | Binary::Remainder)
        && (left.array.dtype.is_complex() || right.array.dtype.is_complex())
    {
        let common = common_dtype(&left, &right)?;
        let own = |operand: &Operand| !operand.weak && operand.array.dtype == common;
        // Complex scalars refuse by themselves; a mixture is left to the ufunc.
        let is_bool = |object: &Object| matches!(object, Object::Scalar(scalar) if scalar.dtype == DType::Bool);
        return Err(match (own(&left), own(&right)) {
            (true, _) if is_bool(right_object) => ufunc::refused(ufunc.name()),
            (true, _) => operand_error(operator, left_object, right_object),
            (false, true) if left.weak => operand_error(operator, left_object, right_object),
            (false, true) => unsupported("the message for these complex scalars"),
            (false, false) => ufunc::refused(ufunc.name()),
        });
    }
    ufunc::binary(machine, ufunc, &left, &right, caller)
}

/// Powers of arrays by a few numbers, which NumPy computes in a simpler way whatever the number's dtype.
fn simple_power(machine: &mut Machine, array: &Rc<Array>, exponent: &Object) -> Result<Option<Object>> {
    let (value, is_float) = match exponent {
        Object::Float(value) => (*value, true),
        Object::Int(value) => (*value as f64, false),
        Object::Bool(value) => (*value as i64 as f64, false),
        Object::Scalar(scalar) if scalar.dtype.is_complex() => return Ok(None),
        Object::Scalar(scalar) if scalar.dtype != DType::Bool => (scalar.value.to_f64(), scalar.dtype.is_float()),
        Object::Array(array) if array.ndim() == 0 && array.dtype != DType::Bool && !array.dtype.is_complex() => {
            (array.first().map_or(0.0, Number::to_f64), array.dtype.is_float())
        }
        _ => return Ok(None),
    };
    if array.dtype.is_float() || array.dtype.is_complex() {
        let ufunc = match value {
            1.0 => ufunc::Unary::Positive,
            -1.0 => ufunc::Unary::Reciprocal,
            0.5 => ufunc::Unary::Sqrt,
            2.0 => ufunc::Unary::Square,
            0.0 => {
                let one = super::coerce::python_number(&Object::Int(1), array.dtype)?;
                let ones = super::create::constant(machine, array.shape(), array.dtype, one)?;
                return Ok(Some(ones.into_object()));
            }
            _ => return Ok(None),
        };
        return ufunc::call_unary(machine, ufunc, &Object::Array(array.clone())).map(Some);
    }
    if value != 2.0 {
        return Ok(None);
    }
    let base = match array.dtype {
        DType::Bool => cast(machine, array, DType::Int8)?,
        _ if is_float => cast(machine, array, DType::Float64)?,
        _ => (**array).clone(),
    };
    let squares = ufunc::apply_unary(machine, ufunc::Unary::Square, &base)?;
    // The array that was converted is given back as it is, not as a scalar.
    Ok(Some(if is_float && array.dtype != DType::Bool { squares.into_array_object() } else { squares.into_object() }))
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
            (Object::None | Object::Str(_), Object::Scalar(_)) if equality => Ok(Object::Bool(unequal)),
            (Object::Dict(_) | Object::Set(_), Object::Scalar(_)) if equality => {
                Ok(Object::Scalar(Scalar { dtype: DType::Bool, value: Number::Int(unequal as i64) }))
            }
            (Object::None, Object::Array(array)) if equality => {
                machine.meter.array(array.shape())?;
                let elements = vec![unequal as i64; array.size()];
                Ok(Array::from_ints(DType::Bool, array.shape(), elements)?.into_object())
            }
            _ => Err(unsupported(format!("a comparison of a {} with NumPy values", side.type_name()))),
        };
    }
    // Python's own values leave the comparison to NumPy, which then has its sides exchanged.
    let (comparison, left, right) = if left.is_numpy() {
        (comparison, left, right)
    } else {
        let mirrored = match comparison {
            Comparison::Less => Comparison::Greater,
            Comparison::LessEqual => Comparison::GreaterEqual,
            Comparison::Greater => Comparison::Less,
            Comparison::GreaterEqual => Comparison::LessEqual,
            other => other,
        };
        (mirrored, right, left)
    };
    let ufunc = match comparison {
        Comparison::Equal => ufunc::Binary::Equal,
        Comparison::NotEqual => ufunc::Binary::NotEqual,
        Comparison::Less => ufunc::Binary::Less,
        Comparison::LessEqual => ufunc::Binary::LessEqual,
        Comparison::Greater => ufunc::Binary::Greater,
        _ => ufunc::Binary::GreaterEqual,
    };
    let both_scalars = !matches!(left, Object::Array(_)) && !matches!(right, Object::Array(_));
    let left = Operand::of(machine, left)?;
    let right = Operand::of(machine, right)?;
    let complex = left.array.dtype.is_complex() || right.array.dtype.is_complex();
    if both_scalars && complex && !equality {
        // Scalars look at the real parts first, whatever the imaginary ones are.
        if [&left, &right].iter().any(|side| side.array.first().is_some_and(Number::is_nan)) {
            return Err(unsupported("a comparison of complex scalars that are nan"));
        }
    }
    ufunc::binary(machine, ufunc, &left, &right, Caller::Array)
}

/// `item in array`.
pub(crate) fn contains(machine: &mut Machine, array: &Rc<Array>, item: &Object) -> Result<bool> {
    let found = compare(machine, Comparison::Equal, &Object::Array(array.clone()), item)?;
    let found = to_array(machine, &found)?;
    Ok(found.numbers().into_iter().any(Number::is_true))
}
