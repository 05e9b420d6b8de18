use super::limits::PREDICTIONS_MAX;
use judge::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

record! {
    struct Prediction { id: i64, model: String, score: Option<f64>, label: Option<i64> }
}

record! {
    struct Decile { model: String, decile: i64, items: i64, lowest: f64, highest: f64, rate: Option<f64> }
}

const PARTS: usize = 10;

/// Score, id and label of a row; the greatest comes first in the list.
type Place = (f64, Reverse<i64>, Option<i64>);

pub fn checker() -> Checker {
    Checker::new(lift)
        .example("Twelve customers: two parts of 2, then eight of 1.", {
            let score = |id: i64| Some((100 - 5 * id) as f64 / 100.0);
            table((1..=12).map(|id| (id, "tree", score(id), Some(i64::from(id < 4 || id == 7)))))
        })
        .example(
            "Three scores make three deciles. Of equal scores the smaller id comes first; the prediction without a score is left \
             out, the one without a label is not.",
            table([
                (4, "net", Some(0.5), Some(1)),
                (2, "net", Some(0.5), Some(0)),
                (3, "net", Some(0.9), None),
                (1, "net", None, Some(1)),
            ]),
        )
        .edge("no rows", |_| table([]))
        .edge("one row", |_| table([(1, "a", Some(0.5), Some(1))]))
        .edge("no score at all", |_| table([(1, "a", None, Some(1)), (2, "a", None, Some(0))]))
        .edge("nine rows", |random| sized(random, 9))
        .edge("ten rows", |random| sized(random, 10))
        .edge("eleven rows", |random| sized(random, 11))
        .edge("nineteen rows", |random| sized(random, 19))
        .edge("twenty rows", |random| sized(random, 20))
        .edge("twenty-three rows", |random| sized(random, 23))
        .edge("all scores alike, ids falling", |_| {
            table((1..=15).rev().map(|id| (id, "a", Some(0.5), Some(id % 2))))
        })
        .edge("all scores alike, ids mixed", |random| {
            let mut ids: Vec<i64> = (1..=25).collect();
            random.shuffle(&mut ids);
            table(ids.into_iter().map(|id| (id, "a", Some(0.25), Some(i64::from(id > 12)))))
        })
        .edge("a tie across a cut", |_| {
            table((1..=20).map(|id| (21 - id, "a", Some([0.9, 0.5, 0.1][id as usize % 3]), Some(id % 2))))
        })
        .edge("missing scores would fill the last part", |_| {
            table((1..=20).map(|id| (id, "a", (id <= 15).then_some(1.0 / id as f64), Some(id % 2))))
        })
        .edge("no label is known", |_| table((1..=12).map(|id| (id, "a", Some(id as f64), None))))
        .edge("half of the labels are known", |_| {
            table((1..=24).map(|id| (id, "a", Some(id as f64), (id % 2 == 0).then_some(i64::from(id % 3 == 0)))))
        })
        .edge("a large and a small model", |_| {
            table((1..=33).map(|id| (id, if id % 8 == 0 { "small" } else { "large" }, Some((id * 7 % 33) as f64), Some(1))))
        })
        .edge("the same scores for two models", |_| {
            table((1..=24).map(|id| (id, ["a", "b"][id as usize % 2], Some((id / 2) as f64), Some(id % 2))))
        })
        .edge("models that differ in case", |_| {
            table((1..=12).map(|id| (id, ["m", "M"][id as usize % 2], Some(id as f64), Some(0))))
        })
        .edge("negative and huge scores", |_| {
            table((1..=13).map(|id| (-id, "a", Some((id - 7) as f64 * 1e300), Some(id % 2))))
        })
        .edge("scores that hardly differ", |_| {
            table((1..=11).map(|id| (id, "a", Some(1.0 + id as f64 * 1e-15), Some(id % 2))))
        })
        .edge("as many rows as allowed", |random| random_table(random, PREDICTIONS_MAX as usize, 3, 4))
        .random(|random, size| {
            let models = random.count(1..=3);
            let decimals = random.int(1..=3) as i32;
            random_table(random, size, models, decimals)
        })
        .legal(|(Rows(rows),)| {
            must(rows.len() <= PREDICTIONS_MAX as usize, &format!("there are at most {PREDICTIONS_MAX} rows"))?;
            let ids: HashSet<i64> = rows.iter().map(|row| row.id).collect();
            must(ids.len() == rows.len(), "no two rows share an id")?;
            must(rows.iter().all(|row| row.score.is_none_or(f64::is_finite)), "every score is NULL or finite")?;
            must(rows.iter().all(|row| matches!(row.label, None | Some(0 | 1))), "every label is NULL, 0 or 1")
        })
        .into()
}

fn lift(Rows(rows): Rows<Prediction>) -> Rows<Decile> {
    let mut models: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    for row in rows {
        if let Some(score) = row.score {
            models.entry(row.model).or_default().push((score, Reverse(row.id), row.label));
        }
    }
    let mut out = Vec::new();
    for (model, mut list) in models {
        list.sort_by(|a, b| b.partial_cmp(a).expect("scores are finite"));
        let (each, larger) = (list.len() / PARTS, list.len() % PARTS);
        let mut rest = list.as_slice();
        for part in 0..PARTS.min(list.len()) {
            let (taken, left) = rest.split_at(each + usize::from(part < larger));
            rest = left;
            let known: Vec<i64> = taken.iter().filter_map(|&(_, _, label)| label).collect();
            out.push(Decile {
                model: model.clone(),
                decile: part as i64 + 1,
                items: taken.len() as i64,
                lowest: taken[taken.len() - 1].0,
                highest: taken[0].0,
                rate: (!known.is_empty()).then(|| known.iter().sum::<i64>() as f64 / known.len() as f64),
            });
        }
    }
    Rows(out)
}

type Row<'a> = (i64, &'a str, Option<f64>, Option<i64>);

fn table<'a>(rows: impl IntoIterator<Item = Row<'a>>) -> (Rows<Prediction>,) {
    let row = |(id, model, score, label): Row| Prediction { id, model: model.to_owned(), score, label };
    (Rows(rows.into_iter().map(row).collect()),)
}

/// One model with so many scores, all labels known.
fn sized(random: &mut Random, count: usize) -> (Rows<Prediction>,) {
    let mut input = random_table(random, count, 1, 2);
    for row in &mut input.0.0 {
        (row.score, row.label) = (row.score.or(Some(0.5)), row.label.or(Some(0)));
    }
    input
}

/// Few decimals make many ties.
fn random_table(random: &mut Random, count: usize, models: usize, decimals: i32) -> (Rows<Prediction>,) {
    let mut ids: Vec<i64> = (1..=count as i64).collect();
    random.shuffle(&mut ids);
    let rows: Vec<Row> = ids
        .into_iter()
        .map(|id| {
            let model = ["forest", "boosted", "logit"][random.count(0..=models - 1)];
            let score = (!random.chance(0.1)).then(|| random.decimal(0.0, 1.0, decimals));
            let label = (!random.chance(0.25)).then(|| i64::from(random.chance(score.unwrap_or(0.5))));
            (id, model, score, label)
        })
        .collect();
    table(rows)
}
