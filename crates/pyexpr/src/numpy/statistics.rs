//! Sums, means and spreads.

use super::accumulate::accumulate;
use super::coerce::{any_array, axes_argument, axis_or_flat, cast, dtype_of, reduced_axes};
use super::reduce::{self, Reduction, keep_dims};
use super::ufunc::{self, Binary};
use crate::builtins::{Bound, Builtin, Home};
use crate::error::Result;
use crate::evaluate::Machine;
use crate::object::{Array, DType, Number, Object};

const fn numpy(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::NumPy, name, parameters, call)
}

const fn method(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Array, name, parameters, call)
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    numpy("sum", "a axis? dtype? !out keepdims? initial? where?", sum),
    numpy("prod", "a axis? dtype? !out keepdims? initial? where?", prod),
    numpy("max", "a axis? !out keepdims? initial? where?", max),
    numpy("amax", "a axis? !out keepdims? initial? where?", max),
    numpy("min", "a axis? !out keepdims? initial? where?", min),
    numpy("amin", "a axis? !out keepdims? initial? where?", min),
    numpy("any", "a axis? !out keepdims? * where?", any),
    numpy("all", "a axis? !out keepdims? * where?", all),
    numpy("mean", "a axis? dtype? !out keepdims? * !where", mean),
    numpy("var", "a axis? dtype? !out ddof? keepdims? * !where !mean !correction", var),
    numpy("std", "a axis? dtype? !out ddof? keepdims? * !where !mean !correction", std),
    numpy("cumsum", "a axis? dtype? !out", cumsum),
    numpy("cumprod", "a axis? dtype? !out", cumprod),
    numpy("ptp", "a axis? !out keepdims?", ptp),
    numpy("count_nonzero", "a axis? * keepdims?", count_nonzero),
];

pub(super) const METHODS: &[Builtin] = &[
    method("sum", "a axis? dtype? !out keepdims? initial? where?", sum),
    method("prod", "a axis? dtype? !out keepdims? initial? where?", prod),
    method("max", "a axis? !out keepdims? initial? where?", max),
    method("min", "a axis? !out keepdims? initial? where?", min),
    method("any", "a axis? !out keepdims? * where?", any),
    method("all", "a axis? !out keepdims? * where?", all),
    method("mean", "a axis? dtype? !out keepdims? * !where", mean),
    method("var", "a axis? dtype? !out ddof? keepdims? * !where !mean !correction", var),
    method("std", "a axis? dtype? !out ddof? keepdims? * !where !mean !correction", std),
    method("cumsum", "a axis? dtype? !out", cumsum),
    method("cumprod", "a axis? dtype? !out", cumprod),
];

fn sum(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    reduce::call(machine, bound, Reduction::Sum)
}

fn prod(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    reduce::call(machine, bound, Reduction::Product)
}

fn max(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    reduce::call(machine, bound, Reduction::Max)
}

fn min(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    reduce::call(machine, bound, Reduction::Min)
}

fn any(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    reduce::call(machine, bound, Reduction::Any)
}

fn all(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    reduce::call(machine, bound, Reduction::All)
}

/// How many elements are reduced into one.
fn count(array: &Array, axes: &[usize]) -> f64 {
    axes.iter().map(|&axis| array.shape()[axis] as f64).product()
}

/// A count as a number of a float or complex dtype.
fn count_as(dtype: DType, count: f64) -> Array {
    let count = dtype.round(count);
    Array::from_number(dtype, if dtype.is_complex() { Number::Complex(count.into()) } else { Number::Float(count) })
}

/// Divides a sum by a count, with the warnings of the division.
fn divided(machine: &mut Machine, sum: &Array, count: f64) -> Result<Array> {
    let divisor = count_as(sum.dtype, count);
    if sum.ndim() == 0 && count <= 0.0 {
        // The same division, but of scalars, which NumPy words differently.
        let left = sum.first().map_or(0.0, Number::to_f64);
        let what = if left == 0.0 || left.is_nan() { "invalid value" } else { "divide by zero" };
        if !left.is_nan() {
            machine.note(format!("RuntimeWarning: {what} encountered in scalar divide"));
        }
        return Ok(match sum.first() {
            Some(Number::Complex(sum_of_nothing)) => {
                Array::from_number(sum.dtype, Number::Complex(sum_of_nothing / 0.0))
            }
            _ => Array::from_number(sum.dtype, Number::Float(left / count.max(0.0))),
        });
    }
    quotient(machine, sum, &divisor)
}

/// A quotient by a count, which NumPy computes at full width where the numbers are narrow.
fn quotient(machine: &mut Machine, sum: &Array, count: &Array) -> Result<Array> {
    let wide = match sum.dtype {
        DType::Complex64 => cast(machine, sum, DType::Complex128)?,
        DType::Float16 => cast(machine, sum, DType::Float64)?,
        _ => return ufunc::apply_binary(machine, Binary::Divide, sum, count),
    };
    let quotient = ufunc::apply_binary(machine, Binary::Divide, &wide, count)?;
    cast(machine, &quotient, sum.dtype)
}

/// The dtype in which a mean is computed.
fn mean_input(machine: &mut Machine, bound: &Bound, array: &Array) -> Result<Array> {
    match bound.some("dtype") {
        Some(dtype) => {
            let dtype = dtype_of(dtype)?;
            if !dtype.is_float() && !dtype.is_complex() {
                return Err(bound.refuse("dtype"));
            }
            cast(machine, array, dtype)
        }
        None if !array.dtype.is_float() && !array.dtype.is_complex() => cast(machine, array, DType::Float64),
        None => Ok(array.clone()),
    }
}

