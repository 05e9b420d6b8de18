//! Every recorded answer of CPython and NumPy is given here too, or said to be unsupported.
//!
//! `corpus/record.py` records the answers. `PYEXPR_CORPUS` names another folder of them, such as one with many more of
//! `corpus/generate.py`'s random expressions; `PYEXPR_SHOW_UNSUPPORTED` lists what is missing.

use std::fs;
use std::path::PathBuf;

use pyexpr::{Elements, Error, Limits, Names, Number, Object, parse};
use serde_json::Value;

/// At most this share of the corpus may be unsupported.
const MAX_UNSUPPORTED: f64 = 0.05;

fn evaluate(setup: &[Value], source: &str) -> Result<Object, Error> {
    let mut names = Names::new();
    for line in setup {
        let (name, value) = line.as_str().and_then(|line| line.split_once(" = ")).expect("a binding");
        let value = parse(value)?.evaluate(&names, Limits::default())?.value;
        names.bind(name, value);
    }
    Ok(parse(source)?.evaluate(&names, Limits::default())?.value)
}

/// How far a number may be from NumPy's, relative to the largest number of the result.
const NEAR: f64 = 1e-10;

/// What is printed around the numbers.
fn skeleton(text: &str) -> String {
    let text = text.replace("nan", "").replace("inf", "");
    text.chars().filter(|char| !char.is_ascii_digit() && !char.is_whitespace() && !"+-.e".contains(*char)).collect()
}

/// All numbers of a value.
fn numbers_of(value: &Object) -> Vec<f64> {
    if let Some(parts) = value.as_array() {
        return match parts.elements {
            Elements::Int(elements) => elements.into_iter().map(|element| element as f64).collect(),
            Elements::Float(elements) => elements,
            Elements::Complex(elements) => elements.into_iter().flat_map(|element| [element.re, element.im]).collect(),
        };
    }
    if let Some(items) = value.as_tuple().or_else(|| value.as_list()) {
        return items.iter().flat_map(numbers_of).collect();
    }
    match value {
        Object::Int(value) => vec![*value as f64],
        Object::Float(value) => vec![*value],
        Object::Bool(value) => vec![*value as u8 as f64],
        Object::Complex(value) => vec![value.re, value.im],
        other => match other.as_scalar().map(|scalar| scalar.value) {
            Some(Number::Float(value)) => vec![value],
            Some(Number::Int(value)) => vec![value as f64],
            Some(Number::Complex(value)) => vec![value.re, value.im],
            None => Vec::new(),
        },
    }
}

fn nearly_equal(found: &[f64], expected: &[Value]) -> bool {
    let expected: Vec<f64> = expected
        .iter()
        .map(|number| number.as_f64().or_else(|| number.as_str().and_then(|text| text.parse().ok())).unwrap_or(0.0))
        .collect();
    let largest = expected.iter().filter(|number| number.is_finite()).fold(0f64, |most, number| most.max(number.abs()));
    found.len() == expected.len()
        && found.iter().zip(&expected).all(|(found, expected)| {
            found == expected || found.is_nan() && expected.is_nan() || (found - expected).abs() <= NEAR * largest
        })
}

/// What went wrong with a case; `Ok(false)` where it is unsupported.
fn check(case: &Value) -> Result<bool, String> {
    let setup = case["setup"].as_array().cloned().unwrap_or_default();
    let source = case["expr"].as_str().unwrap_or_default();
    let value = evaluate(&setup, source);
    let result = value.as_ref().map_err(Error::clone).and_then(Object::repr);
    let shown = match &result {
        Ok(text) => text.clone(),
        Err(Error::Unsupported { what, .. }) => {
            if std::env::var_os("PYEXPR_SHOW_UNSUPPORTED").is_some() {
                eprintln!("unsupported {}: {source}\n    {what}", case["id"]);
            }
            return Ok(false);
        }
        Err(error) => error.to_string(),
    };
    let expected = match (case["repr"].as_str(), case["error"].as_array().map(Vec::as_slice)) {
        (Some(text), _) => text.to_string(),
        // The parser words its errors itself.
        (None, Some([kind, _])) if kind == "SyntaxError" => match result {
            Err(Error::Syntax { .. }) => return Ok(true),
            _ => "SyntaxError".into(),
        },
        (None, Some([kind, message])) => {
            format!("{}: {}", kind.as_str().unwrap_or_default(), message.as_str().unwrap_or_default())
        }
        _ => return Err("the case has no answer".into()),
    };
    if let (Some(numbers), Ok(value)) = (case["numbers"].as_array(), &value)
        && skeleton(&shown) == skeleton(&expected)
        && nearly_equal(&numbers_of(value), numbers)
    {
        return Ok(true);
    }
    if shown == expected && result.is_ok() == case["repr"].is_string() {
        return Ok(true);
    }
    Err(format!("{} {setup:?}\n  {source}\n  Python: {expected}\n  here:   {shown}", case["id"]))
}

#[test]
fn corpus_agrees() {
    let folder = std::env::var_os("PYEXPR_CORPUS")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus"), PathBuf::from);
    let (mut total, mut unsupported, mut wrong) = (0, 0, Vec::new());
    for entry in fs::read_dir(folder).expect("the corpus") {
        let path = entry.expect("a file").path();
        if path.extension().is_none_or(|extension| extension != "jsonl") {
            continue;
        }
        for line in fs::read_to_string(&path).expect("a file of cases").lines() {
            let case: Value = serde_json::from_str(line).expect("a case");
            total += 1;
            match check(&case) {
                Ok(true) => {}
                Ok(false) => unsupported += 1,
                Err(report) => wrong.push(report),
            }
        }
    }
    println!("{total} cases, {unsupported} unsupported, {} wrong", wrong.len());
    assert!(wrong.is_empty(), "{} of {total} disagree:\n{}", wrong.len(), wrong.join("\n"));
    assert!(total > 0);
    let share = unsupported as f64 / total as f64;
    assert!(share < MAX_UNSUPPORTED, "{unsupported} of {total} cases are unsupported");
}
