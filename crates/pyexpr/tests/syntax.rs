//! What is no expression is refused in CPython's own words.

use pyexpr::{Error, parse};
use serde_json::Value;

#[test]
fn syntax_errors_are_told_in_pythons_words() {
    let corpus = include_str!("words/syntax.jsonl");
    let (mut cases, mut wrong) = (0, Vec::new());
    for line in corpus.lines() {
        let case: Value = serde_json::from_str(line).expect("a recorded case");
        let source = case["expr"].as_str().expect("a source");
        let told = match parse(source) {
            Ok(_) | Err(Error::Unsupported { .. }) => None,
            Err(Error::Syntax { message, .. }) => Some(message),
            Err(other) => Some(other.to_string()),
        };
        cases += 1;
        if told.as_deref() != case["message"].as_str() {
            wrong.push(format!("{source:?}\n   CPython: {}\n   here:    {told:?}", case["message"]));
        }
    }
    assert!(cases > 250, "{cases} cases");
    assert!(wrong.is_empty(), "{} of {cases}:\n{}", wrong.len(), wrong.join("\n"));
}
