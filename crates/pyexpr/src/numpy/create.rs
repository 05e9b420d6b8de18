//! Making arrays.

use super::coerce::{
    any_array, cast, dtype_of, extents, int_argument, offset_argument, python_number, to_array, to_array_of,
};
use super::layout::broadcast_operands;
use super::manipulate::reshaped;
use crate::builtins::{Bound, Builtin, Home};
use crate::error::{Limit, Result, exceeded, raised, type_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::evaluate::call::Arguments;
use crate::object::dtype::Kind;
use crate::object::{Array, DType, Data, Number, Object, Scalar};

const fn numpy(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::NumPy, name, parameters, call)
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    numpy("array", "object dtype? * copy? order? !subok ndmin? !like", array),
    numpy("asarray", "a dtype? order? * !device copy? !like", asarray),
    numpy("ascontiguousarray", "a dtype? * !like", |machine, bound| match asarray(machine, bound)? {
        Object::Array(array) if array.ndim() > 0 => Ok(Object::Array(array)),
        _ => Err(unsupported("np.ascontiguousarray without dimensions")),
    }),
    numpy("asanyarray", "a dtype? order? * !like", asarray),
    numpy("arange", "start? stop? step? dtype? * !device !like", arange),
    numpy("zeros", "shape dtype? order? * !like", |machine, bound| filled(machine, bound, 0)),
    numpy("ones", "shape dtype? order? * !device !like", |machine, bound| filled(machine, bound, 1)),
    numpy("full", "shape fill_value dtype? order? * !device !like", full),
    numpy("zeros_like", "a dtype? order? !subok !shape * !device", |machine, bound| filled_like(machine, bound, 0)),
    numpy("ones_like", "a dtype? order? !subok !shape * !device", |machine, bound| filled_like(machine, bound, 1)),
    numpy("full_like", "a fill_value dtype? order? !subok !shape * !device", full_like),
    numpy("eye", "N M? k? dtype? order? * !device !like", eye),
    numpy("identity", "n dtype? * !like", eye),
    numpy("linspace", "start stop num? endpoint? !retstep dtype? axis? * !device", linspace),
    numpy("meshgrid", "/ *xi * !copy !sparse indexing?", meshgrid),
    numpy("vander", "x N? increasing?", vander),
    numpy("indices", "dimensions !dtype !sparse", indices),
    numpy("dtype", "dtype /", |_, bound| dtype_of(bound.required("dtype")).map(Object::DType)),
];

/// `order='C'` is the default; others would be seen in no result but in the last bits of sums.
fn refuse_order(bound: &Bound) -> Result<()> {
    match bound.some("order") {
        None => Ok(()),
        Some(Object::Str(order)) if matches!(&**order, "C" | "K" | "A") => Ok(()),
        Some(_) => Err(bound.refuse("order")),
    }
}

pub(crate) fn dtype_argument(bound: &Bound) -> Result<Option<DType>> {
    bound.some("dtype").map(dtype_of).transpose()
}

fn array(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    refuse_order(bound)?;
    let mut array = to_array_of(machine, bound.required("object"), dtype_argument(bound)?)?;
    if let Some(ndmin) = bound.some("ndmin") {
        let wanted = int_argument(ndmin)?.clamp(0, 32) as usize;
        let mut shape = array.shape().to_vec();
        while shape.len() < wanted {
            shape.insert(0, 1);
        }
        array = reshaped(&array, &shape)?;
    }
    Ok(array.into_array_object())
}

fn asarray(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    refuse_order(bound)?;
    let array = to_array_of(machine, bound.required("a"), dtype_argument(bound)?)?;
    Ok(array.into_array_object())
}

