//! Indexing of arrays: basic and advanced.

use std::rc::Rc;

use ndarray::{ArcArray, Axis, IxDyn, Slice};

use super::coerce::MAX_NDIM;
use super::layout::{broadcast, from_vec, shape_text, stretch};
use super::slices::{spread, truths};
use crate::error::{Result, index_error, type_error, unsupported};
use crate::evaluate::Machine;
use crate::evaluate::subscript::slice_range;
use crate::object::{Array, DType, Data, Number, Object, Range};

/// Runs a block on the data of either width.
macro_rules! on_data {
    ($data:expr, $name:ident => $body:expr) => {
        match $data {
            Data::Int($name) => Data::Int($body),
            Data::Float($name) => Data::Float($body),
            Data::Complex($name) => Data::Complex($body),
        }
    };
}
pub(crate) use on_data;

/// One component of an index, after `...` has been spelled out.
enum Part {
    At(i64),
    Slice(Range),
    NewAxis,
    /// Integer indices with their shape.
    Take(Array),
}

/// `array[place]`; the caller has checked that there is such a row.
pub(crate) fn row(array: &Array, place: usize) -> Array {
    Array { dtype: array.dtype, data: on_data!(&array.data, data => data.clone().index_axis_move(Axis(0), place)) }
}

/// `array[index]`.
pub(crate) fn get(machine: &mut Machine, array: &Rc<Array>, index: &Object) -> Result<Object> {
    let items: Vec<Object> = match index {
        Object::Tuple(items) => items.to_vec(),
        other => vec![other.clone()],
    };
    // A boolean mask of the same shape is the commonest advanced index.
    if let [Object::Array(mask)] = &items[..]
        && mask.dtype == DType::Bool
        && mask.ndim() > 0
        && mask.shape() == array.shape()
    {
        return masked(machine, array, mask).map(Array::into_object);
    }
    let has_ellipsis = items.iter().any(|item| matches!(item, Object::Ellipsis));
    let parts = parse(machine, array, &items)?;
    let advanced = parts.iter().any(|part| matches!(part, Part::Take(_)));
    let new_axes = parts.iter().filter(|part| matches!(part, Part::NewAxis)).count();
    if array.ndim() + new_axes > MAX_NDIM {
        return Err(unsupported("this many dimensions"));
    }
    let result = if advanced { take_parts(machine, array, parts)? } else { basic(array, &parts)? };
    if result.ndim() == 0 && has_ellipsis && !advanced {
        return Ok(result.into_array_object());
    }
    Ok(result.into_object())
}

/// The elements where a mask of the same shape is true.
fn masked(machine: &mut Machine, array: &Array, mask: &Array) -> Result<Array> {
    machine.meter.work(mask.size().saturating_mul(12))?;
    let shape = mask.shape();
    let truths = truths(mask, shape);
    let count = truths.iter().filter(|truth| **truth != 0).count();
    machine.meter.array(&[count])?;
    fn picked<T: Copy>(data: &ArcArray<T, IxDyn>, truths: &[i64], count: usize) -> Result<ArcArray<T, IxDyn>> {
        let mut elements = Vec::with_capacity(count);
        for (&element, &truth) in spread(data, data.shape()).iter().zip(truths) {
            if truth != 0 {
                elements.push(element);
            }
        }
        from_vec(&[count], elements)
    }
    Ok(Array { dtype: array.dtype, data: on_data!(&array.data, data => picked(data, &truths, count)?) })
}

/// `scalar[index]`: `()` and `...` are all there is.
pub(crate) fn get_scalar(value: &Object, index: &Object) -> Result<Object> {
    match index {
        Object::Tuple(items) if items.is_empty() => Ok(value.clone()),
        Object::Int(_) | Object::Slice(_) => Err(index_error("invalid index to scalar variable.")),
        _ => Err(unsupported("this index of a NumPy scalar")),
    }
}

fn invalid_index() -> crate::error::Error {
    index_error(
        "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid \
         indices",
    )
}

