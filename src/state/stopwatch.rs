//! The time that somebody takes for a problem: started, paused and reset by hand, and kept over a reload.
//!
//! ```json
//! { "version": 1, "elapsedMs": 1.0, "runs": true, "savedAtMs": 1.0 }
//! ```

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::store::{
    Hearing, Store,
    kinds::{self, Kind, Merged, all_or_nothing},
    shelf::Reading,
};
use crate::bridge::{
    Listener,
    clock::{self, Timer},
    page,
};

const VERSION: u32 = 1;

/// Time taken.
pub const KIND: Kind = Kind {
    stem: "mettle.time.v1.",
    name: "Times taken",
    read: |text| all_or_nothing(text, |text| Lap::parse(text, 0.0)),
    merge: |ours, theirs| {
        // The longer time holds the shorter one.
        let taken = |text| Lap::parse(text, 0.0).value.elapsed_ms(0.0);
        let is_ours = taken(ours).total_cmp(&taken(theirs)).then_with(|| ours.cmp(theirs)).is_ge();
        Merged::whole(if is_ours { ours } else { theirs }.to_owned())
    },
    count: kinds::one,
};

/// How long a page may be away and its time count on: a reload, not a night.
const GAP_MS: f64 = 60_000.0;

/// The most that is counted: a hundred hours.
const MOST_MS: f64 = 360_000_000.0;

/// Time that passed, and whether it passes still.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lap {
    before_ms: f64,
    since_ms: Option<f64>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Stored {
    version: u32,
    elapsed_ms: f64,
    runs: bool,
    saved_at_ms: f64,
}

impl Lap {
    /// How much has passed by `now_ms`. A clock that was set back counts for nothing.
    pub fn elapsed_ms(&self, now_ms: f64) -> f64 {
        let running = self.since_ms.map_or(0.0, |since| (now_ms - since).max(0.0));
        (self.before_ms + running).clamp(0.0, MOST_MS)
    }

    /// Whether time passes.
    pub fn runs(&self) -> bool {
        self.since_ms.is_some()
    }

    fn start(&mut self, now_ms: f64) {
        self.since_ms.get_or_insert(now_ms);
    }

    fn pause(&mut self, now_ms: f64) {
        *self = Lap { before_ms: self.elapsed_ms(now_ms), since_ms: None };
    }

    fn to_text(self, now_ms: f64) -> String {
        let (elapsed_ms, runs) = (self.elapsed_ms(now_ms), self.runs());
        serde_json::json!(Stored { version: VERSION, elapsed_ms, runs, saved_at_ms: now_ms }).to_string()
    }

    /// Reads the stored form. What ran when the page went runs on, where that was just now.
    fn parse(text: &str, now_ms: f64) -> Reading<Lap> {
        let stored = serde_json::from_str::<Stored>(text).ok();
        let stored = stored.filter(|stored| stored.version == VERSION && (0.0..=MOST_MS).contains(&stored.elapsed_ms));
        let whole = stored.is_some();
        let value = stored.map(|stored| {
            let runs_on = stored.runs && (0.0..=GAP_MS).contains(&(now_ms - stored.saved_at_ms));
            Lap { before_ms: stored.elapsed_ms, since_ms: runs_on.then_some(stored.saved_at_ms) }
        });
        Reading { value: value.unwrap_or_default(), whole }
    }
}

