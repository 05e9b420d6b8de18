//! One case, in words.

use super::shown::{shown, shown_calls, shown_generator};
use super::{plain, returned};
use crate::{figures, own};
use judge::compare::Difference;
use judge::engine::{self, Fault, Finding, JudgedCase, Trouble};
use judge::manifest::Manifest;
use judge::value::Value;
use protocol::figures::Figures;
use protocol::judging::{AnswerError, CaseReport, NamedInput, Printed};

const BY_HAND: &str = "Work through this input by hand, then compare.";

/// A case after it ran.
pub fn case(manifest: &Manifest, judged: &JudgedCase) -> CaseReport {
    let differences = match &judged.finding {
        Finding::Wrong(_, differences) => differences.iter().map(sentence).collect(),
        Finding::Mutated(_, positions) => {
            let names: Vec<&str> = manifest.names().collect();
            positions.iter().filter_map(|&at| names.get(at)).map(|name| format!("`{name}` was changed.")).collect()
        }
        _ => Vec::new(),
    };
    CaseReport {
        passed: judged.finding.is_right(),
        inputs: inputs(manifest, &judged.arguments),
        // One possible draw beside many would be compared with them; the differences say which chances are off.
        expected: manifest.sampling.is_none().then(|| shown(&judged.expected)),
        actual: judged.finding.value().map(shown),
        differences,
        printed: printed(&judged.printed),
        error: match &judged.finding {
            Finding::Failed(fault) => Some(error(fault)),
            _ => None,
        },
        shrinks: judged.shrinks,
        ..empty(&judged.name)
    }
}

/// What was printed, to be shown.
pub(super) fn printed(printed: &engine::Printed) -> Printed {
    Printed { stdout: printed.stdout.clone(), stderr: printed.stderr.clone() }
}

/// A case that has nothing yet but its name.
pub(super) fn empty(name: &str) -> CaseReport {
    CaseReport {
        name: name.to_owned(),
        passed: false,
        inputs: Vec::new(),
        expected: None,
        actual: None,
        differences: Vec::new(),
        printed: Printed::default(),
        figures: Figures::default(),
        error: None,
        shrinks: 0,
    }
}

/// An answer that could not be taken in.
pub(super) fn refused(fault: &Fault) -> CaseReport {
    let name = if matches!(fault, Fault::Unsupported(_)) { "" } else { "reading your answer" };
    CaseReport { error: Some(error(fault)), ..empty(name) }
}

pub(super) fn headline_of_refusal(fault: &Fault) -> String {
    match fault {
        Fault::Syntax(trouble) => {
            let words = plain::syntax_words(trouble);
            let why = words.as_deref().unwrap_or_else(|| without_stop(&trouble.message));
            format!("Your answer cannot be read{}: {why}.", on_line(trouble))
        }
        Fault::Contract(trouble) => whole(&trouble.message),
        Fault::TimeLimit(_) => "Your code did not finish loading. Is there a loop at the top level?".into(),
        other => what_happened(other),
    }
}

pub(super) fn headline(judged: &JudgedCase) -> String {
    let name = &judged.name;
    match &judged.finding {
        Finding::Right(_) => format!("Right on {name}."),
        Finding::Wrong(..) => format!("Wrong on {}.", found_on(judged)),
        Finding::Mutated(..) => format!("The value is right on {name}, but an input was changed."),
        Finding::Failed(Fault::TimeLimit(limit_ms)) if *limit_ms > 0.0 => {
            format!("Still running after {} on {name}.", seconds(*limit_ms))
        }
        Finding::Failed(Fault::TimeLimit(_)) => format!("Too much work on {name}."),
        Finding::Failed(Fault::Exception(trouble)) => match plain::words(trouble) {
            Some(words) => super::capitalised(&format!("{}{words}, on {}.", line_before(trouble), found_on(judged))),
            None => format!("{}{} on {}.", trouble.kind, on_line(trouble), found_on(judged)),
        },
        Finding::Failed(fault) => what_happened(fault),
    }
}

pub(super) fn advice(manifest: &Manifest, judged: &JudgedCase) -> Option<String> {
    Some(
        match &judged.finding {
            Finding::Wrong(actual, _) => returned::advice(manifest, judged, actual).unwrap_or(BY_HAND),
            Finding::Mutated(..) => "Copy the input before changing it.",
            Finding::Failed(Fault::TimeLimit(_)) => "Look for a loop that never ends, or for far too much work.",
            Finding::Failed(fault) => return advice_on_fault(manifest, fault),
            _ => return None,
        }
        .into(),
    )
}

pub(super) fn advice_on_fault(manifest: &Manifest, fault: &Fault) -> Option<String> {
    match fault {
        Fault::Unsupported(_) => Some("This is not counted as wrong. Python judges it as soon as it is ready.".into()),
        Fault::Exception(trouble) if trouble.kind == "ModuleNotFoundError" => Some(modules(manifest)),
        _ => None,
    }
}

/// Which modules there are.
fn modules(manifest: &Manifest) -> String {
    match &figures::all(&manifest.packages)[..] {
        [] => "Python's own modules are here, and nothing beside them is needed.".into(),
        packages => format!("Python's own modules are here, and `{}`.", packages.join("`, `")),
    }
}

/// The case's name, or that it was made smaller.
fn found_on(judged: &JudgedCase) -> String {
    if judged.shrinks == 0 { judged.name.clone() } else { "the input below, the smallest found".into() }
}

