use super::limits::{EVENTS_MAX, USERS_MAX};
use judge::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};

record! {
    struct User { user_id: i64, signed_up_on: String }
}

record! {
    struct Event { user_id: Option<i64>, happened_at: String }
}

record! {
    struct Report { last_day: String }
}

record! {
    struct Cohort { signed_up_on: String, users: i64, day_1: Option<f64>, day_7: Option<f64> }
}

type Tables = (Rows<User>, Rows<Event>, Rows<Report>);

/// Days from 2023-01-01 to 2025-12-31.
const DAYS: i64 = 365 + 366 + 365;
/// 2024-02-24, so that a week later lies behind a leap day.
const FEBRUARY: i64 = 365 + 31 + 23;
const LAST: i64 = DAYS - 1;

pub fn checker() -> Checker {
    Checker::new(retention)
        .example(
            "Of three users one is back on day 1, twice, and another on day 7.",
            tables(
                &[(1, FEBRUARY), (2, FEBRUARY), (3, FEBRUARY)],
                &[(1, FEBRUARY + 1, 60), (1, FEBRUARY + 1, 90), (2, FEBRUARY + 7, 0), (3, FEBRUARY, 500)],
                FEBRUARY + 30,
            ),
        )
        .example(
            "Day 7 of the first cohort is just complete. Of the second only day 1 is over, of the third not even that.",
            tables(&[(1, 10), (2, 12), (3, 17)], &[(1, 17, 1439), (2, 13, 0), (3, 18, 5), (8, 18, 5)], 17),
        )
        .edge("no users", |_| tables(&[], &[(1, 5, 5)], 9))
        .edge("no events", |_| tables(&[(1, 1), (2, 2)], &[], 8))
        .edge("both tables empty", |_| tables(&[], &[], 9))
        .edge("one user, back on both days", |_| tables(&[(1, 3)], &[(1, 4, 30), (1, 10, 30)], 40))
        .edge("there between day 1 and day 7 alone", |_| {
            tables(&[(1, 3)], &[(1, 3, 700), (1, 5, 30), (1, 9, 30), (1, 11, 30)], 40)
        })
        .edge("an event before the sign-up", |_| tables(&[(1, 9)], &[(1, 2, 30), (1, 8, 30)], 40))
        .edge("one busy user of four", |_| {
            let rows: Vec<(i64, i64, i64)> = (0..12).map(|at| (1, if at % 2 == 0 { 4 } else { 10 }, at * 7)).collect();
            tables(&[(1, 3), (2, 3), (3, 3), (4, 3)], &rows, 40)
        })
        .edge("equal events", |_| tables(&[(1, 3), (2, 3)], &[(1, 4, 30), (1, 4, 30), (1, 4, 30)], 40))
        .edge("midnight after day 1 and after day 7", |_| tables(&[(1, 3)], &[(1, 5, 0), (1, 11, 0)], 40))
        .edge("midnight that begins day 1 and day 7", |_| tables(&[(1, 3)], &[(1, 4, 0), (1, 10, 0)], 40))
        .edge("the last minute of day 1 and of day 7", |_| tables(&[(1, 3)], &[(1, 4, 1439), (1, 10, 1439)], 40))
        .edge("day 1 is the last complete day", |_| tables(&[(1, 3)], &[(1, 4, 30)], 4))
        .edge("day 7 is the last complete day", |_| tables(&[(1, 3)], &[(1, 10, 30)], 10))
        .edge("day 7 is one day too late, and has events", |_| tables(&[(1, 3)], &[(1, 4, 30), (1, 10, 30)], 9))
        .edge("day 1 is one day too late, and has events", |_| tables(&[(1, 3)], &[(1, 4, 30)], 3))
        .edge("signed up after the last complete day", |_| tables(&[(1, 30)], &[(1, 31, 30)], 9))
        .edge("over the end of a year", |_| {
            tables(&[(1, 364), (2, 358)], &[(1, 365, 1), (1, 371, 1), (2, 365, 1)], LAST)
        })
        .edge("a cohort each day", |_| {
            let users: Vec<(i64, i64)> = (0..12).map(|at| (at, 20 + at)).collect();
            let rows: Vec<(i64, i64, i64)> =
                (0..12).flat_map(|at| [(at, 21 + at, 5), (at, 27 + at - at % 2, 5)]).collect();
            tables(&users, &rows, 30)
        })
        .edge("visitors and deleted users", |_| {
            let mut input = tables(&[(1, 3)], &[(2, 4, 30), (2, 10, 30)], 40);
            input.1.0.extend([4, 10].map(|day| Event { user_id: None, happened_at: time(day, 30) }));
            input
        })
        .edge("negative and large ids", |_| {
            tables(&[(i64::MIN, 3), (i64::MAX, 3)], &[(i64::MIN, 4, 1), (i64::MAX, 10, 1)], 40)
        })
        .edge("as many rows as allowed", |random| {
            random_tables(random, USERS_MAX as usize, EVENTS_MAX as usize, 6, FEBRUARY)
        })
        .random(|random, size| {
            let users = random.count(1..=12);
            let days = random.int(1..=4);
            let first = *random.pick(&[0, 355, FEBRUARY]);
            random_tables(random, users, size, days, first)
        })
        .legal(|(Rows(users), Rows(events), Rows(report))| {
            must(users.len() <= USERS_MAX as usize, &format!("there are at most {USERS_MAX} users"))?;
            must(events.len() <= EVENTS_MAX as usize, &format!("there are at most {EVENTS_MAX} events"))?;
            must(report.len() == 1, "the report has one row")?;
            let ids: HashSet<i64> = users.iter().map(|user| user.user_id).collect();
            must(ids.len() == users.len(), "every user is there once")?;
            let numbers = numbers();
            let mut days = users.iter().map(|user| &user.signed_up_on).chain(report.iter().map(|row| &row.last_day));
            must(days.all(|day| numbers.contains_key(day)), "days are written as 2024-05-31, from 2023 to 2025")?;
            let known = |event: &Event| is_time(&event.happened_at) && numbers.contains_key(&event.happened_at[..10]);
            must(events.iter().all(known), "times are written as 2024-05-31 09:30:00, from 2023 to 2025")
        })
        .into()
}

