//! Changing shapes: reshape, transpose, join, split, repeat.

use ndarray::{ArcArray, Axis, IxDyn};

use super::accumulate::flat;
use super::coerce::{any_array, axes_argument, axis as check_axis, int_argument, reshape_error, shape_argument};
use super::index::on_data;
use super::layout::{from_vec, stretch};
use super::reorder::{flip, flip_one, repeat, roll, rot90};
use crate::builtins::{Bound, Builtin, Home};
use crate::error::{Error, Result, unsupported, value_error};
use crate::evaluate::Machine;
use crate::object::{Array, DType, Data, Object};

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
    numpy("reshape", "a newshape order?", reshape),
    numpy("ravel", "a order?", ravel),
    numpy("transpose", "a axes?", transpose),
    numpy("permute_dims", "a axes?", transpose),
    numpy("matrix_transpose", "x /", |machine, bound| {
        let array = any_array(machine, bound.required("x"))?;
        let ndim = array.ndim();
        if ndim < 2 {
            return Err(unsupported("np.matrix_transpose of fewer than 2 dimensions"));
        }
        let mut order: Vec<usize> = (0..ndim).collect();
        order.swap(ndim - 1, ndim - 2);
        Ok(permuted_axes(&array, &order).into_array_object())
    }),
    numpy("swapaxes", "a axis1 axis2", swapaxes),
    numpy("moveaxis", "a source destination", moveaxis),
    numpy("expand_dims", "a axis", expand_dims),
    numpy("squeeze", "a axis?", squeeze),
    numpy("repeat", "a repeats axis?", repeat),
    numpy("flip", "m axis?", flip),
    numpy("fliplr", "m", |machine, bound| flip_one(machine, bound, 1)),
    numpy("flipud", "m", |machine, bound| flip_one(machine, bound, 0)),
    numpy("roll", "a shift axis?", roll),
    numpy("rot90", "m k? axes?", rot90),
    numpy("broadcast_to", "array shape !subok", broadcast_to),
    numpy("copy", "a order? !subok", copy),
    numpy("shape", "a", |machine, bound| {
        let array = any_array(machine, bound.required("a"))?;
        Ok(shape_object(array.shape()))
    }),
    numpy("ndim", "a", |machine, bound| Ok(Object::Int(any_array(machine, bound.required("a"))?.ndim() as i64))),
    numpy("size", "a axis?", |machine, bound| {
        let array = any_array(machine, bound.required("a"))?;
        Ok(Object::Int(match bound.some("axis") {
            None => array.size() as i64,
            Some(axis) => {
                let axis = int_argument(axis)?;
                let place = if axis < 0 { axis + array.ndim() as i64 } else { axis };
                match usize::try_from(place).ok().and_then(|place| array.shape().get(place)) {
                    Some(&extent) => extent as i64,
                    None => return Err(crate::error::index_error("tuple index out of range")),
                }
            }
        }))
    }),
];

pub(super) const METHODS: &[Builtin] = &[
    method("reshape", "self / *shape * order? !copy", method_reshape),
    method("ravel", "a order?", ravel),
    method("flatten", "a order?", ravel),
    method("transpose", "self / *axes", method_transpose),
    method("swapaxes", "a axis1 axis2 /", swapaxes),
    method("squeeze", "a axis?", squeeze),
    method("repeat", "a repeats axis?", repeat),
    method("copy", "a order?", copy),
    method("tolist", "self /", |machine, bound| {
        let array = any_array(machine, bound.required("self"))?;
        machine.meter.memory(array.size() * size_of::<Object>())?;
        Ok(to_list(&array))
    }),
    method("item", "self / *args", item),
];

/// A shape as a tuple.
pub(crate) fn shape_object(shape: &[usize]) -> Object {
    Object::tuple(shape.iter().map(|&extent| Object::Int(extent as i64)).collect())
}

/// Nested lists of Python numbers.
fn to_list(array: &Array) -> Object {
    if array.ndim() == 0 {
        return match array.first() {
            Some(number) => python_object(array.dtype, number),
            None => Object::None,
        };
    }
    Object::list((0..array.shape()[0]).map(|place| to_list(&super::index::row(array, place))).collect())
}

