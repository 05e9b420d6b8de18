use super::limits::{GAP_MINUTES, N_MAX};
use judge::prelude::*;
use std::collections::BTreeMap;

record! {
    struct Event { user: String, time: DateTime, page: Option<String> }
}

record! {
    struct Session { user: String, session: i64, start: DateTime, end: DateTime, events: i64 }
}

const SECOND: i64 = 1_000_000_000;
const MINUTE: i64 = 60;
const DAY: i64 = 24 * 60 * MINUTE;

/// 2024-02-29 22:00:00, two hours before the end of a leap day; times in this file are seconds from here on.
const START: i64 = 19_782 * DAY + 22 * 60 * MINUTE;

pub fn checker() -> Checker {
    Checker::new(sessions)
        .example(
            "Ada's second event comes 30 minutes after her first, the third 30 minutes and a second after that.",
            events(&[("ada", 0), ("ada", 30 * MINUTE), ("ada", 60 * MINUTE + 1), ("ben", 31 * MINUTE)]),
        )
        .example(
            "The log is in no order. Cleo clicked twice at once, and her session runs over midnight.",
            events(&[("cleo", 125 * MINUTE), ("dev", 50 * MINUTE), ("cleo", 100 * MINUTE), ("cleo", 100 * MINUTE)]),
        )
        .edge("no event", |_| events(&[]))
        .edge("one event", |_| events(&[("a", 0)]))
        .edge("one event, page unknown", |_| unknown(events(&[("a", 0)])))
        .edge("two events of one time", |_| events(&[("a", 7), ("a", 7)]))
        .edge("all the same", |_| events(&[("a", 7); 6]))
        .edge("exactly 30 minutes", |_| events(&[("a", 0), ("a", 30 * MINUTE)]))
        .edge("30 minutes and a second", |_| events(&[("a", 0), ("a", 30 * MINUTE + 1)]))
        .edge("a second short of 31 minutes", |_| events(&[("a", 0), ("a", 31 * MINUTE - 1)]))
        .edge("a day and five minutes", |_| events(&[("a", 0), ("a", DAY + 5 * MINUTE)]))
        .edge("exactly a day, exactly a year", |_| events(&[("a", 0), ("a", DAY), ("a", 366 * DAY)]))
        .edge("a long session of short gaps", |_| {
            events(&(0..12).map(|step| ("a", step * 25 * MINUTE)).collect::<Vec<_>>())
        })
        .edge("every event its own session", |_| events(&(0..6).map(|hour| ("a", hour * 3600)).collect::<Vec<_>>()))
        .edge("either side of a full half hour", |_| events(&[("a", 29 * MINUTE), ("a", 31 * MINUTE)]))
        .edge("two users in turns", |_| {
            events(&(0..10).map(|at| (["a", "b"][at % 2], at as i64 * 20 * MINUTE)).collect::<Vec<_>>())
        })
        .edge("one user starts where the other stops", |_| {
            events(&[("a", 0), ("a", 40 * MINUTE), ("b", 45 * MINUTE), ("b", 90 * MINUTE), ("c", 90 * MINUTE)])
        })
        .edge("one user starts long after the other stopped", |_| {
            events(&[("a", 0), ("b", 7200), ("b", 7260), ("c", 0)])
        })
        .edge("the later user comes first in the alphabet", |_| {
            events(&[("z", 0), ("z", 3600), ("y", 7200), ("y", 7201), ("x", 20_000)])
        })
        .edge("backwards in time", |_| events(&(0..8).rev().map(|step| ("a", step * step * 300)).collect::<Vec<_>>()))
        .edge("the first row is the latest", |_| events(&[("a", 9000), ("a", 0), ("a", 10), ("b", 5)]))
        .edge("no page is known", |_| unknown(events(&[("a", 0), ("a", 5), ("b", 5), ("a", 5000)])))
        .edge("names that differ in case", |_| events(&[("Ada", 0), ("ada", 60), ("Ada", 2000)]))
        .edge("from 1970 on", |_| {
            let event = |second: i64| Event { user: "a".into(), time: DateTime(second * SECOND), page: None };
            (Frame(vec![event(30 * MINUTE), event(0), event(60 * MINUTE + 1)]),)
        })
        .edge("as many rows as allowed", |random| random_events(random, N_MAX as usize, 5, 80))
        .random(|random, size| {
            let users = random.count(1..=4);
            let busy = *random.pick(&[2, 6, 20]);
            random_events(random, size, users, busy)
        })
        .legal(|(Frame(rows),)| {
            must(rows.len() <= N_MAX as usize, &format!("there are at most {N_MAX} rows"))?;
            must(rows.iter().all(|row| !row.user.is_empty()), "every user has a name")?;
            must(rows.iter().all(|row| row.time.0 >= 0), "no time is missing or before 1970")?;
            must(rows.iter().all(|row| row.time.0 % SECOND == 0), "every time is a whole second")
        })
        .into()
}

fn sessions(Frame(events): Frame<Event>) -> Frame<Session> {
    let mut times: BTreeMap<String, Vec<DateTime>> = BTreeMap::new();
    for Event { user, time, .. } in events {
        times.entry(user).or_default().push(time);
    }
    let mut found = Vec::new();
    for (user, mut times) in times {
        times.sort_unstable();
        let runs = times.chunk_by(|before, after| after.0 - before.0 <= GAP_MINUTES * MINUTE * SECOND);
        found.extend(runs.enumerate().map(|(at, run)| Session {
            user: user.clone(),
            session: at as i64 + 1,
            start: run[0],
            end: run[run.len() - 1],
            events: run.len() as i64,
        }));
    }
    Frame(found)
}

/// User and seconds after [`START`]; every third page is unknown.
fn events(rows: &[(&str, i64)]) -> (Frame<Event>,) {
    let event = |(at, &(user, seconds)): (usize, &(&str, i64))| Event {
        user: user.to_owned(),
        time: DateTime((START + seconds) * SECOND),
        page: (at % 3 != 2).then(|| ["home", "cart"][at % 2].to_owned()),
    };
    (Frame(rows.iter().enumerate().map(event).collect()),)
}

fn unknown((Frame(events),): (Frame<Event>,)) -> (Frame<Event>,) {
    (Frame(events.into_iter().map(|event| Event { page: None, ..event }).collect()),)
}

/// Each user begins on a day of their own. Gaps are of a few kinds, many of them at the border; rows are shuffled. A larger
/// `busy` makes longer sessions.
fn random_events(random: &mut Random, count: usize, users: usize, busy: usize) -> (Frame<Event>,) {
    let mut clocks = random.many(users, |r| r.int(0..=9) * DAY);
    let mut rows = random.many(count, |r| {
        let user = r.count(0..=users - 1);
        clocks[user] += match r.count(0..=busy + 3) {
            0 => r.int(30 * MINUTE + 1..=31 * MINUTE),
            1 => r.int(1..=3) * DAY + r.int(0..=20 * MINUTE),
            2 => r.int(31 * MINUTE..=300 * MINUTE),
            3 => 30 * MINUTE,
            4 => 0,
            _ => r.int(1..=29 * MINUTE),
        };
        (["ada", "ben", "cleo", "dev", "eve"][user], clocks[user])
    });
    random.shuffle(&mut rows);
    events(&rows)
}
