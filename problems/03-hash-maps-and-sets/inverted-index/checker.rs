use super::limits::{CALLS_MAX, ID_MAX, LENGTH_MAX, WORDS_MAX};
use judge::convert::IntoValue;
use judge::prelude::*;
use judge::value::Value;
use std::collections::{BTreeMap, BTreeSet};

calls! {
    enum Call { Add("add", document: i64, words: Vec<String>), Search("search", query: Vec<String>) }
}

type Input = ((), Vec<Call>);

pub fn checker() -> Checker {
    Checker::new(replay)
        .example(
            "Both documents hold “fox”; 7 has two more words of the second query. Nobody has “owl”.",
            input(&["+7 red fox red", "+4 fox in the red", "? fox", "? red fox", "? fox owl"]),
        )
        .example(
            "The new text of document 1 has no “fox” in it.",
            input(&["+1 fox fox", "+2 fox", "? fox", "+1 owl", "? fox", "? owl"]),
        )
        .edge("no call", |_| input(&[]))
        .edge("search in an empty index", |_| input(&["? a", "? a b", "?"]))
        .edge("a query without words", |_| input(&["+1 a", "?", "+2", "?"]))
        .edge("one document, one word", |_| input(&["+0 a", "? a", "? b"]))
        .edge("every word is asked for", |_| input(&["+1 a b", "+2 a", "+3 b", "? a b", "? b a", "? a", "? b"]))
        .edge("a word that nobody has", |_| input(&["+1 a b", "+2 a", "? a x", "? x a", "? x", "? a"]))
        .edge("a word that nobody has any more", |_| input(&["+1 a b", "+1 b", "? a", "? a b", "? b", "+2 a", "? a"]))
        .edge("more often comes first", |_| input(&["+1 a", "+2 a a a", "+3 a a", "? a"]))
        .edge("the sum decides", |_| input(&["+1 a a a b", "+2 a b b b b", "+3 a a b b", "? a b", "? b a"]))
        .edge("ties", |_| input(&["+9 a", "+3 a", "+7 a", "+5 a", "? a"]))
        .edge("the sum, not the larger part", |_| input(&["+5 a a a b", "+3 a a b b", "? a b", "? b a"]))
        .edge("ties of different words", |_| input(&["+2 a a b", "+1 a b b", "+10 b a a", "? a b"]))
        .edge("ids that sort otherwise as texts", |_| {
            input(&["+10 a", "+9 a", "+100 a", "+1000000000 a", "+0 a", "? a"])
        })
        .edge("a word twice in the query", |_| {
            input(&["+1 a b b", "+2 a a b", "+3 b b b", "? a a b", "? b b", "? a b a"])
        })
        .edge("other words do not count", |_| input(&["+2 a x x x x x", "+1 a y", "+3 a a", "? a"]))
        .edge("parts of words", |_| input(&["+1 cat", "+2 catalogue", "+3 bobcat cat", "? cat", "? catalogue"]))
        .edge("two words are not one", |_| input(&["+1 new york", "+2 newyork", "? new york", "? newyork", "? york"]))
        .edge("upper and lower case", |_| input(&["+1 US", "+2 us", "+3 Us us", "? us", "? US", "? Us us"]))
        .edge("words beyond ASCII", |_| input(&["+1 é", "+2 e", "+3 学 习", "? e", "? é", "? 学 习"]))
        .edge("the same text again", |_| input(&["+1 a a b", "+2 a a b", "+1 a a b", "? a b", "? a"]))
        .edge("fewer of a word than before", |_| input(&["+1 a a a", "+2 a a", "+1 a", "? a"]))
        .edge("more of a word than before", |_| input(&["+2 a", "+1 a a", "+2 a a a", "? a"]))
        .edge("replaced twice", |_| input(&["+1 a b", "+1 c", "+1 a", "? a", "? b", "? c", "? a b"]))
        .edge("replaced by nothing", |_| input(&["+1 a b", "+2 a", "+1", "? a", "? b", "? a b", "+1 b", "? b"]))
        .edge("an empty text first", |_| input(&["+1", "? a", "+1 a", "? a"]))
        .edge("words change places between documents", |_| input(&["+1 a", "+2 b", "+1 b", "+2 a", "? a", "? b"]))
        .edge("searches change nothing", |_| input(&["+1 a", "? b", "? b", "+2 b", "? b a", "? a", "? b"]))
        .edge("many words in the query", |_| {
            input(&["+1 a b c d e f", "+2 f e d c b a a", "+3 a b c d e", "? f a c e b d", "? a b c d e"])
        })
        .edge("many calls", |random| ((), calls(random, 300, 25)))
        .edge("a long word and a longer one", |_| {
            let long = "a".repeat(LENGTH_MAX as usize);
            input(&[&format!("+1 {long}"), &format!("+2 {}", &long[1..]), &format!("? {long}")])
        })
        .random(|random, size| {
            let documents = random.int(1..=4);
            ((), calls(random, size, documents))
        })
        // Every document holds one word that all hold and one of its own. Half of the words are added; then texts are
        // searched and some that came late are replaced, by turns. In searches the frequent word comes first.
        .growth(|random, size| {
            let add = |document: usize, version: usize| Call::Add {
                document: document as i64,
                words: ["the", &format!("word-{document}-{version}")].map(str::to_owned).to_vec(),
            };
            let documents = size / 4;
            let mut versions = vec![0; documents];
            let mut calls: Vec<Call> = (0..documents).map(|document| add(document, 0)).collect();
            for _ in 0..size / 8 {
                let asked = random.count(0..=documents - 1);
                let replaced = documents - 1 - random.count(0..=documents / 8);
                let query = ["the", &format!("word-{asked}-{}", versions[asked])].map(str::to_owned).to_vec();
                versions[replaced] += 1;
                calls.extend([Call::Search { query }, add(replaced, versions[replaced])]);
            }
            ((), calls)
        })
        .bound("words_max", |((), calls)| calls.iter().map(|call| words(call).len()).sum::<usize>() as i64)
        .bound("calls_max", |((), calls)| calls.len() as i64)
        .legal(|((), calls)| {
            must(calls.len() <= CALLS_MAX as usize, &format!("there are at most {CALLS_MAX} calls"))?;
            must(
                calls.iter().map(|call| words(call).len()).sum::<usize>() <= WORDS_MAX as usize,
                &format!("there are at most {WORDS_MAX} words in all calls"),
            )?;
            calls.iter().try_for_each(legal)
        })
        .into()
}

