//! The catalogue of all problems.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use protocol::content::{Catalogue, CatalogueEntry};

use super::load::Load;
use crate::bridge::fetch::{self, FetchError};

/// The catalogue, fetched once, when first asked for.
#[derive(Clone, Copy)]
pub struct CatalogueStore {
    load: RwSignal<Load<Catalogue>>,
    asked: StoredValue<bool>,
}

impl CatalogueStore {
    /// Nothing is fetched yet.
    pub fn new() -> Self {
        Self { load: RwSignal::new(Load::Waiting), asked: StoredValue::new(false) }
    }

    /// Fetches the catalogue unless that was done.
    pub fn ask(&self) {
        if !self.asked.get_value() {
            self.asked.set_value(true);
            self.fetch();
        }
    }

    /// Fetches it again, after a failure.
    pub fn retry(&self) {
        self.load.set(Load::Waiting);
        self.fetch();
    }

    /// How far the fetch is.
    pub fn get(&self) -> Load<Catalogue> {
        self.load.get()
    }

    fn fetch(&self) {
        let load = self.load;
        spawn_local(async move {
            load.set(match fetch::json("content/catalogue.json").await {
                Ok(catalogue) => Load::Here(Arc::new(catalogue)),
                // A site without a catalogue is broken, not empty.
                Err(error @ FetchError::Missing) => Load::Failed(format!("The catalogue is missing. {error}")),
                Err(error) => Load::Failed(error.to_string()),
            });
        });
    }
}

/// The problems before and after `slug` in study order.
pub fn neighbours<'a>(
    catalogue: &'a Catalogue,
    slug: &str,
) -> (Option<&'a CatalogueEntry>, Option<&'a CatalogueEntry>) {
    let problems = &catalogue.problems;
    match problems.iter().position(|entry| entry.slug == slug) {
        None => (None, None),
        Some(at) => (at.checked_sub(1).and_then(|before| problems.get(before)), problems.get(at + 1)),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use protocol::content::{Chapter, Difficulty, Kind};

    use super::*;

    pub fn entry(slug: &str, kind: Kind, difficulty: Difficulty) -> CatalogueEntry {
        CatalogueEntry {
            slug: slug.to_owned(),
            chapter: 1,
            title: slug.to_uppercase(),
            summary: format!("About {slug}."),
            kind,
            difficulty,
            minutes: 10,
            patterns: vec!["sliding-window".to_owned()],
            roles: vec!["ml-engineer".to_owned()],
            asked_by: vec![],
        }
    }

    #[test]
    fn neighbours_follow_the_study_order() {
        let catalogue = Catalogue {
            chapters: vec![Chapter { folder: "01-x".to_owned(), number: 1, title: "X".to_owned() }],
            problems: ["a", "b", "c"].map(|slug| entry(slug, Kind::Choice, Difficulty::Easy)).to_vec(),
        };
        let slugs = |slug| {
            let (before, after) = neighbours(&catalogue, slug);
            (before.map(|entry| entry.slug.as_str()), after.map(|entry| entry.slug.as_str()))
        };
        assert_eq!(slugs("a"), (None, Some("b")));
        assert_eq!(slugs("b"), (Some("a"), Some("c")));
        assert_eq!(slugs("c"), (Some("b"), None));
        assert_eq!(slugs("elsewhere"), (None, None));
    }
}
