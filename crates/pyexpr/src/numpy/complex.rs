//! Questions about complex numbers and their parts.

use num_complex::Complex64;

use super::coerce::{Operand, any_array, cast};
use super::create::constant;
use super::layout::map;
use super::operator::compare;
use super::pairs::map2;
use super::ufunc::{self, Binary, Caller};
use crate::builtins::{Bound, Builtin, Home};
use crate::error::{Result, unsupported};
use crate::evaluate::Machine;
use crate::object::{Array, DType, Data, Number, Object};
use crate::syntax::tree::Comparison;

const fn numpy(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::NumPy, name, parameters, call)
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    numpy("real", "val", |machine, bound| part(machine, bound.required("val"), "real")),
    numpy("imag", "val", |machine, bound| part(machine, bound.required("val"), "imag")),
    numpy("angle", "z deg?", angle),
    numpy("iscomplex", "x", |machine, bound| {
        let array = any_array(machine, bound.required("x"))?;
        let imaginary = imaginary(machine, &array)?;
        let zero = Array::from_number(DType::Bool, Number::Int(0));
        ufunc::apply_binary(machine, Binary::NotEqual, &imaginary, &zero).map(Array::into_object)
    }),
    numpy("isreal", "x", |machine, bound| {
        let imaginary = part(machine, bound.required("x"), "imag")?;
        match imaginary {
            Object::Array(_) | Object::Scalar(_) => compare(machine, Comparison::Equal, &imaginary, &Object::Int(0)),
            number => machine.compare(Comparison::Equal, &number, &Object::Int(0)),
        }
    }),
    numpy("isrealobj", "x", |machine, bound| {
        Ok(Object::Bool(!any_array(machine, bound.required("x"))?.dtype.is_complex()))
    }),
    numpy("iscomplexobj", "x", |machine, bound| {
        Ok(Object::Bool(any_array(machine, bound.required("x"))?.dtype.is_complex()))
    }),
    numpy("real_if_close", "a tol?", real_if_close),
    numpy("sort_complex", "a", |machine, bound| {
        let array = any_array(machine, bound.required("a"))?;
        if array.ndim() == 0 {
            return Err(bound.refuse("a"));
        }
        let dtype = match array.dtype {
            DType::Int8 | DType::Int16 | DType::UInt8 | DType::UInt16 => DType::Complex64,
            DType::Float16 | DType::Float32 => return Err(bound.refuse("a")),
            other if other.is_complex() => other,
            _ => DType::Complex128,
        };
        let sorted = super::sorting::sorted(machine, &array, array.ndim() - 1)?;
        Ok(cast(machine, &sorted, dtype)?.into_array_object())
    }),
];

/// The real parts.
pub(super) fn real(machine: &mut Machine, array: &Array) -> Result<Array> {
    match &array.data {
        Data::Complex(data) => {
            let data = map(&mut machine.meter, data, |value| value.re)?;
            Ok(Array { dtype: array.dtype.part(), data: Data::Float(data) })
        }
        _ => Ok(array.clone()),
    }
}

/// The imaginary parts; zeros of the same dtype where there is none.
pub(super) fn imaginary(machine: &mut Machine, array: &Array) -> Result<Array> {
    match &array.data {
        Data::Complex(data) => {
            let data = map(&mut machine.meter, data, |value| value.im)?;
            Ok(Array { dtype: array.dtype.part(), data: Data::Float(data) })
        }
        Data::Int(_) => constant(machine, array.shape(), array.dtype, Number::Int(0)),
        Data::Float(_) => constant(machine, array.shape(), array.dtype, Number::Float(0.0)),
    }
}

/// Real and imaginary parts put together.
pub(super) fn joined(machine: &mut Machine, dtype: DType, real: &Array, imaginary: &Array) -> Result<Array> {
    let (Data::Float(real), Data::Float(imaginary)) = (&real.data, &imaginary.data) else {
        return Err(unsupported("these parts of complex numbers"));
    };
    let data = map2(&mut machine.meter, real, imaginary, Complex64::new)?;
    Ok(Array { dtype, data: Data::Complex(data) })
}

/// An attribute `real` or `imag`, of an array where the object has none.
fn part(machine: &mut Machine, object: &Object, name: &str) -> Result<Object> {
    match object {
        Object::List(_) | Object::Tuple(_) => {
            let array = any_array(machine, object)?;
            Ok(if name == "real" { real(machine, &array)? } else { imaginary(machine, &array)? }.into_array_object())
        }
        Object::Bool(_) | Object::Int(_) | Object::Float(_) | Object::Complex(_) => {
            machine.attribute(object, &name.into())
        }
        number if number.is_numpy() => machine.attribute(object, &name.into()),
        other => Err(unsupported(format!("np.{name} of a {}", other.type_name()))),
    }
}

fn angle(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("z"))?;
    let operand = |array: Array| Operand { array, weak: false };
    let (height, width) = if array.dtype.is_complex() {
        (operand(imaginary(machine, &array)?), operand(real(machine, &array)?))
    } else {
        (Operand::of(machine, &Object::Int(0))?, operand(array))
    };
    let angle = ufunc::binary(machine, Binary::Arctan2, &height, &width, Caller::Array)?;
    let in_degrees = match bound.get("deg") {
        Some(degrees) => machine.truth(degrees)?,
        None => false,
    };
    if !in_degrees {
        return Ok(angle);
    }
    let angle = Operand::of(machine, &angle)?;
    let scale = Operand::of(machine, &Object::Float(180.0 / std::f64::consts::PI))?;
    ufunc::binary(machine, Binary::Multiply, &angle, &scale, Caller::Array)
}

fn real_if_close(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    if !array.dtype.is_complex() {
        return Ok(array.into_array_object());
    }
    let given = match bound.get("tol") {
        None => 100.0,
        Some(Object::Int(tolerance)) => *tolerance as f64,
        Some(Object::Float(tolerance)) => *tolerance,
        Some(_) => return Err(bound.refuse("tol")),
    };
    let epsilon = if array.dtype == DType::Complex64 { f64::from(f32::EPSILON) } else { f64::EPSILON };
    let tolerance = if given > 1.0 { array.dtype.round(epsilon * given) } else { array.dtype.round(given) };
    let close = array.to_complex().into_iter().all(|value| value.im.abs() < tolerance);
    Ok(if close { real(machine, &array)? } else { array }.into_array_object())
}
