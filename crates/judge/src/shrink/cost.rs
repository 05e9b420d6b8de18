//! How large and how complicated a value is.

use crate::value::{Data, NdArray, Value};

/// One item more costs more than any number.
const ITEM: f64 = 1e3;

/// How many things a person sees in these arguments: the items of lists, sets and dicts, the elements of arrays, the rows
/// of frames and tables, the characters of a string that is an argument itself. A tuple in a list is one record, such as
/// an edge, an interval or a call. Lone numbers and the parts of lone tuples count nothing, an empty list within a list
/// counts as one.
pub fn size(arguments: &Value) -> usize {
    match arguments {
        Value::Tuple(arguments) => arguments.iter().map(of_argument).sum(),
        other => of_argument(other),
    }
}

fn of_argument(argument: &Value) -> usize {
    match argument {
        Value::Str(text) => text.chars().count(),
        Value::Tuple(parts) => parts.iter().map(items).sum(),
        other => items(other),
    }
}

fn items(value: &Value) -> usize {
    let inner = |value: &Value| match value {
        Value::List(_) | Value::Set(_) | Value::Dict(_) | Value::NdArray(_) => items(value).max(1),
        Value::Tuple(parts) => 1 + parts.iter().map(items).sum::<usize>(),
        _ => 1,
    };
    match value {
        Value::List(list) | Value::Set(list) => list.iter().map(inner).sum(),
        Value::Dict(entries) => entries.iter().map(|(_, value)| inner(value)).sum(),
        Value::NdArray(array) => array.len(),
        Value::Series(series) => series.values.len(),
        Value::DataFrame(frame) => frame.height(),
        Value::Table(table) => table.rows.len(),
        _ => 0,
    }
}

/// How complicated a value is; only its order means anything. One item more costs more than any number.
pub fn cost(value: &Value) -> f64 {
    match value {
        Value::None => 0.0,
        Value::Bool(b) => f64::from(u8::from(*b)),
        Value::Int(number) => int_cost(*number),
        Value::BigInt(number) => 64.0 + number.bits() as f64,
        Value::Float(number) => float_cost(*number),
        Value::Complex(re, im) => float_cost(*re) + float_cost(*im),
        Value::Str(text) => text.chars().map(|c| 10.0 + if c == 'a' { 0.0 } else { 1.0 }).sum(),
        Value::List(items) | Value::Tuple(items) | Value::Set(items) => {
            items.iter().map(|item| ITEM + cost(item)).sum()
        }
        Value::Dict(items) => items.iter().map(|(key, value)| ITEM + cost(key) + cost(value)).sum(),
        Value::NdArray(array) => array.shape().iter().sum::<usize>() as f64 + cost_of_elements(array),
        Value::Series(series) => cost_of_elements(&series.values),
        Value::DataFrame(frame) => frame.columns.iter().map(|(_, column)| cost_of_elements(column)).sum(),
        Value::Table(table) => table.rows.iter().flatten().map(|cell| ITEM + cost(cell)).sum(),
    }
}

fn cost_of_elements(array: &NdArray) -> f64 {
    let cost_of = |at: usize| match array.data() {
        Data::DateTime(items) | Data::TimeDelta(items) => date_cost(items[at]),
        data => cost(&data.get(at)),
    };
    (0..array.len()).map(|at| ITEM + cost_of(at)).sum()
}

/// A missing date is simplest, then midnights, then the rest.
fn date_cost(nanoseconds: i64) -> f64 {
    const DAY: i64 = 86_400_000_000_000;
    match nanoseconds {
        i64::MIN => 0.0,
        number => int_cost(number / DAY) + if number % DAY == 0 { 0.0 } else { 8.0 },
    }
}

pub(super) fn int_cost(number: i64) -> f64 {
    (1.0 + number.unsigned_abs() as f64).log2() + if number < 0 { 0.5 } else { 0.0 }
}

pub(super) fn float_cost(number: f64) -> f64 {
    if !number.is_finite() {
        return 300.0;
    }
    let digits = format!("{:e}", number.abs()).split('e').next().map_or(0, |mantissa| mantissa.len());
    let fraction = if number.fract() == 0.0 { 0.0 } else { 4.0 };
    let sign = if number.is_sign_negative() { 0.5 } else { 0.0 };
    fraction + 2.0 * digits as f64 + (1.0 + number.abs()).log2().abs() + sign
}
