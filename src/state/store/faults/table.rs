//! The faults, one after the other.

use protocol::judging::Answer;

use super::{DRAFT, Fault, PROGRESS, Tab, draft};
use crate::{
    bridge::storage::StorageError,
    state::{
        draft::Draft,
        store::{
            core::Hold,
            envelope::{seal, seal_as},
            shelf::{Shelf, fake::FakeShelf},
        },
    },
};

const SOLVED: &str = r#"{"version":1,"problems":{"solved":{"attempts":1,"solvedAtMs":5}}}"#;
const HALF: &str = r#"{"version":1,"problems":{"broken":7,"solved":{"solvedAtMs":5}}}"#;

fn full(shelf: &FakeShelf) {
    shelf.room.set(Some(shelf.used()));
}

/// All of them.
pub const FAULTS: &[Fault] = &[
    Fault {
        what: "a text is no JSON",
        there: |shelf| shelf.put(PROGRESS, "{oops"),
        happens: |tab| tab.solve("next"),
        held: &["{oops", "next"],
        stored: &["{oops", "next"],
        told: &["kept aside"],
    },
    Fault {
        what: "for a while nothing can be read, though it can be written",
        there: |shelf| {
            shelf.put(PROGRESS, &seal(SOLVED));
            shelf.put(DRAFT, &seal(&draft("an answer", 1.0)));
            shelf.unreadable.set(true);
        },
        happens: |tab| {
            tab.solve("next");
            tab.write_draft("another");
            tab.shelf.unreadable.set(false);
            tab.write_draft("another one");
            assert!(!tab.core.has_unsaved());
        },
        held: &["\"solved\"", "\"next\"", "an answer", "another one"],
        stored: &["\"solved\"", "\"next\"", "an answer", "another one"],
        told: &["blocked"],
    },
    Fault {
        what: "a text is empty",
        there: |shelf| shelf.put(PROGRESS, ""),
        happens: |tab| tab.solve("next"),
        held: &["next"],
        stored: &["next"],
        told: &["kept aside"],
    },
    Fault {
        what: "a text is cut off",
        there: |shelf| shelf.put(DRAFT, &seal(&draft("half an answer", 1.0))[..60]),
        happens: |tab| assert_eq!(tab.draft(), ""),
        held: &["half an"],
        stored: &["half an"],
        told: &["kept aside"],
    },
    Fault {
        what: "a letter of a text is another one",
        there: |shelf| shelf.put(DRAFT, &seal(&draft("an answer", 1.0)).replace("answer\"}", "answar\"}")),
        happens: |tab| assert_eq!(tab.draft(), "an answar", "what can be read is used"),
        held: &["an answar"],
        stored: &["an answar"],
        told: &["kept aside"],
    },
    Fault {
        what: "the line before a text is broken",
        there: |shelf| shelf.put(PROGRESS, &format!("mettle one\n{SOLVED}")),
        happens: |tab| assert!(tab.progress().is_solved("solved")),
        held: &["mettle one", "solved"],
        stored: &["mettle one"],
        told: &["kept aside"],
    },
    Fault {
        what: "one record of many is broken",
        there: |shelf| shelf.put(PROGRESS, &seal(HALF)),
        happens: |tab| {
            assert!(tab.progress().is_solved("solved"));
            tab.solve("next");
            assert!(tab.progress().is_solved("solved"));
        },
        held: &["\"broken\":7", "next"],
        stored: &["\"broken\":7", "next"],
        told: &["kept aside"],
    },
    Fault {
        what: "a draft is for another kind of problem",
        there: |shelf| shelf.put(DRAFT, &seal(&Draft::new(Answer::Options(vec![1, 2]), 1.0).to_text())),
        happens: |tab| {
            assert_eq!(tab.draft(), "");
            tab.write_draft("a text");
        },
        held: &["[1,2]", "a text"],
        stored: &["[1,2]", "a text"],
        told: &["kept aside"],
    },
    Fault {
        what: "the same broken text is met again and again",
        there: |shelf| shelf.put(DRAFT, "{oops"),
        happens: |tab| {
            for _ in 0..3 {
                tab.draft();
                tab.shelf.put(DRAFT, "{oops");
            }
            tab.draft();
            let kept = tab.shelf.keys().expect("readable");
            assert_eq!(kept.iter().filter(|key| key.starts_with("mettle.kept.")).count(), 1);
        },
        held: &["{oops"],
        stored: &["{oops"],
        told: &["kept aside", "kept aside", "kept aside", "kept aside"],
    },
    Fault {
        what: "two broken texts, and a clock that stands still",
        there: |shelf| shelf.put(DRAFT, "{one"),
        happens: |tab| {
            tab.draft();
            tab.shelf.put(DRAFT, "{two");
            tab.draft();
        },
        held: &["{one", "{two"],
        stored: &["{one", "{two"],
        told: &["kept aside", "kept aside"],
    },
    Fault {
        what: "a broken text, and no room to put it aside",
        there: |shelf| {
            shelf.put(PROGRESS, "{oops");
            full(shelf);
        },
        happens: |tab| {
            tab.solve("next");
            assert!(tab.progress().is_solved("next"), "the tab goes on");
        },
        held: &["next"],
        stored: &["{oops"],
        told: &["left alone"],
    },
    Fault {
        what: "a broken text is put aside, and then there is no room for what could be read of it",
        there: |shelf| {
            shelf.put(PROGRESS, HALF);
            shelf.next_errors.borrow_mut().extend([None, Some(StorageError::Full)]);
        },
        happens: |tab| assert!(tab.progress().is_solved("solved")),
        held: &["\"broken\":7"],
        stored: &["\"broken\":7"],
        told: &["left alone"],
    },
    Fault {
        what: "the store is full",
        there: |shelf| {
            shelf.put(DRAFT, &seal(&draft("old", 1.0)));
            full(shelf);
        },
        happens: |tab| {
            tab.draft();
            tab.write_draft("a longer answer");
            assert_eq!(tab.draft(), "a longer answer", "another page finds it");
        },
        held: &["a longer answer"],
        stored: &["old"],
        told: &["full"],
    },
    Fault {
        what: "the store stays full while somebody types",
        there: full,
        happens: |tab| {
            for text in ["a", "ab", "abc"] {
                tab.write_draft(text);
            }
        },
        held: &["\"abc\""],
        stored: &[],
        told: &["full"],
    },
    Fault {
        what: "the store is full, and then there is room",
        there: full,
        happens: |tab| {
            tab.write_draft("an answer");
            tab.shelf.room.set(None);
            tab.solve("next");
        },
        held: &["an answer", "next"],
        stored: &["an answer", "next"],
        told: &["full"],
    },
    Fault {
        what: "the store is full, and another tab writes to the same place",
        there: |shelf| {
            shelf.put(PROGRESS, &seal(SOLVED));
            full(shelf);
        },
        happens: |tab| {
            tab.solve("ours");
            let theirs = SOLVED.replace("\"solved\"", "\"theirs\"");
            tab.shelf.put(PROGRESS, &seal(&theirs));
            tab.shelf.room.set(None);
            tab.core.retry(tab.now_ms);
        },
        held: &["ours", "theirs", "\"solved\""],
        stored: &["ours", "theirs", "\"solved\""],
        told: &["full"],
    },
    Fault {
        what: "the store is full and another tab's draft cannot be put aside",
        there: |shelf| shelf.put(DRAFT, &seal(&draft("old", 1.0))),
        happens: |tab| {
            tab.draft();
            tab.shelf.put(DRAFT, &seal(&draft("theirs", 2.0)));
            full(&tab.shelf);
            tab.write_draft("ours");
        },
        held: &["ours"],
        stored: &["theirs"],
        told: &["full"],
    },
    Fault {
        what: "a private window without any room",
        there: |shelf| shelf.room.set(Some(0)),
        happens: |tab| {
            tab.solve("next");
            tab.write_draft("an answer");
            assert!(tab.progress().is_solved("next"));
        },
        held: &["an answer", "next"],
        stored: &[],
        told: &["full"],
    },
    Fault {
        what: "the browser keeps nothing",
        there: |shelf| shelf.blocked.set(true),
        happens: |tab| {
            tab.solve("next");
            tab.write_draft("an answer");
            assert!(tab.progress().is_solved("next"));
            assert_eq!(tab.draft(), "an answer");
        },
        held: &["an answer", "next"],
        stored: &[],
        told: &["blocked"],
    },
    Fault {
        what: "the browser is told to keep nothing while the page is open",
        there: |shelf| shelf.put(DRAFT, &seal(&draft("old", 1.0))),
        happens: |tab| {
            tab.draft();
            tab.shelf.blocked.set(true);
            tab.write_draft("new");
        },
        held: &["new"],
        stored: &["old"],
        told: &["blocked"],
    },
    Fault {
        what: "one write fails and the next one works",
        there: |shelf| shelf.next_errors.borrow_mut().push(Some(StorageError::Full)),
        happens: |tab| {
            tab.write_draft("an answer");
            tab.solve("next");
        },
        held: &["an answer", "next"],
        stored: &["an answer", "next"],
        told: &["full"],
    },
    Fault {
        what: "a removal fails",
        there: |shelf| shelf.put(DRAFT, &seal(&draft("old", 1.0))),
        happens: |tab| {
            tab.draft();
            tab.shelf.next_errors.borrow_mut().push(Some(StorageError::Blocked));
            tab.core.put(DRAFT, None, tab.now_ms);
            assert_eq!(tab.draft(), "", "for this page it is gone");
            tab.solve("next");
            assert_eq!(tab.shelf.text(DRAFT), None, "and then it is");
        },
        held: &["next"],
        stored: &["next"],
        told: &["blocked"],
    },
    Fault {
        what: "a newer version has stored something",
        there: |shelf| shelf.put(PROGRESS, &seal_as(2, "[\"all new\"]")),
        happens: |tab| {
            tab.solve("next");
            tab.write_draft("an answer");
            assert!(tab.progress().is_solved("next"), "the tab goes on");
            assert_eq!(tab.core.hold(), Some(Hold::Newer));
        },
        held: &["an answer", "next"],
        stored: &["all new"],
        told: &["newer"],
    },
    Fault {
        what: "a newer version comes up in another tab",
        there: |shelf| shelf.put(DRAFT, &seal(&draft("old", 1.0))),
        happens: |tab| {
            tab.draft();
            tab.shelf.put(DRAFT, &seal_as(7, "all new"));
            assert_eq!(tab.core.hear(DRAFT, &seal_as(7, "all new")), None);
            tab.write_draft("ours");
        },
        held: &["ours"],
        stored: &["all new"],
        told: &["newer"],
    },
    Fault {
        what: "a newer version writes, and this tab has not heard of it",
        there: |shelf| shelf.put(DRAFT, &seal(&draft("old", 1.0))),
        happens: |tab| {
            tab.draft();
            tab.shelf.put(DRAFT, &seal_as(7, "all new"));
            tab.write_draft("ours");
        },
        held: &["ours"],
        stored: &["all new"],
        told: &["newer"],
    },
    Fault {
        what: "an earlier version's tab is still open and writes as it did",
        there: |shelf| shelf.put(PROGRESS, &seal(SOLVED)),
        happens: |tab| {
            tab.progress();
            tab.shelf.put(PROGRESS, &SOLVED.replace("\"solved\"", "\"theirs\""));
            tab.solve("next");
        },
        held: &["theirs", "next"],
        stored: &["theirs", "next"],
        told: &[],
    },
    Fault {
        what: "two tabs write the same draft",
        there: |shelf| shelf.put(DRAFT, &seal(&draft("old", 1.0))),
        happens: |tab| {
            tab.draft();
            Tab::at(&tab.shelf).write_draft("an unseen answer");
            tab.write_draft("ours");
            assert_eq!(tab.draft(), "ours");
        },
        held: &["an unseen answer", "ours"],
        stored: &["an unseen answer", "ours", "old"],
        told: &["other tab"],
    },
    Fault {
        what: "two tabs solve something each",
        there: |shelf| shelf.put(PROGRESS, &seal(SOLVED)),
        happens: |tab| {
            let mut other = Tab::at(&tab.shelf);
            tab.progress();
            other.progress();
            other.solve("theirs");
            tab.solve("ours");
        },
        held: &["theirs", "ours"],
        stored: &["theirs", "ours", "\"solved\""],
        told: &[],
    },
    Fault {
        what: "another tab clears everything",
        there: |shelf| shelf.put(DRAFT, &seal(&draft("old", 1.0))),
        happens: |tab| {
            tab.draft();
            tab.shelf.texts.borrow_mut().clear();
            tab.write_draft("ours");
        },
        held: &["ours"],
        stored: &["ours"],
        told: &[],
    },
    Fault {
        what: "the clock is set back between two writes",
        there: |_| {},
        happens: |tab| {
            tab.now_ms = 9e15;
            tab.solve("before");
            tab.write_draft("before it");
            tab.now_ms = -5.0;
            tab.solve("after");
            tab.write_draft("after it");
            assert_eq!(tab.draft(), "after it");
        },
        held: &["before", "after", "after it"],
        stored: &["before", "after", "after it"],
        told: &[],
    },
    Fault {
        what: "an import finds no room half way",
        there: |shelf| {
            shelf.put(DRAFT, &seal(&draft("ours", 1.0)));
            shelf.room.set(Some(shelf.used() + 40));
        },
        happens: |tab| {
            let theirs = |text: &str| Some(draft(text, 2.0));
            let bodies = [
                (DRAFT.to_owned(), theirs("ours and more")),
                ("mettle.draft.v1.b".to_owned(), theirs("far too long to fit in here")),
            ];
            assert_eq!(tab.core.write_all(&bodies, tab.now_ms), Err(StorageError::Full));
            assert_eq!(tab.shelf.text(DRAFT), Some(seal(&draft("ours", 1.0))), "nothing was changed");
            assert_eq!(tab.shelf.texts.borrow().len(), 1);
        },
        held: &["ours"],
        stored: &["ours"],
        told: &[],
    },
];
