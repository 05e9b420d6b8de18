//! A person's own inputs: read, checked by the problem's validator, and answered by its reference.

use crate::words;
use judge::checker::Checker;
use judge::manifest::{Kind, Manifest, Signature};
use judge::plan::PlannedCase;
use judge::script;
use judge::value::literal::{self, ParseError};
use judge::value::{Value, fitted};
use problems::Package;
use protocol::judging::{FieldFault, OwnCheck, OwnField, OwnInput};

/// Characters of one field, and of what is kept of a case for one. References are quick on what fits in here.
pub const LONGEST: usize = 20_000;

/// What a class's calls are called where its arguments are named.
pub(crate) const CALLS: &str = "calls";

/// What an input of this problem consists of; empty where it takes none.
pub fn fields(slug: &str) -> Vec<OwnField> {
    let Some(problem) = Package::find(slug).map(Package::manifest) else { return Vec::new() };
    let Some(terms) = Terms::new(slug, &problem) else { return Vec::new() };
    let samples = terms.examples().next().map(|example| sources(&problem, &example)).unwrap_or_default();
    terms.names().into_iter().zip(samples).map(|((name, meaning), sample)| OwnField { name, meaning, sample }).collect()
}

/// Looks at an input: whether its fields can be read, whether it breaks a rule, and what the reference gives.
pub fn check(slug: &str, fields: &[String]) -> OwnCheck {
    let Some(problem) = Package::find(slug).map(Package::manifest) else { return no_inputs() };
    let Some(terms) = Terms::new(slug, &problem) else { return no_inputs() };
    match terms.arguments(fields) {
        Err(refusal) => refusal.into(),
        Ok(arguments) => {
            let expected = terms.checker.expected(&arguments).ok().filter(|_| problem.sampling.is_none());
            let expected = expected.map(|expected| words::shown(&expected));
            OwnCheck { faults: vec![None; fields.len()], rule: None, expected }
        }
    }
}

/// The cases of those inputs that are legal.
pub(crate) fn cases(slug: &str, own: &[OwnInput]) -> Vec<PlannedCase> {
    if own.is_empty() {
        return Vec::new();
    }
    let Some(problem) = Package::find(slug).map(Package::manifest) else { return Vec::new() };
    let Some(terms) = Terms::new(slug, &problem) else { return Vec::new() };
    own.iter()
        .filter_map(|input| {
            let arguments = terms.arguments(&input.fields).ok()?;
            Some(PlannedCase { name: input.name.clone(), arguments })
        })
        .collect()
}

/// A case's arguments as they would be typed, field by field.
pub(crate) fn sources(manifest: &Manifest, arguments: &Value) -> Vec<String> {
    let (Value::Tuple(values), Some(signature)) = (arguments, &manifest.signature) else { return Vec::new() };
    if signature.methods.is_empty() {
        values.iter().map(literal::print).collect()
    } else {
        vec![script::of_whole_calls(&signature.name, values)]
    }
}

fn no_inputs() -> OwnCheck {
    OwnCheck { rule: Some("This problem takes no inputs.".into()), ..OwnCheck::default() }
}

/// Why an input is not taken: faults of its fields, or the rule that it breaks.
#[derive(Debug, Default)]
struct Refusal {
    faults: Vec<Option<FieldFault>>,
    rule: Option<String>,
}

impl From<Refusal> for OwnCheck {
    fn from(Refusal { faults, rule }: Refusal) -> Self {
        OwnCheck { faults, rule, expected: None }
    }
}

/// What an input is read and judged by.
struct Terms<'a> {
    manifest: &'a Manifest,
    signature: &'a Signature,
    checker: Checker,
}

impl<'a> Terms<'a> {
    fn new(slug: &str, manifest: &'a Manifest) -> Option<Self> {
        let takes_inputs = matches!(manifest.kind, Kind::Function | Kind::Expression | Kind::Query);
        let signature = manifest.signature.as_ref().filter(|_| takes_inputs)?;
        Some(Terms { manifest, signature, checker: Package::find(slug)?.checker()? })
    }

    fn is_class(&self) -> bool {
        !self.signature.methods.is_empty()
    }

    fn examples(&self) -> impl Iterator<Item = Value> {
        self.checker.examples().iter().map(|example| example.arguments.clone())
    }

    /// Each field's name and meaning.
    fn names(&self) -> Vec<(String, String)> {
        if self.is_class() {
            return vec![(CALLS.into(), "first the line that makes the object, then a call on each line".into())];
        }
        let mut names: Vec<(String, String)> = self
            .signature
            .parameters
            .iter()
            .map(|parameter| {
                let columns = parameter.columns.join(", ");
                (parameter.name.clone(), if columns.is_empty() { parameter.type_name.clone() } else { columns })
            })
            .collect();
        if let (Some(_), Some((_, meaning))) = (&self.manifest.sampling, names.last_mut()) {
            *meaning = format!("{meaning}, made from this seed");
        }
        names
    }

