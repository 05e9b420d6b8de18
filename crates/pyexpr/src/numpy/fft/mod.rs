//! `numpy.fft`.

mod plan;
mod real;
mod twiddles;

use std::sync::LazyLock;

use num_complex::Complex64;

use super::coerce::{any_array, axes_argument, axis_argument, cast, int_argument, to_array};
use super::lanes::lanes;
use crate::builtins::{Bound, Builtin, Home, Table, table};
use crate::error::{Error, Result, index_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::object::{Array, DType, Elements, Object, Range};

const FUNCTIONS: &[Builtin] = &[
    Builtin::new(Home::Fft, "fft", "a n? axis? norm? !out", |machine, bound| one(machine, bound, true)),
    Builtin::new(Home::Fft, "ifft", "a n? axis? norm? !out", |machine, bound| one(machine, bound, false)),
    Builtin::new(Home::Fft, "rfft", "a n? axis? norm? !out", real_one),
    Builtin::new(Home::Fft, "fft2", "a !s axes? norm? !out", |machine, bound| several(machine, bound, true)),
    Builtin::new(Home::Fft, "ifft2", "a !s axes? norm? !out", |machine, bound| several(machine, bound, false)),
    Builtin::new(Home::Fft, "fftn", "a !s axes? norm? !out", |machine, bound| several(machine, bound, true)),
    Builtin::new(Home::Fft, "ifftn", "a !s axes? norm? !out", |machine, bound| several(machine, bound, false)),
    Builtin::new(Home::Fft, "fftfreq", "n d? !device", |machine, bound| frequencies(machine, bound, false)),
    Builtin::new(Home::Fft, "rfftfreq", "n d? !device", |machine, bound| frequencies(machine, bound, true)),
    Builtin::new(Home::Fft, "fftshift", "x axes?", |machine, bound| shifted(machine, bound, false)),
    Builtin::new(Home::Fft, "ifftshift", "x axes?", |machine, bound| shifted(machine, bound, true)),
];

static TABLE: LazyLock<Table> = LazyLock::new(|| table(&[FUNCTIONS]));

/// A name of `numpy.fft`.
pub(crate) fn lookup(name: &str) -> Option<Object> {
    TABLE.get(name).map(|builtin| Object::Function(builtin))
}

/// The factor that the transform is scaled by.
fn scale(bound: &Bound, count: usize, forward: bool) -> Result<f64> {
    let count = count as f64;
    let norm = match bound.some("norm") {
        None => "backward",
        Some(Object::Str(norm)) => norm,
        Some(_) => return Err(bound.refuse("norm")),
    };
    Ok(match (norm, forward) {
        ("ortho", _) => 1.0 / count.sqrt(),
        ("backward", true) | ("forward", false) => 1.0,
        ("backward", false) | ("forward", true) => 1.0 / count,
        (other, _) => {
            return Err(value_error(format!(
                "Invalid norm value {other}; should be \"backward\",\"ortho\" or \"forward\"."
            )));
        }
    })
}

fn input(machine: &mut Machine, bound: &Bound) -> Result<Array> {
    let array = any_array(machine, bound.required("a"))?;
    if matches!(array.dtype, DType::Float16 | DType::Float32 | DType::Complex64) {
        return Err(unsupported(format!("np.fft of {}", array.dtype.name())));
    }
    cast(machine, &array, DType::Complex128)
}

/// An axis; without a length NumPy looks the extent up in the shape, and fails there.
fn own_axis(bound: &Bound, axis: &Object, ndim: usize) -> Result<usize> {
    axis_argument(axis, ndim).map_err(|error| match error {
        Error::Raised { kind: "AxisError", .. } if bound.some("n").is_none() => index_error("tuple index out of range"),
        Error::Raised { .. } => bound.refuse("axis"),
        other => other,
    })
}

/// Several axes, whose errors are worded in many ways.
fn own_axes(bound: &Bound, axes: Option<&Object>, ndim: usize) -> Result<Vec<usize>> {
    axes_argument(axes, ndim).map_err(|error| match error {
        Error::Raised { .. } => bound.refuse("axes"),
        other => other,
    })
}

/// Transforms along one axis, whose runs are cut or filled up with zeros to `count`.
fn along(
    machine: &mut Machine,
    bound: &Bound,
    array: &Array,
    axis: usize,
    count: Option<i64>,
    forward: bool,
) -> Result<Array> {
    let given = count.unwrap_or(array.shape()[axis] as i64);
    if given < 1 {
        return Err(value_error(format!("Invalid number of FFT data points ({given}) specified.")));
    }
    let length = crate::limits::count(given);
    if !plan::is_known(length) {
        return Err(unsupported("np.fft of a length with prime factors beyond 11"));
    }
    let mut shape = array.shape().to_vec();
    shape[axis] = length;
    machine.meter.array(&shape)?;
    let size = machine.meter.array(&shape)?;
    machine.meter.work(size.saturating_mul(70))?;
    let scale = scale(bound, length, forward)?;
    let lanes = lanes(machine, array, axis)?;
    let Elements::Complex(elements) = &lanes.elements else {
        return Err(unsupported("np.fft of these"));
    };
    let mut results = Vec::with_capacity(size);
    for mut run in lanes.cut(elements) {
        run.resize(length, Complex64::ZERO);
        plan::transform(&mut run, forward, scale);
        results.extend(run);
    }
    lanes.rebuild(DType::Complex128, Elements::Complex(results), length)
}

fn one(machine: &mut Machine, bound: &Bound, forward: bool) -> Result<Object> {
    let array = input(machine, bound)?;
    if array.ndim() == 0 {
        return Err(bound.refuse("a"));
    }
    let axis = match bound.get("axis") {
        None => array.ndim() - 1,
        Some(axis) => own_axis(bound, axis, array.ndim())?,
    };
    let count = bound.some("n").map(int_argument).transpose()?;
    Ok(along(machine, bound, &array, axis, count, forward)?.into_array_object())
}

/// `np.fft.rfft`.
fn real_one(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = to_array(machine, bound.required("a"))?;
    if array.ndim() == 0 || array.dtype == DType::Float32 {
        return Err(bound.refuse("a"));
    }
    let array = cast(machine, &array, DType::Float64)?;
    let axis = match bound.get("axis") {
        None => array.ndim() - 1,
        Some(axis) => own_axis(bound, axis, array.ndim())?,
    };
    let given = bound.some("n").map(int_argument).transpose()?.unwrap_or(array.shape()[axis] as i64);
    if given < 1 {
        return Err(value_error(format!("Invalid number of FFT data points ({given}) specified.")));
    }
    let length = crate::limits::count(given);
    if !real::is_known(length) {
        return Err(unsupported("np.fft.rfft of a length with prime factors beyond 5"));
    }
    let mut shape = array.shape().to_vec();
    shape[axis] = length;
    machine.meter.array(&shape)?;
    let size = machine.meter.array(&shape)?;
    machine.meter.work(size.saturating_mul(70))?;
    let scale = scale(bound, length, true)?;
    let lanes = lanes(machine, &array, axis)?;
    let mut results = Vec::with_capacity(size);
    for mut run in lanes.floats() {
        run.resize(length, 0.0);
        results.extend(real::transform(&run, scale));
    }
    Ok(lanes.rebuild(DType::Complex128, Elements::Complex(results), length / 2 + 1)?.into_array_object())
}

fn several(machine: &mut Machine, bound: &Bound, forward: bool) -> Result<Object> {
    let mut array = input(machine, bound)?;
    let axes = match bound.some("axes") {
        None if bound.name().ends_with('n') => (0..array.ndim()).collect(),
        None if array.ndim() < 2 => return Err(bound.refuse("a")),
        None => vec![array.ndim() - 2, array.ndim() - 1],
        Some(axes) => own_axes(bound, Some(axes), array.ndim())?,
    };
    for axis in axes.into_iter().rev() {
        array = along(machine, bound, &array, axis, None, forward)?;
    }
    Ok(array.into_array_object())
}

fn frequencies(machine: &mut Machine, bound: &Bound, real: bool) -> Result<Object> {
    let count = int_argument(bound.required("n"))?;
    let spacing = match bound.get("d") {
        None => 1.0,
        Some(Object::Float(spacing)) => *spacing,
        Some(Object::Int(spacing)) => *spacing as f64,
        Some(_) => return Err(bound.refuse("d")),
    };
    if count < 1 || spacing == 0.0 {
        return Err(bound.refuse("n"));
    }
    machine.meter.array(&[crate::limits::count(count)])?;
    let step = 1.0 / (count as f64 * spacing);
    let places: Vec<i64> =
        if real { (0..=count / 2).collect() } else { (0..(count - 1) / 2 + 1).chain(-(count / 2)..0).collect() };
    let elements: Vec<f64> = places.into_iter().map(|place| place as f64 * step).collect();
    Ok(Array::from_floats(DType::Float64, &[elements.len()], elements)?.into_array_object())
}

fn shifted(machine: &mut Machine, bound: &Bound, back: bool) -> Result<Object> {
    let mut array = any_array(machine, bound.required("x"))?;
    if array.ndim() == 0 {
        return Err(bound.refuse("x"));
    }
    let axes = own_axes(bound, bound.some("axes"), array.ndim())?;
    for axis in axes {
        let extent = array.shape()[axis] as i64;
        let half = if back { extent - extent / 2 } else { extent / 2 };
        let places = Range { start: -half, stop: extent - half, step: 1 };
        let indices = (0..places.len()).map(|at| places.get(at).rem_euclid(extent.max(1))).collect();
        let indices = Array::from_ints(DType::Int64, &[extent as usize], indices)?;
        array = super::index::take_axis(machine, &array, &indices, axis)?;
    }
    Ok(array.into_array_object())
}
