//! From what an earlier version stored to what this one stores, after a backup of all of it.
//!
//! Every text says of which version it is, so a migration that was broken off goes on where it stopped: what is done is of the new
//! version, and the rest is in the backup.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{
    envelope::{self, Opened},
    shelf::{Shelf, names},
};
use crate::bridge::storage::StorageError;

/// Makes of a key's body in one version the body in the next. `None` where it is not what that version wrote.
pub type Step = fn(key: &str, body: &str) -> Option<String>;

/// The steps, each at the version that it starts from.
pub const STEPS: [Step; envelope::VERSION as usize] = [into_envelopes];

/// Version 0 had no line before its texts; what follows that line is the same. All of it was JSON.
fn into_envelopes(_: &str, body: &str) -> Option<String> {
    serde_json::from_str::<serde::de::IgnoredAny>(body).ok().map(|_| body.to_owned())
}

/// A body of an earlier version as this one would have written it.
pub fn lift(steps: &[Step], version: u32, key: &str, body: &str) -> Option<String> {
    let due = steps.get(version as usize..)?;
    due.iter().try_fold(body.to_owned(), |body, step| step(key, &body))
}

/// What became of a migration.
#[derive(Debug, PartialEq)]
pub enum Outcome {
    /// All is of this version.
    Done,
    /// Something was written by a newer version of the app.
    Newer,
    /// There is no room for the backup, which is here. Nothing was changed.
    NoRoom(Backup),
    /// It was broken off. What is not done yet is as it was.
    Stopped(StorageError),
}

/// The texts of a version, before they are changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Backup {
    /// The least of the versions.
    pub from: u32,
    /// By key.
    pub texts: BTreeMap<String, String>,
}

impl Backup {
    /// Where it is kept.
    pub fn key(&self) -> String {
        format!("{}{}", names::BACKUP, self.from)
    }

    /// The stored form, together with what an earlier try has already put there.
    pub fn joined(&self, stored: Option<&str>) -> String {
        let mut texts = stored.and_then(texts_of).unwrap_or_default();
        for (key, text) in &self.texts {
            let mut name = key.clone();
            // A tab of the earlier version may have written on after that try: both its texts are kept.
            while texts.get(&name).is_some_and(|held| held != text) {
                name.push('+');
            }
            texts.insert(name, Value::from(text.as_str()));
        }
        envelope::seal(&json!({ "from": self.from, "texts": texts }).to_string())
    }
}

fn texts_of(stored: &str) -> Option<Map<String, Value>> {
    let Opened::Sound { body, .. } = envelope::open(stored) else { return None };
    match serde_json::from_str::<Value>(body).ok()?.get_mut("texts")?.take() {
        Value::Object(texts) => Some(texts),
        _ => None,
    }
}

/// Brings everything on the shelf to the version that the last of these steps leads to.
pub fn run(shelf: &dyn Shelf, steps: &[Step]) -> Outcome {
    let backup = match due(shelf, steps) {
        Ok(Some(backup)) => backup,
        Ok(None) => return Outcome::Done,
        Err(outcome) => return outcome,
    };
    match back_up(shelf, &backup) {
        Ok(()) => finish(shelf, steps),
        Err(StorageError::Full) => Outcome::NoRoom(backup),
        Err(error) => Outcome::Stopped(error),
    }
}

/// The steps alone, where a backup is kept elsewhere.
pub fn finish(shelf: &dyn Shelf, steps: &[Step]) -> Outcome {
    let newest = steps.len() as u32;
    let due = match due(shelf, steps) {
        Ok(Some(backup)) => backup.texts,
        Ok(None) => return Outcome::Done,
        Err(outcome) => return outcome,
    };
    for (key, text) in due {
        let Opened::Sound { version, body } = envelope::open_as(newest, &text) else { continue };
        // What is not of its version's form stays as it is, and is put aside by whoever reads it.
        if let Some(body) = lift(steps, version, &key, body)
            && let Err(error) = shelf.set(&key, &envelope::seal_as(newest, &body))
        {
            return Outcome::Stopped(error);
        }
    }
    Outcome::Done
}

/// What is to be changed. `None` where nothing is.
fn due(shelf: &dyn Shelf, steps: &[Step]) -> Result<Option<Backup>, Outcome> {
    let newest = steps.len() as u32;
    let mut backup = Backup { from: newest, texts: BTreeMap::new() };
    for key in shelf.keys().map_err(Outcome::Stopped)?.into_iter().filter(|key| names::is_live(key)) {
        let Some(text) = shelf.get(&key).map_err(Outcome::Stopped)? else { continue };
        match envelope::open_as(newest, &text) {
            Opened::Newer => return Err(Outcome::Newer),
            Opened::Sound { version, body } if version < newest && lift(steps, version, &key, body).is_some() => {
                backup.from = backup.from.min(version);
                backup.texts.insert(key, text);
            }
            Opened::Sound { .. } | Opened::Damaged { .. } => {}
        }
    }
    Ok((!backup.texts.is_empty()).then_some(backup))
}

