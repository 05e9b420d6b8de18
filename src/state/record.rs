//! The stored form of progress, version 1, and how two tabs' progress become one.
//!
//! ```json
//! { "version": 1, "problems": { "<slug>": { "solvedAtMs": 1.0, "attempts": 2, "lastVerdict": "accepted", "lastAtMs": 1.0,
//!   "hintsRead": 1, "editorialAtMs": 1.0 } } }
//! ```
//! Fields that this version does not know are kept and written back.

use std::collections::BTreeMap;

use protocol::judging::Verdict;
use serde_json::{Map, Value, json};

use super::store::{
    kinds::{Kind, Merged},
    shelf::Reading,
};

/// The key under which progress is stored.
pub const KEY: &str = "mettle.progress.v1";

const VERSION: u64 = 1;

/// Progress.
pub const KIND: Kind = Kind {
    stem: KEY,
    name: "Problems tried or solved",
    read: |text| {
        let Reading { value, whole } = Progress::parse(text);
        let has_any = whole || value != Progress::default();
        Reading { value: has_any.then(|| value.to_text()), whole }
    },
    merge: |ours, theirs| {
        let mut merged = Progress::parse(ours).value;
        merged.merge(Progress::parse(theirs).value);
        Merged::whole(merged.to_text())
    },
    count: |text| Progress::parse(text).value.problems.len(),
};

/// What is known of one problem.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// When it was first accepted, in milliseconds since 1970.
    pub solved_at_ms: Option<f64>,
    /// How many submits came to a verdict.
    pub attempts: u32,
    /// The latest submit's verdict.
    pub last_verdict: Option<Verdict>,
    /// When that was.
    pub last_at_ms: Option<f64>,
    /// How many hints were ever opened.
    pub hints_read: u32,
    /// When the editorial was first opened.
    pub editorial_at_ms: Option<f64>,
    /// What another version stored here.
    unknown: Map<String, Value>,
}

/// What is known of every problem, by slug.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    problems: BTreeMap<String, Record>,
    unknown: Map<String, Value>,
}

impl Progress {
    /// One problem's record.
    pub fn record(&self, slug: &str) -> Option<&Record> {
        self.problems.get(slug)
    }

    /// Whether a problem was ever accepted.
    pub fn is_solved(&self, slug: &str) -> bool {
        self.record(slug).is_some_and(|record| record.solved_at_ms.is_some())
    }

    /// Whether any problem was ever accepted.
    pub fn has_solved(&self) -> bool {
        self.problems.values().any(|record| record.solved_at_ms.is_some())
    }

    /// Whether a problem was submitted but never accepted.
    pub fn is_tried(&self, slug: &str) -> bool {
        self.record(slug).is_some_and(|record| record.solved_at_ms.is_none() && record.attempts > 0)
    }

    /// Takes a submit's verdict in.
    pub fn add_attempt(&mut self, slug: &str, verdict: Verdict, now_ms: f64) {
        let record = self.problems.entry(slug.to_owned()).or_default();
        record.attempts = record.attempts.saturating_add(1);
        record.last_verdict = Some(verdict);
        record.last_at_ms = Some(now_ms);
        if verdict == Verdict::Accepted {
            record.solved_at_ms.get_or_insert(now_ms);
        }
    }

    /// Notes that so many hints were opened. None is ever closed again.
    pub fn note_hints(&mut self, slug: &str, read: u32) {
        let record = self.problems.entry(slug.to_owned()).or_default();
        record.hints_read = record.hints_read.max(read);
    }

    /// Notes that the editorial was opened. The first time counts.
    pub fn note_editorial(&mut self, slug: &str, now_ms: f64) {
        self.problems.entry(slug.to_owned()).or_default().editorial_at_ms.get_or_insert(now_ms);
    }

    /// Takes in what another tab knows. Nothing that either knows is lost.
    pub fn merge(&mut self, other: Progress) {
        for (slug, theirs) in other.problems {
            match self.problems.get_mut(&slug) {
                Some(ours) => ours.merge(theirs),
                None => {
                    self.problems.insert(slug, theirs);
                }
            }
        }
        keep_unknown(&mut self.unknown, other.unknown);
    }