/// Reads the texts of all documents at each search.
fn replay((): (), calls: Vec<Call>) -> Vec<Value> {
    let mut texts: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    let answer = |call| match call {
        Call::Add { document, words } => {
            texts.insert(document, words);
            Value::None
        }
        Call::Search { query } => {
            let asked: BTreeSet<&String> = query.iter().collect();
            let fits = |text: &[String]| !asked.is_empty() && asked.iter().all(|word| text.contains(word));
            let score = |text: &[String]| text.iter().filter(|word| asked.contains(word)).count();
            let mut found: Vec<(usize, i64)> =
                texts.iter().filter(|(_, text)| fits(text)).map(|(&document, text)| (score(text), document)).collect();
            // They are in the order of their ids, and the sort keeps that among equals.
            found.sort_by_key(|&(score, _)| std::cmp::Reverse(score));
            found.into_iter().map(|(_, document)| document).collect::<Vec<i64>>().into_value()
        }
    };
    calls.into_iter().map(answer).collect()
}

fn words(call: &Call) -> &[String] {
    let (Call::Add { words, .. } | Call::Search { query: words }) = call;
    words
}

fn legal(call: &Call) -> Legal {
    let lengths = 1..=LENGTH_MAX as usize;
    must(
        words(call).iter().all(|word| lengths.contains(&word.chars().count())),
        &format!("a word has 1 to {LENGTH_MAX} characters"),
    )?;
    let Call::Add { document, .. } = call else { return Ok(()) };
    must((0..=ID_MAX).contains(document), &format!("an id is between 0 and {ID_MAX}"))
}

/// `+7 red fox` adds these words as document 7; `? red fox` searches for them.
fn input(script: &[&str]) -> Input {
    let call = |line: &&str| {
        let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
        let words = rest.split_whitespace().map(str::to_owned).collect();
        match first.strip_prefix('+') {
            Some(document) => Call::Add { document: document.parse().unwrap_or_default(), words },
            None => Call::Search { query: words },
        }
    };
    ((), script.iter().map(call).collect())
}

fn calls(random: &mut Random, count: usize, documents: i64) -> Vec<Call> {
    let text = |random: &mut Random, most: usize| {
        let length = random.count(0..=most);
        random.many(length, |r| (*r.pick(&["a", "b", "c", "ab"])).to_owned())
    };
    random.many(count, |r| {
        if r.chance(0.5) {
            Call::Search { query: text(r, 2) }
        } else {
            Call::Add { document: r.int(1..=documents), words: text(r, 5) }
        }
    })
}
