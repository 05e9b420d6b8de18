use super::limits::{MODELS_MAX, REQUESTS_MAX};
use judge::prelude::*;
use std::collections::HashSet;

record! {
    struct Model { model: String }
}

record! {
    struct Request { request_id: i64, model: String, latency_ms: Option<f64> }
}

record! {
    struct Median { model: String, requests: i64, median_ms: Option<f64> }
}

type Tables = (Rows<Model>, Rows<Request>);

pub fn checker() -> Checker {
    Checker::new(medians)
        .example(
            "Three answers of base, one of them slow: the middle one is 120. The two in the middle of large are 200 and 300.",
            tables(
                &["base", "large"],
                &[
                    ("base", Some(60_000.0)),
                    ("base", Some(90.0)),
                    ("base", Some(120.0)),
                    ("large", Some(400.0)),
                    ("large", Some(200.0)),
                    ("large", Some(100.0)),
                    ("large", Some(300.0)),
                ],
            ),
        )
        .example(
            "One of tiny's requests was not answered. Nobody asked new, and old is no longer in service.",
            tables(&["tiny", "new"], &[("tiny", None), ("tiny", Some(8.0)), ("tiny", Some(9.0)), ("old", Some(5.0))]),
        )
        .edge("no models", |_| tables(&[], &[("a", Some(1.0))]))
        .edge("no requests", |_| tables(&["a", "b"], &[]))
        .edge("both tables empty", |_| tables(&[], &[]))
        .edge("one request", |_| tables(&["a"], &[("a", Some(0.5))]))
        .edge("two requests", |_| of_one(&[0.5, 2.0]))
        .edge("three requests", |_| of_one(&[7.0, 1.0, 2.0]))
        .edge("four requests", |_| of_one(&[7.0, 1.0, 2.0, 4.0]))
        .edge("five requests", |_| of_one(&[7.0, 1.0, 2.0, 4.0, 3.0]))
        .edge("no request was answered", |_| tables(&["a"], &[("a", None), ("a", None)]))
        .edge("unanswered requests would move the middle", |_| {
            let failed = [("a", None); 4];
            tables(&["a"], &[failed.as_slice(), &[("a", Some(1.0)), ("a", Some(3.0)), ("a", Some(10.0))]].concat())
        })
        .edge("all the same", |_| of_one(&[3.0; 6]))
        .edge("equal ones below the middle", |_| of_one(&[1.0, 1.0, 1.0, 5.0, 9.0, 9.0]))
        .edge("equal ones above the middle", |_| of_one(&[9.0, 9.0, 9.0, 5.0, 1.0, 1.0]))
        .edge("the middle lies within equal ones", |_| of_one(&[1.0, 4.0, 4.0, 4.0, 9.0]))
        .edge("two values, as many of each", |_| of_one(&[2.0, 8.0, 2.0, 8.0]))
        .edge("two values, one more of the larger", |_| of_one(&[2.0, 8.0, 8.0, 2.0, 8.0]))
        .edge("a latency of 0", |_| of_one(&[0.0, 0.0, 4.0]))
        .edge("whole numbers with a mean between them", |_| of_one(&[3.0, 4.0]))
        .edge("9 and 10, which sort otherwise as texts", |_| of_one(&[9.0, 10.0, 100.0]))
        .edge("models of different size", |_| {
            let rows: Vec<(&str, Option<f64>)> =
                (0..13).map(|at| (["a", "b", "b"][at % 3], Some((at * 7 % 13) as f64))).collect();
            tables(&["a", "b", "c"], &rows)
        })
        .edge("models that differ in case", |_| tables(&["a", "A"], &[("a", Some(1.0)), ("A", Some(2.0))]))
        .edge("extremes", |_| of_one(&[1e6, 0.0, 1e-9, 1e6]))
        .edge("as many models as allowed", |random| {
            let names: Vec<String> = (0..MODELS_MAX).map(|at| format!("model {at}")).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let rows = random.many(150, |r| (*r.pick(&names), Some(r.decimal(1.0, 900.0, 0))));
            tables(&names, &rows)
        })
        .edge("as many requests as allowed", |random| random_tables(random, 4, REQUESTS_MAX as usize, 500.0))
        .random(|random, size| {
            let models = random.count(1..=4);
            let most = *random.pick(&[4.0, 20.0, 900.0]);
            random_tables(random, models, size, most)
        })
        .legal(|(Rows(models), Rows(requests))| {
            must(models.len() <= MODELS_MAX as usize, &format!("there are at most {MODELS_MAX} models"))?;
            must(requests.len() <= REQUESTS_MAX as usize, &format!("there are at most {REQUESTS_MAX} requests"))?;
            let names: HashSet<&String> = models.iter().map(|row| &row.model).collect();
            must(names.len() == models.len(), "every model is there once")?;
            let ids: HashSet<i64> = requests.iter().map(|row| row.request_id).collect();
            must(ids.len() == requests.len(), "no two requests share an id")?;
            let in_range = |row: &Request| row.latency_ms.is_none_or(|latency| (0.0..=1e6).contains(&latency));
            must(requests.iter().all(in_range), "every latency is NULL or from 0 to 1,000,000")
        })
        .into()
}

fn medians(Rows(models): Rows<Model>, Rows(requests): Rows<Request>) -> Rows<Median> {
    let median = |Model { model }| {
        let of_model = requests.iter().filter(|row| row.model == model);
        let mut latencies: Vec<f64> = of_model.filter_map(|row| row.latency_ms).collect();
        latencies.sort_by(f64::total_cmp);
        // From both ends at once, until at most two are left.
        let mut middle = latencies.as_slice();
        while let [_, inner @ .., _] = middle {
            if inner.is_empty() {
                break;
            }
            middle = inner;
        }
        let median_ms = (!middle.is_empty()).then(|| middle.iter().sum::<f64>() / middle.len() as f64);
        Median { model, requests: latencies.len() as i64, median_ms }
    };
    Rows(models.into_iter().map(median).collect())
}

fn tables(models: &[&str], requests: &[(&str, Option<f64>)]) -> Tables {
    let model = |&name: &&str| Model { model: name.to_owned() };
    let request = |(request_id, &(model, latency_ms)): (i64, &(&str, Option<f64>))| Request {
        request_id,
        model: model.to_owned(),
        latency_ms,
    };
    (Rows(models.iter().map(model).collect()), Rows((1..).zip(requests).map(request).collect()))
}

/// One model, all requests answered.
fn of_one(latencies: &[f64]) -> Tables {
    tables(&["a"], &latencies.iter().map(|&latency| ("a", Some(latency))).collect::<Vec<_>>())
}

/// Whole milliseconds up to a small number make many ties. The last of the names is no longer in service.
fn random_tables(random: &mut Random, count: usize, requests: usize, most: f64) -> Tables {
    let names = ["tiny", "base", "large", "vision", "old"];
    let mut listed = names[..count].to_vec();
    random.shuffle(&mut listed);
    let rows = random.many(requests, |r| {
        let model = if r.chance(0.06) { "old" } else { names[r.count(0..=count - 1)] };
        (model, (!r.chance(0.15)).then(|| r.decimal(0.0, most, 0)))
    });
    tables(&listed, &rows)
}
