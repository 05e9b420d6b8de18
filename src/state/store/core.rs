//! What the store does, on any shelf and at any time of day: it knows neither browser nor signals.

use std::{
    collections::{BTreeMap, BTreeSet},
    hash::{DefaultHasher, Hash, Hasher},
};

use super::{
    super::notices::Notice,
    envelope::{self, Opened},
    kinds, migrations,
    shelf::{Reading, Shelf, names},
};
use crate::bridge::storage::StorageError;

/// Why nothing may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// A newer version of the app was here.
    Newer,
    /// What is stored is of an earlier version, and there was no room for a backup.
    NotMigrated,
}

/// The store. What the browser does not take stays here, in memory, and is tried again.
pub struct Core {
    shelf: Box<dyn Shelf>,
    /// Bodies that the browser did not take, by key.
    unsaved: BTreeMap<String, Option<String>>,
    /// What this tab last read or wrote under a key, as a digest of the stored text.
    seen: BTreeMap<String, u64>,
    /// Keys whose texts cannot be read and could not be put aside.
    left_alone: BTreeSet<String>,
    /// Keys under which the browser did not say what is there: nothing is written there before it does.
    unread: BTreeSet<String>,
    hold: Option<Hold>,
    /// Errors that were told of; each is told of once until something can be written again.
    told: Vec<StorageError>,
    to_tell: Vec<Notice>,
}

impl Core {
    /// A store on this shelf; nothing is read yet.
    pub fn new(shelf: Box<dyn Shelf>) -> Self {
        Self {
            shelf,
            unsaved: BTreeMap::new(),
            seen: BTreeMap::new(),
            left_alone: BTreeSet::new(),
            unread: BTreeSet::new(),
            hold: None,
            told: Vec::new(),
            to_tell: Vec::new(),
        }
    }

    /// Where the texts are.
    pub fn shelf(&self) -> &dyn Shelf {
        &*self.shelf
    }

    /// What people are to be told since this was last asked.
    pub fn take_notices(&mut self) -> Vec<Notice> {
        std::mem::take(&mut self.to_tell)
    }

    /// Why nothing may be written, where that is so.
    pub fn hold(&self) -> Option<Hold> {
        self.hold
    }

    /// Writes nothing from now on.
    pub fn set_hold(&mut self, hold: Hold) {
        if self.hold != Some(hold) {
            self.hold = Some(hold);
            self.to_tell.push(match hold {
                Hold::Newer => Notice::Newer,
                Hold::NotMigrated => Notice::NotMigrated,
            });
        }
    }

    /// Writes again, what waited first.
    pub fn release(&mut self, now_ms: f64) {
        self.hold = None;
        self.retry(now_ms);
    }

    /// Whether something is in this page's memory alone.
    pub fn has_unsaved(&self) -> bool {
        !self.unsaved.is_empty()
    }

    /// What can be read under a key. A text that cannot be read as a whole is put aside, and what can be read of it is stored again.
    pub fn read<T: Default>(&mut self, key: &str, now_ms: f64, parse: impl Fn(&str) -> Reading<T>) -> T {
        if let Some(body) = self.unsaved.get(key) {
            return body.as_deref().map(|body| parse(body).value).unwrap_or_default();
        }
        let text = match self.shelf.get(key) {
            Ok(Some(text)) => text,
            Ok(None) => {
                self.unread.remove(key);
                self.seen.remove(key);
                return T::default();
            }
            Err(error) => {
                self.unread.insert(key.to_owned());
                self.tell(error);
                return T::default();
            }
        };
        self.unread.remove(key);
        self.saw(key, &text);
        let (body, is_sound) = match envelope::open(&text) {
            Opened::Newer => {
                self.set_hold(Hold::Newer);
                return T::default();
            }
            Opened::Sound { version, body } => {
                let lifted = migrations::lift(&migrations::STEPS, version, key, body);
                (lifted.clone().unwrap_or_else(|| body.to_owned()), lifted.is_some())
            }
            Opened::Damaged { body } => (body.to_owned(), false),
        };
        let reading = parse(&body);
        if !(is_sound && reading.whole) {
            self.rescue(key, &text, &body, is_sound, now_ms);
        }
        reading.value
    }

