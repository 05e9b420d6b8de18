//! The worked examples of a statement, with the reference's own answers.

use super::grid;
use super::highlight;
use super::html::escape;
use anyhow::{Result, anyhow, bail};
use judge::checker::Checker;
use judge::manifest::Manifest;
use judge::script;
use judge::value::{Value, literal};

/// Characters of a literal that are shown before its middle is left out.
const LITERAL: usize = 400;

/// The section below the statement; empty where a problem has no inputs.
pub(super) fn examples(manifest: &Manifest, checker: Option<&Checker>) -> Result<String> {
    let Some(checker) = checker else { return Ok(String::new()) };
    if checker.examples().is_empty() {
        bail!("checker.rs: a statement needs a worked example");
    }
    let mut out = String::from("<section class=\"examples\"><h2>Examples</h2>");
    for (at, example) in checker.examples().iter().enumerate() {
        let number = at + 1;
        let Value::Tuple(inputs) = &example.arguments else {
            bail!("checker.rs: example {number} is no tuple of arguments");
        };
        let names: Vec<&str> = manifest.names().collect();
        let methods = manifest.signature.as_ref().filter(|signature| !signature.methods.is_empty());
        if methods.is_none() && names.len() != inputs.len() {
            bail!("example {number} has {} arguments, problem.toml names {}", inputs.len(), names.len());
        }
        if let Err(rule) = checker.legal(&example.arguments) {
            bail!("checker.rs: example {number} is not legal: {rule}");
        }
        let answer = checker
            .expected(&example.arguments)
            .map_err(|error| anyhow!("checker.rs: example {number}: the reference failed: {error}"))?;
        out += &format!("<div class=\"example\"><h3>Example {number}</h3><dl class=\"io\">");
        if let Some(class) = methods {
            out += &format!("<dt>Calls</dt><dd>{}</dd></dl>", calls(&class.name, inputs, &answer));
        } else {
            for (name, input) in names.iter().zip(inputs) {
                out += &format!("<dt>{}</dt><dd>{}</dd>", escape(name), given(manifest, name, input));
            }
            out += &format!("<dt class=\"output\">Returns</dt><dd>{}</dd></dl>", shown(&answer));
        }
        if !example.note.is_empty() {
            out += &format!("<p>{}</p>", escape(&example.note));
        }
        out += "</div>";
    }
    Ok(out + "</section>")
}

/// An input; a seed stands for the generator that is made from it.
fn given(manifest: &Manifest, name: &str, input: &Value) -> String {
    match &manifest.sampling {
        Some(sampling) if manifest.names().last() == Some(name) => {
            format!("<code>{}</code>", escape(&script::of_generator(sampling.generator, input)))
        }
        _ => shown(input),
    }
}

/// The calls of a class's methods, each with what it returns.
fn calls(class: &str, arguments: &[Value], answer: &Value) -> String {
    let returned = match answer {
        Value::List(values) => values.as_slice(),
        _ => &[],
    };
    let lines = script::of_calls(class, arguments);
    let told = lines.iter().enumerate().map(|(at, line)| match at.checked_sub(1).and_then(|at| returned.get(at)) {
        None | Some(Value::None) => line.clone(),
        Some(value) => format!("{line}  # {}", cut(value)),
    });
    let text: Vec<String> = told.collect();
    format!("<pre><code class=\"language-python\">{}</code></pre>", highlight::python(&text.join("\n")))
}

fn shown(value: &Value) -> String {
    match value {
        Value::DataFrame(frame) => grid::frame(frame),
        Value::Table(table) => grid::table(table),
        Value::NdArray(array) if array.shape().len() == 2 && !array.is_empty() => {
            format!("<pre><code>{}</code></pre>", escape(&row_by_row(&cut(value))))
        }
        value => format!("<code>{}</code>", escape(&cut(value))),
    }
}

/// The literal, with fewer items of each container the longer it is.
fn cut(value: &Value) -> String {
    let whole = literal::print(value);
    if whole.chars().count() <= LITERAL {
        return whole;
    }
    let fitting = [60, 40, 24, 16, 10, 6]
        .into_iter()
        .map(|items| literal::cut(value, items, LITERAL / 2).0)
        .find(|text| text.chars().count() <= LITERAL);
    fitting.unwrap_or_else(|| literal::cut(value, 3, LITERAL / 8).0)
}

/// A matrix' literal with each row on a line, aligned as NumPy prints it.
fn row_by_row(literal: &str) -> String {
    let indent = literal.find("[[").map_or(0, |at| at + 1);
    literal.replace("], [", &format!("],\n{}[", " ".repeat(indent)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use judge::prelude::*;
    use judge::value::{Data, NdArray};

    fn manifest(parameters: &[&str]) -> Manifest {
        let parameters: Vec<_> =
            parameters.iter().map(|name| serde_json::json!({ "name": name, "type": "int" })).collect();
        serde_json::from_value(serde_json::json!({
            "title": "T", "summary": "S", "kind": "function", "difficulty": "easy", "minutes": 5,
            "patterns": [], "roles": [], "signature": { "name": "f", "parameters": parameters, "returns": "int" },
        }))
        .expect("a manifest")
    }

    #[test]
    fn an_example_shows_inputs_answer_and_note() {
        let checker: Checker = Checker::new(|losses: Vec<f64>, k: usize| losses.len() + k)
            .example("Counts & <adds>.", (vec![0.5], 2))
            .into();
        assert_eq!(
            examples(&manifest(&["losses", "k"]), Some(&checker)).expect("sound"),
            "<section class=\"examples\"><h2>Examples</h2><div class=\"example\"><h3>Example 1</h3><dl class=\"io\">\
             <dt>losses</dt><dd><code>[0.5]</code></dd><dt>k</dt><dd><code>2</code></dd>\
             <dt class=\"output\">Returns</dt><dd><code>3</code></dd></dl><p>Counts &amp; &lt;adds&gt;.</p></div></section>"
        );
    }

    #[test]
    fn what_does_not_fit_the_manifest_is_refused() {
        let legal: Checker =
            Checker::new(|k: usize| k).example("", (0,)).legal(|(k,)| must(*k > 0, "k is positive")).into();
        let none: Checker = Checker::new(|k: usize| k).into();
        let error = examples(&manifest(&["k"]), Some(&legal)).expect_err("0 is not legal").to_string();
        assert!(error.contains("k is positive"), "{error}");
        assert!(examples(&manifest(&["k", "n"]), Some(&legal)).is_err());
        assert!(examples(&manifest(&["k"]), Some(&none)).is_err());
        assert_eq!(examples(&manifest(&[]), None).expect("a choice needs none"), "");
    }

    #[test]
    fn a_matrix_has_a_row_per_line() {
        let matrix = NdArray::new(vec![2, 2], Data::Int64(vec![1, 2, 3, 4])).expect("fits");
        assert_eq!(shown(&Value::NdArray(matrix)), "<pre><code>np.array([[1, 2],\n          [3, 4]])</code></pre>");
    }

    #[test]
    fn long_literals_keep_both_ends() {
        let long = cut(&Value::List((0..1000).map(Value::Int).collect()));
        assert!(long.chars().count() <= LITERAL, "{long}");
        assert!(long.starts_with("[0, 1, ") && long.contains("...") && long.ends_with("999]"), "{long}");
        let strings = cut(&Value::List(vec![Value::Str("x".repeat(500)); 50]));
        assert!(strings.chars().count() <= LITERAL, "{strings}");
    }
}
