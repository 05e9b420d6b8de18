//! `xtask eval`: expressions in, what the evaluator says of them out, so that anyone can set it against Python.

mod case;

use anyhow::{Context, Result};
pub use case::{Answer, Case, answer_to};
use pyexpr::Limits;
use std::io::{BufRead, Write};

/// Far more than an expression needs whose depth the evaluator allows.
const STACK: usize = 64 << 20;

/// Evaluate expressions: JSON lines on standard input, one JSON line for each on standard output
///
/// A line is {"id": …, "setup": ["x = np.arange(6)", …], "expr": "x.sum()"}: the id is any JSON value, and setup, which may
/// be left out, binds names. The answer has the id and one of "repr" (as Python gives it), "error" ({"type", "message"}),
/// "unsupported" (what is missing, or which limit was reached), and "malformed" (what is wrong with the line).
#[derive(clap::Args)]
pub struct Args {}

/// Answers every line of standard input, in order.
pub fn run(_: &Args) -> Result<()> {
    on_a_large_stack(|| answer_lines(std::io::stdin().lock(), std::io::stdout().lock()))
}

/// Does the work on a thread whose stack nothing that is evaluated fills.
pub fn on_a_large_stack<T: Send>(work: impl FnOnce() -> Result<T> + Send) -> Result<T> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        match thread.context("no thread")?.join() {
            Ok(done) => done,
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

fn answer_lines(mut input: impl BufRead, mut output: impl Write) -> Result<()> {
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line).context("standard input")? > 0 {
        let answer = match Case::read(&line) {
            Ok(case) => case.answer(Limits::default()).to_json(&case.id),
            Err(malformed) => malformed,
        };
        // Whoever reads may wait for each answer before asking again.
        writeln!(output, "{answer}").and_then(|()| output.flush()).context("standard output")?;
        line.clear();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{answer_lines, on_a_large_stack};
    use serde_json::{Value, json};

    fn answers(lines: &[u8]) -> Vec<Value> {
        let mut written = Vec::new();
        answer_lines(lines, &mut written).expect("nothing that a line says ends the run");
        let text = String::from_utf8(written).expect("text");
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }

    #[test]
    fn each_line_is_answered_in_order() {
        let lines = [
            json!({ "id": 1, "setup": ["x = np.arange(6)", "y=x * 2"], "expr": "y.reshape(2, 3)" }),
            json!({ "id": "b", "expr": "1 / 0" }),
            json!({ "id": [2], "setup": ["z = missing"], "expr": "1" }),
            json!({ "id": null, "expr": "np.random.rand()" }),
            json!({ "id": 5, "expr": "10 ** 10 ** 10" }),
        ];
        let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
        let found = answers(lines.join("\n").as_bytes());
        assert_eq!(found[0], json!({ "id": 1, "repr": "array([[ 0,  2,  4],\n       [ 6,  8, 10]])" }));
        let error = json!({ "type": "ZeroDivisionError", "message": "division by zero" });
        assert_eq!(found[1], json!({ "id": "b", "error": error }));
        let error = json!({ "type": "NameError", "message": "name 'missing' is not defined" });
        assert_eq!(found[2], json!({ "id": [2], "error": error }));
        assert!(found[3]["unsupported"].as_str().is_some_and(|what| what.contains("random")), "{}", found[3]);
        assert_eq!(found[4], json!({ "id": 5, "unsupported": "the expression exceeds the memory limit" }));
    }

    #[test]
    fn lines_that_are_no_cases_do_not_end_the_run() {
        let lines = b"\n{\n\xff\n[1]\n{\"id\": 7}\n{\"id\": 8, \"setup\": [\"1 = 2\"], \"expr\": \"1\"}\n{\"id\": 9, \"expr\": \"1\"}";
        let found = answers(lines);
        assert_eq!(found.len(), 7);
        assert!(found[..6].iter().all(|answer| answer["malformed"].is_string()), "{found:?}");
        assert_eq!((&found[4]["id"], &found[5]["id"]), (&json!(7), &json!(8)));
        assert_eq!(found[6], json!({ "id": 9, "repr": "1" }));
    }

    #[test]
    fn deep_lines_are_answered() {
        let deep =
            |open: &str, close: &str| json!({ "expr": open.repeat(9000) + "1" + &close.repeat(9000) }).to_string();
        let nested = format!("{{\"id\": {}{}, \"expr\": \"1\"}}", "[".repeat(9000), "]".repeat(9000));
        let lines = [deep("(", ")"), deep("[", "]"), deep("-", ""), deep("lambda: ", ""), nested].join("\n");
        let found = on_a_large_stack(|| Ok(answers(lines.as_bytes()))).expect("answers");
        assert_eq!(found.len(), 5);
    }
}
