//! Reductions over axes, in NumPy's order of summation.
//!
//! NumPy walks over the axes by falling stride, merges those that are contiguous, and sums the innermost one pairwise
//! where it is reduced; all else is added up row by row. Every float sum depends on that order in its last bits.

use std::borrow::Cow;
use std::cell::Cell;

use ndarray::{ArcArray, IxDyn};

use super::coerce::{any_array, cast, dtype_of, reduced_axes};
use super::index::on_data;
use super::layout::{axis_order, permuted};
use super::reduce_complex;
use super::reduce_masked::{extreme_with_initial, masked};
use super::slices::in_c_order;
use crate::builtins::Bound;
use crate::error::{Result, unsupported, value_error};
use crate::evaluate::Machine;
use crate::limits::OBJECT;
use crate::object::{Array, DType, Data, Number, Object};

/// What is reduced to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reduction {
    Sum,
    Product,
    Max,
    Min,
    Any,
    All,
}

/// One axis of a walk, outermost first.
struct Step {
    extent: usize,
    stride: isize,
    reduced: bool,
}

/// How NumPy's iterator walks over an array to reduce it.
struct Walk {
    steps: Vec<Step>,
    /// The kept axes in the order of the walk, for the layout of the result.
    kept: Vec<usize>,
    order: Vec<usize>,
}

impl Walk {
    fn new(shape: &[usize], strides: &[isize], axes: &[usize]) -> Walk {
        let visible: Vec<isize> =
            shape.iter().zip(strides).map(|(&extent, &stride)| if extent == 1 { 0 } else { stride }).collect();
        let order = axis_order(shape.len(), &[visible]);
        let mut steps: Vec<Step> = Vec::new();
        for &axis in &order {
            let step = Step { extent: shape[axis], stride: strides[axis], reduced: axes.contains(&axis) };
            if step.extent == 1 {
                continue;
            }
            match steps.last_mut() {
                Some(outer) if outer.reduced == step.reduced && outer.stride == step.stride * step.extent as isize => {
                    outer.extent *= step.extent;
                    outer.stride = step.stride;
                }
                _ => steps.push(step),
            }
        }
        // What goes into one result but does not lie evenly is put into a buffer, and is one run from there.
        let kept_outside = steps.iter().rposition(|step| !step.reduced).map_or(0, |last| last + 1);
        if steps.len() - kept_outside > 1 {
            let extent = steps.drain(kept_outside..).map(|step| step.extent).product();
            steps.push(Step { extent, stride: 1, reduced: true });
        }
        let kept = order.iter().copied().filter(|axis| !axes.contains(axis)).collect();
        Walk { steps, kept, order }
    }

    /// The elements in the order of the walk.
    fn elements<'a, T: Copy>(&self, data: &'a ArcArray<T, IxDyn>) -> Cow<'a, [T]> {
        in_c_order(data.view().permuted_axes(IxDyn(&self.order)))
    }

    /// Reduces the elements: `block` folds a run of the innermost axis into a result, `row` elements into as many results.
    fn run<T: Copy>(
        &self,
        elements: &[T],
        results: &mut [T],
        block: &dyn Fn(T, &[T]) -> T,
        row: &dyn Fn(&mut [T], &[T]),
    ) {
        let Some((inner, outer)) = self.steps.split_last() else {
            if let (Some(result), Some(&element)) = (results.first_mut(), elements.first()) {
                *result = block(*result, &[element]);
            }
            return;
        };
        if inner.extent == 0 || elements.is_empty() {
            return;
        }
        // Strides of the results along the outer steps.
        let mut result_strides = vec![0usize; outer.len()];
        let mut width = if inner.reduced { 1 } else { inner.extent };
        for (place, step) in outer.iter().enumerate().rev() {
            if !step.reduced {
                result_strides[place] = width;
                width *= step.extent;
            }
        }
        let mut counters = vec![0usize; outer.len()];
        let mut at = 0;
        for run in elements.chunks_exact(inner.extent) {
            if inner.reduced {
                results[at] = block(results[at], run);
            } else {
                row(&mut results[at..at + inner.extent], run);
            }
            for place in (0..outer.len()).rev() {
                counters[place] += 1;
                at += result_strides[place];
                if counters[place] < outer[place].extent {
                    break;
                }
                at -= result_strides[place] * counters[place];
                counters[place] = 0;
            }
        }
    }
}

