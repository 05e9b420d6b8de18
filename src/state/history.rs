//! The attempts at a problem, with the answers that were judged: version 1.
//!
//! ```json
//! { "version": 1, "attempts": [{ "atMs": 1.0, "verdict": "accepted", "passed": 53, "total": 53, "answer": { "text": "…" } }] }
//! ```

use leptos::prelude::*;
use protocol::judging::{Answer, Verdict};
use serde::{Deserialize, Serialize};

use super::{
    desk::Attempted,
    notices::Notices,
    progress::ProgressStore,
    shelf::{self, BrowserShelf, Reading, Shelf},
    stopwatch::Stopwatch,
};
use crate::bridge::{Listener, clock, storage};

const VERSION: u32 = 1;

/// The most attempts that are kept of a problem.
const MOST: usize = 40;

/// The most bytes that these may take.
const MOST_BYTES: usize = 96 * 1024;

/// An answer that was judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Attempt {
    /// When, in milliseconds since 1970.
    pub at_ms: f64,
    /// What the judge said.
    pub verdict: Verdict,
    /// Cases that passed.
    pub passed: u32,
    /// Cases that were planned.
    pub total: u32,
    /// The answer.
    pub answer: Answer,
    /// How many hints had been opened. Earlier versions did not note it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hints_read: Option<u32>,
    /// How long the timer had run, in milliseconds, where it was used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_ms: Option<f64>,
}

/// The attempts at one problem, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct History {
    version: u32,
    attempts: Vec<Attempt>,
}

impl History {
    /// The key for a problem's attempts.
    pub fn key(slug: &str) -> String {
        format!("mettle.attempts.v1.{slug}")
    }

    /// Reads the stored form.
    pub fn parse(text: &str) -> Reading<History> {
        let history = serde_json::from_str::<History>(text).ok().filter(|history| history.version == VERSION);
        Reading { whole: history.is_some(), value: history.unwrap_or_default() }
    }

    /// The stored form.
    pub fn to_text(&self) -> String {
        serde_json::json!(History { version: VERSION, attempts: self.attempts.clone() }).to_string()
    }

    /// The attempts, the newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = &Attempt> {
        self.attempts.iter().rev()
    }

    /// Takes an attempt in. The same answer with the same verdict again is the same attempt, later. Where there are too many, the
    /// oldest one that was not accepted goes first. An answer as long as half of the room is none that anyone wrote by hand,
    /// and would drive out all others: it is not kept.
    pub fn add(&mut self, attempt: Attempt) {
        if matches!(&attempt.answer, Answer::Text(text) if text.len() > MOST_BYTES / 2) {
            return;
        }
        let is_same = |last: &Attempt| last.answer == attempt.answer && last.verdict == attempt.verdict;
        if self.attempts.last().is_some_and(is_same) {
            self.attempts.pop();
        }
        self.attempts.push(attempt);
        // The newest stays.
        while self.attempts.len() > 1 && (self.attempts.len() > MOST || self.to_text().len() > MOST_BYTES) {
            let older = &self.attempts[..self.attempts.len() - 1];
            let at = older.iter().position(|attempt| attempt.verdict != Verdict::Accepted).unwrap_or(0);
            self.attempts.remove(at);
        }
    }
}

/// The attempts at the open problem, stored as they are made.
#[derive(Clone, Copy)]
pub struct HistoryStore {
    slug: StoredValue<String>,
    history: RwSignal<History>,
    notices: Notices,
    progress: ProgressStore,
    stopwatch: Stopwatch,
    _other_tabs: StoredValue<Option<Listener>, LocalStorage>,
}

impl HistoryStore {
    /// Knows no problem yet.
    pub fn new(notices: Notices, progress: ProgressStore, stopwatch: Stopwatch) -> Self {
        let (slug, history) = (StoredValue::new(String::new()), RwSignal::new(History::default()));
        let listener = storage::on_change_elsewhere(move |key, text| {
            if key == slug.with_value(|slug| History::key(slug)) {
                let theirs = text.map(|text| History::parse(&text));
                if let Some(Reading { whole: true, value }) = theirs {
                    history.set(value);
                }
            }
        });
        Self { slug, history, notices, progress, stopwatch, _other_tabs: StoredValue::new_local(listener) }
    }

