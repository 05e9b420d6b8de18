use super::limits::ACTIVITY_MAX;
use judge::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

record! {
    struct Event { user_id: Option<i64>, happened_at: Option<String> }
}

record! {
    struct Streak { user_id: i64, first_day: String, last_day: String, days: i64 }
}

/// Days from 2023-01-01 to 2025-12-31.
const DAYS: i64 = 365 + 366 + 365;
/// 2024-02-26, 2023-12-29.
const FEBRUARY: i64 = 365 + 31 + 25;
const DECEMBER: i64 = 362;

pub fn checker() -> Checker {
    Checker::new(streaks)
        .example(
            "User 1 is active on two days in a row, twice on the first, and again after a day of rest.",
            events(&[(1, FEBRUARY, 540), (1, FEBRUARY, 1200), (1, FEBRUARY + 1, 10), (1, FEBRUARY + 3, 700)]),
        )
        .example("29 February 2024 exists. A visitor and a clockless device count for nothing.", {
            let mut rows = events(&[(7, FEBRUARY + 2, 0), (7, FEBRUARY + 3, 1439), (7, FEBRUARY + 4, 0)]);
            rows.0.0.push(Event { user_id: None, happened_at: Some(time(FEBRUARY, 600)) });
            rows.0.0.push(Event { user_id: Some(7), happened_at: None });
            rows
        })
        .edge("no rows", |_| events(&[]))
        .edge("one event", |_| events(&[(1, 0, 0)]))
        .edge("visitors alone", |_| without(None, Some(time(5, 5))))
        .edge("no clock at all", |_| without(Some(1), None))
        .edge("one day, many events", |random| events(&random.many(6, |r| (1, 9, r.int(0..=1439)))))
        .edge("equal rows", |_| events(&[(1, 9, 60), (1, 9, 60), (1, 10, 60), (1, 10, 60)]))
        .edge("several events on each day of a streak", |random| {
            events(&random.many(40, |r| (1, 50 + r.int(0..=7), r.int(0..=1439))))
        })
        .edge("46 hours apart, and one streak", |_| events(&[(1, 9, 60), (1, 10, 1380)]))
        .edge("25 hours apart, and two streaks", |_| events(&[(1, 9, 1439), (1, 11, 59)]))
        .edge("midnight and the minute before", |_| events(&[(1, 9, 1439), (1, 10, 0)]))
        .edge("every other day", |_| events(&(0..8).map(|at| (1, at * 2, 30)).collect::<Vec<_>>()))
        .edge("over the end of a year", |_| events(&(0..6).map(|at| (1, DECEMBER + at, 30)).collect::<Vec<_>>()))
        .edge("the same days of two months", |_| events(&[(1, 3, 1), (1, 4, 1), (1, 34, 1), (1, 35, 1)]))
        .edge("the same days of two years", |_| events(&[(1, 3, 1), (1, 4, 1), (1, 368, 1), (1, 369, 1)]))
        .edge("a gap as long as a streak", |_| events(&[(1, 1, 0), (1, 2, 0), (1, 5, 0), (1, 6, 0)]))
        .edge("two users on the same days", |_| events(&[(1, 1, 0), (2, 1, 0), (1, 2, 0), (2, 2, 0)]))
        .edge("two users who take turns", |_| events(&(0..8).map(|at| (at % 2, at, 30)).collect::<Vec<_>>()))
        .edge("backwards in time", |_| events(&(0..9).rev().map(|at| (1, 200 + at * 4 / 3, 0)).collect::<Vec<_>>()))
        .edge("negative and large ids", |_| events(&[(i64::MIN, 1, 0), (i64::MAX, 1, 0), (i64::MIN, 2, 0)]))
        .edge("the first and the last day of all", |_| events(&[(1, 0, 0), (1, DAYS - 1, 1439)]))
        .edge("three years of a few users", |random| random_events(random, ACTIVITY_MAX as usize, 4, 0, DAYS - 1))
        .random(|random, size| {
            let users = random.int(1..=4);
            let first = *random.pick(&[0, DECEMBER, FEBRUARY]);
            let span = random.int(3..=12);
            random_events(random, size, users, first, span)
        })
        .legal(|(Rows(rows),)| {
            must(rows.len() <= ACTIVITY_MAX as usize, &format!("there are at most {ACTIVITY_MAX} rows"))?;
            let numbers = numbers();
            let known = |text: &String| is_time(text) && numbers.contains_key(&text[..10]);
            let well_written = rows.iter().filter_map(|row| row.happened_at.as_ref()).all(known);
            must(well_written, "times are NULL or written as 2024-05-31 09:30:00, from 2023 to 2025")
        })
        .into()
}

fn streaks(Rows(rows): Rows<Event>) -> Rows<Streak> {
    let numbers = numbers();
    let mut active: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
    for row in &rows {
        if let (Some(user), Some(time)) = (row.user_id, &row.happened_at) {
            active.entry(user).or_default().insert(numbers[&time[..10]]);
        }
    }
    let mut out = Vec::new();
    for (user_id, days) in active {
        for first in days.iter().filter(|&day| !days.contains(&(day - 1))) {
            let length = (1..).find(|step| !days.contains(&(first + step))).unwrap_or_default();
            out.push(Streak { user_id, first_day: date(*first), last_day: date(first + length - 1), days: length });
        }
    }
    Rows(out)
}

/// User, days since 2023-01-01, minutes since midnight.
fn events(rows: &[(i64, i64, i64)]) -> (Rows<Event>,) {
    let event =
        |&(user, day, minutes): &(i64, i64, i64)| Event { user_id: Some(user), happened_at: Some(time(day, minutes)) };
    (Rows(rows.iter().map(event).collect()),)
}

/// Two rows that lack something.
fn without(user_id: Option<i64>, happened_at: Option<String>) -> (Rows<Event>,) {
    (Rows(vec![Event { user_id, happened_at }; 2]),)
}

/// Some rows lack a user or a time; nearly as many days as rows make streaks of every length.
fn random_events(random: &mut Random, count: usize, users: i64, first: i64, span: i64) -> (Rows<Event>,) {
    let rows = random.many(count, |r| Event {
        user_id: (!r.chance(0.08)).then(|| r.int(1..=users)),
        happened_at: (!r.chance(0.08)).then(|| {
            let day = (first + r.int(0..=span)).min(DAYS - 1);
            time(day, r.int(0..=1439))
        }),
    });
    (Rows(rows),)
}

fn time(day: i64, minutes: i64) -> String {
    format!("{} {:02}:{:02}:00", date(day), minutes / 60, minutes % 60)
}

/// The date so many days after 2023-01-01.
fn date(mut days: i64) -> String {
    for (year, february) in [(2023, 28), (2024, 29), (2025, 28)] {
        for (month, length) in (1..).zip([31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
            if days < length {
                return format!("{year}-{month:02}-{:02}", days + 1);
            }
            days -= length;
        }
    }
    unreachable!("all days lie within three years")
}

/// Which day each date of the three years is.
fn numbers() -> HashMap<String, i64> {
    (0..DAYS).map(|day| (date(day), day)).collect()
}

fn is_time(text: &str) -> bool {
    let shape = text.replace(|c: char| c.is_ascii_digit(), "0") == "0000-00-00 00:00:00";
    shape && &text[11..13] < "24" && &text[14..16] < "60" && &text[17..] < "60"
}
