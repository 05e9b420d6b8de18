//! Differences, interpolation, sliding products, windows and padding.

use ndarray::IxDyn;
use num_complex::Complex64;

use super::accumulate::flat;
use super::coerce::{Operand, any_array, axis_argument, int_argument, shape_argument, to_array};
use super::index::{on_data, slice_axis};
use super::joining::join;
use super::layout::{axis_order, permuted};
use super::manipulate::reshaped;
use super::reduce::{Reduction, reduce};
use super::ufunc::{self, Binary, Caller, apply_binary};
use super::weighted::{average, cov};
use crate::builtins::{Bound, Builtin, Home};
use crate::error::{Error, Result, index_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::object::{Array, DType, Data, Elements, Number, Object, Range};

const fn numpy(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::NumPy, name, parameters, call)
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    numpy("diff", "a n? axis? prepend? append?", diff),
    numpy("ediff1d", "ary !to_end !to_begin", |machine, bound| {
        let array = to_array(machine, bound.required("ary"))?;
        let array = flat(machine, &array)?;
        let extent = array.size() as i64;
        let later = ranged(&array, 0, 1.min(extent), extent);
        let earlier = ranged(&array, 0, 0, (extent - 1).max(0));
        Ok(apply_binary(machine, Binary::Subtract, &later, &earlier)?.into_array_object())
    }),
    numpy("trapezoid", "y x? dx? axis?", trapezoid),
    numpy("trapz", "y x? dx? axis?", trapezoid),
    numpy("interp", "x xp fp left? right? !period", interp),
    numpy("convolve", "a v mode?", |machine, bound| convolve(machine, bound, true)),
    numpy("correlate", "a v mode?", |machine, bound| convolve(machine, bound, false)),
    numpy("pad", "array pad_width mode? * constant_values?", pad),
    numpy("average", "a axis? weights? !returned * keepdims?", average),
    numpy("cov", "m !y rowvar? bias? ddof? !fweights !aweights * !dtype", cov),
];

fn ranged(array: &Array, axis: usize, start: i64, stop: i64) -> Array {
    slice_axis(array, axis, Range { start, stop, step: 1 })
}

fn difference(machine: &mut Machine, array: &Array, axis: usize) -> Result<Array> {
    let extent = array.shape()[axis] as i64;
    let later = ranged(array, axis, 1.min(extent), extent);
    let earlier = ranged(array, axis, 0, (extent - 1).max(0));
    let ufunc = if array.dtype == DType::Bool { Binary::NotEqual } else { Binary::Subtract };
    apply_binary(machine, ufunc, &later, &earlier)
}

fn diff(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let times = bound.get("n").map(int_argument).transpose()?.unwrap_or(1);
    if times < 0 {
        let shown = bound.required("n").repr()?;
        return Err(value_error(format!("order must be non-negative but got {shown}")));
    }
    if times == 0 {
        return Ok(bound.required("a").clone());
    }
    let mut array = any_array(machine, bound.required("a"))?;
    if array.ndim() == 0 {
        return Err(value_error("diff requires input that is at least one dimensional"));
    }
    let axis = match bound.get("axis") {
        None => array.ndim() - 1,
        Some(axis) => axis_argument(axis, array.ndim())?,
    };
    let mut parts = Vec::new();
    for (name, before) in [("prepend", true), ("append", false)] {
        let Some(extra) = bound.get(name) else {
            continue;
        };
        let extra = any_array(machine, extra)?;
        let extra = if extra.ndim() == 0 {
            let mut shape = array.shape().to_vec();
            shape[axis] = 1;
            let number = extra.first().unwrap_or(Number::Int(0));
            super::create::constant(machine, &shape, extra.dtype, number)?
        } else {
            extra
        };
        parts.push((before, extra));
    }
    if !parts.is_empty() {
        let mut all: Vec<Array> = parts.iter().filter(|(before, _)| *before).map(|(_, part)| part.clone()).collect();
        all.push(array);
        all.extend(parts.into_iter().filter(|(before, _)| !before).map(|(_, part)| part));
        array = join(machine, &all, axis)?;
    }
    for _ in 0..times.min(array.shape()[axis] as i64 + 1) {
        array = difference(machine, &array, axis)?;
    }
    Ok(array.into_array_object())
}

