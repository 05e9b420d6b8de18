//! Diagonals and triangles.

use num_complex::Complex64;

use super::coerce::{any_array, int_argument, offset_argument};
use super::create::dtype_argument;
use crate::builtins::{Bound, Builtin, Home};
use crate::error::{Result, unsupported, value_error};
use crate::evaluate::Machine;
use crate::object::{Array, DType, Data, Elements, Object};

const fn numpy(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::NumPy, name, parameters, call)
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    numpy("tri", "N M? k? dtype? * !like", tri),
    numpy("tril", "m k?", |machine, bound| triangle(machine, bound, true)),
    numpy("triu", "m k?", |machine, bound| triangle(machine, bound, false)),
    numpy("diag", "v k?", diag),
    numpy("diagonal", "a offset? axis1? axis2?", diagonal),
];

pub(super) const METHODS: &[Builtin] = &[Builtin::new(Home::Array, "diagonal", "a offset? axis1? axis2?", diagonal)];

fn tri(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    // Both count what `np.arange` gives: nothing below zero.
    let count = |object: &Object| match object {
        Object::Scalar(scalar) if scalar.dtype.is_unsigned() => Err(bound.refuse("N")),
        object => int_argument(object).map(|count| usize::try_from(count).unwrap_or(0)),
    };
    let rows = count(bound.required("N"))?;
    let columns = bound.some("M").map_or(Ok(rows), count)?;
    let offset = offset_argument(bound, "k")?;
    let dtype = dtype_argument(bound)?.unwrap_or(DType::Float64);
    machine.meter.array(&[rows, columns])?;
    machine.meter.work(rows)?;
    let mut elements = Vec::with_capacity(rows * columns);
    for row in 0..rows as i64 {
        elements.extend((0..columns as i64).map(|column| (column <= row + offset) as i64));
    }
    Ok(Array::from_ints(DType::Int64, &[rows, columns], elements)?.cast(dtype).into_array_object())
}

fn triangle(machine: &mut Machine, bound: &Bound, lower: bool) -> Result<Object> {
    let array = any_array(machine, bound.required("m"))?;
    let offset = offset_argument(bound, "k")?;
    let array = match array.shape() {
        [] => return Err(unsupported("a triangle of a 0-dimensional array")),
        // A vector is broadcast against the triangle.
        &[n] => {
            machine.meter.array(&[n, n])?;
            Array {
                dtype: array.dtype,
                data: super::index::on_data!(&array.data, data => {
                    super::layout::from_vec(&[n, n], super::layout::stretch(data, &[n, n]).iter().copied().collect())?
                }),
            }
        }
        _ => array,
    };
    let shape = array.shape().to_vec();
    let (rows, columns) = (shape[shape.len() - 2], shape[shape.len() - 1]);
    machine.meter.array(&shape)?;
    let keeps = |place: usize| {
        let column = (place % columns) as i64;
        let row = (place / columns % rows) as i64;
        if lower { column <= row + offset } else { column >= row + offset }
    };
    fn cleared<T: Copy>(mut elements: Vec<T>, zero: T, keeps: impl Fn(usize) -> bool) -> Vec<T> {
        elements.iter_mut().enumerate().filter(|(place, _)| !keeps(*place)).for_each(|(_, element)| *element = zero);
        elements
    }
    let elements = match array.elements() {
        Elements::Int(elements) => Elements::Int(cleared(elements, 0, keeps)),
        Elements::Float(elements) => Elements::Float(cleared(elements, 0.0, keeps)),
        Elements::Complex(elements) => Elements::Complex(cleared(elements, Complex64::ZERO, keeps)),
    };
    Ok(Array::from_elements(array.dtype, &shape, elements)?.into_array_object())
}

fn diag(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("v"))?;
    let offset = offset_argument(bound, "k")?;
    match array.ndim() {
        1 => {
            let length = array.size();
            let side = length.saturating_add(usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX));
            machine.meter.array(&[side, side])?;
            let at = |place: usize| {
                let (row, column) = if offset >= 0 {
                    (place, place + offset as usize)
                } else {
                    (place + usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX), place)
                };
                row * side + column
            };
            fn placed<T: Copy>(values: Vec<T>, zero: T, size: usize, at: impl Fn(usize) -> usize) -> Vec<T> {
                let mut elements = vec![zero; size];
                values.into_iter().enumerate().for_each(|(place, value)| elements[at(place)] = value);
                elements
            }
            let size = side * side;
            let elements = match array.elements() {
                Elements::Int(values) => Elements::Int(placed(values, 0, size, at)),
                Elements::Float(values) => Elements::Float(placed(values, 0.0, size, at)),
                Elements::Complex(values) => Elements::Complex(placed(values, Complex64::ZERO, size, at)),
            };
            Ok(Array::from_elements(array.dtype, &[side, side], elements)?.into_array_object())
        }
        2 => Ok(diagonal_of(machine, &array, offset)?.into_array_object()),
        _ => Err(value_error("Input must be 1- or 2-d.")),
    }
}

/// The diagonal of the first two axes, which becomes the last axis.
pub(crate) fn diagonal_of(machine: &mut Machine, array: &Array, offset: i64) -> Result<Array> {
    let shape = array.shape();
    let (rows, columns) = (shape[0] as i64, shape[1] as i64);
    let length = if offset >= 0 { rows.min(columns - offset) } else { (rows + offset).min(columns) };
    let length = crate::limits::count(length);
    let mut result_shape = shape[2..].to_vec();
    result_shape.push(length);
    machine.meter.array(&result_shape)?;
    let (row, column) = if offset >= 0 {
        (0, crate::limits::count(offset))
    } else {
        (usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX), 0)
    };
    let parts: Vec<Array> =
        (0..length).map(|place| super::index::row(&super::index::row(array, row + place), column + place)).collect();
    let elements = if array.dtype.is_complex() {
        Elements::Complex(parts.iter().flat_map(Array::to_complex).collect())
    } else if array.dtype.is_float() {
        Elements::Float(parts.iter().flat_map(Array::to_floats).collect())
    } else {
        Elements::Int(parts.iter().flat_map(Array::to_ints).collect())
    };
    // Collected with the diagonal first; it belongs last.
    let mut collected = vec![length];
    collected.extend(&shape[2..]);
    let result = Array::from_elements(array.dtype, &collected, elements)?;
    let order: Vec<usize> = (1..collected.len()).chain([0]).collect();
    Ok(super::manipulate::permuted_axes(&result, &order))
}

fn diagonal(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    for (name, default) in [("axis1", 0), ("axis2", 1)] {
        if bound.get(name).is_some_and(|axis| !matches!(axis, Object::Int(given) if *given == default)) {
            return Err(bound.refuse(name));
        }
    }
    if array.ndim() < 2 {
        return Err(value_error("diag requires an array of at least two dimensions"));
    }
    let offset = offset_argument(bound, "offset")?;
    Ok(diagonal_of(machine, &array, offset)?.into_array_object())
}
