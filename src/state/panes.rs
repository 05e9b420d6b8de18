//! How the problem page's room is shared out: two separators on wide screens, tabs on narrow ones.

use leptos::prelude::*;
use protocol::content::Kind;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{
    screen::Screen,
    settings::choices_of_both,
    shortcuts::{LARGER, LARGEST, SMALLER, SMALLEST, USUAL},
    store::{
        Hearing, Store,
        kinds::{self, Merged, all_or_nothing},
        shelf::Reading,
    },
};

/// `web/early/look.js` reads this key too, before anything is painted.
const KEY: &str = "mettle.panes.v1";

/// How the room is shared out.
pub const KIND: kinds::Kind = kinds::Kind {
    stem: KEY,
    name: "Widths of panes",
    read: |text| all_or_nothing(text, Stored::parse),
    merge: |ours, theirs| Merged::whole(choices_of_both(ours, theirs, "{}")),
    count: kinds::one,
};

/// What a press of an arrow key moves a separator by, in percent.
const STEP: f64 = 2.0;

/// A boundary between two panes, by the share of the first one, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// Statement and work, side by side.
    Columns,
    /// Editor and result, one above the other.
    Rows,
}

impl Split {
    /// The least share, the most, and the one to begin with.
    pub fn bounds(self) -> (f64, f64, f64) {
        match self {
            Split::Columns => (25.0, 65.0, 45.0),
            Split::Rows => (20.0, 80.0, 50.0),
        }
    }

    /// The share nearest to this one that may be; anything that is no number is the one to begin with.
    pub fn within(self, share: f64) -> f64 {
        let (least, most, usual) = self.bounds();
        if share.is_finite() { share.clamp(least, most) } else { usual }
    }

    /// Where a key leads from here. `None` for keys that mean nothing to a separator.
    pub fn pressed(self, share: f64, key: &str) -> Option<f64> {
        let (least, most, usual) = self.bounds();
        let moved = match key {
            _ if SMALLER.is_key(key) => share - STEP,
            _ if LARGER.is_key(key) => share + STEP,
            _ if SMALLEST.is_key(key) => least,
            _ if LARGEST.is_key(key) => most,
            _ if USUAL.is_key(key) => usual,
            _ => return None,
        };
        Some(self.within(moved))
    }
}

/// A part of the problem page that has a tab of its own where the screen is narrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pane {
    /// What is asked.
    Problem,
    /// Where the answer is written.
    Answer,
    /// What came of it.
    Result,
    /// The scratch pad.
    Pad,
    /// Hints, editorial, attempts, notes.
    Help,
}

