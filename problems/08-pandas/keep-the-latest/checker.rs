use super::limits::N_MAX;
use judge::prelude::*;
use std::collections::HashMap;

record! {
    struct Label { example: Option<String>, saved: DateTime, label: Option<String> }
}

const SECOND: i64 = 1_000_000_000;

/// 2024-05-30, in seconds; times in this file are seconds from here on.
const START: i64 = 19_873 * 86_400;

/// Example, seconds, label.
type Row<'a> = (Option<&'a str>, i64, Option<&'a str>);

pub fn checker() -> Checker {
    Checker::new(keep_latest)
        .example(
            "The second row of a is the newest by time, though not the last. c was saved twice in the same second.",
            log(&[
                (Some("a"), 0, Some("cat")),
                (Some("a"), 90, Some("dog")),
                (Some("c"), 40, Some("eel")),
                (Some("a"), 60, Some("cat")),
                (Some("c"), 40, Some("cat")),
            ]),
        )
        .example(
            "The label of b was taken back. Both rows without an id stay.",
            log(&[(None, 5, Some("dog")), (Some("b"), 7, None), (Some("b"), 6, Some("dog")), (None, 5, Some("dog"))]),
        )
        .edge("no rows", |_| log(&[]))
        .edge("one row", |_| log(&[(Some("a"), 0, Some("cat"))]))
        .edge("one row without an id", |_| log(&[(None, 0, None)]))
        .edge("equal rows", |_| log(&[(Some("a"), 3, Some("cat")); 5]))
        .edge("the last of equal times", |_| {
            log(&[(Some("a"), 3, Some("cat")), (Some("b"), 9, Some("dog")), (Some("a"), 3, Some("eel"))])
        })
        .edge("backwards in time", |_| {
            log(&[(Some("a"), 9, Some("cat")), (Some("a"), 8, Some("dog")), (Some("b"), 7, None)])
        })
        .edge("taken back, and saved again", |_| {
            log(&[(Some("a"), 1, Some("cat")), (Some("a"), 2, None), (Some("a"), 3, Some("dog")), (Some("a"), 2, None)])
        })
        .edge("only labels that were taken back", |_| {
            log(&[(Some("a"), 1, None), (Some("b"), 2, None), (Some("a"), 3, None)])
        })
        .edge("the order of the input is not that of time", |_| {
            log(&[(Some("c"), 9, Some("cat")), (Some("a"), 1, Some("cat")), (Some("b"), 5, Some("cat"))])
        })
        .edge("no ids", |_| log(&[(None, 2, Some("cat")), (None, 2, Some("cat")), (None, 1, None)]))
        .edge("one second, many rows", |_| {
            let labels = ["cat", "dog", "eel"];
            log(&(0..90).map(|at| (Some(["a", "b"][at % 2]), 3, Some(labels[at % 3]))).collect::<Vec<_>>())
        })
        .edge("two times, many rows", |random| {
            let mut rows = random.many(120, |r| (Some(*r.pick(&["a", "b", "c"])), r.int(0..=1), Some("cat")));
            for (at, row) in rows.iter_mut().enumerate() {
                row.2 = Some(["cat", "dog", "eel", "fox", "gnu"][at % 5]);
            }
            log(&rows)
        })
        .edge("names that differ in case", |_| log(&[(Some("A"), 1, Some("cat")), (Some("a"), 2, Some("dog"))]))
        .edge("a fraction of a second later", |_| {
            let (Frame(mut rows),) = log(&[(Some("a"), 1, Some("cat")), (Some("a"), 1, Some("dog"))]);
            rows[0].saved.0 += 1;
            (Frame(rows),)
        })
        .edge("as many rows as allowed", |random| random_log(random, N_MAX as usize, 60, 200))
        .random(|random, size| {
            let examples = random.count(1..=6);
            let seconds = *random.pick(&[1, 4, 100]);
            random_log(random, size, examples, seconds)
        })
        .legal(|(Frame(rows),)| {
            must(rows.len() <= N_MAX as usize, &format!("there are at most {N_MAX} rows"))?;
            must(rows.iter().all(|row| row.saved.0 != i64::MIN), "no time is missing")
        })
        .into()
}

fn keep_latest(Frame(labels): Frame<Label>) -> Frame<Label> {
    let mut latest: HashMap<&String, (DateTime, usize)> = HashMap::new();
    for (at, Label { example, saved, .. }) in labels.iter().enumerate() {
        if let Some(example) = example {
            let best = latest.entry(example).or_insert((*saved, at));
            *best = (*best).max((*saved, at));
        }
    }
    let stays = |at: usize, row: &Label| row.example.as_ref().is_none_or(|example| latest[example].1 == at);
    Frame(labels.iter().enumerate().filter(|(at, row)| stays(*at, row)).map(|(_, row)| row.clone()).collect())
}

fn log(rows: &[Row]) -> (Frame<Label>,) {
    let row = |&(example, seconds, label): &Row| Label {
        example: example.map(str::to_owned),
        saved: DateTime((START + seconds) * SECOND),
        label: label.map(str::to_owned),
    };
    (Frame(rows.iter().map(row).collect()),)
}

fn random_log(random: &mut Random, count: usize, examples: usize, seconds: i64) -> (Frame<Label>,) {
    let names: Vec<String> = (0..examples).map(|at| format!("x{at}")).collect();
    let rows = random.many(count, |r| {
        let example = (!r.chance(0.1)).then(|| r.pick(&names).as_str());
        let label = (!r.chance(0.2)).then(|| *r.pick(&["cat", "dog", "eel"]));
        (example, r.int(0..=seconds), label)
    });
    log(&rows)
}
