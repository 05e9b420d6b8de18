//! The attempts at a problem, with the answers that were judged: version 1.
//!
//! ```json
//! { "version": 1, "older": 12,
//!   "attempts": [{ "atMs": 1.0, "verdict": "accepted", "passed": 53, "total": 53, "answer": { "text": "…" } }] }
//! ```
//! The newest are near, in the browser's small store, and `older` says that there are some in its database (`far`). The order is that
//! in which they were made, whatever the clock said.

pub mod far;
mod open;

use protocol::judging::{Answer, Verdict};
use serde::{Deserialize, Serialize};

pub use self::open::HistoryStore;
use super::store::{
    kinds::{Kind, Merged, all_or_nothing},
    shelf::Reading,
};

const VERSION: u32 = 1;

/// The most attempts at a problem that stay near. `far` takes the older ones.
pub const NEAR_MOST: usize = 20;

/// The most bytes that these may take, but for the newest, which is always near.
pub const NEAR_BYTES: usize = 32 * 1024;

/// The most bytes that the near attempts at all problems may take together.
pub const ALL_NEAR_BYTES: usize = 1024 * 1024;

/// What is left near of other problems' attempts where that is exceeded.
pub const LITTLE_BYTES: usize = 4 * 1024;

/// The most attempts that are kept of a problem where there is no database.
const MOST: usize = 40;

/// The most bytes that these may take.
const MOST_BYTES: usize = 96 * 1024;

/// How many of the newest are never called old.
const FRESH: usize = 3;

/// A problem's attempts.
pub const KIND: Kind = Kind {
    stem: "mettle.attempts.v1.",
    name: "Attempts",
    read: |text| all_or_nothing(text, History::parse),
    merge: |ours, theirs| {
        let mut merged = History::parse(ours).value;
        merged.merge(History::parse(theirs).value);
        Merged::whole(merged.to_text())
    },
    count: |text| History::parse(text).value.attempts.len(),
};

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

impl Attempt {
    /// The same answer with the same verdict again is the same attempt, later.
    fn repeats(&self, other: &Attempt) -> bool {
        self.answer == other.answer && self.verdict == other.verdict
    }
}

/// The attempts at one problem, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct History {
    version: u32,
    attempts: Vec<Attempt>,
    #[serde(default, skip_serializing_if = "is_none")]
    older: usize,
}

fn is_none(count: &usize) -> bool {
    *count == 0
}

impl History {
    /// Reads the stored form.
    pub fn parse(text: &str) -> Reading<History> {
        let history = serde_json::from_str::<History>(text).ok().filter(|history| history.version == VERSION);
        Reading { whole: history.is_some(), value: history.unwrap_or_default() }
    }

    /// The stored form.
    pub fn to_text(&self) -> String {
        serde_json::json!(History { version: VERSION, ..self.clone() }).to_string()
    }