impl Pane {
    /// The tabs of a problem of this kind. A short answer and its verdict fit on one screen and need no tab each.
    pub fn of(kind: Kind) -> &'static [Pane] {
        match kind {
            Kind::Function => &[Pane::Problem, Pane::Answer, Pane::Result, Pane::Pad, Pane::Help],
            Kind::Query => &[Pane::Problem, Pane::Answer, Pane::Result, Pane::Help],
            Kind::Expression | Kind::Complexity | Kind::Choice => &[Pane::Problem, Pane::Answer, Pane::Help],
        }
    }

    /// The pane as ids and attributes write it.
    pub fn id(self) -> &'static str {
        match self {
            Pane::Problem => "problem",
            Pane::Answer => "answer",
            Pane::Result => "result",
            Pane::Pad => "pad",
            Pane::Help => "help",
        }
    }

    /// The id of its place on the page.
    pub fn place(self) -> &'static str {
        match self {
            Pane::Problem => "problem-pane",
            Pane::Answer => "answer-pane",
            Pane::Result => "result",
            Pane::Pad => "pad-pane",
            Pane::Help => "help-pane",
        }
    }

    /// The id of its tab.
    pub fn tab(self) -> String {
        format!("tab-{}", self.id())
    }

    /// The tab's word.
    pub fn label(self) -> &'static str {
        match self {
            Pane::Problem => "Problem",
            Pane::Answer => "Answer",
            Pane::Result => "Result",
            Pane::Pad => "Pad",
            Pane::Help => "Help",
        }
    }

    /// The tab that a key leads to among these, in a ring. `None` for keys that mean nothing to tabs.
    pub fn pressed(self, tabs: &[Pane], key: &str) -> Option<Pane> {
        let at = tabs.iter().position(|tab| *tab == self)?;
        let wanted = match key {
            "ArrowRight" => (at + 1) % tabs.len(),
            "ArrowLeft" => (at + tabs.len() - 1) % tabs.len(),
            "Home" => 0,
            "End" => tabs.len() - 1,
            _ => return None,
        };
        tabs.get(wanted).copied()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Stored {
    columns: Option<f64>,
    rows: Option<f64>,
    /// What another version stored here.
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

impl Stored {
    fn parse(text: &str) -> Reading<Self> {
        let parsed = serde_json::from_str::<Stored>(text);
        Reading { whole: parsed.is_ok(), value: parsed.unwrap_or_default() }
    }
}

/// The shares, stored as they are changed, and the tab that is open.
#[derive(Clone, Copy)]
pub struct Panes {
    stored: RwSignal<Stored>,
    tabs: RwSignal<&'static [Pane]>,
    shown: RwSignal<Pane>,
    screen: Screen,
    store: Store,
    _hearing: StoredValue<Option<Hearing>, LocalStorage>,
}

impl Panes {
    /// Reads what is stored.
    pub fn open(screen: Screen, store: Store) -> Self {
        let stored = RwSignal::new(store.read(KEY, Stored::parse));
        let hear = move |body: Option<&str>| {
            let theirs = body.map_or(Reading { value: Stored::default(), whole: true }, Stored::parse);
            if theirs.whole {
                stored.set(theirs.value);
            }
            theirs.whole
        };
        let hearing = store.on_change(|| KEY.to_owned(), hear);
        Self {
            stored,
            tabs: RwSignal::new(Pane::of(Kind::Choice)),
            shown: RwSignal::new(Pane::Problem),
            screen,
            store,
            _hearing: StoredValue::new_local(Some(hearing)),
        }
    }

    /// Begins with a problem of this kind, at its statement.
    pub fn begin(&self, kind: Kind) {
        self.tabs.set(Pane::of(kind));
        self.shown.set(Pane::Problem);
    }

    /// The share of the pane before a separator.
    pub fn share(&self, split: Split) -> f64 {
        let stored = self.stored.with(|stored| match split {
            Split::Columns => stored.columns,
            Split::Rows => stored.rows,
        });
        split.within(stored.unwrap_or(f64::NAN))
    }

    /// Moves a separator, for now.
    pub fn set_share(&self, split: Split, share: f64) {
        let (_, _, usual) = split.bounds();
        // Who never moved it gets the usual share of later versions, too.
        let share = Some(split.within(share)).filter(|share| *share != usual);
        self.stored.update(|stored| match split {
            Split::Columns => stored.columns = share,
            Split::Rows => stored.rows = share,
        });
    }

    /// Stores the shares as they are.
    pub fn keep(&self) {
        let ours = self.stored.get_untracked();
        self.store.change(KEY, Stored::parse, |stored: Stored| {
            let (columns, rows) = (ours.columns, ours.rows);
            Some(json!(Stored { columns, rows, ..stored }).to_string())
        });
    }

    /// The open problem's tabs, where the screen is narrow.
    pub fn tabs(&self) -> &'static [Pane] {
        self.tabs.get()
    }

    /// Whether panes are behind tabs.
    pub fn are_tabs(&self) -> bool {
        self.screen.is_narrow()
    }

    /// The tab that is open.
    pub fn shown(&self) -> Pane {
        self.shown.get()
    }

    /// Opens a tab, or the one that holds this pane.
    pub fn show(&self, pane: Pane) {
        let pane = self.tab_of(pane);
        if self.shown.get_untracked() != pane {
            self.shown.set(pane);
        }
    }

    /// Whether a pane is behind another's tab.
    pub fn is_hidden(&self, pane: Pane) -> bool {
        self.are_tabs() && self.shown.get() != self.tab_of(pane)
    }

    /// What a pane is to assistive technology, where that is not what its element says.
    pub fn role(&self, pane: Pane) -> Option<&'static str> {
        (self.are_tabs() && self.tab_of(pane) == pane).then_some("tabpanel")
    }

    /// A pane without a tab of its own is with the answer.
    fn tab_of(&self, pane: Pane) -> Pane {
        self.tabs.with(|tabs| if tabs.contains(&pane) { pane } else { Pane::Answer })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_a_separator_within_its_bounds() {
        let columns = |share, key| Split::Columns.pressed(share, key);
        assert_eq!(columns(45.0, "ArrowLeft"), Some(43.0));
        assert_eq!(columns(64.5, "ArrowRight"), Some(65.0));
        assert_eq!((columns(45.0, "Home"), columns(45.0, "End")), (Some(25.0), Some(65.0)));
        assert_eq!(columns(30.0, "Enter"), Some(45.0));
        assert_eq!((columns(45.0, "ArrowUp"), columns(45.0, "x")), (Some(43.0), None));
        assert_eq!(Split::Rows.pressed(50.0, "ArrowDown"), Some(52.0));
    }

    #[test]
    fn a_share_that_is_none_is_the_usual_one() {
        assert_eq!(Split::Columns.within(f64::NAN), 45.0);
        assert_eq!(Split::Rows.within(1e9), 80.0);
        assert_eq!(Split::Rows.within(-1.0), 20.0);
    }

    #[test]
    fn keys_walk_through_the_tabs_in_a_ring() {
        let tabs = Pane::of(Kind::Function);
        assert_eq!(Pane::Problem.pressed(tabs, "ArrowLeft"), Some(Pane::Help));
        assert_eq!(Pane::Help.pressed(tabs, "ArrowRight"), Some(Pane::Problem));
        assert_eq!(Pane::Result.pressed(tabs, "Home"), Some(Pane::Problem));
        assert_eq!(Pane::Problem.pressed(tabs, "End"), Some(Pane::Help));
        assert_eq!(Pane::Problem.pressed(tabs, "Enter"), None);
        assert_eq!(Pane::Pad.pressed(Pane::of(Kind::Query), "Home"), None, "there is no such tab");
    }

    #[test]
    fn each_tab_has_a_place_of_its_own() {
        let places =
            Pane::of(Kind::Function).iter().map(|pane| pane.place()).collect::<std::collections::BTreeSet<_>>();
        assert_eq!(places.len(), 5);
    }
}
