//! `np.einsum`: sums of products over named axes.

use num_complex::Complex64;

use super::coerce::any_array;
use crate::builtins::{Bound, Builtin, Home};
use crate::error::{Result, unsupported, value_error};
use crate::evaluate::Machine;
use crate::object::dtype::Kind;
use crate::object::{Array, DType, Data, Elements, Object};

pub(super) const FUNCTIONS: &[Builtin] =
    &[Builtin::new(Home::NumPy, "einsum", "subscripts / *operands * !out optimize? !dtype !order !casting", einsum)];

/// The labels of each operand and of the result. An ellipsis has been spelled out with labels from `\u{1}` on.
struct Subscripts {
    inputs: Vec<Vec<char>>,
    output: Vec<char>,
}

fn parse(text: &str, ndims: &[usize]) -> Result<Subscripts> {
    let text: String = text.chars().filter(|character| *character != ' ').collect();
    let (left, right) = match text.split_once("->") {
        Some((left, right)) => (left.to_string(), Some(right.to_string())),
        None => (text, None),
    };
    let terms: Vec<&str> = left.split(',').collect();
    let letters = |term: &str| -> Result<()> {
        match term.replace("...", "").chars().find(|character| !character.is_ascii_alphabetic()) {
            Some(other) => Err(unsupported(format!("'{other}' in einsum subscripts"))),
            None if term.matches("...").count() > 1 => Err(unsupported("these einsum subscripts")),
            None => Ok(()),
        }
    };
    terms.iter().try_for_each(|term| letters(term))?;
    if terms.len() != ndims.len() {
        if terms.iter().zip(ndims).any(|(term, &ndim)| term.contains("...") || term.len() != ndim) {
            return Err(unsupported("einsum subscripts that fit neither the operands nor their number"));
        }
        return Err(value_error(if terms.len() < ndims.len() {
            "fewer operands provided to einstein sum function than specified in the subscripts string"
        } else {
            "more operands provided to einstein sum function than specified in the subscripts string"
        }));
    }
    let mut widest = 0;
    for (term, &ndim) in terms.iter().zip(ndims) {
        let named = term.replace("...", "").len();
        if term.contains("...") {
            if named > ndim {
                return Err(unsupported("einsum subscripts for more dimensions than there are"));
            }
            widest = widest.max(ndim - named);
        }
    }
    let spelled = |count: usize| -> Vec<char> {
        (widest - count..widest).filter_map(|place| char::from_u32(1 + place as u32)).collect()
    };
    let mut inputs = Vec::with_capacity(terms.len());
    for (place, (term, &ndim)) in terms.iter().zip(ndims).enumerate() {
        let named = term.replace("...", "").len();
        let mut labels = Vec::with_capacity(ndim);
        match term.split_once("...") {
            Some((before, after)) => {
                labels.extend(before.chars());
                labels.extend(spelled(ndim - named));
                labels.extend(after.chars());
            }
            None => labels.extend(term.chars()),
        }
        if labels.len() != ndim {
            return Err(value_error(if labels.len() > ndim {
                format!("einstein sum subscripts string contains too many subscripts for operand {place}")
            } else {
                "operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis provided to \
                 broadcast the extra dimensions."
                    .to_string()
            }));
        }
        inputs.push(labels);
    }
    let output = match right {
        Some(right) => {
            letters(&right)?;
            let mut output = Vec::new();
            match right.split_once("...") {
                Some((before, after)) => {
                    output.extend(before.chars());
                    output.extend(spelled(widest));
                    output.extend(after.chars());
                }
                None if widest > 0 => {
                    return Err(unsupported("an einsum ellipsis that is summed over"));
                }
                None => output.extend(right.chars()),
            }
            for (place, label) in output.iter().enumerate() {
                if output[..place].contains(label) {
                    return Err(value_error(format!(
                        "einstein sum subscripts string includes output subscript '{label}' multiple times"
                    )));
                }
                if !inputs.iter().flatten().any(|other| other == label) {
                    return Err(value_error(format!(
                        "einstein sum subscripts string included output subscript '{label}' which never appeared in an \
                         input"
                    )));
                }
            }
            output
        }
        None => {
            let mut once: Vec<char> = inputs.iter().flatten().copied().filter(char::is_ascii_alphabetic).collect();
            once.sort_unstable();
            let mut output = spelled(widest);
            output.extend(once.iter().filter(|label| once.iter().filter(|other| other == label).count() == 1));
            output
        }
    };
    Ok(Subscripts { inputs, output })
}

