use super::limits::{MODELS_MAX, REQUESTS_MAX, TOKENS_MAX};
use judge::prelude::*;
use std::collections::HashSet;

record! {
    struct Model { model: String }
}

record! {
    struct Request { request_id: i64, model: Option<String>, status: Option<String>, tokens: Option<i64> }
}

record! {
    struct Outcome {
        model: String,
        ok: i64,
        throttled: i64,
        failed: i64,
        ok_tokens: i64,
        failure_share: Option<f64>,
    }
}

type Tables = (Rows<Model>, Rows<Request>);

/// Model, status, tokens.
type Row<'a> = (Option<&'a str>, Option<&'a str>, Option<i64>);

pub fn checker() -> Checker {
    Checker::new(outcomes)
        .example(
            "One of three finished requests of large failed; its tokens do not count. Nobody has asked small for anything.",
            tables(
                &["large", "small"],
                &[
                    (Some("large"), Some("ok"), Some(120)),
                    (Some("large"), Some("failed"), Some(40)),
                    (Some("large"), None, None),
                    (Some("large"), Some("ok"), None),
                    (Some("old"), Some("ok"), Some(9)),
                ],
            ),
        )
        .example(
            "A request that was cancelled has no column, but it counts among those that have a status.",
            tables(&["a"], &[(Some("a"), Some("cancelled"), Some(3)), (Some("a"), Some("throttled"), None), (Some("a"), Some("failed"), Some(1)), (None, Some("failed"), Some(1))]),
        )
        .edge("both tables empty", |_| tables(&[], &[]))
        .edge("no models", |_| tables(&[], &[(Some("a"), Some("ok"), Some(1))]))
        .edge("no requests", |_| tables(&["a", "b"], &[]))
        .edge("one of each status", |_| tables(&["a"], &["ok", "throttled", "failed"].map(|status| (Some("a"), Some(status), Some(10)))))
        .edge("all ok", |_| tables(&["a"], &[(Some("a"), Some("ok"), Some(10)); 4]))
        .edge("all failed", |_| tables(&["a"], &[(Some("a"), Some("failed"), Some(10)); 4]))
        .edge("all running", |_| tables(&["a"], &[(Some("a"), None, None), (Some("a"), None, Some(5))]))
        .edge("all cancelled", |_| tables(&["a"], &[(Some("a"), Some("cancelled"), Some(5)); 2]))
        .edge("ok without tokens", |_| tables(&["a"], &[(Some("a"), Some("ok"), None); 2]))
        .edge("running requests with tokens", |_| tables(&["a"], &[(Some("a"), None, Some(7)), (Some("a"), Some("ok"), Some(1))]))
        .edge("one failed of three, one running", |_| {
            tables(&["a"], &[(Some("a"), Some("failed"), None), (Some("a"), Some("ok"), Some(0)), (Some("a"), None, None), (Some("a"), Some("odd"), None)])
        })
        .edge("statuses that differ in case or blanks", |_| {
            tables(&["a"], &["OK", "ok ", "Failed", "ok", "failed", "", "THROTTLED"].map(|status| (Some("a"), Some(status), Some(2))))
        })
        .edge("models that differ in case", |_| tables(&["a", "A"], &[(Some("A"), Some("ok"), Some(1)), (Some("a"), Some("failed"), Some(2))]))
        .edge("only models that are gone", |_| tables(&["a"], &[(Some("x"), Some("ok"), Some(1)), (None, Some("failed"), Some(2))]))
        .edge("models in turns", |_| {
            let status = ["ok", "failed", "throttled", "ok", "cancelled"];
            tables(&["b", "c", "a"], &(0..30).map(|at| (Some(["a", "b", "c"][at % 3]), Some(status[at % 5]), Some(at as i64))).collect::<Vec<_>>())
        })
        .edge("many tokens", |_| tables(&["a", "b"], &[(Some("a"), Some("ok"), Some(TOKENS_MAX)); 50]))
        .edge("as many rows as allowed", |random| random_tables(random, MODELS_MAX as usize, REQUESTS_MAX as usize))
        .random(|random, size| {
            let models = random.count(0..=5);
            random_tables(random, models, size)
        })
        .legal(|(Rows(models), Rows(requests))| {
            must(models.len() <= MODELS_MAX as usize, &format!("there are at most {MODELS_MAX} models"))?;
            must(requests.len() <= REQUESTS_MAX as usize, &format!("there are at most {REQUESTS_MAX} requests"))?;
            let names: HashSet<&String> = models.iter().map(|row| &row.model).collect();
            must(names.len() == models.len(), "every model is there once")?;
            let ids: HashSet<i64> = requests.iter().map(|row| row.request_id).collect();
            must(ids.len() == requests.len(), "no two requests share an id")?;
            let in_range = |tokens: i64| (0..=TOKENS_MAX).contains(&tokens);
            let rule = format!("tokens are NULL or from 0 to {TOKENS_MAX}");
            must(requests.iter().all(|row| row.tokens.is_none_or(in_range)), &rule)
        })
        .into()
}

fn outcomes(Rows(models): Rows<Model>, Rows(requests): Rows<Request>) -> Rows<Outcome> {
    let outcome = |Model { model }: Model| {
        let own: Vec<&Request> = requests.iter().filter(|row| row.model.as_ref() == Some(&model)).collect();
        let with = |status: &str| own.iter().filter(|row| row.status.as_deref() == Some(status)).count() as i64;
        let ok = own.iter().filter(|row| row.status.as_deref() == Some("ok"));
        let ok_tokens = ok.filter_map(|row| row.tokens).sum();
        let finished = own.iter().filter(|row| row.status.is_some()).count();
        let failure_share = (finished > 0).then(|| with("failed") as f64 / finished as f64);
        let (ok, throttled, failed) = (with("ok"), with("throttled"), with("failed"));
        Outcome { ok, throttled, failed, ok_tokens, failure_share, model }
    };
    Rows(models.into_iter().map(outcome).collect())
}

fn tables(models: &[&str], requests: &[Row]) -> Tables {
    let request = |(at, &(model, status, tokens)): (i64, &Row)| Request {
        request_id: at * 389 % 1009,
        model: model.map(str::to_owned),
        status: status.map(str::to_owned),
        tokens,
    };
    let models = models.iter().map(|&model| Model { model: model.to_owned() }).collect();
    (Rows(models), Rows((1..).zip(requests).map(request).collect()))
}

fn random_tables(random: &mut Random, models: usize, requests: usize) -> Tables {
    let names: Vec<String> = (0..models + 2).map(|at| format!("m{at}")).collect();
    let statuses = ["ok", "ok", "throttled", "failed", "cancelled"];
    let rows = random.many(requests, |r| {
        let model = (!r.chance(0.05)).then(|| r.pick(&names).as_str());
        let status = (!r.chance(0.15)).then(|| *r.pick(&statuses));
        (model, status, (!r.chance(0.2)).then(|| r.int(0..=500)))
    });
    let offered: Vec<&str> = names[..models].iter().map(String::as_str).collect();
    tables(&offered, &rows)
}