fn trapezoid(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let y = any_array(machine, bound.required("y"))?;
    if let Some(x) = bound.some("x")
        && any_array(machine, x)?.ndim() != 1
    {
        return Err(bound.refuse("x"));
    }
    let axis = match bound.get("axis") {
        Some(Object::None) => return Err(bound.refuse("axis")),
        None if y.ndim() > 0 => y.ndim() - 1,
        None => return Err(bound.refuse("y")),
        Some(axis) => match axis_argument(axis, y.ndim()) {
            // NumPy assigns into a list of slices here.
            Err(Error::Raised { kind: "AxisError", .. }) => {
                return Err(index_error("list assignment index out of range"));
            }
            axis => axis?,
        },
    };
    if bound.name() == "trapz" {
        machine.note(
            "DeprecationWarning: `trapz` is deprecated. Use `trapezoid` instead, or one of the numerical integration \
             functions in `scipy.integrate`.",
        );
    }
    let step = match bound.some("x") {
        Some(x) => {
            let x = to_array(machine, x)?;
            if x.ndim() != 1 {
                return Err(bound.refuse("x"));
            }
            let steps = difference(machine, &x, 0)?;
            let mut shape = vec![1; y.ndim()];
            shape[axis] = steps.size();
            Operand { array: reshaped(&steps, &shape)?, weak: false }
        }
        None => Operand::of(machine, bound.get("dx").unwrap_or(&Object::Float(1.0)))?,
    };
    let extent = y.shape()[axis] as i64;
    let sums = {
        let later = ranged(&y, axis, 1.min(extent), extent);
        let earlier = ranged(&y, axis, 0, (extent - 1).max(0));
        apply_binary(machine, Binary::Add, &later, &earlier)?
    };
    let sums = Operand { array: sums, weak: false };
    let areas = ufunc::binary(machine, Binary::Multiply, &step, &sums, Caller::Array)?;
    let areas = Operand::of(machine, &areas)?;
    let two = Operand::of(machine, &Object::Float(2.0))?;
    let halves = ufunc::binary(machine, Binary::Divide, &areas, &two, Caller::Array)?;
    let halves = any_array(machine, &halves)?;
    reduce(machine, Reduction::Sum, &halves, &[axis]).map(Array::into_object)
}

fn interp(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let x = to_array(machine, bound.required("x"))?;
    let mut floats = |name: &str| -> Result<Vec<f64>> {
        let array = to_array(machine, bound.required(name))?;
        if array.ndim() != 1 {
            return Err(bound.refuse(name));
        }
        Ok(array.to_floats())
    };
    let (xp, fp) = (floats("xp")?, floats("fp")?);
    if xp.len() != fp.len() {
        return Err(value_error("fp and xp are not of the same length."));
    }
    if xp.is_empty() {
        return Err(value_error("array of sample points is empty"));
    }
    if xp.windows(2).any(|pair| pair[0].partial_cmp(&pair[1]) != Some(std::cmp::Ordering::Less)) {
        return Err(unsupported("np.interp with sample points that do not increase"));
    }
    let edge = |machine: &mut Machine, name: &str, default: f64| -> Result<f64> {
        match bound.some(name) {
            None => Ok(default),
            Some(value) => Ok(to_array(machine, value)?.first().map_or(default, Number::to_f64)),
        }
    };
    let last = xp.len() - 1;
    let left = edge(machine, "left", fp[0])?;
    let right = edge(machine, "right", fp[last])?;
    machine.meter.array(x.shape())?;
    machine.meter.work(x.size().saturating_mul(16))?;
    let results = x
        .to_floats()
        .into_iter()
        .map(|x| {
            if x.is_nan() {
                return x;
            }
            let place = xp.partition_point(|&sample| sample <= x);
            if place == 0 {
                return left;
            }
            let place = place - 1;
            if place == last {
                return if x > xp[last] { right } else { fp[last] };
            }
            if xp[place] == x {
                return fp[place];
            }
            let slope = (fp[place + 1] - fp[place]) / (xp[place + 1] - xp[place]);
            let result = slope * (x - xp[place]) + fp[place];
            if !result.is_nan() {
                return result;
            }
            let result = slope * (x - xp[place + 1]) + fp[place + 1];
            if result.is_nan() && fp[place] == fp[place + 1] { fp[place] } else { result }
        })
        .collect();
    Ok(Array::from_floats(DType::Float64, x.shape(), results)?.into_object())
}

