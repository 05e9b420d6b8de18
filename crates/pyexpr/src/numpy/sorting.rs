//! Sorting and searching.

use std::cmp::Ordering;

use num_complex::Complex64;

use super::accumulate::flat;
use super::coerce::{any_array, axis_argument, cast, to_array};
use super::lanes::{laid_out_like, lanes};
use super::manipulate::reshaped;
use super::reduce::{keep_dims, keepdims};
use crate::builtins::{Bound, Builtin, Home};
use crate::error::{Error, Result, unsupported, value_error};
use crate::evaluate::Machine;
use crate::object::{Array, DType, Elements, Object};

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
    numpy("sort", "a axis? kind? !order * stable?", sort),
    numpy("argsort", "a axis? kind? !order * stable?", argsort),
    numpy("argmax", "a axis? !out * keepdims?", |machine, bound| arg_extreme(machine, bound, true)),
    numpy("argmin", "a axis? !out * keepdims?", |machine, bound| arg_extreme(machine, bound, false)),
    numpy("searchsorted", "a v side? !sorter", searchsorted),
    numpy("digitize", "x bins right?", digitize),
    numpy("unique", "ar return_index? return_inverse? return_counts? !axis * equal_nan?", unique),
    numpy("unique_values", "x /", |machine, bound| {
        let array = any_array(machine, bound.required("x"))?;
        Ok(distinct(machine, &array)?.values.into_array_object())
    }),
    numpy("lexsort", "keys axis?", lexsort),
];

pub(super) const METHODS: &[Builtin] = &[
    method("argsort", "a axis? kind? !order * stable?", argsort),
    method("argmax", "a axis? !out * keepdims?", |machine, bound| arg_extreme(machine, bound, true)),
    method("argmin", "a axis? !out * keepdims?", |machine, bound| arg_extreme(machine, bound, false)),
    method("searchsorted", "a v side? !sorter", searchsorted),
];

/// NumPy's order of floats: NaN comes last.
pub(crate) fn float_order(left: f64, right: f64) -> Ordering {
    match (left.is_nan(), right.is_nan()) {
        (true, true) => Ordering::Equal,
        (true, false) => Ordering::Greater,
        (false, true) => Ordering::Less,
        (false, false) => left.partial_cmp(&right).unwrap_or(Ordering::Equal),
    }
}

/// NumPy's order of complex numbers: by the real parts, then by the imaginary ones, NaN last in either.
pub(crate) fn complex_order(left: Complex64, right: Complex64) -> Ordering {
    let class = |value: Complex64| 2 * u8::from(value.re.is_nan()) + u8::from(value.im.is_nan());
    class(left)
        .cmp(&class(right))
        .then_with(|| float_order(left.re, right.re))
        .then_with(|| float_order(left.im, right.im))
}

/// The work of sorting `count` elements, `lane` at a time: for each, comparisons that cannot be foreseen.
fn sorting_work(machine: &mut Machine, count: usize, lane: usize) -> Result<()> {
    machine.meter.work(count.saturating_mul(2 * bits(lane)))
}

/// How often a count can be halved.
fn bits(count: usize) -> usize {
    (usize::BITS - count.leading_zeros()) as usize
}

/// Whether equal elements keep their order.
fn is_stable(machine: &mut Machine, bound: &Bound) -> Result<bool> {
    if let Some(stable) = bound.some("stable") {
        return machine.truth(stable);
    }
    match bound.some("kind") {
        None => Ok(false),
        Some(Object::Str(kind)) => match &**kind {
            "stable" | "mergesort" => Ok(true),
            "quicksort" | "heapsort" => Ok(false),
            _ => Err(bound.refuse("kind")),
        },
        Some(_) => Err(bound.refuse("kind")),
    }
}

/// The axis to sort along; the array is flattened where it is `None`.
fn sort_axis(machine: &mut Machine, bound: &Bound, array: Array) -> Result<(Array, usize)> {
    match bound.get("axis") {
        Some(Object::None) => Ok((flat(machine, &array)?, 0)),
        None => {
            if array.ndim() == 0 {
                return Err(crate::error::axis_error(-1, 0));
            }
            let last = array.ndim() - 1;
            Ok((array, last))
        }
        Some(axis) => {
            let axis = axis_argument(axis, array.ndim())?;
            Ok((array, axis))
        }
    }
}

fn sort(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    is_stable(machine, bound)?;
    let (array, axis) = sort_axis(machine, bound, array)?;
    Ok(laid_out_like(&sorted(machine, &array, axis)?, &[&array]).into_array_object())
}

