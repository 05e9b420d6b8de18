use super::limits::EVENTS_MAX;
use judge::prelude::*;
use std::collections::BTreeMap;

record! {
    struct Event { session_id: Option<i64>, name: String, happened_at: String }
}

record! {
    struct Step { step: i64, name: String, sessions: i64, share: Option<f64> }
}

const STEPS: [&str; 4] = ["shown", "clicked", "added", "bought"];

pub fn checker() -> Checker {
    Checker::new(funnel)
        .example(
            "Session 1 gets to the cart. Session 2 clicks before anything is shown, and again afterwards. Session 3 buys \
             without a click.",
            events(&[
                (1, "shown", 10),
                (1, "clicked", 20),
                (1, "added", 20),
                (2, "clicked", 5),
                (2, "shown", 30),
                (2, "clicked", 40),
                (3, "shown", 10),
                (3, "bought", 50),
            ]),
        )
        .example(
            "What session 7 adds comes after a click, but that click came before anything was shown.",
            events(&[(7, "clicked", 1), (7, "added", 9), (7, "shown", 5), (7, "scrolled", 6), (7, "clicked", 12)]),
        )
        .edge("no rows", |_| events(&[]))
        .edge("one session, all the way", |_| way(&[0, 1, 2, 3]))
        .edge("all in the same second", |_| way(&[5, 5, 5, 5]))
        .edge("backwards", |_| way(&[9, 8, 7, 6]))
        .edge("bought a second too early", |_| way(&[0, 1, 3, 2]))
        .edge("clicked a second too early", |_| way(&[1, 0, 3, 4]))
        .edge("nothing is shown", |_| events(&[(1, "clicked", 1), (1, "added", 2), (1, "bought", 3)]))
        .edge("shown again after the click", |_| {
            events(&[(1, "shown", 1), (1, "clicked", 2), (1, "shown", 3), (1, "added", 4)])
        })
        .edge("clicked again after it was added", |_| {
            events(&[(1, "shown", 1), (1, "clicked", 2), (1, "added", 3), (1, "clicked", 4), (1, "bought", 5)])
        })
        .edge("a skipped step", |_| events(&[(1, "shown", 1), (1, "clicked", 2), (1, "bought", 4)]))
        .edge("a stray one of each kind before the right way", |_| {
            let stray = [(1, "bought", 0), (1, "added", 1), (1, "clicked", 2)];
            let right = [(1, "shown", 3), (1, "clicked", 4), (1, "added", 5), (1, "bought", 6)];
            events(&[stray.as_slice(), &right].concat())
        })
        .edge("added after the click that does not count", |_| {
            events(&[(1, "clicked", 1), (1, "added", 2), (1, "shown", 3), (1, "clicked", 4), (1, "bought", 5)])
        })
        .edge("the steps are shared out among sessions", |_| {
            events(&[(1, "shown", 1), (2, "clicked", 2), (3, "added", 3), (4, "bought", 4)])
        })
        .edge("equal rows", |_| events(&[(1, "shown", 1), (1, "shown", 1), (1, "clicked", 2), (1, "clicked", 2)]))
        .edge("one session of three at each step", |_| {
            let mut rows: Vec<(i64, &str, i64)> = (1..=9).map(|session| (session, "shown", session)).collect();
            rows.extend((1..=3).map(|session| (session, "clicked", 20 + session)));
            rows.push((2, "added", 40));
            events(&rows)
        })
        .edge("the cookie was refused", |_| {
            let mut input = way(&[0, 1, 9, 9]);
            input.0.0.extend(STEPS.iter().zip(0..).map(|(name, at)| row(None, name, at)));
            input
        })
        .edge("no session at all", |_| {
            (Rows(STEPS.iter().zip(0..).map(|(name, at)| row(None, name, at)).collect()),)
        })
        .edge("names that differ in case", |_| events(&[(1, "Shown", 1), (1, "SHOWN", 2), (1, "clicked", 3)]))
        .edge("past midnight", |_| way(&[86_398, 86_399, 86_400, 86_401]))
        .edge("negative and large ids", |_| {
            events(&[(i64::MIN, "shown", 1), (i64::MAX, "shown", 1), (i64::MIN, "clicked", 2), (0, "shown", 9)])
        })
        .edge("one long session", |random| random_events(random, 200, 1, 4000))
        .edge("as many rows as allowed", |random| random_events(random, EVENTS_MAX as usize, 120, 400))
        .random(|random, size| {
            let sessions = random.int(1..=6);
            random_events(random, size, sessions, 14)
        })
        .legal(|(Rows(rows),)| {
            must(rows.len() <= EVENTS_MAX as usize, &format!("there are at most {EVENTS_MAX} rows"))?;
            must(rows.iter().all(|row| is_time(&row.happened_at)), "times are written as 2024-05-31 09:30:00")
        })
        .into()
}

fn funnel(Rows(rows): Rows<Event>) -> Rows<Step> {
    let mut sessions: BTreeMap<i64, Vec<&Event>> = BTreeMap::new();
    for row in &rows {
        if let Some(session) = row.session_id {
            sessions.entry(session).or_default().push(row);
        }
    }
    let mut reached = [0; STEPS.len()];
    for events in sessions.values() {
        let mut now = "";
        for (step, name) in STEPS.iter().enumerate() {
            let of_name = events.iter().filter(|event| event.name == *name);
            let Some(next) = of_name.map(|event| event.happened_at.as_str()).filter(|&at| at >= now).min() else {
                break;
            };
            (now, reached[step]) = (next, reached[step] + 1);
        }
    }
    let step = |(at, name): (usize, &&str)| {
        let before = at.checked_sub(1).map_or(0, |before| reached[before]);
        let share = (before > 0).then(|| reached[at] as f64 / before as f64);
        Step { step: at as i64 + 1, name: (*name).to_owned(), sessions: reached[at], share }
    };
    Rows(STEPS.iter().enumerate().map(step).collect())
}

/// Session, name, seconds after midnight of 30 May.
fn events(rows: &[(i64, &str, i64)]) -> (Rows<Event>,) {
    (Rows(rows.iter().map(|&(session, name, at)| row(Some(session), name, at)).collect()),)
}

fn row(session_id: Option<i64>, name: &str, seconds: i64) -> Event {
    let (day, seconds) = (30 + seconds / 86_400, seconds % 86_400);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let happened_at = format!("2024-05-{day} {hours:02}:{minutes:02}:{seconds:02}");
    Event { session_id, name: name.to_owned(), happened_at }
}

/// One session with one event of each step, at these seconds.
fn way(seconds: &[i64; 4]) -> (Rows<Event>,) {
    (Rows(STEPS.iter().zip(seconds).map(|(name, &at)| row(Some(1), name, at)).collect()),)
}

/// Few seconds make many ties and many detours. Early steps are more frequent, as in life.
fn random_events(random: &mut Random, count: usize, sessions: i64, seconds: i64) -> (Rows<Event>,) {
    let names = [(4.0, "shown"), (4.0, "clicked"), (3.0, "added"), (3.0, "bought"), (1.0, "scrolled")];
    let rows = random.many(count, |r| {
        let session = (!r.chance(0.06)).then(|| r.int(1..=sessions));
        let name = r.pick_weighted(&names);
        row(session, name, r.int(0..=seconds))
    });
    (Rows(rows),)
}

fn is_time(text: &str) -> bool {
    text.replace(|c: char| c.is_ascii_digit(), "0") == "0000-00-00 00:00:00"
}