/// `np.float64(x)` and its like.
pub(crate) fn scalar(machine: &mut Machine, dtype: DType, arguments: Arguments) -> Result<Object> {
    if dtype == DType::Complex128 && arguments.keywords.is_empty() && arguments.positional.len() == 2 {
        let pair = crate::builtins::construct(machine, crate::object::Type::Complex, arguments)?;
        return Ok(Object::Scalar(Scalar { dtype, value: python_number(&pair, dtype)? }));
    }
    if !arguments.keywords.is_empty() || arguments.positional.len() > 1 {
        return Err(unsupported(format!("a call of {} with these arguments", dtype.scalar_name())));
    }
    let Some(value) = arguments.positional.first() else {
        return Ok(Object::Scalar(Scalar { dtype, value: python_number(&Object::Int(0), dtype)? }));
    };
    let value = match value {
        Object::List(_) | Object::Tuple(_) | Object::Range(_) if dtype == DType::Bool => {
            return Err(unsupported("np.bool of a sequence"));
        }
        Object::Str(_) if dtype == DType::Complex128 => {
            let class = crate::object::Type::Complex;
            crate::builtins::construct(machine, class, Arguments::positional(vec![value.clone()]))?
        }
        Object::Str(_) if dtype == DType::Float64 => {
            crate::builtins::construct(machine, crate::object::Type::Float, Arguments::positional(vec![value.clone()]))?
        }
        Object::None if dtype.is_float() => Object::Float(f64::NAN),
        Object::None if dtype.is_complex() => Object::Complex(num_complex::Complex64::new(f64::NAN, f64::NAN)),
        Object::None if dtype == DType::Bool => Object::Bool(false),
        other => other.clone(),
    };
    if dtype == DType::Bool && !value.is_numpy() {
        let truth = machine.truth(&value)?;
        return Ok(Object::Scalar(Scalar { dtype, value: Number::Int(truth as i64) }));
    }
    match &value {
        Object::Int(_) | Object::Float(_) | Object::Complex(_) | Object::Bool(_) => {
            Ok(Object::Scalar(Scalar { dtype, value: python_number(&value, dtype)? }))
        }
        Object::Str(_) | Object::BigInt(_) => Err(unsupported(format!("{} of this value", dtype.scalar_name()))),
        other => {
            if let (Object::Range(_), DType::Bool) = (other, dtype) {
                return Err(unsupported("np.bool of a range"));
            }
            let array = any_array(machine, other)?;
            let is_sequence = !matches!(other, Object::Array(_) | Object::Scalar(_));
            if dtype == DType::Float64 && !is_sequence && array.ndim() > 0 && array.size() == 1 {
                return Err(unsupported("np.float64 of an array of one element"));
            }
            if is_sequence && dtype.is_integer() && array.dtype.is_integer() {
                let (low, high) = dtype.bounds();
                if array.to_ints().iter().any(|int| !(low..=high).contains(int)) {
                    return Err(unsupported("a sequence of ints out of bounds"));
                }
            }
            let result = cast(machine, &array, dtype)?;
            Ok(result.into_object())
        }
    }
}

/// An array of one number.
pub(crate) fn constant(machine: &mut Machine, shape: &[usize], dtype: DType, value: Number) -> Result<Array> {
    let size = machine.meter.array(shape)?;
    match value {
        Number::Int(value) => Array::from_ints(dtype, shape, vec![value; size]),
        Number::Float(value) => Array::from_floats(dtype, shape, vec![value; size]),
        Number::Complex(value) => Array::from_complex(dtype, shape, vec![value; size]),
    }
}

fn filled(machine: &mut Machine, bound: &Bound, value: i64) -> Result<Object> {
    refuse_order(bound)?;
    let dtype = dtype_argument(bound)?.unwrap_or(DType::Float64);
    let shape = extents(machine, bound.required("shape"))?;
    let value = python_number(&Object::Int(value), dtype)?;
    Ok(constant(machine, &shape, dtype, value)?.into_array_object())
}

fn filled_like(machine: &mut Machine, bound: &Bound, value: i64) -> Result<Object> {
    refuse_order(bound)?;
    let array = any_array(machine, bound.required("a"))?;
    let dtype = dtype_argument(bound)?.unwrap_or(array.dtype);
    let value = python_number(&Object::Int(value), dtype)?;
    let filled = constant(machine, array.shape(), dtype, value)?;
    Ok(super::lanes::laid_out_like(&filled, &[&array]).into_array_object())
}

