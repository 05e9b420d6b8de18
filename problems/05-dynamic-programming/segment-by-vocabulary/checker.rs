use super::limits::{TEXT_MAX, TOKEN_MAX, TOKENS_MAX};
use judge::prelude::*;
use std::collections::HashSet;

type Task = (String, Vec<String>);

pub fn checker() -> Checker {
    Checker::new(fewest)
        .example(
            "Three tokens do: “ab”, “cde”, “f”. With “abc” first it would take four.",
            task("abcdef", "abc ab cde d e f"),
        )
        .example("The text can only begin with “ab”, and then no token fits.", task("abc", "ab bc"))
        .example("The longest token first would take three.", task("aaaaaa", "aaaa aaa a"))
        .edge("nothing to cut", |_| task("", "a"))
        .edge("nothing at all", |_| task("", ""))
        .edge("no vocabulary", |_| task("a", ""))
        .edge("one character, a token", |_| task("a", "a"))
        .edge("one character, no token", |_| task("a", "b"))
        .edge("the text is a token", |_| task("token", "to ken token t o k e n"))
        .edge("every token is longer", |_| task("ab", "abc abcd"))
        .edge("one token again and again", |_| task("ababab", "ab"))
        .edge("the longest first gets stuck", |_| task("abcd", "abc ab cd"))
        .edge("the shortest first gets stuck", |_| task("abcd", "a abc d bd"))
        .edge("the longest last gets stuck", |_| task("abcd", "bcd ab cd"))
        .edge("the longest token anywhere is in the way", |_| task("abcdefg", "cdef ab abc defg a b g"))
        .edge("only the very last character fails", |_| task("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "a aa aaa aaaa"))
        .edge("only the very first character fails", |_| task("baaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a aa aaa aaaa"))
        .edge("a gap in the middle", |_| task("abxcd", "ab cd a b c d"))
        .edge("a token that lies across", |_| task("thecatsat", "the cat sat cats at he th"))
        .edge("tokens that differ in case", |_| task("aAa", "a aa AA Aa"))
        .edge("the letters of a token in another order", |_| task("abba", "ab"))
        .edge("a token that is used three times", |_| task("xyxzx", "x y z"))
        .edge("characters of several bytes", |_| task("naïve🙂café🙂", "na ïve 🙂 caf é na🙂 é🙂"))
        .edge("a mark inside the text", |_| {
            ("a$end#b".into(), ["a", "$", "end", "#b", "$end"].map(str::to_owned).to_vec())
        })
        .edge("spaces are characters", |_| (" a b ".into(), [" a", " ", "b ", "a"].map(str::to_owned).to_vec()))
        .edge("the longest tokens", |_| {
            let long = |letter: &str| letter.repeat(TOKEN_MAX as usize);
            (long("a") + &long("b"), vec![long("b"), long("a"), "a".into(), "b".into()])
        })
        .edge("a long text of one character", |_| ("a".repeat(3_000), vec!["a".into(), "aa".into()]))
        .edge("as many tokens as allowed", |random| {
            let words = (0..TOKENS_MAX).map(|at| format!("w{at}.")).collect::<Vec<_>>();
            (random.many(300, |r| r.pick(&words).clone()).concat(), words)
        })
        .random(|random, size| {
            let alphabet = *random.pick(&["ab", "abc", "aab"]);
            let most = random.count(1..=6);
            let mut words = random.many(most + 1, |r| {
                let length = r.count(1..=4);
                r.text(length, alphabet)
            });
            words.sort();
            words.dedup();
            random.shuffle(&mut words);
            let count = random.count(0..=size);
            let mut text = random.many(count, |r| r.pick(&words).clone()).concat();
            if random.chance(0.3) {
                text += &random.text(2, "ab");
            }
            (text, words)
        })
        // One letter again and again, which every place can be reached by, and tokens that almost fit.
        .growth(|_, size| {
            let near = (0..size / 10).map(|at| format!("aaaa{at}"));
            ("a".repeat(size), near.chain(["a", "aa", "aaaaa"].map(str::to_owned)).collect())
        })
        .legal(|(text, vocabulary)| {
            let length = |text: &String| text.chars().count() as i64;
            must(length(text) <= TEXT_MAX, &format!("the text has at most {TEXT_MAX} characters"))?;
            must(vocabulary.len() <= TOKENS_MAX as usize, &format!("there are at most {TOKENS_MAX} tokens"))?;
            let lengths = vocabulary.iter().all(|token| (1..=TOKEN_MAX).contains(&length(token)));
            must(lengths, &format!("a token has 1 to {TOKEN_MAX} characters"))?;
            let different: HashSet<&String> = vocabulary.iter().collect();
            must(different.len() == vocabulary.len(), "no token is listed twice")
        })
        .bound("text_max", |(text, _)| text.chars().count() as i64)
        .bound("token_max", |(_, vocabulary)| {
            vocabulary.iter().map(|token| token.chars().count() as i64).max().unwrap_or(0)
        })
        .accept(|(text, vocabulary), expected, actual: &Option<Vec<String>>| {
            let (least, tokens) = match (expected, actual) {
                (None, None) => return Ok(()),
                (None, Some(_)) => return Err("the text cannot be cut, so the answer is None".into()),
                (Some(_), None) => return Err("the text can be cut, and the answer is None".into()),
                (Some(least), Some(tokens)) => (least, tokens),
            };
            if let Some(token) = tokens.iter().find(|token| !vocabulary.contains(token)) {
                return Err(format!("'{token}' is not in the vocabulary"));
            }
            must(tokens.concat() == *text, "the tokens, joined, are not the text")?;
            must(tokens.len() == *least, &format!("there are {} tokens, and {least} are enough", tokens.len()))
        })
        .into()
}

/// Rounds of a breadth-first search over the places between characters: the text ends in the round that is the answer.
fn fewest(text: String, vocabulary: Vec<String>) -> Option<usize> {
    let tokens: HashSet<&str> = vocabulary.iter().map(String::as_str).collect();
    let mut places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    places.push(text.len());
    let mut seen = vec![false; places.len()];
    let mut round = vec![0];
    for count in 0.. {
        if round.is_empty() || round.contains(&(places.len() - 1)) {
            return (!round.is_empty()).then_some(count);
        }
        let mut next = Vec::new();
        for start in round {
            for end in (start + 1..places.len()).take(TOKEN_MAX as usize) {
                if !seen[end] && tokens.contains(&text[places[start]..places[end]]) {
                    seen[end] = true;
                    next.push(end);
                }
            }
        }
        round = next;
    }
    None
}

/// A text, and a vocabulary whose tokens are parted by spaces.
fn task(text: &str, vocabulary: &str) -> Task {
    (text.to_owned(), vocabulary.split_whitespace().map(str::to_owned).collect())
}
