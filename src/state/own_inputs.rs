//! A person's own inputs for the open problem, which a Run tries after the examples: version 1.
//!
//! ```json
//! { "version": 1, "inputs": [["[1, 2]", "3"]] }
//! ```

use leptos::prelude::*;
use protocol::judging::{CheckRequest, OwnCheck, OwnField, OwnInput, RequestId};
use serde::{Deserialize, Serialize};

use super::store::{
    Hearing, Store,
    kinds::{Kind, Merged, all_or_nothing},
    shelf::Reading,
};

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

/// Inputs of a person's own.
pub const KIND: Kind = Kind {
    stem: "mettle.inputs.v1.",
    name: "Inputs of your own",
    read: |text| all_or_nothing(text, Stored::parse),
    merge,
    count: |text| Stored::parse(text).value.len(),
};

/// Ours, and those of theirs that are none of ours, as many as there is room for.
fn merge(ours: &str, theirs: &str) -> Merged {
    let mut inputs = Stored::parse(ours).value;
    add_new(&mut inputs, Stored::parse(theirs).value);
    let rest = inputs.split_off(inputs.len().min(MOST));
    Merged { text: to_text(inputs), rest: (!rest.is_empty()).then(|| to_text(rest)) }
}

fn add_new(inputs: &mut Vec<Vec<String>>, more: Vec<Vec<String>>) {
    for fields in more {
        if !inputs.contains(&fields) {
            inputs.push(fields);
        }
    }
}

fn to_text(inputs: Vec<Vec<String>>) -> String {
    serde_json::json!(Stored { version: VERSION, inputs }).to_string()
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
    /// What is stored, as far as this tab knows.
    stored: StoredValue<Vec<Vec<String>>>,
    store: Store,
    _hearing: StoredValue<Option<Hearing>, LocalStorage>,
}

impl OwnInputs {
    pub(super) fn new(store: Store) -> Self {
        let this = Self {
            slug: StoredValue::new(String::new()),
            fields: RwSignal::new(Vec::new()),
            inputs: RwSignal::new(Vec::new()),
            last_id: StoredValue::new(0),
            stored: StoredValue::new(Vec::new()),
            store,
            _hearing: StoredValue::new_local(None),
        };
        let key = move || this.slug.with_value(|slug| KIND.key(slug));
        this._hearing.set_value(Some(store.on_change(key, move |body| this.hear(body))));
        this
    }

    /// Reads what is stored for a problem.
    pub(super) fn open(&self, slug: &str) {
        self.slug.set_value(slug.to_owned());
        self.fields.set(Vec::new());
        self.show(self.store.read(&KIND.key(slug), Stored::parse));
    }

    fn show(&self, mut stored: Vec<Vec<String>>) {
        stored.truncate(MOST);
        self.inputs.set(Vec::new());
        for fields in &stored {
            self.push(fields.clone());
        }
        self.stored.set_value(stored);
    }

    fn hear(&self, body: Option<&str>) -> bool {
        let theirs = body.map_or(Reading { value: Vec::new(), whole: true }, Stored::parse);
        if theirs.whole && self.texts() != theirs.value {
            self.show(theirs.value);
        }
        theirs.whole
    }

    fn texts(&self) -> Vec<Vec<String>> {
        self.inputs.with_untracked(|inputs| inputs.iter().map(|input| input.fields.clone()).collect())
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
        let key = self.slug.with_value(|slug| KIND.key(slug));
        let mut all = Vec::new();
        self.store.change(&key, Stored::parse, |stored| {
            // What another tab has added meanwhile, and this one has not seen, is no less wanted.
            let known = self.stored.get_value();
            all = self.texts();
            add_new(&mut all, stored.into_iter().filter(|fields| !known.contains(fields)).collect());
            (!all.is_empty()).then(|| to_text(all.clone()))
        });
        self.stored.set_value(all);
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

    #[test]
    fn two_lists_become_one_and_what_is_too_much_is_not_lost() {
        let inputs = |range: std::ops::Range<usize>| to_text(range.map(|n| vec![n.to_string()]).collect());
        assert_eq!((KIND.merge)(&inputs(0..3), &inputs(1..5)), Merged::whole(inputs(0..5)));
        assert_eq!(
            (KIND.merge)(&inputs(0..7), &inputs(4..10)),
            Merged { text: inputs(0..8), rest: Some(inputs(8..10)) }
        );
    }
}