    /// Reads the attempts at a problem.
    pub fn open(&self, slug: &str) {
        self.slug.set_value(slug.to_owned());
        let (history, _) = self.read(slug);
        self.history.set(history);
    }

    /// Reads the open problem's attempts; whoever reads them here follows their changes.
    pub fn with<T>(&self, read: impl FnOnce(&History) -> T) -> T {
        self.history.with(read)
    }

    /// Keeps a submit that came to a verdict, of whichever problem.
    pub fn add(&self, attempted: Attempted) {
        let Attempted { slug, answer, verdict, passed, total } = attempted;
        // Another tab may have stored something whose event has not come yet.
        let (mut history, writable) = self.read(&slug);
        let hints_read = Some(untrack(|| self.progress.hints_read(&slug)));
        let taken_ms = self.stopwatch.taken_ms(&slug);
        history.add(Attempt { at_ms: clock::now_ms(), verdict, passed, total, answer, hints_read, taken_ms });
        if writable && let Err(error) = BrowserShelf.set(&History::key(&slug), &history.to_text()) {
            self.notices.tell(error);
        }
        if self.slug.with_value(|open| *open == slug) {
            self.history.set(history);
        }
    }

    fn read(&self, slug: &str) -> (History, bool) {
        let found = shelf::read(&BrowserShelf, &History::key(slug), clock::now_ms(), History::parse);
        if let Some(notice) = found.notice {
            self.notices.tell(notice);
        }
        (found.value, found.writable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attempt(text: &str, verdict: Verdict) -> Attempt {
        let answer = Answer::Text(text.to_owned());
        Attempt { at_ms: 1.0, verdict, passed: 1, total: 2, answer, hints_read: None, taken_ms: None }
    }

    fn texts(history: &History) -> Vec<String> {
        let text = |attempt: &Attempt| match &attempt.answer {
            Answer::Text(text) => text.clone(),
            Answer::Options(_) => String::new(),
        };
        history.newest_first().map(text).collect()
    }

    #[test]
    fn the_stored_form_does_not_change_by_accident() {
        let mut history = History::default();
        history.add(attempt("x", Verdict::Accepted));
        let stored = r#"{"version":1,"attempts":[{"atMs":1.0,"verdict":"accepted","passed":1,"total":2,"answer":{"text":"x"}}]}"#;
        let read = History::parse(stored);
        assert!(read.whole);
        assert_eq!(texts(&read.value), ["x"]);
        assert_eq!(History::parse(&history.to_text()).value.attempts, history.attempts);
        let noted = Attempt { hints_read: Some(2), taken_ms: Some(760_000.0), ..attempt("y", Verdict::WrongAnswer) };
        history.add(noted);
        assert_eq!(History::parse(&history.to_text()).value.attempts, history.attempts);
        for text in ["", "[]", r#"{"version":2,"attempts":[]}"#] {
            assert!(!History::parse(text).whole, "{text}");
        }
    }

    #[test]
    fn the_same_again_is_one_attempt() {
        let mut history = History::default();
        history.add(attempt("x", Verdict::WrongAnswer));
        history.add(Attempt { at_ms: 2.0, ..attempt("x", Verdict::WrongAnswer) });
        history.add(attempt("x", Verdict::Accepted));
        assert_eq!(history.newest_first().map(|attempt| attempt.at_ms).collect::<Vec<_>>(), [1.0, 2.0]);
    }

    #[test]
    fn what_was_accepted_stays_longest() {
        let mut history = History::default();
        history.add(attempt("first", Verdict::Accepted));
        for number in 0..MOST + 5 {
            history.add(attempt(&number.to_string(), Verdict::WrongAnswer));
        }
        assert_eq!(history.attempts.len(), MOST);
        assert_eq!(texts(&history).last().map(String::as_str), Some("first"));
        history.add(attempt(&"x".repeat(MOST_BYTES), Verdict::WrongAnswer));
        assert_eq!(history.attempts.len(), MOST, "that one is not kept");
        for letter in ["a", "b", "c", "d"] {
            history.add(attempt(&letter.repeat(MOST_BYTES / 3), Verdict::WrongAnswer));
        }
        assert!(history.to_text().len() <= MOST_BYTES, "all of them take {} bytes", history.to_text().len());
        assert_eq!(texts(&history).last().map(String::as_str), Some("first"));
    }
}
