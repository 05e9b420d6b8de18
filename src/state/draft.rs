//! The stored form of an answer that is being written, version 1.

use protocol::judging::Answer;
use serde::{Deserialize, Serialize};

use super::store::{
    kinds::{self, Kind, Merged, all_or_nothing},
    shelf::Reading,
};

const VERSION: u32 = 1;

/// Answers that are being written.
pub const KIND: Kind = Kind {
    stem: "mettle.draft.v1.",
    name: "Drafts",
    read: |text| all_or_nothing(text, |text| Draft::parse(text, |_| true)),
    merge,
    count: kinds::one,
};

/// Two answers cannot be made one: the later stands.
pub fn merge(ours: &str, theirs: &str) -> Merged {
    let read = |text| Draft::parse(text, |_| true).value;
    let (Some(our), Some(their)) = (read(ours), read(theirs)) else { return Merged::whole(ours.to_owned()) };
    let later = kinds::later((ours, our.saved_at_ms), (theirs, their.saved_at_ms));
    Merged { rest: later.rest.filter(|_| our.answer != their.answer), ..later }
}

/// An unfinished answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Draft {
    version: u32,
    /// What was written or chosen.
    pub answer: Answer,
    /// When it was stored, in milliseconds since 1970.
    pub saved_at_ms: f64,
}

impl Draft {
    /// A draft as of now.
    pub fn new(answer: Answer, saved_at_ms: f64) -> Self {
        Self { version: VERSION, answer, saved_at_ms }
    }

    /// The key for a problem's draft.
    pub fn key(slug: &str) -> String {
        KIND.key(slug)
    }

    /// Reads the stored form of a draft that `fits` the problem.
    pub fn parse(text: &str, fits: impl Fn(&Answer) -> bool) -> Reading<Option<Draft>> {
        let draft =
            serde_json::from_str::<Draft>(text).ok().filter(|draft| draft.version == VERSION && fits(&draft.answer));
        Reading { whole: draft.is_some(), value: draft }
    }

    /// The stored form.
    pub fn to_text(&self) -> String {
        serde_json::json!(self).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_text(answer: &Answer) -> bool {
        matches!(answer, Answer::Text(_))
    }

    #[test]
    fn what_is_stored_is_read_back() {
        let draft = Draft::new(Answer::Text("def f():\n    return '→'\n".to_owned()), 12.0);
        assert_eq!(Draft::parse(&draft.to_text(), is_text), Reading { value: Some(draft), whole: true });
    }

    #[test]
    fn the_stored_form_does_not_change_by_accident() {
        let stored = r#"{"version":1,"answer":{"text":"x"},"savedAtMs":1}"#;
        assert_eq!(Draft::parse(stored, is_text).value.map(|draft| draft.answer), Some(Answer::Text("x".to_owned())));
    }

    #[test]
    fn a_draft_that_does_not_fit_is_not_taken() {
        let other_kind = Draft::new(Answer::Options(vec![1]), 1.0).to_text();
        for text in ["", "{}", r#"{"version":9,"answer":{"text":"x"},"savedAtMs":1}"#, &other_kind] {
            assert!(!Draft::parse(text, is_text).whole, "{text}");
        }
    }
}
