//! Code of texts in the interpreter that also runs answers.

use crate::python_host::NodeLink;
use anyhow::{Result, anyhow, bail};
use judge::value::{Value, wire};
use judge_worker::engines::PythonLink;
use protocol::python::{FromPython, ToPython};

const SOURCE: &str = include_str!("lesson.py");

/// Time for one block, in milliseconds.
const LIMIT_MS: f64 = 20_000.0;

/// What to do with a block of code.
#[derive(Clone, Copy, Debug)]
pub enum Lesson<'a> {
    /// It compiles.
    Compiles,
    /// It is one expression.
    IsExpression,
    /// It is a session in which the names of this module are known.
    Session(&'a str),
}

/// What is wrong with the code; empty where nothing is.
pub fn fault(lesson: Lesson<'_>, code: &str, packages: &[String], python: &mut NodeLink) -> Result<String> {
    let (task, answer) = match lesson {
        Lesson::Compiles => ("compile", ""),
        Lesson::IsExpression => ("expression", ""),
        Lesson::Session(answer) => ("doctest", answer),
    };
    say(python, &ToPython::Need { packages: packages.to_vec() }, Vec::new())?;
    let load = ToPython::Load {
        source: SOURCE.to_owned(),
        name: "lesson".into(),
        parameters: 3,
        methods: Vec::new(),
        draws: None,
    };
    say(python, &load, Vec::new())?;
    let arguments = Value::Tuple([task, code, answer].map(|text| Value::Str(text.to_owned())).to_vec());
    let told = say(python, &ToPython::Call, wire::write(&arguments));
    say(python, &ToPython::Unload, Vec::new())?;
    match wire::read(&told?) {
        Ok(Value::Str(told)) => Ok(told),
        other => bail!("the lesson returned {other:?}"),
    }
}

fn say(python: &mut NodeLink, message: &ToPython, payload: Vec<u8>) -> Result<Vec<u8>> {
    match pollster::block_on(python.call(message, payload, LIMIT_MS)) {
        Ok((FromPython::Ready | FromPython::Loaded { .. } | FromPython::Returned { .. }, payload)) => Ok(payload),
        Ok((other, _)) => bail!("the interpreter answered {other:?}"),
        Err(error) => Err(anyhow!("the interpreter did not answer: {error:?}")),
    }
}