    /// Reads the stored form, as far as it can be understood.
    pub fn parse(text: &str) -> Reading<Progress> {
        let nothing = Reading { value: Progress::default(), whole: false };
        let Ok(Value::Object(mut fields)) = serde_json::from_str(text) else { return nothing };
        if fields.remove("version").and_then(|version| version.as_u64()) != Some(VERSION) {
            return nothing;
        }
        let Some(Value::Object(stored)) = fields.remove("problems") else { return nothing };
        let mut whole = true;
        let mut problems = BTreeMap::new();
        for (slug, value) in stored {
            match Record::from_json(value) {
                Some(record) => {
                    problems.insert(slug, record);
                }
                None => whole = false,
            }
        }
        Reading { value: Progress { problems, unknown: fields }, whole }
    }

    /// The stored form.
    pub fn to_text(&self) -> String {
        let problems: Map<String, Value> =
            self.problems.iter().map(|(slug, record)| (slug.clone(), record.to_json())).collect();
        let mut fields = self.unknown.clone();
        fields.insert("version".to_owned(), VERSION.into());
        fields.insert("problems".to_owned(), problems.into());
        Value::Object(fields).to_string()
    }
}

impl Record {
    fn merge(&mut self, other: Record) {
        self.solved_at_ms = earlier(self.solved_at_ms, other.solved_at_ms);
        self.editorial_at_ms = earlier(self.editorial_at_ms, other.editorial_at_ms);
        self.hints_read = self.hints_read.max(other.hints_read);
        // Who knows of more attempts knows the latest one, whatever the clock said then.
        if other.latest() > self.latest() {
            self.last_at_ms = other.last_at_ms;
            self.last_verdict = other.last_verdict;
        }
        self.attempts = self.attempts.max(other.attempts);
        keep_unknown(&mut self.unknown, other.unknown);
    }

    /// By what the latest of two attempts is told: a total order, so that two tabs come to the same.
    fn latest(&self) -> (u32, Option<u64>, String) {
        // Among moments since 1970 the bits have the order of the numbers.
        let moment = self.last_at_ms.map(|ms| ms.max(0.0).to_bits());
        (self.attempts, moment, json!(self.last_verdict).to_string())
    }

    /// `None` where a known field holds something that it never holds.
    fn from_json(value: Value) -> Option<Record> {
        let Value::Object(mut fields) = value else { return None };
        let mut take = |name| fields.remove(name).filter(|value| !value.is_null());
        Some(Record {
            solved_at_ms: optional(take("solvedAtMs"), |value| value.as_f64())?,
            attempts: optional(take("attempts"), count)?.unwrap_or(0),
            // A verdict that a later version names is no damage; it is only not shown.
            last_verdict: take("lastVerdict").and_then(|value| serde_json::from_value(value).ok()),
            last_at_ms: optional(take("lastAtMs"), |value| value.as_f64())?,
            hints_read: optional(take("hintsRead"), count)?.unwrap_or(0),
            editorial_at_ms: optional(take("editorialAtMs"), |value| value.as_f64())?,
            unknown: fields,
        })
    }

    fn to_json(&self) -> Value {
        let known = json!({
            "solvedAtMs": self.solved_at_ms,
            "attempts": self.attempts,
            "lastVerdict": self.last_verdict,
            "lastAtMs": self.last_at_ms,
            "hintsRead": self.hints_read,
            "editorialAtMs": self.editorial_at_ms,
        });
        let mut fields = self.unknown.clone();
        if let Value::Object(known) = known {
            fields.extend(known);
        }
        Value::Object(fields)
    }
}

/// The earlier of two moments, as far as there are any.
fn earlier(ours: Option<f64>, theirs: Option<f64>) -> Option<f64> {
    match (ours, theirs) {
        (Some(ours), Some(theirs)) => Some(ours.min(theirs)),
        (ours, theirs) => ours.or(theirs),
    }
}

/// Outer `None`: there is a value, and it is not of the form.
fn optional<T>(value: Option<Value>, read: impl Fn(Value) -> Option<T>) -> Option<Option<T>> {
    match value {
        None => Some(None),
        Some(value) => read(value).map(Some),
    }
}

fn count(value: Value) -> Option<u32> {
    u32::try_from(value.as_u64()?).ok()
}

