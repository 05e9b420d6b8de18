//! Every input that the checker makes is legal, and the reference takes it.

use super::subject::Subject;
use super::tally::{Alarm, Tally};
use judge::plan::MAX_RANDOM_SIZE;
use judge::random::Random;
use judge::value::Value;

/// Seeds under which each generator is tried.
const SEEDS: u64 = 5;

pub(super) fn check(subject: &Subject<'_>, tally: &mut Tally) {
    let Some(checker) = &subject.checker else { return };
    let mut check = |alarm: Alarm, name: String, arguments: &Value| {
        let fault =
            checker.legal(arguments).err().or_else(|| checker.expected(arguments).err().map(|error| error.to_string()));
        tally.expect(fault.is_none(), alarm, || format!("{name} is not legal: {}", fault.clone().unwrap_or_default()));
    };
    for (at, example) in checker.examples().iter().enumerate() {
        check(Alarm::IllegalExample, format!("example {}", at + 1), &example.arguments);
    }
    for edge in checker.edges() {
        for seed in 0..SEEDS {
            let arguments = edge.arguments(&mut Random::seeded(seed));
            check(Alarm::IllegalExample, format!("edge case “{}”", edge.name), &arguments);
        }
    }
    for size in 1..=MAX_RANDOM_SIZE {
        for seed in 0..SEEDS {
            if let Some(arguments) = checker.random(&mut Random::new(seed, size as u64), size) {
                check(Alarm::IllegalRandom, format!("random input of size {size}, seed {seed}"), &arguments);
            }
        }
    }
    if let Some(growth) = &subject.manifest.growth {
        for step in 0..=growth.doublings {
            let size = (growth.first << step) as usize;
            match checker.growth(&mut Random::seeded(1), size) {
                Some(arguments) => check(Alarm::IllegalExample, format!("growth input of size {size}"), &arguments),
                None => check(Alarm::IllegalExample, "the growth series".into(), &Value::None),
            }
        }
    }
}
