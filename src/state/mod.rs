//! Stores: what the app knows, one store per concern, each behind its own context type. No views.
//!
//! A store is a small `Copy` handle. What follows from a store's content is derived where it is needed, never copied
//! from one store to another.

pub mod answer;
pub mod bug_report;
pub mod catalogue;
pub mod changes;
pub mod commands;
pub mod debugging;
pub mod desk;
pub mod draft;
pub mod facets;
pub mod filters;
pub mod fuzzy;
pub mod growth;
pub mod helping;
pub mod history;
pub mod judging;
pub mod keeping;
pub mod linting;
pub mod load;
pub mod look;
pub mod names;
pub mod notes;
pub mod notices;
pub mod offline;
pub mod own_inputs;
pub mod panes;
pub mod pick;
pub mod problem;
pub mod progress;
pub mod python;
pub mod record;
pub mod replay;
pub mod roster;
pub mod scratch;
pub mod screen;
pub mod settings;
pub mod share;
pub mod shortcuts;
pub mod snippets;
pub mod stopwatch;
pub mod store;
pub mod words;

use leptos::prelude::provide_context;

/// Opens every store that lives as long as the app, and puts each in context.
pub fn provide() {
    let notices = notices::Notices::new();
    let store = store::Store::open(notices);
    let progress = progress::ProgressStore::open(store);
    let python = python::Python::new();
    provide_context(notices);
    provide_context(store);
    provide_context(progress);
    provide_context(python);
    let stopwatch = stopwatch::Stopwatch::new(store);
    provide_context(stopwatch);
    let history = history::HistoryStore::new(store, progress, stopwatch);
    provide_context(history);
    provide_context(judging::Judging::new(python, progress, history, store));
    provide_context(catalogue::CatalogueStore::new());
    provide_context(commands::Commands::new());
    provide_context(words::WordStore::new());
    let (screen, settings) = (screen::Screen::watch(), settings::Settings::open(store));
    provide_context(screen);
    provide_context(settings);
    provide_context(look::Look::keep(settings, screen));
    provide_context(panes::Panes::open(screen, store));
    provide_context(helping::Helping::new());
    provide_context(linting::Linting::new());
    provide_context(offline::Offline::open(python));
}