/// Folds elements into as many results, one by one.
fn each<T: Copy>(results: &mut [T], row: &[T], fold: impl Fn(T, T) -> T) {
    for (result, &element) in results.iter_mut().zip(row) {
        *result = fold(*result, element);
    }
}

/// NumPy's iterator hands out at most this many elements at a time.
const BUFFER: usize = 8192;

/// NumPy's pairwise sum of a contiguous run: blocks of 128 with eight running sums.
fn pairwise(run: &[f64], round: impl Fn(f64) -> f64 + Copy) -> f64 {
    if run.len() < 8 {
        return run.iter().fold(-0.0, |sum, &value| round(sum + value));
    }
    if run.len() <= 128 {
        let mut sums = [0.0; 8];
        sums.copy_from_slice(&run[..8]);
        let whole = run.len() - run.len() % 8;
        for chunk in run[8..whole].chunks_exact(8) {
            for (sum, &value) in sums.iter_mut().zip(chunk) {
                *sum = round(*sum + value);
            }
        }
        let left = round(round(sums[0] + sums[1]) + round(sums[2] + sums[3]));
        let right = round(round(sums[4] + sums[5]) + round(sums[6] + sums[7]));
        return run[whole..].iter().fold(round(left + right), |sum, &value| round(sum + value));
    }
    let half = run.len() / 2;
    let half = half - half % 8;
    round(pairwise(&run[..half], round) + pairwise(&run[half..], round))
}

/// Sums floats over axes in the array's own dtype.
fn sum_floats(walk: &Walk, dtype: DType, elements: &[f64], results: &mut [f64]) {
    if dtype == DType::Float16 {
        // A run is summed at 32 bits.
        let single = |value: f64| value as f32 as f64;
        walk.run(
            elements,
            results,
            &|result, run| run.chunks(BUFFER).fold(result, |sum, part| dtype.round(sum + pairwise(part, single))),
            &|results, row| each(results, row, |result, value| dtype.round(result + value)),
        );
    } else if dtype == DType::Float32 {
        let round = |value: f64| value as f32 as f64;
        walk.run(
            elements,
            results,
            &|result, run| run.chunks(BUFFER).fold(result, |sum, part| round(sum + pairwise(part, round))),
            &|results, row| each(results, row, |result, value| round(result + value)),
        );
    } else {
        walk.run(
            elements,
            results,
            &|result, run| run.chunks(BUFFER).fold(result, |sum, part| sum + pairwise(part, |value| value)),
            &|results, row| each(results, row, |result, value| result + value),
        );
    }
}

/// The largest or the smallest element, or one that is not a number; `keeps` compares with the one so far.
fn extreme(walk: &Walk, elements: &[f64], results: &mut [f64], keeps: impl Fn(f64, f64) -> bool + Copy) -> Result<()> {
    let fold = |so_far: f64, value| if keeps(so_far, value) || so_far.is_nan() { so_far } else { value };
    let unsure = Cell::new(false);
    walk.run(
        elements,
        results,
        &|result, run| {
            let extreme = run.iter().fold(result, |so_far, &value| fold(so_far, value));
            if extreme == 0.0 {
                // The first element of all is where NumPy begins.
                let compared = run.len() - result.is_infinite() as usize;
                unsure.set(unsure.get() || has_unsure_zero(run, compared));
            }
            extreme
        },
        &|results, row| each(results, row, fold),
    );
    if unsure.get() { Err(unsupported("which of two zeros is the extreme of so many numbers")) } else { Ok(()) }
}

