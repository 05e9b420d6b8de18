//! Taking values apart and putting them together again: leaves in order, and items along an axis.

use crate::value::{Data, DataFrame, NdArray, Series, Table, Value};

/// Every leaf in order: scalars, elements of arrays, cells. A dict's keys come before their values.
pub(super) fn leaves(value: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    // Nothing is rebuilt where nothing is changed, so that the copies are the leaves' alone.
    let _ = map(value, &mut |leaf| {
        found.push(leaf.clone());
        None
    });
    found
}

/// The value with the leaves changed for which there is a new one; `None` where a new one does not fit its array.
pub(super) fn with_leaves(value: &Value, mut change: impl FnMut(usize, &Value) -> Option<Value>) -> Option<Value> {
    let mut at = 0;
    map(value, &mut |leaf| {
        at += 1;
        change(at - 1, leaf)
    })
}

fn map(value: &Value, change: &mut dyn FnMut(&Value) -> Option<Value>) -> Option<Value> {
    let mut all = |items: &[Value]| items.iter().map(|item| map(item, change)).collect::<Option<Vec<Value>>>();
    Some(match value {
        Value::List(items) => Value::List(all(items)?),
        Value::Tuple(items) => Value::Tuple(all(items)?),
        Value::Set(items) => Value::Set(all(items)?),
        Value::Dict(items) => Value::Dict(
            items.iter().map(|(key, item)| Some((map(key, change)?, map(item, change)?))).collect::<Option<_>>()?,
        ),
        Value::NdArray(array) if !array.shape().is_empty() => Value::NdArray(map_array(array, change)?),
        Value::Series(series) => {
            Value::Series(Box::new(Series { values: map_array(&series.values, change)?, ..(**series).clone() }))
        }
        Value::DataFrame(frame) => {
            let column = |(name, values): &(Value, NdArray)| Some((name.clone(), map_array(values, change)?));
            let columns = frame.columns.iter().map(column).collect::<Option<_>>()?;
            Value::DataFrame(DataFrame { index: frame.index.clone(), columns })
        }
        Value::Table(table) => {
            let rows = table.rows.iter().map(|row| row.iter().map(|cell| map(cell, change)).collect::<Option<_>>());
            Value::Table(Table { columns: table.columns.clone(), rows: rows.collect::<Option<_>>()? })
        }
        leaf => change(leaf).unwrap_or_else(|| leaf.clone()),
    })
}

fn map_array(array: &NdArray, change: &mut dyn FnMut(&Value) -> Option<Value>) -> Option<NdArray> {
    let mut changed = false;
    let elements: Vec<Value> = (0..array.len())
        .map(|at| {
            let old = array.data().get(at);
            match change(&old) {
                Some(new) => {
                    changed = true;
                    new
                }
                None => old,
            }
        })
        .collect();
    if !changed {
        return Some(array.clone());
    }
    array.with_data(Data::of(&elements, array.dtype())?)
}

/// How many axes items can be dropped along, and how long each is.
pub(super) fn sides(value: &Value) -> Vec<usize> {
    match value {
        Value::List(items) => {
            let rows: Option<Vec<usize>> = items
                .iter()
                .map(|item| match item {
                    Value::List(row) => Some(row.len()),
                    _ => None,
                })
                .collect();
            match rows.as_deref() {
                Some([first, others @ ..]) if others.iter().all(|other| other == first) => vec![items.len(), *first],
                _ => vec![items.len()],
            }
        }
        Value::Set(items) => vec![items.len()],
        Value::Dict(items) => vec![items.len()],
        Value::Str(text) => vec![text.chars().count()],
        Value::NdArray(array) => array.shape().to_vec(),
        Value::Series(series) => vec![series.values.len()],
        Value::DataFrame(frame) => vec![frame.height()],
        Value::Table(table) => vec![table.rows.len()],
        _ => Vec::new(),
    }
}

