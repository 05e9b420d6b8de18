//! From Python values to arrays, and NumPy 2's promotion with Python numbers.

use std::rc::Rc;

use num_complex::Complex64;

pub(crate) use super::parameters::{
    axes_argument, axis, axis_argument, axis_or_flat, distinct_axes, dtype_of, extents, int_argument, offset_argument,
    reduced_axes, reshape_error, shape_argument, text,
};
use crate::error::{Limit, Result, exceeded, overflow_error, type_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::object::array::float_to_int;
use crate::object::dtype::Kind;
use crate::object::{Array, DType, Elements, Number, Object, Scalar};

/// An operand of a ufunc.
pub(crate) struct Operand {
    pub(crate) array: Array,
    /// Whether it is a Python number, which takes the other operand's dtype where its kind allows.
    pub(crate) weak: bool,
}

impl Operand {
    pub(crate) fn of(machine: &mut Machine, object: &Object) -> Result<Operand> {
        let weak = matches!(object, Object::Int(_) | Object::Float(_) | Object::Complex(_));
        Ok(Operand { array: any_array(machine, object)?, weak })
    }
}

/// `np.asarray(object)`, for functions that know real numbers of the usual widths only.
pub(crate) fn to_array(machine: &mut Machine, object: &Object) -> Result<Array> {
    let array = any_array(machine, object)?;
    if array.dtype.is_complex() {
        return Err(unsupported("complex numbers in this function"));
    }
    if array.dtype == DType::Float16 {
        return Err(unsupported("float16 in this function"));
    }
    Ok(array)
}

/// `np.asarray(object)`, of any dtype.
pub(crate) fn any_array(machine: &mut Machine, object: &Object) -> Result<Array> {
    match object {
        Object::Array(array) => Ok((**array).clone()),
        Object::Scalar(scalar) => Ok(Array::from_number(scalar.dtype, scalar.value)),
        Object::Bool(value) => Ok(Array::from_number(DType::Bool, Number::Int(*value as i64))),
        Object::Int(value) => Ok(Array::from_number(DType::Int64, Number::Int(*value))),
        Object::Float(value) => Ok(Array::from_number(DType::Float64, Number::Float(*value))),
        Object::Complex(value) => Ok(Array::from_number(DType::Complex128, Number::Complex(*value))),
        Object::List(_) | Object::Tuple(_) | Object::Range(_) => from_nested(machine, object, None),
        Object::BigInt(_) => Err(unsupported("an array of ints beyond 64 bits")),
        Object::Str(_) => Err(unsupported("arrays of strings")),
        other => Err(unsupported(format!("an array from a {}", other.type_name()))),
    }
}

/// `np.array(object, dtype)`.
pub(crate) fn to_array_of(machine: &mut Machine, object: &Object, dtype: Option<DType>) -> Result<Array> {
    let array = match (object, dtype) {
        (Object::List(_) | Object::Tuple(_) | Object::Range(_), dtype) => return from_nested(machine, object, dtype),
        (Object::Int(_) | Object::Float(_) | Object::Complex(_), Some(dtype)) => {
            let scalar = python_number(object, dtype)?;
            return Ok(Array::from_number(dtype, scalar));
        }
        (object, _) => any_array(machine, object)?,
    };
    match dtype {
        Some(dtype) if dtype != array.dtype => cast(machine, &array, dtype),
        _ => Ok(array),
    }
}

/// `array.astype(dtype)`, with the warning that NumPy gives for floats that are no integers of that width.
pub(crate) fn cast(machine: &mut Machine, array: &Array, dtype: DType) -> Result<Array> {
    if array.dtype == dtype {
        return Ok(array.clone());
    }
    machine.meter.array(array.shape())?;
    if array.dtype.is_complex() && !dtype.is_complex() && dtype != DType::Bool {
        machine.note(crate::builtins::DISCARDS);
        let real = array.cast(array.dtype.part());
        return cast(machine, &real, dtype);
    }
    if array.dtype.is_float() && dtype.is_integer() {
        let (low, high) = dtype.bounds();
        let outside = array.to_floats().into_iter().any(|value| {
            let cut = value.trunc();
            // 2**63 is a float, i64::MAX is not.
            !(cut >= low as f64 && (cut <= high as f64 && cut < 9_223_372_036_854_775_808.0))
        });
        if outside {
            // What C leaves undefined differs between machines.
            return Err(unsupported(format!("a conversion to {} of what does not fit", dtype.name())));
        }
    }
    array.cast(dtype).checked()
}

/// A Python number as a dtype, with NumPy's check of bounds.
pub(crate) fn python_number(object: &Object, dtype: DType) -> Result<Number> {
    match (object, dtype.kind()) {
        (Object::Scalar(scalar), _) => scalar_number(*scalar, dtype),
        (Object::Complex(value), Kind::Complex) => Ok(Number::Complex(dtype.round_complex(*value))),
        (Object::Complex(value), Kind::Bool) => Ok(Number::Int(Number::Complex(*value).is_true() as i64)),
        (Object::Complex(_), Kind::Float) => {
            Err(type_error("float() argument must be a string or a real number, not 'complex'"))
        }
        (Object::Complex(_), Kind::Int) => {
            Err(type_error("int() argument must be a string, a bytes-like object or a real number, not 'complex'"))
        }
        (real, Kind::Complex) => {
            let part = python_number(real, dtype.part())?.to_f64();
            Ok(Number::Complex(Complex64::new(part, 0.0)))
        }
        (Object::Bool(value), Kind::Float) => Ok(Number::Float(*value as i64 as f64)),
        (Object::Bool(value), _) => Ok(Number::Int(*value as i64)),
        (Object::Int(value), Kind::Float) => Ok(Number::Float(dtype.narrow(*value as f64))),
        (Object::Int(value), Kind::Bool) => Ok(Number::Int((*value != 0) as i64)),
        (Object::Int(value), Kind::Int) => {
            let (low, high) = dtype.bounds();
            if *value < low || *value > high {
                return Err(overflow_error(format!("Python integer {value} out of bounds for {}", dtype.name())));
            }
            Ok(Number::Int(*value))
        }
        (Object::Float(value), Kind::Float) => Ok(Number::Float(dtype.narrow(*value))),
        (Object::Float(value), Kind::Bool) => Ok(Number::Int((*value != 0.0) as i64)),
        (Object::Float(value), Kind::Int) => {
            if value.is_nan() {
                return Err(value_error("cannot convert float NaN to integer"));
            }
            if value.is_infinite() {
                return Err(overflow_error("cannot convert float infinity to integer"));
            }
            let (low, high) = dtype.bounds();
            let cut = value.trunc();
            if cut < low as f64 || cut > high as f64 || cut >= 9_223_372_036_854_775_808.0 {
                return Err(unsupported("a float that does not fit the integer dtype"));
            }
            Ok(Number::Int(float_to_int(*value, dtype)))
        }
        _ => Err(unsupported(format!("an array element of type {}", object.type_name()))),
    }
}

fn scalar_number(scalar: Scalar, dtype: DType) -> Result<Number> {
    match (scalar.value, dtype.is_complex()) {
        (number, true) => return Ok(Number::Complex(dtype.round_complex(number.to_complex()))),
        (number @ Number::Complex(_), false) => {
            if dtype == DType::Bool {
                return Ok(Number::Int(number.is_true() as i64));
            }
            return Err(unsupported("a complex scalar as an element of another kind"));
        }
        _ => {}
    }
    Ok(match (scalar.value, dtype.is_float()) {
        (Number::Int(value), false) => {
            if dtype == DType::Bool {
                Number::Int((value != 0) as i64)
            } else {
                if dtype == DType::UInt64 && value < 0 {
                    return Err(unsupported("numbers of uint64 from 2**63 on"));
                }
                Number::Int(dtype.wrap(value))
            }
        }
        (Number::Int(value), true) => Number::Float(dtype.round(value as f64)),
        (Number::Float(value), true) => Number::Float(dtype.narrow(value)),
        (Number::Complex(_), _) => return Err(unsupported("a complex scalar as an element of another kind")),
        (Number::Float(value), false) => {
            if (value.is_nan() || value.abs() >= 1e9) && dtype != DType::Bool {
                return Err(unsupported("a float that may not fit the integer dtype"));
            }
            Number::Int(float_to_int(value, dtype))
        }
    })
}

/// NumPy allows 64 dimensions; half of them are plenty.
pub(crate) const MAX_NDIM: usize = 32;

/// What an element of a nested list costs until it is in the array, in element operations.
const LEAF: usize = 30;

/// An array from nested lists.
fn from_nested(machine: &mut Machine, object: &Object, dtype: Option<DType>) -> Result<Array> {
    let mut discovery = Discovery { leaves: Vec::new(), dtype: None, ragged: None };
    let shape = discovery.shape_of(machine, object, 0)?;
    if let Some(depth) = discovery.ragged {
        return Err(ragged(&shape, depth));
    }
    machine.meter.array(&shape)?;
    let dtype = dtype.or(discovery.dtype).unwrap_or(DType::Float64);
    let elements = if dtype.is_complex() {
        let mut elements = Vec::with_capacity(discovery.leaves.len());
        for leaf in &discovery.leaves {
            match leaf {
                Leaf::Number(number) => elements.push(python_number(number, dtype)?.to_complex()),
                Leaf::Array(array) => {
                    elements.extend(array.to_complex().into_iter().map(|value| dtype.round_complex(value)));
                }
            }
        }
        Elements::Complex(elements)
    } else if dtype.is_float() {
        let mut elements = Vec::with_capacity(discovery.leaves.len());
        for leaf in &discovery.leaves {
            leaf.push_floats(dtype, &mut elements)?;
        }
        Elements::Float(elements)
    } else {
        let mut elements = Vec::with_capacity(discovery.leaves.len());
        for leaf in &discovery.leaves {
            leaf.push_ints(dtype, &mut elements)?;
        }
        Elements::Int(elements)
    };
    Array::from_elements(dtype, &shape, elements)
}

fn ragged(shape: &[usize], depth: usize) -> crate::error::Error {
    let shape = &shape[..depth.min(shape.len())];
    value_error(format!(
        "setting an array element with a sequence. The requested array has an inhomogeneous shape after {} dimensions. \
         The detected shape was {} + inhomogeneous part.",
        shape.len(),
        match shape {
            [one] => format!("({one},)"),
            _ => format!("({})", shape.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")),
        }
    ))
}

enum Leaf {
    Number(Object),
    Array(Rc<Array>),
}

impl Leaf {
    fn push_floats(&self, dtype: DType, elements: &mut Vec<f64>) -> Result<()> {
        match self {
            Leaf::Number(number) => elements.push(python_number(number, dtype)?.to_f64()),
            Leaf::Array(array) if array.dtype.is_complex() => {
                return Err(unsupported("complex numbers as elements of another kind"));
            }
            Leaf::Array(array) => elements.extend(array.to_floats().into_iter().map(|value| dtype.narrow(value))),
        }
        Ok(())
    }

    fn push_ints(&self, dtype: DType, elements: &mut Vec<i64>) -> Result<()> {
        match self {
            Leaf::Number(number) => match python_number(number, dtype)? {
                Number::Int(value) => elements.push(value),
                Number::Float(value) => elements.push(float_to_int(value, dtype)),
                Number::Complex(_) => return Err(unsupported("complex numbers as elements of another kind")),
            },
            Leaf::Array(array) => {
                for number in array.numbers() {
                    let scalar = Scalar { dtype: array.dtype, value: number };
                    if let Number::Int(value) = scalar_number(scalar, dtype)? {
                        elements.push(value);
                    }
                }
            }
        }
        Ok(())
    }
}

/// What walking over nested lists finds out.
struct Discovery {
    leaves: Vec<Leaf>,
    dtype: Option<DType>,
    /// How many dimensions are regular, where not all are.
    ragged: Option<usize>,
}

impl Discovery {
    fn found(&mut self, dtype: DType) {
        self.dtype = Some(match self.dtype {
            None => dtype,
            Some(so_far) => so_far.promote(dtype),
        });
    }

    /// The shape of one element; its leaves are collected.
    fn shape_of(&mut self, machine: &mut Machine, object: &Object, depth: usize) -> Result<Vec<usize>> {
        machine.meter.work(LEAF)?;
        if depth > MAX_NDIM {
            return Err(exceeded(Limit::Depth));
        }
        let items: Vec<Object> = match object {
            Object::List(items) | Object::Tuple(items) => {
                machine.meter.copies(items.len())?;
                items.to_vec()
            }
            Object::Range(_) => machine.iterate_to_vec(object)?,
            Object::Array(array) => {
                self.found(array.dtype);
                machine.meter.work(array.size())?;
                self.leaves.push(Leaf::Array(array.clone()));
                return Ok(array.shape().to_vec());
            }
            Object::Bool(_) => {
                self.found(DType::Bool);
                self.leaves.push(Leaf::Number(object.clone()));
                return Ok(Vec::new());
            }
            Object::Int(_) => {
                self.found(DType::Int64);
                self.leaves.push(Leaf::Number(object.clone()));
                return Ok(Vec::new());
            }
            Object::Float(_) => {
                self.found(DType::Float64);
                self.leaves.push(Leaf::Number(object.clone()));
                return Ok(Vec::new());
            }
            Object::Complex(_) => {
                self.found(DType::Complex128);
                self.leaves.push(Leaf::Number(object.clone()));
                return Ok(Vec::new());
            }
            Object::Scalar(scalar) => {
                self.found(scalar.dtype);
                self.leaves.push(Leaf::Number(object.clone()));
                return Ok(Vec::new());
            }
            Object::Str(_) => return Err(unsupported("arrays of strings")),
            other => return Err(unsupported(format!("an array of {}", other.type_name()))),
        };
        let mut shape: Option<Vec<usize>> = None;
        for item in &items {
            let inner = self.shape_of(machine, item, depth + 1)?;
            match &mut shape {
                None => shape = Some(inner),
                Some(shape) if *shape != inner => {
                    let common = shape.iter().zip(&inner).take_while(|(left, right)| left == right).count();
                    let regular = depth + 1 + common;
                    self.ragged = Some(self.ragged.map_or(regular, |so_far| so_far.min(regular)));
                    shape.truncate(common);
                }
                Some(_) => {}
            }
        }
        let mut result = vec![items.len()];
        result.extend(shape.unwrap_or_default());
        Ok(result)
    }
}

/// The dtype that two operands are computed in, by NumPy 2's promotion. Checks that Python ints fit.
pub(crate) fn common_dtype(left: &Operand, right: &Operand) -> Result<DType> {
    match (left.weak, right.weak) {
        (false, true) => weak_dtype(left.array.dtype, &right.array),
        (true, false) => weak_dtype(right.array.dtype, &left.array),
        _ => Ok(left.array.dtype.promote(right.array.dtype)),
    }
}

/// The dtype that any number of operands are computed in.
pub(crate) fn joint_dtype(operands: &[&Operand]) -> Result<DType> {
    let of = |weak: bool| {
        let dtypes = operands.iter().filter(move |operand| operand.weak == weak).map(|operand| operand.array.dtype);
        dtypes.reduce(DType::promote)
    };
    match (of(false), of(true)) {
        (Some(strong), None) => Ok(strong),
        (Some(strong), Some(weak)) if strong.kind() >= weak.kind() => {
            for operand in operands.iter().filter(|operand| operand.weak) {
                weak_dtype(strong, &operand.array)?;
            }
            Ok(strong)
        }
        (Some(strong), Some(weak)) if weak.is_complex() => Ok(strong.complex()),
        (_, Some(weak)) => Ok(weak),
        (None, None) => Ok(DType::Float64),
    }
}

/// The dtype of `strong` together with a Python number.
fn weak_dtype(strong: DType, weak: &Array) -> Result<DType> {
    match (strong.kind(), weak.first()) {
        (_, Some(Number::Complex(_))) => Ok(strong.complex()),
        (Kind::Bool, _) => Ok(weak.dtype),
        (Kind::Complex, _) => Ok(strong),
        (Kind::Float, _) => Ok(strong),
        (Kind::Int, Some(Number::Float(_))) => Ok(DType::Float64),
        (Kind::Int, Some(Number::Int(value))) => {
            let (low, high) = strong.bounds();
            if value < low || value > high {
                return Err(overflow_error(format!("Python integer {value} out of bounds for {}", strong.name())));
            }
            Ok(strong)
        }
        (Kind::Int, None) => Ok(strong),
    }
}
