//! What was found, in words for people: the one place where verdicts, faults and bounds become sentences.

mod case;
mod grids;
mod growth;
mod plain;
mod plan;
mod returned;
#[cfg(test)]
pub(crate) mod samples;
mod shown;

pub use case::case;
pub use plan::plan;
pub use shown::shown;

use judge::bound::{self, BoundError, Reading, Relation};
use judge::choice;
use judge::engine::{Fault, Finding, Halt, Trouble};
use judge::manifest::Manifest;
use judge::session::Judgement;
use protocol::figures::Figures;
use protocol::judging::{CaseReport, Effort, OptionReport, Printed, Report, Verdict};

fn report(verdict: Verdict, headline: impl Into<String>, effort: Effort, seed: u64) -> Report {
    Report {
        verdict,
        effort,
        headline: headline.into(),
        advice: None,
        aside: None,
        cases_passed: 0,
        cases_total: 0,
        seed,
        elapsed_ms: 0.0,
        cases: Vec::new(),
        failing: None,
        growth: None,
        value: None,
        value_printed: Printed::default(),
        load_printed: Printed::default(),
        load_figures: Figures::default(),
        plan: Vec::new(),
        options: Vec::new(),
    }
}

/// Nothing was typed yet.
pub fn incomplete(effort: Effort, seed: u64) -> Report {
    report(Verdict::Incomplete, "There is nothing to judge yet.", effort, seed)
}

/// Judging could not go on.
pub fn halted(halt: &Halt, effort: Effort, seed: u64) -> Report {
    match halt {
        Halt::Stopped => report(Verdict::Stopped, "Stopped. Your answer is kept.", effort, seed),
        Halt::Broken(message) => Report {
            advice: Some("This is our fault, not yours. Your answer is kept; try again.".into()),
            ..report(Verdict::JudgeError, format!("The judge could not go on: {message}."), effort, seed)
        },
    }
}

/// The judgement of an answer that ran on cases.
pub fn judgement(manifest: &Manifest, judgement: Judgement, effort: Effort) -> Report {
    let load_printed = case::printed(&judgement.load_printed);
    let base = report(Verdict::Accepted, "", effort, judgement.seed);
    // What the evaluator lacks is no failing case: no input is at fault.
    let lacking = judgement.failing.as_ref().and_then(|case| match &case.finding {
        Finding::Failed(fault @ Fault::Unsupported(_)) => Some(fault),
        _ => None,
    });
    if let Some(fault) = judgement.refused.as_ref().or(lacking) {
        let refused = case::refused(fault);
        return Report {
            verdict: verdict_of(fault),
            headline: case::headline_of_refusal(fault),
            advice: case::advice_on_fault(manifest, fault),
            failing: Some(refused),
            cases_total: if lacking.is_some() { 0 } else { judgement.total as u32 },
            load_printed,
            ..base
        };
    }
    let failing = judgement.failing.as_ref();
    let growth = judgement.growth.as_ref().map(growth::growth);
    let too_slow = growth.as_ref().is_some_and(|growth| growth.meets_bound == Some(false));
    let verdict = match failing.map(|case| &case.finding) {
        Some(Finding::Failed(fault)) => verdict_of(fault),
        Some(_) => Verdict::WrongAnswer,
        None if too_slow => Verdict::TimeLimitExceeded,
        None => Verdict::Accepted,
    };
    let headline = match (failing, &growth) {
        (Some(failing), _) => case::headline(failing),
        (None, Some(growth)) if too_slow => growth.sentence.clone(),
        _ if effort == Effort::Run => {
            format!("Right on {}.", counted(judgement.passed, "example"))
        }
        _ => format!("Right on all {}.", counted(judgement.passed, "case")),
    };
    let advice = match (failing, verdict) {
        (Some(failing), _) => case::advice(manifest, failing),
        (None, Verdict::TimeLimitExceeded) => {
            Some("Every value is right. Look for work that is done again for each element.".into())
        }
        (None, _) if effort == Effort::Run => Some("Submit to try every case.".into()),
        _ => None,
    };
    Report {
        verdict,
        headline,
        advice,
        cases_passed: judgement.passed as u32,
        cases_total: judgement.total as u32,
        elapsed_ms: judgement.elapsed_ms,
        cases: judgement.cases.iter().map(|judged| case::case(manifest, judged)).collect(),
        failing: failing.map(|judged| case::case(manifest, judged)),
        growth,
        value_printed: case::printed(&judgement.first_printed),
        load_printed,
        value: judgement.first_value.as_ref().map(shown::shown),
        ..base
    }
}

fn verdict_of(fault: &Fault) -> Verdict {
    match fault {
        Fault::Syntax(_) => Verdict::CompileError,
        Fault::Contract(_) | Fault::Exception(_) => Verdict::RuntimeError,
        Fault::NoValue(_) => Verdict::WrongAnswer,
        Fault::TimeLimit(_) => Verdict::TimeLimitExceeded,
        Fault::Memory(_) => Verdict::MemoryLimitExceeded,
        Fault::Output(_) => Verdict::OutputLimitExceeded,
        Fault::Unsupported(_) => Verdict::Unsupported,
    }
}

