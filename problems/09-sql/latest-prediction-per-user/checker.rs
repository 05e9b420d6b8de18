use super::limits::{PREDICTIONS_MAX, USERS_MAX};
use judge::prelude::*;
use std::collections::HashSet;

record! {
    struct User { user_id: i64 }
}

record! {
    struct Prediction {
        id: i64,
        user_id: Option<i64>,
        made_at: Option<String>,
        label: Option<String>,
        score: Option<f64>,
    }
}

record! {
    struct Latest { user_id: i64, made_at: Option<String>, label: Option<String>, score: Option<f64> }
}

type Tables = (Rows<User>, Rows<Prediction>);

pub fn checker() -> Checker {
    Checker::new(latest_predictions)
        .example(
            "User 1 has two predictions at the latest time: the larger id counts. User 2 has none.",
            tables(
                &[1, 2],
                &[
                    (10, Some(1), Some(0), Some("stay"), Some(0.7)),
                    (12, Some(1), Some(9), Some("churn"), Some(0.9)),
                    (11, Some(1), Some(9), Some("stay"), Some(0.6)),
                ],
            ),
        )
        .example(
            "The abstention of user 3 is the latest that is finished. User 4 has only a running one, and user 9 was deleted.",
            tables(
                &[3, 4],
                &[
                    (21, Some(3), Some(2), Some("churn"), Some(0.8)),
                    (20, Some(3), Some(5), None, None),
                    (22, Some(3), None, None, None),
                    (23, Some(4), None, None, None),
                    (24, Some(9), Some(7), Some("stay"), Some(0.5)),
                    (25, None, Some(8), Some("stay"), Some(0.4)),
                ],
            ),
        )
        .edge("no users", |_| tables(&[], &[(1, Some(1), Some(0), Some("stay"), Some(0.5))]))
        .edge("no predictions", |_| tables(&[1, 2], &[]))
        .edge("both tables empty", |_| tables(&[], &[]))
        .edge("one user, one prediction", |_| tables(&[7], &[(1, Some(7), Some(0), Some("stay"), Some(0.5))]))
        .edge("only running predictions", |_| tables(&[1], &[(1, Some(1), None, Some("stay"), Some(0.5))]))
        .edge("a tie, smaller id first", |_| tie(&[4, 5, 6]))
        .edge("a tie, larger id first", |_| tie(&[6, 5, 4]))
        .edge("a tie, largest id in the middle", |_| tie(&[5, 6, 4]))
        .edge("two predictions that differ in id and time alone", |_| {
            tables(&[1], &[(1, Some(1), Some(3), None, None), (2, Some(1), Some(3), None, None)])
        })
        .edge("stored late, so the smaller id is the later", |_| {
            let early = (9, Some(1), Some(0), Some("stay"), Some(0.5));
            tables(&[1], &[(8, Some(1), Some(1), Some("churn"), Some(0.1)), early])
        })
        .edge("a later prediction of another user", |_| {
            let other = (2, Some(2), Some(5), Some("stay"), Some(1.0));
            tables(&[1, 2], &[(1, Some(1), Some(1), Some("churn"), Some(0.0)), other])
        })
        .edge("negative and large ids", |_| {
            let first = (i64::MIN, Some(-1), Some(4), Some("stay"), Some(0.5));
            tables(&[-1, i64::MAX], &[first, (i64::MAX, Some(i64::MAX), Some(4), Some("churn"), Some(0.25))])
        })
        .edge("a busy day", |random| random_tables(random, USERS_MAX, PREDICTIONS_MAX as usize, 2000))
        .random(|random, size| {
            let users = random.int(1..=8);
            random_tables(random, users, size, 12)
        })
        .legal(|(Rows(users), Rows(predictions))| {
            must(users.len() <= USERS_MAX as usize, &format!("there are at most {USERS_MAX} users"))?;
            let most = PREDICTIONS_MAX as usize;
            must(predictions.len() <= most, &format!("there are at most {most} predictions"))?;
            must(distinct(users.iter().map(|user| user.user_id)), "every user is there once")?;
            must(distinct(predictions.iter().map(|prediction| prediction.id)), "no two predictions share an id")?;
            let well_timed = |p: &Prediction| p.made_at.as_deref().is_none_or(is_time);
            must(predictions.iter().all(well_timed), "times are NULL or written as 2024-05-31 09:30:00")?;
            let finite = |p: &Prediction| p.score.is_none_or(f64::is_finite);
            must(predictions.iter().all(finite), "every score is NULL or finite")
        })
        .into()
}

fn latest_predictions(Rows(users): Rows<User>, Rows(predictions): Rows<Prediction>) -> Rows<Latest> {
    let latest = |User { user_id }| {
        let finished = predictions.iter().filter(|p| p.user_id == Some(user_id) && p.made_at.is_some());
        match finished.max_by_key(|p| (&p.made_at, p.id)).cloned() {
            Some(Prediction { made_at, label, score, .. }) => Latest { user_id, made_at, label, score },
            None => Latest { user_id, made_at: None, label: None, score: None },
        }
    };
    Rows(users.into_iter().map(latest).collect())
}

/// Id, user, minutes after midnight of 30 May, label, score.
type Row<'a> = (i64, Option<i64>, Option<i64>, Option<&'a str>, Option<f64>);

fn tables(users: &[i64], predictions: &[Row]) -> Tables {
    let prediction = |&(id, user_id, minutes, label, score): &Row| Prediction {
        id,
        user_id,
        made_at: minutes.map(|minutes| {
            let (hours, minutes) = (minutes / 60, minutes % 60);
            format!("2024-05-{:02} {:02}:{minutes:02}:00", 30 + hours / 24, hours % 24)
        }),
        label: label.map(str::to_owned),
        score,
    };
    let users = users.iter().map(|&user_id| User { user_id }).collect();
    (Rows(users), Rows(predictions.iter().map(prediction).collect()))
}

/// One user, predictions of one time with these ids.
fn tie(ids: &[i64]) -> Tables {
    let labels = ["stay", "churn", "upgrade"];
    let rows: Vec<Row> =
        ids.iter().zip(labels).map(|(&id, label)| (id, Some(1), Some(0), Some(label), Some(0.5))).collect();
    tables(&[1], &rows)
}

/// Few minutes make many ties. Ids are in no order; some predictions are about nobody, or about a deleted user.
fn random_tables(random: &mut Random, users: i64, count: usize, minutes: i64) -> Tables {
    let mut ids: Vec<i64> = (1..=count as i64).collect();
    random.shuffle(&mut ids);
    let mut known: Vec<i64> = (1..=users).collect();
    random.shuffle(&mut known);
    let rows: Vec<Row> = ids
        .into_iter()
        .map(|id| {
            let user = (!random.chance(0.1)).then(|| random.int(1..=users + 1));
            let minute = (!random.chance(0.15)).then(|| random.int(0..=minutes));
            let label = (!random.chance(0.2)).then(|| *random.pick(&["stay", "churn", "upgrade"]));
            let score = (!random.chance(0.1)).then(|| random.decimal(0.0, 1.0, 2));
            (id, user, minute, label, score)
        })
        .collect();
    tables(&known, &rows)
}

fn distinct(mut ids: impl Iterator<Item = i64>) -> bool {
    let mut seen = HashSet::new();
    ids.all(|id| seen.insert(id))
}

fn is_time(text: &str) -> bool {
    text.replace(|c: char| c.is_ascii_digit(), "0") == "0000-00-00 00:00:00"
}
