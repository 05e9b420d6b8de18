//! One mutant before the judge.

use super::mutant::Mutant;
use crate::judging::Trial;
use crate::python_host::NodeLink;
use problems::Package;
use protocol::judging::{Report, Verdict};

/// Seeds that a mutant has to survive.
const SEEDS: u64 = 3;

/// What became of a mutant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Told from a right answer.
    Killed(Verdict),
    /// Accepted under every seed.
    Survived,
    /// Not a program of the language: it tells nothing about the cases.
    NotCounted,
    /// The judge failed.
    Broken(String),
}

/// Judges a mutant: cases under the first seed, then under the others, and growth at the very end.
///
/// A mutant that is known to be right is judged under one seed, to see that the list is still true.
pub(super) fn judge(package: &Package, mutant: &Mutant, seed: u64, is_listed: bool, python: &mut NodeLink) -> Fate {
    let seeds = if is_listed { 1 } else { SEEDS };
    for at in 0..seeds {
        let fate = judge_once(package, mutant, seed + at, at + 1 == seeds, python);
        if fate != Fate::Survived {
            // A clock that slipped does not make a list untrue.
            let only_slow = is_listed && fate == Fate::Killed(Verdict::TimeLimitExceeded);
            return if only_slow { judge_once(package, mutant, seed, true, python) } else { fate };
        }
    }
    Fate::Survived
}

fn judge_once(package: &Package, mutant: &Mutant, seed: u64, growth: bool, python: &mut NodeLink) -> Fate {
    let manifest = package.manifest();
    let trial = Trial { seed, shrinks: false, measures_growth: growth, ..Trial::of(package, &manifest) };
    match trial.submit(&mutant.text, python) {
        Ok(report) => fate(&report),
        Err(error) => Fate::Broken(format!("{error:#}")),
    }
}

fn fate(report: &Report) -> Fate {
    match report.verdict {
        Verdict::Accepted => Fate::Survived,
        Verdict::CompileError | Verdict::Unsupported => Fate::NotCounted,
        Verdict::JudgeError | Verdict::Stopped | Verdict::Incomplete => Fate::Broken(report.headline.clone()),
        verdict => Fate::Killed(verdict),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// An expression needs no interpreter, so there is none here.
    fn judged(text: &str) -> Fate {
        let package = Package::find("standardise-columns").expect("a problem of kind expression");
        let mutant = Mutant { text: text.into(), line: 1, before: Vec::new(), after: Vec::new() };
        judge(package, &mutant, 1, false, &mut NodeLink::new(Path::new("nowhere")))
    }

    #[test]
    fn a_mutant_survives_is_killed_or_does_not_count() {
        assert_eq!(judged("(x - x.mean(axis=0)) / x.std(axis=0)"), Fate::Survived);
        assert_eq!(judged("(x - x.mean(axis=0)) * x.std(axis=0)"), Fate::Killed(Verdict::WrongAnswer));
        assert_eq!(judged("(x - x.mean(axis=7)) / x.std(axis=0)"), Fate::Killed(Verdict::RuntimeError));
        assert_eq!(judged("(x - "), Fate::NotCounted);
        assert_eq!(judged(" "), Fate::Broken("There is nothing to judge yet.".into()));
    }

    #[test]
    fn nobody_waits_for_a_smaller_input() {
        let package = Package::find("standardise-columns").expect("a problem of kind expression");
        let mut python = NodeLink::new(Path::new("nowhere"));
        let manifest = package.manifest();
        let report = Trial { shrinks: false, ..Trial::of(package, &manifest) }.submit("x + 0.5", &mut python);
        let failing = report.expect("a report").failing.expect("a failing case");
        assert_eq!(failing.shrinks, 0);
    }
}
