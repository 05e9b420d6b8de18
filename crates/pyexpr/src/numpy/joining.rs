//! Joining and splitting arrays.

use ndarray::Axis;

use super::accumulate::flat;
use super::coerce::{any_array, axis_argument, int_argument, shape_argument};
use super::index::{on_data, slice_axis};
use super::lanes::laid_out_like;
use super::layout::{from_vec, stretch};
use super::manipulate::{insert_axis, reshaped};
use crate::builtins::{Bound, Builtin, Home};
use crate::error::{Result, unsupported, value_error};
use crate::evaluate::Machine;
use crate::limits::OBJECT;
use crate::object::dtype::Kind;
use crate::object::{Array, DType, Data, Object};

const fn numpy(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::NumPy, name, parameters, call)
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    numpy("concatenate", "arrays axis? !out * !dtype !casting", concatenate),
    numpy("concat", "arrays axis? !out * !dtype !casting", concatenate),
    numpy("stack", "arrays axis? !out * !dtype !casting", stack),
    numpy("vstack", "tup * !dtype !casting", vstack),
    numpy("hstack", "tup * !dtype !casting", hstack),
    numpy("column_stack", "tup", column_stack),
    numpy("dstack", "tup", dstack),
    numpy("split", "ary indices_or_sections axis?", |machine, bound| split(machine, bound, true)),
    numpy("array_split", "ary indices_or_sections axis?", |machine, bound| split(machine, bound, false)),
    numpy("hsplit", "ary indices_or_sections", hsplit),
    numpy("vsplit", "ary indices_or_sections", |machine, bound| {
        let array = split_input(bound)?;
        if array.ndim() < 2 {
            return Err(value_error("vsplit only works on arrays of 2 or more dimensions"));
        }
        split_along(machine, &array, bound.required("indices_or_sections"), 0, true)
    }),
    numpy("tile", "A reps", tile),
    numpy("atleast_1d", "/ *arys", |machine, bound| at_least(machine, bound, 1)),
    numpy("atleast_2d", "/ *arys", |machine, bound| at_least(machine, bound, 2)),
    numpy("atleast_3d", "/ *arys", |machine, bound| at_least(machine, bound, 3)),
    numpy("append", "arr values axis?", append),
];

/// The arrays of a sequence argument.
fn arrays(machine: &mut Machine, object: &Object) -> Result<Vec<Array>> {
    match object {
        Object::List(_) | Object::Tuple(_) => {}
        Object::Array(array) if array.ndim() > 0 => {}
        Object::Array(_) => return Err(unsupported("joining a 0-dimensional array")),
        Object::Iterator(_) => {
            return Err(crate::error::type_error(
                "arrays to stack must be passed as a \"sequence\" type such as list or tuple.",
            ));
        }
        other => return Err(unsupported(format!("joining a {}", other.type_name()))),
    }
    let items = machine.iterate_to_vec(object)?;
    machine.meter.work(items.len().saturating_mul(8 * OBJECT))?;
    items.iter().map(|item| any_array(machine, item)).collect()
}

/// Joins arrays along an axis that they have.
pub(crate) fn join(machine: &mut Machine, arrays: &[Array], axis: usize) -> Result<Array> {
    let Some(first) = arrays.first() else {
        return Err(value_error("need at least one array to concatenate"));
    };
    if axis >= first.ndim() {
        return Err(crate::error::axis_error(axis as i64, first.ndim()));
    }
    let mut extent = 0;
    for (place, array) in arrays.iter().enumerate() {
        if array.ndim() != first.ndim() {
            return Err(value_error(
                format!(
                    "all the input array dimensions except for the concatenation axis must match exactly, but along \
                 dimension 0, the array at index 0 has {} dimension(s) and the array at index {place} has {} \
                 dimension(s)",
                    first.ndim(),
                    array.ndim()
                )
                .replace(
                    "all the input array dimensions except for the concatenation axis must match exactly, but along \
                 dimension 0, the array",
                    "all the input arrays must have same number of dimensions, but the array",
                ),
            ));
        }
        for (other, (&left, &right)) in first.shape().iter().zip(array.shape()).enumerate() {
            if other != axis && left != right {
                return Err(value_error(format!(
                    "all the input array dimensions except for the concatenation axis must match exactly, but along \
                     dimension {other}, the array at index 0 has size {left} and the array at index {place} has size \
                     {right}"
                )));
            }
        }
        extent += array.shape()[axis];
    }
    let dtype = arrays.iter().map(|array| array.dtype).reduce(DType::promote).unwrap_or(DType::Float64);
    let mut shape = first.shape().to_vec();
    shape[axis] = extent;
    machine.meter.array(&shape)?;
    machine.meter.array(&shape)?;
    let cast: Vec<Array> = arrays.iter().map(|array| array.cast(dtype)).collect();
    let joined = |error: ndarray::ShapeError| value_error(error.to_string());
    // Every one has this kind of data now.
    macro_rules! concatenated {
        ($kind:ident) => {{
            let data = cast
                .iter()
                .filter_map(|array| if let Data::$kind(data) = &array.data { Some(data.view()) } else { None });
            Data::$kind(ndarray::concatenate(Axis(axis), &data.collect::<Vec<_>>()).map_err(joined)?.into_shared())
        }};
    }
    let data = match dtype.kind() {
        Kind::Complex => concatenated!(Complex),
        Kind::Float => concatenated!(Float),
        Kind::Int | Kind::Bool => concatenated!(Int),
    };
    let models: Vec<&Array> = arrays.iter().collect();
    Ok(laid_out_like(&Array { dtype, data }, &models))
}

