use super::limits::{DATASETS_MAX, RUNS_MAX};
use judge::prelude::*;
use std::collections::{BTreeMap, HashSet};

record! {
    struct Dataset { dataset: String }
}

record! {
    struct Run { dataset: String, model: String, score: Option<f64> }
}

record! {
    struct RunnerUp { dataset: String, model: Option<String>, score: Option<f64>, behind: Option<f64> }
}

type Tables = (Rows<Dataset>, Rows<Run>);

pub fn checker() -> Checker {
    Checker::new(runners_up)
        .example(
            "Two models share the best score on news, and two come after them. On cats the better run of the winner is not \
             followed by its own.",
            tables(
                &["news", "cats"],
                &[
                    ("news", "a", Some(0.9)),
                    ("news", "b", Some(0.9)),
                    ("news", "c", Some(0.75)),
                    ("news", "d", Some(0.75)),
                    ("news", "e", Some(0.5)),
                    ("cats", "a", Some(0.8)),
                    ("cats", "a", Some(0.7)),
                    ("cats", "b", Some(0.6)),
                    ("cats", "b", None),
                ],
            ),
        )
        .example(
            "Model b failed on birds, so nobody comes after model a. Nothing ran on fish, and sand is not on the leaderboard.",
            tables(
                &["birds", "fish"],
                &[("birds", "a", Some(0.5)), ("birds", "b", None), ("sand", "a", Some(0.9)), ("sand", "b", Some(0.8))],
            ),
        )
        .edge("no datasets", |_| tables(&[], &[("x", "a", Some(0.5)), ("x", "b", Some(0.25))]))
        .edge("no runs", |_| tables(&["x", "y"], &[]))
        .edge("both tables empty", |_| tables(&[], &[]))
        .edge("one model", |_| tables(&["x"], &[("x", "a", Some(0.5))]))
        .edge("two models", |_| tables(&["x"], &[("x", "a", Some(0.25)), ("x", "b", Some(0.5))]))
        .edge("one model, several runs", |_| {
            tables(&["x"], &[("x", "a", Some(0.5)), ("x", "a", Some(0.25)), ("x", "a", Some(0.75))])
        })
        .edge("all models alike", |_| {
            tables(&["x"], &[("x", "a", Some(0.5)), ("x", "b", Some(0.5)), ("x", "c", Some(0.5))])
        })
        .edge("two winners", |_| {
            tables(&["x"], &[("x", "a", Some(0.5)), ("x", "b", Some(0.5)), ("x", "c", Some(0.25))])
        })
        .edge("two runners-up", |_| {
            tables(&["x"], &[("x", "a", Some(0.5)), ("x", "b", Some(0.25)), ("x", "c", Some(0.25))])
        })
        .edge("a third place", |_| {
            tables(&["x"], &[("x", "a", Some(0.75)), ("x", "b", Some(0.5)), ("x", "c", Some(0.25))])
        })
        .edge("equal rows", |_| {
            let row = ("x", "a", Some(0.5));
            tables(&["x"], &[row, row, ("x", "b", Some(0.25)), ("x", "b", Some(0.25))])
        })
        .edge("every run failed", |_| tables(&["x"], &[("x", "a", None), ("x", "b", None)]))
        .edge("a failed model beside a winner", |_| tables(&["x"], &[("x", "b", None), ("x", "a", Some(0.5))]))
        .edge("a failed run of the winner and of the runner-up", |_| {
            let failed = [("x", "a", None), ("x", "b", None)];
            tables(&["x"], &[failed.as_slice(), &[("x", "a", Some(0.5)), ("x", "b", Some(0.25))]].concat())
        })
        .edge("a good and a bad run of each", |_| {
            let rows = [("x", "a", Some(0.9)), ("x", "a", Some(0.1)), ("x", "b", Some(0.7)), ("x", "b", Some(0.3))];
            tables(&["x"], &[rows.as_slice(), &[("x", "c", Some(0.6)), ("x", "c", Some(0.6))]].concat())
        })
        .edge("a score of 0 comes second", |_| tables(&["x"], &[("x", "a", Some(0.0)), ("x", "b", Some(1.0))]))
        .edge("the best score is 0", |_| tables(&["x"], &[("x", "a", Some(0.0)), ("x", "b", Some(0.0))]))
        .edge("the runner-up of one dataset wins another", |_| {
            let x = [("x", "a", Some(0.9)), ("x", "b", Some(0.8))];
            tables(&["x", "y"], &[x.as_slice(), &[("y", "b", Some(0.7)), ("y", "a", Some(0.6))]].concat())
        })
        .edge("names that differ in case", |_| {
            let rows = [("x", "a", Some(0.9)), ("x", "A", Some(0.8)), ("X", "a", Some(0.4)), ("X", "b", Some(0.3))];
            tables(&["x", "X"], &rows)
        })
        .edge("scores that hardly differ", |_| {
            tables(&["x"], &[("x", "a", Some(0.9)), ("x", "b", Some(0.9 - 1e-7)), ("x", "c", Some(0.9 - 2e-7))])
        })
        .edge("as many datasets as allowed", |random| {
            let names: Vec<String> = (0..DATASETS_MAX).map(|at| format!("set {at}")).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let rows = random.many(200, |r| (*r.pick(&names), *r.pick(&MODELS), Some(r.decimal(0.0, 1.0, 1))));
            tables(&names, &rows)
        })
        .edge("as many runs as allowed", |random| random_tables(random, 5, RUNS_MAX as usize, 3))
        .random(|random, size| {
            let datasets = random.count(1..=5);
            let decimals = random.int(1..=2) as i32;
            random_tables(random, datasets, size, decimals)
        })
        .legal(|(Rows(datasets), Rows(runs))| {
            must(datasets.len() <= DATASETS_MAX as usize, &format!("there are at most {DATASETS_MAX} datasets"))?;
            must(runs.len() <= RUNS_MAX as usize, &format!("there are at most {RUNS_MAX} runs"))?;
            let names: HashSet<&String> = datasets.iter().map(|row| &row.dataset).collect();
            must(names.len() == datasets.len(), "every dataset is there once")?;
            let in_range = |run: &Run| run.score.is_none_or(|score| (0.0..=1.0).contains(&score));
            must(runs.iter().all(in_range), "every score is NULL or from 0 to 1")
        })
        .into()
}