/// An element as a Python number.
pub(crate) fn python_object(dtype: DType, number: crate::object::Number) -> Object {
    use crate::object::Number;
    match number {
        Number::Int(value) if dtype == DType::Bool => Object::Bool(value != 0),
        Number::Int(value) => Object::Int(value),
        Number::Float(value) => Object::Float(value),
        Number::Complex(value) => Object::Complex(value),
    }
}

fn item(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("self"))?;
    let items = match bound.rest.as_slice() {
        [Object::Tuple(items)] => items.to_vec(),
        rest => rest.to_vec(),
    };
    let place = match items.as_slice() {
        [] if array.size() == 1 => 0,
        [] => return Err(value_error("can only convert an array of size 1 to a Python scalar")),
        [one @ Object::Int(_)] => {
            let at = int_argument(one)?;
            let shifted = if at < 0 { at + array.size() as i64 } else { at };
            if shifted < 0 || shifted >= array.size() as i64 {
                let axis = if array.ndim() == 1 { "axis 0 with " } else { "" };
                return Err(crate::error::index_error(format!(
                    "index {at} is out of bounds for {axis}size {}",
                    array.size()
                )));
            }
            shifted as usize
        }
        more => {
            if more.len() != array.ndim() || more.iter().any(|at| matches!(at, Object::Tuple(_))) {
                return Err(unsupported("ndarray.item with these arguments"));
            }
            let mut place = 0;
            for (axis, at) in more.iter().enumerate() {
                let at = super::index::check(int_argument(at)?, axis, array.shape()[axis])?;
                place = place * array.shape()[axis] + at as usize;
            }
            place
        }
    };
    match array.numbers().get(place) {
        Some(&number) => Ok(python_object(array.dtype, number)),
        None => Err(unsupported("ndarray.item with these arguments")),
    }
}

/// The array with another shape of the same size; a view where its memory allows.
pub(crate) fn reshaped(array: &Array, shape: &[usize]) -> Result<Array> {
    fn one<T: Clone>(data: &ArcArray<T, IxDyn>, shape: &[usize]) -> Result<ArcArray<T, IxDyn>> {
        if data.is_standard_layout()
            && let Ok(result) = data.clone().into_shape_with_order(IxDyn(shape))
        {
            return Ok(result);
        }
        from_vec(shape, data.iter().cloned().collect())
    }
    Ok(Array { dtype: array.dtype, data: on_data!(&array.data, data => one(data, shape)?) })
}

/// Fills in one -1 and checks the size.
fn resolve(array: &Array, shape: &[i64]) -> Result<Vec<usize>> {
    let size = array.size();
    let unknown = shape.iter().filter(|&&extent| extent < 0).count();
    if unknown > 1 {
        return Err(value_error("can only specify one unknown dimension"));
    }
    let known =
        shape.iter().filter(|&&extent| extent >= 0).try_fold(1i64, |product, &extent| product.checked_mul(extent));
    let Some(known) = known else {
        return Err(reshape_error(size, shape));
    };
    if unknown == 1 && (known == 0 || size as i64 % known != 0) {
        return Err(reshape_error(size, shape));
    }
    if unknown == 0 && known != size as i64 {
        return Err(reshape_error(size, shape));
    }
    Ok(shape.iter().map(|&extent| if extent < 0 { size / known as usize } else { extent as usize }).collect())
}

/// Whether `order` is C; F is given as true. Others are unsupported.
fn is_fortran(bound: &Bound) -> Result<bool> {
    match bound.some("order") {
        None => Ok(false),
        Some(Object::Str(order)) if &**order == "C" => Ok(false),
        Some(Object::Str(order)) if &**order == "F" => Ok(true),
        _ => Err(bound.refuse("order")),
    }
}

fn reshape_to(machine: &mut Machine, array: &Array, shape: &[i64], fortran: bool) -> Result<Object> {
    let shape = resolve(array, shape)?;
    if shape.len() > 32 {
        return Err(unsupported("this many dimensions"));
    }
    if array.size() == 0 {
        machine.meter.array(&shape)?;
    }
    if !array.is_c_contiguous() || fortran {
        machine.meter.array(array.shape())?;
    }
    if fortran {
        let reversed: Vec<usize> = shape.iter().rev().copied().collect();
        let result = reshaped(&transposed(array), &reversed)?;
        return Ok(transposed(&result).into_array_object());
    }
    Ok(reshaped(array, &shape)?.into_array_object())
}

