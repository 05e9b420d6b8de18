//! Stepping through a recorded run: the recording that was asked for, and where in it a person is.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{judging::RequestId, recording::Recording};

use super::replay::Replay;

/// What there is to step through.
#[derive(Clone, Debug, Default)]
pub enum Session {
    /// Nothing was asked for.
    #[default]
    Closed,
    /// The run is being recorded.
    Recording(RequestId),
    /// Why there is no recording, in words.
    Failed(String),
    /// Here it is.
    Here(Arc<Replay>),
}

/// The line that a step is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stepped {
    /// From 1.
    pub line: u32,
    /// Whether an exception is raised there.
    pub raises: bool,
}

/// Stepping through.
#[derive(Clone, Copy, Debug)]
pub struct Debugging {
    session: RwSignal<Session>,
    /// What is run, and on which case.
    asked: StoredValue<(String, String)>,
    at: RwSignal<usize>,
    frame: RwSignal<usize>,
}

impl Debugging {
    pub(super) fn new() -> Self {
        Self {
            session: RwSignal::new(Session::Closed),
            asked: StoredValue::default(),
            at: RwSignal::new(0),
            frame: RwSignal::new(0),
        }
    }

    /// What there is; whoever reads it here follows its changes.
    pub fn session(&self) -> Session {
        self.session.get()
    }

    /// Which step is looked at, from 0.
    pub fn at(&self) -> usize {
        self.at.get()
    }

    /// Which frame is looked at; 0 is the innermost.
    pub fn frame(&self) -> usize {
        self.frame.get()
    }

    /// Where the frame that is looked at is, as long as `text` is what was run.
    pub fn stepped(&self, text: &str) -> Option<Stepped> {
        let Session::Here(replay) = self.session.get() else { return None };
        let is_what_ran = self.asked.with_value(|(source, _)| source == text);
        is_what_ran.then(|| replay.stepped(self.at.get(), self.frame.get()))
    }

    /// Looks at a step; one beyond the end is the last.
    pub fn go(&self, at: usize) {
        let Session::Here(replay) = self.session.get_untracked() else { return };
        self.frame.set(0);
        self.at.set(at.min(replay.last()));
    }

    /// Goes on, or back, by some steps.
    pub fn move_by(&self, steps: isize) {
        self.go(self.at.get_untracked().saturating_add_signed(steps));
    }

    /// Goes to the next step that is in no deeper call.
    pub fn step_over(&self) {
        if let Session::Here(replay) = self.session.get_untracked() {
            self.go(replay.over(self.at.get_untracked()));
        }
    }

    /// Goes to the last step.
    pub fn go_to_end(&self) {
        self.go(usize::MAX);
    }

    /// Looks at another frame of the step.
    pub fn look_at_frame(&self, from_top: usize) {
        self.frame.set(from_top);
    }

    pub(super) fn begin(&self, id: RequestId, source: String, case: String) {
        self.asked.set_value((source, case));
        self.session.set(Session::Recording(id));
    }

    /// The request that is waited for.
    pub(super) fn waits_for(&self) -> Option<RequestId> {
        match self.session.get_untracked() {
            Session::Recording(id) => Some(id),
            _ => None,
        }
    }

    pub(super) fn hear(&self, id: RequestId, outcome: Result<Box<Recording>, String>) {
        if self.waits_for() != Some(id) {
            return;
        }
        let session = outcome.and_then(|recording| {
            let replay = self.asked.with_value(|(source, case)| Replay::new(*recording, source, case));
            replay.ok_or_else(|| "None of your code ran, so there are no steps to show.".to_owned())
        });
        self.frame.set(0);
        self.at.set(0);
        self.session.set(session.map_or_else(Session::Failed, |replay| Session::Here(Arc::new(replay))));
    }

    pub(super) fn fail(&self, reason: &str) {
        if self.waits_for().is_some() {
            self.session.set(Session::Failed(reason.to_owned()));
        }
    }

    pub(super) fn close(&self) {
        self.session.set(Session::Closed);
    }
}