/// Whether NumPy's vectors may give a zero of either sign, where zero is the extreme of the run: they do where the
/// numbers compared leave no rest to compare one by one.
fn has_unsure_zero(run: &[f64], compared: usize) -> bool {
    let zeros = |negative: bool| run.iter().any(|value| *value == 0.0 && value.is_sign_negative() == negative);
    compared > 0 && compared.is_multiple_of(8) && zeros(true) && zeros(false)
}

/// Reduces over axes. The result has the kept axes only.
pub(crate) fn reduce(machine: &mut Machine, reduction: Reduction, array: &Array, axes: &[usize]) -> Result<Array> {
    let array = match reduction {
        Reduction::Any | Reduction::All if array.dtype != DType::Bool => &cast(machine, array, DType::Bool)?,
        // Sums and products of narrow integers are 64 bits wide.
        Reduction::Sum | Reduction::Product if !array.dtype.is_float() && !array.dtype.is_complex() => {
            let wide = if array.dtype.is_unsigned() { DType::UInt64 } else { DType::Int64 };
            &cast(machine, array, wide)?
        }
        _ => array,
    };
    reduce_in(machine, reduction, array, axes)
}

/// Reduces over axes in the array's own dtype.
pub(crate) fn reduce_in(machine: &mut Machine, reduction: Reduction, array: &Array, axes: &[usize]) -> Result<Array> {
    let shape = array.shape();
    let kept_shape: Vec<usize> = (0..shape.len()).filter(|axis| !axes.contains(axis)).map(|axis| shape[axis]).collect();
    let empty = axes.iter().any(|&axis| shape[axis] == 0);
    // Where other axes are empty, too, it goes by the order of NumPy's loops.
    if empty && matches!(reduction, Reduction::Max | Reduction::Min) && kept_shape.contains(&0) {
        return Err(unsupported("the extreme over an empty axis of an array with another one"));
    }
    if empty && matches!(reduction, Reduction::Max | Reduction::Min) {
        let name = if reduction == Reduction::Max { "maximum" } else { "minimum" };
        return Err(value_error(format!("zero-size array to reduction operation {name} which has no identity")));
    }
    machine.meter.work(array.size())?;
    let count = machine.meter.array(&kept_shape)?;
    machine.meter.work(count.saturating_mul(OBJECT / 2))?;
    if !array.is_c_contiguous() {
        machine.meter.array(shape)?;
    }
    let walk = Walk::new(shape, array.strides(), axes);
    let dtype = array.dtype;
    let walked_shape: Vec<usize> = walk.kept.iter().map(|&axis| shape[axis]).collect();
    // The kept axes in the order of the walk, as places among the kept axes.
    let mut sorted = walk.kept.clone();
    sorted.sort_unstable();
    let order: Vec<usize> =
        walk.kept.iter().map(|axis| sorted.iter().position(|kept| kept == axis).unwrap_or(0)).collect();
    let data = match &array.data {
        Data::Int(data) => {
            let elements = walk.elements(data);
            let start = match reduction {
                Reduction::Sum | Reduction::Any => 0,
                Reduction::Product | Reduction::All => 1,
                Reduction::Max => i64::MIN,
                Reduction::Min => i64::MAX,
            };
            let fold: fn(i64, i64) -> i64 = match reduction {
                Reduction::Sum => i64::wrapping_add,
                Reduction::Product => i64::wrapping_mul,
                Reduction::Max => i64::max,
                Reduction::Min => i64::min,
                Reduction::Any => |so_far, value| so_far | value,
                Reduction::All => |so_far, value| so_far & value,
            };
            let mut results = vec![start; count];
            walk.run(
                &elements,
                &mut results,
                &|result, run| run.iter().fold(result, |so_far, &value| fold(so_far, value)),
                &|results, row| each(results, row, fold),
            );
            if !matches!(dtype, DType::Int64 | DType::UInt64 | DType::Bool) {
                for result in &mut results {
                    *result = dtype.wrap(*result);
                }
            }
            Data::Int(permuted(&walked_shape, results, &order)?)
        }
        Data::Float(data) => {
            let elements = walk.elements(data);
            let mut results = vec![
                match reduction {
                    Reduction::Sum | Reduction::Any => 0.0,
                    Reduction::Product | Reduction::All => 1.0,
                    Reduction::Max => f64::NEG_INFINITY,
                    Reduction::Min => f64::INFINITY,
                };
                count
            ];
            match reduction {
                Reduction::Sum => sum_floats(&walk, dtype, &elements, &mut results),
                // Of two zeros the later one stays, but of halves the first.
                Reduction::Max | Reduction::Min => match (reduction, dtype) {
                    (Reduction::Max, DType::Float16) => extreme(&walk, &elements, &mut results, |a, b| a >= b)?,
                    (Reduction::Max, _) => extreme(&walk, &elements, &mut results, |a, b| a > b)?,
                    (_, DType::Float16) => extreme(&walk, &elements, &mut results, |a, b| a <= b)?,
                    _ => extreme(&walk, &elements, &mut results, |a, b| a < b)?,
                },
                _ => {
                    let fold: fn(f64, f64) -> f64 = match (reduction, dtype) {
                        (Reduction::Product, DType::Float16 | DType::Float32) => {
                            |so_far, value| (so_far * value) as f32 as f64
                        }
                        _ => |so_far, value| so_far * value,
                    };
                    walk.run(
                        &elements,
                        &mut results,
                        // A run of halves is multiplied at 32 bits.
                        &|result, run| dtype.round(run.iter().fold(result, |so_far, &value| fold(so_far, value))),
                        &|results, row| each(results, row, |so_far, value| dtype.round(fold(so_far, value))),
                    );
                }
            }
            note_float_reduction(machine, reduction, &elements, &results);
            Data::Float(permuted(&walked_shape, results, &order)?)
        }
        Data::Complex(data) => {
            let elements = walk.elements(data);
            let mut results = vec![reduce_complex::start(reduction); count];
            if reduction == Reduction::Sum {
                walk.run(
                    &elements,
                    &mut results,
                    &|result, run| {
                        let parts = run.chunks(BUFFER);
                        parts.fold(result, |sum, part| dtype.round_complex(sum + reduce_complex::pairwise(part, dtype)))
                    },
                    &|results, row| each(results, row, |result, value| dtype.round_complex(result + value)),
                );
            } else {
                let fold = reduce_complex::fold(reduction, dtype)?;
                walk.run(
                    &elements,
                    &mut results,
                    &|result, run| run.iter().fold(result, |so_far, &value| fold(so_far, value)),
                    &|results, row| each(results, row, fold),
                );
            }
            Data::Complex(permuted(&walked_shape, results, &order)?)
        }
    };
    Array { dtype, data }.checked()
}