    fn rescue(&mut self, key: &str, text: &str, body: &str, is_sound: bool, now_ms: f64) {
        let readable = kinds::of(key).and_then(|kind| (kind.read)(body).value);
        // What its kind can read and its reader cannot is for something else, such as a problem that was asked otherwise once.
        let readable = readable.filter(|readable| !(is_sound && readable == body));
        let kept = self.keep_aside(key, text, now_ms).and_then(|aside| {
            // From here on the original is safe, and its place may be written.
            let written = match &readable {
                Some(body) => self.write(key, Some(body)),
                None => self.write(key, None),
            };
            written.map(|()| aside)
        });
        match kept {
            Ok(aside) => self.to_tell.push(Notice::KeptAside { key: aside }),
            Err(_) => {
                if self.left_alone.insert(key.to_owned()) {
                    self.to_tell.push(Notice::LeftAlone { key: key.to_owned() });
                }
            }
        }
    }

    /// Stores a body that was made of what [`Core::read`] gave just now.
    pub fn store(&mut self, key: &str, body: Option<&str>, now_ms: f64) {
        if self.hold.is_some() || self.left_alone.contains(key) {
            self.unsaved.insert(key.to_owned(), body.map(str::to_owned));
            return;
        }
        if self.unread.contains(key) {
            // What is there and this become one as soon as it can be read.
            self.unsaved.insert(key.to_owned(), body.map(str::to_owned));
            self.retry(now_ms);
            return;
        }
        match self.write(key, body) {
            Ok(()) => {
                self.unsaved.remove(key);
                self.retry(now_ms);
            }
            Err(error) => {
                self.unsaved.insert(key.to_owned(), body.map(str::to_owned));
                self.tell(error);
            }
        }
    }

    /// Stores a body that was written in this tab alone, in place of what this tab last saw there. What another tab has put there
    /// meanwhile is kept aside first.
    pub fn put(&mut self, key: &str, body: Option<&str>, now_ms: f64) {
        let there = match self.shelf.get(key) {
            // Then `store` finds out what to do.
            _ if self.hold.is_some() || self.unread.contains(key) => None,
            Ok(there) => there.filter(|there| !self.has_seen(key, there)),
            Err(error) => {
                self.unread.insert(key.to_owned());
                self.unsaved.insert(key.to_owned(), body.map(str::to_owned));
                self.tell(error);
                return;
            }
        };
        if let Some(there) = there {
            match envelope::open(&there) {
                Opened::Newer => self.set_hold(Hold::Newer),
                Opened::Sound { body: theirs, .. } if Some(theirs) == body => {}
                Opened::Sound { .. } | Opened::Damaged { .. } => match self.keep_aside(key, &there, now_ms) {
                    Ok(aside) => self.to_tell.push(Notice::OtherTab { key: aside }),
                    Err(error) => {
                        self.unsaved.insert(key.to_owned(), body.map(str::to_owned));
                        self.tell(error);
                        return;
                    }
                },
            }
        }
        self.store(key, body, now_ms);
    }

    /// What another tab has stored, as far as it can be read; `None` where it is not for this version.
    pub fn hear(&mut self, key: &str, text: &str) -> Option<String> {
        match envelope::open(text) {
            Opened::Newer => {
                self.set_hold(Hold::Newer);
                None
            }
            Opened::Damaged { .. } => None,
            Opened::Sound { version, body } => migrations::lift(&migrations::STEPS, version, key, body),
        }
    }

    /// This tab knows this text: what it stores from now on takes it into account.
    pub fn saw(&mut self, key: &str, text: &str) {
        self.seen.insert(key.to_owned(), digest(text));
    }

    /// This tab has not taken what is there: it is put aside before anything is written over it.
    pub fn unsee(&mut self, key: &str) {
        self.seen.remove(key);
    }

    /// The body under a key as it stands, without a look at what it says.
    pub fn body(&self, key: &str) -> Option<String> {
        if let Some(body) = self.unsaved.get(key) {
            return body.clone();
        }
        let text = self.shelf.get(key).ok().flatten()?;
        match envelope::open(&text) {
            Opened::Sound { version, body } => migrations::lift(&migrations::STEPS, version, key, body),
            Opened::Damaged { body } => Some(body.to_owned()),
            Opened::Newer => None,
        }
    }

    /// Every text, by key: what is stored, and what waits to be.
    pub fn texts(&self) -> BTreeMap<String, String> {
        let ours = |key: &String| key.starts_with(names::OURS);
        let keys = self.shelf.keys().unwrap_or_default().into_iter().filter(ours);
        let mut texts: BTreeMap<String, String> =
            keys.filter_map(|key| Some((key.clone(), self.shelf.get(&key).ok().flatten()?))).collect();
        for (key, body) in &self.unsaved {
            match body {
                Some(body) => texts.insert(key.clone(), envelope::seal(body)),
                None => texts.remove(key),
            };
        }
        texts
    }

