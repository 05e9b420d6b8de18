//! Things that are spoken of in several places: a node of a graph, a key of two tables, a word of a vocabulary.

use super::Edit;
use super::parts::{leaves, replaced};
use crate::value::{Data, NdArray, Table, Value};

/// Names tried, and nodes.
const MOST: usize = 24;

/// Leaves among which names are looked for.
const LOOKED_AT: usize = 400;

/// Everything that mentions one name, left out; and one node left out, with the later ones renumbered.
pub(super) fn without_one(value: &Value) -> Vec<Edit> {
    let mut found: Vec<Edit> = Vec::new();
    for count in node_counts(value) {
        for node in (0..count).rev() {
            found.push(Box::new(move |value| without_node(value, node as i64, count as i64, true)));
        }
    }
    for name in names(value) {
        found.push(Box::new(move |value| match value {
            Value::Tuple(items) => {
                Some(Value::Tuple(items.iter().map(|item| without_name(item, &name)).collect::<Option<_>>()?))
            }
            other => without_name(other, &name),
        }));
    }
    found
}

/// Leaves that are there more than once and are not plain floats.
fn names(value: &Value) -> Vec<Value> {
    let mut seen: Vec<(Value, usize)> = Vec::new();
    for leaf in leaves(value).into_iter().take(LOOKED_AT) {
        if !matches!(leaf, Value::Int(_) | Value::Str(_)) {
            continue;
        }
        match seen.iter_mut().find(|(other, _)| *other == leaf) {
            Some((_, count)) => *count += 1,
            None => seen.push((leaf, 1)),
        }
    }
    seen.retain(|(_, count)| *count > 1);
    seen.into_iter().map(|(name, _)| name).take(MOST).collect()
}

/// The value without the rows, pairs, keys and items that are or hold this name.
fn without_name(value: &Value, name: &Value) -> Option<Value> {
    let mentions = |item: &Value| mentions(item, name);
    Some(match value {
        Value::List(items) => Value::List(
            items.iter().filter(|item| !mentions(item)).map(|item| without_name(item, name)).collect::<Option<_>>()?,
        ),
        Value::Set(items) => Value::Set(items.iter().filter(|item| !mentions(item)).cloned().collect()),
        Value::Dict(items) => Value::Dict(
            items
                .iter()
                .filter(|(key, item)| key != name && item != name)
                .map(|(key, item)| Some((key.clone(), without_name(item, name)?)))
                .collect::<Option<_>>()?,
        ),
        Value::Table(table) => Value::Table(Table {
            columns: table.columns.clone(),
            rows: table.rows.iter().filter(|row| !row.contains(name)).cloned().collect(),
        }),
        Value::DataFrame(frame) => {
            let mentions = |row: usize| frame.columns.iter().any(|(_, column)| column.data().get(row) == *name);
            super::parts::keep(&Value::DataFrame(frame.clone()), 0, &|row| !mentions(row))?
        }
        other => other.clone(),
    })
}

/// Whether an item or a record within it is the name.
fn mentions(item: &Value, name: &Value) -> bool {
    match item {
        Value::Tuple(cells) => cells.iter().any(|cell| mentions(cell, name)),
        other => other == name,
    }
}

/// How many nodes there may be: small counts among the arguments, and lengths of lists of lists, arrays and dicts.
fn node_counts(value: &Value) -> Vec<usize> {
    let Value::Tuple(arguments) = value else { return Vec::new() };
    let mut found: Vec<usize> = Vec::new();
    for argument in arguments {
        let count = match argument {
            Value::Int(number) => usize::try_from(*number).unwrap_or(0),
            Value::List(items) => items.len(),
            Value::Dict(items) => items.len(),
            Value::NdArray(array) => array.shape().first().copied().unwrap_or(0),
            _ => 0,
        };
        if (1..=MOST).contains(&count) && !found.contains(&count) {
            found.push(count);
        }
    }
    found
}

/// Node `node` of `count` is gone: lists and axes with an item for each node lose its item, pairs that begin with it or
/// lead to it go, and ints above it are one less.
fn without_node(value: &Value, node: i64, count: i64, is_argument: bool) -> Option<Value> {
    let renumbered = |number: i64| if (node + 1..count).contains(&number) { number - 1 } else { number };
    Some(match value {
        Value::Tuple(items) if is_argument => {
            let item = |item: &Value| match item {
                Value::Int(number) if *number == count => Some(Value::Int(count - 1)),
                Value::Int(number) => Some(Value::Int(renumbered(*number))),
                other => without_node(other, node, count, false),
            };
            Value::Tuple(items.iter().map(item).collect::<Option<_>>()?)
        }
        Value::List(items) => {
            let per_node = items.len() as i64 == count && !items.iter().all(|item| pair(item).is_some());
            let stays = |(at, item): &(usize, &Value)| {
                let gone = match pair(item) {
                    Some((from, to)) => from == node || to == node,
                    None => !per_node && **item == Value::Int(node),
                };
                !(gone || per_node && *at as i64 == node)
            };
            let kept = items.iter().enumerate().filter(stays).map(|(_, item)| without_node(item, node, count, false));
            Value::List(kept.collect::<Option<_>>()?)
        }
        // An edge, or a node and its weight.
        Value::Tuple(cells) => {
            let mut cells = cells.clone();
            for at in 0..cells.len().min(2) {
                if let Value::Int(number) = cells[at] {
                    cells = match replaced(&Value::Tuple(cells), &[at], Value::Int(renumbered(number)))? {
                        Value::Tuple(cells) => cells,
                        _ => return None,
                    };
                }
            }
            Value::Tuple(cells)
        }
        Value::Dict(items) => Value::Dict(
            items
                .iter()
                .filter(|(key, _)| *key != Value::Int(node))
                .map(|(key, item)| {
                    Some((without_node(key, node, count, false)?, without_node(item, node, count, false)?))
                })
                .collect::<Option<_>>()?,
        ),
        Value::Int(number) => Value::Int(renumbered(*number)),
        Value::NdArray(array) => Value::NdArray(array_without(array, node, count)?),
        other => other.clone(),
    })
}

/// The two ends of an edge.
fn pair(item: &Value) -> Option<(i64, i64)> {
    match item {
        Value::Tuple(cells) | Value::List(cells) => match cells.as_slice() {
            [Value::Int(from), Value::Int(to)] | [Value::Int(from), Value::Int(to), _] => Some((*from, *to)),
            _ => None,
        },
        _ => None,
    }
}

fn array_without(array: &NdArray, node: i64, count: i64) -> Option<NdArray> {
    let mut smaller = array.clone();
    // Edges as rows of an int array.
    if let (Data::Int64(ends), [edges, 2]) = (array.data(), array.shape())
        && *edges as i64 != count
    {
        let kept: Vec<usize> = (0..*edges).filter(|&at| ends[2 * at] != node && ends[2 * at + 1] != node).collect();
        smaller = smaller.take(0, &kept)?;
    } else {
        let kept: Vec<usize> = (0..count as usize).filter(|&at| at as i64 != node).collect();
        for axis in 0..array.shape().len() {
            if array.shape()[axis] as i64 == count {
                smaller = smaller.take(axis, &kept)?;
            }
        }
    }
    if let Data::Int64(items) = smaller.data() {
        let renumbered = items.iter().map(|&item| if item > node && item < count { item - 1 } else { item }).collect();
        smaller = smaller.with_data(Data::Int64(renumbered))?;
    }
    Some(smaller)
}
