use super::limits::{CALENDAR_MAX, EVENTS_MAX};
use judge::prelude::*;
use std::collections::{HashMap, HashSet};

record! {
    struct Day { day: String }
}

record! {
    struct Event { user_id: Option<i64>, happened_at: String }
}

record! {
    struct Active { day: String, active_1: i64, active_7: i64 }
}

type Tables = (Rows<Day>, Rows<Event>);

/// Days from 2023-01-01 to 2025-12-31.
const DAYS: i64 = 365 + 366 + 365;
/// 2024-02-26, 2023-12-28.
const FEBRUARY: i64 = 365 + 31 + 25;
const DECEMBER: i64 = 361;

pub fn checker() -> Checker {
    Checker::new(active_users)
        .example(
            "User 1 comes on two days and is one user of the week. On the third day nobody comes.",
            tables(&[10, 11, 12], &[(1, 10, 540), (1, 11, 600), (2, 11, 610), (2, 11, 620)]),
        )
        .example(
            "Events before the calendar count. A week after 26 February is over on 4 March.",
            tables(&[FEBRUARY + 7, FEBRUARY + 6], &[(5, FEBRUARY, 1439), (6, FEBRUARY + 4, 0)]),
        )
        .edge("no days", |_| tables(&[], &[(1, 10, 0)]))
        .edge("no events", |_| tables(&[10, 11], &[]))
        .edge("both tables empty", |_| tables(&[], &[]))
        .edge("one day, one event", |_| tables(&[10], &[(1, 10, 0)]))
        .edge("the first and the last of seven days", |_| tables(&[20], &[(1, 14, 0), (2, 20, 1439)]))
        .edge("a day too early and a day too late", |_| tables(&[20], &[(1, 13, 1439), (2, 21, 0)]))
        .edge("one user, every day", |_| {
            tables(&[20, 21, 22, 27], &(15..24).map(|day| (1, day, 60)).collect::<Vec<_>>())
        })
        .edge("a new user each day", |_| {
            let rows: Vec<(i64, i64, i64)> = (0..12).map(|day| (day, day + 20, 60)).collect();
            tables(&(20..34).collect::<Vec<_>>(), &rows)
        })
        .edge("equal rows", |_| tables(&[20], &[(1, 20, 60), (1, 20, 60), (1, 20, 60)]))
        .edge("active twice, six days apart and seven", |_| {
            tables(&(20..36).collect::<Vec<_>>(), &[(1, 21, 5), (1, 27, 5), (2, 21, 5), (2, 28, 5)])
        })
        .edge("every other day is missing from the calendar", |_| {
            let days: Vec<i64> = (0..8).map(|at| 20 + at * 2).collect();
            let rows: Vec<(i64, i64, i64)> = (0..16).map(|at| (at % 5, 18 + at, 5)).collect();
            tables(&days, &rows)
        })
        .edge("latest day first", |_| tables(&[25, 24, 23, 22], &[(1, 22, 5), (2, 24, 5)]))
        .edge("visitors", |_| {
            let mut input = tables(&[20, 21], &[(1, 20, 5)]);
            input.1.0.extend([19, 20, 21].map(|day| Event { user_id: None, happened_at: time(day, 5) }));
            input
        })
        .edge("visitors alone", |_| {
            (tables(&[20], &[]).0, Rows(vec![Event { user_id: None, happened_at: time(20, 5) }; 2]))
        })
        .edge("over the end of a year", |_| {
            tables(&(DECEMBER..DECEMBER + 12).collect::<Vec<_>>(), &[(1, DECEMBER + 2, 5), (2, DECEMBER + 4, 5)])
        })
        .edge("the first and the last day of all", |_| tables(&[0, DAYS - 1], &[(1, 0, 0), (2, DAYS - 1, 1439)]))
        .edge("negative and large ids", |_| tables(&[20], &[(i64::MIN, 20, 5), (i64::MAX, 19, 5), (0, 18, 5)]))
        .edge("two busy months", |random| {
            let days = (100..100 + CALENDAR_MAX).collect::<Vec<_>>();
            let rows = random.many(EVENTS_MAX as usize, |r| {
                let user = r.int(1..=40);
                (user, 94 + r.int(0..=6) + user % 9 * 7, r.int(0..=1439))
            });
            tables(&days, &rows)
        })
        .random(|random, size| {
            let first = *random.pick(&[7, DECEMBER, FEBRUARY]);
            let count = random.count(1..=8);
            let mut days: Vec<i64> = (first..first + 14).collect();
            random.shuffle(&mut days);
            days.truncate(count);
            let users = random.int(1..=5);
            let rows = random.many(size, |r| (r.int(1..=users), first - 7 + r.int(0..=22), r.int(0..=23) * 60));
            tables(&days, &rows)
        })
        .legal(|(Rows(days), Rows(events))| {
            must(days.len() <= CALENDAR_MAX as usize, &format!("there are at most {CALENDAR_MAX} days"))?;
            must(events.len() <= EVENTS_MAX as usize, &format!("there are at most {EVENTS_MAX} events"))?;
            let different: HashSet<&String> = days.iter().map(|row| &row.day).collect();
            must(different.len() == days.len(), "every day is there once")?;
            let numbers = numbers();
            let days_known = days.iter().all(|row| numbers.contains_key(&row.day));
            must(days_known, "days are written as 2024-05-31, from 2023 to 2025")?;
            let known = |event: &Event| is_time(&event.happened_at) && numbers.contains_key(&event.happened_at[..10]);
            must(events.iter().all(known), "times are written as 2024-05-31 09:30:00, from 2023 to 2025")
        })
        .into()
}

fn active_users(Rows(mut days): Rows<Day>, Rows(events): Rows<Event>) -> Rows<Active> {
    let numbers = numbers();
    let mut users: HashMap<i64, HashSet<i64>> = HashMap::new();
    for event in &events {
        if let Some(user) = event.user_id {
            users.entry(numbers[&event.happened_at[..10]]).or_default().insert(user);
        }
    }
    days.sort_by(|a, b| a.day.cmp(&b.day));
    let active = |Day { day }| {
        let last = numbers[&day];
        let within = |first: i64| {
            let week: HashSet<&i64> = (first..=last).filter_map(|number| users.get(&number)).flatten().collect();
            week.len() as i64
        };
        let (active_1, active_7) = (within(last), within(last - 6));
        Active { day, active_1, active_7 }
    };
    Rows(days.into_iter().map(active).collect())
}

/// Days since 2023-01-01; events as user, day and minutes since midnight.
fn tables(days: &[i64], events: &[(i64, i64, i64)]) -> Tables {
    let day = |&day: &i64| Day { day: date(day) };
    let event =
        |&(user, day, minutes): &(i64, i64, i64)| Event { user_id: Some(user), happened_at: time(day, minutes) };
    (Rows(days.iter().map(day).collect()), Rows(events.iter().map(event).collect()))
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
