use super::limits::{N_MAX, VALUE_MAX};
use judge::prelude::*;
use std::collections::BTreeMap;

record! {
    struct Reading { user: String, day: DateTime, value: Option<f64> }
}

record! {
    struct WeekMean { user: String, day: DateTime, mean: Option<f64> }
}

/// 2024-02-23; the days from here on cross a leap day and the end of a month.
const START: i64 = 19_776;

pub fn checker() -> Checker {
    Checker::new(rolling_mean)
        .example(
            "Ada read twice on 24 February: (60 + 72 + 75) / 3 = 69. On 1 March her reading of 23 February is out of the window.",
            readings(&[("ada", 0, 60.0), ("ada", 7, 66.0), ("ada", 1, 72.0), ("ada", 1, 75.0), ("ben", 7, 58.0)]),
        )
        .example(
            "A missing value counts for nothing, but its day keeps its row.",
            readings(&[("ada", 2, 7.5), ("ada", 3, f64::NAN), ("ben", 3, f64::NAN)]),
        )
        .edge("no reading at all", |_| readings(&[]))
        .edge("one reading", |_| readings(&[("ada", 0, 0.5)]))
        .edge("six days apart and seven days apart", |_| readings(&[("a", 0, 1.0), ("a", 6, 2.0), ("a", 7, 4.0)]))
        .edge("long gaps", |_| readings(&[("a", 0, 1.0), ("a", 30, 2.0), ("a", 365, 4.0), ("a", 31, 8.0)]))
        .edge("one reading a day, users in turns", |random| {
            let days = (0..20).map(|at| (["a", "b"][at % 2], (at / 2) as i64, random.decimal(0.0, 9.0, 1)));
            readings(&days.collect::<Vec<_>>())
        })
        .edge("backwards in time", |random| {
            readings(&(0..12).rev().map(|day| ("a", day, random.decimal(0.0, 9.0, 1))).collect::<Vec<_>>())
        })
        .edge("days of different weight", |_| {
            readings(&[("a", 1, 10.0), ("a", 0, 1.0), ("a", 0, 2.0), ("a", 0, 3.0), ("a", 0, 2.0)])
        })
        .edge("all on one day", |random| readings(&random.many(9, |r| ("a", 3, r.decimal(-5.0, 5.0, 1)))))
        .edge("all the same", |_| readings(&[("a", 0, 2.0), ("a", 4, 2.0), ("a", 8, 2.0), ("b", 4, 2.0)]))
        .edge("a value after missing ones on its day", |_| {
            readings(&[("a", 0, f64::NAN), ("a", 0, 3.0), ("a", 0, f64::NAN), ("a", 2, f64::NAN)])
        })
        .edge("a week of missing values after a week of values", |random| {
            let value = |day: i64, random: &mut Random| if day < 7 { random.decimal(0.0, 1.0, 2) } else { f64::NAN };
            readings(&(0..16).map(|day| ("a", day, value(day, random))).collect::<Vec<_>>())
        })
        .edge("extremes that cancel", |_| {
            let most = VALUE_MAX as f64;
            readings(&[("a", 0, most), ("a", 1, -most), ("a", 2, 0.25), ("a", 8, 0.5)])
        })
        .edge("as many rows as allowed", |random| random_readings(random, N_MAX as usize, 5, 90))
        .random(|random, size| {
            let users = random.count(1..=4);
            let span = *random.pick(&[4, 12, 40]);
            random_readings(random, size, users, span)
        })
        .legal(|(Frame(rows),)| {
            must(rows.len() <= N_MAX as usize, &format!("there are at most {N_MAX} rows"))?;
            must(rows.iter().all(|row| !row.user.is_empty()), "every user has a name")?;
            must(rows.iter().all(|row| row.day.0 >= 0), "no day is missing or before 1970")?;
            must(rows.iter().all(|row| row.day.0 % DateTime::DAY == 0), "every day is at midnight")?;
            let in_range = |value: f64| value.abs() <= VALUE_MAX as f64;
            must(
                rows.iter().all(|row| row.value.is_none_or(in_range)),
                &format!("every value is NaN or between -{VALUE_MAX} and {VALUE_MAX}"),
            )
        })
        .into()
}

fn rolling_mean(Frame(readings): Frame<Reading>) -> Frame<WeekMean> {
    let mut values: BTreeMap<(String, DateTime), Vec<f64>> = BTreeMap::new();
    for Reading { user, day, value } in readings {
        values.entry((user, day)).or_default().extend(value);
    }
    let mean = |(user, day): &(String, DateTime)| {
        let week = (user.clone(), DateTime(day.0 - 6 * DateTime::DAY))..=(user.clone(), *day);
        let values: Vec<f64> = values.range(week).flat_map(|(_, values)| values).copied().collect();
        let mean = (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64);
        WeekMean { user: user.clone(), day: *day, mean }
    };
    Frame(values.keys().map(mean).collect())
}

/// User, days after [`START`], value.
fn readings(rows: &[(&str, i64, f64)]) -> (Frame<Reading>,) {
    let reading = |&(user, day, value): &(&str, i64, f64)| Reading {
        user: user.to_owned(),
        day: DateTime::from_day(START + day),
        value: (!value.is_nan()).then_some(value),
    };
    (Frame(rows.iter().map(reading).collect()),)
}

fn random_readings(random: &mut Random, count: usize, users: usize, span: i64) -> (Frame<Reading>,) {
    let rows = random.many(count, |r| {
        let user = ["ada", "ben", "cleo", "dev", "eve"][r.count(0..=users - 1)];
        let value = if r.chance(0.15) { f64::NAN } else { r.decimal(-20.0, 100.0, 1) };
        (user, r.int(0..=span), value)
    });
    readings(&rows)
}
