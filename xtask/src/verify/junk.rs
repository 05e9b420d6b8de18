//! Outputs that mean nothing neither pass nor bring the checker down.

use super::subject::Subject;
use super::tally::{Alarm, Tally};
use crate::judging::Trial;
use crate::python_host::NodeLink;
use anyhow::Result;
use judge::compare::compare;
use judge::manifest::{Comparison, Kind};
use judge::session::{Task, differences};
use judge::value::{BigInt, Data, DataFrame, NdArray, Series, Table, Value, literal};
use protocol::judging::Verdict;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Deeper than any right answer, and still within what Python can send.
const DEPTH: usize = 150;

pub(super) fn check(subject: &Subject<'_>, python: &mut NodeLink, tally: &mut Tally) -> Result<()> {
    let Some(checker) = &subject.checker else { return Ok(()) };
    let task = Task { manifest: &subject.manifest, checker, yardstick: None, time_scale: 1.0, own: &[] };
    let exact = Comparison { relative: 0.0, absolute: 0.0, ..subject.manifest.comparison.clone() };
    for (at, example) in checker.examples().iter().enumerate() {
        // That the reference takes the example is checked elsewhere.
        let Ok(expected) = checker.expected(&example.arguments) else { continue };
        for junk in outputs(&expected).into_iter().filter(|junk| !compare(&expected, junk, &exact).is_empty()) {
            let judged =
                catch_unwind(AssertUnwindSafe(|| differences(task, &example.arguments, &expected, &junk).is_empty()));
            let shown = || format!("{} on example {}", literal::cut(&junk, 6, 60).0, at + 1);
            match judged {
                Ok(accepted) => tally.expect(!accepted, Alarm::JunkAccepted, || format!("{} is accepted", shown())),
                Err(_) => tally.ring(Alarm::JunkCrash, format!("{} makes the checker panic", shown())),
            }
        }
    }
    generator(subject, python, tally)
}

/// A value without a literal form, which only a real interpreter can return.
fn generator(subject: &Subject<'_>, python: &mut NodeLink, tally: &mut Tally) -> Result<()> {
    let Some(signature) = &subject.manifest.signature else { return Ok(()) };
    if subject.manifest.kind != Kind::Function || !signature.methods.is_empty() {
        return Ok(());
    }
    let answer = format!("def {}(*inputs):\n    return (item for item in inputs)\n", signature.name);
    let trial = Trial { shrinks: false, ..Trial::of(subject.package, &subject.manifest) };
    let report = trial.submit(&answer, python)?;
    let refused = matches!(report.verdict, Verdict::WrongAnswer | Verdict::RuntimeError);
    tally.expect(refused, Alarm::JunkAccepted, || format!("a generator is judged {:?}", report.verdict));
    Ok(())
}

/// What people return by mistake, and what would break a careless checker.
fn outputs(expected: &Value) -> Vec<Value> {
    let huge = BigInt::from(10).pow(400);
    vec![
        Value::None,
        Value::Bool(true),
        Value::Int(-1),
        Value::from(huge),
        Value::Float(f64::NAN),
        Value::Float(f64::INFINITY),
        Value::Str(String::new()),
        Value::Str("None".into()),
        Value::List(Vec::new()),
        Value::List(vec![Value::None]),
        Value::Tuple(Vec::new()),
        Value::Dict(Vec::new()),
        Value::Set(Vec::new()),
        Value::NdArray(NdArray::flat(Data::Float64(Vec::new()))),
        Value::Series(Box::new(Series { name: Value::None, index: no_index(), values: no_index() })),
        Value::DataFrame(DataFrame { index: no_index(), columns: Vec::new() }),
        Value::Table(Table::default()),
        (0..DEPTH).fold(Value::Int(0), |inner, _| Value::List(vec![inner])),
        with_nan(expected),
        Value::List(vec![expected.clone(); 2]),
    ]
}

fn no_index() -> NdArray {
    NdArray::flat(Data::Int64(Vec::new()))
}

/// The same shape with every number NaN.
fn with_nan(value: &Value) -> Value {
    let all = |items: &[Value]| items.iter().map(with_nan).collect();
    match value {
        Value::Int(_) | Value::BigInt(_) | Value::Float(_) => Value::Float(f64::NAN),
        Value::Complex(..) => Value::Complex(f64::NAN, f64::NAN),
        Value::List(items) => Value::List(all(items)),
        Value::Tuple(items) => Value::Tuple(all(items)),
        Value::Set(items) => Value::Set(all(items)),
        Value::Dict(items) => Value::Dict(items.iter().map(|(key, value)| (key.clone(), with_nan(value))).collect()),
        Value::NdArray(array) => Value::NdArray(nan_array(array)),
        Value::Series(series) => {
            Value::Series(Box::new(Series { values: nan_array(&series.values), ..(**series).clone() }))
        }
        Value::DataFrame(frame) => Value::DataFrame(DataFrame {
            columns: frame.columns.iter().map(|(name, column)| (name.clone(), nan_array(column))).collect(),
            index: frame.index.clone(),
        }),
        Value::Table(table) => {
            let rows = table.rows.iter().map(|row| all(row)).collect();
            Value::Table(Table { columns: table.columns.clone(), rows })
        }
        other => other.clone(),
    }
}

fn nan_array(array: &NdArray) -> NdArray {
    let numbers = array.dtype().is_inexact() || array.dtype().is_integer();
    let nan = Data::Float64(vec![f64::NAN; array.len()]);
    if numbers { NdArray::new(array.shape().to_vec(), nan).unwrap_or_else(|_| array.clone()) } else { array.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_nan_and_the_rest_stays() {
        let value = Value::List(vec![Value::Int(3), Value::Str("a".into()), Value::Tuple(vec![Value::Float(0.5)])]);
        let Value::List(items) = with_nan(&value) else { panic!("a list stays a list") };
        assert!(items[0].as_f64().is_some_and(f64::is_nan));
        assert_eq!(items[1], Value::Str("a".into()));
        assert!(matches!(&items[2], Value::Tuple(inner) if inner[0].as_f64().is_some_and(f64::is_nan)));
    }
}
