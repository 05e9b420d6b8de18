//! Submissions get the verdicts that their folders name: under several seeds, on many more random inputs, and with the
//! limits of time halved and doubled.
//!
//! Growth is nine tenths of the work. It is measured under the limits of time as they are and under those that are harder for
//! an answer, each time under another seed: the seeds after the first judge the cases alone. A growth that could not be told for
//! noise is measured again, as a candidate would submit again: what the report calls untold is no verdict on the answer. One that
//! was told is never asked twice.

use super::Effort;
use super::subject::{Subject, Submission};
use super::tally::{Alarm, Tally};
use crate::content::starter_name;
use crate::judging::Trial;
use crate::python_host::NodeLink;
use anyhow::Result;
use judge::manifest::Kind;
use protocol::judging::{Report, Verdict};

/// A seed that no ordinary run of the verifier uses.
const OTHER_SEED: u64 = 1_000_003;

/// What limits of time are multiplied by, the seed for each, and whose growth is measured under it: that of answers which it is harder for.
const TIME_SCALES: [(f64, u64, Verdict); 2] = [(0.5, 2, Verdict::Accepted), (2.0, 3, Verdict::TimeLimitExceeded)];

/// How often, at the most, the growth of an answer that has to miss the bound is measured until it can be told.
const MEASUREMENTS: usize = 3;

pub(super) fn check(subject: &Subject<'_>, effort: Effort, python: &mut NodeLink, tally: &mut Tally) -> Result<()> {
    for submission in &subject.submissions {
        let rang = tally.failures.len();
        under_seeds(subject, submission, effort.seeds, python, tally)?;
        // What has the wrong verdict already says nothing about the rest.
        if tally.failures.len() > rang || !subject.runs() {
            continue;
        }
        if submission.wanted == Verdict::Accepted {
            on_many_inputs(subject, submission, effort.random_cases, python, tally)?;
        }
        under_other_limits(subject, submission, python, tally)?;
    }
    starter(subject, python, tally)
}

fn under_seeds(
    subject: &Subject<'_>,
    submission: &Submission,
    seeds: u64,
    python: &mut NodeLink,
    tally: &mut Tally,
) -> Result<()> {
    for seed in 1..=seeds {
        // A smaller failing input fails in the same way, so one search for it is enough.
        let is_first = seed == 1;
        let trial = Trial {
            seed,
            shrinks: is_first,
            measures_growth: is_first,
            ..Trial::of(subject.package, &subject.manifest)
        };
        let report = submit(trial, submission, python)?;
        tally.expect(report.verdict == submission.wanted, Alarm::WrongVerdict, || {
            format!("{}, seed {seed}: wanted {:?}, got {}", submission.name, submission.wanted, told(&report))
        });
        // Whether a case shows it or the growth alone is for the seed to say.
        if submission.wanted == Verdict::TimeLimitExceeded && subject.manifest.growth.is_some() {
            break;
        }
    }
    Ok(())
}

fn submit(trial: Trial<'_>, submission: &Submission, python: &mut NodeLink) -> Result<Report> {
    let mut report = trial.submit(&submission.text, python)?;
    for _ in 1..MEASUREMENTS {
        let is_untold = report.growth.as_ref().is_some_and(|growth| growth.meets_bound.is_none());
        if submission.wanted != Verdict::TimeLimitExceeded || !is_untold {
            break;
        }
        report = trial.submit(&submission.text, python)?;
    }
    Ok(report)
}

fn on_many_inputs(
    subject: &Subject<'_>,
    submission: &Submission,
    cases: u32,
    python: &mut NodeLink,
    tally: &mut Tally,
) -> Result<()> {
    let mut manifest = subject.manifest.clone();
    manifest.random_cases = cases;
    let trial = Trial { seed: OTHER_SEED, measures_growth: false, ..Trial::of(subject.package, &manifest) };
    let report = trial.submit(&submission.text, python)?;
    tally.expect(report.verdict == Verdict::Accepted, Alarm::RareDisagreement, || {
        format!("{} and the reference disagree on a rare input: {}", submission.name, told(&report))
    });
    Ok(())
}

fn under_other_limits(
    subject: &Subject<'_>,
    submission: &Submission,
    python: &mut NodeLink,
    tally: &mut Tally,
) -> Result<()> {
    // Expressions and queries are limited by the work that they do, which no clock measures.
    if subject.manifest.kind != Kind::Function {
        return Ok(());
    }
    let has_growth = subject.manifest.growth.is_some();
    for (time_scale, seed, harder_for) in TIME_SCALES {
        // An answer that stands where it is harder for it stands where it is easier, as far as growth goes.
        let measures_growth = submission.wanted == harder_for;
        if submission.wanted == Verdict::TimeLimitExceeded && has_growth && !measures_growth {
            continue;
        }
        let trial = Trial {
            time_scale,
            seed,
            shrinks: false,
            measures_growth,
            ..Trial::of(subject.package, &subject.manifest)
        };
        let report = submit(trial, submission, python)?;
        tally.expect(report.verdict == submission.wanted, Alarm::TimeLimitSensitive, || {
            format!("{}, limits of time × {time_scale}, seed {seed}: {}", submission.name, told(&report))
        });
    }
    Ok(())
}

fn starter(subject: &Subject<'_>, python: &mut NodeLink, tally: &mut Tally) -> Result<()> {
    let Some(name) = starter_name(subject.manifest.kind) else { return Ok(()) };
    let trial = Trial { shrinks: false, ..Trial::of(subject.package, &subject.manifest) };
    let report = trial.submit(&subject.text(name), python)?;
    let fails = !matches!(report.verdict, Verdict::Accepted | Verdict::JudgeError);
    tally.expect(fails, Alarm::StarterAccepted, || format!("the starter is judged {}", told(&report)));
    Ok(())
}

/// A report, in as many lines as it needs.
pub(super) fn told(report: &Report) -> String {
    let mut text = format!("{:?}: {}", report.verdict, report.headline);
    if let Some(case) = &report.failing {
        let inputs: Vec<String> =
            case.inputs.iter().map(|input| format!("{} = {:?}", input.name, input.value)).collect();
        text += &format!("\n  on {}\n  expected {:?}\n  got {:?}", inputs.join(", "), case.expected, case.actual);
        text += &case.differences.iter().map(|difference| format!("\n  {difference}")).collect::<String>();
    }
    if let Some(growth) = &report.growth {
        text += &format!("\n  {} {:?}", growth.sentence, growth.points);
    }
    text
}