    /// The legal arguments that the fields say, or what is wrong with them.
    fn arguments(&self, fields: &[String]) -> Result<Value, Refusal> {
        let count = self.names().len();
        if fields.len() != count {
            let rule = Some(format!("This problem takes {count} inputs now. Remove this one, and begin again."));
            return Err(Refusal { rule, ..Refusal::default() });
        }
        let read: Vec<Result<Value, FieldFault>> =
            fields.iter().enumerate().map(|(at, text)| self.field(at, text)).collect();
        if read.iter().any(Result::is_err) {
            let faults = read.into_iter().map(Result::err).collect();
            return Err(Refusal { faults, ..Refusal::default() });
        }
        let values: Vec<Value> = read.into_iter().filter_map(Result::ok).collect();
        let arguments = if self.is_class() {
            values.into_iter().next().unwrap_or(Value::None)
        } else {
            let faults: Vec<Option<FieldFault>> =
                values.iter().enumerate().map(|(at, value)| self.misfit(at, value)).collect();
            if faults.iter().any(Option::is_some) {
                return Err(Refusal { faults, ..Refusal::default() });
            }
            Value::Tuple(values)
        };
        let broken = |rule: String| Refusal { rule: Some(sentence(&rule)), ..Refusal::default() };
        let arguments = self.checker.canonical(&arguments).map_err(|error| broken(error.to_string()))?;
        self.checker.legal(&arguments).map_err(broken)?;
        Ok(arguments)
    }

    fn field(&self, at: usize, text: &str) -> Result<Value, FieldFault> {
        if text.len() > LONGEST {
            let message = format!("This is too long: at most {LONGEST} characters fit.");
            return Err(FieldFault { message, place: None });
        }
        if self.is_class() {
            let like = self.examples().next().unwrap_or(Value::None);
            return script::calls_of(self.signature, text, &like).map_err(|error| located(&error, text));
        }
        let value = literal::parse(text).map_err(|error| located(&error, text))?;
        match self.like(at) {
            Some(like) => {
                fitted(value, &like).map_err(|message| FieldFault { message: sentence(&message), place: None })
            }
            None => Ok(value),
        }
    }

    /// What an example has in this place, and not only None.
    fn like(&self, at: usize) -> Option<Value> {
        let there = |arguments: Value| match arguments {
            Value::Tuple(values) => values.into_iter().nth(at),
            _ => None,
        };
        let mut found = self.examples().filter_map(there);
        let first = found.next()?;
        if first == Value::None { found.find(|value| *value != Value::None).or(Some(first)) } else { Some(first) }
    }

    /// Why a value is not of its parameter's type: it does not go together with an example's other values.
    fn misfit(&self, at: usize, value: &Value) -> Option<FieldFault> {
        let Value::Tuple(mut values) = self.examples().next()? else { return None };
        *values.get_mut(at)? = value.clone();
        let error = self.checker.canonical(&Value::Tuple(values)).err()?;
        Some(FieldFault { message: sentence(&error.to_string()), place: None })
    }
}

fn located(error: &ParseError, text: &str) -> FieldFault {
    let (line, column) = error.line_and_column(text);
    let place = Some((u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX)));
    FieldFault { message: sentence(&error.message), place }
}

fn sentence(text: &str) -> String {
    words::capitalised(&format!("{}.", text.trim_end_matches('.')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::judging::Shown;

    fn checked(slug: &str, fields: &[&str]) -> OwnCheck {
        check(slug, &fields.iter().map(|&field| field.to_owned()).collect::<Vec<_>>())
    }

    fn expected(slug: &str, fields: &[&str]) -> String {
        let check = checked(slug, fields);
        match &check.expected {
            Some(Shown::Literal { text, .. }) if check.is_legal() => text.clone(),
            _ => panic!("{check:?}"),
        }
    }

    #[test]
    fn the_reference_answers_what_is_legal() {
        assert_eq!(expected("max-confidence-per-window", &["[1, 0.5, 2]", "2"]), "[1.0, 2.0]");
        let calls = "cache = EmbeddingCache(1)\ncache.put('a', [1])\ncache.put('b', [2])\ncache.get('b')";
        assert_eq!(expected("embedding-cache", &[calls]), "[None, 'a', [2.0]]");
    }

    #[test]
    fn what_is_wrong_is_told_field_by_field() {
        let check = checked("max-confidence-per-window", &["[1, 0.5", "x"]);
        assert_eq!(check.faults.iter().flatten().filter_map(|fault| fault.place).collect::<Vec<_>>(), [(1, 8), (1, 1)]);
        let check = checked("max-confidence-per-window", &["[1, 0.5]", "1.5"]);
        assert!(check.faults[0].is_none());
        assert_eq!(check.faults[1].as_ref().map(|fault| fault.message.as_str()), Some("Expected int, found float."));
        let check = checked("max-confidence-per-window", &["[1, 0.5]", "3"]);
        assert!(check.faults.is_empty() && check.rule.is_some() && !check.is_legal(), "{check:?}");
        assert!(!checked("max-confidence-per-window", &["[1]"]).is_legal());
        assert!(!checked("attention-memory", &["1"]).is_legal());
        assert!(!checked("max-confidence-per-window", &[&"[".repeat(LONGEST + 1), "1"]).is_legal());
    }

    /// Whatever a problem takes, its own examples can be typed, and what a case shows can be kept.
    #[test]
    fn every_example_can_be_typed() {
        let mut count = 0;
        for package in problems::PACKAGES {
            let manifest = package.manifest();
            let Some(terms) = Terms::new(package.slug, &manifest) else { continue };
            assert_eq!(fields(package.slug).len(), terms.names().len(), "{}", package.slug);
            for example in terms.examples() {
                let typed = sources(&manifest, &example);
                let read = terms.arguments(&typed).unwrap_or_else(|check| panic!("{}: {check:?}", package.slug));
                // As texts, in which NaN is equal to itself.
                assert_eq!(sources(&manifest, &read), typed, "{}", package.slug);
                count += 1;
            }
        }
        assert!(count > 30, "{count}");
    }
}