fn reshape(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    let shape = shape_argument(machine, bound.required("newshape"))?;
    if shape.is_empty() && !matches!(bound.required("a"), Object::Array(_)) {
        return Err(unsupported("a scalar's reshape to no dimensions"));
    }
    reshape_to(machine, &array, &shape, is_fortran(bound)?)
}

fn method_reshape(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("self"))?;
    let shape = match bound.rest.as_slice() {
        [one] => shape_argument(machine, one)?,
        [] => return Err(unsupported("ndarray.reshape without a shape")),
        more => more.iter().map(int_argument).collect::<Result<_>>()?,
    };
    if shape.is_empty() && matches!(bound.required("self"), Object::Scalar(_)) {
        return Err(unsupported("a scalar's reshape to no dimensions"));
    }
    reshape_to(machine, &array, &shape, is_fortran(bound)?)
}

fn ravel(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    let array = if is_fortran(bound)? { transposed(&array) } else { array };
    Ok(flat(machine, &array)?.into_array_object())
}

fn copy(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    if bound.some("order").is_some() {
        return Err(bound.refuse("order"));
    }
    let array = any_array(machine, bound.required("a"))?;
    if let (Object::Scalar(_), true) = (bound.required("a"), bound.is_method()) {
        return Ok(bound.required("a").clone());
    }
    // The method copies to C order, the function keeps the order.
    let copied = if bound.is_method() { super::lanes::contiguous(&array) } else { array };
    Ok(copied.into_array_object())
}

/// All axes reversed.
pub(crate) fn transposed(array: &Array) -> Array {
    let order: Vec<usize> = (0..array.ndim()).rev().collect();
    permuted_axes(array, &order)
}

/// The axes in another order, which must be a permutation.
pub(crate) fn permuted_axes(array: &Array, order: &[usize]) -> Array {
    Array { dtype: array.dtype, data: on_data!(&array.data, data => data.clone().permuted_axes(IxDyn(order))) }
}

fn transpose_by(array: &Array, axes: &[i64]) -> Result<Object> {
    if axes.len() != array.ndim() {
        return Err(value_error("axes don't match array"));
    }
    let mut order = Vec::with_capacity(axes.len());
    for &given in axes {
        let axis = check_axis(given, array.ndim())?;
        if order.contains(&axis) {
            return Err(value_error("repeated axis in transpose"));
        }
        order.push(axis);
    }
    Ok(permuted_axes(array, &order).into_array_object())
}

fn transpose(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    match bound.some("axes") {
        None if matches!(bound.required("a"), Object::Scalar(_)) => Ok(bound.required("a").clone()),
        None => Ok(transposed(&array).into_array_object()),
        Some(axes) => {
            let axes = shape_argument(machine, axes)?;
            transpose_by(&array, &axes)
        }
    }
}

fn method_transpose(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("self"))?;
    match bound.rest.as_slice() {
        [] | [Object::None] if matches!(bound.required("self"), Object::Scalar(_)) => {
            Ok(bound.required("self").clone())
        }
        [] | [Object::None] => Ok(transposed(&array).into_array_object()),
        [one] => {
            let axes = shape_argument(machine, one)?;
            transpose_by(&array, &axes)
        }
        more => {
            let axes: Vec<i64> = more.iter().map(int_argument).collect::<Result<_>>()?;
            transpose_by(&array, &axes)
        }
    }
}

fn swapaxes(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    int_argument(bound.required("axis2"))?;
    let one = named_axis(bound, "axis1", array.ndim())?;
    let two = named_axis(bound, "axis2", array.ndim())?;
    let mut order: Vec<usize> = (0..array.ndim()).collect();
    order.swap(one, two);
    Ok(permuted_axes(&array, &order).into_array_object())
}

/// An axis whose name stands in NumPy's message.
fn named_axis(bound: &Bound, name: &str, ndim: usize) -> Result<usize> {
    let given = int_argument(bound.required(name))?;
    check_axis(given, ndim).map_err(|_| {
        crate::error::raised(
            "AxisError",
            format!("{name}: axis {given} is out of bounds for array of dimension {ndim}"),
        )
    })
}