/// Minutes and seconds, such as `12:40`; with hours where there are any.
pub fn label(ms: f64) -> String {
    let seconds = (ms / 1000.0).max(0.0) as u64;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

/// The open problem's stopwatch.
#[derive(Clone, Copy)]
pub struct Stopwatch {
    slug: StoredValue<Option<String>>,
    lap: RwSignal<Lap>,
    asked_minutes: RwSignal<Option<u32>>,
    now_ms: RwSignal<f64>,
    /// Whether the time ran out while somebody was here to hear of it.
    told: RwSignal<bool>,
    store: Store,
    tick: StoredValue<Option<Timer>, LocalStorage>,
    _listeners: StoredValue<Option<[Listener; 2]>, LocalStorage>,
    _hearing: StoredValue<Option<Hearing>, LocalStorage>,
}

impl Stopwatch {
    /// Knows no problem yet.
    pub fn new(store: Store) -> Self {
        let watch = Self {
            slug: StoredValue::new(None),
            lap: RwSignal::new(Lap::default()),
            asked_minutes: RwSignal::new(None),
            now_ms: RwSignal::new(clock::now_ms()),
            told: RwSignal::new(false),
            store,
            tick: StoredValue::new_local(None),
            _listeners: StoredValue::new_local(None),
            _hearing: StoredValue::new_local(None),
        };
        let key = move || watch.slug.with_value(|slug| slug.as_deref().map(|slug| KIND.key(slug)).unwrap_or_default());
        watch._hearing.set_value(Some(store.on_change(key, move |body| watch.hear(body))));
        // What does not run is stored already, or may be another tab's.
        watch._listeners.set_value(page::on_hide(move || {
            if watch.lap.with_untracked(Lap::runs) {
                watch.keep();
            }
        }));
        watch
    }

    /// Takes up a problem's time where it was left.
    pub fn open(&self, slug: &str, minutes: u32) {
        let now = clock::now_ms();
        let lap = self.store.read(&KIND.key(slug), |text| Lap::parse(text, now));
        self.slug.set_value(Some(slug.to_owned()));
        self.told.set(false);
        self.asked_minutes.set(Some(minutes));
        self.lap.set(lap);
        self.go_on();
    }

    /// Pauses, as the problem's page is left.
    pub fn close(&self) {
        if self.lap.with_untracked(Lap::runs) {
            self.pause();
        }
        self.slug.set_value(None);
        self.asked_minutes.set(None);
        self.lap.set(Lap::default());
    }

    /// The minutes that the open problem is given; `None` where none is open.
    pub fn asked_minutes(&self) -> Option<u32> {
        self.asked_minutes.get()
    }

    /// Whether time passes.
    pub fn runs(&self) -> bool {
        self.lap.with(Lap::runs)
    }

    /// How much has passed, to the second.
    pub fn elapsed_ms(&self) -> f64 {
        let now = self.now_ms.get();
        self.lap.with(|lap| lap.elapsed_ms(now))
    }

    /// Whether all the minutes that are given have passed.
    pub fn is_over(&self) -> bool {
        self.asked_minutes.get().is_some_and(|minutes| self.elapsed_ms() >= f64::from(minutes) * 60_000.0)
    }

    /// Whether the time ran out just now, rather than in an earlier visit.
    pub fn has_just_ended(&self) -> bool {
        self.told.get()
    }

    /// How much had passed on a problem by now; `None` where its time was never taken or it is not the open one.
    pub fn taken_ms(&self, slug: &str) -> Option<f64> {
        let is_open = self.slug.with_value(|open| open.as_deref() == Some(slug));
        let taken = self.lap.with_untracked(|lap| lap.elapsed_ms(clock::now_ms()));
        (is_open && taken > 0.0).then_some(taken)
    }

    /// Starts or goes on.
    pub fn start(&self) {
        self.lap.update(|lap| lap.start(clock::now_ms()));
        self.keep();
        self.go_on();
    }

    /// Stops for a while.
    pub fn pause(&self) {
        self.lap.update(|lap| lap.pause(clock::now_ms()));
        self.keep();
        self.go_on();
    }

    /// Begins at nothing, and does not run.
    pub fn reset(&self) {
        self.lap.set(Lap::default());
        self.told.set(false);
        self.keep();
        self.go_on();
    }

    /// Looks at the clock, and again in a second for as long as time passes.
    fn go_on(&self) {
        let watch = *self;
        let was_over = untrack(|| self.is_over());
        self.now_ms.set(clock::now_ms());
        let lap = self.lap.get_untracked();
        if lap.runs() && !was_over && untrack(|| self.is_over()) && self.tick.with_value(Option::is_some) {
            self.told.set(true);
        }
        let rest = 1000.0 - lap.elapsed_ms(clock::now_ms()) % 1000.0;
        let tick = lap.runs().then(|| Timer::after(rest.clamp(20.0, 1000.0) as u32, move || watch.go_on()));
        self.tick.set_value(tick);
    }

    fn keep(&self) {
        let Some(key) = self.slug.with_value(|slug| slug.as_deref().map(|slug| KIND.key(slug))) else { return };
        let (lap, now) = (self.lap.get_untracked(), clock::now_ms());
        // A time is one tab's: the one in which somebody pressed a button last.
        let read = |text: &str| Lap::parse(text, now);
        self.store.change(&key, read, |_: Lap| (lap != Lap::default()).then(|| lap.to_text(now)));
    }

    /// A time that was set elsewhere holds here, too, unless it runs here.
    fn hear(&self, body: Option<&str>) -> bool {
        let now = clock::now_ms();
        let theirs = body.map_or(Reading { value: Lap::default(), whole: true }, |body| Lap::parse(body, now));
        if theirs.whole && !self.lap.with_untracked(Lap::runs) {
            // It runs on there, not in both.
            self.lap.set(Lap { since_ms: None, ..theirs.value });
            self.go_on();
        }
        theirs.whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_passes_only_while_it_runs() {
        let mut lap = Lap::default();
        assert_eq!(lap.elapsed_ms(9e9), 0.0);
        lap.start(1000.0);
        lap.start(2000.0);
        assert_eq!(lap.elapsed_ms(4000.0), 3000.0);
        lap.pause(5000.0);
        assert_eq!((lap.elapsed_ms(9e9), lap.runs()), (4000.0, false));
        lap.start(10_000.0);
        assert_eq!(lap.elapsed_ms(11_000.0), 5000.0);
        assert_eq!(lap.elapsed_ms(0.0), 4000.0, "the clock was set back");
        assert_eq!(lap.elapsed_ms(1e15), MOST_MS);
    }

    #[test]
    fn a_reload_counts_on_and_a_night_does_not() {
        let mut lap = Lap::default();
        lap.start(1000.0);
        let text = lap.to_text(61_000.0);
        let read = |now_ms| Lap::parse(&text, now_ms);
        assert!(read(62_000.0).whole);
        assert_eq!(read(62_000.0).value.elapsed_ms(63_000.0), 62_000.0);
        let later = read(61_000.0 + 8.0 * 3_600_000.0).value;
        assert_eq!((later.elapsed_ms(9e12), later.runs()), (60_000.0, false));
        lap.pause(61_000.0);
        assert!(!Lap::parse(&lap.to_text(61_000.0), 61_500.0).value.runs());
    }

    #[test]
    fn a_clock_that_is_set_back_or_ahead_costs_no_more_than_the_stretch_that_ran() {
        let mut lap = Lap::default();
        lap.start(1e12);
        let text = lap.to_text(1e12 + 30_000.0);
        for now_ms in [0.0, 5e11, 1e12, 9e15] {
            let read = Lap::parse(&text, now_ms);
            assert!(read.whole);
            assert_eq!((read.value.elapsed_ms(now_ms), read.value.runs()), (30_000.0, false), "at {now_ms}");
        }
        lap.pause(5.0);
        assert_eq!(lap.elapsed_ms(9e15), 0.0);
    }

    #[test]
    fn of_two_times_the_longer_stands() {
        let time = |ms: f64| Lap { before_ms: ms, since_ms: None }.to_text(9.0);
        for (ours, theirs) in [(time(5.0), time(80.0)), (time(80.0), time(5.0))] {
            assert_eq!((KIND.merge)(&ours, &theirs), Merged::whole(time(80.0)));
        }
    }

    #[test]
    fn what_is_no_time_is_not_taken_for_one() {
        for text in [
            "",
            "7",
            r#"{"version":2,"elapsedMs":1,"runs":false,"savedAtMs":1}"#,
            r#"{"version":1,"elapsedMs":-1,"runs":false,"savedAtMs":1}"#,
            r#"{"version":1,"elapsedMs":1e300,"runs":true,"savedAtMs":1}"#,
        ] {
            assert_eq!(Lap::parse(text, 5.0), Reading { value: Lap::default(), whole: false }, "{text}");
        }
    }

    #[test]
    fn time_is_told_as_on_a_clock() {
        let labels = [0.0, 59_999.0, 760_000.0, 3_600_000.0, -5.0].map(label);
        assert_eq!(labels, ["0:00", "0:59", "12:40", "1:00:00", "0:00"]);
    }
}