fn what_happened(fault: &Fault) -> String {
    match fault {
        Fault::Syntax(trouble) => format!("{}{}: {}.", trouble.kind, on_line(trouble), without_stop(&trouble.message)),
        Fault::Contract(trouble) | Fault::NoValue(trouble) => whole(&trouble.message),
        Fault::Exception(trouble) => match plain::words(trouble) {
            Some(words) => super::capitalised(&format!("{}{words}.", line_before(trouble))),
            None => format!("{}{}: {}.", trouble.kind, on_line(trouble), without_stop(&trouble.message)),
        },
        Fault::TimeLimit(limit_ms) => format!("Still running after {}.", seconds(*limit_ms)),
        Fault::Memory(trouble) => format!("Out of memory{}.", on_line(trouble)),
        Fault::Output(trouble) => whole(&trouble.message),
        Fault::Unsupported(trouble) => {
            format!("The quick evaluator does not know {}.", without_stop(&trouble.message))
        }
    }
}

fn error(fault: &Fault) -> AnswerError {
    match fault {
        Fault::TimeLimit(limit_ms) => AnswerError {
            kind: "TimeLimit".into(),
            message: if *limit_ms > 0.0 {
                format!("still running after {}", seconds(*limit_ms))
            } else {
                "did more work than is allowed".into()
            },
            line: None,
            column: None,
            traceback: Vec::new(),
        },
        Fault::Syntax(trouble)
        | Fault::Contract(trouble)
        | Fault::Exception(trouble)
        | Fault::Memory(trouble)
        | Fault::Output(trouble)
        | Fault::NoValue(trouble)
        | Fault::Unsupported(trouble) => AnswerError {
            kind: trouble.kind.clone(),
            message: trouble.message.clone(),
            line: trouble.line,
            column: trouble.column,
            traceback: trouble.traceback.clone(),
        },
    }
}

fn inputs(manifest: &Manifest, arguments: &Value) -> Vec<NamedInput> {
    let Value::Tuple(values) = arguments else {
        return Vec::new();
    };
    let sources = own::sources(manifest, arguments);
    let source = |at: usize| sources.get(at).filter(|source| source.len() <= own::LONGEST).cloned();
    if let Some(calls) = manifest.signature.as_ref().filter(|signature| !signature.methods.is_empty()) {
        let value = shown_calls(&calls.name, values);
        return vec![NamedInput { name: own::CALLS.into(), value, source: source(0) }];
    }
    let mut inputs: Vec<NamedInput> = manifest
        .names()
        .zip(values)
        .enumerate()
        .map(|(at, (name, value))| NamedInput { name: name.to_owned(), value: shown(value), source: source(at) })
        .collect();
    if let (Some(sampling), Some(last)) = (&manifest.sampling, inputs.last_mut()) {
        last.value = shown_generator(sampling.generator, values.last());
    }
    inputs
}

fn sentence(difference: &Difference) -> String {
    whole(&difference.to_string())
}

fn line_before(trouble: &Trouble) -> String {
    trouble.line.map_or_else(String::new, |line| format!("line {line}: "))
}

fn on_line(trouble: &Trouble) -> String {
    trouble.line.map_or_else(String::new, |line| format!(" on line {line}"))
}

/// Without the full stop that some messages bring along.
pub(super) fn without_stop(message: &str) -> &str {
    message.trim_end_matches('.')
}

/// As a whole sentence.
fn whole(message: &str) -> String {
    super::capitalised(&format!("{}.", without_stop(message)))
}

fn seconds(ms: f64) -> String {
    if ms < 9950.0 { format!("{:.1} s", ms / 1000.0) } else { format!("{:.0} s", ms / 1000.0) }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{manifest, raised, trouble};
    use super::*;

    #[test]
    fn an_exception_is_told_plainly_first() {
        let mut judged = raised("IndexError", "list index out of range");
        assert_eq!(headline(&judged), "Line 2: an index lies outside the list, on example 1.");
        judged.shrinks = 1;
        assert_eq!(
            headline(&judged),
            "Line 2: an index lies outside the list, on the input below, the smallest found."
        );
        assert_eq!(headline(&raised("Odd", "anything")), "Odd on line 2 on example 1.");
        let shown = error(&Fault::Exception(trouble("IndexError", "list index out of range")));
        assert_eq!((shown.message.as_str(), shown.line), ("list index out of range", Some(2)));
    }

    #[test]
    fn a_refusal_is_told_plainly_first() {
        let fault = Fault::Syntax(trouble("SyntaxError", "expected ':'"));
        assert_eq!(headline_of_refusal(&fault), "Your answer cannot be read on line 2: a colon is missing.");
        let fault = Fault::Syntax(trouble("SyntaxError", "something new."));
        assert_eq!(headline_of_refusal(&fault), "Your answer cannot be read on line 2: something new.");
        let fault = Fault::Exception(trouble("ZeroDivisionError", "division by zero"));
        assert_eq!(headline_of_refusal(&fault), "Line 2: something is divided by zero.");
    }

    #[test]
    fn a_missing_module_comes_with_those_that_are_there() {
        let mut manifest = manifest();
        let missing = trouble("ModuleNotFoundError", "No module named 'torch': it is not part of this problem.");
        let fault = Fault::Exception(missing);
        assert_eq!(headline_of_refusal(&fault), "Line 2: there is no module `torch` here.");
        assert!(advice_on_fault(&manifest, &fault).is_some_and(|told| told.contains("Python's own modules")));
        manifest.packages = vec!["numpy".into(), "pandas".into()];
        assert!(
            advice_on_fault(&manifest, &fault).is_some_and(|told| told.ends_with("`numpy`, `pandas`, `matplotlib`."))
        );
    }
}
