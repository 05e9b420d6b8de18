//! Simpler inputs to try, the boldest first.

use crate::value::{Data, DataFrame, NdArray, Series, Table, Value};

/// Sequences up to this length are tried without each single item, and with each item simpler.
const FINE: usize = 24;

/// How complicated a value is; only its order means anything. One item more costs more than any number.
pub fn cost(value: &Value) -> f64 {
    const ITEM: f64 = 1e3;
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
        Value::NdArray(array) => {
            array.shape().iter().sum::<usize>() as f64
                + (0..array.len()).map(|at| ITEM + cost_of_element(array, at)).sum::<f64>()
        }
        Value::Series(series) => cost(&Value::NdArray(series.values.clone())),
        Value::DataFrame(frame) => frame.columns.iter().map(|(_, column)| cost(&Value::NdArray(column.clone()))).sum(),
        Value::Table(table) => table.rows.iter().flatten().map(|cell| ITEM + cost(cell)).sum(),
    }
}

fn cost_of_element(array: &NdArray, at: usize) -> f64 {
    match array.data() {
        Data::DateTime(items) | Data::TimeDelta(items) => int_cost(items[at] / 86_400_000_000_000),
        data => cost(&data.get(at)),
    }
}

fn int_cost(number: i64) -> f64 {
    (1.0 + number.unsigned_abs() as f64).log2() + if number < 0 { 0.5 } else { 0.0 }
}

fn float_cost(number: f64) -> f64 {
    if !number.is_finite() {
        return 300.0;
    }
    let digits = format!("{:e}", number.abs()).split('e').next().map_or(0, |mantissa| mantissa.len());
    let fraction = if number.fract() == 0.0 { 0.0 } else { 4.0 };
    let sign = if number.is_sign_negative() { 0.5 } else { 0.0 };
    fraction + 2.0 * digits as f64 + (1.0 + number.abs()).log2().abs() + sign
}

/// Simpler inputs than these arguments. Not all are legal, and not all are cheaper.
pub fn candidates(arguments: &Value) -> Vec<Value> {
    let Value::Tuple(items) = arguments else {
        return simpler(arguments);
    };
    let mut found = together(items);
    for (at, item) in items.iter().enumerate() {
        for smaller in simpler(item) {
            found.push(replaced(items, at, smaller));
        }
    }
    found.into_iter().map(Value::Tuple).collect()
}

fn replaced(items: &[Value], at: usize, item: Value) -> Vec<Value> {
    let mut items = items.to_vec();
    items[at] = item;
    items
}

/// Changes to several arguments at once: the same positions out of all sequences of one length, and one step less of a
/// sequence and of a count that goes with it.
fn together(items: &[Value]) -> Vec<Vec<Value>> {
    let mut found = Vec::new();
    let lengths: Vec<Option<usize>> = items.iter().map(length).collect();
    for (first, length) in lengths.iter().enumerate() {
        let Some(length) = *length else { continue };
        if lengths[..first].contains(&Some(length))
            || lengths.iter().filter(|other| **other == Some(length)).count() < 2
        {
            continue;
        }
        for keep in kept(length) {
            let all = items
                .iter()
                .zip(&lengths)
                .map(|(item, other)| if *other == Some(length) { take(item, &keep) } else { Some(item.clone()) });
            found.extend(all.collect::<Option<Vec<Value>>>());
        }
    }
    for (at, item) in items.iter().enumerate() {
        let Value::Int(number) = *item else { continue };
        for (other, length) in lengths.iter().enumerate() {
            let Some(length) = *length else { continue };
            for drop in (0..length.min(FINE)).rev() {
                let keep: Vec<usize> = (0..length).filter(|&position| position != drop).collect();
                if let (Some(shorter), Some(less)) = (take(&items[other], &keep), number.checked_sub(number.signum())) {
                    found.push(replaced(&replaced(items, other, shorter), at, Value::Int(less)));
                }
            }
        }
    }
    found
}

/// How long a sequence is along its first axis.
fn length(value: &Value) -> Option<usize> {
    match value {
        Value::List(items) => Some(items.len()),
        Value::Str(text) => Some(text.chars().count()),
        Value::NdArray(array) => array.shape().first().copied(),
        Value::Series(series) => Some(series.values.len()),
        Value::DataFrame(frame) => Some(frame.height()),
        Value::Table(table) => Some(table.rows.len()),
        _ => None,
    }
}

