//! Everything that is kept as one file that people can read, and back: version 1.
//!
//! ```json
//! {
//!   "app": "Mettle",
//!   "version": 1,
//!   "savedAt": "2026-11-23T09:30:00.000Z",
//!   "checksum": "cbf43926",
//!   "texts": { "mettle.progress.v1": { "version": 1, "problems": {} } },
//!   "asTheyAre": { "mettle.kept.5.mettle.notes.v1.a": "{oops" }
//! }
//! ```
//! The checksum is that of `texts` and `asTheyAre` without white space, one after the other.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{
    super::names::APP,
    envelope::{self, Opened},
    kinds,
    migrations::{STEPS, lift},
    shelf::names,
};

/// The version of the file that is written.
const VERSION: u64 = 1;

/// The most bytes that a file may have.
pub const MOST_BYTES: f64 = 64.0 * 1024.0 * 1024.0;

/// Why nothing is taken from a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    /// It is no JSON.
    #[error("This file cannot be read: it is cut off or damaged near line {line}. Nothing was changed.")]
    Broken {
        /// From 1.
        line: usize,
    },
    /// It is some other JSON.
    #[error("This is not a file that Mettle exported. Nothing was changed.")]
    Foreign,
    /// A newer version of the app wrote it.
    #[error(
        "A newer version of Mettle wrote this file. Reload the page to get that version, then import again. Nothing was changed."
    )]
    Newer,
    /// Something in it was changed.
    #[error("This file was changed after it was exported: its checksum does not fit. Nothing was changed here.")]
    Changed,
    /// There is too much of it.
    #[error("This file is too large to be an export of Mettle's. Nothing was changed.")]
    TooLarge,
}

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contents {
    /// Bodies by key.
    pub texts: BTreeMap<String, String>,
    /// Stored texts by key: what was put aside, and what could not be read.
    pub as_they_are: BTreeMap<String, String>,
}

impl Contents {
    /// Sorts stored texts into what can be read and what can only be passed on.
    pub fn of(stored: BTreeMap<String, String>) -> Self {
        let mut contents = Contents::default();
        for (key, text) in stored {
            if key.starts_with(names::BACKUP) || key.starts_with(names::RESET) {
                continue;
            }
            let body = match envelope::open(&text) {
                Opened::Sound { version, body } if names::is_live(&key) => lift(&STEPS, version, &key, body),
                _ => None,
            };
            match body.filter(|body| serde_json::from_str::<serde::de::IgnoredAny>(body).is_ok()) {
                Some(body) => contents.texts.insert(key, body),
                None => contents.as_they_are.insert(key, text),
            };
        }
        contents
    }

    /// The file, as it is at a moment that `saved_at` names.
    pub fn to_file(&self, saved_at: &str) -> String {
        let texts: Map<String, Value> = self
            .texts
            .iter()
            .map(|(key, body)| (key.clone(), serde_json::from_str(body).unwrap_or_else(|_| body.as_str().into())))
            .collect();
        let file = json!({
            "app": APP,
            "version": VERSION,
            "savedAt": saved_at,
            "checksum": checksum(&texts, &self.as_they_are),
            "texts": texts,
            "asTheyAre": self.as_they_are,
        });
        // An object of texts and objects can always be written.
        serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
    }

    /// Reads a file.
    pub fn of_file(file: &str) -> Result<Self, NotTaken> {
        let value: Value = serde_json::from_str(file.trim_start_matches('\u{feff}'))
            .map_err(|error| NotTaken::Broken { line: error.line().max(1) })?;
        let Value::Object(mut fields) = value else { return Err(NotTaken::Foreign) };
        if fields.get("app").and_then(Value::as_str) != Some(APP) {
            return Err(NotTaken::Foreign);
        }
        match fields.get("version").and_then(Value::as_u64) {
            Some(version) if version > VERSION => return Err(NotTaken::Newer),
            Some(VERSION) => {}
            _ => return Err(NotTaken::Foreign),
        }
        let sum = fields.remove("checksum");
        let (Some(Value::Object(texts)), Some(Value::Object(as_they_are))) =
            (fields.remove("texts"), fields.remove("asTheyAre"))
        else {
            return Err(NotTaken::Foreign);
        };
        let as_text = |(key, text): (String, Value)| Some((key, text.as_str()?.to_owned()));
        let as_they_are = as_they_are.into_iter().map(as_text).collect::<Option<BTreeMap<_, _>>>();
        let as_they_are = as_they_are.ok_or(NotTaken::Foreign)?;
        if sum.as_ref().and_then(Value::as_str) != Some(&checksum(&texts, &as_they_are)) {
            return Err(NotTaken::Changed);
        }
        let ours = |key: &String| names::is_live(key) || key.starts_with(names::KEPT);
        Ok(Self {
            texts: texts.into_iter().filter(|(key, _)| ours(key)).map(|(key, body)| (key, body.to_string())).collect(),
            as_they_are: as_they_are.into_iter().filter(|(key, _)| ours(key)).collect(),
        })
    }
}

