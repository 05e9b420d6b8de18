//! Which interpreter is in use and which one waits in case it is lost. Plain data: the workers themselves are held elsewhere.

use super::python::{Boot, PythonLoss, PythonStatus};
use crate::bridge::python::PythonNews;

/// How many spares in a row may fail before no more are tried: it is a help that nobody asked for.
const SPARE_TRIES: u32 = 2;

/// The name of one interpreter. No name is used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeatId(u32);

/// One interpreter.
#[derive(Clone, Debug, PartialEq)]
struct Seat {
    id: SeatId,
    packages: Vec<String>,
    /// How far it is; `None` once it is there.
    boot: Option<Boot>,
    /// How far packages are that were asked for later.
    fetching: Option<Boot>,
}

/// The interpreters there are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roster {
    last_id: u32,
    used: Option<Seat>,
    spare: Option<Seat>,
    /// Why there is none in use, where one was wanted.
    failure: Option<String>,
    failed_spares: u32,
}

/// What takes the place of a lost interpreter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Successor {
    /// The one that waited.
    Spare(SeatId),
    /// One that is yet to be started.
    Fresh(SeatId),
}

/// What an interpreter's news mean.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// Nothing more than is written down.
    Nothing,
    /// The one in use is there.
    Ready,
    /// One is lost and must be ended.
    Lost(SeatId, PythonLoss),
}

/// What is to be done about the spare.
#[derive(Clone, Debug, PartialEq)]
pub enum Care {
    /// Nothing.
    Leave,
    /// End it.
    End,
    /// Start one.
    Start,
}

impl Roster {
    /// The state of the one in use.
    pub fn status(&self) -> PythonStatus {
        match (&self.used, &self.failure) {
            (Some(Seat { boot: None, .. }), _) => PythonStatus::Ready,
            (Some(Seat { boot: Some(boot), .. }), _) => PythonStatus::Starting(boot.clone()),
            (None, Some(reason)) => PythonStatus::Failed(reason.clone()),
            (None, None) => PythonStatus::Off,
        }
    }

    /// The state of the spare.
    pub fn spare_status(&self) -> PythonStatus {
        match &self.spare {
            Some(Seat { boot: None, .. }) => PythonStatus::Ready,
            Some(Seat { boot: Some(boot), .. }) => PythonStatus::Starting(boot.clone()),
            None => PythonStatus::Off,
        }
    }

    /// How far packages are that the one in use fetches though it is there.
    pub fn fetching(&self) -> Option<Boot> {
        self.used.as_ref().filter(|seat| seat.boot.is_none())?.fetching.clone()
    }

    /// The one in use.
    pub fn used(&self) -> Option<SeatId> {
        self.used.as_ref().map(|seat| seat.id)
    }

    /// Whether an interpreter still has a place here; others are to be ended.
    pub fn holds(&self, id: SeatId) -> bool {
        [&self.used, &self.spare].into_iter().flatten().any(|seat| seat.id == id)
    }

    /// Gives up the one in use, if any, for the spare, if it has these packages, or for a fresh one.
    pub fn replace(&mut self, packages: &[String]) -> Successor {
        self.failure = None;
        if let Some(spare) = self.spare.take_if(|spare| spare.packages == packages) {
            let id = spare.id;
            self.used = Some(spare);
            return Successor::Spare(id);
        }
        let seat = self.seat(packages);
        let id = seat.id;
        self.used = Some(seat);
        Successor::Fresh(id)
    }

    /// A place for a spare that is to be started.
    pub fn add_spare(&mut self, packages: &[String]) -> SeatId {
        let seat = self.seat(packages);
        let id = seat.id;
        self.spare = Some(seat);
        id
    }

    /// Gives up the one in use.
    pub fn end_used(&mut self) {
        self.used = None;
    }

    /// Gives the spare up.
    pub fn end_spare(&mut self) {
        self.spare = None;
    }

    /// Takes in what an interpreter tells. One that was given up has nothing to say.
    pub fn hear(&mut self, id: SeatId, news: PythonNews) -> Heard {
        let is_used = self.used() == Some(id);
        let Some(seat) = [&mut self.used, &mut self.spare].into_iter().flatten().find(|seat| seat.id == id) else {
            return Heard::Nothing;
        };
        match news {
            PythonNews::Progress { stage, loaded, total } => {
                // A running interpreter that fetches more packages stays ready.
                let boot = seat.boot.as_mut().unwrap_or_else(|| seat.fetching.get_or_insert_default());
                boot.count(stage, loaded, total);
                Heard::Nothing
            }
            PythonNews::Fetched => {
                seat.fetching = None;
                Heard::Nothing
            }
            PythonNews::Ready { .. } => {
                seat.boot = None;
                if is_used {
                    return Heard::Ready;
                }
                self.failed_spares = 0;
                Heard::Nothing
            }
            PythonNews::Failed { message } => {
                let was_ready = seat.boot.is_none();
                Heard::Lost(id, self.lose(is_used, was_ready, message))
            }
        }
    }

    /// What is to be done about the spare while a page is open that wants one with these packages (`None`: wants none), and
    /// nothing or something is being judged.
    pub fn care(&self, wanted: Option<&[String]>, is_judging: bool) -> Care {
        match (&self.spare, wanted) {
            (None, None) => Care::Leave,
            (Some(spare), Some(wanted)) if spare.packages == wanted => Care::Leave,
            (Some(_), _) => Care::End,
            (None, Some(_)) => {
                let is_there = self.status() == PythonStatus::Ready;
                // A start on another core would be felt where an answer's growth is measured.
                if is_there && !is_judging && self.failed_spares < SPARE_TRIES { Care::Start } else { Care::Leave }
            }
        }
    }

