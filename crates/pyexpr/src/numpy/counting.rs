//! Counting into bins.

use super::accumulate::flat;
use super::coerce::{cast, int_argument, to_array};
use crate::builtins::{Bound, Builtin, Home};
use crate::error::{Result, type_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::object::{Array, DType, Object};

const fn numpy(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::NumPy, name, parameters, call)
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    numpy("bincount", "x / weights? minlength?", bincount),
    numpy("histogram", "a bins? range? density? !weights", histogram),
];

fn bincount(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = to_array(machine, bound.required("x"))?;
    if array.ndim() != 1 {
        return Err(value_error(if array.ndim() == 0 {
            "object of too small depth for desired array"
        } else {
            "object too deep for desired array"
        }));
    }
    // A list is converted whatever it holds; an array is not.
    if array.dtype.is_float() && array.size() > 0 && !matches!(bound.required("x"), Object::Array(_)) {
        return Err(unsupported("np.bincount of a list of floats"));
    }
    if array.dtype.is_float() && (array.size() > 0 || matches!(bound.required("x"), Object::Array(_))) {
        return Err(type_error(format!(
            "Cannot cast array data from dtype('{}') to dtype('int64') according to the rule 'safe'",
            array.dtype.name()
        )));
    }
    if array.dtype == DType::UInt64 {
        return Err(unsupported("np.bincount of uint64"));
    }
    let least = match bound.get("minlength") {
        None => 0,
        Some(least) => int_argument(least)?,
    };
    if least < 0 {
        return Err(value_error("'minlength' must not be negative"));
    }
    let values = array.to_ints();
    if values.iter().any(|&value| value < 0) {
        return Err(value_error("'list' argument must have no negative elements"));
    }
    let length = values
        .iter()
        .map(|&value| crate::limits::count(value).saturating_add(1))
        .max()
        .unwrap_or(0)
        .max(crate::limits::count(least));
    machine.meter.array(&[length])?;
    machine.meter.work(values.len())?;
    match bound.some("weights") {
        None => {
            let mut counts = vec![0i64; length];
            values.into_iter().for_each(|value| counts[value as usize] += 1);
            Ok(Array::from_ints(DType::Int64, &[length], counts)?.into_array_object())
        }
        Some(weights) => {
            let weights = to_array(machine, weights)?;
            let weights = cast(machine, &weights, DType::Float64)?;
            if weights.ndim() != 1 {
                return Err(bound.refuse("weights"));
            }
            if weights.size() != values.len() {
                return Err(value_error("The weights and list don't have the same length."));
            }
            let mut sums = vec![0.0; length];
            for (value, weight) in values.into_iter().zip(weights.to_floats()) {
                sums[value as usize] += weight;
            }
            Ok(Array::from_floats(DType::Float64, &[length], sums)?.into_array_object())
        }
    }
}

/// Edges of bins of one width, as `np.linspace` gives them.
fn even_edges(low: f64, high: f64, count: usize) -> Vec<f64> {
    let step = (high - low) / count as f64;
    let mut edges: Vec<f64> = (0..=count).map(|place| place as f64 * step + low).collect();
    edges[count] = high;
    edges
}

fn histogram(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = to_array(machine, bound.required("a"))?;
    let array = flat(machine, &array)?;
    if array.dtype == DType::Float32 || array.dtype == DType::Bool {
        return Err(unsupported("np.histogram of this dtype"));
    }
    let density = match bound.get("density") {
        Some(density) => machine.truth(density)?,
        None => false,
    };
    let values = array.to_floats();
    let (counts, edges) = match bound.get("bins") {
        None | Some(Object::Int(_)) => {
            let count = match bound.get("bins") {
                Some(Object::Int(count)) => *count,
                _ => 10,
            };
            if count < 1 {
                return Err(value_error("`bins` must be positive, when an integer"));
            }
            let count = crate::limits::count(count);
            machine.meter.array(&[count, 3])?;
            machine.meter.work(values.len())?;
            let (mut low, mut high) = match bound.some("range") {
                Some(range) => {
                    let pair = to_array(machine, range)?.to_floats();
                    let [low, high] = pair[..] else {
                        return Err(bound.refuse("range"));
                    };
                    if low > high {
                        return Err(value_error("max must be larger than min in range parameter."));
                    }
                    (low, high)
                }
                None if values.is_empty() => (0.0, 1.0),
                None => (
                    values.iter().copied().fold(f64::INFINITY, f64::min),
                    values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
                ),
            };
            if values.iter().any(|value| value.is_nan()) || !low.is_finite() || !high.is_finite() {
                return Err(unsupported("np.histogram of values that are not finite"));
            }
            if low == high {
                low -= 0.5;
                high += 0.5;
            }
            let edges = even_edges(low, high, count);
            let mut counts = vec![0i64; count];
            for value in values {
                if value < low || value > high {
                    continue;
                }
                let mut place = ((value - low) / (high - low) * count as f64) as usize;
                place = place.min(count - 1);
                // The quotient may be off by one at an edge.
                if value < edges[place] {
                    place -= 1;
                }
                if value >= edges[place + 1] && place != count - 1 {
                    place += 1;
                }
                counts[place] += 1;
            }
            (counts, Array::from_floats(DType::Float64, &[count + 1], edges)?)
        }
        Some(Object::Str(_)) => return Err(bound.refuse("bins")),
        Some(bins) => {
            let edges = to_array(machine, bins)?;
            if edges.ndim() != 1 || edges.size() == 0 {
                return Err(bound.refuse("bins"));
            }
            let bounds = edges.to_floats();
            if bounds.windows(2).any(|pair| pair[0] > pair[1]) {
                return Err(value_error("`bins` must increase monotonically, when an array"));
            }
            if values.iter().any(|value| value.is_nan()) {
                return Err(unsupported("np.histogram of nan"));
            }
            machine.meter.work(values.len().saturating_mul(16))?;
            let mut counts = vec![0i64; bounds.len() - 1];
            let last = counts.len();
            for value in values {
                let place = bounds.partition_point(|&edge| edge <= value);
                if place > 0 && place <= last {
                    counts[place - 1] += 1;
                } else if place > last && last > 0 && value == bounds[last] {
                    counts[last - 1] += 1;
                }
            }
            (counts, edges)
        }
    };
    let heights = if density {
        let total: i64 = counts.iter().sum();
        let edges = edges.to_floats();
        let heights = counts
            .iter()
            .zip(edges.windows(2))
            .map(|(&count, pair)| count as f64 / (pair[1] - pair[0]) / total as f64)
            .collect();
        Array::from_floats(DType::Float64, &[counts.len()], heights)?
    } else {
        Array::from_ints(DType::Int64, &[counts.len()], counts)?
    };
    Ok(Object::tuple(vec![heights.into_array_object(), edges.into_array_object()]))
}
