//! What goes wrong with a browser's storage, one thing at a time: what must still be there after it, and what people are told.

mod table;

use protocol::judging::{Answer, Verdict};

use super::{
    super::{draft::Draft, notices::Notice, record::Progress},
    core::{Core, Hold},
    envelope::seal,
    samples,
    shelf::{Reading, fake::FakeShelf},
};

const PROGRESS: &str = "mettle.progress.v1";
const DRAFT: &str = "mettle.draft.v1.a";

/// A person in front of a tab.
struct Tab {
    core: Core,
    shelf: FakeShelf,
    /// By which the tab's clock goes.
    now_ms: f64,
}

impl Tab {
    fn at(shelf: &FakeShelf) -> Self {
        Tab { core: Core::new(Box::new(shelf.clone())), shelf: shelf.clone(), now_ms: 1000.0 }
    }

    fn draft(&mut self) -> String {
        let parse = |text: &str| Draft::parse(text, |answer| matches!(answer, Answer::Text(_)));
        match self.core.read(DRAFT, self.now_ms, parse).map(|draft| draft.answer) {
            Some(Answer::Text(text)) => text,
            _ => String::new(),
        }
    }

    fn write_draft(&mut self, text: &str) {
        let body = draft(text, self.now_ms);
        self.core.put(DRAFT, Some(&body), self.now_ms);
    }

    fn progress(&mut self) -> Progress {
        self.core.read(PROGRESS, self.now_ms, Progress::parse)
    }

    fn solve(&mut self, slug: &str) {
        let mut progress = self.progress();
        progress.add_attempt(slug, Verdict::Accepted, self.now_ms);
        self.core.store(PROGRESS, Some(&progress.to_text()), self.now_ms);
    }

    /// What an export would hold, put aside or not.
    fn holds(&self, text: &str) -> bool {
        self.core.texts().values().any(|held| held.contains(text))
    }
}

fn draft(text: &str, now_ms: f64) -> String {
    Draft::new(Answer::Text(text.to_owned()), now_ms).to_text()
}

struct Fault {
    what: &'static str,
    /// What was there before.
    there: fn(&FakeShelf),
    /// What goes wrong, and what the person does meanwhile.
    happens: fn(&mut Tab),
    /// What must be held after it, in the browser or, where it takes nothing, in the tab.
    held: &'static [&'static str],
    /// What must be stored after it.
    stored: &'static [&'static str],
    /// What people are told, in order.
    told: &'static [&'static str],
}

fn told(notice: &Notice) -> &'static str {
    match notice {
        Notice::StorageBlocked => "blocked",
        Notice::StorageFull => "full",
        Notice::KeptAside { .. } => "kept aside",
        Notice::LeftAlone { .. } => "left alone",
        Notice::OtherTab { .. } => "other tab",
        Notice::Newer => "newer",
        Notice::NotMigrated => "not migrated",
        Notice::WasReset => "was reset",
    }
}

#[test]
fn nothing_is_lost_whatever_goes_wrong_and_it_is_told() {
    assert!(table::FAULTS.len() >= 20);
    for fault in table::FAULTS {
        let shelf = FakeShelf::default();
        (fault.there)(&shelf);
        let mut tab = Tab::at(&shelf);
        (fault.happens)(&mut tab);
        let what = fault.what;
        let notices = tab.core.take_notices();
        assert_eq!(notices.iter().map(told).collect::<Vec<_>>(), fault.told, "{what}");
        for notice in &notices {
            assert!(notice.text().len() > 40 && notice.text().ends_with('.'), "{what}: {}", notice.text());
        }
        for text in fault.held {
            assert!(tab.holds(text) || shelf.holds(text), "{what}: {text} is lost");
        }
        for text in fault.stored {
            assert!(shelf.holds(text), "{what}: {text} is not stored any more: {:?}", shelf.texts.borrow());
        }
        // Another visit, with whatever is there, comes up.
        shelf.blocked.set(false);
        let mut later = Tab::at(&shelf);
        later.progress();
        later.draft();
        for text in fault.stored {
            assert!(shelf.holds(text), "{what}: {text} is lost on the next visit");
        }
    }
}

#[test]
fn what_visitors_have_today_is_there_after_the_migration() {
    let shelf = FakeShelf::with(&samples::TODAY);
    assert_eq!(super::migrations::run(&shelf, &super::migrations::STEPS), super::migrations::Outcome::Done);
    let core = Core::new(Box::new(shelf.clone()));
    for (key, text) in samples::TODAY {
        assert_eq!(shelf.text(key), Some(seal(text)), "{key}");
        assert_eq!(core.body(key).as_deref(), Some(text), "{key}");
    }
}

#[test]
fn what_is_not_migrated_can_be_read_and_nothing_is_written_until_it_is() {
    let shelf = FakeShelf::with(&samples::TODAY);
    let before = shelf.texts.borrow().clone();
    let mut tab = Tab::at(&shelf);
    tab.core.set_hold(Hold::NotMigrated);
    assert!(tab.progress().is_solved("k-means-cost"));
    tab.solve("next");
    tab.write_draft("an answer");
    assert_eq!(*shelf.texts.borrow(), before);
    assert!(tab.core.has_unsaved());
    tab.core.release(tab.now_ms);
    assert!(!tab.core.has_unsaved());
    assert!(shelf.holds("next") && shelf.holds("an answer") && shelf.holds("k-means-cost"));
}

#[test]
fn a_parser_that_wants_something_else_leaves_the_place_free() {
    let shelf = FakeShelf::with(&[(DRAFT, &seal(&draft("x", 1.0)))]);
    let mut core = Core::new(Box::new(shelf.clone()));
    let picky = |_: &str| Reading { value: 0, whole: false };
    assert_eq!(core.read(DRAFT, 5.0, picky), 0);
    assert_eq!(shelf.text(DRAFT), None);
    assert!(shelf.text(&format!("mettle.kept.5.{DRAFT}")).is_some());
}