fn checksum(texts: &Map<String, Value>, as_they_are: &BTreeMap<String, String>) -> String {
    envelope::checksum(&format!("{}{}", json!(texts), json!(as_they_are)))
}

/// What taking a file's contents in would do. Nothing of ours goes: what cannot be one with it is put aside.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The bodies to write, by key.
    pub bodies: BTreeMap<String, String>,
    /// Bodies to put aside, with the key that each was for.
    pub aside: Vec<(String, String)>,
    /// Stored texts to write as they are.
    pub as_they_are: BTreeMap<String, String>,
    /// What people are told, for each kind that changes.
    pub lines: Vec<Line>,
}

/// What happens to one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What people call it.
    pub name: &'static str,
    /// How many there are more.
    pub more: usize,
    /// How many texts change that were there.
    pub changed: usize,
    /// How many are put aside.
    pub aside: usize,
}

impl Plan {
    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.bodies.is_empty() && self.aside.is_empty() && self.as_they_are.is_empty()
    }

    /// Sets a file's contents beside what is here; `ours` gives the body under a key.
    pub fn new(contents: &Contents, ours: impl Fn(&str) -> Option<String>) -> Self {
        let mut plan = Plan::default();
        for kind in kinds::ALL {
            let mut line = Line { name: kind.name, more: 0, changed: 0, aside: 0 };
            for (key, theirs) in contents.texts.iter().filter(|(key, _)| kind.slug(key).is_some()) {
                plan.take(kind, key, theirs, ours(key), &mut line);
            }
            if line.more + line.changed + line.aside > 0 {
                plan.lines.push(line);
            }
        }
        let unknown = contents.texts.iter().filter(|(key, _)| kinds::of(key).is_none());
        let unknown = unknown.map(|(key, body)| (key.clone(), envelope::seal(body)));
        let as_they_are = contents.as_they_are.clone().into_iter().chain(unknown);
        plan.as_they_are = as_they_are.filter(|(key, _)| ours(key).is_none()).collect();
        if !plan.as_they_are.is_empty() {
            let more = plan.as_they_are.len();
            plan.lines.push(Line { name: "Texts that were put aside", more, changed: 0, aside: 0 });
        }
        plan
    }

    fn take(&mut self, kind: &kinds::Kind, key: &str, theirs: &str, ours: Option<String>, line: &mut Line) {
        let reading = (kind.read)(theirs);
        if !reading.whole {
            self.aside.push((key.to_owned(), theirs.to_owned()));
            line.aside += 1;
        }
        let Some(theirs) = reading.value else { return };
        let ours = ours.filter(|ours| (kind.read)(ours).whole);
        let text = match &ours {
            None => theirs,
            Some(ours) => {
                let merged = (kind.merge)(ours, &theirs);
                if let Some(rest) = merged.rest {
                    self.aside.push((key.to_owned(), rest));
                    line.aside += 1;
                }
                merged.text
            }
        };
        if ours.as_ref() == Some(&text) {
            return;
        }
        let before = ours.as_deref().map_or(0, kind.count);
        let more = (kind.count)(&text).saturating_sub(before);
        line.more += more;
        line.changed += usize::from(more == 0);
        self.bodies.insert(key.to_owned(), text);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::state::store::samples;

    fn file(texts: &[(&str, &str)]) -> String {
        let texts = texts.iter().map(|(key, body)| ((*key).to_owned(), envelope::seal(body))).collect();
        Contents::of(texts).to_file("2026-11-23T09:30:00.000Z")
    }

    #[test]
    fn the_file_can_be_read_by_people_and_does_not_change_by_accident() {
        let text = file(&[("mettle.panes.v1", r#"{"columns":50.0}"#)]);
        assert_eq!(
            text,
            r#"{
  "app": "Mettle",
  "asTheyAre": {},
  "checksum": "CHECKSUM",
  "savedAt": "2026-11-23T09:30:00.000Z",
  "texts": {
    "mettle.panes.v1": {
      "columns": 50.0
    }
  },
  "version": 1
}
"#
            .replace("CHECKSUM", &envelope::checksum(r#"{"mettle.panes.v1":{"columns":50.0}}{}"#))
        );
    }

    #[test]
    fn what_is_not_ours_changes_nothing_and_says_why() {
        let good = file(&[("mettle.panes.v1", r#"{"columns":50.0}"#)]);
        assert!(Contents::of_file(&good).is_ok());
        assert!(Contents::of_file(&good.replace("  ", "\t")).is_ok(), "white space may change");
        for (text, wanted) in [
            (good[..good.len() / 2].to_owned(), None),
            (String::new(), Some(NotTaken::Broken { line: 1 })),
            ("[]".to_owned(), Some(NotTaken::Foreign)),
            (r#"{"app":"Other","version":1}"#.to_owned(), Some(NotTaken::Foreign)),
            (r#"{"app":"Mettle"}"#.to_owned(), Some(NotTaken::Foreign)),
            (r#"{"app":"Mettle","version":1,"texts":[]}"#.to_owned(), Some(NotTaken::Foreign)),
            (r#"{"app":"Mettle","version":2,"more":1}"#.to_owned(), Some(NotTaken::Newer)),
            (good.replace("50.0", "51.0"), Some(NotTaken::Changed)),
        ] {
            let told = Contents::of_file(&text).expect_err(&text);
            match wanted {
                Some(wanted) => assert_eq!(told, wanted, "{text}"),
                None => assert!(matches!(told, NotTaken::Broken { .. }), "{text}"),
            }
            assert!(told.to_string().contains("othing was changed"), "{told}");
        }
    }

    #[test]
    fn only_our_own_keys_are_taken() {
        let texts = json!({ "other.app": {}, "mettle.panes.v1": {} });
        let Value::Object(map) = &texts else { panic!("an object") };
        let sum = checksum(map, &BTreeMap::new());
        let file = json!({ "app": APP, "version": 1, "checksum": sum, "texts": texts, "asTheyAre": {} }).to_string();
        let contents = Contents::of_file(&file).expect("a file of ours");
        assert_eq!(contents.texts.keys().collect::<Vec<_>>(), ["mettle.panes.v1"]);
    }

    #[test]
    fn what_was_put_aside_travels_and_backups_do_not() {
        let texts = [
            ("mettle.kept.5.mettle.notes.v1.a", "{oops"),
            ("mettle.backup.0", "b"),
            ("mettle.reset", "r"),
            ("mettle.notes.v1.b", "{broken"),
        ];
        let texts = texts.map(|(key, text)| (key.to_owned(), text.to_owned())).into();
        let contents = Contents::of_file(&Contents::of(texts).to_file("")).expect("a file of ours");
        assert!(contents.texts.is_empty());
        let keys: Vec<&str> = contents.as_they_are.keys().map(String::as_str).collect();
        assert_eq!(keys, ["mettle.kept.5.mettle.notes.v1.a", "mettle.notes.v1.b"]);
        let plan = Plan::new(&contents, |_| None);
        assert_eq!(plan.as_they_are.len(), 2);
        assert!(!plan.is_empty() && Plan::new(&contents, |_| Some(String::new())).is_empty());
    }

    proptest! {
        #[test]
        fn what_is_exported_is_imported_as_it_was(texts in samples::shelves()) {
            let stored: BTreeMap<String, String> =
                texts.iter().map(|(key, body)| (key.clone(), envelope::seal(body))).collect();
            let contents = Contents::of_file(&Contents::of(stored).to_file("now")).expect("a file of ours");
            let plan = Plan::new(&contents, |_| None);
            prop_assert_eq!(&plan.bodies, &texts);
            prop_assert!(plan.aside.is_empty() && plan.as_they_are.is_empty());
            let again = Plan::new(&contents, |key| texts.get(key).cloned());
            prop_assert!(again.is_empty(), "what is here already changes nothing, but {:?}", again);
        }

        #[test]
        fn a_merge_is_the_same_taken_twice_and_from_either_side(ours in samples::shelves(), theirs in samples::shelves()) {
            for (key, ours) in &ours {
                let (Some(theirs), Some(kind)) = (theirs.get(key), kinds::of(key)) else { continue };
                let merged = (kind.merge)(ours, theirs);
                prop_assert!((kind.read)(&merged.text).whole, "{} is not whole", merged.text);
                let twice = (kind.merge)(&merged.text, theirs);
                prop_assert_eq!(&twice.text, &merged.text, "{}, twice", key);
                prop_assert_eq!(&(kind.merge)(ours, ours).text, ours, "{} with itself", key);
                if samples::is_same_from_either_side(kind) {
                    let other_way = (kind.merge)(theirs, ours);
                    prop_assert_eq!(&other_way.text, &merged.text, "{}, from the other side", key);
                }
                for word in samples::words_of(ours).into_iter().chain(samples::words_of(theirs)) {
                    let rest = merged.rest.as_deref().unwrap_or_default();
                    prop_assert!(merged.text.contains(&word) || rest.contains(&word), "{} is lost: {:?}", word, merged);
                }
            }
        }
    }
}
