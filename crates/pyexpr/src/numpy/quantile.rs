//! Medians and quantiles.

use super::accumulate::flat;
use super::coerce::{distinct_axes, to_array};
use super::lanes::{Lanes, lanes};
use super::manipulate::{permuted_axes, reshaped};
use super::reduce::{keep_dims, keepdims};
use super::sorting::float_order;
use crate::builtins::{Bound, Builtin, Home};
use crate::error::{Result, unsupported, value_error};
use crate::evaluate::Machine;
use crate::object::{Array, DType, Elements, Object};

const fn numpy(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::NumPy, name, parameters, call)
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    numpy("median", "a axis? !out !overwrite_input keepdims?", |machine, bound| median(machine, bound, false)),
    numpy("nanmedian", "a axis? !out !overwrite_input keepdims?", |machine, bound| median(machine, bound, true)),
    numpy(
        "quantile",
        "a q axis? !out !overwrite_input method? keepdims? * !weights !interpolation",
        |machine, bound| quantile(machine, bound, 1.0, false),
    ),
    numpy(
        "percentile",
        "a q axis? !out !overwrite_input method? keepdims? * !weights !interpolation",
        |machine, bound| quantile(machine, bound, 100.0, false),
    ),
    numpy(
        "nanquantile",
        "a q axis? !out !overwrite_input method? keepdims? * !weights !interpolation",
        |machine, bound| quantile(machine, bound, 1.0, true),
    ),
    numpy(
        "nanpercentile",
        "a q axis? !out !overwrite_input method? keepdims? * !weights !interpolation",
        |machine, bound| quantile(machine, bound, 100.0, true),
    ),
];

/// The runs over one or several axes, which are moved together to the end.
fn runs(machine: &mut Machine, array: &Array, axes: &[usize]) -> Result<Lanes> {
    if axes.len() == array.ndim() {
        let flat = flat(machine, array)?;
        return lanes(machine, &flat, 0);
    }
    if let [axis] = axes {
        return lanes(machine, array, *axis);
    }
    let kept: Vec<usize> = (0..array.ndim()).filter(|axis| !axes.contains(axis)).collect();
    let order: Vec<usize> = kept.iter().chain(axes).copied().collect();
    let mut shape: Vec<usize> = kept.iter().map(|&axis| array.shape()[axis]).collect();
    shape.push(axes.iter().map(|&axis| array.shape()[axis]).product());
    machine.meter.array(&shape)?;
    let merged = reshaped(&permuted_axes(array, &order), &shape)?;
    lanes(machine, &merged, shape.len() - 1)
}

/// A sorted run; `None` where it holds a NaN that is not skipped.
fn prepared(mut run: Vec<f64>, skip_nan: bool) -> Option<Vec<f64>> {
    if skip_nan {
        run.retain(|value| !value.is_nan());
    } else if run.iter().any(|value| value.is_nan()) {
        return None;
    }
    run.sort_by(|left, right| float_order(*left, *right));
    Some(run)
}

fn float_input(machine: &mut Machine, bound: &Bound) -> Result<Array> {
    let array = to_array(machine, bound.required("a"))?;
    if array.dtype == DType::Bool {
        return Err(unsupported(format!("np.{} of bools", bound.name())));
    }
    let count = array.size();
    machine.meter.work(count.saturating_mul(16))?;
    Ok(array)
}

fn median(machine: &mut Machine, bound: &Bound, skip_nan: bool) -> Result<Object> {
    let array = float_input(machine, bound)?;
    let dtype = if array.dtype == DType::Float32 { DType::Float32 } else { DType::Float64 };
    let axes = distinct_axes(bound.some("axis"), array.ndim())?;
    if array.size() == 0 && (array.ndim() > 1 || axes.is_empty()) {
        return Err(unsupported(format!("np.{} of nothing", bound.name())));
    }
    let runs = runs(machine, &array, &axes)?;
    let mut results = Vec::with_capacity(runs.count());
    for run in runs.floats() {
        let Some(run) = prepared(run, skip_nan) else {
            results.push(f64::NAN);
            continue;
        };
        results.push(match run.len() {
            0 if skip_nan => {
                machine.note("RuntimeWarning: All-NaN slice encountered");
                f64::NAN
            }
            0 => {
                machine.note("RuntimeWarning: Mean of empty slice.");
                machine.note("RuntimeWarning: invalid value encountered in scalar divide");
                f64::NAN
            }
            // NumPy takes the mean, whose sum begins with 0.0: no -0.0 comes out.
            length if length % 2 == 1 => run[length / 2] + 0.0,
            length => dtype.round(dtype.round(run[length / 2 - 1] + run[length / 2]) / 2.0) + 0.0,
        });
    }
    let result = runs.collapse(dtype, Elements::Float(results))?;
    if keepdims(machine, bound)? {
        return Ok(keep_dims(result, &axes).into_array_object());
    }
    Ok(result.into_object())
}