fn keep_unknown(ours: &mut Map<String, Value>, theirs: Map<String, Value>) {
    for (name, value) in theirs {
        // Of two values both tabs have to take the same one, or each would put its own back for ever.
        let held = ours.entry(name).or_insert_with(|| value.clone());
        let (theirs, ours) = (value.to_string(), held.to_string());
        if theirs > ours {
            *held = value;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Progress {
        let reading = Progress::parse(text);
        assert!(reading.whole, "{text}");
        reading.value
    }

    #[test]
    fn what_is_stored_is_read_back() {
        let mut progress = Progress::default();
        progress.add_attempt("a", Verdict::WrongAnswer, 1.0);
        progress.add_attempt("a", Verdict::Accepted, 2.0);
        progress.add_attempt("a", Verdict::TimeLimitExceeded, 3.0);
        progress.add_attempt("b", Verdict::RuntimeError, 4.0);
        assert_eq!(parsed(&progress.to_text()), progress);
        assert!(progress.is_solved("a") && !progress.is_tried("a"));
        assert!(progress.is_tried("b") && !progress.is_solved("b"));
        assert_eq!(progress.record("a").and_then(|record| record.solved_at_ms), Some(2.0));
        assert_eq!(progress.record("a").map(|record| record.attempts), Some(3));
    }

    #[test]
    fn broken_text_is_never_taken_for_whole() {
        for text in [
            "",
            "nonsense",
            "[]",
            r#"{"problems":{}}"#,
            r#"{"version":2,"problems":{}}"#,
            r#"{"version":1}"#,
            r#"{"version":1,"problems":{"a":7}}"#,
            r#"{"version":1,"problems":{"a":{"attempts":-1}}}"#,
            r#"{"version":1,"problems":{"a":{"solvedAtMs":"today"}}}"#,
        ] {
            assert!(!Progress::parse(text).whole, "{text}");
        }
    }

    #[test]
    fn one_broken_record_does_not_take_the_others_along() {
        let reading = Progress::parse(r#"{"version":1,"problems":{"a":7,"b":{"solvedAtMs":5}}}"#);
        assert!(!reading.whole);
        assert!(reading.value.is_solved("b"));
    }

    #[test]
    fn hints_and_the_editorial_are_counted_and_are_no_attempt() {
        let mut progress = Progress::default();
        progress.note_hints("a", 2);
        progress.note_hints("a", 1);
        progress.note_editorial("a", 5.0);
        progress.note_editorial("a", 9.0);
        let mut read = parsed(&progress.to_text());
        assert_eq!(read, progress);
        read.merge(parsed(r#"{"version":1,"problems":{"a":{"hintsRead":3,"editorialAtMs":4}}}"#));
        let record = read.record("a").expect("noted");
        assert_eq!((record.hints_read, record.editorial_at_ms, record.attempts), (3, Some(4.0), 0));
        assert!(!read.is_tried("a") && !read.is_solved("a"));
    }

    #[test]
    fn unknown_fields_survive() {
        let text = r#"{"version":1,"theme":"x","problems":{"a":{"attempts":1,"notes":"n","lastVerdict":"on-fire"}}}"#;
        let progress = parsed(text);
        let again: Value = serde_json::from_str(&progress.to_text()).expect("its own output");
        assert_eq!(again["theme"], "x");
        assert_eq!(again["problems"]["a"]["notes"], "n");
    }

    #[test]
    fn the_latest_verdict_is_that_of_the_latest_attempt_whatever_the_clock_says() {
        let mut before = Progress::default();
        before.add_attempt("a", Verdict::WrongAnswer, 9e15);
        let mut after = before.clone();
        after.add_attempt("a", Verdict::Accepted, 5.0);
        for (one, other) in [(&before, &after), (&after, &before)] {
            let mut merged = one.clone();
            merged.merge(other.clone());
            assert_eq!(merged, after);
        }
    }

    #[test]
    fn two_versions_of_an_unknown_field_are_one_from_either_side() {
        let [one, other] = [r#"{"version":1,"problems":{},"x":1}"#, r#"{"version":1,"problems":{},"x":[2]}"#];
        assert_eq!((KIND.merge)(one, other), (KIND.merge)(other, one));
    }

    #[test]
    fn two_tabs_lose_nothing() {
        let mut ours =
            parsed(r#"{"version":1,"problems":{"a":{"attempts":3,"lastAtMs":9,"lastVerdict":"wrong-answer"}}}"#);
        let theirs = parsed(
            r#"{"version":1,"problems":{"a":{"solvedAtMs":5,"attempts":1,"lastAtMs":5,"lastVerdict":"accepted"},"b":{"solvedAtMs":6}}}"#,
        );
        let mut other_way = theirs.clone();
        other_way.merge(ours.clone());
        ours.merge(theirs);
        assert_eq!(ours, other_way);
        assert!(ours.is_solved("a") && ours.is_solved("b"));
        assert_eq!(ours.record("a").and_then(|record| record.last_verdict), Some(Verdict::WrongAnswer));
    }
}