    /// Writes all of these or, where there is no room for all, none. Where the browser keeps nothing they stay in memory, as
    /// everything does there.
    pub fn write_all(&mut self, bodies: &[(String, Option<String>)], now_ms: f64) -> Result<(), StorageError> {
        if self.hold.is_some() {
            return Err(StorageError::Blocked);
        }
        let mut before: Vec<(&str, Option<String>)> = Vec::new();
        for (key, body) in bodies {
            let Ok(was) = self.shelf.get(key) else {
                self.unread.insert(key.clone());
                self.unsaved.insert(key.clone(), body.clone());
                continue;
            };
            match self.write(key, body.as_deref()) {
                Ok(()) => before.push((key, was)),
                Err(StorageError::Blocked) => {
                    self.unsaved.insert(key.clone(), body.clone());
                }
                Err(StorageError::Full) => {
                    for (key, was) in before.into_iter().rev() {
                        // What was there before fits again where what replaced it did.
                        let _ = match &was {
                            Some(text) => self.shelf.set(key, text),
                            None => self.shelf.remove(key),
                        };
                        self.seen.remove(key);
                        if let Some(text) = was {
                            self.saw(key, &text);
                        }
                    }
                    return Err(StorageError::Full);
                }
            }
        }
        self.retry(now_ms);
        Ok(())
    }

    /// Copies a text to a key that nothing else writes, and says which. The same text is kept once.
    pub fn keep_aside(&mut self, key: &str, text: &str, now_ms: f64) -> Result<String, StorageError> {
        if self.hold.is_some() {
            return Err(StorageError::Blocked);
        }
        let end = format!(".{key}");
        let is_ours = |name: &&String| name.starts_with(names::KEPT) && name.ends_with(&end);
        let kept = self.shelf.keys()?;
        for name in kept.iter().filter(is_ours) {
            if self.shelf.get(name)?.as_deref() == Some(text) {
                return Ok(name.clone());
            }
        }
        // A clock that was set back may come by the same moment again.
        let mut moment = now_ms.max(0.0) as u64;
        let name = loop {
            let name = format!("{}{moment}{end}", names::KEPT);
            if !kept.contains(&name) {
                break name;
            }
            moment += 1;
        };
        self.shelf.set(&name, text)?;
        Ok(name)
    }

    /// Forgets a text that was put aside.
    pub fn forget(&mut self, name: &str, now_ms: f64) -> Result<(), StorageError> {
        self.shelf.remove(name)?;
        self.retry(now_ms);
        Ok(())
    }

    fn write(&mut self, key: &str, body: Option<&str>) -> Result<(), StorageError> {
        match body {
            Some(body) => {
                let text = envelope::seal(body);
                self.shelf.set(key, &text)?;
                self.saw(key, &text);
            }
            None => {
                self.shelf.remove(key)?;
                self.seen.remove(key);
            }
        }
        self.told.clear();
        Ok(())
    }

    /// Tries what the browser did not take before. Another tab may have been there meanwhile: both become one.
    pub fn retry(&mut self, now_ms: f64) {
        if self.hold.is_some() {
            return;
        }
        let waiting: Vec<String> = self.unsaved.keys().filter(|key| !self.left_alone.contains(*key)).cloned().collect();
        for key in waiting {
            let Some(ours) = self.unsaved.get(&key).cloned() else { continue };
            if self.unite(&key, ours, now_ms).is_err() {
                return;
            }
            self.unread.remove(&key);
            self.unsaved.remove(&key);
        }
    }

    fn unite(&mut self, key: &str, ours: Option<String>, now_ms: f64) -> Result<(), StorageError> {
        let there = self.shelf.get(key)?.filter(|there| !self.has_seen(key, there));
        let theirs = match &there {
            Some(there) => self.hear(key, there),
            None => None,
        };
        if self.hold.is_some() {
            return Err(StorageError::Blocked);
        }
        let whole = |kind: &&kinds::Kind, body: &String| (kind.read)(body).whole;
        let body = match (ours, theirs, kinds::of(key)) {
            (Some(ours), Some(theirs), Some(kind)) if whole(&kind, &theirs) => {
                let merged = (kind.merge)(&ours, &theirs);
                if let Some(rest) = merged.rest {
                    self.keep_aside(key, &envelope::seal(&rest), now_ms)?;
                }
                Some(merged.text)
            }
            (ours, ..) => {
                if let Some(there) = there {
                    self.keep_aside(key, &there, now_ms)?;
                }
                ours
            }
        };
        self.write(key, body.as_deref())
    }

    fn has_seen(&self, key: &str, text: &str) -> bool {
        self.seen.get(key) == Some(&digest(text))
    }

    fn tell(&mut self, error: StorageError) {
        if !self.told.contains(&error) {
            self.told.push(error);
            self.to_tell.push(error.into());
        }
    }
}

fn digest(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