/// NumPy's linear interpolation, which is exact at both ends.
fn interpolate(low: f64, high: f64, weight: f64, dtype: DType) -> f64 {
    // The difference of narrow integers wraps around before it is scaled.
    let difference = match dtype {
        DType::Float64 => high - low,
        dtype => dtype.wrap(high as i64 - low as i64) as f64,
    };
    if weight >= 0.5 { high - difference * (1.0 - weight) } else { low + difference * weight }
}

fn linear(run: &[f64], q: f64, dtype: DType) -> f64 {
    let last = run.len() - 1;
    let place = last as f64 * q;
    if place >= last as f64 {
        // Both neighbours are the largest element.
        return interpolate(run[last], run[last], place + 1.0, dtype);
    }
    let below = place.floor();
    interpolate(run[below as usize], run[below as usize + 1], place - below, dtype)
}

fn quantile(machine: &mut Machine, bound: &Bound, scale: f64, skip_nan: bool) -> Result<Object> {
    match bound.some("method") {
        None => {}
        Some(Object::Str(method)) if &**method == "linear" => {}
        Some(_) => return Err(bound.refuse("method")),
    }
    let array = float_input(machine, bound)?;
    if array.dtype == DType::Float32 {
        return Err(unsupported(format!("np.{} of float32", bound.name())));
    }
    let q = to_array(machine, bound.required("q"))?;
    if q.ndim() > 1 || q.dtype == DType::Float32 {
        return Err(bound.refuse("q"));
    }
    if !q.dtype.is_float() && scale == 1.0 && array.dtype.is_integer() {
        // Integer quantiles of integers take elements as they are, and keep the dtype.
        return Err(bound.refuse("q"));
    }
    let wanted: Vec<f64> = q.to_floats().into_iter().map(|q| q / scale).collect();
    if wanted.iter().any(|q| !(0.0..=1.0).contains(q)) {
        return Err(value_error(if scale == 1.0 {
            "Quantiles must be in the range [0, 1]"
        } else {
            "Percentiles must be in the range [0, 100]"
        }));
    }
    if !q.dtype.is_float() && scale == 1.0 {
        return Err(bound.refuse("q"));
    }
    let axes = distinct_axes(bound.some("axis"), array.ndim())?;
    if array.size() == 0 {
        return Err(unsupported(format!("np.{} of nothing", bound.name())));
    }
    let runs = runs(machine, &array, &axes)?;
    let sorted: Vec<Option<Vec<f64>>> = runs.floats().into_iter().map(|run| prepared(run, skip_nan)).collect();
    machine.meter.array(&[sorted.len(), wanted.len()])?;
    let mut results = Vec::new();
    for &q in &wanted {
        for run in &sorted {
            results.push(match run {
                None => f64::NAN,
                Some(run) if run.is_empty() && skip_nan => {
                    machine.note("RuntimeWarning: All-NaN slice encountered");
                    f64::NAN
                }
                Some(run) if run.is_empty() => {
                    return Err(unsupported(format!("np.{} of nothing", bound.name())));
                }
                Some(run) => linear(run, q, array.dtype),
            });
        }
    }
    let kept = runs.collapse(DType::Float64, Elements::Float(vec![0.0; sorted.len()]))?;
    let mut shape = kept.shape().to_vec();
    let keep = keepdims(machine, bound)?;
    if keep {
        shape = keep_dims(kept, &axes).shape().to_vec();
    }
    if q.ndim() == 1 {
        shape.insert(0, wanted.len());
    }
    let result = Array::from_floats(DType::Float64, &shape, results)?;
    Ok(result.into_object())
}