    /// The attempts, the newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = &Attempt> {
        self.attempts.iter().rev()
    }

    /// How many of them are in the database.
    pub fn older(&self) -> usize {
        self.older
    }

    /// Notes how many are.
    pub fn set_older(&mut self, older: usize) {
        self.older = older;
    }

    /// Takes an attempt in. Where there are too many, the oldest one that was not accepted goes first. An answer as long as half of
    /// the room is none that anyone wrote by hand, and would drive out all others: it is not kept.
    pub fn add(&mut self, attempt: Attempt) {
        if matches!(&attempt.answer, Answer::Text(text) if text.len() > MOST_BYTES / 2) {
            return;
        }
        if self.attempts.last().is_some_and(|last| attempt.repeats(last)) {
            self.attempts.pop();
        }
        self.attempts.push(attempt);
        self.cap();
    }

    /// Forgets what is too much where there is no database. Says how many that were.
    pub fn cap(&mut self) -> usize {
        let before = self.attempts.len();
        // The newest stays.
        while self.attempts.len() > 1 && (self.attempts.len() > MOST || self.to_text().len() > MOST_BYTES) {
            let older = &self.attempts[..self.attempts.len() - 1];
            let at = older.iter().position(|attempt| attempt.verdict != Verdict::Accepted).unwrap_or(0);
            self.attempts.remove(at);
        }
        before - self.attempts.len()
    }

    /// Whether some of them belong into the database.
    pub fn is_large(&self) -> bool {
        self.excess(NEAR_MOST, NEAR_BYTES) > 0
    }

    /// How many of the oldest have to go, so that no more than these stay and take no more bytes; the newest stays.
    fn excess(&self, most: usize, most_bytes: usize) -> usize {
        let mut bytes = 0;
        let fits = |attempt: &&Attempt| {
            bytes += serde_json::json!(attempt).to_string().len() + 1;
            bytes <= most_bytes
        };
        let near = self.attempts.iter().rev().take(most).take_while(fits).count().max(1);
        self.attempts.len().saturating_sub(near)
    }

    /// The oldest, as many as are too many; the others stay here.
    pub fn split_off(&mut self, most: usize, most_bytes: usize) -> History {
        let newest = self.attempts.split_off(self.excess(most, most_bytes));
        History { version: VERSION, attempts: std::mem::replace(&mut self.attempts, newest), older: 0 }
    }

    /// Leaves out those that are in another history.
    pub fn leave_out(&mut self, other: &History) {
        self.attempts.retain(|attempt| !other.attempts.contains(attempt));
    }

    /// How many there are here.
    pub fn len(&self) -> usize {
        self.attempts.len()
    }

    /// Takes in what another tab, device or store has. Each keeps its own order; what both have is there once. Where they tell of
    /// the same stretch, the clock decides, and nothing is lost where it is wrong.
    pub fn merge(&mut self, theirs: History) {
        self.older = self.older.max(theirs.older);
        let mut merged: Vec<Attempt> = Vec::new();
        let mut theirs = theirs.attempts;
        let mut gap: Vec<Attempt> = Vec::new();
        for ours in std::mem::take(&mut self.attempts) {
            if let Some(at) = theirs.iter().position(|attempt| *attempt == ours) {
                let before: Vec<Attempt> = theirs.drain(..at).collect();
                theirs.remove(0);
                merged.extend(weave(std::mem::take(&mut gap), before));
                merged.push(ours);
            } else {
                gap.push(ours);
            }
        }
        merged.extend(weave(gap, theirs));
        self.attempts = once_each(merged);
    }

    /// What may go where room is short: all but the newest three, and the last one that was accepted.
    pub fn old(&self) -> Vec<&Attempt> {
        let accepted = self.attempts.iter().rposition(|attempt| attempt.verdict == Verdict::Accepted);
        let fresh = self.attempts.len().saturating_sub(FRESH);
        let is_old = |at: usize| at < fresh && Some(at) != accepted;
        self.attempts.iter().enumerate().filter(|(at, _)| is_old(*at)).map(|(_, attempt)| attempt).collect()
    }

    /// Forgets those. Says how many that were.
    pub fn forget_old(&mut self) -> usize {
        let old: Vec<Attempt> = self.old().into_iter().cloned().collect();
        self.attempts.retain(|attempt| !old.contains(attempt));
        self.older = 0;
        old.len()
    }
}

/// Two stretches in one, each in its own order; between the two the earlier one comes first.
fn weave(ours: Vec<Attempt>, theirs: Vec<Attempt>) -> Vec<Attempt> {
    let mut woven = Vec::new();
    let (mut ours, mut theirs) = (ours.into_iter().peekable(), theirs.into_iter().peekable());
    while let (Some(our), Some(their)) = (ours.peek(), theirs.peek()) {
        let order = our.at_ms.total_cmp(&their.at_ms);
        let is_ours = order.then_with(|| text_of(our).cmp(&text_of(their))).is_le();
        woven.extend(if is_ours { ours.next() } else { theirs.next() });
    }
    woven.extend(ours);
    woven.extend(theirs);
    woven
}

