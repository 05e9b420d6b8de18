//! Choosing among elements: where, take, clip, and the places of elements.

use std::borrow::Cow;

use ndarray::{ArcArray, IxDyn};

use super::accumulate::flat;
use super::coerce::{
    Operand, any_array, axis_argument, axis_or_flat, cast, common_dtype, dtype_of, int_argument, joint_dtype,
    offset_argument, to_array,
};
use super::editing::{delete, insert};
use super::index::{nonzero, on_data, take_axis};
use super::lanes::{contiguous, laid_out_like};
use super::layout::{broadcast_operands, from_vec};
use super::slices::{spread, truths};
use super::sorting::distinct;
use super::ufunc::{self, Binary};
use crate::builtins::{Bound, Builtin, Home};
use crate::error::{Result, index_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::object::{Array, DType, Data, Number, Object};

const fn numpy(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::NumPy, name, parameters, call)
}

const fn method(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Array, name, parameters, call)
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    numpy("where", "condition x? y? /", where_),
    numpy("select", "condlist choicelist default?", select),
    numpy("clip", "a a_min a_max !out", clip),
    numpy("nonzero", "a", nonzero_places),
    numpy("flatnonzero", "a", |machine, bound| {
        let array = any_array(machine, bound.required("a"))?;
        let array = flat(machine, &array)?;
        match <[Array; 1]>::try_from(nonzero(machine, &array)?) {
            Ok([one]) => Ok(one.into_array_object()),
            Err(_) => Err(unsupported("np.flatnonzero of this")),
        }
    }),
    numpy("argwhere", "a", argwhere),
    numpy("take", "a indices axis? !out !mode", take),
    numpy("take_along_axis", "arr indices axis", take_along_axis),
    numpy("compress", "condition a axis? !out", compress),
    numpy("extract", "condition arr", |machine, bound| {
        let condition = any_array(machine, bound.required("condition"))?;
        let array = any_array(machine, bound.required("arr"))?;
        let (condition, array) = (flat(machine, &condition)?, flat(machine, &array)?);
        picked(machine, &condition, &array, 0)
    }),
    numpy("isin", "element test_elements !assume_unique invert? * !kind", isin),
    numpy("delete", "arr obj axis?", delete),
    numpy("insert", "arr obj values axis?", insert),
    numpy("unravel_index", "indices shape !order", unravel_index),
    numpy("triu_indices", "n k? m?", |machine, bound| triangle_indices(machine, bound, true)),
    numpy("tril_indices", "n k? m?", |machine, bound| triangle_indices(machine, bound, false)),
    numpy("diag_indices", "n ndim?", |machine, bound| {
        let count = crate::limits::count(int_argument(bound.required("n"))?);
        let ndim = bound.get("ndim").map(int_argument).transpose()?.unwrap_or(2).clamp(0, 32) as usize;
        machine.meter.array(&[count])?;
        let places = Array::from_ints(DType::Int64, &[count], (0..count as i64).collect())?.into_array_object();
        Ok(Object::tuple(vec![places; ndim]))
    }),
    numpy("ix_", "/ *args", ix),
];

pub(super) const METHODS: &[Builtin] = &[
    method("clip", "a min? max? !out", clip),
    method("nonzero", "a", nonzero_places),
    method("take", "a indices axis? !out !mode", take),
    method("compress", "condition a axis? !out", |_, _| Err(unsupported("ndarray.compress"))),
    method("astype", "a dtype !order !casting !subok copy?", astype),
];

fn astype(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    let result = cast(machine, &array, dtype_of(bound.required("dtype"))?)?;
    match bound.required("a") {
        Object::Scalar(_) => Ok(result.into_object()),
        _ => Ok(result.into_array_object()),
    }
}