fn back_up(shelf: &dyn Shelf, backup: &Backup) -> Result<(), StorageError> {
    let mut key = backup.key();
    let mut stored = shelf.get(&key)?;
    // A backup that cannot be read is not written over.
    while stored.as_deref().is_some_and(|text| texts_of(text).is_none()) {
        key.push('+');
        stored = shelf.get(&key)?;
    }
    let joined = backup.joined(stored.as_deref());
    match stored.as_ref() == Some(&joined) {
        true => Ok(()),
        false => shelf.set(&key, &joined),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::shelf::fake::FakeShelf, *};

    /// Two steps that leave their mark, so that it shows when one is left out or taken twice.
    const TWO: [Step; 2] = [|_, body| Some(format!("{body} one")), |_, body| Some(format!("{body} two"))];

    const OLD: [(&str, &str); 4] = [
        ("mettle.draft.v1.a", "first"),
        ("mettle.draft.v1.b", "second"),
        ("mettle.notes.v1.a", "third"),
        ("someone.elses", "theirs"),
    ];

    fn is_done(shelf: &FakeShelf) {
        for (key, text) in &OLD[..3] {
            assert_eq!(shelf.text(key), Some(envelope::seal_as(2, &format!("{text} one two"))), "{key}");
        }
        assert_eq!(shelf.text("someone.elses").as_deref(), Some("theirs"));
        let backup = texts_of(&shelf.text("mettle.backup.0").expect("a backup")).expect("a readable one");
        for (key, text) in &OLD[..3] {
            assert_eq!(backup.get(*key).and_then(Value::as_str), Some(*text), "the backup of {key}");
        }
        assert_eq!(backup.len(), 3);
    }

    #[test]
    fn what_an_earlier_version_stored_is_backed_up_and_changed() {
        let shelf = FakeShelf::with(&OLD);
        assert_eq!(run(&shelf, &TWO), Outcome::Done);
        is_done(&shelf);
        let texts = shelf.texts.borrow().clone();
        assert_eq!(run(&shelf, &TWO), Outcome::Done);
        assert_eq!(*shelf.texts.borrow(), texts, "a second time changes nothing");
    }

    #[test]
    fn a_migration_that_is_cut_off_after_any_write_goes_on_where_it_was() {
        let mut cuts = 0;
        loop {
            let shelf = FakeShelf::with(&OLD);
            shelf.writes_left.set(Some(cuts));
            let outcome = run(&shelf, &TWO);
            for (key, text) in &OLD[..3] {
                assert!(shelf.holds(text), "cut after {cuts} writes: {key} is gone");
            }
            shelf.writes_left.set(None);
            assert_eq!(run(&shelf, &TWO), Outcome::Done, "cut after {cuts} writes");
            is_done(&shelf);
            if outcome == Outcome::Done {
                break;
            }
            assert_eq!(outcome, Outcome::Stopped(StorageError::Blocked));
            cuts += 1;
        }
        assert_eq!(cuts, 4, "a backup and three texts");
    }

    #[test]
    fn it_is_cut_off_again_and_again_and_gets_there() {
        let shelf = FakeShelf::with(&OLD);
        for _ in 0..4 {
            shelf.writes_left.set(Some(1));
            run(&shelf, &TWO);
        }
        shelf.writes_left.set(Some(0));
        assert_eq!(run(&shelf, &TWO), Outcome::Done, "nothing is left to write");
        is_done(&shelf);
    }

    #[test]
    fn without_room_for_a_backup_nothing_is_changed() {
        let shelf = FakeShelf::with(&OLD);
        shelf.room.set(Some(shelf.used() + 10));
        let before = shelf.texts.borrow().clone();
        let Outcome::NoRoom(backup) = run(&shelf, &TWO) else { panic!("there was room") };
        assert_eq!(backup.texts.len(), 3);
        assert_eq!(*shelf.texts.borrow(), before);
        // As once the backup is kept elsewhere.
        shelf.room.set(None);
        let elsewhere = backup.joined(None);
        assert_eq!(finish(&shelf, &TWO), Outcome::Done);
        shelf.put(&backup.key(), &elsewhere);
        is_done(&shelf);
    }

    #[test]
    fn a_tab_of_the_earlier_version_that_writes_on_loses_nothing_either() {
        let shelf = FakeShelf::with(&OLD);
        run(&shelf, &TWO);
        shelf.put("mettle.draft.v1.a", "more");
        assert_eq!(run(&shelf, &TWO), Outcome::Done);
        assert_eq!(shelf.text("mettle.draft.v1.a"), Some(envelope::seal_as(2, "more one two")));
        let backup = texts_of(&shelf.text("mettle.backup.0").expect("a backup")).expect("a readable one");
        assert_eq!(backup["mettle.draft.v1.a"], "first");
        assert_eq!(backup["mettle.draft.v1.a+"], "more");
    }

    #[test]
    fn a_backup_that_is_broken_is_not_written_over() {
        let shelf = FakeShelf::with(&OLD);
        shelf.put("mettle.backup.0", "mettle 1 00000000\n{oops");
        assert_eq!(run(&shelf, &TWO), Outcome::Done);
        assert!(shelf.holds("{oops"));
        assert!(texts_of(&shelf.text("mettle.backup.0+").expect("another one")).is_some());
    }

    #[test]
    fn a_newer_version_is_left_alone() {
        let shelf = FakeShelf::with(&OLD);
        shelf.put("mettle.progress.v1", &envelope::seal_as(3, "{}"));
        let before = shelf.texts.borrow().clone();
        assert_eq!(run(&shelf, &TWO), Outcome::Newer);
        assert_eq!(*shelf.texts.borrow(), before);
    }

    #[test]
    fn a_step_takes_what_it_does_not_know_as_it_is() {
        let picky: [Step; 1] = [|_, body| (body != "second").then(|| body.to_owned())];
        let shelf = FakeShelf::with(&OLD);
        assert_eq!(run(&shelf, &picky), Outcome::Done);
        assert_eq!(shelf.text("mettle.draft.v1.b").as_deref(), Some("second"));
        assert_eq!(shelf.text("mettle.draft.v1.a"), Some(envelope::seal_as(1, "first")));
    }
}
