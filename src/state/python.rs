//! The interpreter: whether it is there yet, and how to get a fresh one.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::keeping::Keeping;
use crate::bridge::{
    page,
    python::{BootStage, PythonEnd, PythonNews, PythonWorker},
};

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

    /// Done of what is known, from 0 to 1; `None` while nothing is known.
    pub fn fraction(&self) -> Option<f64> {
        let (loaded, total) = self.bytes();
        (total > 0.0).then(|| loaded / total)
    }

    /// Bytes here and bytes in all, of what is known.
    fn bytes(&self) -> (f64, f64) {
        self.0.values().fold((0.0, 0.0), |sum, one| (sum.0 + one.0.min(one.1), sum.1 + one.1))
    }
}

/// The interpreter in use.
#[derive(Clone, Copy)]
pub struct Python {
    status: RwSignal<PythonStatus>,
    worker: StoredValue<Option<PythonWorker>, LocalStorage>,
    keeping: Keeping,
}

impl Python {
    /// None yet.
    pub fn new() -> Self {
        Self { status: RwSignal::new(PythonStatus::Off), worker: StoredValue::new_local(None), keeping: Keeping::new() }
    }

    /// Whether it is there; whoever reads it here follows its changes.
    pub fn status(&self) -> PythonStatus {
        self.status.get()
    }

    /// Its memory, as it is kept for the next visit.
    pub fn keeping(&self) -> Keeping {
        self.keeping
    }

    /// Whether one is running or starting.
    pub fn is_on(&self) -> bool {
        self.worker.with_value(Option::is_some)
    }

    /// Ends the interpreter, if any, and starts a fresh one with `packages`. Gives the end of its channel that the judge
    /// gets, or the reason why there is none. `on_loss` hears of a failure that comes later.
    pub fn start(
        &self,
        packages: &[String],
        on_loss: impl Fn(PythonLoss) + Clone + 'static,
    ) -> Result<PythonEnd, String> {
        let python = *self;
        self.keeping.hold();
        self.worker.set_value(None);
        self.status.set(PythonStatus::Starting(Boot::default()));
        let wanted = packages.to_vec();
        let started = PythonWorker::start(packages, move |news| match news {
            PythonNews::Progress { stage, loaded, total } => python.status.update(|status| {
                // A running interpreter that fetches more packages stays ready.
                if let PythonStatus::Starting(boot) = status {
                    boot.0.insert(stage, (loaded, total));
                }
            }),
            PythonNews::Ready { restored } => {
                page::mark("mettle:python");
                if restored {
                    page::mark("mettle:restored");
                }
                python.keeping.want(&wanted);
                python.status.set(PythonStatus::Ready);
            }
            PythonNews::Failed { message } => {
                let was_ready = python.status.get_untracked() == PythonStatus::Ready;
                python.worker.set_value(None);
                python.status.set(PythonStatus::Failed(message.clone()));
                on_loss(if was_ready { PythonLoss::Broken } else { PythonLoss::NeverReady(message) });
            }
        });
        match started {
            Ok((worker, end)) => {
                self.worker.set_value(Some(worker));
                Ok(end)
            }
            Err(reason) => {
                self.status.set(PythonStatus::Failed(reason.clone()));
                Err(reason)
            }
        }
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
    }
}