/// The elements of one choice where it is true, of the other elsewhere.
fn merged<T: Copy>(
    shape: &[usize],
    truths: &[i64],
    yes: &ArcArray<T, IxDyn>,
    no: &ArcArray<T, IxDyn>,
) -> Result<ArcArray<T, IxDyn>> {
    const PIECE: usize = 1024;
    // A single number is repeated for one piece only.
    fn operand<'a, T: Copy>(array: &'a ArcArray<T, IxDyn>, shape: &[usize], size: usize) -> (Cow<'a, [T]>, bool) {
        match array.first() {
            Some(&same) if array.len() == 1 => (Cow::Owned(vec![same; PIECE.min(size)]), true),
            _ => (spread(array, shape), false),
        }
    }
    fn part<'a, T: Copy>((elements, repeats): &'a (Cow<[T]>, bool), start: usize, length: usize) -> &'a [T] {
        let start = if *repeats { 0 } else { start };
        &elements[start..start + length]
    }
    let size = truths.len();
    let (yes, no) = (operand(yes, shape, size), operand(no, shape, size));
    let mut elements = Vec::with_capacity(size);
    for (place, truths) in truths.chunks(PIECE).enumerate() {
        let (start, length) = (place * PIECE, truths.len());
        let choices = part(&yes, start, length).iter().zip(part(&no, start, length));
        elements.extend(truths.iter().zip(choices).map(|(&truth, (&yes, &no))| if truth != 0 { yes } else { no }));
    }
    from_vec(shape, elements)
}

/// Broadcasts a condition and two choices of one dtype.
pub(crate) fn choose(machine: &mut Machine, condition: &Array, yes: &Array, no: &Array) -> Result<Array> {
    let shape = broadcast_operands(&[condition.shape(), yes.shape(), no.shape()])?;
    machine.meter.array(&shape)?;
    let truths = truths(condition, &shape);
    let data = match (&yes.data, &no.data) {
        (Data::Int(yes), Data::Int(no)) => Data::Int(merged(&shape, &truths, yes, no)?),
        (Data::Float(yes), Data::Float(no)) => Data::Float(merged(&shape, &truths, yes, no)?),
        (Data::Complex(yes), Data::Complex(no)) => Data::Complex(merged(&shape, &truths, yes, no)?),
        _ => return Err(unsupported("choices of different kinds")),
    };
    Array { dtype: yes.dtype, data }.checked()
}

fn where_(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let condition = any_array(machine, bound.required("condition"))?;
    let (yes, no) = match (bound.get("x"), bound.get("y")) {
        (None, None) => return nonzero_places_of(machine, &condition),
        (Some(yes), Some(no)) => (yes, no),
        _ => return Err(value_error("either both or neither of x and y should be given")),
    };
    let yes = Operand::of(machine, yes)?;
    let no = Operand::of(machine, no)?;
    // A Python int that does not fit wraps around here.
    let dtype = match common_dtype(&yes, &no) {
        Err(crate::error::Error::Raised { kind: "OverflowError", .. }) => {
            if yes.weak {
                no.array.dtype
            } else {
                yes.array.dtype
            }
        }
        other => other?,
    };
    let (yes, no) = (yes.array.cast(dtype), no.array.cast(dtype));
    let chosen = choose(machine, &condition, &yes, &no)?;
    Ok(laid_out_like(&chosen, &[&condition, &yes, &no]).into_array_object())
}

