//! Every limit of the manifest is reached by some case, and the validator refuses what lies beyond.
//!
//! A limit is a number under `[limits]` whose name ends in `_max` or `_min`. Where it bounds a length or a number that stands in
//! the input, [`places`] finds that by itself: a legal case has exactly this length or number somewhere, and is
//! not legal any more with one more (or less). Anything else is said by the checker: `.bound("name", |arguments| …)`.

mod places;

use super::subject::Subject;
use super::tally::{Alarm, Tally};
use judge::checker::{Bound, Checker};
use judge::plan::{Depth, plan};
use judge::random::Random;
use judge::value::Value;
use places::Side;

/// Runs whose cases are looked at.
const SEEDS: u64 = 20;

pub(super) fn check(subject: &Subject<'_>, tally: &mut Tally) {
    let Some(checker) = &subject.checker else { return };
    let limits = &subject.manifest.limits;
    for bound in checker.bounds().iter().filter(|bound| !limits.contains_key(&bound.limit)) {
        tally.ring(
            Alarm::BoundNotReached,
            format!("checker.rs bounds {}, which is not in [limits] of problem.toml", bound.limit),
        );
    }
    let bounds: Vec<(&str, i64, Side)> =
        limits.iter().filter_map(|(name, &number)| Some((name.as_str(), number, side(name)?))).collect();
    if bounds.is_empty() {
        return;
    }
    let cases = cases(subject, checker);
    for (name, limit, side) in bounds {
        match checker.bounds().iter().find(|bound| bound.limit == name) {
            Some(bound) => declared(bound, limit, side, &cases, tally),
            None => found(name, limit, side, &cases, checker, tally),
        }
    }
}

fn side(name: &str) -> Option<Side> {
    match name {
        _ if name.ends_with("_max") || name.starts_with("max_") => Some(Side::Above),
        _ if name.ends_with("_min") || name.starts_with("min_") => Some(Side::Below),
        _ => None,
    }
}

/// What answers are run on, under several seeds, the growth series included. The largest come first, for they reach most.
fn cases(subject: &Subject<'_>, checker: &Checker) -> Vec<Value> {
    let random_cases = subject.manifest.random_cases as usize;
    let mut cases: Vec<Value> = (1..=SEEDS)
        .flat_map(|seed| plan(checker, Depth::Submit, seed, random_cases))
        .map(|case| case.arguments)
        .collect();
    if let Some(growth) = &subject.manifest.growth {
        let largest = (growth.first << growth.doublings) as usize;
        let input = checker.growth(&mut Random::seeded(1), largest);
        cases.extend(input.filter(|arguments| checker.legal(arguments).is_ok()));
    }
    cases.sort_by_cached_key(|arguments| std::cmp::Reverse(arguments.weight()));
    cases
}

fn declared(bound: &Bound, limit: i64, side: Side, cases: &[Value], tally: &mut Tally) {
    let measured = cases.iter().filter_map(|arguments| bound.measure(arguments).ok());
    let (extreme, word) = match side {
        Side::Above => (measured.max(), "most"),
        Side::Below => (measured.min(), "least"),
    };
    tally.expect(extreme == Some(limit), Alarm::BoundNotReached, || {
        let name = &bound.limit;
        let reached = extreme.map_or("nothing".into(), |extreme| extreme.to_string());
        format!("{name} is {limit}, but the {word} that a case has is {reached}: add an edge case that reaches it")
    });
}

fn found(name: &str, limit: i64, side: Side, cases: &[Value], checker: &Checker, tally: &mut Tally) {
    let mut reached = false;
    for arguments in cases {
        for beyond in places::beyond(arguments, limit, side) {
            reached = true;
            if beyond.is_none_or(|beyond| checker.legal(&beyond).is_err()) {
                tally.passed += 1;
                return;
            }
        }
    }
    if reached {
        let beyond = limit + side.step();
        tally.ring(
            Alarm::BoundNotKept,
            format!("{name} is {limit}, and cases reach it, but the validator takes {beyond} as well"),
        );
    } else {
        tally.ring(
            Alarm::BoundNotReached,
            format!(
                "no case has a length or a number of {limit}, which {name} allows: add an edge case that reaches it, or if \
                 it bounds something else say what, in checker.rs: .bound(\"{name}\", |arguments| …)"
            ),
        );
    }
}