fn runners_up(Rows(datasets): Rows<Dataset>, Rows(runs): Rows<Run>) -> Rows<RunnerUp> {
    let mut out = Vec::new();
    for Dataset { dataset } in datasets {
        let mut best: BTreeMap<&String, f64> = BTreeMap::new();
        for run in runs.iter().filter(|run| run.dataset == dataset) {
            if let Some(score) = run.score {
                let highest = best.entry(&run.model).or_insert(score);
                *highest = highest.max(score);
            }
        }
        let top = best.values().copied().fold(f64::MIN, f64::max);
        let second = best.values().copied().filter(|&score| score < top).fold(f64::MIN, f64::max);
        let before = out.len();
        out.extend(best.iter().filter(|&(_, &score)| score == second).map(|(model, &score)| RunnerUp {
            dataset: dataset.clone(),
            model: Some((*model).clone()),
            score: Some(score),
            behind: Some(top - score),
        }));
        if out.len() == before {
            out.push(RunnerUp { dataset, model: None, score: None, behind: None });
        }
    }
    Rows(out)
}

const MODELS: [&str; 6] = ["bag", "lstm", "tiny", "base", "large", "human"];

fn tables(datasets: &[&str], runs: &[(&str, &str, Option<f64>)]) -> Tables {
    let dataset = |&name: &&str| Dataset { dataset: name.to_owned() };
    let run = |&(dataset, model, score): &(&str, &str, Option<f64>)| Run {
        dataset: dataset.to_owned(),
        model: model.to_owned(),
        score,
    };
    (Rows(datasets.iter().map(dataset).collect()), Rows(runs.iter().map(run).collect()))
}

/// Few scores make many ties. The last of the names is a dataset that is not on the leaderboard.
fn random_tables(random: &mut Random, count: usize, runs: usize, decimals: i32) -> Tables {
    let names = ["news", "cats", "birds", "speech", "maps", "old"];
    let mut listed = names[..count].to_vec();
    random.shuffle(&mut listed);
    let rows = random.many(runs, |r| {
        let dataset = if r.chance(0.08) { "old" } else { names[r.count(0..=count - 1)] };
        let score = (!r.chance(0.15)).then(|| r.decimal(0.0, 1.0, decimals));
        (dataset, *r.pick(&MODELS), score)
    });
    tables(&listed, &rows)
}