fn concatenate(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let mut arrays = arrays(machine, bound.required("arrays"))?;
    if arrays.is_empty() {
        return Err(value_error("need at least one array to concatenate"));
    }
    let axis = match bound.get("axis") {
        None => 0,
        Some(Object::None) => {
            // Python numbers take the dtype of the others here.
            if let Object::List(items) | Object::Tuple(items) = bound.required("arrays")
                && items.iter().any(|item| matches!(item, Object::Int(_) | Object::Float(_) | Object::Complex(_)))
            {
                return Err(bound.refuse("arrays"));
            }
            arrays = arrays.iter().map(|array| flat(machine, array)).collect::<Result<_>>()?;
            0
        }
        Some(axis) => {
            if arrays[0].ndim() == 0 {
                return Err(value_error("zero-dimensional arrays cannot be concatenated"));
            }
            axis_argument(axis, arrays[0].ndim())?
        }
    };
    if arrays[0].ndim() == 0 {
        return Err(value_error("zero-dimensional arrays cannot be concatenated"));
    }
    Ok(join(machine, &arrays, axis)?.into_array_object())
}

fn stack(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let arrays = arrays(machine, bound.required("arrays"))?;
    let Some(first) = arrays.first() else {
        return Err(value_error("need at least one array to stack"));
    };
    if arrays.iter().any(|array| array.shape() != first.shape()) {
        return Err(value_error("all input arrays must have the same shape"));
    }
    let axis = match bound.get("axis") {
        None => 0,
        Some(axis) => axis_argument(axis, first.ndim() + 1)?,
    };
    let expanded: Vec<Array> = arrays.into_iter().map(|array| insert_axis(array, axis)).collect();
    Ok(join(machine, &expanded, axis)?.into_array_object())
}

fn lifted(array: &Array, ndim: usize) -> Result<Array> {
    let shape = array.shape();
    match (ndim, shape) {
        (1, []) => reshaped(array, &[1]),
        (2, []) => reshaped(array, &[1, 1]),
        (2, [n]) => reshaped(array, &[1, *n]),
        (3, []) => reshaped(array, &[1, 1, 1]),
        (3, [n]) => reshaped(array, &[1, *n, 1]),
        (3, [m, n]) => reshaped(array, &[*m, *n, 1]),
        _ => Ok(array.clone()),
    }
}

fn at_least(machine: &mut Machine, bound: &Bound, ndim: usize) -> Result<Object> {
    let mut results = Vec::with_capacity(bound.rest.len());
    for object in &bound.rest {
        let array = any_array(machine, object)?;
        results.push(lifted(&array, ndim)?.into_array_object());
    }
    match <[Object; 1]>::try_from(results) {
        Ok([one]) => Ok(one),
        Err(results) => Ok(Object::tuple(results)),
    }
}

fn vstack(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let arrays: Vec<Array> =
        arrays(machine, bound.required("tup"))?.iter().map(|array| lifted(array, 2)).collect::<Result<_>>()?;
    Ok(join(machine, &arrays, 0)?.into_array_object())
}

fn hstack(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let arrays: Vec<Array> =
        arrays(machine, bound.required("tup"))?.iter().map(|array| lifted(array, 1)).collect::<Result<_>>()?;
    let axis = usize::from(arrays.first().is_some_and(|first| first.ndim() != 1));
    Ok(join(machine, &arrays, axis)?.into_array_object())
}

fn column_stack(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let arrays: Vec<Array> = arrays(machine, bound.required("tup"))?
        .iter()
        .map(|array| match array.ndim() {
            0 | 1 => reshaped(array, &[array.size(), 1]),
            _ => Ok(array.clone()),
        })
        .collect::<Result<_>>()?;
    Ok(join(machine, &arrays, 1)?.into_array_object())
}

fn dstack(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let arrays: Vec<Array> =
        arrays(machine, bound.required("tup"))?.iter().map(|array| lifted(array, 3)).collect::<Result<_>>()?;
    Ok(join(machine, &arrays, 2)?.into_array_object())
}

