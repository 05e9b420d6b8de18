//! Reductions that skip NaN.

use super::accumulate::accumulate;
use super::coerce::{any_array, axes_argument, axis_argument, axis_or_flat, reduced_axes, to_array};
use super::layout::map;
use super::reduce::{Reduction, finish, keep_dims, reduce, reduce_in};
use super::ufunc::{Binary, Unary, apply_binary, apply_unary};
use crate::builtins::{Bound, Builtin, Home};
use crate::error::{Result, unsupported, value_error};
use crate::evaluate::Machine;
use crate::object::{Array, DType, Data, Number, Object};

const fn numpy(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::NumPy, name, parameters, call)
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    numpy("nansum", "a axis? !dtype !out keepdims? !initial !where", |machine, bound| {
        total(machine, bound, Reduction::Sum, 0.0)
    }),
    numpy("nanprod", "a axis? !dtype !out keepdims? !initial !where", |machine, bound| {
        total(machine, bound, Reduction::Product, 1.0)
    }),
    numpy("nanmean", "a axis? !dtype !out keepdims? * !where", nanmean),
    numpy("nanvar", "a axis? !dtype !out ddof? keepdims? * !where !mean !correction", |machine, bound| {
        nanvar(machine, bound, false)
    }),
    numpy("nanstd", "a axis? !dtype !out ddof? keepdims? * !where !mean !correction", |machine, bound| {
        nanvar(machine, bound, true)
    }),
    numpy("nanmax", "a axis? !out keepdims? !initial !where", |machine, bound| {
        nan_extreme(machine, bound, Reduction::Max)
    }),
    numpy("nanmin", "a axis? !out keepdims? !initial !where", |machine, bound| {
        nan_extreme(machine, bound, Reduction::Min)
    }),
    numpy("nanargmax", "a axis? !out * keepdims?", |machine, bound| nan_arg(machine, bound, true)),
    numpy("nanargmin", "a axis? !out * keepdims?", |machine, bound| nan_arg(machine, bound, false)),
    numpy("nancumsum", "a axis? !dtype !out", |machine, bound| nan_running(machine, bound, Binary::Add, 0.0)),
    numpy("nancumprod", "a axis? !dtype !out", |machine, bound| nan_running(machine, bound, Binary::Multiply, 1.0)),
];

/// The array with NaN replaced.
fn replaced(machine: &mut Machine, array: &Array, by: f64) -> Result<Array> {
    Ok(Array {
        dtype: array.dtype,
        data: match &array.data {
            Data::Int(_) => array.data.clone(),
            Data::Float(data) => {
                Data::Float(map(&mut machine.meter, data, |value| if value.is_nan() { by } else { value })?)
            }
            Data::Complex(data) => Data::Complex(map(&mut machine.meter, data, |value| {
                if value.re.is_nan() || value.im.is_nan() { by.into() } else { value }
            })?),
        },
    })
}

/// 1 where there is a number, 0 where there is NaN, as int64.
fn counted(machine: &mut Machine, array: &Array) -> Result<Array> {
    let nan = apply_unary(machine, Unary::IsNan, array)?;
    let number = apply_unary(machine, Unary::LogicalNot, &nan)?;
    Ok(number.cast(DType::Int64))
}

fn total(machine: &mut Machine, bound: &Bound, reduction: Reduction, neutral: f64) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    let axes = reduced_axes(bound.some("axis"), array.ndim())?;
    let array = replaced(machine, &array, neutral)?;
    let result = reduce(machine, reduction, &array, &axes)?;
    finish(machine, bound, result, &axes)
}

/// A scalar has no axis, but some of these functions look away.
fn refuse_scalar_axis(bound: &Bound, array: &Array) -> Result<()> {
    if array.ndim() == 0 && bound.some("axis").is_some() {
        return Err(bound.refuse("axis"));
    }
    Ok(())
}

fn nanmean(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = to_array(machine, bound.required("a"))?;
    refuse_scalar_axis(bound, &array)?;
    let axes = axes_argument(bound.some("axis"), array.ndim())?;
    let array = if array.dtype.is_float() { array } else { array.cast(DType::Float64) };
    let count = counted(machine, &array)?;
    let count = reduce(machine, Reduction::Sum, &count, &axes)?.cast(array.dtype);
    let filled = replaced(machine, &array, 0.0)?;
    let sum = reduce_in(machine, Reduction::Sum, &filled, &axes)?;
    let notes = machine.notes.clone();
    let result = apply_binary(machine, Binary::Divide, &sum, &count)?;
    machine.notes = notes;
    if count.numbers().into_iter().any(|count| count == Number::Float(0.0)) {
        machine.note("RuntimeWarning: Mean of empty slice");
    }
    finish(machine, bound, result, &axes)
}