/// The array sorted along an axis.
pub(crate) fn sorted(machine: &mut Machine, array: &Array, axis: usize) -> Result<Array> {
    sorting_work(machine, array.size(), array.shape().get(axis).copied().unwrap_or(1))?;
    let lanes = lanes(machine, array, axis)?;
    let elements = match &lanes.elements {
        Elements::Int(elements) => Elements::Int(
            lanes
                .cut(elements)
                .into_iter()
                .flat_map(|mut run| {
                    run.sort_unstable();
                    run
                })
                .collect(),
        ),
        Elements::Float(elements) => Elements::Float(
            lanes
                .cut(elements)
                .into_iter()
                .flat_map(|mut run| {
                    run.sort_by(|left, right| float_order(*left, *right));
                    run
                })
                .collect(),
        ),
        Elements::Complex(elements) => {
            let runs = lanes.cut(elements).into_iter();
            let sorted = runs.flat_map(|mut run| {
                run.sort_by(|left, right| complex_order(*left, *right));
                run
            });
            Elements::Complex(sorted.collect())
        }
    };
    lanes.rebuild(array.dtype, elements, lanes.length)
}

/// The order that sorts a run.
fn order_of<T: Copy>(run: &[T], compare: impl Fn(T, T) -> Ordering, stable: bool) -> Result<Vec<i64>> {
    let mut order: Vec<usize> = (0..run.len()).collect();
    order.sort_by(|&left, &right| compare(run[left], run[right]));
    // NumPy's default sort inserts one by one up to 16 elements, which is stable; beyond that the order of ties is its
    // own affair.
    if !stable && run.len() > 16 && order.windows(2).any(|pair| compare(run[pair[0]], run[pair[1]]) == Ordering::Equal)
    {
        return Err(unsupported("np.argsort of ties without kind='stable'"));
    }
    Ok(order.into_iter().map(|place| place as i64).collect())
}

fn argsort(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    let stable = is_stable(machine, bound)?;
    let array = if array.ndim() == 0 { flat(machine, &array)? } else { array };
    let (array, axis) = sort_axis(machine, bound, array)?;
    sorting_work(machine, array.size(), array.shape().get(axis).copied().unwrap_or(1))?;
    let lanes = lanes(machine, &array, axis)?;
    let mut orders = Vec::with_capacity(array.size());
    match &lanes.elements {
        Elements::Int(elements) => {
            for run in lanes.cut(elements) {
                orders.extend(order_of(&run, |left: i64, right| left.cmp(&right), stable)?);
            }
        }
        Elements::Float(elements) => {
            for run in lanes.cut(elements) {
                orders.extend(order_of(&run, float_order, stable)?);
            }
        }
        Elements::Complex(elements) => {
            for run in lanes.cut(elements) {
                orders.extend(order_of(&run, complex_order, stable)?);
            }
        }
    }
    Ok(lanes.rebuild(DType::Int64, Elements::Int(orders), lanes.length)?.into_array_object())
}

fn lexsort(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    if bound.some("axis").is_some() {
        return Err(bound.refuse("axis"));
    }
    let keys = to_array(machine, bound.required("keys")).map_err(|error| match error {
        Error::Raised { .. } => value_error("all keys need to be the same shape"),
        other => other,
    })?;
    if keys.ndim() != 2 {
        return Err(unsupported("np.lexsort of keys that are not vectors"));
    }
    let (count, length) = (keys.shape()[0], keys.shape()[1]);
    sorting_work(machine, count.saturating_mul(length), length)?;
    let floats = keys.to_floats();
    let mut order: Vec<usize> = (0..length).collect();
    for key in floats.chunks_exact(length.max(1)) {
        order.sort_by(|&left, &right| float_order(key[left], key[right]));
    }
    let order = order.into_iter().map(|place| place as i64).collect();
    Ok(Array::from_ints(DType::Int64, &[length], order)?.into_array_object())
}

/// The place of the first extreme; a NaN is more extreme than any number.
pub(crate) fn extreme_place<T: Copy>(run: &[T], beats: impl Fn(T, T) -> bool) -> i64 {
    let mut best = 0;
    for (place, &value) in run.iter().enumerate().skip(1) {
        if beats(value, run[best]) {
            best = place;
        }
    }
    best as i64
}

fn arg_extreme(machine: &mut Machine, bound: &Bound, largest: bool) -> Result<Object> {
    let array = any_array(machine, bound.required("a"))?;
    arg_extreme_of(machine, bound, array, largest)
}

