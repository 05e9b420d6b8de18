//! Texts for tests: those that visitors have today, and random ones of every kind.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::kinds::{self, Kind};

/// What version 0 stored, a text of each kind.
pub const TODAY: [(&str, &str); 9] = [
    (
        "mettle.progress.v1",
        r#"{"problems":{"k-means-cost":{"attempts":2,"editorialAtMs":null,"hintsRead":1,"lastAtMs":1763863994123.0,"lastVerdict":"accepted","solvedAtMs":1763863994123.0}},"version":1}"#,
    ),
    (
        "mettle.draft.v1.max-confidence-per-window",
        r#"{"answer":{"text":"def max_confidence(scores, k):\n    return []  # → später\n"},"savedAtMs":1763863994123.0,"version":1}"#,
    ),
    (
        "mettle.attempts.v1.k-means-cost",
        r#"{"attempts":[{"answer":{"text":"O(n)"},"atMs":1763863990000.0,"hintsRead":1,"passed":0,"total":1,"verdict":"wrong-answer"},{"answer":{"text":"O(n * k * d)"},"atMs":1763863994123.0,"hintsRead":1,"passed":1,"takenMs":61000.0,"total":1,"verdict":"accepted"}],"version":1}"#,
    ),
    ("mettle.notes.v1.k-means-cost", r#"{"savedAtMs":1763863994123.0,"text":"Rank within each user.","version":1}"#),
    ("mettle.inputs.v1.max-confidence-per-window", r#"{"inputs":[["[1, 2]","3"],["[]","1"]],"version":1}"#),
    (
        "mettle.pad.v1.max-confidence-per-window",
        r#"{"answer":{"text":"scores[:3]"},"savedAtMs":1763863994123.0,"version":1}"#,
    ),
    (
        "mettle.time.v1.max-confidence-per-window",
        r#"{"elapsedMs":61000.0,"runs":false,"savedAtMs":1763863994123.0,"version":1}"#,
    ),
    (
        "mettle.settings.v1",
        r#"{"codeSize":16,"contrast":"system","hiddenTimer":false,"plainEditor":true,"theme":"dark","vimKeys":false,"withoutHelp":false}"#,
    ),
    ("mettle.panes.v1", r#"{"columns":40.0,"rows":null}"#),
];

/// What somebody may have, one body for each key: some kinds, and of those that go by problem, one to three.
pub fn shelves() -> impl Strategy<Value = BTreeMap<String, String>> {
    let kinds: Vec<_> = kinds::ALL
        .into_iter()
        .map(|kind| {
            let slugs = if kind.stem.ends_with('.') { vec!["a", "b", "c"] } else { vec![""] };
            let texts: Vec<_> = slugs.into_iter().map(|slug| text(kind, slug)).collect();
            texts
        })
        .collect();
    kinds.prop_map(|texts| texts.into_iter().flatten().flatten().collect())
}

fn text(kind: &'static Kind, slug: &'static str) -> BoxedStrategy<Option<(String, String)>> {
    let body = body(kind).prop_map(|body| body.to_string());
    proptest::option::of(body.prop_map(move |body| (kind.key(slug), body))).boxed()
}

/// Words that are nowhere else, so that it shows where one is lost. Moments and numbers are whole, as clocks give them.
fn word() -> impl Strategy<Value = String> {
    proptest::string::string_regex("w[a-z]{8}").expect("a regular expression")
}

fn moment() -> impl Strategy<Value = f64> {
    (0u32..1_000_000).prop_map(f64::from)
}

fn body(kind: &Kind) -> BoxedStrategy<Value> {
    match kind.stem {
        "mettle.progress.v1" => proptest::collection::btree_map("[a-d]", record(), 0..4)
            .prop_map(|problems| json!({ "version": 1, "problems": problems }))
            .boxed(),
        "mettle.draft.v1." | "mettle.pad.v1." => (word(), moment())
            .prop_map(|(word, at)| json!({ "version": 1, "answer": { "text": word }, "savedAtMs": at }))
            .boxed(),
        // Which attempts of a common past somebody has, in their order.
        "mettle.attempts.v1." => proptest::collection::btree_set(0u32..12, 0..12)
            .prop_map(|which| {
                let attempt = |at: u32| {
                    json!({ "atMs": f64::from(at), "verdict": "wrong-answer", "passed": 1, "total": 2,
                        "answer": { "text": format!("wattempt{}", char::from(b'a' + at as u8)) } })
                };
                json!({ "version": 1, "attempts": which.into_iter().map(attempt).collect::<Vec<_>>() })
            })
            .boxed(),
        "mettle.notes.v1." => {
            (word(), moment()).prop_map(|(text, at)| json!({ "version": 1, "text": text, "savedAtMs": at })).boxed()
        }
        "mettle.inputs.v1." => proptest::collection::btree_set(word(), 1..9)
            .prop_map(|words| {
                let inputs: Vec<[String; 1]> = words.into_iter().map(|word| [word]).collect();
                json!({ "version": 1, "inputs": inputs })
            })
            .boxed(),
        "mettle.time.v1." => (moment(), moment())
            .prop_map(|(ms, at)| json!({ "version": 1, "elapsedMs": ms, "runs": false, "savedAtMs": at }))
            .boxed(),
        "mettle.settings.v1" => (12u8..23, any::<bool>(), any::<bool>())
            .prop_map(|(size, vim, dark)| {
                let theme = if dark { "dark" } else { "system" };
                json!({ "codeSize": size, "contrast": "system", "hiddenTimer": false, "plainEditor": false,
                    "theme": theme, "vimKeys": vim, "withoutHelp": false })
            })
            .boxed(),
        "mettle.panes.v1" => {
            (25u8..66, 20u8..81).prop_map(|(c, r)| json!({ "columns": f64::from(c), "rows": f64::from(r) })).boxed()
        }
        stem => panic!("no samples of {stem}"),
    }
}

fn record() -> impl Strategy<Value = Value> {
    let verdict = prop_oneof![Just("accepted"), Just("wrong-answer")];
    (0u32..9, verdict, moment(), proptest::option::of(moment()), 0u32..4).prop_map(
        |(attempts, verdict, last, solved, hints)| {
            json!({ "attempts": attempts, "editorialAtMs": null, "hintsRead": hints, "lastAtMs": last,
                "lastVerdict": verdict, "solvedAtMs": solved })
        },
    )
}

/// Whether the kind says that it comes to the same whichever text is ours. Of settings and widths ours stand, and inputs keep the
/// order of the one who merges.
pub fn is_same_from_either_side(kind: &Kind) -> bool {
    !["mettle.settings.v1", "mettle.panes.v1", "mettle.inputs.v1."].contains(&kind.stem)
}

/// The words of a body that a person wrote.
pub fn words_of(body: &str) -> Vec<String> {
    let letters = |letter: char| !letter.is_ascii_lowercase();
    body.split(letters).filter(|word| word.len() == 9 && word.starts_with('w')).map(str::to_owned).collect()
}

#[test]
fn what_visitors_have_today_is_understood_as_a_whole() {
    assert_eq!(TODAY.len(), kinds::ALL.len());
    for (key, text) in TODAY {
        let kind = kinds::of(key).expect(key);
        let reading = (kind.read)(text);
        assert!(reading.whole, "{key}");
        assert!(reading.value.is_some_and(|value| (kind.count)(&value) > 0), "{key}");
    }
}
