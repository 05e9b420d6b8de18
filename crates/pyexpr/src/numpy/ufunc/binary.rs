//! Ufuncs of two operands.

use ndarray::{ArcArray, IxDyn};
use num_integer::Integer;

use super::unary::{float_dtype, floats, refused};
use super::{Binary, Caller, notes};
use crate::error::{Error, Result, type_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::numpy::coerce::{Operand, common_dtype};
use crate::numpy::pairs::{map2, map2_finite};
use crate::object::dtype::Kind;
use crate::object::{Array, DType, Data, Object};

/// Computes the ufunc; a result without dimensions is a scalar.
pub(crate) fn binary(
    machine: &mut Machine,
    ufunc: Binary,
    left: &Operand,
    right: &Operand,
    caller: Caller,
) -> Result<Object> {
    compute(machine, ufunc, left, right, caller).map(Array::into_object)
}

/// Computes the ufunc.
pub(super) fn compute(
    machine: &mut Machine,
    ufunc: Binary,
    left: &Operand,
    right: &Operand,
    caller: Caller,
) -> Result<Array> {
    if left.array.dtype.is_complex() || right.array.dtype.is_complex() {
        return super::complex::binary(machine, ufunc, left, right, caller);
    }
    real(machine, ufunc, left, right, caller)?.checked()
}

fn real(machine: &mut Machine, ufunc: Binary, left: &Operand, right: &Operand, caller: Caller) -> Result<Array> {
    match ufunc {
        Binary::Equal
        | Binary::NotEqual
        | Binary::Less
        | Binary::LessEqual
        | Binary::Greater
        | Binary::GreaterEqual => comparison(machine, ufunc, left, right),
        Binary::LogicalAnd | Binary::LogicalOr | Binary::LogicalXor => logical(machine, ufunc, left, right),
        _ => {
            let integers = ints(left).is_some() && ints(right).is_some();
            if ufunc == Binary::Divide && integers {
                // The quotient is a float, so no Python int is out of bounds.
                return float_loop(machine, ufunc, left, right, DType::Float64, caller);
            }
            let float_only = matches!(
                ufunc,
                Binary::Arctan2
                    | Binary::Hypot
                    | Binary::Copysign
                    | Binary::Logaddexp
                    | Binary::Logaddexp2
                    | Binary::Heaviside
            );
            if ufunc == Binary::FloatPower {
                return float_loop(machine, ufunc, left, right, DType::Float64, caller);
            }
            let common = match common_dtype(left, right) {
                Err(Error::Raised { .. }) if float_only => return Err(unsupported("float16")),
                other => other?,
            };
            match (ufunc, common.kind()) {
                _ if float_only => {
                    let dtype = joint_float_dtype(left, right, common)?;
                    float_loop(machine, ufunc, left, right, dtype, caller)
                }
                (_, Kind::Float) => float_loop(machine, ufunc, left, right, common, caller),
                (_, Kind::Int) => int_loop(machine, ufunc, left, right, common, caller),
                (_, Kind::Complex) => Err(unsupported("complex numbers here")),
                (_, Kind::Bool) => bool_loop(machine, ufunc, left, right, caller),
            }
        }
    }
}

/// The float dtype in which a float function of two operands is computed.
fn joint_float_dtype(left: &Operand, right: &Operand, common: DType) -> Result<DType> {
    // A Python int beside bools is an int64.
    if (left.weak && right.array.dtype == DType::Bool) || (right.weak && left.array.dtype == DType::Bool) {
        return Ok(DType::Float64);
    }
    let small =
        |operand: &Operand| operand.weak || matches!(operand.array.dtype, DType::Bool | DType::Int8 | DType::UInt8);
    if small(left) && small(right) && !(left.weak && right.weak) && !common.is_float() {
        return Ok(DType::Float16);
    }
    float_dtype(common)
}

type Ints = ArcArray<i64, IxDyn>;

fn ints(operand: &Operand) -> Option<&Ints> {
    match &operand.array.data {
        Data::Int(data) => Some(data),
        Data::Float(_) | Data::Complex(_) => None,
    }
}

fn comparison(machine: &mut Machine, ufunc: Binary, left: &Operand, right: &Operand) -> Result<Array> {
    let meter = &mut machine.meter;
    let data = if let (Some(a), Some(b)) = (ints(left), ints(right)) {
        // Integers are compared by value, whatever their widths.
        match ufunc {
            Binary::Equal => map2(meter, a, b, |x, y| (x == y) as i64),
            Binary::NotEqual => map2(meter, a, b, |x, y| (x != y) as i64),
            Binary::Less => map2(meter, a, b, |x, y| (x < y) as i64),
            Binary::LessEqual => map2(meter, a, b, |x, y| (x <= y) as i64),
            Binary::Greater => map2(meter, a, b, |x, y| (x > y) as i64),
            _ => map2(meter, a, b, |x, y| (x >= y) as i64),
        }
    } else {
        let dtype = common_dtype(left, right)?;
        let a = &floats(machine, &left.array, dtype)?;
        let b = &floats(machine, &right.array, dtype)?;
        let meter = &mut machine.meter;
        match ufunc {
            Binary::Equal => map2(meter, a, b, |x, y| (x == y) as i64),
            Binary::NotEqual => map2(meter, a, b, |x, y| (x != y) as i64),
            Binary::Less => map2(meter, a, b, |x, y| (x < y) as i64),
            Binary::LessEqual => map2(meter, a, b, |x, y| (x <= y) as i64),
            Binary::Greater => map2(meter, a, b, |x, y| (x > y) as i64),
            _ => map2(meter, a, b, |x, y| (x >= y) as i64),
        }
    };
    Ok(Array { dtype: DType::Bool, data: Data::Int(data?) })
}

fn logical(machine: &mut Machine, ufunc: Binary, left: &Operand, right: &Operand) -> Result<Array> {
    let as_bool = |machine: &mut Machine, operand: &Operand| -> Result<Ints> {
        match &operand.array.data {
            Data::Int(data) => crate::numpy::layout::map(&mut machine.meter, data, |value| (value != 0) as i64),
            Data::Float(data) => crate::numpy::layout::map(&mut machine.meter, data, |value| (value != 0.0) as i64),
            Data::Complex(_) => Err(unsupported("complex numbers here")),
        }
    };
    let (a, b) = (as_bool(machine, left)?, as_bool(machine, right)?);
    let meter = &mut machine.meter;
    let data = match ufunc {
        Binary::LogicalAnd => map2(meter, &a, &b, |x, y| x & y)?,
        Binary::LogicalOr => map2(meter, &a, &b, |x, y| x | y)?,
        _ => map2(meter, &a, &b, |x, y| x ^ y)?,
    };
    Ok(Array { dtype: DType::Bool, data: Data::Int(data) })
}

fn bool_loop(machine: &mut Machine, ufunc: Binary, left: &Operand, right: &Operand, caller: Caller) -> Result<Array> {
    let (Some(a), Some(b)) = (ints(left), ints(right)) else {
        return Err(unsupported("this operation on bools"));
    };
    let meter = &mut machine.meter;
    let data = match ufunc {
        Binary::Add | Binary::BitwiseOr | Binary::Maximum | Binary::Fmax => map2(meter, a, b, |x, y| x | y)?,
        Binary::Multiply | Binary::BitwiseAnd | Binary::Minimum | Binary::Fmin => map2(meter, a, b, |x, y| x & y)?,
        Binary::BitwiseXor => map2(meter, a, b, |x, y| x ^ y)?,
        Binary::Subtract => {
            return Err(type_error(
                "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or \
                 the logical_xor function instead.",
            ));
        }
        Binary::Gcd | Binary::Lcm => return Err(unsupported(format!("np.{} of bools", ufunc.name()))),
        _ => return int_loop(machine, ufunc, left, right, DType::Int8, caller),
    };
    Ok(Array { dtype: DType::Bool, data: Data::Int(data) })
}

fn int_loop(
    machine: &mut Machine,
    ufunc: Binary,
    left: &Operand,
    right: &Operand,
    dtype: DType,
    caller: Caller,
) -> Result<Array> {
    let (Some(a), Some(b)) = (ints(left), ints(right)) else {
        return Err(unsupported("this operation on integers"));
    };
    // Which element operation; the 64-bit result is brought to the dtype's width.
    macro_rules! each {
        ($operation:expr) => {
            if dtype == DType::Int64 {
                map2(&mut machine.meter, a, b, $operation)
            } else {
                map2(&mut machine.meter, a, b, |x: i64, y: i64| dtype.wrap($operation(x, y)))
            }
        };
    }
    let width = dtype.item_size() as i64 * 8;
    let zero_divisor = matches!(ufunc, Binary::FloorDivide | Binary::Remainder | Binary::Fmod)
        && b.iter().any(|&divisor| divisor == 0)
        && !a.is_empty();
    let data = match ufunc {
        Binary::Add => each!(|x: i64, y: i64| x.wrapping_add(y)),
        Binary::Subtract => each!(|x: i64, y: i64| x.wrapping_sub(y)),
        Binary::Multiply => each!(|x: i64, y: i64| x.wrapping_mul(y)),
        Binary::FloorDivide => each!(floor_divide),
        Binary::Remainder => each!(remainder),
        Binary::Fmod => each!(|x: i64, y: i64| if y == 0 { 0 } else { x.wrapping_rem(y) }),
        Binary::Power => {
            let shape = crate::numpy::layout::broadcast_operands(&[a.shape(), b.shape()])?;
            if !shape.contains(&0) && b.iter().any(|&exponent| exponent < 0) {
                return Err(value_error("Integers to negative integer powers are not allowed."));
            }
            each!(power)
        }
        Binary::Maximum | Binary::Fmax => each!(|x: i64, y: i64| x.max(y)),
        Binary::Minimum | Binary::Fmin => each!(|x: i64, y: i64| x.min(y)),
        Binary::BitwiseAnd => each!(|x: i64, y: i64| x & y),
        Binary::BitwiseOr => each!(|x: i64, y: i64| x | y),
        Binary::BitwiseXor => each!(|x: i64, y: i64| x ^ y),
        Binary::LeftShift => each!(|x: i64, y: i64| if (0..width).contains(&y) { x << y } else { 0 }),
        Binary::RightShift => each!(|x: i64, y: i64| if (0..width).contains(&y) {
            x >> y
        } else if x < 0 {
            -1
        } else {
            0
        }),
        Binary::Gcd => each!(|x: i64, y: i64| gcd(x, y)),
        Binary::Lcm => each!(|x: i64, y: i64| {
            let divisor = gcd(x, y);
            if divisor == 0 { 0 } else { (x / divisor).wrapping_abs().wrapping_mul(y.wrapping_abs()) }
        }),
        _ => return Err(unsupported(format!("np.{} of integers", ufunc.name()))),
    }?;
    if zero_divisor && !data.is_empty() {
        notes::note(machine, "divide by zero", ufunc.name(), caller);
    }
    if caller == Caller::Scalar && scalar_overflows(ufunc, a, b, &data) {
        notes::note(machine, "overflow", ufunc.name(), caller);
    }
    Ok(Array { dtype, data: Data::Int(data) })
}

/// Whether scalar arithmetic wrapped around; arrays do so silently.
fn scalar_overflows(ufunc: Binary, a: &Ints, b: &Ints, result: &Ints) -> bool {
    let (Some(&x), Some(&y), Some(&result)) = (a.first(), b.first(), result.first()) else {
        return false;
    };
    let exact = match ufunc {
        Binary::Add => x as i128 + y as i128,
        Binary::Subtract => x as i128 - y as i128,
        Binary::Multiply => x as i128 * y as i128,
        _ => return false,
    };
    exact != result as i128
}

fn floor_divide(x: i64, y: i64) -> i64 {
    if y == 0 {
        return 0;
    }
    let quotient = x.wrapping_div(y);
    if (x < 0) != (y < 0) && quotient.wrapping_mul(y) != x { quotient - 1 } else { quotient }
}

fn remainder(x: i64, y: i64) -> i64 {
    if y == 0 {
        return 0;
    }
    let rest = x.wrapping_rem(y);
    if rest != 0 && (rest < 0) != (y < 0) { rest + y } else { rest }
}

fn power(mut base: i64, mut exponent: i64) -> i64 {
    let mut result = 1i64;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result.wrapping_mul(base);
        }
        base = base.wrapping_mul(base);
        exponent >>= 1;
    }
    result
}

