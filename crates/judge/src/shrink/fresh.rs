//! Small inputs that the problem's own generators make: ways out of a dead end.

use super::cost::{cost, size};
use crate::checker::Checker;
use crate::random::Random;
use crate::value::Value;

/// Most inputs given.
pub(super) const MOST: usize = 200;

/// Sizes asked of the random generator, from 1, and draws of each.
const SIZES: usize = 10;
const DRAWS: u64 = 24;

/// Examples, edge cases and small random inputs with fewer items than `fewer_than`, the simplest first.
pub(super) fn inputs(checker: &Checker, fewer_than: usize) -> Vec<Value> {
    let mut found: Vec<Value> = checker.examples().iter().map(|example| example.arguments.clone()).collect();
    found.extend(checker.edges().iter().map(|edge| edge.arguments(&mut Random::seeded(0))));
    for of_size in 1..=SIZES {
        let draws = 0..DRAWS;
        found.extend(draws.filter_map(|draw| checker.random(&mut Random::new(draw, of_size as u64), of_size)));
    }
    found.retain(|arguments| size(arguments) < fewer_than);
    let mut priced: Vec<(f64, Value)> = found.into_iter().map(|arguments| (cost(&arguments), arguments)).collect();
    priced.sort_by(|(left, _), (right, _)| left.total_cmp(right));
    priced.truncate(MOST);
    priced.into_iter().map(|(_, arguments)| arguments).collect()
}
