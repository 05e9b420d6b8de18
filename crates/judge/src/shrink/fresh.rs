//! Small inputs that come from elsewhere than the present one: ways out of a dead end.

use super::cost::{cost, size};
use super::parts::{keep, sides};
use crate::checker::Checker;
use crate::random::Random;
use crate::value::Value;
use std::collections::HashMap;

/// Most inputs given.
pub(super) const MOST: usize = 240;

/// Sizes asked of the random generator, from 1, and draws of each.
const SIZES: usize = 8;
const DRAWS: u64 = 20;

/// Small parts taken of each example and edge case.
const PARTS: u64 = 12;

/// Examples, edge cases, small parts of them and of this input, and small random inputs, all with fewer items than it;
/// the simplest first.
pub(super) fn inputs(checker: &Checker, arguments: &Value) -> Vec<Value> {
    let most = size(arguments);
    let mut found: Vec<Value> = checker.examples().iter().map(|example| example.arguments.clone()).collect();
    found.extend(checker.edges().iter().map(|edge| edge.arguments(&mut Random::seeded(0))));
    let wholes: Vec<Value> = found.iter().chain([arguments]).cloned().collect();
    for (at, whole) in wholes.iter().enumerate() {
        found.extend((0..PARTS).filter_map(|draw| part(whole, &mut Random::new(draw, at as u64))));
    }
    for of_size in 1..=SIZES {
        let draws = 0..DRAWS;
        found.extend(draws.filter_map(|draw| checker.random(&mut Random::new(draw, of_size as u64), of_size)));
    }
    found.retain(|arguments| size(arguments) < most && checker.legal(arguments).is_ok());
    let mut priced: Vec<(f64, Value)> = found.into_iter().map(|arguments| (cost(&arguments), arguments)).collect();
    priced.sort_by(|(left, _), (right, _)| left.total_cmp(right));
    priced.dedup_by(|(_, left), (_, right)| left == right);
    spread(&mut priced);
    priced.into_iter().map(|(_, arguments)| arguments).collect()
}

/// Leaves [`MOST`], evenly spread: what is special is seldom among the simplest.
fn spread(priced: &mut Vec<(f64, Value)>) {
    let count = priced.len();
    if count > MOST {
        let mut at = 0;
        priced.retain(|_| {
            at += 1;
            at * MOST / count != (at - 1) * MOST / count
        });
    }
}

/// One to three positions along each axis of each argument, the same along axes that are equally long, and counts that may
/// go with them.
fn part(whole: &Value, random: &mut Random) -> Option<Value> {
    let Value::Tuple(arguments) = whole else { return None };
    let few = random.count(1..=3);
    let mut kept: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut smaller = Vec::new();
    for argument in arguments {
        let mut argument = match argument {
            Value::Int(number) => Value::Int(*random.pick(&[*number, (*number).min(few as i64), (*number).min(1)])),
            other => other.clone(),
        };
        for axis in 0..sides(&argument).len() {
            let Some(&side) = sides(&argument).get(axis) else { break };
            let positions = kept.entry(side).or_insert_with(|| {
                let start = random.count(0..=side.saturating_sub(few));
                let near = random.chance(0.5);
                (0..few.min(side)).map(|at| if near { start + at } else { random.count(0..=side - 1) }).collect()
            });
            argument = keep(&argument, axis, &|at| positions.contains(&at))?;
        }
        smaller.push(argument);
    }
    Some(Value::Tuple(smaller))
}
