use super::limits::{TAGS_MAX, TOKENS_MAX, VOCABULARY_MAX};
use judge::prelude::*;

type Matrix = Vec<Vec<f64>>;
/// Start, follow, emit, tokens.
type Task = (Vec<f64>, Matrix, Matrix, Vec<usize>);

/// The smallest probability that is not 0.
const LEAST: f64 = 1e-100;
/// How far two logarithms may be apart, as a share of their size.
const SHARE: f64 = 1e-9;

pub fn checker() -> Checker {
    Checker::new(most_likely_tags)
        .example(
            "The first token speaks for tag 0, the last one for tag 1. To stay is likelier than to change.",
            (vec![0.6, 0.4], two(0.7, 0.3, 0.4, 0.6), rows(&[&[0.5, 0.4, 0.1], &[0.1, 0.3, 0.6]]), vec![0, 1, 2]),
        )
        .example(
            "Tag 0 is the better beginning, but nothing follows it.",
            (vec![0.9, 0.1], two(0.0, 0.0, 0.0, 0.5), rows(&[&[0.9], &[0.2]]), vec![0, 0]),
        )
        .example(
            "No tag produces token 1.",
            (vec![0.5, 0.5], two(0.5, 0.5, 0.5, 0.5), rows(&[&[1.0, 0.0], &[1.0, 0.0]]), vec![0, 1]),
        )
        .edge("no tokens", |_| (vec![0.5, 0.5], two(0.5, 0.5, 0.5, 0.5), rows(&[&[1.0], &[1.0]]), vec![]))
        .edge("no tokens, and no text can begin", |_| (vec![0.0], rows(&[&[1.0]]), rows(&[&[1.0]]), vec![]))
        .edge("one token", |_| (vec![0.5, 0.5], two(1.0, 0.0, 0.0, 1.0), rows(&[&[0.3], &[0.4]]), vec![0]))
        .edge("one token, the start decides", |_| {
            (vec![0.2, 0.9], two(0.5, 0.5, 0.5, 0.5), rows(&[&[0.4], &[0.3]]), vec![0])
        })
        .edge("one token, nothing can follow", |_| {
            (vec![0.2, 0.3], two(0.0, 0.0, 0.0, 0.0), rows(&[&[0.5], &[0.5]]), vec![0])
        })
        .edge("one token, impossible", |_| (vec![1.0, 0.0], two(0.5, 0.5, 0.5, 0.5), rows(&[&[0.0], &[0.5]]), vec![0]))
        .edge("one tag", |_| (vec![0.5], rows(&[&[0.25]]), rows(&[&[0.5, 0.1]]), vec![0, 1, 1, 0]))
        .edge("one tag, impossible", |_| (vec![0.5], rows(&[&[0.0]]), rows(&[&[0.5]]), vec![0, 0]))
        .edge("no text can begin", |_| (vec![0.0, 0.0], two(0.5, 0.5, 0.5, 0.5), rows(&[&[1.0], &[1.0]]), vec![0, 0]))
        .edge("only the last token is impossible", |_| {
            (vec![0.5, 0.5], two(1.0, 0.0, 0.0, 1.0), rows(&[&[0.9, 0.0], &[0.1, 0.0]]), vec![0, 0, 0, 1])
        })
        .edge("only the step is impossible", |_| {
            (vec![1.0, 0.0], two(1.0, 0.0, 0.0, 1.0), rows(&[&[1.0, 0.0], &[0.0, 1.0]]), vec![0, 1])
        })
        .edge("the likelier tag is a dead end", |_| {
            (vec![0.9, 0.1], two(1.0, 0.0, 0.0, 1.0), rows(&[&[0.9, 0.0], &[0.1, 0.1]]), vec![0, 0, 0, 1])
        })
        .edge("the last token turns everything", |_| {
            (vec![0.5, 0.5], two(0.9, 0.1, 0.1, 0.9), rows(&[&[0.6, 0.01], &[0.4, 0.9]]), vec![0, 0, 0, 1])
        })
        .edge("one way round", |_| {
            let follow = rows(&[&[0.0, 1.0, 0.0], &[0.0, 0.0, 1.0], &[1.0, 0.0, 0.0]]);
            (vec![0.1, 0.1, 0.8], follow, rows(&[&[0.5], &[0.5], &[0.5]]), vec![0; 5])
        })
        .edge("there, but not back", |_| {
            (vec![0.5, 0.5], two(0.5, 0.4, 0.0, 0.5), rows(&[&[0.9, 0.2], &[0.1, 0.8]]), vec![0, 1, 0, 1, 1])
        })
        .edge("to change is likelier than to stay", |_| {
            (vec![0.6, 0.4], two(0.1, 0.9, 0.8, 0.2), rows(&[&[0.5], &[0.5]]), vec![0; 6])
        })
        // Tag 0 is the likelier one of either token, given the text, but its weight comes from two different paths.
        .edge("the best path is not made of the best tags", |_| {
            let follow = rows(&[&[0.5, 0.5, 0.0], &[0.5, 0.5, 0.0], &[0.0, 0.0, 1.0]]);
            (vec![0.3, 0.3, 0.4], follow, rows(&[&[0.5], &[0.5], &[0.5]]), vec![0; 3])
        })
        .edge("a tiny step beside a forbidden one", |_| {
            (vec![0.9, 0.1], two(1e-90, 0.0, 0.0, 1e-90), rows(&[&[1e-90, 1e-90], &[1.0, 0.0]]), vec![0, 0, 1, 1])
        })
        .edge("tiny emissions", |_| {
            (vec![LEAST, 1.0], two(1.0, 0.0, 0.0, 1.0), rows(&[&[LEAST, 1.0], &[1e-99, 1e-90]]), vec![0, 0, 1, 0, 1])
        })
        .edge("every tagging is equally likely", |_| {
            (vec![0.5; 3], vec![vec![0.5; 3]; 3], vec![vec![0.5]; 3], vec![0; 4])
        })
        .edge("certain throughout", |_| (vec![1.0; 2], vec![vec![1.0; 2]; 2], vec![vec![1.0]; 2], vec![0; 3]))
        .edge("the last of three turns out right", |_| {
            let follow = rows(&[&[1.0, 0.0, 0.0], &[0.0, 1.0, 0.0], &[0.0, 0.0, 1.0]]);
            (vec![0.5, 0.4, 0.3], follow, rows(&[&[0.5, 0.0], &[0.5, 0.0], &[0.5, 0.1]]), vec![0, 0, 0, 1])
        })
        .edge("tokens at the end of the vocabulary", |random| {
            let (start, follow, emit, _) = model(random, 3, VOCABULARY_MAX as usize, 0.0, 0);
            (start, follow, emit, vec![VOCABULARY_MAX as usize - 1, 0, VOCABULARY_MAX as usize - 1])
        })
        .edge("rows that sum to more than 1", |_| {
            (vec![0.9, 0.8], two(0.9, 0.9, 0.8, 0.9), two(0.9, 0.3, 0.4, 0.8), vec![0, 1, 1, 0])
        })
        // For hundreds of tokens one tag is nine times as likely, and the last token belongs to the other one.
        .edge("an unlikely tag that turns out right", |_| {
            let tokens = (0..=500).map(|at| usize::from(at == 500)).collect();
            (vec![0.5, 0.5], two(1.0, 0.0, 0.0, 1.0), two(0.9, 0.0, 0.1, 0.9), tokens)
        })
        .edge("far below the smallest float", |random| model(random, 3, 4, 0.0, 1_500))
        .edge("as large as allowed", |random| {
            model(random, TAGS_MAX as usize, VOCABULARY_MAX as usize, 0.3, TOKENS_MAX as usize)
        })
        .random(|random, size| {
            let (tags, vocabulary) = (random.count(1..=3), random.count(1..=3));
            let zeros = *random.pick(&[0.0, 0.1, 0.3]);
            model(random, tags, vocabulary, zeros, size)
        })
        .legal(legal)
        .accept(|task, expected, actual: &Option<Vec<usize>>| {
            let (best, path) = match (expected, actual) {
                (None, None) => return Ok(()),
                (None, Some(_)) => return Err("no tagging is possible, so the answer is None".into()),
                (Some(_), None) => return Err("a tagging is possible, and the answer is None".into()),
                (Some(best), Some(path)) => (best, path),
            };
            let (tags, n) = (task.0.len(), task.3.len());
            must(path.len() == n, &format!("there are {n} tokens, and the answer has {} tags", path.len()))?;
            if let Some(unknown) = path.iter().find(|tag| **tag >= tags) {
                return Err(format!("there is no tag {unknown}"));
            }
            let (most, reached) = (log_of(task, best), log_of(task, path));
            must(reached > f64::NEG_INFINITY, "the answer has probability 0, and a possible tagging exists")?;
            let close = reached >= most - SHARE * most.abs().max(1.0);
            must(close, &format!("the logarithm of the probability is {reached:.6}, and {most:.6} is possible"))
        })
        .into()
}