fn spread(machine: &mut Machine, shape: &[usize], fill: &Object, dtype: Option<DType>) -> Result<Object> {
    // The value is converted as C does it, out of bounds or not.
    let fill = any_array(machine, fill)?;
    let fill = match dtype {
        Some(dtype) => cast(machine, &fill, dtype)?,
        None => fill,
    };
    if fill.ndim() > 0 {
        if broadcast_operands(&[fill.shape(), shape]).ok().as_deref() != Some(shape) {
            return Err(unsupported("np.full with a value of this shape"));
        }
        machine.meter.array(shape)?;
        return Ok(Array {
            dtype: fill.dtype,
            data: super::index::on_data!(&fill.data, data => {
                super::layout::from_vec(shape, super::layout::stretch(data, shape).iter().copied().collect())?
            }),
        }
        .into_array_object());
    }
    let Some(value) = fill.first() else {
        return Err(unsupported("np.full with this value"));
    };
    Ok(constant(machine, shape, fill.dtype, value)?.into_array_object())
}

fn full(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    refuse_order(bound)?;
    let shape = extents(machine, bound.required("shape"))?;
    spread(machine, &shape, bound.required("fill_value"), dtype_argument(bound)?)
}

fn full_like(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    refuse_order(bound)?;
    let array = any_array(machine, bound.required("a"))?;
    let dtype = dtype_argument(bound)?.unwrap_or(array.dtype);
    let filled = spread(machine, array.shape(), bound.required("fill_value"), Some(dtype))?;
    let filled = any_array(machine, &filled)?;
    Ok(super::lanes::laid_out_like(&filled, &[&array]).into_array_object())
}

/// A Python or NumPy number that decides the dtype of a range.
fn range_number(object: &Object) -> Result<(Number, DType)> {
    match object {
        Object::Bool(value) => Ok((Number::Int(*value as i64), DType::Int64)),
        Object::Int(value) => Ok((Number::Int(*value), DType::Int64)),
        Object::Float(value) => Ok((Number::Float(*value), DType::Float64)),
        Object::Scalar(scalar)
            if !scalar.dtype.is_complex() && !matches!(scalar.dtype, DType::Float16 | DType::UInt64) =>
        {
            Ok((scalar.value, scalar.dtype))
        }
        other => Err(unsupported(format!("np.arange of a {}", other.type_name()))),
    }
}

fn arange(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    if matches!(bound.get("start"), Some(Object::None)) || matches!(bound.get("step"), Some(Object::None)) {
        return Err(unsupported("np.arange of None"));
    }
    let (start, stop) = match (bound.some("start"), bound.some("stop")) {
        (Some(start), Some(stop)) => (start.clone(), stop.clone()),
        (Some(stop), None) | (None, Some(stop)) => (Object::Int(0), stop.clone()),
        (None, None) => return Err(type_error("arange() requires stop to be specified.")),
    };
    let step = bound.some("step").cloned().unwrap_or(Object::Int(1));
    let (start, start_dtype) = range_number(&start)?;
    let (stop, stop_dtype) = range_number(&stop)?;
    let (step, step_dtype) = range_number(&step)?;
    if [start, stop, step].iter().any(|number| !number.to_f64().is_finite()) {
        return Err(unsupported("np.arange of what is not finite"));
    }
    let natural = start_dtype.promote(stop_dtype).promote(step_dtype);
    let dtype = dtype_argument(bound)?.unwrap_or(natural);
    if step.to_f64() == 0.0 {
        // NumPy's own numbers are divided as NumPy divides, to infinity.
        if ["start", "stop", "step"].iter().any(|name| bound.get(name).is_some_and(Object::is_numpy)) {
            return Err(bound.refuse("step"));
        }
        let floats = [start, stop, step].iter().any(|number| matches!(number, Number::Float(_)));
        return Err(raised("ZeroDivisionError", if floats { "float division by zero" } else { "division by zero" }));
    }
    if dtype == DType::Bool || dtype.is_complex() {
        return Err(bound.refuse("dtype"));
    }
    // The length is computed from the numbers as they were given.
    let length = match (start, stop, step) {
        (Number::Int(start), Number::Int(stop), Number::Int(step)) => {
            let range = crate::object::Range { start, stop, step };
            range.len() as f64
        }
        _ => ((stop.to_f64() - start.to_f64()) / step.to_f64()).ceil(),
    };
    if length.is_nan() {
        return Err(value_error("arange: cannot compute length"));
    }
    if length < i64::MIN as f64 {
        return Err(value_error("Maximum allowed size exceeded"));
    }
    if length > 1e15 {
        return Err(exceeded(Limit::Memory));
    }
    let length = length.max(0.0) as usize;
    machine.meter.array(&[length])?;
    if dtype.is_float() {
        // NumPy fills from the first two numbers: their difference, not the step, is added up.
        let first = dtype.round(start.to_f64());
        let second = dtype.round(start.to_f64() + step.to_f64());
        // Halves are filled at 32 bits.
        let wide = if dtype == DType::Float16 { DType::Float32 } else { dtype };
        let delta = wide.round(second - first);
        let elements = (0..length)
            .map(|place| match place {
                0 => first,
                1 => second,
                _ => dtype.round(first + wide.round(place as f64 * delta)),
            })
            .collect();
        return Ok(Array::from_floats(dtype, &[length], elements)?.into_array_object());
    }
    if natural.kind() >= Kind::Float {
        return Err(bound.refuse("dtype"));
    }
    let (Number::Int(start), Number::Int(step)) = (start, step) else {
        return Err(bound.refuse("dtype"));
    };
    let elements = (0..length as i64).map(|place| dtype.wrap(start.wrapping_add(place.wrapping_mul(step)))).collect();
    Ok(Array::from_ints(dtype, &[length], elements)?.into_array_object())
}