/// Spells the index out: one part per axis of the array, and one per new axis.
fn parse(machine: &mut Machine, array: &Array, items: &[Object]) -> Result<Vec<Part>> {
    let ndim = array.ndim();
    let mut consumed = 0;
    let mut ellipsis = None;
    let mut loose: Vec<Loose> = Vec::with_capacity(items.len());
    for item in items {
        let part = loosely(machine, item)?;
        match &part {
            Loose::Ellipsis if ellipsis.is_some() => {
                return Err(index_error("an index can only have a single ellipsis ('...')"));
            }
            Loose::Ellipsis => ellipsis = Some(()),
            Loose::NewAxis => {}
            Loose::Mask(mask) => consumed += mask.ndim(),
            _ => consumed += 1,
        }
        loose.push(part);
    }
    // Twice as many as NumPy's arrays may have dimensions.
    if consumed > 128 {
        return Err(index_error("too many indices for array"));
    }
    if consumed > ndim {
        return Err(index_error(format!(
            "too many indices for array: array is {ndim}-dimensional, but {consumed} were indexed"
        )));
    }
    if ellipsis.is_none() {
        loose.push(Loose::Ellipsis);
    }
    let shape = array.shape();
    let mut axis = 0;
    let mut parts = Vec::with_capacity(ndim);
    let mut unchecked = Vec::new();
    for part in loose {
        match part {
            Loose::NewAxis => parts.push(Part::NewAxis),
            Loose::Ellipsis => {
                for _ in 0..ndim - consumed {
                    parts.push(Part::Slice(Range { start: 0, stop: shape[axis] as i64, step: 1 }));
                    axis += 1;
                }
            }
            Loose::At(at) => {
                parts.push(Part::At(check(at, axis, shape[axis])?));
                axis += 1;
            }
            Loose::Slice(slice) => {
                parts.push(Part::Slice(slice_range(&slice, shape[axis])?));
                axis += 1;
            }
            Loose::Indices(indices) => {
                unchecked.push((parts.len(), axis));
                parts.push(Part::Take(indices));
                axis += 1;
            }
            Loose::Mask(mask) => {
                if mask.size() == 0 && mask.shape() != &shape[axis..axis + mask.ndim()] {
                    return Err(unsupported("an empty mask of another shape"));
                }
                for (place, &extent) in mask.shape().iter().enumerate() {
                    if extent != shape[axis + place] {
                        return Err(index_error(format!(
                            "boolean index did not match indexed array along axis {}; size of axis is {} but size of \
                             corresponding boolean axis is {extent}",
                            axis + place,
                            shape[axis + place]
                        )));
                    }
                }
                machine.meter.work(mask.size())?;
                for places in nonzero(machine, &mask)? {
                    parts.push(Part::Take(places));
                    axis += 1;
                }
            }
        }
    }
    // Arrays of places are looked into last, and only where their shapes fit.
    let is_empty = joint_shape(&parts)?.contains(&0)
        || parts.iter().any(|part| matches!(part, Part::Slice(range) if range.is_empty()));
    for (place, axis) in unchecked {
        if let Part::Take(indices) = &mut parts[place] {
            let checked: Result<Vec<i64>> =
                indices.to_ints().into_iter().map(|at| check(at, axis, shape[axis])).collect();
            if checked.is_err() && (array.size() == 0 || is_empty) {
                // NumPy looks away where the result has no elements.
                return Err(unsupported("an index out of bounds of an empty array"));
            }
            *indices = Array::from_ints(DType::Int64, indices.shape(), checked?)?;
        }
    }
    Ok(parts)
}

/// The shape that the arrays of places have together.
fn joint_shape(parts: &[Part]) -> Result<Vec<usize>> {
    let take = |part: &Part| if let Part::Take(indices) = part { Some(indices.shape().to_vec()) } else { None };
    let shapes: Vec<Vec<usize>> = parts.iter().filter_map(take).collect();
    let shapes: Vec<&[usize]> = shapes.iter().map(Vec::as_slice).collect();
    broadcast(&shapes).ok_or_else(|| {
        let texts: Vec<String> = shapes.iter().map(|shape| shape_text(shape)).collect();
        index_error(format!(
            "shape mismatch: indexing arrays could not be broadcast together with shapes {} ",
            texts.join(" ")
        ))
    })
}

enum Loose {
    At(i64),
    Slice(Rc<[Object; 3]>),
    Ellipsis,
    NewAxis,
    Indices(Array),
    Mask(Array),
}

