//! Help while typing: an interpreter of its own that is started when all is quiet, and asked about one place at a time.

use leptos::prelude::*;

use crate::bridge::{
    clock::Timer,
    helper::{Helper, HelperNews, Question, Reply},
    page,
};

/// How long all must be quiet before the helper is started: the spare interpreter and the memory for the next visit come first.
const QUIET_MS: u32 = 6000;

/// How long an answer may take. Then it is of no use to anybody who types.
const ANSWER_WITHIN_MS: u32 = 4000;

/// How often a helper may be lost on one page before there is none.
const TRIES: u32 = 3;

/// With this many gigabytes of memory or fewer there is no helper.
const SMALL_MEMORY_GB: f64 = 4.0;

/// Whether the helper can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpStatus {
    /// There is none.
    Off,
    /// On its way.
    Starting,
    /// There.
    Ready,
}

impl HelpStatus {
    /// The status as attributes write it.
    pub fn id(self) -> &'static str {
        match self {
            HelpStatus::Off => "off",
            HelpStatus::Starting => "starting",
            HelpStatus::Ready => "ready",
        }
    }
}

/// What a page wants of the helper now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// None at all.
    None,
    /// One that is there may stay; none is started, as somebody waits for something else.
    Later,
    /// One, once all has been quiet.
    Some,
}

/// What is asked: at most one question is with the helper, and the newest one waits.
#[derive(Default)]
struct Desk {
    last_id: u32,
    asked: Option<(u32, Reply)>,
    waiting: Option<(Question, Reply)>,
}

/// The helper, if any, and what it is asked.
#[derive(Clone, Copy)]
pub struct Helping {
    status: RwSignal<HelpStatus>,
    wish: StoredValue<Wish>,
    packages: StoredValue<Vec<String>>,
    lost: StoredValue<u32>,
    helper: StoredValue<Option<Helper>, LocalStorage>,
    desk: StoredValue<Desk, LocalStorage>,
    rest: StoredValue<Option<Timer>, LocalStorage>,
    patience: StoredValue<Option<Timer>, LocalStorage>,
}

impl Helping {
    /// None yet.
    pub fn new() -> Self {
        Self {
            status: RwSignal::new(HelpStatus::Off),
            wish: StoredValue::new(Wish::None),
            packages: StoredValue::new(Vec::new()),
            lost: StoredValue::new(0),
            helper: StoredValue::new_local(None),
            desk: StoredValue::new_local(Desk::default()),
            rest: StoredValue::new_local(None),
            patience: StoredValue::new_local(None),
        }
    }

    /// Whether it can be asked; whoever reads it here follows its changes.
    pub fn status(&self) -> HelpStatus {
        self.status.get()
    }

    /// A page is open whose texts may import these packages.
    pub fn open(&self, packages: &[String]) {
        self.end();
        self.packages.set_value(packages.to_vec());
    }

    /// Sees to the helper. Call it again when something changed.
    pub fn tend(&self, wish: Wish) {
        let helping = *self;
        let status = self.status.get_untracked();
        self.wish.set_value(wish);
        self.rest.set_value(None);
        match (wish, status) {
            (Wish::None, _) => {
                self.lost.set_value(0);
                self.end();
            }
            (Wish::Later, HelpStatus::Starting) => self.end(),
            (Wish::Some, HelpStatus::Off) if fits_this_device() && self.lost.get_value() < TRIES => {
                self.rest.set_value(Some(Timer::after(QUIET_MS, move || helping.start())));
            }
            _ => {}
        }
    }

    /// Asks about a place. A question that was not yet begun gives way to this one.
    pub fn ask(&self, question: Question, reply: Reply) {
        if self.status.get_untracked() == HelpStatus::Ready {
            self.desk.update_value(|desk| desk.waiting = Some((question, reply)));
            self.send();
        }
    }

    fn start(&self) {
        let helping = *self;
        self.status.set(HelpStatus::Starting);
        match self.packages.with_value(|packages| Helper::start(packages, move |news| helping.hear(news))) {
            Ok(helper) => self.helper.set_value(Some(helper)),
            Err(_) => self.lose(),
        }
    }

    fn hear(&self, news: HelperNews) {
        match news {
            HelperNews::Ready => self.status.set(HelpStatus::Ready),
            HelperNews::Answered { id, answer } => {
                let asked = self.desk.try_update_value(|desk| desk.asked.take_if(|(asked, _)| *asked == id)).flatten();
                if let Some((_, reply)) = asked {
                    self.patience.set_value(None);
                    reply.give(&answer);
                    self.send();
                }
            }
            HelperNews::Failed { .. } => self.lose(),
        }
    }

    /// Hands the waiting question over, unless one is there already.
    fn send(&self) {
        let helping = *self;
        let question = self.desk.try_update_value(|desk| {
            if desk.asked.is_some() {
                return None;
            }
            let (question, reply) = desk.waiting.take()?;
            desk.last_id = desk.last_id.wrapping_add(1);
            desk.asked = Some((desk.last_id, reply));
            Some((desk.last_id, question))
        });
        let Some((id, question)) = question.flatten() else { return };
        let is_sent = self.helper.with_value(|helper| helper.as_ref().is_some_and(|it| it.ask(id, &question).is_ok()));
        if is_sent {
            self.patience.set_value(Some(Timer::after(ANSWER_WITHIN_MS, move || helping.lose())));
        } else {
            self.lose();
        }
    }

    /// Another one takes its place, unless that has happened too often: nobody asked for help that fails.
    fn lose(&self) {
        self.lost.update_value(|lost| *lost += 1);
        self.end();
        self.tend(self.wish.get_value());
    }

    fn end(&self) {
        self.rest.set_value(None);
        self.patience.set_value(None);
        self.helper.set_value(None);
        self.desk.update_value(|desk| (desk.asked, desk.waiting) = (None, None));
        if self.status.get_untracked() != HelpStatus::Off {
            self.status.set(HelpStatus::Off);
        }
    }
}

fn fits_this_device() -> bool {
    page::device_memory_gb().is_none_or(|gb| gb > SMALL_MEMORY_GB)
}
