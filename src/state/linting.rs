//! Ruff beside the editor: what looks wrong in an answer in Python, once typing rests, and its layout, when that is asked for.

use leptos::prelude::*;

use super::helping::{HelpStatus, Wish};
use crate::bridge::{
    clock::Timer,
    linter::{Ask, Found, Linter, LinterNews},
    page,
};

/// How long all must be quiet before Ruff is fetched: interpreters and help while typing come first.
const QUIET_MS: u32 = 8000;

/// How long typing must rest before a text is looked through.
const REST_MS: u32 = 700;

/// How long Ruff may take over a text once it is there.
const ANSWER_WITHIN_MS: u32 = 10_000;

/// How often Ruff may be lost on one page before it is not started by itself any more.
const TRIES: u32 = 3;

/// With this many gigabytes of memory or fewer it is started when somebody formats, and not before.
const SMALL_MEMORY_GB: f64 = 4.0;

/// A text that was laid out anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formatted {
    /// As it was.
    pub from: String,
    /// As it is to be.
    pub to: String,
}

/// What is to be said of the latest formatting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// It is under way.
    Working,
    /// There was nothing to change.
    AsItWas,
    /// The text is no Python.
    Refused(Found),
    /// It did not come about.
    Failed(String),
}

impl Said {
    /// In words.
    pub fn words(&self) -> String {
        match self {
            Said::Working => "Formatting…".to_owned(),
            Said::AsItWas => "The layout is as it should be.".to_owned(),
            Said::Refused(Found { line, message, .. }) => {
                format!("This is not Python yet, so it cannot be formatted. Line {line}: {message}.")
            }
            Said::Failed(reason) => format!("The formatter is not there: {reason} The answer is as it was."),
        }
    }
}

/// What Ruff was asked, by number.
#[derive(Default)]
struct Desk {
    last_id: u32,
    checking: Option<(u32, String)>,
    formatting: Option<(u32, String)>,
}

/// Ruff, if it is there, and what it said.
#[derive(Clone, Copy)]
pub struct Linting {
    status: RwSignal<HelpStatus>,
    checked: RwSignal<Option<(String, Vec<Found>)>>,
    formatted: RwSignal<Option<Formatted>>,
    said: RwSignal<Option<Said>>,
    followed: StoredValue<String>,
    lost: StoredValue<u32>,
    linter: StoredValue<Option<Linter>, LocalStorage>,
    desk: StoredValue<Desk, LocalStorage>,
    rest: StoredValue<Option<Timer>, LocalStorage>,
    typing: StoredValue<Option<Timer>, LocalStorage>,
    patience: StoredValue<Option<Timer>, LocalStorage>,
}

impl Linting {
    /// None yet.
    pub fn new() -> Self {
        Self {
            status: RwSignal::new(HelpStatus::Off),
            checked: RwSignal::new(None),
            formatted: RwSignal::new(None),
            said: RwSignal::new(None),
            followed: StoredValue::new(String::new()),
            lost: StoredValue::new(0),
            linter: StoredValue::new_local(None),
            desk: StoredValue::new_local(Desk::default()),
            rest: StoredValue::new_local(None),
            typing: StoredValue::new_local(None),
            patience: StoredValue::new_local(None),
        }
    }

    /// Whether it is there; whoever reads it here follows its changes.
    pub fn status(&self) -> HelpStatus {
        self.status.get()
    }

    /// What looks wrong in exactly this text, as far as it is known.
    pub fn found(&self, text: &str) -> Vec<Found> {
        self.checked.with(|checked| match checked {
            Some((source, found)) if source == text => found.clone(),
            _ => Vec::new(),
        })
    }

    /// The newest layout.
    pub fn formatted(&self) -> Option<Formatted> {
        self.formatted.get()
    }

    /// What is to be said of the latest formatting.
    pub fn said(&self) -> Option<Said> {
        self.said.get()
    }

    /// Sees to Ruff. Call it again when something changed.
    pub fn tend(&self, wish: Wish) {
        let linting = *self;
        self.rest.set_value(None);
        if wish == Wish::Some && self.status.get_untracked() == HelpStatus::Off && self.may_start() {
            self.rest.set_value(Some(Timer::after(QUIET_MS, move || linting.start())));
        }
    }

    /// The text as it is now, and whether anybody wants to know what looks wrong in it.
    pub fn follow(&self, text: String, is_wanted: bool) {
        let linting = *self;
        self.typing.set_value(None);
        if self.followed.with_value(|followed| *followed != text) {
            self.followed.set_value(text.clone());
            // What was said was said of another text.
            if !matches!(self.said.get_untracked(), None | Some(Said::Working)) {
                self.said.set(None);
            }
        }
        match (is_wanted, self.status.get()) {
            (true, HelpStatus::Ready) => {
                self.typing.set_value(Some(Timer::after(REST_MS, move || linting.send(Ask::Check, text))));
            }
            (true, _) => {}
            (false, _) => self.checked.set(None),
        }
    }