fn einsum(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let Object::Str(text) = bound.required("subscripts") else {
        return Err(unsupported("np.einsum without a string of subscripts"));
    };
    if bound.get("optimize").is_some_and(|optimize| !matches!(optimize, Object::Bool(false) | Object::None)) {
        return Err(bound.refuse("optimize"));
    }
    let mut operands = Vec::with_capacity(bound.rest.len());
    for object in &bound.rest {
        operands.push(any_array(machine, object)?);
    }
    if operands.is_empty() {
        return Err(unsupported("np.einsum without operands"));
    }
    let ndims: Vec<usize> = operands.iter().map(Array::ndim).collect();
    let subscripts = parse(text, &ndims)?;
    if let ([operand], [input]) = (&operands[..], &subscripts.inputs[..]) {
        let places = |label| input.iter().filter(|other| *other == label).count();
        if input.len() == subscripts.output.len() && input.iter().all(|label| places(label) == 1) {
            // The operand itself, seen with its axes in another order.
            let place = |label| input.iter().position(|other| other == label);
            let order: Vec<usize> = subscripts.output.iter().filter_map(place).collect();
            return Ok(super::manipulate::permuted_axes(operand, &order).into_array_object());
        }
    }
    let dtype = operands.iter().map(|operand| operand.dtype).reduce(DType::promote).unwrap_or(DType::Float64);
    if dtype == DType::Float16 {
        return Err(unsupported("np.einsum of float16"));
    }
    if dtype == DType::Bool {
        return Err(unsupported("np.einsum of bools"));
    }
    // The labels in the order of the loops: those of the result, then those that are summed.
    let mut labels = subscripts.output.clone();
    for label in subscripts.inputs.iter().flatten() {
        if !labels.contains(label) {
            labels.push(*label);
        }
    }
    let mut extents = vec![1usize; labels.len()];
    for (place, (operand, input)) in operands.iter().zip(&subscripts.inputs).enumerate() {
        // A label that stands twice in an operand asks for equal extents there, 1 is no exception.
        for (axis, label) in input.iter().enumerate() {
            let first = input.iter().position(|other| other == label).unwrap_or(axis);
            let (one, other) = (operand.shape()[first], operand.shape()[axis]);
            if one != other {
                if operands.len() == 1 && subscripts.output.contains(label) {
                    return Err(unsupported("the message for this einsum of a diagonal"));
                }
                return Err(value_error(format!(
                    "dimensions in operand {place} for collapsing index '{label}' don't match ({one} != {other})"
                )));
            }
        }
        for (&extent, label) in operand.shape().iter().zip(input) {
            let at = labels.iter().position(|other| other == label).unwrap_or(0);
            if extents[at] == 1 {
                extents[at] = extent;
            } else if extent != 1 && extent != extents[at] {
                return Err(unsupported("the message for einsum operands that do not match"));
            }
        }
    }
    let shape: Vec<usize> = extents[..subscripts.output.len()].to_vec();
    let size = machine.meter.array(&shape)?;
    let total = extents.iter().try_fold(1usize, |total, &extent| total.checked_mul(extent.max(1)));
    let total = total.ok_or_else(|| crate::error::exceeded(crate::error::Limit::Work))?;
    machine.meter.work(total.saturating_mul(operands.len()))?;
    // Each operand's step per label; a label that stands twice steps along the diagonal.
    let cast: Vec<Array> = operands.iter().map(|operand| super::lanes::contiguous(&operand.cast(dtype))).collect();
    let steps: Vec<Vec<usize>> = cast
        .iter()
        .zip(&subscripts.inputs)
        .map(|(operand, input)| {
            let mut steps = vec![0; labels.len()];
            for (axis, label) in input.iter().enumerate() {
                let at = labels.iter().position(|other| other == label).unwrap_or(0);
                if operand.shape()[axis] > 1 {
                    steps[at] += operand.shape()[axis + 1..].iter().product::<usize>();
                }
            }
            steps
        })
        .collect();
    let copied = operands.len() == 1 && labels.len() == subscripts.output.len();
    let summed: usize = extents[subscripts.output.len()..].iter().product();
    // Every operand has this kind of data now, in C order.
    macro_rules! contracted {
        ($kind:ident, $zero:expr, $round:expr, $add:expr, $multiply:expr) => {{
            let data = cast.iter().filter_map(|operand| match &operand.data {
                Data::$kind(data) => data.as_slice(),
                _ => None,
            });
            let slices: Vec<_> = data.collect();
            Elements::$kind(contract(&slices, &steps, &extents, size, summed, $zero, |sum, factors| {
                let rest = factors.iter().skip(1);
                let product = rest.fold(factors[0], |product, &factor| $round($multiply(product, factor)));
                // One operand that nothing is summed of is only looked at in another order.
                if copied { product } else { $round($add(sum, product)) }
            }))
        }};
    }
    let elements = match dtype.kind() {
        Kind::Complex => contracted!(
            Complex,
            Complex64::ZERO,
            |value: Complex64| dtype.round_complex(value),
            |sum: Complex64, value: Complex64| sum + value,
            |left: Complex64, right: Complex64| left * right
        ),
        Kind::Float => contracted!(
            Float,
            0.0,
            |value: f64| dtype.round(value),
            |sum: f64, value: f64| sum + value,
            |left: f64, right: f64| left * right
        ),
        Kind::Int | Kind::Bool => {
            contracted!(Int, 0, |value: i64| dtype.wrap(value), i64::wrapping_add, i64::wrapping_mul)
        }
    };
    Ok(Array::from_elements(dtype, &shape, elements)?.into_object())
}

/// Adds up the products, the last label running fastest.
fn contract<T: Copy>(
    operands: &[&[T]],
    steps: &[Vec<usize>],
    extents: &[usize],
    size: usize,
    summed: usize,
    zero: T,
    add: impl Fn(T, &[T]) -> T,
) -> Vec<T> {
    let mut result = Vec::with_capacity(size);
    if summed == 0 || size == 0 {
        result.resize(size, zero);
        return result;
    }
    let mut counters = vec![0usize; extents.len()];
    let mut offsets = vec![0usize; operands.len()];
    let mut factors = vec![zero; operands.len()];
    for _ in 0..size {
        let mut sum = zero;
        for _ in 0..summed {
            for ((factor, operand), &offset) in factors.iter_mut().zip(operands).zip(&offsets) {
                *factor = operand[offset];
            }
            sum = add(sum, &factors);
            for axis in (0..extents.len()).rev() {
                counters[axis] += 1;
                for (offset, steps) in offsets.iter_mut().zip(steps) {
                    *offset += steps[axis];
                }
                if counters[axis] < extents[axis] {
                    break;
                }
                for (offset, steps) in offsets.iter_mut().zip(steps) {
                    *offset -= steps[axis] * extents[axis];
                }
                counters[axis] = 0;
            }
        }
        result.push(sum);
    }
    result
}