fn nanvar(machine: &mut Machine, bound: &Bound, root: bool) -> Result<Object> {
    let array = to_array(machine, bound.required("a"))?;
    refuse_scalar_axis(bound, &array)?;
    let axes = axes_argument(bound.some("axis"), array.ndim())?;
    let ddof = match bound.get("ddof") {
        None => 0.0,
        Some(Object::Int(ddof)) => *ddof as f64,
        Some(Object::Float(ddof)) => *ddof,
        Some(_) => return Err(bound.refuse("ddof")),
    };
    let array = if array.dtype.is_float() { array } else { array.cast(DType::Float64) };
    let notes = machine.notes.clone();
    let count = counted(machine, &array)?;
    let count = reduce(machine, Reduction::Sum, &count, &axes)?.cast(array.dtype);
    let filled = replaced(machine, &array, 0.0)?;
    let sum = reduce_in(machine, Reduction::Sum, &filled, &axes)?;
    let mean = apply_binary(machine, Binary::Divide, &sum, &count)?;
    let mean = keep_dims(mean, &axes);
    // What was NaN counts as no deviation; what becomes NaN here stays.
    let deviation = apply_binary(machine, Binary::Subtract, &array, &mean)?;
    let missing = apply_unary(machine, Unary::IsNan, &array)?;
    let none = Array::from_number(array.dtype, Number::Float(0.0));
    let deviation = super::selection::choose(machine, &missing, &none, &deviation)?;
    let deviation = super::lanes::laid_out_like(&deviation, &[&array]);
    let squared = apply_binary(machine, Binary::Multiply, &deviation, &deviation)?;
    let total = reduce_in(machine, Reduction::Sum, &squared, &axes)?;
    let ddof = Array::from_number(array.dtype, Number::Float(ddof));
    let freedom = apply_binary(machine, Binary::Subtract, &count, &ddof)?;
    let mut result = apply_binary(machine, Binary::Divide, &total, &freedom)?;
    machine.notes = notes;
    if let (Data::Float(values), Data::Float(freedom)) = (&result.data, &freedom.data)
        && freedom.iter().any(|&freedom| freedom <= 0.0)
    {
        machine.note("RuntimeWarning: Degrees of freedom <= 0 for slice.");
        let fixed =
            super::pairs::map2(
                &mut machine.meter,
                values,
                freedom,
                |value, freedom| {
                    if freedom <= 0.0 { f64::NAN } else { value }
                },
            )?;
        result = Array { dtype: result.dtype, data: Data::Float(fixed) };
    }
    if root {
        result = apply_unary(machine, Unary::Sqrt, &result)?;
    }
    finish(machine, bound, result, &axes)
}

fn nan_extreme(machine: &mut Machine, bound: &Bound, reduction: Reduction) -> Result<Object> {
    let array = to_array(machine, bound.required("a"))?;
    let axes = reduced_axes(bound.some("axis"), array.ndim())?;
    if axes.iter().any(|&axis| array.shape()[axis] == 0) {
        return Err(unsupported(format!("np.{} of nothing", bound.name())));
    }
    if !array.dtype.is_float() {
        let result = reduce(machine, reduction, &array, &axes)?;
        return finish(machine, bound, result, &axes);
    }
    let worst = if reduction == Reduction::Max { f64::NEG_INFINITY } else { f64::INFINITY };
    let count = counted(machine, &array)?;
    let count = reduce(machine, Reduction::Sum, &count, &axes)?;
    let filled = replaced(machine, &array, worst)?;
    let mut result = reduce(machine, reduction, &filled, &axes)?;
    if let (Data::Float(values), Data::Int(counts)) = (&result.data, &count.data)
        && counts.iter().any(|&count| count == 0)
    {
        machine.note("RuntimeWarning: All-NaN slice encountered");
        let fixed = super::pairs::map2(
            &mut machine.meter,
            values,
            counts,
            |value, count| {
                if count == 0 { f64::NAN } else { value }
            },
        )?;
        result = Array { dtype: result.dtype, data: Data::Float(fixed) };
    }
    finish(machine, bound, result, &axes)
}

fn nan_arg(machine: &mut Machine, bound: &Bound, largest: bool) -> Result<Object> {
    let mut array = to_array(machine, bound.required("a"))?;
    if array.ndim() == 0 {
        if bound.some("axis").is_some_and(|axis| !matches!(axis, Object::Int(0 | -1))) {
            return Err(bound.refuse("axis"));
        }
        if bound.get("keepdims").is_some() {
            return Err(bound.refuse("keepdims"));
        }
        array = axis_or_flat(machine, None, &array)?.0;
    }
    let axes = match bound.some("axis") {
        None => (0..array.ndim()).collect(),
        Some(axis) => vec![axis_argument(axis, array.ndim())?],
    };
    if array.size() == 0 {
        return Err(unsupported(format!("np.{} of nothing", bound.name())));
    }
    let count = counted(machine, &array)?;
    let count = reduce(machine, Reduction::Sum, &count, &axes)?;
    if count.numbers().into_iter().any(|count| count == Number::Int(0)) {
        return Err(value_error("All-NaN slice encountered"));
    }
    let filled = replaced(machine, &array, if largest { f64::NEG_INFINITY } else { f64::INFINITY })?;
    super::sorting::arg_extreme_of(machine, bound, filled, largest)
}

fn nan_running(machine: &mut Machine, bound: &Bound, ufunc: Binary, neutral: f64) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    let array = replaced(machine, &array, neutral)?;
    let (array, axis) = axis_or_flat(machine, bound.some("axis"), &array)?;
    Ok(accumulate(machine, ufunc, &array, axis)?.into_array_object())
}
