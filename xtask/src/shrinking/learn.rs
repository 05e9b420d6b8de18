//! What the inputs of a problem look like, learnt from inputs that its checker makes.

use judge::checker::Checker;
use judge::random::Random;
use judge::shrink::cost;
use judge::value::{Dtype, Value};

/// Values of one kind that are tried in one place.
const POOL: usize = 8;

/// How to make an input.
#[derive(Clone, Debug)]
pub(super) enum Template {
    /// One of these.
    Pool(Vec<Value>),
    /// A string of these characters.
    Text(Vec<char>),
    /// Items in a row.
    List(Box<Template>),
    /// Items, each once.
    Set(Box<Template>),
    /// Keys and values.
    Dict(Box<Template>, Box<Template>),
    /// As many parts as there are templates.
    Tuple(Vec<Template>),
    /// Elements of a dtype along so many axes.
    Array(Dtype, usize, Vec<Value>),
    /// Named columns of one height.
    Frame(Vec<(Value, Dtype, Vec<Value>)>),
    /// Named columns of SQL cells.
    Table(Vec<String>, Vec<Vec<Value>>),
}

/// Examples, edge cases and random inputs of many sizes.
pub(super) fn samples(checker: &Checker) -> Vec<Value> {
    let mut found: Vec<Value> = checker.examples().iter().map(|example| example.arguments.clone()).collect();
    found.extend(checker.edges().iter().map(|edge| edge.arguments(&mut Random::seeded(7))));
    for of_size in 1..=8 {
        for draw in 0..60 {
            found.extend(checker.random(&mut Random::new(1_000_003 + draw, of_size as u64), of_size));
        }
    }
    found
}

/// The template of the arguments.
pub(super) fn template(samples: &[Value]) -> Template {
    let tuples: Vec<&Vec<Value>> =
        samples.iter().filter_map(|sample| if let Value::Tuple(items) = sample { Some(items) } else { None }).collect();
    let width = tuples.first().map_or(0, |items| items.len());
    let argument = |at: usize| {
        let values: Vec<&Value> = tuples.iter().filter_map(|items| items.get(at)).collect();
        if values.iter().all(|value| matches!(value, Value::Str(_))) {
            return Template::Text(characters(&values));
        }
        learn(&values)
    };
    Template::Tuple((0..width).map(argument).collect())
}

fn characters(values: &[&Value]) -> Vec<char> {
    let mut found = vec!['a', 'b', ' '];
    for value in values.iter().rev() {
        if let Value::Str(text) = value {
            found.extend(text.chars());
        }
        if found.len() > 4000 {
            break;
        }
    }
    let mut counted: Vec<char> = Vec::new();
    for c in found {
        if !counted.contains(&c) && counted.len() < 10 {
            counted.push(c);
        }
    }
    counted
}

fn learn(values: &[&Value]) -> Template {
    let inner = |of: fn(&Value) -> Option<&Vec<Value>>| -> Option<Vec<&Value>> {
        let all: Option<Vec<&Vec<Value>>> = values.iter().map(|value| of(value)).collect();
        all.filter(|all| !all.is_empty()).map(|all| all.into_iter().flatten().collect())
    };
    if let Some(items) = inner(|value| if let Value::List(items) = value { Some(items) } else { None }) {
        return Template::List(Box::new(learn(&items)));
    }
    if let Some(items) = inner(|value| if let Value::Set(items) = value { Some(items) } else { None }) {
        return Template::Set(Box::new(learn(&items)));
    }
    match values.first() {
        Some(Value::Tuple(first)) if !first.is_empty() => tuples(values, first.len()),
        Some(Value::Dict(_)) => {
            let entries: Vec<&(Value, Value)> = values
                .iter()
                .filter_map(|value| if let Value::Dict(items) = value { Some(items) } else { None })
                .flatten()
                .collect();
            let keys: Vec<&Value> = entries.iter().map(|(key, _)| key).collect();
            let items: Vec<&Value> = entries.iter().map(|(_, value)| value).collect();
            Template::Dict(Box::new(learn(&keys)), Box::new(learn(&items)))
        }
        Some(Value::NdArray(array)) if !array.shape().is_empty() => {
            let axes = array.shape().len();
            let elements = values.iter().flat_map(|value| match value {
                Value::NdArray(array) => (0..array.len().min(40)).map(|at| array.data().get(at)).collect(),
                _ => Vec::new(),
            });
            Template::Array(array.dtype(), axes, pool(elements))
        }
        Some(Value::DataFrame(frame)) => {
            let column = |at: usize| {
                let cells = values.iter().flat_map(move |value| match value {
                    Value::DataFrame(frame) if at < frame.columns.len() => {
                        let column = &frame.columns[at].1;
                        (0..column.len().min(12)).map(|row| column.data().get(row)).collect()
                    }
                    _ => Vec::new(),
                });
                (frame.columns[at].0.clone(), frame.columns[at].1.dtype(), pool(cells))
            };
            Template::Frame((0..frame.columns.len()).map(column).collect())
        }
        Some(Value::Table(table)) => {
            let cells = |at: usize| {
                pool(values.iter().flat_map(move |value| match value {
                    Value::Table(table) => table.rows.iter().take(12).filter_map(|row| row.get(at).cloned()).collect(),
                    _ => Vec::new(),
                }))
            };
            Template::Table(table.columns.clone(), (0..table.columns.len()).map(cells).collect())
        }
        _ => Template::Pool(pool(values.iter().map(|&value| value.clone()))),
    }
}

