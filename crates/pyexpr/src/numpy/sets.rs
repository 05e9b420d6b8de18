//! Set operations on arrays.

use super::accumulate::flat;
use super::coerce::{cast, to_array};
use super::sorting::{distinct, float_order};
use crate::builtins::{Bound, Builtin, Home};
use crate::error::Result;
use crate::evaluate::Machine;
use crate::object::{Array, DType, Elements, Number, Object};

const fn numpy(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::NumPy, name, parameters, call)
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    numpy("intersect1d", "ar1 ar2 !assume_unique !return_indices", |machine, bound| {
        combine(machine, bound, |left, right| left && right)
    }),
    numpy("union1d", "ar1 ar2", |machine, bound| combine(machine, bound, |left, right| left || right)),
    numpy("setxor1d", "ar1 ar2 !assume_unique", |machine, bound| combine(machine, bound, |left, right| left != right)),
    numpy("setdiff1d", "ar1 ar2 !assume_unique", setdiff),
];

/// The distinct values of both, and of each whether it holds them.
fn combine(machine: &mut Machine, bound: &Bound, keep: fn(bool, bool) -> bool) -> Result<Object> {
    if bound.name() == "union1d" {
        // A Python number takes the other side's dtype here.
        let is_number = |object: &Object| matches!(object, Object::Int(_) | Object::Float(_));
        if let Some(name) = ["ar1", "ar2"].into_iter().find(|name| is_number(bound.required(name))) {
            return Err(bound.refuse(name));
        }
    }
    let left = to_array(machine, bound.required("ar1"))?;
    let right = to_array(machine, bound.required("ar2"))?;
    let dtype = left.dtype.promote(right.dtype);
    let kept = members(machine, &left, &right, dtype, keep)?;
    Ok(of_numbers(dtype, kept)?.into_array_object())
}

fn setdiff(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let left = to_array(machine, bound.required("ar1"))?;
    let right = to_array(machine, bound.required("ar2"))?;
    let dtype = left.dtype.promote(right.dtype);
    let kept = members(machine, &left, &right, dtype, |left, right| left && !right)?;
    let result = of_numbers(dtype, kept)?;
    Ok(cast(machine, &result, left.dtype)?.into_array_object())
}

fn members(
    machine: &mut Machine,
    left: &Array,
    right: &Array,
    dtype: DType,
    keep: fn(bool, bool) -> bool,
) -> Result<Vec<Number>> {
    let mut values = |array: &Array| -> Result<Vec<Number>> {
        let array = flat(machine, array)?;
        let array = cast(machine, &array, dtype)?;
        Ok(distinct(machine, &array)?.values.numbers())
    };
    let (left, right) = (values(left)?, values(right)?);
    if left.iter().chain(&right).any(|number| number.to_f64().is_nan()) {
        return Err(crate::error::unsupported("set operations on nan"));
    }
    let mut kept = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < left.len() || j < right.len() {
        let order = match (left.get(i), right.get(j)) {
            (Some(Number::Int(x)), Some(Number::Int(y))) => x.cmp(y),
            (Some(x), Some(y)) => float_order(x.to_f64(), y.to_f64()),
            (Some(_), None) => std::cmp::Ordering::Less,
            _ => std::cmp::Ordering::Greater,
        };
        let (in_left, in_right) = (order.is_le(), order.is_ge());
        if keep(in_left, in_right) {
            kept.push(if in_left { left[i] } else { right[j] });
        }
        i += in_left as usize;
        j += in_right as usize;
    }
    Ok(kept)
}

fn of_numbers(dtype: DType, numbers: Vec<Number>) -> Result<Array> {
    let length = numbers.len();
    let elements = if dtype.is_float() {
        Elements::Float(numbers.into_iter().map(Number::to_f64).collect())
    } else {
        Elements::Int(
            numbers
                .into_iter()
                .map(|number| match number {
                    Number::Int(value) => value,
                    Number::Float(value) => value as i64,
                    Number::Complex(value) => value.re as i64,
                })
                .collect(),
        )
    };
    Array::from_elements(dtype, &[length], elements)
}