fn convolve(machine: &mut Machine, bound: &Bound, flipped: bool) -> Result<Object> {
    let mut a = any_array(machine, bound.required("a"))?;
    let mut v = any_array(machine, bound.required("v"))?;
    if a.ndim() != 1 || v.ndim() != 1 {
        return Err(unsupported(format!("np.{} of anything but vectors", bound.name())));
    }
    let mode = match bound.some("mode") {
        None => if flipped { "full" } else { "valid" }.to_string(),
        Some(Object::Str(mode)) => mode.to_string(),
        Some(_) => return Err(bound.refuse("mode")),
    };
    if !matches!(&*mode, "full" | "same" | "valid") {
        return Err(bound.refuse("mode"));
    }
    let swapped = v.size() > a.size();
    if swapped {
        if !flipped {
            return Err(unsupported("np.correlate with a second vector that is longer"));
        }
        std::mem::swap(&mut a, &mut v);
    }
    if a.size() == 0 || v.size() == 0 {
        return Err(value_error(match (flipped, a.size()) {
            (true, 0) => "a cannot be empty",
            (true, _) => "v cannot be empty",
            (false, 0) => "first array argument cannot be empty",
            _ => "second array argument cannot be empty",
        }));
    }
    let dtype = a.dtype.promote(v.dtype);
    if matches!(dtype, DType::Bool | DType::Float16 | DType::Complex64) {
        return Err(unsupported(format!("np.{} of {}", bound.name(), dtype.name())));
    }
    let (n, m) = (a.size() as i64, v.size() as i64);
    let (first, length) = match mode.as_str() {
        "full" => (0, n + m - 1),
        "same" => ((m - 1) - m / 2, n),
        "valid" => (m - 1, n - m + 1),
        _ => return Err(bound.refuse("mode")),
    };
    machine.meter.array(&[crate::limits::count(length)])?;
    machine.meter.work(crate::limits::count(length).saturating_mul(4 * m as usize))?;
    // Place `k` of the full result sums a[i] * kernel[...] where they overlap, i rising.
    fn slide<T: Copy>(a: &[T], kernel: &[T], first: i64, length: i64, zero: T, add: impl Fn(T, T, T) -> T) -> Vec<T> {
        let (n, m) = (a.len() as i64, kernel.len() as i64);
        (first..first + length)
            .map(|k| {
                let low = (k - m + 1).max(0);
                let high = k.min(n - 1);
                (low..=high).fold(zero, |sum, i| add(sum, a[i as usize], kernel[(i - k + m - 1) as usize]))
            })
            .collect()
    }
    let elements = match (a.cast(dtype).elements(), v.cast(dtype).elements()) {
        (Elements::Int(a), Elements::Int(mut kernel)) => {
            if flipped {
                kernel.reverse();
            }
            Elements::Int(slide(&a, &kernel, first, length, 0, |sum, x, y| {
                dtype.wrap(i64::wrapping_add(sum, i64::wrapping_mul(x, y)))
            }))
        }
        (Elements::Float(a), Elements::Float(mut kernel)) => {
            if flipped {
                kernel.reverse();
            }
            Elements::Float(slide(&a, &kernel, first, length, 0.0, |sum, x, y| dtype.round(sum + dtype.round(x * y))))
        }
        (Elements::Complex(a), Elements::Complex(mut kernel)) => {
            if flipped {
                kernel.reverse();
            } else {
                kernel.iter_mut().for_each(|value| *value = value.conj());
            }
            Elements::Complex(slide(&a, &kernel, first, length, Complex64::ZERO, |sum, x, y| sum + x * y))
        }
        _ => return Err(unsupported("this convolution")),
    };
    Ok(Array::from_elements(dtype, &[crate::limits::count(length)], elements)?.into_array_object())
}