fn legal((start, follow, emit, tokens): &Task) -> Legal {
    let tags = start.len();
    must((1..=TAGS_MAX as usize).contains(&tags), &format!("there are 1 to {TAGS_MAX} tags"))?;
    let square = follow.len() == tags && follow.iter().all(|row| row.len() == tags);
    must(square && emit.len() == tags, "`follow` has a row and a column for each tag, and `emit` a row")?;
    let vocabulary = emit[0].len();
    must(
        (1..=VOCABULARY_MAX as usize).contains(&vocabulary),
        &format!("a row of `emit` has 1 to {VOCABULARY_MAX} numbers"),
    )?;
    must(emit.iter().all(|row| row.len() == vocabulary), "all rows of `emit` are equally long")?;
    must(tokens.len() <= TOKENS_MAX as usize, &format!("there are at most {TOKENS_MAX} tokens"))?;
    must(tokens.iter().all(|&token| token < vocabulary), "every token is a position in the rows of `emit`")?;
    let mut numbers = start.iter().chain(follow.iter().flatten()).chain(emit.iter().flatten());
    must(numbers.all(|&p| p == 0.0 || (LEAST..=1.0).contains(&p)), "every probability is 0, or between 1e-100 and 1")
}

/// From the last token to the first: how likely can a tag, its token and all that follows be? Then forwards along the
/// best of these.
fn most_likely_tags(start: Vec<f64>, follow: Matrix, emit: Matrix, tokens: Vec<usize>) -> Option<Vec<usize>> {
    let best = |into: &[f64], here: &[f64]| {
        let ways = into.iter().zip(here).map(|(p, rest)| p.ln() + rest).zip(0..);
        ways.fold((f64::NEG_INFINITY, 0), |best, way| if way.0 > best.0 { way } else { best })
    };
    let mut after = vec![0.0; start.len()];
    let mut tables = Vec::new();
    for &token in tokens.iter().rev() {
        let here: Vec<f64> = emit.iter().zip(&after).map(|(row, after)| row[token].ln() + after).collect();
        after = follow.iter().map(|into| best(into, &here).0).collect();
        tables.push(here);
    }
    let (mut path, mut into) = (Vec::new(), &start);
    while let Some(here) = tables.pop() {
        let (log, tag) = best(into, &here);
        if log == f64::NEG_INFINITY {
            return None;
        }
        path.push(tag);
        into = &follow[tag];
    }
    Some(path)
}