/// The place of the extreme, with the arguments `axis` and `keepdims` of a call.
pub(crate) fn arg_extreme_of(machine: &mut Machine, bound: &Bound, array: Array, largest: bool) -> Result<Object> {
    let name = if largest { "argmax" } else { "argmin" };
    let keep = keepdims(machine, bound)?;
    let (walked, axis) = match bound.some("axis") {
        None => (flat(machine, &array)?, 0),
        Some(axis) => {
            if array.ndim() == 0 {
                return Err(unsupported(format!("np.{name} of a scalar with an axis")));
            }
            (array.clone(), axis_argument(axis, array.ndim())?)
        }
    };
    if walked.shape()[axis] == 0 {
        return Err(value_error(format!("attempt to get {name} of an empty sequence")));
    }
    let lanes = lanes(machine, &walked, axis)?;
    let places: Vec<i64> = match &lanes.elements {
        Elements::Int(elements) => lanes
            .cut(elements)
            .iter()
            .map(|run| extreme_place(run, |value, best| if largest { value > best } else { value < best }))
            .collect(),
        Elements::Float(elements) => lanes
            .cut(elements)
            .iter()
            .map(|run| {
                extreme_place(run, |value, best| {
                    !best.is_nan() && (value.is_nan() || if largest { value > best } else { value < best })
                })
            })
            .collect(),
        Elements::Complex(elements) => {
            let is_nan = |value: Complex64| value.re.is_nan() || value.im.is_nan();
            let wanted = if largest { Ordering::Greater } else { Ordering::Less };
            let place = |run: &Vec<Complex64>| {
                extreme_place(run, |value, best| {
                    !is_nan(best) && (is_nan(value) || complex_order(value, best) == wanted)
                })
            };
            lanes.cut(elements).iter().map(place).collect()
        }
    };
    let result = lanes.collapse(DType::Int64, Elements::Int(places))?;
    if keep {
        let axes: Vec<usize> = if bound.some("axis").is_some() { vec![axis] } else { (0..array.ndim()).collect() };
        return Ok(keep_dims(result, &axes).into_object());
    }
    Ok(result.into_object())
}

/// Where `value` would be inserted into a sorted run.
pub(crate) fn insertion_place<T: Copy>(run: &[T], value: T, right: bool, order: impl Fn(T, T) -> Ordering) -> i64 {
    run.partition_point(|&other| match order(other, value) {
        Ordering::Less => true,
        Ordering::Equal => right,
        Ordering::Greater => false,
    }) as i64
}

fn places_in(machine: &mut Machine, sorted: &Array, values: &Array, right: bool) -> Result<Array> {
    let dtype = sorted.dtype.promote(values.dtype);
    let sorted = cast(machine, sorted, dtype)?;
    let values = cast(machine, values, dtype)?;
    machine.meter.array(values.shape())?;
    machine.meter.work(values.size().saturating_mul(6 * bits(sorted.size())))?;
    let places = match (sorted.elements(), values.elements()) {
        (Elements::Int(run), Elements::Int(values)) => {
            values.into_iter().map(|value| insertion_place(&run, value, right, |x, y| x.cmp(&y))).collect()
        }
        (run, values) => {
            let floats = |elements: Elements| match elements {
                Elements::Float(elements) => elements,
                Elements::Int(elements) => elements.into_iter().map(|value| value as f64).collect(),
                Elements::Complex(elements) => elements.into_iter().map(|value| value.re).collect(),
            };
            let run = floats(run);
            floats(values).into_iter().map(|value| insertion_place(&run, value, right, float_order)).collect()
        }
    };
    Array::from_ints(DType::Int64, values.shape(), places)
}

fn is_sorted(array: &Array) -> bool {
    array.to_floats().windows(2).all(|pair| float_order(pair[0], pair[1]) != Ordering::Greater)
}

fn searchsorted(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let sorted = to_array(machine, bound.required("a"))?;
    let values = to_array(machine, bound.required("v"))?;
    let right = match bound.some("side") {
        None => false,
        Some(Object::Str(side)) if &**side == "left" => false,
        Some(Object::Str(side)) if &**side == "right" => true,
        Some(_) => return Err(bound.refuse("side")),
    };
    if sorted.ndim() == 0 {
        return Err(bound.refuse("a"));
    }
    if sorted.ndim() != 1 {
        return Err(value_error(if sorted.ndim() == 0 {
            "object of too small depth for desired array"
        } else {
            "object too deep for desired array"
        }));
    }
    machine.meter.work(sorted.size().saturating_mul(10))?;
    if !is_sorted(&sorted) {
        return Err(unsupported("np.searchsorted in an array that is not sorted"));
    }
    Ok(places_in(machine, &sorted, &values, right)?.into_object())
}