fn retention(Rows(users): Rows<User>, Rows(events): Rows<Event>, Rows(report): Rows<Report>) -> Rows<Cohort> {
    let numbers = numbers();
    let active: HashSet<(i64, i64)> =
        events.iter().filter_map(|event| Some((event.user_id?, numbers[&event.happened_at[..10]]))).collect();
    let last_day = numbers[&report[0].last_day];
    let mut cohorts: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for user in users {
        cohorts.entry(user.signed_up_on).or_default().push(user.user_id);
    }
    let cohort = |(signed_up_on, ids): (String, Vec<i64>)| {
        let share = |after: i64| {
            let day = numbers[&signed_up_on] + after;
            let back = ids.iter().filter(|&&id| active.contains(&(id, day))).count();
            (day <= last_day).then(|| back as f64 / ids.len() as f64)
        };
        let (users, day_1, day_7) = (ids.len() as i64, share(1), share(7));
        Cohort { signed_up_on, users, day_1, day_7 }
    };
    Rows(cohorts.into_iter().map(cohort).collect())
}

/// Users with their day, events with user, day and minutes since midnight, and the last day; days since 2023-01-01.
fn tables(users: &[(i64, i64)], events: &[(i64, i64, i64)], last_day: i64) -> Tables {
    let user = |&(user_id, day): &(i64, i64)| User { user_id, signed_up_on: date(day) };
    let event =
        |&(user, day, minutes): &(i64, i64, i64)| Event { user_id: Some(user), happened_at: time(day, minutes) };
    let report = vec![Report { last_day: date(last_day) }];
    (Rows(users.iter().map(user).collect()), Rows(events.iter().map(event).collect()), Rows(report))
}

/// Half of the events lie exactly one or seven days after the user's sign-up, the others anywhere near.
fn random_tables(random: &mut Random, users: usize, events: usize, days: i64, first: i64) -> Tables {
    let mut ids: Vec<i64> = (1..=users as i64).collect();
    random.shuffle(&mut ids);
    let users: Vec<(i64, i64)> = ids.into_iter().map(|id| (id, first + random.int(0..=days))).collect();
    let rows = random.many(events, |r| {
        let &(id, day) = r.pick(&users);
        let after = if r.chance(0.5) { *r.pick(&[1, 7]) } else { r.int(0..=9) };
        let id = if r.chance(0.05) { 1 + users.len() as i64 } else { id };
        let minutes = if r.chance(0.2) { 0 } else { r.int(0..=1439) };
        (id, day + after, minutes)
    });
    let last_day = first + random.int(-1..=days + 9);
    let mut input = tables(&users, &rows, last_day.max(0));
    for event in &mut input.1.0 {
        if random.chance(0.05) {
            event.user_id = None;
        }
    }
    input
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
