//! What functions take beside arrays: dtypes, counts, shapes and axes.

use super::coerce::MAX_NDIM;
use super::layout::shape_text;
use crate::builtins::Bound;
use crate::error::{Result, type_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::evaluate::subscript::no_integer;
use crate::object::{Array, DType, Number, Object};

/// What names a dtype: a dtype, a class or a string.
pub(crate) fn dtype_of(object: &Object) -> Result<DType> {
    use crate::object::Type;
    match object {
        Object::DType(dtype) => Ok(*dtype),
        Object::Type(Type::Bool) => Ok(DType::Bool),
        Object::Type(Type::Int) => Ok(DType::Int64),
        Object::Type(Type::Float) => Ok(DType::Float64),
        Object::Type(Type::Complex) => Ok(DType::Complex128),
        Object::Type(Type::Scalar(dtype)) => Ok(*dtype),
        Object::None => Ok(DType::Float64),
        Object::Str(name) => DType::parse(name).ok_or_else(|| unsupported(format!("the dtype '{name}'"))),
        other => Err(unsupported(format!("the dtype {}", other.type_name()))),
    }
}

/// An int argument such as an axis or a count.
///
/// What NumPy says of anything else, bools among it, goes by the function.
pub(crate) fn int_argument(object: &Object) -> Result<i64> {
    match object {
        Object::Int(_) | Object::Array(_) => {}
        Object::Scalar(scalar) if scalar.dtype.is_integer() => {}
        other => return Err(unsupported(format!("a {} where NumPy wants an integer", other.type_name()))),
    }
    crate::evaluate::subscript::as_index(object).ok_or_else(|| no_integer(object))
}

/// The offset of a diagonal, 0 unless given. Beyond any array's extent its size no longer matters.
pub(crate) fn offset_argument(bound: &Bound, name: &str) -> Result<i64> {
    const FAR: i64 = 1 << 40;
    Ok(bound.get(name).map(int_argument).transpose()?.unwrap_or(0).clamp(-FAR, FAR))
}

/// An extent or a tuple of extents, which may be negative.
pub(crate) fn shape_argument(machine: &mut Machine, object: &Object) -> Result<Vec<i64>> {
    match object {
        Object::List(_) | Object::Tuple(_) | Object::Range(_) | Object::Array(_) => {
            if let Object::Array(array) = object
                && array.ndim() != 1
            {
                return int_argument(object).map(|extent| vec![extent]);
            }
            if let Object::Array(array) = object
                && !array.dtype.is_integer()
            {
                return Err(unsupported("an array of other than integers where integers are wanted"));
            }
            let items = machine.iterate_to_vec(object)?;
            items.iter().map(int_argument).collect()
        }
        Object::Str(_) => int_argument(object).map(|extent| vec![extent]),
        Object::None => Err(unsupported("None as a shape")),
        other => int_argument(other).map(|extent| vec![extent]),
    }
}

/// A shape to allocate.
pub(crate) fn extents(machine: &mut Machine, object: &Object) -> Result<Vec<usize>> {
    if let Object::Float(_) | Object::Bool(_) = object {
        let shown = object.repr()?;
        return Err(type_error(format!("expected a sequence of integers or a single integer, got '{shown}'")));
    }
    let shape = shape_argument(machine, object)?;
    if shape.len() > MAX_NDIM {
        return Err(unsupported("this many dimensions"));
    }
    shape
        .into_iter()
        .map(|extent| usize::try_from(extent).map_err(|_| value_error("negative dimensions are not allowed")))
        .collect()
}

/// An axis, counted from the front.
pub(crate) fn axis(given: i64, ndim: usize) -> Result<usize> {
    if i32::try_from(given).is_err() {
        return Err(unsupported("an axis beyond 32 bits"));
    }
    let axis = if given < 0 { given + ndim as i64 } else { given };
    if axis < 0 || axis >= ndim as i64 {
        return Err(crate::error::axis_error(given, ndim));
    }
    Ok(axis as usize)
}

/// An axis argument that must be one int.
pub(crate) fn axis_argument(object: &Object, ndim: usize) -> Result<usize> {
    axis(int_argument(object)?, ndim)
}

/// An axis argument that may be a tuple; `None` means all.
pub(crate) fn axes_argument(object: Option<&Object>, ndim: usize) -> Result<Vec<usize>> {
    match object {
        None => Ok((0..ndim).collect()),
        Some(Object::Tuple(items)) => {
            let mut axes = Vec::with_capacity(items.len());
            for item in items.iter() {
                let axis = axis_argument(item, ndim)?;
                if axes.contains(&axis) {
                    return Err(value_error("duplicate value in 'axis'"));
                }
                axes.push(axis);
            }
            Ok(axes)
        }
        Some(Object::Set(_)) => Err(unsupported("a set as an axis")),
        Some(Object::List(_)) => Err(unsupported("a list as an axis")),
        Some(other) => Ok(vec![axis_argument(other, ndim)?]),
    }
}

/// Like [`axes_argument`], in the words of functions that NumPy wrote in Python.
pub(crate) fn distinct_axes(object: Option<&Object>, ndim: usize) -> Result<Vec<usize>> {
    axes_argument(object, ndim).map_err(|error| match error {
        crate::error::Error::Raised { kind: "ValueError", .. } => value_error("repeated axis"),
        other => other,
    })
}

/// The axes of a reduction. A scalar may be reduced along an axis 0 that it does not have.
pub(crate) fn reduced_axes(object: Option<&Object>, ndim: usize) -> Result<Vec<usize>> {
    match object {
        Some(Object::Int(0 | -1)) if ndim == 0 => Ok(Vec::new()),
        Some(Object::Scalar(scalar)) if ndim == 0 && matches!(scalar.value, Number::Int(0 | -1)) => Ok(Vec::new()),
        other => axes_argument(other, ndim),
    }
}

/// The array and the axis to work along: flattened without one, and a scalar as a vector of one element.
pub(crate) fn axis_or_flat(machine: &mut Machine, object: Option<&Object>, array: &Array) -> Result<(Array, usize)> {
    match object {
        None => Ok((super::accumulate::flat(machine, array)?, 0)),
        Some(axis) if array.ndim() == 0 => {
            let array = super::accumulate::flat(machine, array)?;
            let axis = axis_argument(axis, 1)?;
            Ok((array, axis))
        }
        Some(axis) => Ok((array.clone(), axis_argument(axis, array.ndim())?)),
    }
}

/// NumPy's message when a size does not fit a shape. Unknown extents are left out at the front.
pub(crate) fn reshape_error(size: usize, shape: &[i64]) -> crate::error::Error {
    let shown = &shape[shape.iter().take_while(|&&extent| extent < 0).count()..];
    let extents: Vec<String> =
        shown.iter().map(|&extent| if extent < 0 { "newaxis".into() } else { extent.to_string() }).collect();
    let text = if shape.len() == 1 && !shown.is_empty() {
        format!("({},)", extents[0])
    } else {
        format!("({})", extents.join(","))
    };
    value_error(format!("cannot reshape array of size {size} into shape {text}"))
}

/// `shape_text` for messages of other rooms.
pub(crate) fn text(shape: &[usize]) -> String {
    shape_text(shape)
}