fn moveaxis(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    let ndim = array.ndim();
    let mut axes = |name: &str| -> Result<Vec<usize>> {
        let given = shape_argument(machine, bound.required(name))?;
        let mut axes = Vec::new();
        for one in given {
            let axis = check_axis(one, ndim).map_err(|_| {
                crate::error::raised(
                    "AxisError",
                    format!("{name}: axis {one} is out of bounds for array of dimension {ndim}"),
                )
            })?;
            if axes.contains(&axis) {
                return Err(value_error(format!("repeated axis in `{name}` argument")));
            }
            axes.push(axis);
        }
        Ok(axes)
    };
    let source = axes("source")?;
    let destination = axes("destination")?;
    if source.len() != destination.len() {
        return Err(value_error("`source` and `destination` arguments must have the same number of elements"));
    }
    let mut order: Vec<usize> = (0..ndim).filter(|axis| !source.contains(axis)).collect();
    let mut pairs: Vec<(usize, usize)> = destination.into_iter().zip(source).collect();
    pairs.sort_unstable();
    for (to, from) in pairs {
        order.insert(to, from);
    }
    Ok(permuted_axes(&array, &order).into_array_object())
}

pub(crate) fn insert_axis(array: Array, axis: usize) -> Array {
    Array { dtype: array.dtype, data: on_data!(array.data, data => data.insert_axis(Axis(axis))) }
}

fn expand_dims(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    let given = match bound.required("axis") {
        Object::Tuple(_) | Object::List(_) => shape_argument(machine, bound.required("axis"))?,
        one => vec![int_argument(one)?],
    };
    let ndim = array.ndim() + given.len();
    if ndim > super::coerce::MAX_NDIM {
        return Err(unsupported("this many dimensions"));
    }
    let mut axes = Vec::new();
    for one in given {
        let axis = check_axis(one, ndim)?;
        if axes.contains(&axis) {
            return Err(value_error("repeated axis"));
        }
        axes.push(axis);
    }
    axes.sort_unstable();
    Ok(axes.into_iter().fold(array, insert_axis).into_array_object())
}

fn squeeze(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    let axes = match bound.some("axis") {
        None => (0..array.ndim()).filter(|&axis| array.shape()[axis] == 1).collect(),
        Some(_) if array.ndim() == 0 => return Err(bound.refuse("axis")),
        Some(axes) => axes_argument(Some(axes), array.ndim())?,
    };
    if axes.iter().any(|&axis| array.shape()[axis] != 1) {
        return Err(value_error("cannot select an axis to squeeze out which has size not equal to one"));
    }
    let kept: Vec<usize> = (0..array.ndim()).filter(|axis| !axes.contains(axis)).collect();
    let order: Vec<usize> = kept.iter().chain(axes.iter()).copied().collect();
    let result = on_data!(permuted_axes(&array, &order).data, data => {
        let mut data = data;
        while data.ndim() > kept.len() {
            data = data.index_axis_move(ndarray::Axis(kept.len()), 0);
        }
        data
    });
    let result = Array { dtype: array.dtype, data: result };
    if let Object::Scalar(_) = bound.required("a") {
        return Ok(result.into_object());
    }
    Ok(result.into_array_object())
}

fn broadcast_to(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("array"))?;
    if let Object::Str(_) = bound.required("shape") {
        return Err(bound.refuse("shape"));
    }
    let shape = super::coerce::extents(machine, bound.required("shape")).map_err(|error| match error {
        Error::Raised { kind: "ValueError", .. } => value_error("all elements of broadcast shape must be non-negative"),
        other => other,
    })?;
    if shape.is_empty() && array.ndim() > 0 {
        return Err(value_error("cannot broadcast a non-scalar to a scalar array"));
    }
    let fits = super::layout::broadcast(&[array.shape(), &shape]).is_some_and(|common| common == shape);
    if !fits {
        return Err(if array.ndim() > shape.len() {
            value_error("input operand has more dimensions than allowed by the axis remapping")
        } else {
            value_error(format!(
                "operands could not be broadcast together with remapped shapes [original->remapped]: {}  and requested \
                 shape {}",
                super::coerce::text(array.shape()),
                super::coerce::text(&shape)
            ))
        });
    }
    machine.meter.array(&shape)?;
    Ok(Array {
        dtype: array.dtype,
        data: on_data!(&array.data, data => from_vec(&shape, stretch(data, &shape).iter().copied().collect())?),
    }
    .into_array_object())
}
