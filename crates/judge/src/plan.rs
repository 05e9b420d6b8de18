//! Which cases an answer is run on.

use crate::checker::Checker;
use crate::random::Random;
use crate::value::Value;

/// How thoroughly an answer is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// As one types: at most [`LIVE_CASES`] cases, no growth.
    Live,
    /// The worked examples, each reported.
    Run,
    /// Examples, edge cases, random cases, then growth.
    Submit,
}

/// Cases of [`Depth::Live`].
pub const LIVE_CASES: usize = 20;

/// The largest size asked of a random generator.
pub const MAX_RANDOM_SIZE: usize = 48;

/// A case before it runs.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedCase {
    /// Such as `example 1`, `k equals n`, `random, size 12`.
    pub name: String,
    /// The arguments; legal.
    pub arguments: Value,
}

/// The cases of a run, the same for the same seed. Edge cases that a generator made illegal are left out here; the
/// verifier refuses such a package.
pub fn plan(checker: &Checker, depth: Depth, seed: u64, random_cases: usize) -> Vec<PlannedCase> {
    let mut cases: Vec<PlannedCase> = checker
        .examples()
        .iter()
        .enumerate()
        .map(|(at, example)| PlannedCase { name: format!("example {}", at + 1), arguments: example.arguments.clone() })
        .collect();
    if depth == Depth::Run {
        return cases;
    }
    for (at, edge) in checker.edges().iter().enumerate() {
        let arguments = edge.arguments(&mut Random::new(seed, 1 + at as u64));
        cases.push(PlannedCase { name: edge.name.clone(), arguments });
    }
    let random_cases = match depth {
        Depth::Live => random_cases.min(LIVE_CASES.saturating_sub(cases.len())),
        _ => random_cases,
    };
    for at in 0..random_cases {
        let size = size_of_random_case(at, random_cases);
        if let Some(arguments) = checker.random(&mut Random::new(seed, 1000 + at as u64), size) {
            cases.push(PlannedCase { name: format!("random, size {size}"), arguments });
        }
    }
    cases.retain(|case| checker.legal(&case.arguments).is_ok());
    cases
}

/// Sizes rise from 1 to [`MAX_RANDOM_SIZE`], faster towards the end: small inputs find most faults and explain them best.
fn size_of_random_case(at: usize, of: usize) -> usize {
    let share = (at + 1) as f64 / of as f64;
    1 + (share * share * (MAX_RANDOM_SIZE - 1) as f64).round() as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checker::must;

    fn checker() -> Checker {
        Checker::new(|items: Vec<i64>| items.iter().sum::<i64>())
            .example("", (vec![1, 2],))
            .edge("illegal", |_| (vec![],))
            .edge("one", |_| (vec![7],))
            .random(|random, size| (random.many(size, |r| r.int(-9..=9)),))
            .legal(|(items,)| must(!items.is_empty(), "not empty"))
            .into()
    }

    #[test]
    fn a_seed_gives_the_same_cases() {
        let checker = checker();
        assert_eq!(plan(&checker, Depth::Submit, 3, 10), plan(&checker, Depth::Submit, 3, 10));
        assert_ne!(plan(&checker, Depth::Submit, 3, 10), plan(&checker, Depth::Submit, 4, 10));
    }

    #[test]
    fn illegal_cases_are_left_out_and_live_is_short() {
        let checker = checker();
        let names: Vec<String> = plan(&checker, Depth::Submit, 1, 2).into_iter().map(|case| case.name).collect();
        assert_eq!(names, ["example 1", "one", "random, size 13", "random, size 48"]);
        assert!(plan(&checker, Depth::Live, 1, 1000).len() <= LIVE_CASES);
        assert_eq!(plan(&checker, Depth::Run, 1, 1000).len(), 1);
    }
}
