//! The interpreter: whether it is there yet, and how to get another one.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{
    keeping::Keeping,
    roster::{Care, Heard, Roster, SeatId, Successor},
};
use crate::bridge::{
    page,
    python::{BootStage, PythonEnd, PythonNews, PythonWorker},
};

/// Why there is nothing to be had any more.
const PAGE_LEFT: &str = "The page was left.";

/// Whether answers in Python can run.
#[derive(Clone, Debug, PartialEq)]
pub enum PythonStatus {
    /// Not asked for yet.
    Off,
    /// On its way.
    Starting(Boot),
    /// There.
    Ready,
    /// It will not start; the reason is for people.
    Failed(String),
}

impl PythonStatus {
    /// The status as attributes write it.
    pub fn id(&self) -> &'static str {
        match self {
            PythonStatus::Off => "off",
            PythonStatus::Starting(_) => "starting",
            PythonStatus::Ready => "ready",
            PythonStatus::Failed(_) => "failed",
        }
    }
}

/// How an interpreter was lost.
#[derive(Clone, Debug, PartialEq)]
pub enum PythonLoss {
    /// It did not start; the reason is for people.
    NeverReady(String),
    /// It was there, and broke down.
    Broken,
    /// It was the one that waits: nobody needs to know.
    Spare,
}

/// How far the stages of a start have come: bytes here and bytes in all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Boot(BTreeMap<BootStage, (f64, f64)>);

impl Boot {
    /// How far it is, for people.
    pub fn label(&self) -> String {
        let (loaded, total) = self.bytes();
        if loaded < total {
            format!("Python: {:.1} of {:.1} MB", loaded / 1e6, total / 1e6)
        } else if self.0.values().any(|(_, total)| *total == 0.0) {
            "Fetching Python".into()
        } else {
            "Starting Python".into()
        }
    }

    /// The same of packages that come later.
    pub fn label_of_packages(&self) -> String {
        match self.bytes() {
            (loaded, total) if loaded < total => format!("Packages: {:.1} of {:.1} MB", loaded / 1e6, total / 1e6),
            _ => "Loading packages".into(),
        }
    }

    /// Done of what is known, from 0 to 1; `None` while nothing is known.
    pub fn fraction(&self) -> Option<f64> {
        let (loaded, total) = self.bytes();
        (total > 0.0).then(|| loaded / total)
    }

    /// Notes how far a stage is.
    pub fn count(&mut self, stage: BootStage, loaded: f64, total: f64) {
        self.0.insert(stage, (loaded, total));
    }

    /// Bytes here and bytes in all, of what is known.
    fn bytes(&self) -> (f64, f64) {
        self.0.values().fold((0.0, 0.0), |sum, one| (sum.0 + one.0.min(one.1), sum.1 + one.1))
    }
}

/// The interpreter in use, and one that waits in case it is lost.
#[derive(Clone, Copy)]
pub struct Python {
    roster: RwSignal<Roster>,
    status: Memo<PythonStatus>,
    spare: Memo<PythonStatus>,
    fetching: Memo<Option<Boot>>,
    workers: StoredValue<BTreeMap<SeatId, PythonWorker>, LocalStorage>,
    keeping: Keeping,
}

impl Python {
    /// None yet.
    pub fn new() -> Self {
        let roster = RwSignal::new(Roster::default());
        Self {
            roster,
            status: Memo::new(move |_| roster.with(Roster::status)),
            spare: Memo::new(move |_| roster.with(Roster::spare_status)),
            fetching: Memo::new(move |_| roster.with(Roster::fetching)),
            workers: StoredValue::new_local(BTreeMap::new()),
            keeping: Keeping::new(),
        }
    }

    /// Whether it is there; whoever reads it here follows its changes.
    pub fn status(&self) -> PythonStatus {
        self.status.get()
    }

    /// The same of the one that waits.
    pub fn spare(&self) -> PythonStatus {
        self.spare.get()
    }

    /// How far packages are that it fetches though it is there.
    pub fn fetching(&self) -> Option<Boot> {
        self.fetching.get()
    }

    /// Its memory, as it is kept for the next visit.
    pub fn keeping(&self) -> Keeping {
        self.keeping
    }

    /// Whether one is running or starting.
    pub fn is_on(&self) -> bool {
        self.roster.with_untracked(Roster::used).is_some()
    }

    /// Ends the interpreter, if any. The spare takes its place where it has these `packages`, else a fresh one is started.
    /// Gives the end of its channel that the judge gets, or the reason why there is none. `on_loss` hears of a failure that
    /// comes later.
    pub fn replace(
        &self,
        packages: &[String],
        on_loss: impl Fn(PythonLoss) + Clone + 'static,
    ) -> Result<PythonEnd, String> {
        let successor = self.roster.try_update(|roster| roster.replace(packages)).ok_or(PAGE_LEFT)?;
        self.end_those_given_up();
        match successor {
            Successor::Spare(id) => self.connect(id),
            Successor::Fresh(id) => {
                self.start(id, packages, on_loss)?;
                self.connect(id)
            }
        }
    }