fn split(machine: &mut Machine, bound: &Bound, strict: bool) -> Result<Object> {
    let array = split_input(bound)?;
    let axis = match bound.get("axis") {
        None => 0,
        Some(axis) => {
            let given = int_argument(axis)?;
            let place = if given < 0 { given + array.ndim() as i64 } else { given };
            usize::try_from(place).map_err(|_| bound.refuse("axis"))?
        }
    };
    if axis >= array.ndim() {
        return Err(unsupported("a split along an axis that is not there"));
    }
    split_along(machine, &array, bound.required("indices_or_sections"), axis, strict)
}

fn hsplit(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = split_input(bound)?;
    match array.ndim() {
        0 => Err(value_error("hsplit only works on arrays of 1 or more dimensions")),
        1 => split_along(machine, &array, bound.required("indices_or_sections"), 0, true),
        _ => split_along(machine, &array, bound.required("indices_or_sections"), 1, true),
    }
}

/// The array to split. NumPy asks for its shape before it makes an array of anything else.
fn split_input(bound: &Bound) -> Result<Array> {
    match bound.required("ary") {
        Object::Array(array) => Ok((**array).clone()),
        _ => Err(bound.refuse("ary")),
    }
}

fn split_along(machine: &mut Machine, array: &Array, places: &Object, axis: usize, strict: bool) -> Result<Object> {
    let extent = array.shape()[axis] as i64;
    let cuts: Vec<i64> = match places {
        Object::List(_) | Object::Tuple(_) | Object::Array(_) => {
            let mut cuts = vec![0];
            cuts.extend(shape_argument(machine, places)?);
            cuts.push(extent);
            cuts
        }
        count => {
            let sections = int_argument(count)?;
            if sections == 0 && strict {
                return Err(unsupported("a split into 0 parts"));
            }
            if strict && extent % sections != 0 {
                return Err(value_error("array split does not result in an equal division"));
            }
            if sections <= 0 {
                return Err(value_error("number sections must be larger than 0."));
            }
            let mut cuts = vec![0];
            let mut at = 0;
            machine.meter.memory(crate::limits::count(sections).saturating_mul(64))?;
            for section in 0..sections {
                at += extent / sections + (section < extent % sections) as i64;
                cuts.push(at);
            }
            cuts
        }
    };
    machine.meter.work(cuts.len().saturating_mul(12 * OBJECT))?;
    let mut parts = Vec::with_capacity(cuts.len());
    for pair in cuts.windows(2) {
        let bounds = [Object::Int(pair[0]), Object::Int(pair[1]), Object::None];
        let range = crate::evaluate::subscript::slice_range(&bounds, extent as usize)?;
        parts.push(slice_axis(array, axis, range).into_array_object());
    }
    Ok(Object::list(parts))
}

fn tile(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("A"))?;
    let mut counts = shape_argument(machine, bound.required("reps"))?;
    if counts.iter().any(|&count| count < 0) {
        return Err(unsupported("np.tile with a negative count"));
    }
    while counts.len() < array.ndim() {
        counts.insert(0, 1);
    }
    let mut shape = array.shape().to_vec();
    while shape.len() < counts.len() {
        shape.insert(0, 1);
    }
    if shape.len() > 16 {
        return Err(unsupported("this many dimensions"));
    }
    // Each axis becomes (count, extent), the first of them repeated.
    let mut split_shape = Vec::new();
    let mut wide = Vec::new();
    let mut result_shape = Vec::new();
    for (&count, &extent) in counts.iter().zip(&shape) {
        let count = crate::limits::count(count);
        split_shape.extend([1, extent]);
        wide.extend([count, extent]);
        result_shape
            .push(count.checked_mul(extent).ok_or_else(|| crate::error::exceeded(crate::error::Limit::Memory))?);
    }
    machine.meter.array(&result_shape)?;
    let source = reshaped(&array, &split_shape)?;
    Ok(Array {
        dtype: array.dtype,
        data: on_data!(&source.data, data => from_vec(&result_shape, stretch(data, &wide).iter().copied().collect())?),
    }
    .into_array_object())
}

fn append(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("arr"))?;
    let values = any_array(machine, bound.required("values"))?;
    let (parts, axis) = match bound.some("axis") {
        None => ([flat(machine, &array)?, flat(machine, &values)?], 0),
        Some(axis) => {
            super::coerce::int_argument(axis)?;
            if array.ndim() == 0 {
                return Err(value_error("zero-dimensional arrays cannot be concatenated"));
            }
            let axis = axis_argument(axis, array.ndim())?;
            ([array, values], axis)
        }
    };
    Ok(join(machine, &parts, axis)?.into_array_object())
}