/// A report of Python's on an expression of which the evaluator does not know something.
pub fn stood_in(report: Report, missing: &Trouble) -> Report {
    let aside =
        format!("Judged by Python: the quick evaluator does not know {}.", case::without_stop(&missing.message));
    Report { aside: Some(aside), ..report }
}

/// The judgement of chosen options.
pub fn choice(manifest: &Manifest, chosen: &[usize], effort: Effort, seed: u64) -> Report {
    let found = choice::judge(manifest, chosen);
    if found.chosen.is_empty() {
        return incomplete(effort, seed);
    }
    let wrong = found.chosen.iter().filter(|(_, right)| !right).count();
    let (verdict, headline) = match (found.accepted, wrong, found.missing) {
        (true, ..) => (Verdict::Accepted, "That is right.".to_owned()),
        (false, 0, missing) => (Verdict::WrongAnswer, format!("Right so far, but {} missing.", are(missing, "option"))),
        (false, 1, _) if found.chosen.len() == 1 => (Verdict::WrongAnswer, "That is not it.".to_owned()),
        (false, wrong, _) => (Verdict::WrongAnswer, format!("{} not right.", are(wrong, "chosen option"))),
    };
    let options = found
        .chosen
        .iter()
        .map(|&(option, right)| OptionReport { option, right, why: manifest.options[option].why.clone() })
        .collect();
    Report {
        cases_passed: u32::from(found.accepted),
        cases_total: 1,
        options,
        ..report(verdict, headline, effort, seed)
    }
}

/// The judgement of a growth bound.
pub fn bound(manifest: &Manifest, text: &str, effort: Effort, seed: u64) -> Report {
    let Some(asked) = &manifest.bound else {
        return halted(&Halt::Broken("the problem names no bound".into()), effort, seed);
    };
    let variables: Vec<&str> = asked.variables.iter().map(|variable| variable.name.as_str()).collect();
    let tight = match bound::parse(&asked.tight, &variables) {
        Ok(tight) => tight,
        Err(error) => return halted(&Halt::Broken(format!("the problem's own bound: {error}")), effort, seed),
    };
    let given = match bound::read(text, &variables) {
        Ok(given) => given,
        Err(error) => return unreadable_bound(&error, text, effort, seed),
    };
    let (verdict, headline, advice) = match bound::relation(&given.bound, &tight) {
        Relation::Same => (Verdict::Accepted, "That is the bound.", remark(&given)),
        Relation::Looser => (
            Verdict::WrongAnswer,
            "True, but not tight: the real cost grows more slowly.",
            Some("Find the factor or the term that is not needed."),
        ),
        Relation::TooSmall => (
            Verdict::WrongAnswer,
            "Too small: the real cost grows faster.",
            Some("Walk through the loops once more. Which of them is missing?"),
        ),
        Relation::Different => (
            Verdict::WrongAnswer,
            "Too large in one variable and too small in another.",
            Some("Count how often each loop runs, one variable at a time."),
        ),
    };
    let passed = u32::from(verdict == Verdict::Accepted);
    Report {
        advice: advice.map(Into::into),
        cases_passed: passed,
        cases_total: 1,
        ..report(verdict, headline, effort, seed)
    }
}

/// What a bound does without.
fn remark(given: &Reading) -> Option<&'static str> {
    match (given.constant_factor, given.lower_term) {
        (true, true) => Some("Constant factors and lower terms can be left out."),
        (true, false) => Some("Constant factors can be left out."),
        (false, true) => Some("Lower terms can be left out."),
        (false, false) => None,
    }
}

fn unreadable_bound(error: &BoundError, text: &str, effort: Effort, seed: u64) -> Report {
    if *error == BoundError::Empty {
        return incomplete(effort, seed);
    }
    let column = match error {
        BoundError::Unexpected { column, .. } | BoundError::UnknownVariable { column, .. } => Some(*column),
        BoundError::Unfinished => Some(text.chars().count() as u32 + 1),
        _ => None,
    };
    let failing = CaseReport {
        error: Some(protocol::judging::AnswerError {
            kind: "bound".into(),
            message: error.to_string(),
            line: column.map(|_| 1),
            column,
            traceback: Vec::new(),
        }),
        ..case::empty("your bound")
    };
    let verdict =
        if matches!(error, BoundError::Unsupported(_)) { Verdict::Unsupported } else { Verdict::CompileError };
    Report { failing: Some(failing), ..report(verdict, capitalised(&format!("{error}.")), effort, seed) }
}

/// “1 case”, “2 cases”.
fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// “1 option is”, “2 options are”.
fn are(count: usize, noun: &str) -> String {
    format!("{} {}", counted(count, noun), if count == 1 { "is" } else { "are" })
}

pub(crate) fn capitalised(sentence: &str) -> String {
    let mut characters = sentence.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