fn loosely(machine: &mut Machine, item: &Object) -> Result<Loose> {
    Ok(match item {
        Object::Int(at) => Loose::At(*at),
        Object::Slice(parts) => Loose::Slice(parts.clone()),
        Object::Ellipsis => Loose::Ellipsis,
        Object::None => Loose::NewAxis,
        Object::Scalar(scalar) => match (scalar.dtype, scalar.value) {
            (DType::Bool, _) => return Err(unsupported("a bool as an index of an array")),
            (_, Number::Int(at)) => Loose::At(at),
            _ => return Err(invalid_index()),
        },
        Object::Bool(_) => return Err(unsupported("a bool as an index of an array")),
        Object::BigInt(value) if value.bits() <= 64 => {
            return Err(unsupported("an index beyond 64 bits"));
        }
        Object::BigInt(_) | Object::Float(_) | Object::Complex(_) | Object::Str(_) => return Err(invalid_index()),
        Object::Array(array) => return of_array(array),
        Object::List(items) if items.is_empty() => Loose::Indices(Array::from_ints(DType::Int64, &[0], Vec::new())?),
        Object::List(_) | Object::Range(_) => {
            let array = super::coerce::any_array(machine, item)?;
            if array.size() == 0 && array.dtype.is_float() {
                return Ok(Loose::Indices(Array::from_ints(DType::Int64, array.shape(), Vec::new())?));
            }
            if array.dtype.is_float() || array.dtype.is_complex() {
                return Err(if items_are_nested(item) {
                    unsupported("this list as an index")
                } else {
                    invalid_index()
                });
            }
            return of_array(&array);
        }
        Object::Tuple(_) => {
            let array = super::coerce::any_array(machine, item)?;
            if array.size() == 0 && array.dtype.is_float() {
                return Ok(Loose::Indices(Array::from_ints(DType::Int64, array.shape(), Vec::new())?));
            }
            if array.dtype.is_float() || array.dtype.is_complex() {
                return Err(unsupported("this tuple as an index"));
            }
            return of_array(&array);
        }
        _ => return Err(unsupported(format!("a {} as an index of an array", item.type_name()))),
    })
}

fn of_array(array: &Array) -> Result<Loose> {
    match array.dtype {
        DType::Bool if array.ndim() == 0 => Err(unsupported("a bool as an index of an array")),
        DType::Bool => Ok(Loose::Mask(array.clone())),
        dtype if dtype.is_integer() => match (array.ndim(), array.first()) {
            (0, Some(Number::Int(_))) => Ok(Loose::Indices(array.clone())),
            _ => Ok(Loose::Indices(array.clone())),
        },
        _ => Err(index_error("arrays used as indices must be of integer (or boolean) type")),
    }
}

/// An index counted from the front.
pub(crate) fn check(at: i64, axis: usize, extent: usize) -> Result<i64> {
    let shifted = if at < 0 { at.wrapping_add(extent as i64) } else { at };
    if shifted < 0 || shifted >= extent as i64 {
        return Err(index_error(format!("index {at} is out of bounds for axis {axis} with size {extent}")));
    }
    Ok(shifted)
}

/// The indices of the true elements, one array per axis.
pub(crate) fn nonzero(machine: &mut Machine, array: &Array) -> Result<Vec<Array>> {
    let shape = array.shape();
    machine.meter.array(shape)?;
    machine.meter.work(array.size().saturating_mul(2))?;
    let truths = truths(array, shape);
    let places: Vec<usize> =
        truths.iter().enumerate().filter(|(_, truth)| **truth != 0).map(|(place, _)| place).collect();
    let mut arrays = Vec::with_capacity(shape.len());
    for axis in 0..shape.len() {
        machine.meter.array(&[places.len()])?;
        let block: usize = shape[axis + 1..].iter().product();
        let indices = places.iter().map(|place| (place / block.max(1) % shape[axis].max(1)) as i64).collect();
        arrays.push(Array::from_ints(DType::Int64, &[places.len()], indices)?);
    }
    Ok(arrays)
}

/// ndarray's slice for a range within an axis.
fn to_slice(range: Range) -> Slice {
    let length = range.len() as i64;
    if length == 0 {
        return Slice::new(0, Some(0), 1);
    }
    let last = range.start + (length - 1) * range.step;
    // The step to nowhere may be longer than 32 bits hold.
    let step = if range.len() <= 1 { range.step.signum() } else { range.step } as isize;
    if range.step > 0 {
        Slice::new(range.start as isize, Some(last as isize + 1), step)
    } else {
        Slice::new(last as isize, Some(range.start as isize + 1), step)
    }
}

fn basic(array: &Array, parts: &[Part]) -> Result<Array> {
    Ok(Array { dtype: array.dtype, data: on_data!(&array.data, data => basic_data(data.clone(), parts)) })
}

fn basic_data<T: Clone>(mut data: ArcArray<T, IxDyn>, parts: &[Part]) -> ArcArray<T, IxDyn> {
    let mut axis = 0;
    for part in parts {
        match part {
            Part::At(at) => data = data.index_axis_move(Axis(axis), *at as usize),
            Part::Slice(range) => {
                data.slice_axis_inplace(Axis(axis), to_slice(*range));
                axis += 1;
            }
            Part::NewAxis => {
                data = data.insert_axis(Axis(axis));
                axis += 1;
            }
            Part::Take(_) => axis += 1,
        }
    }
    data
}