fn select(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let conditions = machine.iterate_to_vec(bound.required("condlist"))?;
    let choices = machine.iterate_to_vec(bound.required("choicelist"))?;
    if conditions.len() != choices.len() {
        return Err(value_error("list of cases must be same length as list of conditions"));
    }
    if conditions.is_empty() {
        return Err(value_error("select with an empty condition list is not possible"));
    }
    let default = bound.get("default").cloned().unwrap_or(Object::Int(0));
    let mut operands = Vec::new();
    for choice in choices.iter().chain([&default]) {
        operands.push(Operand::of(machine, choice)?);
    }
    // NumPy copies each choice into the result, which not every Python number may enter.
    let narrow =
        operands.iter().any(|operand| !operand.weak && !matches!(operand.array.dtype, DType::Int64 | DType::Float64));
    if narrow && operands[..choices.len()].iter().any(|operand| operand.weak) {
        return Err(unsupported("np.select with Python numbers among the choices"));
    }
    let dtype = joint_dtype(&operands.iter().collect::<Vec<_>>()).map_err(|error| match error {
        crate::error::Error::Raised { .. } => unsupported("np.select with a number that does not fit the choices"),
        other => other,
    })?;
    let mut shapes: Vec<&[usize]> = operands.iter().map(|operand| operand.array.shape()).collect();
    let conditions: Vec<Array> =
        conditions.iter().map(|condition| to_array(machine, condition)).collect::<Result<_>>()?;
    shapes.extend(conditions.iter().map(Array::shape));
    if super::layout::broadcast(&shapes).is_none() {
        return Err(unsupported("np.select of shapes that do not fit"));
    }
    let mut result = operands.pop().map(|operand| operand.array.cast(dtype)).ok_or_else(|| bound.refuse("default"))?;
    for (condition, choice) in conditions.iter().zip(&operands).rev() {
        if condition.dtype != DType::Bool {
            return Err(unsupported("np.select with conditions that are not bool"));
        }
        result = choose(machine, condition, &choice.array.cast(dtype), &result)?;
    }
    Ok(result.into_array_object())
}

fn clip(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let low = bound.some("a_min").or(bound.some("min"));
    let high = bound.some("a_max").or(bound.some("max"));
    let mut value = Operand::of(machine, bound.required("a"))?;
    value.weak = false;
    let bounds: Vec<Option<Operand>> = [low, high]
        .into_iter()
        .map(|bound| bound.map(|bound| Operand::of(machine, bound)).transpose())
        .collect::<Result<_>>()?;
    let operands: Vec<&Operand> = std::iter::once(&value).chain(bounds.iter().flatten()).collect();
    let dtype = joint_dtype(&operands)?;
    let shapes: Vec<&[usize]> = operands.iter().map(|operand| operand.array.shape()).collect();
    if super::layout::broadcast(&shapes).is_none() {
        let shown: String = shapes.iter().map(|shape| super::coerce::text(shape) + " ").collect();
        return Err(value_error(format!("operands could not be broadcast together with shapes {shown}")));
    }
    let mut result = cast(machine, &value.array, dtype)?;
    // Which of two equal ones is kept, with its signs of zero, is not worked out.
    if dtype.is_complex() {
        return Err(unsupported("np.clip of complex numbers"));
    }
    match (&bounds[0], &bounds[1]) {
        (None, None) => {
            return Err(value_error("One of max or min must be given"));
        }
        (low, high) => {
            for (bound, ufunc) in [(low, Binary::Maximum), (high, Binary::Minimum)] {
                if let Some(bound) = bound {
                    let bound = bound.array.cast(dtype).checked()?;
                    result = ufunc::apply_binary(machine, ufunc, &result, &bound)?;
                }
            }
        }
    }
    Ok(result.into_object())
}

fn nonzero_places(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    nonzero_places_of(machine, &array)
}

fn nonzero_places_of(machine: &mut Machine, array: &Array) -> Result<Object> {
    let array = if array.ndim() == 0 {
        machine.note(
            "DeprecationWarning: Calling nonzero on 0d arrays is deprecated, as it behaves surprisingly. Use \
             `atleast_1d(arr).nonzero()` if the old behavior was intended.",
        );
        &flat(machine, array)?
    } else {
        array
    };
    let places = nonzero(machine, array)?;
    Ok(Object::tuple(places.into_iter().map(Array::into_array_object).collect()))
}