    /// Ends the interpreter in use; whoever needs one starts it.
    pub fn end(&self) {
        self.roster.update(Roster::end_used);
        self.end_those_given_up();
    }

    /// Starts or ends the spare, as is fit for a page that wants one with these packages, or none. Call it again when
    /// something changed. `on_loss` is as for [`Python::replace`].
    pub fn tend_spare(
        &self,
        wanted: Option<&[String]>,
        is_judging: bool,
        on_loss: impl Fn(PythonLoss) + Clone + 'static,
    ) {
        if self.roster.with_untracked(|roster| roster.care(wanted, is_judging)) == Care::End {
            self.roster.update(Roster::end_spare);
            self.end_those_given_up();
        }
        let care = self.roster.with_untracked(|roster| roster.care(wanted, is_judging));
        let packages = wanted.filter(|_| care == Care::Start);
        if let Some((packages, id)) =
            packages.zip(packages.and_then(|it| self.roster.try_update(|to| to.add_spare(it))))
        {
            // Nobody waits for it, so that it cannot be had is nothing to tell.
            let _ = self.start(id, packages, on_loss);
        }
    }

    fn start(
        &self,
        id: SeatId,
        packages: &[String],
        on_loss: impl Fn(PythonLoss) + Clone + 'static,
    ) -> Result<(), String> {
        let python = *self;
        self.keeping.hold();
        let wanted = packages.to_vec();
        let started = PythonWorker::start(packages, move |news| python.hear(id, &wanted, news, &on_loss));
        match started {
            Ok(worker) => {
                self.workers.update_value(|workers| drop(workers.insert(id, worker)));
                Ok(())
            }
            Err(reason) => {
                self.roster.update(|roster| drop(roster.hear(id, PythonNews::Failed { message: reason.clone() })));
                Err(reason)
            }
        }
    }

    fn connect(&self, id: SeatId) -> Result<PythonEnd, String> {
        self.workers.with_value(|workers| workers.get(&id).ok_or("Python is not there.")?.connect())
    }

    fn hear(&self, id: SeatId, packages: &[String], news: PythonNews, on_loss: &impl Fn(PythonLoss)) {
        let (is_ready, restored) = match news {
            PythonNews::Ready { restored } => (true, restored),
            _ => (false, false),
        };
        match self.roster.try_update(|roster| roster.hear(id, news)) {
            Some(Heard::Ready) => {
                page::mark("mettle:python");
                if restored {
                    page::mark("mettle:restored");
                }
                self.keeping.want(packages);
            }
            Some(Heard::Lost(id, loss)) => {
                self.workers.update_value(|workers| drop(workers.remove(&id)));
                on_loss(loss);
            }
            // The spare is there: nothing starts any more.
            Some(Heard::Nothing) if is_ready => self.keeping.rest(),
            Some(Heard::Nothing) | None => {}
        }
    }

    fn end_those_given_up(&self) {
        let holds = |id: &SeatId| self.roster.with_untracked(|roster| roster.holds(*id));
        self.workers.update_value(|workers| workers.retain(|id, _| holds(id)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boot(stages: &[(BootStage, f64, f64)]) -> Boot {
        Boot(stages.iter().map(|(stage, loaded, total)| (*stage, (*loaded, *total))).collect())
    }

    #[test]
    fn the_bar_shows_what_is_known_of_all_stages() {
        assert_eq!(boot(&[]).fraction(), None);
        assert_eq!(boot(&[(BootStage::Engine, 5.0, 0.0)]).fraction(), None);
        let both = boot(&[(BootStage::Engine, 50.0, 50.0), (BootStage::Packages, 25.0, 50.0)]);
        assert_eq!(both.fraction(), Some(0.75));
        assert_eq!(boot(&[(BootStage::Engine, 60.0, 50.0)]).fraction(), Some(1.0));
    }
    #[test]
    fn the_line_tells_bytes_while_they_come() {
        assert_eq!(boot(&[]).label(), "Starting Python");
        assert_eq!(boot(&[(BootStage::Engine, 5.0, 0.0)]).label(), "Fetching Python");
        let library = (BootStage::Library, 1_000_000.0, 3_132_206.0);
        assert_eq!(boot(&[(BootStage::Engine, 3.1e6, 10_105_545.0), library]).label(), "Python: 4.1 of 13.2 MB");
        assert_eq!(boot(&[(BootStage::Engine, 3e6, 3e6)]).label(), "Starting Python");
        assert_eq!(boot(&[(BootStage::Packages, 3.1e6, 1e7)]).label_of_packages(), "Packages: 3.1 of 10.0 MB");
        assert_eq!(boot(&[(BootStage::Packages, 1e7, 1e7)]).label_of_packages(), "Loading packages");
    }
}
