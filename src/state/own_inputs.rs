//! A person's own inputs for the open problem, which a Run tries after the examples: version 1.
//!
//! ```json
//! { "version": 1, "inputs": [["[1, 2]", "3"]] }
//! ```

use leptos::prelude::*;
use protocol::judging::{CheckRequest, OwnCheck, OwnField, OwnInput, RequestId};
use serde::{Deserialize, Serialize};

use super::{
    notices::Notices,
    shelf::{self, BrowserShelf, Reading, Shelf},
};
use crate::bridge::clock;

const VERSION: u32 = 1;

/// The most inputs that are kept of a problem.
pub const MOST: usize = 8;

/// Characters that a field takes.
pub const LONGEST: usize = 20_000;

#[derive(Default, Serialize, Deserialize)]
struct Stored {
    version: u32,
    inputs: Vec<Vec<String>>,
}

impl Stored {
    fn parse(text: &str) -> Reading<Vec<Vec<String>>> {
        let stored = serde_json::from_str::<Stored>(text).ok().filter(|stored| stored.version == VERSION);
        Reading { whole: stored.is_some(), value: stored.map(|stored| stored.inputs).unwrap_or_default() }
    }
}

fn key(slug: &str) -> String {
    format!("mettle.inputs.v1.{slug}")
}

/// One input.
#[derive(Clone, Debug, Default, PartialEq)]
struct Own {
    /// Tells it from the others for as long as the page is there.
    id: u32,
    fields: Vec<String>,
    /// What the judge found of these fields.
    check: Option<OwnCheck>,
    /// The request that asks for it.
    asked: Option<RequestId>,
}

/// The inputs, stored as they are typed.
#[derive(Clone, Copy)]
pub struct OwnInputs {
    slug: StoredValue<String>,
    fields: RwSignal<Vec<OwnField>>,
    inputs: RwSignal<Vec<Own>>,
    last_id: StoredValue<u32>,
    writable: StoredValue<bool>,
    notices: Notices,
}

impl OwnInputs {
    pub(super) fn new(notices: Notices) -> Self {
        Self {
            slug: StoredValue::new(String::new()),
            fields: RwSignal::new(Vec::new()),
            inputs: RwSignal::new(Vec::new()),
            last_id: StoredValue::new(0),
            writable: StoredValue::new(true),
            notices,
        }
    }

    /// Reads what is stored for a problem.
    pub(super) fn open(&self, slug: &str) {
        self.slug.set_value(slug.to_owned());
        self.fields.set(Vec::new());
        let found = shelf::read(&BrowserShelf, &key(slug), clock::now_ms(), Stored::parse);
        if let Some(notice) = found.notice {
            self.notices.tell(notice);
        }
        self.writable.set_value(found.writable);
        self.inputs.set(Vec::new());
        for fields in found.value.into_iter().take(MOST) {
            self.push(fields);
        }
    }

    /// What an input consists of; empty until the judge has said it, and for problems that take none.
    pub fn fields(&self) -> Vec<OwnField> {
        self.fields.get()
    }

    /// The inputs' ids, in order.
    pub fn ids(&self) -> Vec<u32> {
        self.inputs.with(|inputs| inputs.iter().map(|input| input.id).collect())
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.inputs.with(Vec::len)
    }

    /// What the case of an input is called; its place among them may change.
    pub fn name(&self, id: u32) -> String {
        let place = self.inputs.with(|inputs| inputs.iter().position(|input| input.id == id));
        name_of(place.unwrap_or_default())
    }

    /// The text of a field.
    pub fn text(&self, id: u32, at: usize) -> String {
        self.of(id, |input| input.fields.get(at).cloned()).flatten().unwrap_or_default()
    }

    /// What the judge found of an input, once it has looked.
    pub fn check(&self, id: u32) -> Option<OwnCheck> {
        self.of(id, |input| input.check.clone()).flatten()
    }

    /// Which of the inputs these fields are.
    pub fn find(&self, fields: &[String]) -> Option<u32> {
        self.inputs.with(|inputs| inputs.iter().find(|input| input.fields == fields).map(|input| input.id))
    }

    fn of<T>(&self, id: u32, read: impl FnOnce(&Own) -> T) -> Option<T> {
        self.inputs.with(|inputs| inputs.iter().find(|input| input.id == id).map(read))
    }

