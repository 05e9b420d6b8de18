//! A report as one plain JSON object. Its fields are described in CONTRIBUTING.md.

use protocol::judging::{CaseReport, GrowthReport, Report, Shown, Verdict};
use serde_json::{Map, Value, json};

/// The object that `xtask judge --json` prints.
pub(super) fn object(slug: &str, report: &Report) -> Value {
    let failed = u32::from(report.verdict != Verdict::Accepted && report.failing.is_some());
    json!({
        "problem": slug,
        "verdict": report.verdict,
        "headline": report.headline,
        "seed": report.seed,
        "cases_passed": report.cases_passed,
        "cases_run": (report.cases_passed + failed).min(report.cases_total),
        "cases_planned": report.cases_total,
        "elapsed_ms": report.elapsed_ms,
        "failing_case": report.failing.as_ref().map(case),
        "growth": report.growth.as_ref().map(growth),
    })
}

fn case(case: &CaseReport) -> Value {
    let input: Map<String, Value> = case.inputs.iter().map(|input| (input.name.clone(), shown(&input.value))).collect();
    json!({
        "name": case.name,
        "shrinks": case.shrinks,
        "input": input,
        "expected": case.expected.as_ref().map(shown),
        "actual": case.actual.as_ref().map(shown),
        "differences": case.differences,
        "error": case.error,
        "stdout": case.printed.stdout,
        "stderr": case.printed.stderr,
    })
}

/// A literal as text; a frame, table or matrix as its columns, labels of rows, and rows.
fn shown(value: &Shown) -> Value {
    match value {
        Shown::Literal { text, .. } => json!(text),
        Shown::Grid { columns, index, rows, rows_left_out, .. } => {
            json!({ "columns": columns, "index": index, "rows": rows, "rows_left_out": rows_left_out })
        }
    }
}

fn growth(growth: &GrowthReport) -> Value {
    let point = |point: &protocol::judging::GrowthPoint| json!({ "n": point.size, "elapsed_ms": point.elapsed_ms, "yardstick_ms": point.yardstick_ms });
    json!({
        "asked": growth.asked,
        "meets_bound": growth.meets_bound,
        "exponent": growth.exponent,
        "uncertainty": growth.uncertainty,
        "sentence": growth.sentence,
        "points": growth.points.iter().map(point).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::figures::Figures;
    use protocol::judging::{Effort, NamedInput, Printed};

    #[test]
    fn a_wrong_answer_tells_its_case() {
        let literal = |text: &str| Shown::Literal { text: text.into(), cut: false, note: String::new() };
        let failing = CaseReport {
            name: "example 1".into(),
            passed: false,
            inputs: vec![NamedInput { name: "k".into(), value: literal("3"), source: None }],
            expected: Some(literal("[1]")),
            actual: None,
            differences: vec!["Too short.".into()],
            printed: Printed::default(),
            figures: Figures::default(),
            error: None,
            shrinks: 2,
        };
        let report = Report {
            verdict: Verdict::WrongAnswer,
            effort: Effort::Submit,
            headline: "Wrong.".into(),
            advice: None,
            aside: None,
            cases_passed: 4,
            cases_total: 40,
            seed: 7,
            elapsed_ms: 1.5,
            cases: Vec::new(),
            failing: Some(failing),
            growth: None,
            value: None,
            value_printed: Printed::default(),
            load_printed: Printed::default(),
            load_figures: Figures::default(),
            plan: Vec::new(),
            options: Vec::new(),
        };
        let object = object("a-slug", &report);
        assert_eq!(object["verdict"], "wrong-answer");
        assert_eq!(
            (&object["cases_passed"], &object["cases_run"], &object["cases_planned"]),
            (&json!(4), &json!(5), &json!(40))
        );
        assert_eq!(object["failing_case"]["input"], json!({ "k": "3" }));
        assert_eq!(object["failing_case"]["expected"], "[1]");
        assert!(object["failing_case"]["actual"].is_null() && object["growth"].is_null());
    }
}