/// A sequence's items at these positions.
fn take(value: &Value, keep: &[usize]) -> Option<Value> {
    Some(match value {
        Value::List(items) => Value::List(keep.iter().map(|&at| items[at].clone()).collect()),
        Value::Str(text) => {
            let characters: Vec<char> = text.chars().collect();
            Value::Str(keep.iter().map(|&at| characters[at]).collect())
        }
        Value::NdArray(array) => Value::NdArray(array.take(0, keep)?),
        Value::Series(series) => Value::Series(Box::new(Series {
            name: series.name.clone(),
            index: series.index.take(0, keep)?,
            values: series.values.take(0, keep)?,
        })),
        Value::DataFrame(frame) => Value::DataFrame(reindexed(frame, keep)),
        Value::Table(table) => Value::Table(Table {
            columns: table.columns.clone(),
            rows: keep.iter().map(|&at| table.rows[at].clone()).collect(),
        }),
        _ => return None,
    })
}

/// The rows with a fresh default index where there was one, so that the smaller frame looks like a made one.
fn reindexed(frame: &DataFrame, keep: &[usize]) -> DataFrame {
    let mut smaller = frame.take(keep);
    if let Data::Int64(items) = frame.index.data()
        && items.iter().enumerate().all(|(at, &item)| item == at as i64)
    {
        smaller.index = NdArray::flat(Data::Int64((0..keep.len() as i64).collect()));
    }
    smaller
}

/// Which positions to keep: without a half, a quarter and so on, then without each single one.
fn kept(length: usize) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    let mut chunk = length.div_ceil(2);
    let finest = if length <= FINE { 1 } else { (length / 16).max(1) };
    while chunk >= finest && chunk > 0 {
        for start in (0..length).step_by(chunk) {
            let dropped = start..(start + chunk).min(length);
            found.push((0..length).filter(|at| !dropped.contains(at)).collect());
        }
        if chunk == 1 {
            break;
        }
        chunk /= 2;
    }
    found
}

/// Simpler values of the same type.
fn simpler(value: &Value) -> Vec<Value> {
    let mut found: Vec<Value> = length(value)
        .map_or_else(Vec::new, |length| kept(length).iter().filter_map(|keep| take(value, keep)).collect());
    match value {
        Value::Bool(true) => found.push(Value::Bool(false)),
        Value::Int(number) => found.extend(simpler_int(*number).into_iter().map(Value::Int)),
        Value::BigInt(number) => found.push(Value::from(number / 2)),
        Value::Float(number) => found.extend(simpler_float(*number).into_iter().map(Value::Float)),
        Value::Str(text) => {
            for (at, c) in text.char_indices().take(FINE) {
                if c != 'a' {
                    found.push(Value::Str(format!("{}a{}", &text[..at], &text[at + c.len_utf8()..])));
                }
            }
        }
        Value::List(items) if items.len() <= FINE => {
            for (at, item) in items.iter().enumerate() {
                found.extend(simpler(item).into_iter().map(|item| Value::List(replaced(items, at, item))));
            }
        }
        Value::Dict(items) => {
            for at in 0..items.len() {
                let mut fewer = items.clone();
                fewer.remove(at);
                found.push(Value::Dict(fewer));
            }
        }
        Value::Set(items) | Value::Tuple(items) if items.len() <= FINE => {
            let same = |items| if matches!(value, Value::Set(_)) { Value::Set(items) } else { Value::Tuple(items) };
            for (at, item) in items.iter().enumerate() {
                found.extend(simpler(item).into_iter().map(|item| same(replaced(items, at, item))));
            }
        }
        Value::NdArray(array) => {
            for axis in 1..array.shape().len() {
                found.extend(
                    kept(array.shape()[axis]).iter().filter_map(|keep| array.take(axis, keep)).map(Value::NdArray),
                );
            }
            found.extend(simpler_elements(array).into_iter().map(Value::NdArray));
        }
        Value::Series(series) => found.extend(
            simpler_elements(&series.values)
                .into_iter()
                .map(|values| Value::Series(Box::new(Series { values, ..(**series).clone() }))),
        ),
        Value::DataFrame(frame) => {
            for (at, (name, column)) in frame.columns.iter().enumerate() {
                for smaller in simpler_elements(column) {
                    let mut frame = frame.clone();
                    frame.columns[at] = (name.clone(), smaller);
                    found.push(Value::DataFrame(frame));
                }
            }
        }
        Value::Table(table) if table.rows.len() <= FINE => {
            for (row, cells) in table.rows.iter().enumerate() {
                for (column, cell) in cells.iter().enumerate() {
                    for smaller in simpler(cell) {
                        let mut table = table.clone();
                        table.rows[row][column] = smaller;
                        found.push(Value::Table(table));
                    }
                }
            }
        }
        _ => {}
    }
    found
}