fn mean(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    let axes = axes_argument(bound.some("axis"), array.ndim())?;
    let count = count(&array, &axes);
    if count == 0.0 {
        machine.note("RuntimeWarning: Mean of empty slice.");
    }
    let is_half = array.dtype == DType::Float16 && bound.some("dtype").is_none();
    let array = if is_half { cast(machine, &array, DType::Float32)? } else { mean_input(machine, bound, &array)? };
    let mut sum = reduce::reduce_in(machine, Reduction::Sum, &array, &axes)?;
    if is_half && sum.ndim() == 0 {
        // A scalar goes straight from the quotient of doubles to 16 bits.
        sum = cast(machine, &sum, DType::Float64)?;
    }
    let mut result = divided(machine, &sum, count)?;
    if is_half {
        result = cast(machine, &result, DType::Float16)?;
    }
    reduce::finish(machine, bound, result, &axes)
}

/// The mean over axes, of floats.
pub(crate) fn mean_of(machine: &mut Machine, array: &Array, axes: &[usize]) -> Result<Array> {
    let sum = reduce::reduce_in(machine, Reduction::Sum, array, axes)?;
    divided(machine, &sum, count(array, axes))
}

/// The variance over axes, of floats: the mean of squared deviations from the mean.
pub(crate) fn variance_of(machine: &mut Machine, array: &Array, axes: &[usize], ddof: f64) -> Result<Array> {
    let count = count(array, axes);
    if count - ddof <= 0.0 {
        machine.note("RuntimeWarning: Degrees of freedom <= 0 for slice");
    }
    let sum = reduce::reduce_in(machine, Reduction::Sum, array, axes)?;
    let sum = keep_dims(sum, axes);
    let divisor = count_as(array.dtype, count);
    let mean = quotient(machine, &sum, &divisor)?;
    let deviation = ufunc::apply_binary(machine, Binary::Subtract, array, &mean)?;
    let squared = squared_sizes(machine, &deviation)?;
    let total = reduce::reduce_in(machine, Reduction::Sum, &squared, axes)?;
    divided(machine, &total, (count - ddof).max(0.0))
}

/// The squares of real numbers, of complex ones the squares of their sizes.
fn squared_sizes(machine: &mut Machine, array: &Array) -> Result<Array> {
    if !array.dtype.is_complex() {
        return ufunc::apply_binary(machine, Binary::Multiply, array, array);
    }
    let real = super::complex::real(machine, array)?;
    let imaginary = super::complex::imaginary(machine, array)?;
    let real = ufunc::apply_binary(machine, Binary::Multiply, &real, &real)?;
    let imaginary = ufunc::apply_binary(machine, Binary::Multiply, &imaginary, &imaginary)?;
    ufunc::apply_binary(machine, Binary::Add, &real, &imaginary)
}

fn spread(machine: &mut Machine, bound: &Bound) -> Result<(Array, Vec<usize>)> {
    let array = any_array(machine, bound.required("a"))?;
    let axes = axes_argument(bound.some("axis"), array.ndim())?;
    let ddof = match bound.get("ddof") {
        None => 0.0,
        Some(Object::Int(ddof)) => *ddof as f64,
        Some(Object::Float(ddof)) => *ddof,
        Some(_) => return Err(bound.refuse("ddof")),
    };
    let array = mean_input(machine, bound, &array)?;
    Ok((variance_of(machine, &array, &axes, ddof)?, axes))
}

fn var(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let (result, axes) = spread(machine, bound)?;
    reduce::finish(machine, bound, result, &axes)
}

fn std(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let (result, axes) = spread(machine, bound)?;
    let result = ufunc::apply_unary(machine, ufunc::Unary::Sqrt, &result)?;
    reduce::finish(machine, bound, result, &axes)
}

fn running(machine: &mut Machine, bound: &Bound, ufunc: Binary) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    let (array, axis) = axis_or_flat(machine, bound.some("axis"), &array)?;
    let result = match bound.some("dtype").map(dtype_of).transpose()? {
        Some(DType::Bool) => return Err(bound.refuse("dtype")),
        Some(dtype) => {
            let array = cast(machine, &array, dtype)?;
            super::accumulate::accumulate_in(machine, ufunc, &array, axis)?
        }
        None => accumulate(machine, ufunc, &array, axis)?,
    };
    Ok(result.into_array_object())
}

fn cumsum(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    running(machine, bound, Binary::Add)
}

fn cumprod(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    running(machine, bound, Binary::Multiply)
}

fn ptp(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    let axes = reduced_axes(bound.some("axis"), array.ndim())?;
    let high = reduce::reduce(machine, Reduction::Max, &array, &axes)?;
    let low = reduce::reduce(machine, Reduction::Min, &array, &axes)?;
    let result = ufunc::apply_binary(machine, Binary::Subtract, &high, &low)?;
    reduce::finish(machine, bound, result, &axes)
}

fn count_nonzero(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    let axes = reduced_axes(bound.some("axis"), array.ndim())?;
    let truths = cast(machine, &array, DType::Bool)?;
    let result = reduce::reduce(machine, Reduction::Sum, &truths, &axes)?;
    if bound.some("axis").is_none() && !reduce::keepdims(machine, bound)? {
        return Ok(match result.first() {
            Some(Number::Int(count)) => Object::Int(count),
            _ => Object::Int(0),
        });
    }
    reduce::finish(machine, bound, result, &axes)
}
