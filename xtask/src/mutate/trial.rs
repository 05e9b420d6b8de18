//! One mutant before the judge.

use super::mutant::Mutant;
use crate::judging;
use crate::python_host::NodeLink;
use judge::engine::{JudgedCase, Stage, Watcher};
use judge::manifest::{Kind, Manifest};
use problems::Package;
use protocol::judging::{Report, Verdict};
use std::time::Instant;

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
pub(super) fn judge(
    package: &Package,
    kind: Kind,
    mutant: &Mutant,
    seed: u64,
    is_listed: bool,
    python: &mut NodeLink,
) -> Fate {
    let seeds = if is_listed { 1 } else { SEEDS };
    for at in 0..seeds {
        let fate = judge_once(package, kind, mutant, seed + at, at + 1 == seeds, python);
        if fate != Fate::Survived {
            // A clock that slipped does not make a list untrue.
            let only_slow = is_listed && fate == Fate::Killed(Verdict::TimeLimitExceeded);
            return if only_slow { judge_once(package, kind, mutant, seed, true, python) } else { fate };
        }
    }
    Fate::Survived
}

fn judge_once(package: &Package, kind: Kind, mutant: &Mutant, seed: u64, growth: bool, python: &mut NodeLink) -> Fate {
    let mut watcher = Hurried { start: Instant::now(), growth };
    match judging::submit_watched(package, kind, &mutant.text, seed, python, &mut watcher) {
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

/// Asks for the verdict alone.
struct Hurried {
    start: Instant,
    growth: bool,
}

impl Watcher for Hurried {
    fn now_ms(&self) -> f64 {
        self.start.elapsed().as_secs_f64() * 1000.0
    }

    fn progress(&mut self, _: Stage, _: usize, _: usize) {}

    fn counterexample(&mut self, _: &Manifest, _: &JudgedCase) {}

    fn wants(&self, stage: Stage) -> bool {
        match stage {
            Stage::Cases => true,
            Stage::Shrinking => false,
            Stage::Growth => self.growth,
        }
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
        judge(package, Kind::Expression, &mutant, 1, false, &mut NodeLink::new(Path::new("nowhere")))
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
        let mut watcher = Hurried { start: Instant::now(), growth: true };
        let report = judging::submit_watched(package, Kind::Expression, "x + 0.5", 1, &mut python, &mut watcher);
        let failing = report.expect("a report").failing.expect("a failing case");
        assert_eq!(failing.shrinks, 0);
    }
}
