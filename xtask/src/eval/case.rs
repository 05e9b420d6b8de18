//! One expression with its bindings, and what it comes to.

use pyexpr::{Error, Limits, Names, parse};
use serde_json::{Value, json};

/// An expression, the bindings that it may use, and the mark by which its answer is known.
pub struct Case {
    /// Any JSON value; `null` where none was given.
    pub id: Value,
    /// Names with the expressions that give their values, in order; later ones may use earlier ones.
    pub setup: Vec<(String, String)>,
    /// The expression.
    pub expression: String,
}

/// What an expression comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The value, as Python's `repr` gives it.
    Repr(String),
    /// The exception's class and message.
    Error(String, String),
    /// What the evaluator does not know, or the limit that was reached.
    Unsupported(String),
}

impl Case {
    /// Reads one line of JSON. The error is the answer to give for a line that is no case.
    pub fn read(line: &[u8]) -> Result<Case, Value> {
        let value: Value = serde_json::from_slice(line)
            .map_err(|error| json!({ "malformed": format!("this is not JSON: {error}") }))?;
        let id = value.get("id").cloned().unwrap_or_default();
        match fields(&value) {
            Ok((setup, expression)) => Ok(Case { id, setup, expression }),
            Err(message) => Err(json!({ "id": id, "malformed": message })),
        }
    }

    /// Evaluates the bindings, then the expression, each within the limits. The first that gives no value is the answer.
    pub fn answer(&self, limits: Limits) -> Answer {
        let mut names = Names::new();
        for (name, source) in &self.setup {
            match parse(source).and_then(|parsed| parsed.evaluate(&names, limits)) {
                Ok(evaluation) => names.bind(name, evaluation.value),
                Err(error) => return error.into(),
            }
        }
        answer_to(&self.expression, &names, limits)
    }
}

/// What an expression comes to over these names.
pub fn answer_to(source: &str, names: &Names, limits: Limits) -> Answer {
    match parse(source).and_then(|parsed| parsed.evaluate(names, limits)?.value.repr()) {
        Ok(repr) => Answer::Repr(repr),
        Err(error) => error.into(),
    }
}

impl From<Error> for Answer {
    fn from(error: Error) -> Answer {
        match error {
            Error::Raised { kind, message, .. } => Answer::Error(kind.into(), message),
            Error::Syntax { message, line, column, .. } => {
                Answer::Error("SyntaxError".into(), format!("{message} (line {line}, column {column})"))
            }
            Error::Unsupported { what, .. } => Answer::Unsupported(what),
            Error::LimitExceeded { .. } => Answer::Unsupported(error.to_string()),
        }
    }
}

impl Answer {
    /// The answer as a line has it.
    pub fn to_json(&self, id: &Value) -> Value {
        match self {
            Answer::Repr(text) => json!({ "id": id, "repr": text }),
            Answer::Error(kind, message) => json!({ "id": id, "error": { "type": kind, "message": message } }),
            Answer::Unsupported(what) => json!({ "id": id, "unsupported": what }),
        }
    }
}

type Fields = (Vec<(String, String)>, String);

fn fields(value: &Value) -> Result<Fields, String> {
    let object = value.as_object().ok_or("a line is an object with `expr`")?;
    let expression = object.get("expr").and_then(Value::as_str).ok_or("`expr` is missing or is no string")?;
    let lines = match object.get("setup") {
        None | Some(Value::Null) => &[][..],
        Some(setup) => setup.as_array().ok_or("`setup` is no list")?,
    };
    let setup = lines.iter().map(binding).collect::<Result<_, _>>()?;
    Ok((setup, expression.into()))
}

/// `NAME = EXPRESSION`.
fn binding(line: &Value) -> Result<(String, String), String> {
    let line = line.as_str().ok_or("`setup` holds something that is no string")?;
    match line.split_once('=') {
        Some((name, source)) if is_name(name.trim()) && !source.starts_with('=') => {
            Ok((name.trim().into(), source.into()))
        }
        _ => Err(format!("`{line}` in `setup` is not of the form NAME = EXPRESSION")),
    }
}

fn is_name(word: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic() || c == '_';
    word.starts_with(is_letter) && word.chars().all(|c| is_letter(c) || c.is_alphanumeric())
}
