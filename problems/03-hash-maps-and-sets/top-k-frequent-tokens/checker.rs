use super::limits::{LENGTH_MAX, N_MAX};
use judge::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeMap;

pub fn checker() -> Checker {
    Checker::new(top_tokens)
        .example(
            "“the” occurs three times. “a”, “cat” and “saw” occur twice; the first two in the alphabet take the places left.",
            input("the cat saw the dog and a cat saw a the", 3),
        )
        .example("A tie at the cut: “loss” and “model” do not fit in.", input("step model loss step data", 2))
        .example("There are only two distinct tokens. Capitals come before small letters.", input("a A", 5))
        .edge("no token", |_| input("", 3))
        .edge("one token", |_| input("loss", 1))
        .edge("all the same", |_| (vec!["pad".to_owned(); 12], 1))
        .edge("all different, k in the middle", |_| input("g c a f b e d", 4))
        .edge("k equals the number of distinct tokens", |_| input("b a c b", 3))
        .edge("k is one more than the number of distinct tokens", |_| input("b a c b", 4))
        .edge("a tie for the first place", |_| input("y x y x z", 1))
        .edge("ties above the cut and across it", |_| input("f e d c b a f e d c f e", 4))
        .edge("many late tokens tied at the cut", |_| input("z z y y x w v u t s", 5))
        .edge("one token is the beginning of another", |_| input("abc ab a abcd b abc", 5))
        .edge("the same letters, small and capital", |_| input("the The THE the The tHE", 4))
        .edge("tokens of the greatest length", |_| {
            let long = "x".repeat(LENGTH_MAX as usize - 1);
            ([format!("{long}b"), format!("{long}a"), long].to_vec(), 2)
        })
        .edge("digits and marks", |_| input("9 10 100 1 _ - 9 [PAD] ##ing", 9))
        .edge("beyond ASCII", |_| input("é e z 学 ß 🙂 é 学 Ω", 8))
        .edge("spaces inside tokens", |_| (["a b", " a", "a", "a ", "a b", "\n"].map(str::to_owned).to_vec(), 6))
        .edge("counts of nine, ten and eleven", |random| {
            let mut tokens = [vec!["nine"; 9], vec!["ten"; 10], vec!["eleven"; 11], vec!["one"]].concat();
            random.shuffle(&mut tokens);
            input(&tokens.join(" "), 3)
        })
        .edge("a token that comes back after a pause", |_| input("b b c a a c a c b c", 2))
        .edge("many distinct tokens", |random| (numbered(random, 900, 300), 200))
        .random(|random, size| {
            let distinct = random.count(1..=size.max(3) / 2 + 1);
            let alphabet: Vec<String> = random.many(distinct, word);
            (random.many(size, |r| r.pick(&alphabet).clone()), random.count(1..=distinct + 1))
        })
        // Nearly half of the tokens are distinct, and the list is cut among those that occur once or twice.
        .growth(|random, size| (numbered(random, size, size / 2), size / 4))
        .legal(|(tokens, k)| {
            must(tokens.len() <= N_MAX as usize, &format!("there are at most {N_MAX} tokens"))?;
            must(1 <= *k && *k <= N_MAX as usize, &format!("k is between 1 and {N_MAX}"))?;
            must(
                tokens.iter().all(|token| (1..=LENGTH_MAX as usize).contains(&token.chars().count())),
                &format!("every token has 1 to {LENGTH_MAX} characters"),
            )
        })
        .into()
}

/// The map hands out tokens in alphabetical order, and the sort by count keeps that order among equals.
fn top_tokens(tokens: Vec<String>, k: usize) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for token in tokens {
        *counts.entry(token).or_default() += 1;
    }
    let mut ranked: Vec<(String, usize)> = counts.into_iter().collect();
    ranked.sort_by_key(|(_, count)| Reverse(*count));
    ranked.into_iter().take(k).map(|(token, _)| token).collect()
}

fn input(corpus: &str, k: usize) -> (Vec<String>, usize) {
    (corpus.split_whitespace().map(str::to_owned).collect(), k)
}

/// One to three letters out of four, so that tokens are alike.
fn word(random: &mut Random) -> String {
    let length = random.count(1..=3);
    random.many(length, |r| *r.pick(&['a', 'b', 'c', 'B'])).into_iter().collect()
}

/// Tokens such as `t17`, drawn from this many.
fn numbered(random: &mut Random, count: usize, distinct: usize) -> Vec<String> {
    random.many(count, |r| format!("t{}", r.count(1..=distinct)))
}
