//! The scratch pad: cells that ran beside an answer, and the text of the next one.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::judging::{Answer, CellReport, RequestId};

use super::{
    draft::{self, Draft},
    store::{
        Hearing, Store,
        kinds::{self, Kind, all_or_nothing},
        shelf::Reading,
    },
};
use crate::bridge::{Listener, clock, clock::Timer, page};

/// What is written in pads.
pub const KIND: Kind = Kind {
    stem: "mettle.pad.v1.",
    name: "Scratch pads",
    read: |text| all_or_nothing(text, parse),
    merge: draft::merge,
    count: kinds::one,
};

/// How many cells stay on the page.
const KEPT: usize = 5;

/// How long the keyboard must rest before the pad's text is stored.
const REST_MS: u32 = 400;

/// A cell that ran, or that runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// From 1, as its traceback says it.
    pub number: u32,
    /// What was run.
    pub source: Arc<str>,
    /// What came of it, or why nothing did, in words; nothing while it runs.
    pub outcome: Option<Arc<Result<Box<CellReport>, String>>>,
}

/// The cells of the open problem.
#[derive(Clone, Copy, Debug)]
pub struct Scratch {
    cells: RwSignal<Vec<Cell>>,
    waits_for: RwSignal<Option<RequestId>>,
    count: StoredValue<u32>,
    fresh: StoredValue<bool>,
}

impl Scratch {
    pub(super) fn new() -> Self {
        Self {
            cells: RwSignal::new(Vec::new()),
            waits_for: RwSignal::new(None),
            count: StoredValue::new(0),
            fresh: StoredValue::new(true),
        }
    }

    /// The cells on the page, the newest first; whoever reads them here follows their changes.
    pub fn cells(&self) -> Vec<Cell> {
        self.cells.get()
    }

    /// Whether a cell runs.
    pub fn is_running(&self) -> bool {
        self.waits_for.with(Option::is_some)
    }

    /// Forgets the cells, and has the next one begin without their names.
    pub fn clear(&self) {
        self.waits_for.set(None);
        self.cells.set(Vec::new());
        self.count.set_value(0);
        self.fresh.set_value(true);
    }

    /// The cell's number, and whether it begins without the names of others.
    pub(super) fn begin(&self, id: RequestId, source: String) -> (u32, bool) {
        let number = self.count.get_value().wrapping_add(1);
        self.count.set_value(number);
        self.waits_for.set(Some(id));
        self.cells.update(|cells| {
            cells.insert(0, Cell { number, source: source.into(), outcome: None });
            cells.truncate(KEPT);
        });
        let fresh = self.fresh.get_value();
        self.fresh.set_value(false);
        (number, fresh)
    }

    pub(super) fn waits_for(&self) -> Option<RequestId> {
        self.waits_for.get_untracked()
    }

    pub(super) fn hear(&self, id: RequestId, outcome: Result<Box<CellReport>, String>) {
        if self.waits_for() != Some(id) {
            return;
        }
        self.waits_for.set(None);
        self.cells.update(|cells| {
            if let Some(cell) = cells.first_mut() {
                cell.outcome = Some(Arc::new(outcome));
            }
        });
    }

    pub(super) fn fail(&self, reason: &str) {
        if let Some(id) = self.waits_for() {
            self.hear(id, Err(reason.to_owned()));
        }
    }
}

/// What is written in the pad, stored as it is written. Lives as long as the page.
#[derive(Clone, Copy)]
pub struct PadText {
    text: RwSignal<String>,
    key: StoredValue<String>,
    store: Store,
    unsaved: StoredValue<bool>,
    timer: StoredValue<Option<Timer>, LocalStorage>,
    _listeners: StoredValue<Option<[Listener; 2]>, LocalStorage>,
    _hearing: StoredValue<Option<Hearing>, LocalStorage>,
}

impl PadText {
    /// Restores what was written in a problem's pad.
    pub fn open(slug: &str, store: Store) -> Self {
        let key = KIND.key(slug);
        let this = Self {
            text: RwSignal::new(text_of(store.read(&key, parse))),
            key: StoredValue::new(key.clone()),
            store,
            unsaved: StoredValue::new(false),
            timer: StoredValue::new_local(None),
            _listeners: StoredValue::new_local(None),
            _hearing: StoredValue::new_local(None),
        };
        this._listeners.set_value(page::on_hide(move || this.save_now()));
        this._hearing.set_value(Some(store.on_change(move || key.clone(), move |body| this.hear(body))));
        on_cleanup(move || this.save_now());
        this
    }

    /// The text; whoever reads it here follows its changes.
    pub fn get(&self) -> String {
        self.text.get()
    }

    /// Takes in what was typed.
    pub fn set(&self, text: String) {
        let store = *self;
        self.text.set(text);
        self.unsaved.set_value(true);
        self.timer.set_value(Some(Timer::after(REST_MS, move || store.save_now())));
    }

    fn save_now(&self) {
        if !self.unsaved.try_get_value().unwrap_or(false) {
            return;
        }
        self.timer.set_value(None);
        self.unsaved.set_value(false);
        let text = self.text.get_untracked();
        let body = (!text.is_empty()).then(|| Draft::new(Answer::Text(text), clock::now_ms()).to_text());
        self.key.with_value(|key| self.store.put(key, body));
    }

    /// Shows what was written elsewhere, unless something unsaved stands here: then that is put aside before ours replaces it.
    fn hear(&self, body: Option<&str>) -> bool {
        let theirs = body.map_or(Reading { value: None, whole: true }, parse);
        let takes = theirs.whole && !self.unsaved.get_value();
        if takes {
            self.text.set(text_of(theirs.value));
        }
        takes
    }
}

fn parse(text: &str) -> Reading<Option<Draft>> {
    Draft::parse(text, |answer| matches!(answer, Answer::Text(_)))
}

fn text_of(draft: Option<Draft>) -> String {
    match draft.map(|draft| draft.answer) {
        Some(Answer::Text(text)) => text,
        _ => String::new(),
    }
}
