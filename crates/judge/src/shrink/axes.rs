//! Fewer items: halves, quarters and single ones, along one axis or along all that are equally long; and with them
//! smaller counts.

use super::Edit;
use super::parts::{containers, get, keep, replaced, sides};
use crate::value::Value;

/// Containers looked into.
const CONTAINERS: usize = 40;

/// Sides up to this length are tried without each single item.
const FINE: usize = 32;

/// Sides up to this length are tried without each pair of items.
const PAIRS: usize = 9;

/// An axis of a container: the path to it, the axis, how long it is.
#[derive(Clone)]
struct Side {
    path: Vec<usize>,
    axis: usize,
    length: usize,
}

/// Axes that are shortened together.
fn groups(value: &Value) -> Vec<Vec<Side>> {
    let mut found: Vec<Vec<Side>> = Vec::new();
    let paths = containers(value, CONTAINERS);
    let side = |path: &Vec<usize>| -> Vec<Side> {
        let lengths = get(value, path).map(sides).unwrap_or_default();
        lengths.into_iter().enumerate().map(|(axis, length)| Side { path: path.clone(), axis, length }).collect()
    };
    let all: Vec<Side> = paths.iter().flat_map(side).filter(|side| side.length > 0).collect();
    // What stands in one tuple or dict and is equally long: parallel lists, a matrix and its vector, both sides of a square.
    for parent in &paths {
        if matches!(get(value, parent), Some(Value::List(_))) {
            continue;
        }
        let inner: Vec<&Side> =
            all.iter().filter(|side| side.path.len() == parent.len() + 1 && side.path.starts_with(parent)).collect();
        let mut lengths: Vec<usize> = inner.iter().map(|side| side.length).collect();
        lengths.sort_unstable_by(|left, right| right.cmp(left));
        lengths.dedup();
        for length in lengths {
            let same: Vec<Side> = inner.iter().filter(|side| side.length == length).map(|&side| side.clone()).collect();
            if same.len() > 2 && same.len() <= 4 {
                for left in 0..same.len() {
                    for right in left + 1..same.len() {
                        found.push(vec![same[left].clone(), same[right].clone()]);
                    }
                }
            }
            if same.len() > 1 {
                found.push(same);
            }
        }
    }
    found.reverse();
    found.extend(all.into_iter().map(|side| vec![side]));
    found
}

/// Without a part: the boldest first.
pub(super) fn chunks(value: &Value) -> Vec<Edit> {
    let mut found: Vec<Edit> = Vec::new();
    let groups = groups(value);
    for group in &groups {
        let length = group[0].length;
        for (start, end) in cuts(length) {
            found.push(without(group.clone(), move |at| at < start || at >= end, None));
        }
    }
    found
}

/// Without one item and with a count lowered by one or to what is left, without two items, and a count alone lowered.
pub(super) fn fine(value: &Value) -> Vec<Edit> {
    let mut found: Vec<Edit> = Vec::new();
    let counts: Vec<usize> = match value {
        Value::Tuple(items) => (0..items.len()).filter(|&at| matches!(items[at], Value::Int(_))).collect(),
        _ => Vec::new(),
    };
    let groups = groups(value);
    for group in &groups {
        let length = group[0].length.min(FINE);
        for &count in &counts {
            for drop in (0..length).rev() {
                found.push(without(group.clone(), move |at| at != drop, Some(count)));
            }
        }
    }
    for group in groups.iter().filter(|group| group[0].length <= PAIRS) {
        for left in 0..group[0].length {
            for right in left + 1..group[0].length {
                found.push(without(group.clone(), move |at| at != left && at != right, None));
                for &count in &counts {
                    found.push(without(group.clone(), move |at| at != left && at != right, Some(count)));
                }
            }
        }
    }
    // One item less of each of two axes that are not equally long.
    let single: Vec<Side> = groups.iter().filter(|group| group.len() == 1).map(|group| group[0].clone()).collect();
    let top: Vec<&Side> = single.iter().filter(|side| side.path.len() == 1 && side.length <= PAIRS).collect();
    for (at, left) in top.iter().enumerate() {
        for right in top[at + 1..].iter().filter(|right| right.length != left.length && right.path != left.path) {
            for first in 0..left.length {
                for second in 0..right.length {
                    let (left, right) = ((*left).clone(), (*right).clone());
                    found.push(Box::new(move |value| {
                        let value = shortened(value, &left, &|at| at != first)?;
                        shortened(&value, &right, &|at| at != second)
                    }));
                }
            }
        }
    }
    found
}

/// Parts to leave out, as ranges: a half, a quarter and so on, down to single items of short sides.
fn cuts(length: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    if length > 2 {
        found.push((1, length));
        found.push((0, length - 1));
    }
    let finest = if length <= FINE { 1 } else { length / 16 };
    let mut chunk = length.div_ceil(2);
    while chunk >= finest {
        found.extend((0..length).step_by(chunk).rev().map(|start| (start, (start + chunk).min(length))));
        if chunk == 1 {
            break;
        }
        chunk /= 2;
    }
    found
}

/// The group's axes with the positions that stay, and the count at this argument lowered by as many as are dropped.
fn without(group: Vec<Side>, stays: impl Fn(usize) -> bool + 'static, count: Option<usize>) -> Edit {
    Box::new(move |value| {
        let mut smaller = value.clone();
        for side in &group {
            smaller = shortened(&smaller, side, &stays)?;
        }
        if let Some(count) = count {
            let dropped = (0..group[0].length).filter(|&at| !stays(at)).count() as i64;
            let Some(Value::Int(number)) = get(&smaller, &[count]) else { return None };
            let less = number.checked_sub(dropped).filter(|&less| less >= 0)?;
            smaller = replaced(&smaller, &[count], Value::Int(less))?;
        }
        Some(smaller)
    })
}

fn shortened(value: &Value, side: &Side, stays: &dyn Fn(usize) -> bool) -> Option<Value> {
    let container = get(value, &side.path)?;
    if sides(container).get(side.axis) != Some(&side.length) {
        return None;
    }
    replaced(value, &side.path, keep(container, side.axis, stays)?)
}