    /// Lays a text out; what comes of it is in `formatted` and `said`.
    pub fn format(&self, text: String) {
        if self.desk.with_value(|desk| desk.formatting.is_some()) {
            return;
        }
        self.said.set(Some(Said::Working));
        if self.status.get_untracked() == HelpStatus::Off {
            self.start();
        }
        self.send(Ask::Format, text);
    }

    /// The page is left.
    pub fn close(&self) {
        self.end();
        self.lost.set_value(0);
        self.checked.set(None);
        self.formatted.set(None);
        self.said.set(None);
    }

    fn may_start(&self) -> bool {
        self.lost.get_value() < TRIES && page::device_memory_gb().is_none_or(|gb| gb > SMALL_MEMORY_GB)
    }

    fn start(&self) {
        let linting = *self;
        self.rest.set_value(None);
        match Linter::start(move |news| linting.hear(news)) {
            Ok(linter) => {
                self.linter.set_value(Some(linter));
                self.status.set(HelpStatus::Starting);
            }
            Err(reason) => self.lose(&reason),
        }
    }

    fn send(&self, ask: Ask, text: String) {
        let id = self.desk.try_update_value(|desk| {
            desk.last_id = desk.last_id.wrapping_add(1);
            let asked = Some((desk.last_id, text.clone()));
            match ask {
                Ask::Check => desk.checking = asked,
                Ask::Format => desk.formatting = asked,
            }
            desk.last_id
        });
        let sent = self.linter.with_value(|linter| match (linter, id) {
            (Some(linter), Some(id)) => linter.ask(id, ask, &text),
            _ => Err("It did not start.".to_owned()),
        });
        match sent {
            Ok(()) => self.be_patient(),
            Err(reason) => self.lose(&reason),
        }
    }

    /// Until it is there, the network decides; from then on an answer is due soon.
    fn be_patient(&self) {
        let linting = *self;
        let is_due = self.desk.with_value(|desk| desk.checking.is_some() || desk.formatting.is_some());
        let is_there = self.status.get_untracked() == HelpStatus::Ready;
        let wait = || Timer::after(ANSWER_WITHIN_MS, move || linting.lose("It took too long."));
        self.patience.set_value((is_due && is_there).then(wait));
    }

    fn hear(&self, news: LinterNews) {
        match news {
            LinterNews::Ready => self.status.set(HelpStatus::Ready),
            LinterNews::Checked { id, found } => {
                let asked =
                    self.desk.try_update_value(|desk| desk.checking.take_if(|(asked, _)| *asked == id)).flatten();
                if let Some((_, source)) = asked {
                    self.checked.set(Some((source, found)));
                }
            }
            LinterNews::Formatted { id, text, refused } => {
                let asked =
                    self.desk.try_update_value(|desk| desk.formatting.take_if(|(asked, _)| *asked == id)).flatten();
                if let Some((_, from)) = asked {
                    self.lay_out(from, text, refused);
                }
            }
            LinterNews::Failed { message } => self.lose(&message),
        }
        self.be_patient();
    }

    fn lay_out(&self, from: String, text: Option<String>, refused: Option<Found>) {
        match (text, refused) {
            (Some(to), _) if to == from => self.said.set(Some(Said::AsItWas)),
            (Some(to), _) => {
                self.said.set(None);
                self.formatted.set(Some(Formatted { from, to }));
            }
            (None, Some(found)) => self.said.set(Some(Said::Refused(found))),
            (None, None) => self.said.set(Some(Said::Failed("It gave no answer.".to_owned()))),
        }
    }

    fn lose(&self, reason: &str) {
        self.lost.update_value(|lost| *lost += 1);
        if self.desk.with_value(|desk| desk.formatting.is_some()) {
            self.said.set(Some(Said::Failed(reason.to_owned())));
        }
        self.end();
    }

    fn end(&self) {
        for timer in [self.rest, self.typing, self.patience] {
            timer.set_value(None);
        }
        self.linter.set_value(None);
        self.desk.update_value(|desk| (desk.checking, desk.formatting) = (None, None));
        if self.status.get_untracked() != HelpStatus::Off {
            self.status.set(HelpStatus::Off);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_the_line() {
        let found = Found {
            line: 3,
            column: 1,
            end_line: 3,
            end_column: 2,
            syntax: true,
            message: "Expected an indented block".to_owned(),
        };
        assert!(Said::Refused(found).words().ends_with("Line 3: Expected an indented block."));
    }
}
