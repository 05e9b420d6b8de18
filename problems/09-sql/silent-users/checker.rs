use super::limits::{EVENTS_MAX, USERS_MAX};
use judge::prelude::*;
use std::collections::HashSet;

record! {
    struct User { user_id: i64, deleted_at: Option<String> }
}

record! {
    struct Event { user_id: Option<i64>, name: String, happened_at: String }
}

record! {
    struct Report { since: String }
}

record! {
    struct Silent { user_id: i64, last_seen: Option<String> }
}

type Tables = (Rows<User>, Rows<Event>, Rows<Report>);

const MAIL: &str = "mail_sent";

pub fn checker() -> Checker {
    Checker::new(silent)
        .example(
            "User 1 was there at noon. User 2 was last seen in the morning and got a mail since. User 3 never did anything, user \
             4 is deleted.",
            {
                let rows = [(1, "login", 540), (1, "ask", 720), (2, "ask", 600), (2, MAIL, 800), (4, "ask", 10)];
                let mut input = tables(&[1, 2, 3, 4], &rows, 720);
                input.0.0[3].deleted_at = Some(time(30));
                input
            },
        )
        .example("A visitor's event is nobody's, and user 9 is not in the table.", {
            let mut input = tables(&[5, 6], &[(5, "ask", 100), (9, "ask", 100), (6, "ask", 900)], 500);
            input.1.0.push(Event { user_id: None, name: "ask".into(), happened_at: time(600) });
            input
        })
        .edge("no users", |_| tables(&[], &[(1, "ask", 5)], 10))
        .edge("no events", |_| tables(&[1, 2], &[], 10))
        .edge("both tables empty", |_| tables(&[], &[], 10))
        .edge("one silent user", |_| tables(&[1], &[(1, "ask", 5)], 10))
        .edge("one active user", |_| tables(&[1], &[(1, "ask", 15)], 10))
        .edge("exactly at that moment", |_| tables(&[1], &[(1, "ask", 10)], 10))
        .edge("a minute before", |_| tables(&[1], &[(1, "ask", 9)], 10))
        .edge("active before and after", |_| tables(&[1], &[(1, "ask", 5), (1, "login", 15)], 10))
        .edge("mails alone, before and after", |_| tables(&[1], &[(1, MAIL, 5), (1, MAIL, 15)], 10))
        .edge("the latest is a mail, and before", |_| tables(&[1], &[(1, "ask", 5), (1, MAIL, 8)], 10))
        .edge("several events before", |_| tables(&[1], &[(1, "ask", 7), (1, "ask", 3), (1, "login", 5)], 10))
        .edge("equal events", |_| tables(&[1], &[(1, "ask", 7), (1, "ask", 7)], 10))
        .edge("another user is active", |_| tables(&[1, 2], &[(1, "ask", 5), (2, "ask", 15)], 10))
        .edge("all accounts deleted, before and after", |_| {
            let mut input = tables(&[1, 2], &[(1, "ask", 5)], 10);
            input.0.0[0].deleted_at = Some(time(7));
            input.0.0[1].deleted_at = Some(time(17));
            input
        })
        .edge("visitors alone", |_| {
            let mut input = tables(&[1], &[], 10);
            input.1.0.extend([5, 15].map(|at| Event { user_id: None, name: "ask".into(), happened_at: time(at) }));
            input
        })
        .edge("a visitor before", |_| {
            let mut input = tables(&[1, 2], &[(2, "ask", 12)], 10);
            input.1.0.push(Event { user_id: None, name: "ask".into(), happened_at: time(5) });
            input
        })
        .edge("names that differ in case", |_| tables(&[1], &[(1, "Mail_sent", 15)], 10))
        .edge("past midnight", |_| tables(&[1, 2], &[(1, "ask", 1439), (2, "ask", 1441)], 1440))
        .edge("negative and large ids", |_| tables(&[i64::MIN, i64::MAX, 0], &[(i64::MIN, "ask", 15), (0, "ask", 5)], 10))
        .edge("as many rows as allowed", |random| random_tables(random, USERS_MAX, EVENTS_MAX as usize, 4000))
        .random(|random, size| {
            let users = random.int(1..=9);
            random_tables(random, users, size, 20)
        })
        .legal(|(Rows(users), Rows(events), Rows(report))| {
            must(users.len() <= USERS_MAX as usize, &format!("there are at most {USERS_MAX} users"))?;
            must(events.len() <= EVENTS_MAX as usize, &format!("there are at most {EVENTS_MAX} events"))?;
            must(report.len() == 1, "the report has one row")?;
            let ids: HashSet<i64> = users.iter().map(|user| user.user_id).collect();
            must(ids.len() == users.len(), "every user is there once")?;
            let mut times = events.iter().map(|event| &event.happened_at).chain(report.iter().map(|row| &row.since));
            let well_written =
                times.all(|time| is_time(time)) && users.iter().filter_map(|user| user.deleted_at.as_ref()).all(|time| is_time(time));
            must(well_written, "times are written as 2024-05-31 09:30:00")
        })
        .into()
}

fn silent(Rows(users): Rows<User>, Rows(events): Rows<Event>, Rows(report): Rows<Report>) -> Rows<Silent> {
    let since = &report[0].since;
    let here = users.into_iter().filter(|user| user.deleted_at.is_none());
    let seen = here.map(|User { user_id, .. }| {
        let own = events.iter().filter(|event| event.user_id == Some(user_id) && event.name != MAIL);
        Silent { user_id, last_seen: own.map(|event| event.happened_at.clone()).max() }
    });
    Rows(seen.filter(|user| user.last_seen.as_ref().is_none_or(|last| last < since)).collect())
}

/// Users; events as user, name and minutes after midnight of 28 May; the moment in such minutes.
fn tables(users: &[i64], events: &[(i64, &str, i64)], since: i64) -> Tables {
    let user = |&user_id: &i64| User { user_id, deleted_at: None };
    let event = |&(user, name, at): &(i64, &str, i64)| Event {
        user_id: Some(user),
        name: name.to_owned(),
        happened_at: time(at),
    };
    let report = vec![Report { since: time(since) }];
    (Rows(users.iter().map(user).collect()), Rows(events.iter().map(event).collect()), Rows(report))
}

fn time(minutes: i64) -> String {
    let (hours, minutes) = (minutes / 60, minutes % 60);
    format!("2024-05-{:02} {:02}:{minutes:02}:00", 28 + hours / 24, hours % 24)
}

/// Half of the users are seldom active; some are deleted, some have mails alone.
fn random_tables(random: &mut Random, users: i64, events: usize, minutes: i64) -> Tables {
    let mut ids: Vec<i64> = (1..=users).collect();
    random.shuffle(&mut ids);
    let names = [(3.0, "ask"), (2.0, "login"), (3.0, MAIL)];
    let rows: Vec<(i64, &str, i64)> = random.many(events, |r| {
        let user = r.int(1..=users + 1);
        let latest = if user % 2 == 0 { minutes * 2 / 3 } else { minutes };
        (user, *r.pick_weighted(&names), r.int(0..=latest))
    });
    let mut input = tables(&ids, &rows, random.int(0..=minutes));
    for event in &mut input.1.0 {
        if random.chance(0.06) {
            event.user_id = None;
        }
    }
    for user in &mut input.0.0 {
        user.deleted_at = random.chance(0.15).then(|| time(random.int(0..=minutes)));
    }
    input
}

fn is_time(text: &str) -> bool {
    text.replace(|c: char| c.is_ascii_digit(), "0") == "0000-00-00 00:00:00"
}