fn simpler_int(number: i64) -> Vec<i64> {
    let mut found = vec![0, 1, number / 2, number - number.signum()];
    if number < 0 {
        found.push(number.saturating_neg());
    }
    found.retain(|&other| int_cost(other) < int_cost(number));
    found.dedup();
    found
}

fn simpler_float(number: f64) -> Vec<f64> {
    let mut found = vec![0.0, 1.0];
    if number.is_finite() {
        found.extend([
            number.signum(),
            number.trunc(),
            (number * 10.0).round() / 10.0,
            (number * 100.0).round() / 100.0,
            -number,
            (number / 2.0).trunc(),
        ]);
    }
    found.retain(|&other| float_cost(other) < float_cost(number));
    found.dedup_by(|left, right| left.to_bits() == right.to_bits());
    found
}

/// The array with one element simpler. Dates and sizes beyond [`FINE`] stay as they are.
fn simpler_elements(array: &NdArray) -> Vec<NdArray> {
    if array.len() > FINE {
        return Vec::new();
    }
    let mut found = Vec::new();
    for at in 0..array.len() {
        match array.data() {
            Data::Float64(items) => {
                for smaller in simpler_float(items[at]) {
                    let mut items = items.clone();
                    items[at] = smaller;
                    found.extend(array.with_data(Data::Float64(items)));
                }
            }
            Data::Int64(items) => {
                for smaller in simpler_int(items[at]) {
                    let mut items = items.clone();
                    items[at] = smaller;
                    found.extend(array.with_data(Data::Int64(items)));
                }
            }
            Data::Bool(items) if items[at] => {
                let mut items = items.clone();
                items[at] = false;
                found.extend(array.with_data(Data::Bool(items)));
            }
            Data::Object(items) => {
                for smaller in simpler(&items[at]) {
                    found.extend(array.with_data(Data::Object(replaced(items, at, smaller))));
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Follows the first cheaper candidate that fails, as the judge does.
    fn smallest(mut value: Value, fails: impl Fn(&Value) -> bool) -> Value {
        while let Some(next) = candidates(&value).into_iter().find(|next| cost(next) < cost(&value) && fails(next)) {
            value = next;
        }
        value
    }

    fn floats(value: &Value) -> Vec<f64> {
        match value {
            Value::Tuple(items) => match &items[0] {
                Value::List(items) => items.iter().filter_map(Value::as_f64).collect(),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    #[test]
    fn a_list_with_one_culprit_shrinks_to_it() {
        let list = Value::List((0..500).map(|at| Value::Float(f64::from(at) / 7.0 - 20.0)).collect());
        let start = Value::Tuple(vec![list]);
        let found = smallest(start, |value| floats(value).iter().any(|&number| number < 0.0));
        assert_eq!(floats(&found), [-1.0]);
    }

    #[test]
    fn lists_of_one_length_shrink_together() {
        let list = |n: i64| Value::List((0..n).map(Value::Int).collect());
        let start = Value::Tuple(vec![list(40), list(40)]);
        let found = smallest(start, |value| {
            let Value::Tuple(items) = value else { return false };
            let (Value::List(left), Value::List(right)) = (&items[0], &items[1]) else { return false };
            left.len() == right.len() && left.len() >= 3
        });
        assert_eq!(found, Value::Tuple(vec![Value::List(vec![Value::Int(0); 3]), Value::List(vec![Value::Int(0); 3])]));
    }

    #[test]
    fn a_count_shrinks_with_its_list() {
        let start = Value::Tuple(vec![Value::List(vec![Value::Int(0); 9]), Value::Int(9)]);
        let found = smallest(start, |value| {
            let Value::Tuple(items) = value else { return false };
            matches!((&items[0], &items[1]), (Value::List(list), Value::Int(k)) if *k == list.len() as i64 && *k >= 1)
        });
        assert_eq!(found, Value::Tuple(vec![Value::List(vec![Value::Int(0)]), Value::Int(1)]));
    }

    proptest! {
        #[test]
        fn every_path_ends(items in prop::collection::vec(any::<f64>(), 0..12), k in any::<i64>()) {
            let start = Value::Tuple(vec![Value::List(items.into_iter().map(Value::Float).collect()), Value::Int(k)]);
            let end = smallest(start, |_| true);
            prop_assert_eq!(end, Value::Tuple(vec![Value::List(vec![]), Value::Int(0)]));
        }
    }
}