    /// Takes an input in, where there is room for one.
    pub(super) fn add(&self, fields: Vec<String>) {
        if untrack(|| self.count()) < MOST {
            self.push(fields);
            self.save();
        }
    }

    /// An input to begin with: the first example's.
    pub(super) fn sample(&self) -> Vec<String> {
        self.fields.with_untracked(|fields| fields.iter().map(|field| field.sample.clone()).collect())
    }

    pub(super) fn remove(&self, id: u32) {
        self.inputs.update(|inputs| inputs.retain(|input| input.id != id));
        self.save();
    }

    pub(super) fn edit(&self, id: u32, at: usize, text: String) {
        let width = self.fields.with_untracked(Vec::len);
        self.inputs.update(|inputs| {
            if let Some(input) = inputs.iter_mut().find(|input| input.id == id) {
                input.fields.resize(width, String::new());
                if let Some(field) = input.fields.get_mut(at) {
                    *field = text;
                }
                (input.check, input.asked) = (None, None);
            }
        });
        self.save();
    }

    /// The questions that nobody has asked yet; `name` gives each a name.
    pub(super) fn questions(&self, mut name: impl FnMut() -> RequestId) -> Vec<CheckRequest> {
        let slug = self.slug.get_value();
        let mut questions = Vec::new();
        self.inputs.update(|inputs| {
            for input in inputs.iter_mut().filter(|input| input.check.is_none() && input.asked.is_none()) {
                let id = name();
                input.asked = Some(id);
                questions.push(CheckRequest { id, slug: slug.clone(), fields: input.fields.clone() });
            }
        });
        questions
    }

    /// What a Run is to try.
    pub(super) fn all(&self) -> Vec<OwnInput> {
        self.inputs.with_untracked(|inputs| {
            let named = inputs.iter().enumerate();
            named.map(|(place, input)| OwnInput { name: name_of(place), fields: input.fields.clone() }).collect()
        })
    }

    pub(super) fn hear_fields(&self, slug: &str, fields: Vec<OwnField>) {
        if self.slug.with_value(|open| open == slug) {
            self.fields.set(fields);
        }
    }

    pub(super) fn hear_check(&self, id: RequestId, check: OwnCheck) {
        self.inputs.update(|inputs| {
            if let Some(input) = inputs.iter_mut().find(|input| input.asked == Some(id)) {
                input.check = Some(check);
            }
        });
    }

    /// The judge is gone. An input that it looked at may be why, so it is not asked again until something is changed.
    pub(super) fn fail(&self) {
        self.inputs.update(|inputs| {
            for input in inputs.iter_mut().filter(|input| input.asked.is_some() && input.check.is_none()) {
                let rule = Some("The judge could not look at this input. Change it, or remove it.".to_owned());
                input.check = Some(OwnCheck { rule, ..OwnCheck::default() });
            }
        });
    }

    fn push(&self, fields: Vec<String>) {
        let id = self.last_id.get_value().wrapping_add(1);
        self.last_id.set_value(id);
        self.inputs.update(|inputs| inputs.push(Own { id, fields, ..Own::default() }));
    }

    fn save(&self) {
        if !self.writable.get_value() {
            return;
        }
        let inputs: Vec<Vec<String>> =
            self.inputs.with_untracked(|inputs| inputs.iter().map(|input| input.fields.clone()).collect());
        let key = self.slug.with_value(|slug| key(slug));
        let stored = match inputs.is_empty() {
            true => BrowserShelf.remove(&key),
            false => BrowserShelf.set(&key, &serde_json::json!(Stored { version: VERSION, inputs }).to_string()),
        };
        if let Err(error) = stored {
            self.notices.tell(error);
        }
    }
}

/// What the names of their cases begin with.
const NAME: &str = "your input";

fn name_of(place: usize) -> String {
    format!("{NAME} {}", place + 1)
}

/// Whether a case of this name is a person's own.
pub fn is_own(name: &str) -> bool {
    name.starts_with(NAME)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stored_form_does_not_change_by_accident() {
        let read = Stored::parse(r#"{"version":1,"inputs":[["[1, 2]","3"]]}"#);
        assert_eq!(read, Reading { value: vec![vec!["[1, 2]".to_owned(), "3".to_owned()]], whole: true });
        for text in ["", "{}", r#"{"version":2,"inputs":[]}"#] {
            assert!(!Stored::parse(text).whole, "{text}");
        }
    }
}
