//! What is known of shapes, the neighbours of floats, and iterators over indices.

use super::coerce::{int_argument, shape_argument, to_array};
use super::layout::broadcast;
use crate::builtins::{Bound, Builtin, Home};
use crate::error::{Result, unsupported, value_error};
use crate::evaluate::Machine;
use crate::evaluate::iterate::Iter;
use crate::object::{Array, DType, Object};

const fn numpy(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::NumPy, name, parameters, call)
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    numpy("broadcast_shapes", "*args", broadcast_shapes),
    numpy("ndindex", "*shape", ndindex),
    numpy("ndenumerate", "arr", ndenumerate),
    numpy("spacing", "x / !out", |machine, bound| {
        let array = floats(machine, bound, "x")?;
        let values = array.to_floats().into_iter().map(spacing).collect();
        Array::from_floats(DType::Float64, array.shape(), values).map(Array::into_object)
    }),
    numpy("frexp", "x /", frexp),
];

fn broadcast_shapes(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let mut shapes: Vec<Vec<usize>> = Vec::with_capacity(bound.rest.len());
    for object in &bound.rest {
        let extents = shape_argument(machine, object)?;
        let shape: Option<Vec<usize>> = extents.into_iter().map(|extent| usize::try_from(extent).ok()).collect();
        shapes.push(shape.ok_or_else(|| value_error("negative dimensions are not allowed"))?);
    }
    let so_far: Vec<&[usize]> = shapes.iter().map(Vec::as_slice).collect();
    if let Some(shape) = broadcast(&so_far) {
        return Ok(super::manipulate::shape_object(&shape));
    }
    Err(mismatch(&shapes))
}

/// NumPy names the first shape that does not fit, and the one that set the extent.
fn mismatch(shapes: &[Vec<usize>]) -> crate::error::Error {
    let [first, second] = shapes else {
        return unsupported("the message for more than two shapes that do not match");
    };
    let text = |shape: &[usize]| match shape {
        [one] => format!("({one},)"),
        _ => format!("({})", shape.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")),
    };
    value_error(format!(
        "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape {} and \
         arg 1 with shape {}.",
        text(first),
        text(second)
    ))
}

/// All indices of a shape in C order.
fn indices(machine: &mut Machine, shape: &[usize]) -> Result<Vec<Object>> {
    let count = machine.meter.array(shape)?;
    machine.meter.memory(count.saturating_mul(size_of::<Object>() * (shape.len() + 2)))?;
    machine.meter.work(count.saturating_mul(shape.len()))?;
    Ok((0..count)
        .map(|mut place| {
            let mut index = vec![Object::Int(0); shape.len()];
            for (axis, &extent) in shape.iter().enumerate().rev() {
                index[axis] = Object::Int((place % extent) as i64);
                place /= extent;
            }
            Object::tuple(index)
        })
        .collect())
}

fn ndindex(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let extents = match &bound.rest[..] {
        [one @ (Object::Tuple(_) | Object::List(_))] => shape_argument(machine, one)?,
        rest => rest.iter().map(int_argument).collect::<Result<_>>()?,
    };
    let shape: Option<Vec<usize>> = extents.into_iter().map(|extent| usize::try_from(extent).ok()).collect();
    let shape = shape.ok_or_else(|| value_error("negative dimensions are not allowed"))?;
    Ok(Object::iterator(Iter::items(indices(machine, &shape)?, "ndindex")))
}

fn ndenumerate(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = super::coerce::any_array(machine, bound.required("arr"))?;
    let places = indices(machine, array.shape())?;
    let dtype = array.dtype;
    let items = places
        .into_iter()
        .zip(array.numbers())
        .map(|(place, value)| Object::tuple(vec![place, Object::Scalar(crate::object::Scalar { dtype, value })]))
        .collect();
    Ok(Object::iterator(Iter::items(items, "ndenumerate")))
}

/// Numbers as doubles; other widths have other neighbours.
fn floats(machine: &mut Machine, bound: &Bound, name: &str) -> Result<Array> {
    let array = to_array(machine, bound.required(name))?;
    if !matches!(array.dtype, DType::Float64 | DType::Int64 | DType::Int32 | DType::UInt32) {
        return Err(bound.refuse(name));
    }
    super::coerce::cast(machine, &array, DType::Float64)
}

fn spacing(value: f64) -> f64 {
    if !value.is_finite() {
        return f64::NAN;
    }
    let size = value.abs();
    let gap = f64::from_bits(size.to_bits() + 1) - size;
    // Of a zero's sign nothing is seen.
    if value < 0.0 { -gap } else { gap }
}

/// Fractions of at least a half, and exponents of two.
fn frexp(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = floats(machine, bound, "x")?;
    machine.meter.array(array.shape())?;
    let (mut fractions, mut exponents) = (Vec::new(), Vec::new());
    for value in array.to_floats() {
        if !value.is_finite() || value == 0.0 {
            fractions.push(value);
            exponents.push(0);
            continue;
        }
        // Subnormal numbers are made normal first.
        let (normal, shift) = if value.abs() < f64::MIN_POSITIVE { (value * 2f64.powi(64), 64) } else { (value, 0) };
        let bits = normal.to_bits();
        exponents.push(((bits >> 52) & 0x7ff) as i64 - 1022 - shift);
        fractions.push(f64::from_bits(bits & !(0x7ff << 52) | 1022 << 52));
    }
    if !array.to_floats().into_iter().all(f64::is_finite) {
        return Err(bound.refuse("x"));
    }
    Ok(Object::tuple(vec![
        Array::from_floats(DType::Float64, array.shape(), fractions)?.into_object(),
        Array::from_ints(DType::Int32, array.shape(), exponents)?.into_object(),
    ]))
}
