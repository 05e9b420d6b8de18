//! Shapes, strides and the order in which NumPy walks over arrays.

use ndarray::{ArcArray, ArrayViewD, IxDyn};

use crate::error::{Result, unsupported, value_error};
use crate::limits::Meter;

/// A shape as NumPy's messages print it: `(2,3)`, `(4,)`.
pub(crate) fn shape_text(shape: &[usize]) -> String {
    match shape {
        [extent] => format!("({extent},)"),
        _ => format!("({})", shape.iter().map(usize::to_string).collect::<Vec<_>>().join(",")),
    }
}

/// The shape that all shapes broadcast to.
pub(crate) fn broadcast(shapes: &[&[usize]]) -> Option<Vec<usize>> {
    let ndim = shapes.iter().map(|shape| shape.len()).max().unwrap_or(0);
    let mut result = vec![1; ndim];
    for shape in shapes {
        let skip = ndim - shape.len();
        for (place, &extent) in shape.iter().enumerate() {
            let so_far = &mut result[skip + place];
            if *so_far == 1 {
                *so_far = extent;
            } else if extent != 1 && extent != *so_far {
                return None;
            }
        }
    }
    Some(result)
}

/// The shape that operands broadcast to, or NumPy's error.
pub(crate) fn broadcast_operands(shapes: &[&[usize]]) -> Result<Vec<usize>> {
    broadcast(shapes).ok_or_else(|| {
        let texts: Vec<String> = shapes.iter().map(|shape| shape_text(shape)).collect();
        value_error(format!("operands could not be broadcast together with shapes {} ", texts.join(" ")))
    })
}

/// The order of axes, outermost first, in which NumPy's iterator walks over operands: by falling stride, C order where
/// strides do not decide. `strides` holds one row per operand.
pub(crate) fn axis_order(ndim: usize, strides: &[Vec<isize>]) -> Vec<usize> {
    // From the innermost axis outwards, an insertion sort as in NumPy's iterator.
    let mut order: Vec<usize> = (0..ndim).rev().collect();
    for start in 1..ndim {
        let axis = order[start];
        let mut insert_at = start;
        for place in (0..start).rev() {
            let other = order[place];
            let mut ambiguous = true;
            let mut swap = false;
            for row in strides {
                let (this, that) = (row[axis].unsigned_abs(), row[other].unsigned_abs());
                if this != 0 && that != 0 {
                    if that <= this {
                        swap = false;
                    } else if ambiguous {
                        swap = true;
                    }
                    ambiguous = false;
                }
            }
            if !ambiguous {
                if swap {
                    insert_at = place;
                } else {
                    break;
                }
            }
        }
        order.remove(start);
        order.insert(insert_at, axis);
    }
    order.reverse();
    order
}

/// The strides of an operand on the axes of a broadcast shape; 0 where it is repeated.
pub(super) fn broadcast_strides(shape: &[usize], strides: &[isize], ndim: usize) -> Vec<isize> {
    let mut result = vec![0; ndim];
    let skip = ndim - shape.len();
    for (place, (&extent, &stride)) in shape.iter().zip(strides).enumerate() {
        result[skip + place] = if extent == 1 { 0 } else { stride };
    }
    result
}

/// Undoes a permutation of axes.
pub(crate) fn inverse(order: &[usize]) -> Vec<usize> {
    let mut result = vec![0; order.len()];
    for (place, &axis) in order.iter().enumerate() {
        result[axis] = place;
    }
    result
}

/// Applies `f` to every element; the result is laid out in memory as NumPy lays it out.
pub(crate) fn map<A: Copy, O: Clone>(
    meter: &mut Meter,
    a: &ArcArray<A, IxDyn>,
    f: impl Fn(A) -> O,
) -> Result<ArcArray<O, IxDyn>> {
    let size = meter.array(a.shape())?;
    if let Some(slice) = a.as_slice() {
        return from_vec(a.shape(), slice.iter().map(|&x| f(x)).collect());
    }
    let order = axis_order(a.ndim(), &[broadcast_strides(a.shape(), a.strides(), a.ndim())]);
    let view = a.view().permuted_axes(IxDyn(&order));
    let mut elements = Vec::with_capacity(size);
    elements.extend(view.iter().map(|&x| f(x)));
    permuted(view.shape(), elements, &order)
}

/// A view with the shape that it is known to broadcast to.
pub(crate) fn stretch<'a, A>(a: &'a ArcArray<A, IxDyn>, shape: &[usize]) -> ArrayViewD<'a, A> {
    match a.broadcast(IxDyn(shape)) {
        Some(view) => view,
        None => a.view(),
    }
}

/// An array from elements in C order.
pub(crate) fn from_vec<O: Clone>(shape: &[usize], elements: Vec<O>) -> Result<ArcArray<O, IxDyn>> {
    ArcArray::from_shape_vec(IxDyn(shape), elements).map_err(|_| unsupported("an array of this shape"))
}

/// An array whose elements are given in the order of the permuted axes `order`.
pub(crate) fn permuted<O: Clone>(shape: &[usize], elements: Vec<O>, order: &[usize]) -> Result<ArcArray<O, IxDyn>> {
    Ok(from_vec(shape, elements)?.permuted_axes(IxDyn(&inverse(order))))
}
