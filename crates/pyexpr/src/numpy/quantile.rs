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
    machine.meter.work(count.saturating_mul(20))?;
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

const METHODS: [&str; 13] = [
    "linear",
    "lower",
    "higher",
    "nearest",
    "midpoint",
    "inverted_cdf",
    "averaged_inverted_cdf",
    "closest_observation",
    "interpolated_inverted_cdf",
    "hazen",
    "weibull",
    "median_unbiased",
    "normal_unbiased",
];

/// The methods that take an element and never interpolate.
const DISCRETE: [&str; 5] = ["lower", "higher", "nearest", "inverted_cdf", "closest_observation"];

/// A quantile of a sorted run that is not empty, by the methods of Hyndman and Fan (1996) and NumPy's older ones.
fn by_method(run: &[f64], q: f64, method: &str, dtype: DType) -> f64 {
    let count = run.len() as f64;
    let last = run.len() - 1;
    let straight = last as f64 * q;
    let at = |place: f64| run[(place.max(0.0) as usize).min(last)];
    // Between two places, the one before where the share is zero.
    let step = |place: f64, stay: bool| at(if stay { place.floor() } else { place.floor() + 1.0 });
    let continuous = |alpha: f64, beta: f64| count * q + (alpha + q * (1.0 - alpha - beta)) - 1.0;
    let place = match method {
        "lower" => return at(straight.floor()),
        "higher" => return at(straight.ceil()),
        "nearest" => return at(straight.round_ties_even()),
        "inverted_cdf" => {
            let place = count * q - 1.0;
            return step(place, place == place.floor());
        }
        "closest_observation" => {
            let place = count * q - 1.0 - 0.5;
            return step(place, place == place.floor() && place.floor().rem_euclid(2.0) == 1.0);
        }
        "midpoint" => 0.5 * (straight.floor() + straight.ceil()),
        "averaged_inverted_cdf" => count * q - 1.0,
        "interpolated_inverted_cdf" => continuous(0.0, 1.0),
        "hazen" => continuous(0.5, 0.5),
        "weibull" => continuous(0.0, 0.0),
        "median_unbiased" => continuous(1.0 / 3.0, 1.0 / 3.0),
        _ => continuous(3.0 / 8.0, 3.0 / 8.0),
    };
    let (below, above, share) = if place >= last as f64 {
        (last, last, place + 1.0)
    } else if place < 0.0 {
        (0, 0, place)
    } else {
        (place as usize, place as usize + 1, place - place.floor())
    };
    let share = match method {
        "midpoint" if place.fract() == 0.0 => 0.0,
        "midpoint" => 0.5,
        "averaged_inverted_cdf" if share == 0.0 => 0.5,
        "averaged_inverted_cdf" => 1.0,
        _ => share,
    };
    interpolate(run[below], run[above], share, dtype)
}

fn quantile(machine: &mut Machine, bound: &Bound, scale: f64, skip_nan: bool) -> Result<Object> {
    let method = match bound.some("method") {
        None => "linear",
        Some(Object::Str(method)) => {
            METHODS.into_iter().find(|known| **known == **method).ok_or_else(|| bound.refuse("method"))?
        }
        Some(_) => return Err(bound.refuse("method")),
    };
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
    if array.size() == 0 {
        return Err(unsupported(format!("np.{} of nothing", bound.name())));
    }
    let axes = distinct_axes(bound.some("axis"), array.ndim())?;
    let runs = runs(machine, &array, &axes)?;
    let sorted: Vec<Option<Vec<f64>>> = runs.floats().into_iter().map(|run| prepared(run, skip_nan)).collect();
    machine.meter.array(&[sorted.len(), wanted.len()])?;
    machine.meter.work(sorted.len().saturating_mul(wanted.len()).saturating_mul(10))?;
    let mut results = Vec::with_capacity(sorted.len() * wanted.len());
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
                Some(run) if method == "linear" => linear(run, q, array.dtype),
                Some(run) => by_method(run, q, method, array.dtype),
            });
        }
    }
    let negative_zero = |value: &f64| *value == 0.0 && value.is_sign_negative();
    if results.contains(&0.0) && sorted.iter().flatten().flatten().any(negative_zero) {
        return Err(unsupported("which of two zeros is the quantile"));
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
    if DISCRETE.contains(&method) && array.dtype.is_integer() {
        // Elements are taken as they are.
        if result.to_floats().into_iter().any(|value| value.abs() > 9e15) {
            return Err(bound.refuse("method"));
        }
        return Ok(super::coerce::cast(machine, &result, array.dtype)?.into_object());
    }
    Ok(result.into_object())
}