/// Records of one kind are made part by part; others, such as calls of different methods, are taken as they are.
fn tuples(values: &[&Value], width: usize) -> Template {
    let all: Option<Vec<&Vec<Value>>> =
        values.iter().map(|value| if let Value::Tuple(items) = value { Some(items) } else { None }).collect();
    let is_call = |items: &Vec<Value>| matches!(items.as_slice(), [Value::Str(_), Value::Tuple(_)]);
    match all {
        Some(all) if all.iter().all(|items| items.len() == width && !is_call(items)) => {
            let part = |at: usize| learn(&all.iter().map(|items| &items[at]).collect::<Vec<_>>());
            Template::Tuple((0..width).map(part).collect())
        }
        _ => Template::Pool(whole(values)),
    }
}

/// Different values as they came, the simplest first.
fn whole(values: &[&Value]) -> Vec<Value> {
    let mut found: Vec<Value> = Vec::new();
    for value in values {
        if !found.contains(value) && found.len() < 200 {
            found.push((*value).clone());
        }
    }
    found.sort_by(|left, right| cost(left).total_cmp(&cost(right)));
    found.truncate(3 * POOL);
    found
}

/// A few values of the samples' kinds: plain ones, then the simplest of the samples.
fn pool(values: impl Iterator<Item = Value>) -> Vec<Value> {
    let mut seen: Vec<Value> = Vec::new();
    for value in values {
        let is_nan = |value: &Value| matches!(value, Value::Float(number) if number.is_nan());
        if seen.len() < 400 && !seen.iter().any(|other| *other == value || (is_nan(other) && is_nan(&value))) {
            seen.push(value);
        }
    }
    seen.sort_by(|left, right| cost(left).total_cmp(&cost(right)));
    let mut found: Vec<Value> = Vec::new();
    let mut add = |value: Value| {
        if !found.contains(&value) {
            found.push(value);
        }
    };
    let has = |kind: fn(&Value) -> bool| seen.iter().any(kind);
    if has(|value| matches!(value, Value::None)) {
        add(Value::None);
    }
    if has(|value| matches!(value, Value::Int(_))) {
        [0, 1, 2, -1, 3].into_iter().for_each(|number| add(Value::Int(number)));
    }
    if has(|value| matches!(value, Value::Float(_))) {
        [0.0, 1.0, -1.0, 0.5, 2.0].into_iter().for_each(|number| add(Value::Float(number)));
    }
    if has(|value| matches!(value, Value::Str(_))) {
        ["a", "b", ""].into_iter().for_each(|text| add(Value::Str(text.into())));
    }
    let nan = seen.iter().find(|value| matches!(value, Value::Float(number) if number.is_nan())).cloned();
    let extra = seen.len().min(POOL / 2);
    // The simplest, and some from the far end: what is special is often large.
    for value in seen.iter().take(extra).chain(seen.iter().rev().take(2)) {
        add(value.clone());
    }
    found.extend(nan);
    found
}