fn argwhere(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    if array.ndim() == 0 {
        return Err(unsupported("np.argwhere of a 0-dimensional array"));
    }
    let places = nonzero(machine, &array)?;
    let count = places.first().map_or(0, Array::size);
    machine.meter.array(&[count, places.len()])?;
    // NumPy gives the transpose of the rows of places, and sums over it go the other way.
    let elements: Vec<i64> = places.iter().flat_map(Array::to_ints).collect();
    let rows = Array::from_ints(DType::Int64, &[places.len(), count], elements)?;
    Ok(super::manipulate::transposed(&rows).into_array_object())
}

pub(super) fn index_array(machine: &mut Machine, object: &Object) -> Result<Array> {
    let indices = to_array(machine, object)?;
    if indices.size() == 0 {
        return Array::from_ints(DType::Int64, indices.shape(), Vec::new());
    }
    if !indices.dtype.is_integer() || indices.dtype == DType::UInt64 {
        return Err(unsupported("indices that are no signed integers"));
    }
    Ok(indices)
}

fn take(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    let indices = index_array(machine, bound.required("indices"))?;
    let (array, axis) = axis_or_flat(machine, bound.some("axis"), &array)?;
    Ok(contiguous(&take_axis(machine, &array, &indices, axis)?).into_object())
}

fn take_along_axis(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("arr"))?;
    let indices = to_array(machine, bound.required("indices"))?;
    if !indices.dtype.is_integer() {
        return Err(index_error("`indices` must be an integer array"));
    }
    let (array, axis) = match bound.required("axis") {
        Object::None => (flat(machine, &array)?, 0),
        axis => {
            let axis = axis_argument(axis, array.ndim())?;
            (array, axis)
        }
    };
    if array.ndim() != indices.ndim() {
        return Err(value_error("`indices` and `arr` must have the same number of dimensions"));
    }
    let matches = (0..array.ndim()).all(|other| other == axis || indices.shape()[other] == array.shape()[other]);
    if !matches {
        return Err(unsupported("np.take_along_axis with indices that are broadcast"));
    }
    machine.meter.array(indices.shape())?;
    let extent = array.shape()[axis];
    let shape = indices.shape().to_vec();
    fn gather<T: Copy>(
        data: &ArcArray<T, IxDyn>,
        places: &ArcArray<i64, IxDyn>,
        axis: usize,
        extent: usize,
    ) -> Result<Vec<T>> {
        let mut elements = Vec::with_capacity(places.len());
        for (at, &place) in places.indexed_iter() {
            let mut at = at;
            at[axis] = super::index::check(place, axis, extent)? as usize;
            elements.push(data[&at]);
        }
        Ok(elements)
    }
    let Data::Int(places) = &indices.data else {
        return Err(index_error("`indices` must be an integer array"));
    };
    Ok(Array {
        dtype: array.dtype,
        data: on_data!(&array.data, data => from_vec(&shape, gather(data, places, axis, extent)?)?),
    }
    .into_array_object())
}

fn picked(machine: &mut Machine, condition: &Array, array: &Array, axis: usize) -> Result<Object> {
    let truths = truths(condition, condition.shape());
    let places: Vec<i64> =
        truths.iter().enumerate().filter(|(_, truth)| **truth != 0).map(|(place, _)| place as i64).collect();
    let places = Array::from_ints(DType::Int64, &[places.len()], places)?;
    Ok(take_axis(machine, array, &places, axis)?.into_array_object())
}

fn compress(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let condition = any_array(machine, bound.required("condition"))?;
    let array = any_array(machine, bound.required("a"))?;
    if condition.ndim() != 1 {
        return Err(value_error("condition must be a 1-d array"));
    }
    let (array, axis) = axis_or_flat(machine, bound.some("axis"), &array)?;
    if array.size() == 0 && condition.size() > array.shape()[axis] {
        return Err(unsupported("np.compress of an empty array by a longer condition"));
    }
    picked(machine, &condition, &array, axis)
}