fn eye(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    refuse_order(bound)?;
    let rows = extent(bound.get("N").unwrap_or(bound.required("n")))?;
    let columns = match bound.some("M") {
        Some(columns) => extent(columns)?,
        None => rows,
    };
    let offset = offset_argument(bound, "k")?;
    let dtype = dtype_argument(bound)?.unwrap_or(DType::Float64);
    let size = machine.meter.array(&[rows, columns])?;
    machine.meter.work(rows)?;
    let mut elements = vec![0; size];
    for row in 0..rows {
        if let Ok(column) = usize::try_from(row as i64 + offset)
            && column < columns
        {
            elements[row * columns + column] = 1;
        }
    }
    Ok(Array::from_ints(DType::Int64, &[rows, columns], elements)?.cast(dtype).into_array_object())
}

pub(crate) fn extent(object: &Object) -> Result<usize> {
    usize::try_from(int_argument(object)?).map_err(|_| value_error("negative dimensions are not allowed"))
}

fn linspace(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    if bound.some("axis").is_some_and(|axis| !matches!(axis, Object::Int(0))) {
        return Err(bound.refuse("axis"));
    }
    let number = |machine: &mut Machine, name: &str| -> Result<f64> {
        let array = to_array(machine, bound.required(name))?;
        match (array.ndim(), array.first(), array.dtype) {
            (0, Some(number), dtype) if dtype != DType::Float32 => Ok(number.to_f64()),
            _ => Err(bound.refuse(name)),
        }
    };
    let start = number(machine, "start")?;
    let stop = number(machine, "stop")?;
    let count = match bound.get("num") {
        None => 50,
        Some(num) => int_argument(num)?,
    };
    if count < 0 {
        return Err(value_error(format!("Number of samples, {count}, must be non-negative.")));
    }
    let endpoint = match bound.get("endpoint") {
        None => true,
        Some(endpoint) => machine.truth(endpoint)?,
    };
    let length = crate::limits::count(count);
    machine.meter.array(&[length])?;
    let divisor = if endpoint { count - 1 } else { count };
    let delta = stop - start;
    let mut elements: Vec<f64> = if divisor > 0 {
        let step = delta / divisor as f64;
        let any_zero = step == 0.0;
        (0..length)
            .map(|place| {
                let place = place as f64;
                // A step that underflows to zero is avoided by dividing first.
                let scaled = if any_zero { place / divisor as f64 * delta } else { place * step };
                scaled + start
            })
            .collect()
    } else {
        (0..length).map(|place| place as f64 * delta + start).collect()
    };
    if endpoint && length > 1 {
        elements[length - 1] = stop;
    }
    let dtype = dtype_argument(bound)?;
    if let Some(dtype) = dtype
        && dtype.is_integer()
    {
        elements.iter_mut().for_each(|element| *element = element.floor());
    }
    let array = Array::from_floats(DType::Float64, &[length], elements)?;
    match dtype {
        Some(dtype) => Ok(cast(machine, &array, dtype)?.into_array_object()),
        None => Ok(array.into_array_object()),
    }
}