fn take_parts(machine: &mut Machine, array: &Array, parts: Vec<Part>) -> Result<Array> {
    // Ints beside arrays are arrays of no dimension, for they broadcast together.
    let parts: Vec<Part> = parts
        .into_iter()
        .map(|part| match part {
            Part::At(at) => Part::Take(Array::from_number(DType::Int64, Number::Int(at))),
            other => other,
        })
        .collect();
    let viewed = basic(array, &parts)?;
    let mut axes = Vec::new();
    let mut indices = Vec::new();
    for (axis, part) in parts.iter().enumerate() {
        if let Part::Take(index) = part {
            axes.push(axis);
            indices.push(index);
        }
    }
    let shapes: Vec<&[usize]> = indices.iter().map(|index| index.shape()).collect();
    let Some(shape) = broadcast(&shapes) else {
        let texts: Vec<String> = shapes.iter().map(|shape| shape_text(shape)).collect();
        return Err(index_error(format!(
            "shape mismatch: indexing arrays could not be broadcast together with shapes {} ",
            texts.join(" ")
        )));
    };
    let adjacent = axes.windows(2).all(|pair| pair[1] == pair[0] + 1);
    let mut columns = Vec::with_capacity(indices.len());
    for _ in &indices {
        machine.meter.array(&shape)?;
    }
    for index in &indices {
        let Data::Int(data) = &index.data else {
            return Err(type_error("indices must be integers"));
        };
        let column: Vec<usize> = stretch(data, &shape).iter().map(|&at| at as usize).collect();
        columns.push(column);
    }
    let count: usize = shape.iter().product();
    let rest: Vec<usize> = (0..viewed.ndim()).filter(|axis| !axes.contains(axis)).collect();
    let rest_shape: Vec<usize> = rest.iter().map(|&axis| viewed.shape()[axis]).collect();
    let mut full = shape.clone();
    full.extend(&rest_shape);
    machine.meter.array(&full)?;
    machine.meter.work(count.saturating_mul(15 * indices.len()))?;
    let order: Vec<usize> = axes.iter().chain(&rest).copied().collect();
    let data = on_data!(&viewed.data, data => gather(data, &order, axes.len(), &columns, count, &full)?);
    let result = Array { dtype: array.dtype, data };
    if !adjacent || axes[0] == 0 {
        return Ok(result);
    }
    // The block of indexed axes stands where the first of them stood.
    let width = shape.len();
    let before = axes[0];
    let back: Vec<usize> = (width..width + before).chain(0..width).chain(width + before..full.len()).collect();
    Ok(Array { dtype: array.dtype, data: on_data!(result.data, data => data.permuted_axes(IxDyn(&back))) })
}

fn gather<T: Copy>(
    data: &ArcArray<T, IxDyn>,
    order: &[usize],
    indexed: usize,
    columns: &[Vec<usize>],
    count: usize,
    shape: &[usize],
) -> Result<ArcArray<T, IxDyn>> {
    let view = data.view().permuted_axes(IxDyn(order));
    let mut elements = Vec::with_capacity(shape.iter().product());
    if view.ndim() == indexed {
        let mut at = vec![0; indexed];
        for place in 0..count {
            for (slot, column) in at.iter_mut().zip(columns) {
                *slot = column[place];
            }
            elements.push(view[IxDyn(&at)]);
        }
    } else {
        for place in 0..count {
            let mut part = view.view();
            for column in columns {
                part = part.index_axis_move(Axis(0), column[place]);
            }
            elements.extend(part.iter().copied());
        }
    }
    from_vec(shape, elements)
}

/// `np.take` along one axis with checked indices.
pub(crate) fn take_axis(machine: &mut Machine, array: &Array, indices: &Array, axis: usize) -> Result<Array> {
    let extent = array.shape()[axis];
    if extent == 0 && indices.size() > 0 {
        return Err(index_error("cannot do a non-empty take from an empty axes."));
    }
    let mut parts: Vec<Part> =
        array.shape().iter().map(|&extent| Part::Slice(Range { start: 0, stop: extent as i64, step: 1 })).collect();
    let checked: Result<Vec<i64>> = indices.to_ints().into_iter().map(|at| check(at, axis, extent)).collect();
    if checked.is_err() && array.shape()[..axis].contains(&0) {
        return Err(unsupported("indices out of bounds where nothing is taken"));
    }
    parts[axis] = Part::Take(Array::from_ints(DType::Int64, indices.shape(), checked?)?);
    take_parts(machine, array, parts)
}

/// A slice of one axis; the range lies within it.
pub(crate) fn slice_axis(array: &Array, axis: usize, range: Range) -> Array {
    Array {
        dtype: array.dtype,
        data: on_data!(&array.data, data => {
            let mut data = data.clone();
            data.slice_axis_inplace(Axis(axis), to_slice(range));
            data
        }),
    }
}

fn items_are_nested(list: &Object) -> bool {
    matches!(list, Object::List(items) if items.iter().any(|item| !matches!(item, Object::Float(_) | Object::Int(_))))
}
