//! The real thing: CPython with NumPy.

use crate::eval::Answer;
use crate::python_host::{NodeLink, pyodide_folder};
use anyhow::{Context, Result, anyhow, bail};
use judge::value::{Value, wire};
use judge_worker::engines::PythonLink;
use protocol::python::{FromPython, ToPython};
use serde_json::json;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

const SOURCE: &str = include_str!("answers.py");

/// Time for one batch under Node, in milliseconds.
const LIMIT_MS: f64 = 120_000.0;

/// NumPy's portable code: what is compiled for newer processors rounds otherwise, and leaves ties in another order.
const FEATURES: &str = "SSSE3 SSE41 POPCNT SSE42 AVX F16C FMA3 AVX2 AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL \
                        AVX512_ICL AVX512_SPR";

/// Who answers.
pub enum Real {
    /// An interpreter of this machine.
    Native(Native),
    /// The project's own, under Node. NumPy's default integer is 32 bits wide there.
    Pyodide(NodeLink),
}

/// An interpreter of this machine, at work on `answers.py`.
pub struct Native {
    child: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
}

impl Real {
    /// Starts CPython 3.12 with NumPy 2.0.2 at this path.
    pub fn native(python: &Path) -> Result<Real> {
        let mut child = Command::new(python)
            .args(["-c", SOURCE])
            .env("PYTHONHASHSEED", "0")
            .env("NPY_DISABLE_CPU_FEATURES", FEATURES)
            .env("OPENBLAS_NUM_THREADS", "1")
            .env("PYTHONWARNINGS", "ignore")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .with_context(|| format!("{} does not start", python.display()))?;
        let stdin = child.stdin.take().context("a piped standard input")?;
        let stdout = BufReader::new(child.stdout.take().context("a piped standard output")?);
        Ok(Real::Native(Native { child, stdin, stdout }))
    }

    /// The Pyodide that the site ships, under Node.
    pub fn pyodide() -> Result<Real> {
        let mut link = NodeLink::new(&pyodide_folder()?);
        say(&mut link, &ToPython::Need { packages: vec!["numpy".into()] }, Vec::new())?;
        let load = ToPython::Load {
            source: SOURCE.into(),
            name: "answers".into(),
            parameters: 1,
            methods: Vec::new(),
            draws: None,
        };
        say(&mut link, &load, Vec::new())?;
        Ok(Real::Pyodide(link))
    }

    /// Whether NumPy's default integer has 64 bits.
    pub fn is_wide(&self) -> bool {
        matches!(self, Real::Native(_))
    }

    /// What it says of each expression; nothing where the machine's own limits decided.
    pub fn answers(&mut self, setup: &[String], expressions: &[String]) -> Result<Vec<Option<Answer>>> {
        let names = pyexpr::Names::new();
        let modules: Vec<&str> = MODULES.into_iter().filter(|name| names.get(name).is_some()).collect();
        let questions = json!({ "modules": modules, "setup": setup, "expressions": expressions }).to_string();
        let text = match self {
            Real::Native(native) => native.ask(&questions)?,
            Real::Pyodide(link) => {
                let arguments = Value::Tuple(vec![Value::Str(questions)]);
                match wire::read(&say(link, &ToPython::Call, wire::write(&arguments))?) {
                    Ok(Value::Str(text)) => text,
                    other => bail!("Python returned {other:?}"),
                }
            }
        };
        let answers: Vec<serde_json::Value> =
            serde_json::from_str(&text).context("Python's answer is not understood")?;
        if answers.len() != expressions.len() {
            bail!("Python answered {} of {} expressions", answers.len(), expressions.len());
        }
        Ok(answers.iter().map(answer).collect())
    }
}

/// What expressions may know beside NumPy, where the evaluator knows it, too.
const MODULES: [&str; 9] =
    ["math", "cmath", "statistics", "itertools", "functools", "collections", "operator", "heapq", "bisect"];

fn answer(value: &serde_json::Value) -> Option<Answer> {
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    match (text(&value["repr"]), value["error"].as_array().map(Vec::as_slice)) {
        (Some(repr), _) => Some(Answer::Repr(repr)),
        (None, Some([kind, message])) => Some(Answer::Error(text(kind)?, text(message)?)),
        _ => None,
    }
}

impl Native {
    fn ask(&mut self, questions: &str) -> Result<String> {
        writeln!(self.stdin, "{questions}")
            .and_then(|()| self.stdin.flush())
            .context("Python takes no more questions")?;
        let mut line = String::new();
        if self.stdout.read_line(&mut line)? == 0 {
            bail!("Python ended before it answered");
        }
        Ok(line)
    }
}

impl Drop for Native {
    fn drop(&mut self) {
        // It may have ended by itself already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn say(link: &mut NodeLink, message: &ToPython, payload: Vec<u8>) -> Result<Vec<u8>> {
    match pollster::block_on(link.call(message, payload, LIMIT_MS)) {
        Ok((FromPython::Ready | FromPython::Loaded { .. } | FromPython::Returned { .. }, payload)) => Ok(payload),
        Ok((other, _)) => bail!("the interpreter answered {other:?}"),
        Err(error) => Err(anyhow!("the interpreter did not answer: {error:?}")),
    }
}
