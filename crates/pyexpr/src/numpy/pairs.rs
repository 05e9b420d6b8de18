//! Loops over two broadcast operands, row by row of the innermost axis.
//!
//! Only the loops over a row are compiled once per operation, and run over plain slices; the walk from row to row is
//! shared by all operations on the same widths.

use std::borrow::Cow;

use ndarray::{ArcArray, IxDyn};

use super::layout::{axis_order, broadcast_operands, broadcast_strides, permuted};
use super::slices::in_c_order;
use crate::error::Result;
use crate::limits::Meter;

/// So many elements are computed at a time that they are still in the nearest cache when they are looked at again.
const PIECE: usize = 1024;

/// A piece of an operand's row.
enum Row<'a, A> {
    Run(&'a [A]),
    /// One element, repeated.
    Same(A),
}

/// Computes a piece of both operands' rows, and adds the results to those so far.
type Rows<'f, A, B, O> = dyn FnMut(Row<A>, Row<B>, &mut Vec<O>) + 'f;

/// One axis of the walk, outermost first, with the operands' strides.
struct Step {
    extent: usize,
    strides: [isize; 2],
}

/// Applies `f` to every pair of broadcast elements; the result is laid out in memory as NumPy lays it out.
pub(crate) fn map2<A: Copy, B: Copy, O: Clone>(
    meter: &mut Meter,
    a: &ArcArray<A, IxDyn>,
    b: &ArcArray<B, IxDyn>,
    f: impl Fn(A, B) -> O,
) -> Result<ArcArray<O, IxDyn>> {
    walk(meter, a, b, &mut |left, right, out| compute(left, right, out, &f))
}

/// As [`map2`], and says whether all results are finite.
pub(crate) fn map2_finite(
    meter: &mut Meter,
    a: &ArcArray<f64, IxDyn>,
    b: &ArcArray<f64, IxDyn>,
    f: impl Fn(f64, f64) -> f64,
) -> Result<(ArcArray<f64, IxDyn>, bool)> {
    let mut finite = true;
    let result = walk(meter, a, b, &mut |left, right, out| {
        let start = out.len();
        compute(left, right, out, &f);
        finite &= all_finite(&out[start..]);
    })?;
    Ok((result, finite))
}

#[inline(never)]
fn all_finite(values: &[f64]) -> bool {
    values.iter().all(|value| value.is_finite())
}

/// The loop over a row.
fn compute<A: Copy, B: Copy, O>(left: Row<A>, right: Row<B>, out: &mut Vec<O>, f: &impl Fn(A, B) -> O) {
    match (left, right) {
        (Row::Run(left), Row::Run(right)) => out.extend(left.iter().zip(right).map(|(&x, &y)| f(x, y))),
        (Row::Run(left), Row::Same(y)) => out.extend(left.iter().map(|&x| f(x, y))),
        (Row::Same(x), Row::Run(right)) => out.extend(right.iter().map(|&y| f(x, y))),
        (Row::Same(x), Row::Same(y)) => out.push(f(x, y)),
    }
}

/// The elements in memory, and where the first one lies; what has gaps is copied, and has new strides then.
fn memory<'a, A: Copy>(
    meter: &mut Meter,
    a: &'a ArcArray<A, IxDyn>,
    strides: &mut Vec<isize>,
    ndim: usize,
) -> Result<(Cow<'a, [A]>, isize)> {
    if let Some(slice) = a.as_slice_memory_order() {
        let backwards = a.shape().iter().zip(a.strides()).filter(|(extent, stride)| **extent > 1 && **stride < 0);
        let first = backwards.map(|(&extent, &stride)| (extent as isize - 1) * -stride).sum();
        return Ok((Cow::Borrowed(slice), first));
    }
    meter.array(a.shape())?;
    let mut stride = 1;
    let mut fresh: Vec<isize> = Vec::with_capacity(a.ndim());
    for &extent in a.shape().iter().rev() {
        fresh.insert(0, stride);
        stride *= extent as isize;
    }
    *strides = broadcast_strides(a.shape(), &fresh, ndim);
    Ok((in_c_order(a.view()), 0))
}

/// The axes in the order of the walk, with those merged that both operands run through as one.
fn merged(shape: &[usize], order: &[usize], strides: [&[isize]; 2]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::with_capacity(order.len());
    for &axis in order {
        let step = Step { extent: shape[axis], strides: strides.map(|strides| strides[axis]) };
        if step.extent == 1 {
            continue;
        }
        match steps.last_mut() {
            Some(outer) if (0..2).all(|side| outer.strides[side] == step.strides[side] * step.extent as isize) => {
                outer.extent *= step.extent;
                outer.strides = step.strides;
            }
            _ => steps.push(step),
        }
    }
    steps
}

/// A piece of a row; what does not lie in a run is put together in `scratch`.
fn piece<'a, A: Copy>(
    elements: &'a [A],
    at: isize,
    stride: isize,
    length: usize,
    scratch: &'a mut Vec<A>,
    may_repeat: bool,
) -> Row<'a, A> {
    let first = at as usize;
    match stride {
        1 => Row::Run(&elements[first..first + length]),
        0 if may_repeat || length == 1 => Row::Same(elements[first]),
        _ => {
            scratch.clear();
            scratch.extend((0..length as isize).map(|place| elements[(at + place * stride) as usize]));
            Row::Run(scratch)
        }
    }
}

/// Hands the rows of both operands to `rows`, piece by piece.
fn walk<A: Copy, B: Copy, O: Clone>(
    meter: &mut Meter,
    a: &ArcArray<A, IxDyn>,
    b: &ArcArray<B, IxDyn>,
    rows: &mut Rows<A, B, O>,
) -> Result<ArcArray<O, IxDyn>> {
    let shape = broadcast_operands(&[a.shape(), b.shape()])?;
    let size = meter.array(&shape)?;
    let ndim = shape.len();
    let mut strides =
        [broadcast_strides(a.shape(), a.strides(), ndim), broadcast_strides(b.shape(), b.strides(), ndim)];
    let order = axis_order(ndim, &strides);
    let mut results = Vec::with_capacity(size);
    if size > 0 {
        let [left_strides, right_strides] = &mut strides;
        let (left, mut left_at) = memory(meter, a, left_strides, ndim)?;
        let (right, mut right_at) = memory(meter, b, right_strides, ndim)?;
        let mut outer = merged(&shape, &order, [left_strides, right_strides]);
        let inner = outer.pop().unwrap_or(Step { extent: 1, strides: [0, 0] });
        let (mut left_scratch, mut right_scratch) = (Vec::new(), Vec::new());
        let mut counters = vec![0; outer.len()];
        while results.len() < size {
            for start in (0..inner.extent).step_by(PIECE) {
                let length = PIECE.min(inner.extent - start);
                let [left_step, right_step] = inner.strides;
                let left_from = left_at + start as isize * left_step;
                let right_from = right_at + start as isize * right_step;
                let varies = right_step != 0;
                rows(
                    piece(&left, left_from, left_step, length, &mut left_scratch, varies),
                    piece(&right, right_from, right_step, length, &mut right_scratch, true),
                    &mut results,
                );
            }
            for (step, counter) in outer.iter().zip(&mut counters).rev() {
                *counter += 1;
                left_at += step.strides[0];
                right_at += step.strides[1];
                if *counter < step.extent {
                    break;
                }
                left_at -= step.strides[0] * step.extent as isize;
                right_at -= step.strides[1] * step.extent as isize;
                *counter = 0;
            }
        }
    }
    let walked: Vec<usize> = order.iter().map(|&axis| shape[axis]).collect();
    permuted(&walked, results, &order)
}