fn pad(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("array"))?;
    if array.ndim() == 0 {
        return Err(unsupported("np.pad without dimensions"));
    }
    let mode = match bound.some("mode") {
        None => "constant".to_string(),
        Some(Object::Str(mode)) => mode.to_string(),
        Some(_) => return Err(bound.refuse("mode")),
    };
    let widths = to_array(machine, bound.required("pad_width"))?;
    if !widths.dtype.is_integer() || widths.dtype.is_unsigned() {
        return Err(crate::error::type_error("`pad_width` must be of integral type."));
    }
    let given = widths.to_ints();
    if given.iter().any(|&width| width < 0) {
        return Err(value_error("index can't contain negative values"));
    }
    let ndim = array.ndim();
    let pairs: Vec<(i64, i64)> = match (widths.shape(), &given[..]) {
        ([] | [1] | [1, 1], [one]) => vec![(*one, *one); ndim],
        ([2] | [1, 2], [before, after]) => vec![(*before, *after); ndim],
        ([rows, 2], given) if *rows == ndim => given.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect(),
        ([rows, 1], given) if *rows == ndim => given.iter().map(|&width| (width, width)).collect(),
        _ => return Err(bound.refuse("pad_width")),
    };
    let fill = match bound.get("constant_values") {
        None => super::coerce::python_number(&Object::Int(0), array.dtype)?,
        Some(Object::Complex(_)) if !array.dtype.is_complex() => return Err(bound.refuse("constant_values")),
        Some(
            value @ (Object::Int(_) | Object::Float(_) | Object::Complex(_) | Object::Bool(_) | Object::Scalar(_)),
        ) => super::coerce::python_number(value, array.dtype).map_err(|_| bound.refuse("constant_values"))?,
        Some(_) => return Err(bound.refuse("constant_values")),
    };
    let fill = match (fill, array.dtype.is_float()) {
        (Number::Int(value), true) => Number::Float(value as f64),
        (fill, _) => fill,
    };
    let model = array.clone();
    let mut result = array;
    for (axis, (before, after)) in pairs.into_iter().enumerate() {
        let extent = result.shape()[axis] as i64;
        let length = extent.saturating_add(before).saturating_add(after);
        if mode == "constant" {
            let mut parts = Vec::new();
            let mut shape = result.shape().to_vec();
            for width in [before, after] {
                shape[axis] = crate::limits::count(width);
                parts.push(super::create::constant(machine, &shape, result.dtype, fill)?);
            }
            parts.insert(1, result);
            result = join(machine, &parts, axis)?;
            continue;
        }
        if extent == 0 && length > 0 {
            return Err(unsupported("np.pad of an empty axis"));
        }
        machine.meter.array(&[crate::limits::count(length)])?;
        let source = |place: i64| -> i64 {
            let at = place - before;
            match mode.as_str() {
                "edge" => at.clamp(0, extent - 1),
                "wrap" => at.rem_euclid(extent),
                "symmetric" => {
                    let turn = at.rem_euclid(2 * extent);
                    if turn < extent { turn } else { 2 * extent - 1 - turn }
                }
                _ => {
                    let period = (2 * (extent - 1)).max(1);
                    let turn = at.rem_euclid(period);
                    if turn < extent { turn } else { period - turn }
                }
            }
        };
        if !matches!(mode.as_str(), "edge" | "wrap" | "symmetric" | "reflect") {
            return Err(bound.refuse("mode"));
        }
        let places = (0..length).map(source).collect();
        let places = Array::from_ints(DType::Int64, &[crate::limits::count(length)], places)?;
        result = super::index::take_axis(machine, &result, &places, axis)?;
    }
    Ok(super::lanes::in_order_of(&result, &model).into_array_object())
}

/// Windows of a fixed size over one or all axes, as `np.lib.stride_tricks.sliding_window_view` gives them.
pub(crate) fn sliding_window_view(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("x"))?;
    let windows = shape_argument(machine, bound.required("window_shape"))?;
    if windows.iter().any(|&window| window < 0) {
        return Err(value_error("`window_shape` cannot contain negative values"));
    }
    let axes: Vec<usize> = match bound.some("axis") {
        None => (0..array.ndim()).collect(),
        Some(axes) => {
            let axes = shape_argument(machine, axes)?;
            axes.into_iter().map(|axis| super::coerce::axis(axis, array.ndim())).collect::<Result<_>>()?
        }
    };
    if axes.len() != windows.len() {
        return Err(bound.refuse("window_shape"));
    }
    let mut shape = array.shape().to_vec();
    for (&axis, &window) in axes.iter().zip(&windows) {
        if shape[axis] < crate::limits::count(window) {
            return Err(value_error("window shape cannot be larger than input array shape"));
        }
        shape[axis] = shape[axis] + 1 - crate::limits::count(window).min(shape[axis] + 1);
    }
    let mut full = shape;
    full.extend(windows.iter().map(|&window| crate::limits::count(window)));
    machine.meter.array(&full)?;
    // NumPy gives a view whose axes step through the same memory; the copy is laid out in the order of those steps.
    let mut strides = array.strides().to_vec();
    strides.extend(axes.iter().map(|&axis| array.strides()[axis]));
    for (stride, &extent) in strides.iter_mut().zip(&full) {
        if extent == 1 {
            *stride = 0;
        }
    }
    let order = axis_order(full.len(), &[strides]);
    fn gather<T: Copy>(
        data: &ndarray::ArcArray<T, IxDyn>,
        axes: &[usize],
        full: &[usize],
        order: &[usize],
    ) -> Result<ndarray::ArcArray<T, IxDyn>> {
        let walked: Vec<usize> = order.iter().map(|&axis| full[axis]).collect();
        let mut elements = Vec::with_capacity(full.iter().product());
        let mut place = vec![0; data.ndim()];
        for at in ndarray::indices(IxDyn(&walked)) {
            place.fill(0);
            for (step, &axis) in order.iter().enumerate() {
                let own = if axis < place.len() { axis } else { axes[axis - place.len()] };
                place[own] += at[step];
            }
            elements.push(data[IxDyn(&place)]);
        }
        permuted(&walked, elements, order)
    }
    Ok(Array { dtype: array.dtype, data: on_data!(&array.data, data => gather(data, &axes, &full, &order)?) }
        .into_array_object())
}
