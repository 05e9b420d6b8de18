//! Every input of a template and a size, or as many as there is time for.

use super::learn::Template;
use judge::random::Random;
use judge::value::{Data, DataFrame, Dtype, NdArray, Table, Value};

/// Choices are gone through one by one up to this many inputs; beyond, they are drawn.
const EXHAUSTIVE: usize = 8_000;
const DRAWN: usize = 3_000;

/// Inputs of this size that `legal` lets through, at most `at_most`.
pub(super) fn inputs(template: &Template, size: usize, at_most: usize, legal: impl Fn(&Value) -> bool) -> Vec<Value> {
    let mut found: Vec<Value> = Vec::new();
    let mut choices: Vec<(usize, usize)> = Vec::new();
    for _ in 0..EXHAUSTIVE {
        let mut at = 0;
        let made = arguments(template, size, &mut |count| {
            if at == choices.len() {
                choices.push((0, count));
            }
            at += 1;
            choices[at - 1].0
        });
        choices.truncate(at);
        found.extend(made.filter(&legal));
        // The next sequence of choices: the last that can go on does.
        while choices.last().is_some_and(|(choice, count)| choice + 1 >= *count) {
            choices.pop();
        }
        match choices.last_mut() {
            Some((choice, _)) => *choice += 1,
            None => return sampled(found, at_most),
        }
    }
    // Too many to go through: what was gone through is all alike, so draws stand for the rest.
    let mut random = Random::seeded(size as u64);
    let mut found = sampled(found, at_most / 3);
    for _ in 0..DRAWN {
        if found.len() >= at_most {
            break;
        }
        let made = arguments(template, size, &mut |count| random.count(0..=count - 1));
        found.extend(made.filter(&legal));
    }
    found
}

fn sampled(mut found: Vec<Value>, at_most: usize) -> Vec<Value> {
    if found.len() > at_most {
        Random::seeded(1).shuffle(&mut found);
        found.truncate(at_most);
    }
    found
}

type Choose<'a> = dyn FnMut(usize) -> usize + 'a;

fn arguments(template: &Template, size: usize, choose: &mut Choose) -> Option<Value> {
    let Template::Tuple(parts) = template else { return None };
    if size > 0 && !parts.iter().any(grows) {
        return None;
    }
    parted(parts, size, choose).map(Value::Tuple)
}

/// Parts that have `size` items together.
fn parted(parts: &[Template], size: usize, choose: &mut Choose) -> Option<Vec<Value>> {
    let mut left = size;
    let mut last = parts.iter().rposition(grows);
    let mut made = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let own = match last {
            _ if !grows(part) => 0,
            Some(end) if end == at => {
                last = None;
                left
            }
            _ => choose(left + 1),
        };
        left -= own;
        made.push(make(part, own, choose)?);
    }
    (left == 0).then_some(made)
}

fn grows(template: &Template) -> bool {
    match template {
        Template::Pool(_) => false,
        Template::Tuple(parts) => parts.iter().any(grows),
        _ => true,
    }
}

fn one(pool: &[Value], choose: &mut Choose) -> Option<Value> {
    if pool.is_empty() { None } else { Some(pool[choose(pool.len())].clone()) }
}

fn make(template: &Template, size: usize, choose: &mut Choose) -> Option<Value> {
    Some(match template {
        Template::Pool(pool) => one(pool, choose)?,
        Template::Text(characters) => Value::Str((0..size).map(|_| characters[choose(characters.len())]).collect()),
        Template::List(item) => Value::List(items(item, size, choose)?),
        Template::Set(item) => {
            let items = items(item, size, choose)?;
            let all_new = items.iter().enumerate().all(|(at, item)| !items[..at].contains(item));
            Value::Set(if all_new { items } else { return None })
        }
        Template::Dict(key, item) => {
            let mut entries: Vec<(Value, Value)> = Vec::new();
            for item in items(item, size, choose)? {
                let key = make(key, 0, choose)?;
                if entries.iter().any(|(other, _)| *other == key) {
                    return None;
                }
                entries.push((key, item));
            }
            Value::Dict(entries)
        }
        Template::Tuple(parts) => Value::Tuple(parted(parts, size, choose)?),
        Template::Array(dtype, axes, pool) => {
            let mut shape = Vec::new();
            let mut left = size;
            for axis in 0..*axes {
                let side = if axis + 1 == *axes {
                    left
                } else {
                    let divisors: Vec<usize> = (1..=left.max(1)).filter(|side| left.is_multiple_of(*side)).collect();
                    divisors[choose(divisors.len())]
                };
                shape.push(side);
                left = left.checked_div(side).unwrap_or(0);
            }
            let elements = (0..size).map(|_| one(pool, choose)).collect::<Option<Vec<Value>>>()?;
            Value::NdArray(NdArray::new(shape, Data::of(&elements, *dtype)?).ok()?)
        }
        Template::Frame(columns) => {
            let mut made = Vec::new();
            for (name, dtype, pool) in columns {
                made.push((name.clone(), column(*dtype, pool, size, choose)?));
            }
            let index = NdArray::flat(Data::Int64((0..size as i64).collect()));
            Value::DataFrame(DataFrame { index, columns: made })
        }
        Template::Table(columns, pools) => {
            let mut rows = Vec::new();
            for _ in 0..size {
                rows.push(pools.iter().map(|pool| one(pool, choose)).collect::<Option<Vec<Value>>>()?);
            }
            Value::Table(Table { columns: columns.clone(), rows })
        }
    })
}

fn column(dtype: Dtype, pool: &[Value], size: usize, choose: &mut Choose) -> Option<NdArray> {
    let cells = (0..size).map(|_| one(pool, choose)).collect::<Option<Vec<Value>>>()?;
    Data::of(&cells, dtype).map(NdArray::flat)
}

/// Items that count `size` together: scalars and records one each, lists what is in them.
fn items(item: &Template, size: usize, choose: &mut Choose) -> Option<Vec<Value>> {
    let mut made = Vec::new();
    let mut left = size;
    while left > 0 {
        let own = match item {
            Template::List(_) | Template::Set(_) | Template::Dict(..) | Template::Array(..) => 1 + choose(left),
            _ => 1,
        };
        // An empty list counts as one, and so does a list of one.
        let within = match item {
            Template::Tuple(_) | Template::Pool(_) => 0,
            _ if own == 1 => choose(2),
            _ => own,
        };
        left -= own;
        made.push(make(item, within, choose)?);
    }
    Some(made)
}