/// The items along an axis for which `keep` holds.
pub(super) fn keep(value: &Value, axis: usize, keep: &dyn Fn(usize) -> bool) -> Option<Value> {
    let side = *sides(value).get(axis)?;
    let positions: Vec<usize> = (0..side).filter(|&at| keep(at)).collect();
    let of = |items: &[Value]| positions.iter().filter_map(|&at| items.get(at).cloned()).collect::<Vec<Value>>();
    Some(match value {
        Value::List(items) if axis == 0 => Value::List(of(items)),
        Value::List(items) => Value::List(
            items
                .iter()
                .map(|row| match row {
                    Value::List(row) => Some(Value::List(of(row))),
                    _ => None,
                })
                .collect::<Option<_>>()?,
        ),
        Value::Set(items) => Value::Set(of(items)),
        Value::Dict(items) => Value::Dict(positions.iter().map(|&at| items[at].clone()).collect()),
        Value::Str(text) => Value::Str(text.chars().enumerate().filter(|&(at, _)| keep(at)).map(|(_, c)| c).collect()),
        Value::NdArray(array) => Value::NdArray(array.take(axis, &positions)?),
        Value::Series(series) => Value::Series(Box::new(Series {
            name: series.name.clone(),
            index: fresh_index(&series.index, &positions)?,
            values: series.values.take(0, &positions)?,
        })),
        Value::DataFrame(frame) => {
            let index = fresh_index(&frame.index, &positions)?;
            Value::DataFrame(DataFrame { index, ..frame.take(&positions) })
        }
        Value::Table(table) => Value::Table(Table {
            columns: table.columns.clone(),
            rows: positions.iter().map(|&at| table.rows[at].clone()).collect(),
        }),
        _ => return None,
    })
}

/// The kept labels; a default index is made afresh, so that the smaller frame looks like a made one.
fn fresh_index(index: &NdArray, positions: &[usize]) -> Option<NdArray> {
    match index.data() {
        Data::Int64(labels) if labels.iter().enumerate().all(|(at, &label)| label == at as i64) => {
            Some(NdArray::flat(Data::Int64((0..positions.len() as i64).collect())))
        }
        _ => index.take(0, positions),
    }
}

/// The containers within a value that have items of their own, as paths; the outermost first.
pub(super) fn containers(value: &Value, at_most: usize) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = vec![Vec::new()];
    let mut next = 0;
    while next < found.len() && found.len() < at_most {
        let path = found[next].clone();
        next += 1;
        for (at, child) in get(value, &path).map(children).unwrap_or_default().into_iter().enumerate() {
            if matches!(child, Value::Str(_)) && !path.is_empty() {
                continue;
            }
            if !sides(child).is_empty() || matches!(child, Value::Tuple(_)) {
                found.push([path.as_slice(), &[at]].concat());
            }
        }
    }
    found.truncate(at_most);
    found
}

/// What a path leads to.
pub(super) fn get<'a>(value: &'a Value, path: &[usize]) -> Option<&'a Value> {
    path.iter().try_fold(value, |value, &at| children(value).get(at).copied())
}

/// The items of lists and tuples, the values of dicts.
fn children(value: &Value) -> Vec<&Value> {
    match value {
        Value::List(items) | Value::Tuple(items) => items.iter().collect(),
        Value::Dict(items) => items.iter().map(|(_, value)| value).collect(),
        _ => Vec::new(),
    }
}

/// The value with another one at the end of the path.
pub(super) fn replaced(value: &Value, path: &[usize], new: Value) -> Option<Value> {
    let Some((&at, rest)) = path.split_first() else { return Some(new) };
    let mut copy = value.clone();
    let slot = match &mut copy {
        Value::List(items) | Value::Tuple(items) => items.get_mut(at)?,
        Value::Dict(items) => &mut items.get_mut(at)?.1,
        _ => return None,
    };
    *slot = replaced(slot, rest, new)?;
    Some(copy)
}