fn gcd(x: i64, y: i64) -> i64 {
    (x as i128).gcd(&(y as i128)) as i64
}

fn float_loop(
    machine: &mut Machine,
    ufunc: Binary,
    left: &Operand,
    right: &Operand,
    dtype: DType,
    caller: Caller,
) -> Result<Array> {
    let a = &floats(machine, &left.array, dtype)?;
    let b = &floats(machine, &right.array, dtype)?;
    let narrow = dtype != DType::Float64;
    // Of two zeros the extremes give the second one, but of halves the first.
    let half = dtype == DType::Float16;
    let meter = &mut machine.meter;
    macro_rules! each {
        ($operation:expr) => {
            if narrow {
                map2_finite(meter, a, b, |x: f64, y: f64| dtype.round($operation(x, y)))?
            } else {
                map2_finite(meter, a, b, $operation)?
            }
        };
    }
    let rare = |function: fn(f64, f64) -> f64| function;
    let (data, finite) = match ufunc {
        Binary::Add => each!(|x: f64, y: f64| x + y),
        Binary::Subtract => each!(|x: f64, y: f64| x - y),
        Binary::Multiply => each!(|x: f64, y: f64| x * y),
        Binary::Divide => each!(|x: f64, y: f64| x / y),
        Binary::Maximum if !half => map2_finite(meter, a, b, |x: f64, y: f64| if x > y || x.is_nan() { x } else { y })?,
        Binary::Minimum if !half => map2_finite(meter, a, b, |x: f64, y: f64| if x < y || x.is_nan() { x } else { y })?,
        _ => {
            let function = match ufunc {
                Binary::Maximum => rare(|x, y| if x >= y || x.is_nan() { x } else { y }),
                Binary::Minimum => rare(|x, y| if x <= y || x.is_nan() { x } else { y }),
                Binary::Fmax if half => rare(|x, y| if x >= y || y.is_nan() { x } else { y }),
                Binary::Fmin if half => rare(|x, y| if x <= y || y.is_nan() { x } else { y }),
                Binary::Fmax => rare(|x, y| if x > y || y.is_nan() { x } else { y }),
                Binary::Fmin => rare(|x, y| if x < y || y.is_nan() { x } else { y }),
                Binary::FloorDivide if narrow => rare(floor_divide_single),
                Binary::FloorDivide => rare(floor_divide_float),
                Binary::Remainder => rare(remainder_float),
                Binary::Fmod => rare(|x, y| x % y),
                Binary::Power | Binary::FloatPower => rare(f64::powf),
                Binary::Arctan2 => rare(f64::atan2),
                Binary::Hypot => rare(f64::hypot),
                Binary::Copysign => rare(f64::copysign),
                Binary::Logaddexp => rare(logaddexp),
                Binary::Logaddexp2 => rare(logaddexp2),
                Binary::Heaviside => rare(|x, y| {
                    if x.is_nan() {
                        x
                    } else if x == 0.0 {
                        y
                    } else if x < 0.0 {
                        0.0
                    } else {
                        1.0
                    }
                }),
                _ => return Err(not_for_floats(ufunc)),
            };
            map2_finite(meter, a, b, |x, y| dtype.round(function(x, y)))?
        }
    };
    let watched = !matches!(
        ufunc,
        Binary::Maximum | Binary::Minimum | Binary::Fmax | Binary::Fmin | Binary::Copysign | Binary::Heaviside
    );
    if watched && !finite {
        let pole: fn(f64, f64) -> bool = match ufunc {
            Binary::Divide | Binary::FloorDivide => |_, y| y == 0.0,
            Binary::Power | Binary::FloatPower => |x, _| x == 0.0,
            _ => |_, _| false,
        };
        let name = if ufunc == Binary::FloatPower { "float_power" } else { ufunc.name() };
        notes::of_binary(machine, name, caller, a, b, &data, pole);
    }
    Ok(Array { dtype, data: Data::Float(data) })
}

