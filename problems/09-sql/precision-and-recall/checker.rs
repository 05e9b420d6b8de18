use super::limits::{MODELS_MAX, PREDICTIONS_MAX};
use judge::prelude::*;
use std::collections::HashSet;

record! {
    struct Model { model: String, threshold: f64 }
}

record! {
    struct Prediction { model: String, score: Option<f64>, label: Option<i64> }
}

record! {
    struct Quality { model: String, precision: Option<f64>, recall: Option<f64> }
}

type Tables = (Rows<Model>, Rows<Prediction>);

const FRAUD: Option<i64> = Some(1);
const FINE: Option<i64> = Some(0);

pub fn checker() -> Checker {
    Checker::new(qualities)
        .example(
            "Model a flags three labelled items, of which two are fraud, and misses one fraud of three. Nobody has looked \
             at its score of 0.7 yet. Model b has flagged nothing.",
            tables(
                &[("a", 0.5), ("b", 0.9)],
                &[
                    ("a", Some(0.9), FRAUD),
                    ("a", Some(0.5), FRAUD),
                    ("a", Some(0.6), FINE),
                    ("a", Some(0.2), FRAUD),
                    ("a", Some(0.7), None),
                    ("b", Some(0.8), FRAUD),
                    ("b", Some(0.1), FINE),
                ],
            ),
        )
        .example(
            "The model timed out on one of two frauds. Model old is no longer in use, and new has no predictions yet.",
            tables(
                &[("logit", -1.0), ("new", 0.0)],
                &[("logit", Some(-0.5), FRAUD), ("logit", None, FRAUD), ("old", Some(3.0), FRAUD)],
            ),
        )
        .edge("no models", |_| tables(&[], &[("a", Some(0.5), FRAUD)]))
        .edge("no predictions", |_| tables(&[("a", 0.5), ("b", 0.0)], &[]))
        .edge("both tables empty", |_| tables(&[], &[]))
        .edge("one hit", |_| tables(&[("a", 0.5)], &[("a", Some(0.75), FRAUD)]))
        .edge("no item is fraud", |_| tables(&[("a", 0.5)], &[("a", Some(0.75), FINE), ("a", Some(0.25), FINE)]))
        .edge("nothing is flagged", |_| tables(&[("a", 0.5)], &[("a", Some(0.25), FRAUD), ("a", Some(0.25), FINE)]))
        .edge("nothing is flagged, nothing is fraud", |_| tables(&[("a", 0.5)], &[("a", Some(0.25), FINE)]))
        .edge("no item is labelled", |_| tables(&[("a", 0.5)], &[("a", Some(0.75), None), ("a", None, None)]))
        .edge("every flagged item is unlabelled", |_| {
            tables(&[("a", 0.5)], &[("a", Some(0.75), None), ("a", Some(0.25), FRAUD)])
        })
        .edge("exactly at the threshold", |_| {
            tables(&[("a", 0.3)], &[("a", Some(0.3), FRAUD), ("a", Some(0.3), FINE), ("a", Some(0.2), FRAUD)])
        })
        .edge("no scores at all", |_| tables(&[("a", 0.5)], &[("a", None, FRAUD), ("a", None, FINE)]))
        .edge("no score, and the threshold is negative", |_| {
            tables(&[("a", -2.0)], &[("a", None, FRAUD), ("a", None, FINE), ("a", Some(-2.5), FRAUD)])
        })
        .edge("a score of 0 is a score", |_| tables(&[("a", 0.0)], &[("a", Some(0.0), FRAUD), ("a", None, FRAUD)]))
        .edge("the same rows for two models with different thresholds", |_| {
            let both = |score, label| [("a", Some(score), label), ("b", Some(score), label)];
            let rows = [both(0.2, FRAUD), both(0.4, FINE), both(0.6, FRAUD), both(0.8, FINE)].concat();
            tables(&[("a", 0.3), ("b", 0.7)], &rows)
        })
        .edge("equal rows", |_| {
            let hit = ("a", Some(0.9), FRAUD);
            tables(&[("a", 0.5)], &[hit, hit, hit, ("a", Some(0.9), FINE), ("a", Some(0.1), FRAUD)])
        })
        .edge("names that differ in case", |_| {
            tables(&[("A", 0.5), ("a", 0.5)], &[("A", Some(0.9), FRAUD), ("a", Some(0.9), FINE)])
        })
        .edge("extremes of a float", |_| {
            let rows = [("a", Some(f64::MAX), FRAUD), ("a", Some(f64::MIN), FRAUD), ("a", Some(5e-324), FINE)];
            tables(&[("a", f64::MIN), ("b", f64::MAX)], &rows)
        })
        .edge("as many rows as allowed", |random| random_tables(random, 5, PREDICTIONS_MAX as usize))
        .random(|random, size| {
            let models = random.count(1..=5);
            random_tables(random, models, size)
        })
        .legal(|(Rows(models), Rows(predictions))| {
            must(models.len() <= MODELS_MAX as usize, &format!("there are at most {MODELS_MAX} models"))?;
            let most = PREDICTIONS_MAX as usize;
            must(predictions.len() <= most, &format!("there are at most {most} predictions"))?;
            let names: HashSet<&String> = models.iter().map(|model| &model.model).collect();
            must(names.len() == models.len(), "every model is there once")?;
            must(models.iter().all(|model| model.threshold.is_finite()), "every threshold is finite")?;
            let finite = |p: &Prediction| p.score.is_none_or(f64::is_finite);
            must(predictions.iter().all(finite), "every score is NULL or finite")?;
            must(predictions.iter().all(|p| matches!(p.label, None | Some(0 | 1))), "every label is NULL, 0 or 1")
        })
        .into()
}

