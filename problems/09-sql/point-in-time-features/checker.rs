use super::limits::{EXAMPLES_MAX, FEATURES_MAX};
use judge::prelude::*;
use std::collections::HashSet;

record! {
    struct Example { example_id: i64, user_id: i64, asked_at: String }
}

record! {
    struct Feature { id: i64, user_id: i64, observed_at: String, stored_at: String, value: Option<f64> }
}

record! {
    struct Joined { example_id: i64, observed_at: Option<String>, value: Option<f64> }
}

type Tables = (Rows<Example>, Rows<Feature>);

pub fn checker() -> Checker {
    Checker::new(known_by_then)
        .example(
            "The balance of 09:00 was stored at 12:00: request 1 cannot have seen it, request 2 has.",
            tables(&[(1, 7, 600), (2, 7, 780)], &[(1, 7, 480, 481, Some(50.0)), (2, 7, 540, 720, Some(80.0))]),
        )
        .example(
            "The value of 08:00 is corrected at 11:00. Nothing is known of user 8.",
            tables(
                &[(3, 7, 600), (4, 7, 720), (5, 8, 720)],
                &[(9, 7, 480, 485, Some(500.0)), (4, 7, 480, 660, Some(50.0))],
            ),
        )
        .edge("no examples", |_| tables(&[], &[(1, 1, 0, 0, Some(1.0))]))
        .edge("no feature rows", |_| tables(&[(1, 1, 60), (2, 2, 60)], &[]))
        .edge("both tables empty", |_| tables(&[], &[]))
        .edge("one example, one row", |_| tables(&[(1, 1, 60)], &[(1, 1, 10, 20, Some(0.5))]))
        .edge("stored in the same second", |_| tables(&[(1, 1, 60)], &[(1, 1, 50, 60, Some(0.5))]))
        .edge("stored in the same second, an older one is known", |_| {
            tables(&[(1, 1, 60)], &[(1, 1, 50, 60, Some(0.5)), (2, 1, 20, 59, Some(0.25))])
        })
        .edge("only later rows", |_| tables(&[(1, 1, 60)], &[(1, 1, 70, 70, Some(0.5)), (2, 1, 61, 80, Some(0.25))]))
        .edge("observed before, stored after", |_| {
            tables(&[(1, 1, 60)], &[(1, 1, 10, 20, Some(0.5)), (2, 1, 30, 90, Some(0.25))])
        })
        .edge("old news stored last", |_| {
            tables(&[(1, 1, 60)], &[(1, 1, 30, 31, Some(0.5)), (2, 1, 10, 50, Some(0.25))])
        })
        .edge("the latest value could not be read", |_| {
            tables(&[(1, 1, 60)], &[(1, 1, 10, 11, Some(0.5)), (2, 1, 20, 21, None)])
        })
        .edge("a correction with a smaller id", |_| {
            tables(&[(1, 1, 60)], &[(2, 1, 10, 20, Some(0.5)), (1, 1, 10, 30, Some(0.25))])
        })
        .edge("a correction that is not known yet", |_| {
            tables(&[(1, 1, 60)], &[(1, 1, 10, 20, Some(0.5)), (2, 1, 10, 90, Some(0.25))])
        })
        .edge("a correction to an unreadable value, and back", |_| {
            let rows = [(1, 1, 10, 20, Some(0.5)), (2, 1, 10, 30, None), (3, 1, 10, 40, Some(0.5))];
            tables(&[(1, 1, 25), (2, 1, 35), (3, 1, 45)], &rows)
        })
        .edge("stored together, largest id first", |_| together(&[6, 5, 4]))
        .edge("stored together, largest id last", |_| together(&[4, 5, 6]))
        .edge("stored together, largest id in the middle", |_| together(&[5, 6, 4]))
        .edge("two examples of one user and time", |_| {
            tables(&[(1, 1, 60), (2, 1, 60)], &[(1, 1, 10, 11, Some(0.5)), (2, 1, 20, 21, Some(0.25))])
        })
        .edge("two users at the same times", |_| {
            tables(&[(1, 1, 60), (2, 2, 60)], &[(1, 1, 10, 11, Some(0.5)), (2, 2, 20, 21, Some(0.25))])
        })
        .edge("one user asked about again and again", |_| {
            let examples: Vec<Request> = (0..8).map(|at| (10 - at, 1, at * 15)).collect();
            tables(&examples, &[(1, 1, 10, 12, Some(0.5)), (2, 1, 40, 80, Some(1.5)), (3, 1, 60, 62, Some(2.5))])
        })
        .edge("past midnight", |_| tables(&[(1, 1, 1445)], &[(1, 1, 1430, 1435, Some(1.0)), (2, 1, 1439, 1441, None)]))
        .edge("negative and large ids", |_| {
            tables(&[(i64::MIN, i64::MAX, 60)], &[(i64::MAX, i64::MAX, 1, 2, Some(-1.0)), (-1, i64::MAX, 1, 2, None)])
        })
        .edge("as many rows as allowed", |random| {
            random_tables(random, EXAMPLES_MAX as usize, FEATURES_MAX as usize, 6, 3000)
        })
        .random(|random, size| {
            let examples = random.count(1..=12);
            let users = random.int(1..=4);
            random_tables(random, examples, size, users, 30)
        })
        .legal(|(Rows(examples), Rows(features))| {
            must(examples.len() <= EXAMPLES_MAX as usize, &format!("there are at most {EXAMPLES_MAX} examples"))?;
            must(features.len() <= FEATURES_MAX as usize, &format!("there are at most {FEATURES_MAX} feature rows"))?;
            must(distinct(examples.iter().map(|example| example.example_id)), "every example is there once")?;
            must(distinct(features.iter().map(|feature| feature.id)), "no two feature rows share an id")?;
            let mut times = examples.iter().map(|example| &example.asked_at);
            let mut moments = features.iter().flat_map(|feature| [&feature.observed_at, &feature.stored_at]);
            let well_written = times.all(|time| is_time(time)) && moments.all(|time| is_time(time));
            must(well_written, "times are written as 2024-05-31 09:30:00")?;
            let in_order = features.iter().all(|feature| feature.observed_at <= feature.stored_at);
            must(in_order, "no row is stored before its value was observed")?;
            let finite = |feature: &Feature| feature.value.is_none_or(f64::is_finite);
            must(features.iter().all(finite), "every value is NULL or finite")
        })
        .into()
}