/// The logarithm of the probability of a tagging.
fn log_of((start, follow, emit, tokens): &Task, path: &[usize]) -> f64 {
    let steps = path.windows(2).map(|pair| follow[pair[0]][pair[1]]);
    let emitted = path.iter().zip(tokens).map(|(&tag, &token)| emit[tag][token]);
    path.first().map(|&tag| start[tag]).into_iter().chain(steps).chain(emitted).map(f64::ln).sum()
}

fn rows(numbers: &[&[f64]]) -> Matrix {
    numbers.iter().map(|row| row.to_vec()).collect()
}

fn two(a: f64, b: f64, c: f64, d: f64) -> Matrix {
    rows(&[&[a, b], &[c, d]])
}

/// A model with this share of zeros, and a text of `n` tokens.
fn model(random: &mut Random, tags: usize, vocabulary: usize, zeros: f64, n: usize) -> Task {
    let mut row = |length: usize| -> Vec<f64> {
        (0..length).map(|_| if random.chance(zeros) { 0.0 } else { random.decimal(0.01, 0.99, 2) }).collect()
    };
    let start = row(tags);
    let follow = (0..tags).map(|_| row(tags)).collect();
    let emit = (0..tags).map(|_| row(vocabulary)).collect();
    (start, follow, emit, random.many(n, |r| r.count(0..=vocabulary - 1)))
}
