//! One problem's page content.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use protocol::content::ProblemPage;

use super::load::Load;
use crate::bridge::fetch::{self, FetchError};

/// The content of the open problem page. Lives as long as the page.
#[derive(Clone, Copy)]
pub struct ProblemStore {
    slug: StoredValue<String>,
    load: RwSignal<Load<ProblemPage>>,
}

impl ProblemStore {
    /// Begins to fetch the problem's content.
    pub fn open(slug: String) -> Self {
        let store = Self { slug: StoredValue::new(slug), load: RwSignal::new(Load::Waiting) };
        store.fetch();
        store
    }

    /// Fetches it again, after a failure.
    pub fn retry(&self) {
        self.load.set(Load::Waiting);
        self.fetch();
    }

    /// How far the fetch is.
    pub fn get(&self) -> Load<ProblemPage> {
        self.load.get()
    }

    fn fetch(&self) {
        let (load, path) = (self.load, format!("content/{}.json", self.slug.get_value()));
        spawn_local(async move {
            let fetched = match fetch::json(&path).await {
                Ok(page) => Load::Here(Arc::new(page)),
                Err(FetchError::Missing) => Load::Missing,
                Err(error) => Load::Failed(error.to_string()),
            };
            // The page may have been left meanwhile.
            let _ = load.try_set(fetched);
        });
    }
}
