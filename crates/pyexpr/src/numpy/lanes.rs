//! Functions that work on one axis at a time.

use super::layout::{axis_order, broadcast_strides, inverse};
use super::manipulate::permuted_axes;
use crate::error::Result;
use crate::evaluate::Machine;
use crate::object::{Array, DType, Elements};

/// The array's elements with `axis` moved to the end, in C order, and the other extents.
pub(crate) struct Lanes {
    pub(crate) elements: Elements,
    pub(crate) length: usize,
    outer: Vec<usize>,
    axis: usize,
}

/// Takes an array apart into the runs along `axis`.
pub(crate) fn lanes(machine: &mut Machine, array: &Array, axis: usize) -> Result<Lanes> {
    machine.meter.array(array.shape())?;
    let mut order: Vec<usize> = (0..array.ndim()).filter(|&other| other != axis).collect();
    order.push(axis);
    let moved = permuted_axes(array, &order);
    let mut outer = moved.shape().to_vec();
    let length = outer.pop().unwrap_or(1);
    // Runs of nothing can be many.
    machine.meter.array(&outer)?;
    Ok(Lanes { elements: moved.elements(), length, outer, axis })
}

impl Lanes {
    /// How many runs there are.
    pub(crate) fn count(&self) -> usize {
        self.outer.iter().product()
    }

    /// The runs as floats; of complex numbers the real parts.
    pub(crate) fn floats(&self) -> Vec<Vec<f64>> {
        match &self.elements {
            Elements::Float(elements) => self.cut(elements),
            Elements::Int(elements) => {
                let floats: Vec<f64> = elements.iter().map(|&value| value as f64).collect();
                self.cut(&floats)
            }
            Elements::Complex(elements) => self.cut(&elements.iter().map(|value| value.re).collect::<Vec<_>>()),
        }
    }

    /// Cuts elements into runs.
    pub(crate) fn cut<T: Clone>(&self, elements: &[T]) -> Vec<Vec<T>> {
        if self.length == 0 {
            return vec![Vec::new(); self.count()];
        }
        elements.chunks_exact(self.length).map(<[T]>::to_vec).collect()
    }

    /// Puts runs of a new length back where the axis was.
    pub(crate) fn rebuild(&self, dtype: DType, elements: Elements, length: usize) -> Result<Array> {
        let mut shape = self.outer.clone();
        shape.push(length);
        let array = Array::from_elements(dtype, &shape, elements)?;
        let last = shape.len() - 1;
        let mut order: Vec<usize> = (0..last).collect();
        order.insert(self.axis, last);
        Ok(contiguous(&permuted_axes(&array, &order)))
    }

    /// Puts one result per run together; the axis is gone.
    pub(crate) fn collapse(&self, dtype: DType, elements: Elements) -> Result<Array> {
        Array::from_elements(dtype, &self.outer, elements)
    }
}

/// The same array with its axes in memory as NumPy orders those of a new array made after `models`, which broadcast to it.
pub(crate) fn laid_out_like(array: &Array, models: &[&Array]) -> Array {
    if models.iter().all(|model| model.is_c_contiguous()) {
        return contiguous(array);
    }
    let strides: Vec<Vec<isize>> =
        models.iter().map(|model| broadcast_strides(model.shape(), model.strides(), array.ndim())).collect();
    let order = axis_order(array.ndim(), &strides);
    permuted_axes(&contiguous(&permuted_axes(array, &order)), &inverse(&order))
}

/// The same array in Fortran's order where `model` is in that order and not in C's, else in C's.
pub(crate) fn in_order_of(array: &Array, model: &Array) -> Array {
    let transposed = super::manipulate::transposed(model);
    if model.is_c_contiguous() || !transposed.is_c_contiguous() {
        return contiguous(array);
    }
    super::manipulate::transposed(&contiguous(&super::manipulate::transposed(array)))
}

/// The same array in C order.
pub(crate) fn contiguous(array: &Array) -> Array {
    if array.is_c_contiguous() {
        return array.clone();
    }
    match Array::from_elements(array.dtype, array.shape(), array.elements()) {
        Ok(copied) => copied,
        Err(_) => array.clone(),
    }
}