fn note_float_reduction(machine: &mut Machine, reduction: Reduction, elements: &[f64], results: &[f64]) {
    if !matches!(reduction, Reduction::Sum | Reduction::Product) || results.iter().all(|result| result.is_finite()) {
        return;
    }
    if results.iter().any(|result| result.is_nan()) && !elements.iter().any(|element| element.is_nan()) {
        machine.note("RuntimeWarning: invalid value encountered in reduce");
    }
    if results.iter().any(|result| result.is_infinite()) && elements.iter().all(|element| element.is_finite()) {
        machine.note("RuntimeWarning: overflow encountered in reduce");
    }
}

/// Puts the reduced axes back with extent 1.
pub(crate) fn keep_dims(array: Array, axes: &[usize]) -> Array {
    let mut sorted = axes.to_vec();
    sorted.sort_unstable();
    let insert = |data: &mut dyn FnMut(usize)| sorted.iter().for_each(|&axis| data(axis));
    Array {
        dtype: array.dtype,
        data: on_data!(array.data, data => {
            let mut data = data;
            insert(&mut |axis| data = data.clone().insert_axis(ndarray::Axis(axis)));
            data
        }),
    }
}

/// Whether `keepdims` was given as true.
pub(crate) fn keepdims(machine: &mut Machine, bound: &Bound) -> Result<bool> {
    match bound.get("keepdims") {
        Some(value) => machine.truth(value),
        None => Ok(false),
    }
}