fn meshgrid(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let matrix = match bound.some("indexing") {
        None => false,
        Some(Object::Str(indexing)) if &**indexing == "xy" => false,
        Some(Object::Str(indexing)) if &**indexing == "ij" => true,
        Some(_) => return Err(value_error("Valid values for `indexing` are 'xy' and 'ij'.")),
    };
    let mut vectors = Vec::with_capacity(bound.rest.len());
    for object in &bound.rest {
        let array = any_array(machine, object)?;
        vectors.push(super::accumulate::flat(machine, &array)?);
    }
    let ndim = vectors.len();
    if ndim > 16 {
        return Err(unsupported("this many dimensions"));
    }
    let place = |index: usize| if !matrix && index < 2 && ndim > 1 { 1 - index } else { index };
    let mut shape = vec![1; ndim];
    for (index, vector) in vectors.iter().enumerate() {
        shape[place(index)] = vector.size();
    }
    let mut grids = Vec::with_capacity(ndim);
    for (index, vector) in vectors.iter().enumerate() {
        machine.meter.array(&shape)?;
        let mut own = vec![1; ndim];
        own[place(index)] = vector.size();
        let placed = reshaped(vector, &own)?;
        grids.push(
            Array {
                dtype: vector.dtype,
                data: super::index::on_data!(&placed.data, data => {
                    super::layout::from_vec(&shape, super::layout::stretch(data, &shape).iter().copied().collect())?
                }),
            }
            .into_array_object(),
        );
    }
    Ok(Object::tuple(grids))
}

fn vander(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = to_array(machine, bound.required("x"))?;
    if array.ndim() != 1 {
        return Err(value_error("x must be a one-dimensional array or sequence."));
    }
    if array.dtype.is_float() || array.dtype == DType::Bool {
        return Err(unsupported("np.vander of floats"));
    }
    let columns = match bound.some("N") {
        Some(columns) => extent(columns)?,
        None => array.size(),
    };
    let increasing = match bound.get("increasing") {
        Some(increasing) => machine.truth(increasing)?,
        None => false,
    };
    machine.meter.array(&[array.size(), columns])?;
    let mut elements = Vec::with_capacity(array.size() * columns);
    for value in array.to_ints() {
        let mut powers: Vec<i64> = Vec::with_capacity(columns);
        for place in 0..columns {
            powers.push(if place == 0 { 1 } else { powers[place - 1].wrapping_mul(value) });
        }
        if !increasing {
            powers.reverse();
        }
        elements.extend(powers);
    }
    Ok(Array::from_ints(DType::Int64, &[array.size(), columns], elements)?.into_array_object())
}

fn indices(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let shape = match bound.required("dimensions") {
        dimensions @ (Object::Tuple(_) | Object::List(_)) => extents(machine, dimensions)?,
        _ => return Err(bound.refuse("dimensions")),
    };
    let mut full = vec![shape.len()];
    full.extend(&shape);
    let size = machine.meter.array(&full)?;
    let mut elements = Vec::with_capacity(size);
    let block: usize = shape.iter().product();
    for axis in 0..shape.len() {
        let inner: usize = shape[axis + 1..].iter().product();
        elements.extend((0..block).map(|place| (place / inner.max(1) % shape[axis].max(1)) as i64));
    }
    Ok(Array::from_ints(DType::Int64, &full, elements)?.into_array_object())
}