fn text_of(attempt: &Attempt) -> String {
    serde_json::json!(attempt).to_string()
}

/// Without what is there twice: the first of equals stays, and of an attempt that repeats the one before it, the later.
fn once_each(attempts: Vec<Attempt>) -> Vec<Attempt> {
    let mut once: Vec<Attempt> = Vec::new();
    for attempt in attempts {
        if once.contains(&attempt) {
            continue;
        }
        if once.last().is_some_and(|last| attempt.repeats(last)) {
            once.pop();
        }
        once.push(attempt);
    }
    once
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn attempt(text: &str, verdict: Verdict) -> Attempt {
        let answer = Answer::Text(text.to_owned());
        Attempt { at_ms: 1.0, verdict, passed: 1, total: 2, answer, hints_read: None, taken_ms: None }
    }

    pub fn at(at_ms: f64, text: &str) -> Attempt {
        Attempt { at_ms, ..attempt(text, Verdict::WrongAnswer) }
    }

    pub fn history(attempts: &[Attempt]) -> History {
        History { version: VERSION, attempts: attempts.to_vec(), older: 0 }
    }

    /// The newest first.
    pub fn texts(history: &History) -> Vec<String> {
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

    #[test]
    fn attempts_are_in_the_order_in_which_they_were_made_whatever_the_clock_says() {
        let mut history = History::default();
        for (at_ms, text) in [(500.0, "a"), (9e15, "b"), (3.0, "c"), (-7.0, "d")] {
            history.add(at(at_ms, text));
        }
        assert_eq!(texts(&history), ["d", "c", "b", "a"]);
        let mut read = History::parse(&history.to_text()).value;
        assert_eq!(texts(&read), ["d", "c", "b", "a"]);
        read.merge(history);
        assert_eq!(texts(&read), ["d", "c", "b", "a"]);
    }

    #[test]
    fn two_tabs_attempts_become_one_history() {
        let base = [at(1.0, "a"), at(2.0, "b")];
        let ours = history(&[&base[..], &[at(5.0, "ours")]].concat());
        let theirs = history(&[&base[..], &[at(3.0, "theirs"), at(9.0, "last")]].concat());
        for (one, other) in [(&ours, &theirs), (&theirs, &ours)] {
            let mut merged = one.clone();
            merged.merge(other.clone());
            assert_eq!(texts(&merged), ["last", "ours", "theirs", "b", "a"]);
        }
    }

    #[test]
    fn what_stays_near_is_bounded_by_number_and_by_bytes_and_the_newest_stays() {
        let mut many = history(&(0..50).map(|n| at(f64::from(n), &n.to_string())).collect::<Vec<_>>());
        assert!(many.is_large());
        let older = many.split_off(NEAR_MOST, NEAR_BYTES);
        assert_eq!((older.len(), many.len()), (30, NEAR_MOST));
        assert_eq!(texts(&many).first().map(String::as_str), Some("49"));
        let mut long = history(&[at(1.0, "a"), at(2.0, &"b".repeat(NEAR_BYTES))]);
        let older = long.split_off(NEAR_MOST, NEAR_BYTES);
        assert_eq!((texts(&older), long.len()), (vec!["a".to_owned()], 1));
        assert!(!long.is_large(), "one alone stays, however long");
    }

    #[test]
    fn where_room_is_short_the_newest_and_the_last_accepted_stay() {
        let mut all = history(&[
            attempt("solved", Verdict::Accepted),
            attempt("again", Verdict::Accepted),
            at(3.0, "x"),
            at(4.0, "y"),
            at(5.0, "z"),
            at(6.0, "w"),
        ]);
        assert_eq!((all.old().len(), all.forget_old()), (2, 2));
        assert_eq!(texts(&all), ["w", "z", "y", "again"]);
        assert_eq!(all.forget_old(), 0);
    }
}
