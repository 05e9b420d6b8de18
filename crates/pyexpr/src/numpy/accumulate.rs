//! Running sums, products and extremes.

use ndarray::{ArcArray, Axis, IxDyn};
use num_complex::Complex64;

use super::coerce::cast;
use super::index::on_data;
use super::layout::{from_vec, map};
use super::ufunc::{self, Binary};
use crate::error::{Result, unsupported};
use crate::evaluate::Machine;
use crate::object::{Array, DType, Data};

/// `ufunc.accumulate(array, axis)`.
pub(crate) fn accumulate(machine: &mut Machine, ufunc: Binary, array: &Array, axis: usize) -> Result<Array> {
    let widened;
    let array = match ufunc {
        Binary::Add | Binary::Multiply if !array.dtype.is_float() && !array.dtype.is_complex() => {
            let wide = if array.dtype.is_unsigned() { DType::UInt64 } else { DType::Int64 };
            widened = cast(machine, array, wide)?;
            &widened
        }
        _ => array,
    };
    accumulate_in(machine, ufunc, array, axis)
}

/// Accumulates in the array's own dtype.
pub(crate) fn accumulate_in(machine: &mut Machine, ufunc: Binary, array: &Array, axis: usize) -> Result<Array> {
    let dtype = array.dtype;
    let data = match &array.data {
        Data::Int(data) => {
            let fold: fn(i64, i64) -> i64 = match ufunc {
                Binary::Add => i64::wrapping_add,
                Binary::Multiply => i64::wrapping_mul,
                Binary::Maximum => i64::max,
                Binary::Minimum => i64::min,
                Binary::LogicalAnd | Binary::BitwiseAnd if dtype == DType::Bool => |left, right| left & right,
                Binary::LogicalOr | Binary::BitwiseOr if dtype == DType::Bool => |left, right| left | right,
                other => return Err(unsupported(format!("np.{}.accumulate", other.name()))),
            };
            let mut result = map(&mut machine.meter, data, |value| value)?;
            match (ufunc, dtype) {
                (Binary::Add, DType::Int64) => along(&mut result, axis, i64::wrapping_add),
                _ => along(&mut result, axis, |before, value| dtype.wrap(fold(before, value))),
            }
            Data::Int(result)
        }
        Data::Float(data) => {
            let fold: fn(f64, f64) -> f64 = match ufunc {
                Binary::Add => |left, right| left + right,
                Binary::Multiply => |left, right| left * right,
                // Of two zeros the second one stays, but of halves the first.
                Binary::Maximum if dtype == DType::Float16 => {
                    |left, right| if left >= right || left.is_nan() { left } else { right }
                }
                Binary::Minimum if dtype == DType::Float16 => {
                    |left, right| if left <= right || left.is_nan() { left } else { right }
                }
                Binary::Maximum => |left, right| if left > right || left.is_nan() { left } else { right },
                Binary::Minimum => |left, right| if left < right || left.is_nan() { left } else { right },
                other => return Err(unsupported(format!("np.{}.accumulate", other.name()))),
            };
            let mut result = map(&mut machine.meter, data, |value| value)?;
            match (ufunc, dtype) {
                (Binary::Add, DType::Float64) => along(&mut result, axis, |before, value| before + value),
                _ => along(&mut result, axis, |before, value| dtype.round(fold(before, value))),
            }
            Data::Float(result)
        }
        Data::Complex(data) => {
            let fold: fn(Complex64, Complex64) -> Complex64 = match ufunc {
                Binary::Add => |left, right| left + right,
                Binary::Multiply if dtype == DType::Complex128 => |left, right| left * right,
                Binary::Maximum => ufunc::complex::maximum,
                Binary::Minimum => ufunc::complex::minimum,
                other => return Err(unsupported(format!("np.{}.accumulate of complex numbers", other.name()))),
            };
            let mut result = map(&mut machine.meter, data, |value| value)?;
            along(&mut result, axis, |before, value| dtype.round_complex(fold(before, value)));
            Data::Complex(result)
        }
    };
    Array { dtype, data }.checked()
}

/// Replaces each element by what `fold` makes of the one before it along the axis and itself.
fn along<T: Copy>(data: &mut ArcArray<T, IxDyn>, axis: usize, fold: impl Fn(T, T) -> T) {
    let (extent, stride) = (data.shape()[axis], data.strides()[axis]);
    if extent < 2 || data.is_empty() {
        return;
    }
    let Some(elements) = data.as_slice_memory_order_mut().filter(|_| stride > 0) else {
        data.accumulate_axis_inplace(Axis(axis), |&before, value| *value = fold(before, *value));
        return;
    };
    // Blocks of the axis' extent times its stride lie one behind the other.
    let stride = stride as usize;
    for block in elements.chunks_exact_mut(extent * stride) {
        if stride == 1 {
            let mut so_far = block[0];
            for value in &mut block[1..] {
                so_far = fold(so_far, *value);
                *value = so_far;
            }
            continue;
        }
        for place in 1..extent {
            let (before, row) = block[(place - 1) * stride..(place + 1) * stride].split_at_mut(stride);
            for (&before, value) in before.iter().zip(row) {
                *value = fold(before, *value);
            }
        }
    }
}

/// All elements in C order as one dimension.
pub(crate) fn flat(machine: &mut Machine, array: &Array) -> Result<Array> {
    if !array.is_c_contiguous() {
        machine.meter.array(array.shape())?;
    }
    let data = on_data!(&array.data, data => flatten(data)?);
    Ok(Array { dtype: array.dtype, data })
}

fn flatten<T: Copy>(data: &ndarray::ArcArray<T, IxDyn>) -> Result<ndarray::ArcArray<T, IxDyn>> {
    if data.is_standard_layout()
        && let Ok(flat) = data.clone().into_shape_with_order(IxDyn(&[data.len()]))
    {
        return Ok(flat);
    }
    from_vec(&[data.len()], data.iter().copied().collect())
}
