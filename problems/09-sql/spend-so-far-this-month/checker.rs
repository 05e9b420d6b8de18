use super::limits::{CENTS_MAX, USAGES_MAX};
use judge::prelude::*;
use std::collections::{BTreeMap, HashSet};

record! {
    struct Usage { usage_id: i64, team: Option<String>, day: String, cents: Option<i64> }
}

record! {
    struct Total { usage_id: i64, total: i64 }
}

type Tables = (Rows<Usage>,);

/// Id, team, days after [`START`], cents.
type Row<'a> = (i64, Option<&'a str>, i64, Option<i64>);

/// 2024-02-26; the month ends three days later, with a leap day.
const START: i64 = 19_779;

pub fn checker() -> Checker {
    Checker::new(totals)
        .example(
            "Two usages of search on one day: the smaller id comes first. March begins at 0 again.",
            usages(&[
                (7, Some("search"), 1, Some(300)),
                (3, Some("search"), 1, Some(200)),
                (9, Some("search"), 0, Some(1000)),
                (2, Some("search"), 4, Some(50)),
                (5, Some("ads"), 1, Some(70)),
            ]),
        )
        .example(
            "A price that is not known counts as 0, a refund is subtracted, and what nobody claimed is a group.",
            usages(&[(1, None, 0, None), (2, None, 1, Some(400)), (4, None, 2, Some(-150)), (3, Some("ads"), 1, None)]),
        )
        .edge("no rows", |_| usages(&[]))
        .edge("one row", |_| usages(&[(1, Some("a"), 0, Some(5))]))
        .edge("one row without a price", |_| usages(&[(1, Some("a"), 0, None)]))
        .edge("one row that nobody claimed", |_| usages(&[(1, None, 0, Some(5))]))
        .edge("all on one day", |_| usages(&[9, 4, 6, 1].map(|id| (id, Some("a"), 3, Some(id)))))
        .edge("all on one day, equal amounts", |_| usages(&[5, 2, 8].map(|id| (id, Some("a"), 3, Some(10)))))
        .edge("larger ids on earlier days", |_| {
            usages(&[(1, Some("a"), 3, Some(1)), (2, Some("a"), 2, Some(2)), (3, Some("a"), 1, Some(4))])
        })
        .edge("ids that sort otherwise as texts", |_| {
            usages(&[(9, Some("a"), 1, Some(1)), (10, Some("a"), 1, Some(2)), (100, Some("a"), 1, Some(4))])
        })
        .edge("negative ids", |_| {
            usages(&[(-2, Some("a"), 1, Some(1)), (-10, Some("a"), 1, Some(2)), (0, Some("a"), 1, Some(4))])
        })
        .edge("last day of a month and first of the next", |_| {
            usages(&[
                (1, Some("a"), 3, Some(1)),
                (2, Some("a"), 4, Some(2)),
                (3, Some("a"), 34, Some(4)),
                (4, Some("a"), 35, Some(8)),
            ])
        })
        .edge("the same month of two years", |_| {
            usages(&[(1, Some("a"), 0, Some(1)), (2, Some("a"), 366, Some(2)), (3, Some("a"), -365, Some(4))])
        })
        .edge("over the end of a year", |_| {
            usages(&[(1, Some("a"), 309, Some(1)), (2, Some("a"), 310, Some(2)), (3, Some("a"), 308, Some(4))])
        })
        .edge("the same day, month by month", |_| {
            usages(&[(1, Some("a"), 0, Some(1)), (2, Some("a"), 29, Some(2)), (3, Some("a"), 60, Some(4))])
        })
        .edge("the first prices are missing", |_| {
            usages(&[
                (1, Some("a"), 0, None),
                (2, Some("a"), 0, None),
                (3, Some("a"), 1, Some(7)),
                (4, Some("a"), 1, None),
            ])
        })
        .edge("refunds", |_| {
            usages(&[(1, Some("a"), 0, Some(-5)), (2, Some("a"), 0, Some(5)), (3, Some("a"), 1, Some(-9))])
        })
        .edge("teams in turns", |_| {
            usages(
                &(0..12)
                    .map(|at| (at * 5 % 12, [Some("a"), Some("b"), None][at as usize % 3], at / 4, Some(1 << at)))
                    .collect::<Vec<_>>(),
            )
        })
        .edge("nobody, and a team of that name", |_| {
            usages(&[
                (1, None, 0, Some(1)),
                (2, Some("NULL"), 0, Some(2)),
                (3, Some(""), 0, Some(4)),
                (4, None, 0, Some(8)),
            ])
        })
        .edge("teams that differ in case", |_| {
            usages(&[(1, Some("A"), 0, Some(1)), (2, Some("a"), 0, Some(2)), (3, Some("A"), 0, Some(4))])
        })
        .edge("equal rows but for the id", |_| usages(&[1, 2, 3, 4, 5].map(|id| (id, Some("a"), 2, Some(10)))))
        .edge("large amounts", |_| {
            usages(
                &(0..60)
                    .map(|id| (id, Some("a"), 0, Some(if id % 4 == 3 { -CENTS_MAX } else { CENTS_MAX })))
                    .collect::<Vec<_>>(),
            )
        })
        .edge("as many rows as allowed", |random| random_usages(random, USAGES_MAX as usize, 70))
        .random(|random, size| {
            let span = *random.pick(&[1, 6, 40, 400]);
            random_usages(random, size, span)
        })
        .legal(|(Rows(rows),)| {
            must(rows.len() <= USAGES_MAX as usize, &format!("there are at most {USAGES_MAX} rows"))?;
            let ids: HashSet<i64> = rows.iter().map(|row| row.usage_id).collect();
            must(ids.len() == rows.len(), "no two usages share an id")?;
            let is_day = |text: &str| text.starts_with("202") && calendar::from_iso(text).is_some();
            must(rows.iter().all(|row| is_day(&row.day)), "days are written as 2024-05-31, from 2020 to 2029")?;
            let in_range = |cents: i64| (-CENTS_MAX..=CENTS_MAX).contains(&cents);
            let rule = format!("cents are NULL or from -{CENTS_MAX} to {CENTS_MAX}");
            must(rows.iter().all(|row| row.cents.is_none_or(in_range)), &rule)
        })
        .into()
}

/// One pass in order of time, with a purse per team and month.
fn totals(Rows(mut usages): Rows<Usage>) -> Rows<Total> {
    usages.sort_by(|a, b| (&a.day, a.usage_id).cmp(&(&b.day, b.usage_id)));
    let mut spent: BTreeMap<(Option<String>, String), i64> = BTreeMap::new();
    let total = |Usage { usage_id, team, day, cents }: Usage| {
        let purse = spent.entry((team, day[..7].to_owned())).or_default();
        *purse += cents.unwrap_or(0);
        Total { usage_id, total: *purse }
    };
    Rows(usages.into_iter().map(total).collect())
}

fn usages(rows: &[Row]) -> Tables {
    let usage = |&(usage_id, team, day, cents): &Row| Usage {
        usage_id,
        team: team.map(str::to_owned),
        day: calendar::iso(START + day),
        cents,
    };
    (Rows(rows.iter().map(usage).collect()),)
}

fn random_usages(random: &mut Random, count: usize, span: i64) -> Tables {
    let ids = random.permutation(count);
    let rows: Vec<Row> = ids
        .into_iter()
        .map(|id| {
            let team = *random.pick(&[Some("ads"), Some("search"), Some("maps"), None]);
            let cents = (!random.chance(0.15)).then(|| random.int(-3..=20) * 10);
            (id as i64, team, random.int(0..=span), cents)
        })
        .collect();
    usages(&rows)
}