    fn seat(&mut self, packages: &[String]) -> Seat {
        self.last_id = self.last_id.wrapping_add(1);
        Seat { id: SeatId(self.last_id), packages: packages.to_vec(), boot: Some(Boot::default()), fetching: None }
    }

    fn lose(&mut self, is_used: bool, was_ready: bool, message: String) -> PythonLoss {
        if !is_used {
            self.spare = None;
            self.failed_spares += 1;
            return PythonLoss::Spare;
        }
        self.used = None;
        self.failure = Some(message.clone());
        if was_ready { PythonLoss::Broken } else { PythonLoss::NeverReady(message) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bridge::python::BootStage;

    fn plain() -> Vec<String> {
        Vec::new()
    }

    fn failed() -> PythonNews {
        PythonNews::Failed { message: "No memory.".to_owned() }
    }

    const READY: PythonNews = PythonNews::Ready { restored: false };

    /// One in use that is there, and a spare with the same packages that is starting.
    fn pair() -> (Roster, SeatId, SeatId) {
        let mut roster = Roster::default();
        let Successor::Fresh(used) = roster.replace(&plain()) else { panic!("there is no spare yet") };
        assert_eq!(roster.hear(used, READY), Heard::Ready);
        assert_eq!(roster.care(Some(&plain()), false), Care::Start);
        let spare = roster.add_spare(&plain());
        (roster, used, spare)
    }

    #[test]
    fn a_spare_that_is_there_takes_over_at_once() {
        let (mut roster, used, spare) = pair();
        assert_eq!(roster.hear(spare, READY), Heard::Nothing);
        assert_eq!(roster.replace(&plain()), Successor::Spare(spare));
        assert_eq!(roster.status(), PythonStatus::Ready);
        assert_eq!(roster.spare_status(), PythonStatus::Off);
        assert!(!roster.holds(used) && roster.holds(spare));
        assert_eq!(roster.care(Some(&plain()), false), Care::Start);
    }

    #[test]
    fn a_spare_on_its_way_takes_over_as_far_as_it_is() {
        let (mut roster, _, spare) = pair();
        let progress = PythonNews::Progress { stage: BootStage::Engine, loaded: 1.0, total: 2.0 };
        roster.hear(spare, progress);
        assert_eq!(roster.status(), PythonStatus::Ready);
        assert_eq!(roster.replace(&plain()), Successor::Spare(spare));
        match roster.status() {
            PythonStatus::Starting(boot) => assert_eq!(boot.fraction(), Some(0.5)),
            other => panic!("{other:?}"),
        }
        assert_eq!(roster.care(Some(&plain()), false), Care::Leave);
        assert_eq!(roster.hear(spare, READY), Heard::Ready);
    }

    #[test]
    fn packages_that_come_later_are_told_while_it_stays_ready() {
        let (mut roster, used, _) = pair();
        let progress = PythonNews::Progress { stage: BootStage::Packages, loaded: 1.0, total: 4.0 };
        roster.hear(used, progress);
        assert_eq!(roster.status(), PythonStatus::Ready);
        assert_eq!(roster.fetching().and_then(|boot| boot.fraction()), Some(0.25));
        roster.hear(used, PythonNews::Fetched);
        assert_eq!(roster.fetching(), None);
    }

    #[test]
    fn a_spare_with_other_packages_is_ended_and_made_anew() {
        let (mut roster, _, spare) = pair();
        let numpy = vec!["numpy".to_owned()];
        assert_eq!(roster.care(Some(&numpy), true), Care::End);
        assert!(matches!(roster.replace(&numpy), Successor::Fresh(fresh) if fresh != spare));
        roster.end_spare();
        assert!(!roster.holds(spare));
    }

    #[test]
    fn none_is_started_before_the_first_is_there_or_while_an_answer_is_judged() {
        let mut roster = Roster::default();
        assert_eq!(roster.care(Some(&plain()), false), Care::Leave);
        let Successor::Fresh(used) = roster.replace(&plain()) else { panic!("there is no spare yet") };
        assert_eq!(roster.care(Some(&plain()), false), Care::Leave);
        roster.hear(used, READY);
        assert_eq!(roster.care(Some(&plain()), true), Care::Leave);
        assert_eq!(roster.care(None, false), Care::Leave);
    }

    #[test]
    fn a_page_that_wants_none_has_none() {
        let (roster, ..) = pair();
        assert_eq!(roster.care(None, true), Care::End);
    }

    #[test]
    fn a_spare_that_fails_is_tried_once_more_and_never_told() {
        let (mut roster, _, spare) = pair();
        assert_eq!(roster.hear(spare, failed()), Heard::Lost(spare, PythonLoss::Spare));
        assert_eq!((roster.status(), roster.spare_status()), (PythonStatus::Ready, PythonStatus::Off));
        assert_eq!(roster.care(Some(&plain()), false), Care::Start);
        let second = roster.add_spare(&plain());
        roster.hear(second, failed());
        assert_eq!(roster.care(Some(&plain()), false), Care::Leave);
    }

    #[test]
    fn one_in_use_that_fails_says_whether_it_ever_ran() {
        let (mut roster, used, spare) = pair();
        assert_eq!(roster.hear(used, failed()), Heard::Lost(used, PythonLoss::Broken));
        assert_eq!(roster.status(), PythonStatus::Failed("No memory.".to_owned()));
        assert_eq!(roster.replace(&plain()), Successor::Spare(spare));
        let never = PythonLoss::NeverReady("No memory.".to_owned());
        assert_eq!(roster.hear(spare, failed()), Heard::Lost(spare, never));
        assert_eq!(roster.hear(spare, READY), Heard::Nothing);
    }
}