fn qualities(Rows(models): Rows<Model>, Rows(predictions): Rows<Prediction>) -> Rows<Quality> {
    let quality = |Model { model, threshold }| {
        let flagged = |p: &&Prediction| p.score.is_some_and(|score| score >= threshold);
        let of_label = |label| predictions.iter().filter(move |p| p.label == Some(label)).filter(|p| p.model == model);
        let hits = of_label(1).filter(flagged).count();
        let false_alarms = of_label(0).filter(flagged).count();
        let share = |of: usize| (of > 0).then(|| hits as f64 / of as f64);
        let (precision, recall) = (share(hits + false_alarms), share(of_label(1).count()));
        Quality { model, precision, recall }
    };
    Rows(models.into_iter().map(quality).collect())
}

fn tables(models: &[(&str, f64)], predictions: &[(&str, Option<f64>, Option<i64>)]) -> Tables {
    let model = |&(model, threshold): &(&str, f64)| Model { model: model.to_owned(), threshold };
    let prediction = |&(model, score, label): &(&str, Option<f64>, Option<i64>)| Prediction {
        model: model.to_owned(),
        score,
        label,
    };
    (Rows(models.iter().map(model).collect()), Rows(predictions.iter().map(prediction).collect()))
}

/// Few scores, so that many meet a threshold exactly. The last of the names is a model that is no longer in use.
fn random_tables(random: &mut Random, count: usize, rows: usize) -> Tables {
    let names = ["rules", "forest", "boosted", "logit", "graph", "old"];
    let mut in_use: Vec<(&str, f64)> =
        names[..count].iter().map(|&name| (name, random.decimal(-0.6, 0.8, 1))).collect();
    random.shuffle(&mut in_use);
    let predictions = random.many(rows, |r| {
        let name = if r.chance(0.1) { "old" } else { names[r.count(0..=count - 1)] };
        let score = (!r.chance(0.15)).then(|| r.decimal(-1.0, 1.0, 1));
        let label = (!r.chance(0.2)).then(|| r.int(0..=1));
        (name, score, label)
    });
    tables(&in_use, &predictions)
}
