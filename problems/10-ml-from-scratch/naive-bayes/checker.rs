use super::limits::WORDS_MAX;
use judge::prelude::*;
use judge::value::Value;
use std::collections::{BTreeMap, BTreeSet};

type Words = Vec<String>;
type Task = (Vec<Words>, Vec<String>, Vec<Words>, f64);

pub fn checker() -> Checker {
    Checker::new(log_posteriors)
        .example(
            "The vocabulary has three words. The joint probabilities are 2/3 · 4/7 · 2/7 for tech and 1/3 · 1/5 · 2/5 for sales.",
            task(&["tech: crash crash now", "sales: price now", "tech: crash"], &["crash now"], 1.0),
        )
        .example(
            "Nobody wrote “hello” before, so it is left out. Without any word the prior remains.",
            task(&["a: x", "b: y", "b: y z"], &["hello x", "hello", ""], 0.5),
        )
        .edge("one class", |_| task(&["spam: win now", "spam: win"], &["win", "lose", ""], 1.0))
        .edge("no query", |_| task(&["spam: win"], &[], 1.0))
        .edge("texts without words", |_| task(&["a: ", "a: x y", "b: ", "b: ", "b: y"], &["x", "y y", ""], 1.0))
        .edge("a class without words", |_| task(&["a: x x y", "b: ", "b: "], &["x", "y z"], 1.0))
        .edge("no text has a word", |_| task(&["a: ", "b: ", "b: "], &["x y", ""], 1.0))
        .edge("only unseen words", |_| task(&["a: x x x x x x", "b: y"], &["p q r", "p p p p p p p p"], 1.0))
        .edge("repeated words in a text", |_| task(&["a: x x x x y", "b: x y y y y"], &["x", "y", "x y"], 1.0))
        .edge("repeated words in a query", |_| task(&["a: x x x y", "b: x y y y"], &["x x x y", "y y x"], 1.0))
        .edge("a class with few words", |_| {
            task(&["a: u v w x y z u v w x y z", "b: u", "a: u v w", "a: x y z"], &["u", "z", "u u v"], 1.0)
        })
        .edge("many short texts against one long", |_| {
            task(&["a: x", "a: x", "a: y", "a: x", "b: x y y y y y y y z z"], &["x", "y", "z"], 1.0)
        })
        .edge("little smoothing", |_| task(&["a: x x x", "b: y y y", "b: z"], &["x", "x y", "x x x z"], 0.01))
        .edge("heavy smoothing", |_| task(&["a: x x x", "b: y y y", "b: z"], &["x", "x y", "x x x z"], 10.0))
        .edge("words that differ by case", |_| task(&["a: Free free", "b: FREE free"], &["Free", "FREE", "fRee"], 1.0))
        .edge("a word that is also a label", |_| task(&["a: b b", "b: a"], &["a", "b", "a b b"], 1.0))
        .edge("all texts the same", |_| task(&["a: x y", "b: x y", "c: x y"], &["x", "x y y"], 1.0))
        .edge("a query of a thousand words", |random| (texts(random, 8), labels(8), vec![words(random, 1000, 8)], 1.0))
        .edge("a class that is all but impossible", |_| {
            let query = "x ".repeat(800);
            task(&["a: x x x x x x x x", "b: y y y y y y y y", "c: x x"], &[&query, "y"], 0.5)
        })
        .random(|random, size| {
            let count = random.count(1..=1 + size / 4);
            let queries = random.many(3, |r| {
                let length = r.count(0..=size);
                words(r, length, 12)
            });
            let labels = random.many(count, |r| (*r.pick(&["ham", "spam", "news"])).to_owned());
            (texts(random, count), labels, queries, *random.pick(&[0.1, 0.5, 1.0, 2.0]))
        })
        // Half of the words to learn from, half to classify, 16 to a text; many distinct ones.
        .growth(|random, size| {
            let texts = |random: &mut Random| random.many(size / 32, |r| words(r, 16, size / 4));
            (texts(random), labels(size / 32), texts(random), 1.0)
        })
        .bound("words_max", |(texts, _, queries, _)| texts.iter().chain(queries).map(Vec::len).sum::<usize>() as i64)
        .legal(|(texts, labels, queries, alpha)| {
            let words: usize = texts.iter().chain(queries).map(Vec::len).sum();
            must(!texts.is_empty(), "there is at least one text")?;
            must(texts.len() == labels.len(), "every text has one label")?;
            let mut all = texts.iter().chain(queries).flatten().chain(labels);
            must(all.all(|text| !text.is_empty()), "no word and no label is empty")?;
            must(words <= WORDS_MAX as usize, &format!("there are at most {WORDS_MAX} words"))?;
            must((0.01..=10.0).contains(alpha), "alpha is between 0.01 and 10")
        })
        .into()
}

fn log_posteriors(texts: Vec<Words>, labels: Vec<String>, queries: Vec<Words>, alpha: f64) -> Value {
    let vocabulary: BTreeSet<&String> = texts.iter().flatten().collect();
    let mut count: BTreeMap<&String, BTreeMap<&String, f64>> = BTreeMap::new();
    for (text, label) in texts.iter().zip(&labels) {
        let class = count.entry(label).or_default();
        text.iter().for_each(|word| *class.entry(word).or_default() += 1.0);
    }
    let posteriors = |query: Words| {
        let joint = count.iter().map(|(&class, count)| {
            let texts_of_class = labels.iter().filter(|&label| label == class).count();
            let room = count.values().sum::<f64>() + alpha * vocabulary.len() as f64;
            let known = query.iter().filter(|word| vocabulary.contains(word));
            let likelihood: f64 = known.map(|word| (count.get(word).unwrap_or(&0.0) + alpha).ln() - room.ln()).sum();
            (texts_of_class as f64 / texts.len() as f64).ln() + likelihood
        });
        let joint: Vec<f64> = joint.collect();
        let top = joint.iter().copied().fold(f64::MIN, f64::max);
        let evidence = top + joint.iter().map(|score| (score - top).exp()).sum::<f64>().ln();
        let entry = |(class, &own): (&&String, &f64)| (Value::Str((*class).clone()), Value::Float(own - evidence));
        Value::Dict(count.keys().zip(&joint).map(entry).collect())
    };
    Value::List(queries.into_iter().map(posteriors).collect())
}

/// Texts as `label: words`, queries as words.
fn task(texts: &[&str], queries: &[&str], alpha: f64) -> Task {
    let split = |text: &str| text.split_whitespace().map(str::to_owned).collect();
    let (labels, texts) = texts.iter().filter_map(|text| text.split_once(':')).unzip::<_, _, Vec<_>, Vec<_>>();
    (
        texts.into_iter().map(split).collect(),
        labels.into_iter().map(str::to_owned).collect(),
        queries.iter().copied().map(split).collect(),
        alpha,
    )
}

/// So many words, out of so many.
fn words(random: &mut Random, count: usize, distinct: usize) -> Words {
    random.many(count, |r| format!("w{}", r.count(0..=distinct)))
}

fn texts(random: &mut Random, count: usize) -> Vec<Words> {
    random.many(count, |r| {
        let length = r.count(0..=6);
        words(r, length, 8)
    })
}

/// Three classes in turns.
fn labels(count: usize) -> Vec<String> {
    (0..count).map(|at| ["ham", "spam", "news"][at % 3].to_owned()).collect()
}