fn not_for_floats(ufunc: Binary) -> Error {
    match ufunc {
        Binary::BitwiseAnd | Binary::BitwiseOr | Binary::BitwiseXor | Binary::LeftShift | Binary::RightShift => {
            refused(ufunc.name())
        }
        other => unsupported(format!("np.{} of floats", other.name())),
    }
}

fn floor_divide_float(x: f64, y: f64) -> f64 {
    if y == 0.0 {
        return x / y;
    }
    let rest = x % y;
    let mut quotient = (x - rest) / y;
    if rest != 0.0 && (y < 0.0) != (rest < 0.0) {
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return 0f64.copysign(x / y);
    }
    let floor = quotient.floor();
    if quotient - floor > 0.5 { floor + 1.0 } else { floor }
}

fn floor_divide_single(x: f64, y: f64) -> f64 {
    let (x, y) = (x as f32, y as f32);
    if y == 0.0 {
        return (x / y) as f64;
    }
    let rest = x % y;
    let mut quotient = (x - rest) / y;
    if rest != 0.0 && (y < 0.0) != (rest < 0.0) {
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return 0f32.copysign(x / y) as f64;
    }
    let floor = quotient.floor();
    (if quotient - floor > 0.5 { floor + 1.0 } else { floor }) as f64
}

fn remainder_float(x: f64, y: f64) -> f64 {
    if y == 0.0 {
        return f64::NAN;
    }
    let rest = x % y;
    if rest == 0.0 {
        0f64.copysign(y)
    } else if (y < 0.0) != (rest < 0.0) {
        rest + y
    } else {
        rest
    }
}

fn logaddexp(x: f64, y: f64) -> f64 {
    if x == y {
        return x + std::f64::consts::LN_2;
    }
    let difference = x - y;
    if difference > 0.0 {
        x + (-difference).exp().ln_1p()
    } else if difference <= 0.0 {
        y + difference.exp().ln_1p()
    } else {
        difference
    }
}

fn logaddexp2(x: f64, y: f64) -> f64 {
    if x == y {
        return x + 1.0;
    }
    let log2_1p = |value: f64| std::f64::consts::LOG2_E * value.ln_1p();
    let difference = x - y;
    if difference > 0.0 {
        x + log2_1p((-difference).exp2())
    } else if difference <= 0.0 {
        y + log2_1p(difference.exp2())
    } else {
        difference
    }
}