fn digitize(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let values = to_array(machine, bound.required("x"))?;
    let bins = to_array(machine, bound.required("bins"))?;
    if bins.ndim() != 1 {
        return Err(unsupported("np.digitize with bins that are no vector"));
    }
    let right = match bound.get("right") {
        None => false,
        Some(right) => machine.truth(right)?,
    };
    let edges = bins.to_floats();
    if edges.windows(2).all(|pair| pair[0] <= pair[1]) {
        return Ok(places_in(machine, &bins, &values, !right)?.into_object());
    }
    if !edges.windows(2).all(|pair| pair[0] >= pair[1]) {
        return Err(value_error("bins must be monotonically increasing or decreasing"));
    }
    let mut rising = edges.clone();
    rising.reverse();
    let rising = Array::from_floats(DType::Float64, &[rising.len()], rising)?;
    let places = places_in(machine, &rising, &values, !right)?;
    let count = edges.len() as i64;
    let places = places.to_ints().into_iter().map(|place| count - place).collect();
    Ok(Array::from_ints(DType::Int64, values.shape(), places)?.into_object())
}

/// The distinct values of an array, sorted, and where they are.
pub(crate) struct Distinct {
    pub(crate) values: Array,
    pub(crate) first: Vec<i64>,
    pub(crate) inverse: Vec<i64>,
    pub(crate) counts: Vec<i64>,
}

/// Finds the distinct values. All NaNs are one.
pub(crate) fn distinct(machine: &mut Machine, array: &Array) -> Result<Distinct> {
    sorting_work(machine, array.size(), array.size())?;
    machine.meter.array(array.shape())?;
    machine.meter.array(array.shape())?;
    fn group<T: Copy>(
        run: &[T],
        order: impl Fn(T, T) -> Ordering,
        same: impl Fn(T, T) -> bool,
    ) -> (Vec<T>, Vec<i64>, Vec<i64>, Vec<i64>) {
        let mut places: Vec<usize> = (0..run.len()).collect();
        places.sort_by(|&left, &right| order(run[left], run[right]));
        let (mut values, mut first, mut counts): (Vec<T>, Vec<i64>, Vec<i64>) = Default::default();
        let mut inverse = vec![0; run.len()];
        for place in places {
            match values.last() {
                Some(&last) if same(last, run[place]) => {
                    if let Some(count) = counts.last_mut() {
                        *count += 1;
                    }
                }
                _ => {
                    values.push(run[place]);
                    first.push(place as i64);
                    counts.push(1);
                }
            }
            inverse[place] = values.len() as i64 - 1;
        }
        (values, first, inverse, counts)
    }
    let (values, first, inverse, counts) = match array.elements() {
        Elements::Int(run) => {
            let (values, first, inverse, counts) =
                group(&run, |left, right| left.cmp(&right), |left, right| left == right);
            (Elements::Int(values), first, inverse, counts)
        }
        Elements::Float(run) => {
            let (values, first, inverse, counts) =
                group(&run, float_order, |left, right| float_order(left, right).is_eq());
            (Elements::Float(values), first, inverse, counts)
        }
        Elements::Complex(run) => {
            let is_nan = |value: Complex64| value.re.is_nan() || value.im.is_nan();
            let same = |left, right| left == right || (is_nan(left) && is_nan(right));
            let (values, first, inverse, counts) = group(&run, complex_order, same);
            (Elements::Complex(values), first, inverse, counts)
        }
    };
    Ok(Distinct { values: Array::from_elements(array.dtype, &[values.len()], values)?, first, inverse, counts })
}

fn unique(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    if bound.get("equal_nan").is_some_and(|equal| !matches!(equal, Object::Bool(true))) {
        return Err(bound.refuse("equal_nan"));
    }
    let array = any_array(machine, bound.required("ar"))?;
    let found = distinct(machine, &array)?;
    let mut results = vec![found.values.into_array_object()];
    let ints = |values: Vec<i64>| -> Result<Object> {
        Ok(Array::from_ints(DType::Int64, &[values.len()], values)?.into_array_object())
    };
    let mut wanted = |name: &str| match bound.get(name) {
        Some(flag) => machine.truth(flag),
        None => Ok(false),
    };
    if wanted("return_index")? {
        results.push(ints(found.first)?);
    }
    if wanted("return_inverse")? {
        let inverse = Array::from_ints(DType::Int64, &[found.inverse.len()], found.inverse)?;
        results.push(reshaped(&inverse, array.shape())?.into_array_object());
    }
    if wanted("return_counts")? {
        results.push(ints(found.counts)?);
    }
    Ok(match <[Object; 1]>::try_from(results) {
        Ok([one]) => one,
        Err(results) => Object::tuple(results),
    })
}
