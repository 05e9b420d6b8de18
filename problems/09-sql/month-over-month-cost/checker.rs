use super::limits::{CHARGES_MAX, MONTHS_MAX};
use judge::prelude::*;
use std::collections::{HashMap, HashSet};

record! {
    struct Month { month: String }
}

record! {
    struct Charge { charge_id: i64, day: String, cents: Option<i64> }
}

record! {
    struct Change { month: String, total: i64, change: Option<f64> }
}

type Tables = (Rows<Month>, Rows<Charge>);

/// Months from January 2023 to December 2025.
const MONTHS: i64 = 36;
const CENTS: i64 = 10_000_000;

pub fn checker() -> Checker {
    Checker::new(changes)
        .example(
            "From 100.00 to 125.00 is a quarter more. Nothing is known of the month before the first.",
            tables(&[17, 16], &[(16, 3, Some(10_000)), (17, 1, Some(12_000)), (17, 30, Some(500))]),
        )
        .example(
            "Nothing was charged in March 2024. May compares with April, although that is not in the report; an invoice of May has \
             not come yet.",
            tables(
                &[14, 16],
                &[(13, 29, Some(4000)), (15, 1, Some(2000)), (15, 30, Some(-500)), (16, 9, Some(3000)), (16, 10, None)],
            ),
        )
        .edge("no months", |_| tables(&[], &[(5, 1, Some(100))]))
        .edge("no charges", |_| tables(&[5, 6], &[]))
        .edge("both tables empty", |_| tables(&[], &[]))
        .edge("one month, one charge", |_| tables(&[5], &[(5, 1, Some(100))]))
        .edge("the same as before", |_| tables(&[5, 6], &[(5, 1, Some(100)), (6, 1, Some(100))]))
        .edge("down to nothing", |_| tables(&[5, 6], &[(5, 1, Some(100))]))
        .edge("up from nothing", |_| tables(&[5, 6], &[(6, 1, Some(100))]))
        .edge("less than double, which integers round away", |_| tables(&[5, 6], &[(5, 1, Some(3)), (6, 1, Some(5))]))
        .edge("an idle month between two", |_| {
            tables(&[5, 6, 7, 8], &[(5, 1, Some(100)), (7, 1, Some(300)), (8, 1, Some(150))])
        })
        .edge("the month before is not in the report", |_| tables(&[6], &[(5, 1, Some(100)), (6, 1, Some(300))]))
        .edge("the report skips a month", |_| {
            tables(&[5, 7], &[(5, 1, Some(100)), (6, 1, Some(200)), (7, 1, Some(300))])
        })
        .edge("December and January", |_| tables(&[11, 12, 13], &[(11, 31, Some(100)), (12, 1, Some(150)), (13, 1, Some(75))]))
        .edge("the same month of two years", |_| tables(&[5, 17], &[(5, 1, Some(100)), (17, 1, Some(300))]))
        .edge("refunds outweigh the charges", |_| {
            tables(&[5, 6, 7], &[(5, 1, Some(100)), (5, 2, Some(-300)), (6, 1, Some(100)), (7, 1, Some(-50))])
        })
        .edge("refunds cancel the charges", |_| {
            tables(&[5, 6], &[(5, 1, Some(100)), (5, 2, Some(-100)), (6, 1, Some(100))])
        })
        .edge("no invoice has come", |_| tables(&[5, 6], &[(5, 1, None), (6, 1, Some(100))]))
        .edge("no invoice of this month has come", |_| tables(&[5, 6], &[(5, 1, Some(100)), (6, 1, None)]))
        .edge("first and last day of a month", |_| {
            tables(&[13, 14], &[(13, 1, Some(1)), (13, 29, Some(2)), (14, 1, Some(4)), (14, 31, Some(8))])
        })
        .edge("equal charges", |_| tables(&[5, 6], &[(5, 1, Some(7)), (5, 1, Some(7)), (6, 1, Some(7))]))
        .edge("latest month first", |_| tables(&[9, 8, 7], &[(7, 1, Some(1)), (8, 1, Some(2)), (9, 1, Some(4))]))
        .edge("large amounts", |_| {
            let mut rows = vec![(5, 1, Some(CENTS)); 40];
            rows.extend([(6, 1, Some(-CENTS)); 30]);
            tables(&[5, 6], &rows)
        })
        .edge("three years", |random| {
            let months: Vec<i64> = (0..MONTHS_MAX).collect();
            let rows = random.many(CHARGES_MAX as usize, |r| (r.int(0..=MONTHS - 1), r.int(1..=28), Some(r.int(-200..=900))));
            tables(&months, &rows)
        })
        .random(|random, size| {
            let first = random.int(0..=MONTHS - 8);
            let count = random.count(1..=6);
            let mut months: Vec<i64> = (first..first + 8).collect();
            random.shuffle(&mut months);
            months.truncate(count);
            let rows = random.many(size.min(24), |r| {
                let cents = (!r.chance(0.15)).then(|| r.int(-3..=9) * 100);
                (first + r.int(0..=7), r.int(1..=28), cents)
            });
            tables(&months, &rows)
        })
        .legal(|(Rows(months), Rows(charges))| {
            must(months.len() <= MONTHS_MAX as usize, &format!("there are at most {MONTHS_MAX} months"))?;
            must(charges.len() <= CHARGES_MAX as usize, &format!("there are at most {CHARGES_MAX} charges"))?;
            let different: HashSet<&String> = months.iter().map(|row| &row.month).collect();
            must(different.len() == months.len(), "every month is there once")?;
            must(months.iter().all(|row| number(&row.month).is_some()), "months are written as 2024-05, from 2023 to 2025")?;
            let ids: HashSet<i64> = charges.iter().map(|row| row.charge_id).collect();
            must(ids.len() == charges.len(), "no two charges share an id")?;
            must(charges.iter().all(|row| is_day(&row.day)), "days are written as 2024-05-31, from 2023 to 2025")?;
            let in_range = |row: &Charge| row.cents.is_none_or(|cents| (-CENTS..=CENTS).contains(&cents));
            must(charges.iter().all(in_range), "cents are NULL or between -10,000,000 and 10,000,000")
        })
        .into()
}

