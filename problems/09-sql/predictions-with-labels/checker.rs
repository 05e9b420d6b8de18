use super::limits::{LABELS_MAX, PREDICTIONS_MAX};
use judge::prelude::*;
use std::collections::HashSet;

record! {
    struct Prediction { prediction_id: i64, item_id: Option<i64>, predicted: Option<String> }
}

record! {
    struct Label { item_id: i64, version: i64, label: Option<String> }
}

record! {
    struct Judged { prediction_id: i64, predicted: Option<String>, actual: Option<String>, correct: Option<i64> }
}

type Tables = (Rows<Prediction>, Rows<Label>);

pub fn checker() -> Checker {
    Checker::new(judged)
        .example(
            "Item 1 was spam at first and is ok now. The second prediction abstained. Nobody has labelled item 2.",
            tables(
                &[(Some(1), Some("ok")), (Some(1), None), (Some(2), Some("ok"))],
                &[(1, 1, Some("spam")), (1, 2, Some("ok"))],
            ),
        )
        .example(
            "The label of item 5 was withdrawn in version 3. Item 6 is spam, and no prediction says so.",
            tables(
                &[(Some(5), Some("ok")), (Some(6), Some("ok")), (None, Some("ok"))],
                &[(5, 3, None), (5, 2, Some("ok")), (6, 1, Some("spam"))],
            ),
        )
        .edge("both tables empty", |_| tables(&[], &[]))
        .edge("no predictions", |_| tables(&[], &[(1, 1, Some("ok"))]))
        .edge("no labels", |_| tables(&[(Some(1), Some("ok")), (None, None)], &[]))
        .edge("one right", |_| tables(&[(Some(1), Some("ok"))], &[(1, 1, Some("ok"))]))
        .edge("one wrong", |_| tables(&[(Some(1), Some("ok"))], &[(1, 1, Some("spam"))]))
        .edge("one abstention", |_| tables(&[(Some(1), None)], &[(1, 1, Some("ok"))]))
        .edge("an abstention without a label", |_| tables(&[(Some(1), None), (Some(2), None)], &[(2, 1, None)]))
        .edge("withdrawn at once", |_| tables(&[(Some(1), Some("ok"))], &[(1, 1, None)]))
        .edge("withdrawn and given again", |_| {
            tables(&[(Some(1), Some("spam"))], &[(1, 1, Some("ok")), (1, 2, None), (1, 3, Some("spam"))])
        })
        .edge("newest version first, earlier in the alphabet", |_| {
            tables(&[(Some(1), Some("a")), (Some(1), Some("z"))], &[(1, 9, Some("a")), (1, 8, Some("z"))])
        })
        .edge("newest version last, later in the alphabet", |_| {
            tables(&[(Some(1), Some("a")), (Some(1), Some("z"))], &[(1, 8, Some("a")), (1, 9, Some("z"))])
        })
        .edge("five versions of one label", |_| {
            tables(&[(Some(1), Some("ok"))], &[1, 2, 3, 4, 5].map(|version| (1, version, Some("ok"))))
        })
        .edge("versions ten and nine", |_| tables(&[(Some(1), Some("b"))], &[(1, 9, Some("a")), (1, 10, Some("b"))]))
        .edge("negative versions", |_| tables(&[(Some(1), Some("b"))], &[(1, -1, Some("b")), (1, -5, Some("a"))]))
        .edge("another item has a larger version", |_| {
            tables(
                &[(Some(1), Some("ok")), (Some(2), Some("ok"))],
                &[(1, 1, Some("ok")), (2, 7, Some("spam")), (2, 1, Some("ok"))],
            )
        })
        .edge("texts that differ in case or blanks", |_| {
            tables(
                &[(Some(1), Some("OK")), (Some(1), Some("ok ")), (Some(1), Some(""))],
                &[(1, 1, Some("ok")), (2, 1, Some(""))],
            )
        })
        .edge("an empty text is a label", |_| tables(&[(Some(1), Some("")), (Some(1), None)], &[(1, 1, Some(""))]))
        .edge("equal predictions", |_| tables(&[(Some(1), Some("ok")); 4], &[(1, 1, Some("ok")), (1, 2, Some("ok"))]))
        .edge("large ids", |_| {
            tables(
                &[(Some(i64::MAX), Some("ok")), (Some(i64::MIN), Some("ok"))],
                &[(i64::MAX, i64::MIN, Some("ok")), (i64::MIN, i64::MAX, None)],
            )
        })
        .edge("as many rows as allowed", |random| {
            random_tables(random, PREDICTIONS_MAX as usize, LABELS_MAX as usize, 80)
        })
        .random(|random, size| {
            let (labels, items) = (random.count(0..=size), random.int(1..=8));
            random_tables(random, size, labels, items)
        })
        .legal(|(Rows(predictions), Rows(labels))| {
            let most = PREDICTIONS_MAX as usize;
            must(predictions.len() <= most, &format!("there are at most {most} predictions"))?;
            must(labels.len() <= LABELS_MAX as usize, &format!("there are at most {LABELS_MAX} versions"))?;
            let ids: HashSet<i64> = predictions.iter().map(|row| row.prediction_id).collect();
            must(ids.len() == predictions.len(), "no two predictions share an id")?;
            let versions: HashSet<(i64, i64)> = labels.iter().map(|row| (row.item_id, row.version)).collect();
            must(versions.len() == labels.len(), "no two rows of an item share a version")
        })
        .into()
}

fn judged(Rows(predictions): Rows<Prediction>, Rows(labels): Rows<Label>) -> Rows<Judged> {
    let judge = |Prediction { prediction_id, item_id, predicted }: Prediction| {
        let versions = labels.iter().filter(|row| Some(row.item_id) == item_id);
        let actual = versions.max_by_key(|row| row.version).and_then(|row| row.label.clone());
        let correct = actual.is_some().then_some(i64::from(predicted == actual));
        Judged { prediction_id, predicted, actual, correct }
    };
    Rows(predictions.into_iter().map(judge).collect())
}

/// Item and text of each prediction; item, version and text of each label.
fn tables(predictions: &[(Option<i64>, Option<&str>)], labels: &[(i64, i64, Option<&str>)]) -> Tables {
    let prediction = |(at, &(item_id, predicted)): (i64, &(Option<i64>, Option<&str>))| Prediction {
        prediction_id: at * 389 % 1009,
        item_id,
        predicted: predicted.map(str::to_owned),
    };
    let label = |&(item_id, version, label): &(i64, i64, Option<&str>)| Label {
        item_id,
        version,
        label: label.map(str::to_owned),
    };
    (Rows((1..).zip(predictions).map(prediction).collect()), Rows(labels.iter().map(label).collect()))
}

fn random_tables(random: &mut Random, predictions: usize, labels: usize, items: i64) -> Tables {
    let text = |r: &mut Random| (!r.chance(0.15)).then(|| *r.pick(&["ok", "spam", "hate"]));
    let predictions = random.many(predictions, |r| ((!r.chance(0.1)).then(|| r.int(1..=items + 1)), text(r)));
    let mut versions = HashSet::new();
    let mut rows = Vec::new();
    for (item, version) in random.many(labels, |r| (r.int(1..=items), r.int(1..=12))) {
        if versions.insert((item, version)) {
            rows.push((item, version, text(random)));
        }
    }
    // What fell away as a double belongs to further items.
    let further = labels - rows.len();
    rows.extend((0..further as i64).map(|at| (items + 2 + at, 1, Some("ok"))));
    tables(&predictions, &rows)
}