fn known_by_then(Rows(examples): Rows<Example>, Rows(features): Rows<Feature>) -> Rows<Joined> {
    let joined = |Example { example_id, user_id, asked_at }| {
        let known = features.iter().filter(|f| f.user_id == user_id && f.stored_at < asked_at);
        let newest = known.max_by_key(|f| (&f.observed_at, &f.stored_at, f.id)).cloned();
        let (observed_at, value) = newest.map_or((None, None), |f| (Some(f.observed_at), f.value));
        Joined { example_id, observed_at, value }
    };
    Rows(examples.into_iter().map(joined).collect())
}

/// Example, user, minutes after midnight of 30 May.
type Request = (i64, i64, i64);

/// Id, user, minutes of the observation and of the storing, value.
type Row = (i64, i64, i64, i64, Option<f64>);

fn tables(examples: &[Request], features: &[Row]) -> Tables {
    let example = |&(example_id, user_id, minutes): &Request| Example { example_id, user_id, asked_at: time(minutes) };
    let feature = |&(id, user_id, observed, stored, value): &Row| Feature {
        id,
        user_id,
        observed_at: time(observed),
        stored_at: time(stored),
        value,
    };
    (Rows(examples.iter().map(example).collect()), Rows(features.iter().map(feature).collect()))
}

fn time(minutes: i64) -> String {
    let (hours, minutes) = (minutes / 60, minutes % 60);
    format!("2024-05-{:02} {:02}:{minutes:02}:00", 30 + hours / 24, hours % 24)
}

/// One example, and rows that differ in id and value alone.
fn together(ids: &[i64]) -> Tables {
    let rows: Vec<Row> = ids.iter().map(|&id| (id, 1, 10, 20, Some(id as f64))).collect();
    tables(&[(1, 1, 60)], &rows)
}

/// Few minutes make many ties. Half of the rows are stored at once, the others late.
fn random_tables(random: &mut Random, examples: usize, rows: usize, users: i64, minutes: i64) -> Tables {
    let mut example_ids: Vec<i64> = (1..=examples as i64).collect();
    let mut ids: Vec<i64> = (1..=rows as i64).collect();
    random.shuffle(&mut example_ids);
    random.shuffle(&mut ids);
    let requests: Vec<Request> =
        example_ids.into_iter().map(|id| (id, random.int(1..=users), random.int(0..=minutes))).collect();
    let features: Vec<Row> = ids
        .into_iter()
        .map(|id| {
            let observed = random.int(0..=minutes) * 3 / 4;
            let late = if random.chance(0.5) { 0 } else { random.int(1..=minutes / 3) };
            let value = (!random.chance(0.15)).then(|| random.decimal(-5.0, 20.0, 1));
            (id, random.int(1..=users), observed, observed + late, value)
        })
        .collect();
    tables(&requests, &features)
}

fn distinct(mut ids: impl Iterator<Item = i64>) -> bool {
    let mut seen = HashSet::new();
    ids.all(|id| seen.insert(id))
}

fn is_time(text: &str) -> bool {
    text.replace(|c: char| c.is_ascii_digit(), "0") == "0000-00-00 00:00:00"
}