fn changes(Rows(mut months): Rows<Month>, Rows(charges): Rows<Charge>) -> Rows<Change> {
    let mut totals: HashMap<Option<i64>, i64> = HashMap::new();
    for charge in &charges {
        *totals.entry(number(&charge.day[..7])).or_default() += charge.cents.unwrap_or(0);
    }
    let total_of = |month: Option<i64>| totals.get(&month).copied().unwrap_or(0);
    months.sort_by(|a, b| a.month.cmp(&b.month));
    let change = |Month { month }| {
        let at = number(&month);
        let (total, before) = (total_of(at), total_of(at.map(|at| at - 1)));
        let change = (before > 0).then(|| (total - before) as f64 / before as f64);
        Change { month, total, change }
    };
    Rows(months.into_iter().map(change).collect())
}

/// How many months a month such as `2024-05` lies after January 2023.
fn number(month: &str) -> Option<i64> {
    (0..MONTHS).find(|&at| name(at) == month)
}

fn name(month: i64) -> String {
    format!("{}-{:02}", 2023 + month / 12, month % 12 + 1)
}

fn is_day(text: &str) -> bool {
    let Some((month, day)) = text.rsplit_once('-') else { return false };
    let longest = match month.split_once('-') {
        Some(("2024", "02")) => 29,
        Some((_, "02")) => 28,
        Some((_, "04" | "06" | "09" | "11")) => 30,
        _ => 31,
    };
    number(month).is_some() && (1..=longest).any(|number| format!("{number:02}") == day)
}

/// Months since January 2023; charges as month, day and cents.
fn tables(months: &[i64], charges: &[(i64, i64, Option<i64>)]) -> Tables {
    let month = |&month: &i64| Month { month: name(month) };
    let charge = |(charge_id, &(month, day, cents)): (i64, &(i64, i64, Option<i64>))| Charge {
        charge_id,
        day: format!("{}-{day:02}", name(month)),
        cents,
    };
    (Rows(months.iter().map(month).collect()), Rows((1..).zip(charges).map(charge).collect()))
}