/// Finishes a reduction: with or without the reduced axes, and as a scalar where nothing is left.
pub(crate) fn finish(machine: &mut Machine, bound: &Bound, result: Array, axes: &[usize]) -> Result<Object> {
    if keepdims(machine, bound)? {
        return Ok(keep_dims(result, axes).into_array_object_if_dims());
    }
    Ok(result.into_object())
}

impl Array {
    fn into_array_object_if_dims(self) -> Object {
        self.into_object()
    }
}

/// `np.sum` and its like: `a`, `axis`, `dtype`, `keepdims`, `initial`.
pub(crate) fn call(machine: &mut Machine, bound: &Bound, reduction: Reduction) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    let axes = reduced_axes(bound.some("axis"), array.ndim())?;
    with_initial(machine, bound, reduction, array, &axes)
}

/// `ufunc.reduce`, whose axis is 0 unless given.
pub(crate) fn ufunc_reduce(machine: &mut Machine, bound: &Bound, reduction: Reduction) -> Result<Object> {
    let array = any_array(machine, bound.required("array"))?;
    let axes = match bound.get("axis") {
        None => reduced_axes(Some(&Object::Int(0)), array.ndim())?,
        Some(Object::None) => (0..array.ndim()).collect(),
        Some(axis) => reduced_axes(Some(axis), array.ndim())?,
    };
    with_initial(machine, bound, reduction, array, &axes)
}

fn with_initial(
    machine: &mut Machine,
    bound: &Bound,
    reduction: Reduction,
    mut array: Array,
    axes: &[usize],
) -> Result<Object> {
    let initial = bound.some("initial").cloned();
    array = masked(machine, bound, reduction, array, axes)?;
    if let (Some(initial), Reduction::Max | Reduction::Min, None) = (&initial, reduction, bound.some("dtype")) {
        let result = extreme_with_initial(machine, reduction, &array, axes, initial)?;
        return finish(machine, bound, result, axes);
    }
    let result = match bound.some("dtype") {
        Some(dtype) => {
            array = cast(machine, &array, dtype_of(dtype)?)?;
            if array.dtype == DType::Bool && matches!(reduction, Reduction::Sum | Reduction::Product) {
                return Err(bound.refuse("dtype"));
            }
            reduce_in(machine, reduction, &array, axes)?
        }
        None => reduce(machine, reduction, &array, axes)?,
    };
    let result = match initial {
        None => result,
        Some(Object::Int(_) | Object::Float(_)) if result.dtype.is_complex() => return Err(bound.refuse("initial")),
        Some(initial @ (Object::Int(_) | Object::Float(_))) => {
            let number = super::coerce::python_number(&initial, result.dtype)?;
            if result.dtype.is_float() && number != Number::Float(0.0) {
                // The initial value is the first summand, which shows in the last bits.
                return Err(bound.refuse("initial"));
            }
            let initial = Array::from_number(result.dtype, number);
            let ufunc = match reduction {
                Reduction::Sum => super::ufunc::Binary::Add,
                Reduction::Product => super::ufunc::Binary::Multiply,
                _ => return Err(bound.refuse("initial")),
            };
            super::ufunc::apply_binary(machine, ufunc, &result, &initial)?
        }
        Some(_) => return Err(bound.refuse("initial")),
    };
    finish(machine, bound, result, axes)
}