fn isin(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let elements = to_array(machine, bound.required("element"))?;
    let wanted = to_array(machine, bound.required("test_elements"))?;
    let invert = match bound.get("invert") {
        Some(invert) => machine.truth(invert)?,
        None => false,
    };
    let dtype = elements.dtype.promote(wanted.dtype);
    let elements = cast(machine, &elements, dtype)?;
    let wanted = cast(machine, &wanted, dtype)?;
    let known = distinct(machine, &wanted)?.values.numbers();
    // A binary search for each, and both sides as numbers of any dtype.
    let steps = usize::BITS - known.len().leading_zeros();
    machine.meter.work(elements.size().saturating_mul(20 + 6 * steps as usize))?;
    let found = elements
        .numbers()
        .into_iter()
        .map(|number| {
            let place = known.partition_point(|other| match (other, number) {
                (Number::Int(x), Number::Int(y)) => *x < y,
                (x, y) => super::sorting::float_order(x.to_f64(), y.to_f64()).is_lt(),
            });
            let same = known.get(place).is_some_and(|other| *other == number);
            (same != invert) as i64
        })
        .collect();
    Ok(Array::from_ints(DType::Bool, elements.shape(), found)?.into_array_object())
}

fn unravel_index(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let indices = index_array(machine, bound.required("indices"))?;
    if indices.size() == 0 {
        return Err(bound.refuse("indices"));
    }
    let shape = super::coerce::extents(machine, bound.required("shape"))?;
    machine.meter.array(&shape)?;
    let size: usize = shape.iter().product();
    for at in indices.to_ints() {
        if at < 0 || at >= size as i64 {
            return Err(value_error(format!("index {at} is out of bounds for array with size {size}")));
        }
    }
    let mut results = Vec::with_capacity(shape.len());
    for axis in 0..shape.len() {
        let block: usize = shape[axis + 1..].iter().product();
        let places = indices.to_ints().into_iter().map(|at| at / block as i64 % shape[axis] as i64).collect();
        results.push(Array::from_ints(DType::Int64, indices.shape(), places)?.into_object());
    }
    Ok(Object::tuple(results))
}

fn triangle_indices(machine: &mut Machine, bound: &Bound, upper: bool) -> Result<Object> {
    if matches!(bound.required("n"), Object::Scalar(scalar) if scalar.dtype.is_unsigned()) {
        return Err(bound.refuse("n"));
    }
    let rows = int_argument(bound.required("n"))?.max(0);
    let columns = match bound.some("m") {
        Some(columns) => int_argument(columns)?.max(0),
        None => rows,
    };
    let offset = offset_argument(bound, "k")?;
    machine.meter.array(&[crate::limits::count(rows), crate::limits::count(columns)])?;
    machine.meter.work(crate::limits::count(rows))?;
    let (mut row_places, mut column_places) = (Vec::new(), Vec::new());
    for row in 0..rows {
        for column in 0..columns {
            if if upper { column >= row + offset } else { column <= row + offset } {
                row_places.push(row);
                column_places.push(column);
            }
        }
    }
    let array = |places: Vec<i64>| -> Result<Object> {
        Ok(Array::from_ints(DType::Int64, &[places.len()], places)?.into_array_object())
    };
    Ok(Object::tuple(vec![array(row_places)?, array(column_places)?]))
}

fn ix(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let count = bound.rest.len();
    let mut results = Vec::with_capacity(count);
    for (place, object) in bound.rest.iter().enumerate() {
        let array = to_array(machine, object)?;
        if array.ndim() != 1 {
            return Err(value_error("Cross index must be 1 dimensional"));
        }
        let array = if array.dtype == DType::Bool {
            nonzero(machine, &array)?.remove(0)
        } else if array.size() == 0 {
            Array::from_ints(DType::Int64, &[0], Vec::new())?
        } else {
            array
        };
        let mut shape = vec![1; count];
        shape[place] = array.size();
        results.push(super::manipulate::reshaped(&array, &shape)?.into_array_object());
    }
    Ok(Object::tuple(results))
}
