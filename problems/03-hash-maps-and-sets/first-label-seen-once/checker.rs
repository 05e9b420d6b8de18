use super::limits::{LENGTH_MAX, N_MAX};
use judge::prelude::*;
use std::collections::BTreeMap;

pub fn checker() -> Checker {
    Checker::new(first_single)
        .example(
            "“cat” comes again in the last row. “dgo” and “owl” occur once, and “dgo” is first.",
            input("cat dog dgo dog owl cat"),
        )
        .example("The first row can be the answer.", input("owl cat cat"))
        .example("Every label occurs more than once.", input("cat dog cat dog"))
        .edge("no rows", |_| input(""))
        .edge("one row", |_| input("cat"))
        .edge("one row with the empty label", |_| (vec![String::new()],))
        .edge("two rows, the same", |_| input("cat cat"))
        .edge("two rows, different", |_| input("cat dog"))
        .edge("all different", |_| input("d c b a"))
        .edge("all the same", |_| (vec!["cat".to_owned(); 8],))
        .edge("three times", |_| input("a a a b b"))
        .edge("three times, then one that is single", |_| input("a a a b"))
        .edge("three times, apart from each other", |_| input("a b a c b a c"))
        .edge("four and five times", |_| input("a a a a b b b b b c c"))
        .edge("the last row", |_| input("a b c b a c d"))
        .edge("the row before the last", |_| input("a b c b a d c"))
        .edge("the first row's double is the last row", |_| input("a b c d b c a"))
        .edge("the single one is last in the alphabet", |_| input("z b a b a"))
        .edge("a later single one is earlier in the alphabet", |_| input("c z a c m"))
        .edge("doubles stand together", |_| input("a a b b c d d"))
        .edge("capitals", |_| input("cat Cat dog cat dog"))
        .edge("spaces", |_| (["cat", "cat ", "dog", "cat", "dog", " cat"].map(str::to_owned).to_vec(),))
        .edge("the empty label once", |_| (["a", "", "a", "b"].map(str::to_owned).to_vec(),))
        .edge("the empty label first", |_| (["", "a", "a", "b"].map(str::to_owned).to_vec(),))
        .edge("the empty label twice", |_| (["", "a", "", "b", "a"].map(str::to_owned).to_vec(),))
        .edge("one label is a part of another", |_| input("cat catfish cat fish"))
        .edge("leading zeros", |_| input("1 01 1 2 2"))
        .edge("beyond ASCII", |_| input("é 学 e é 🙂 学"))
        .edge("labels of the greatest length", |_| {
            let long = |last: &str| "x".repeat(LENGTH_MAX as usize - 1) + last;
            (vec![long("a"), long("b"), long("a"), long("c"), long("b")],)
        })
        .edge("one single label among many pairs", |random| {
            let mut labels = pairs(150);
            random.shuffle(&mut labels);
            labels.insert(211, "single".to_owned());
            (labels,)
        })
        .edge("pairs without a single label", |random| {
            let mut labels = pairs(150);
            random.shuffle(&mut labels);
            (labels,)
        })
        .random(|random, size| {
            let distinct = random.count(1..=size.div_ceil(2) + 1);
            (random.many(size, |r| name(r.count(1..=distinct))),)
        })
        // All labels in one order, then in another: each comes again about half of the list later. Only the last row's
        // label is single.
        .growth(|random, size| {
            let mut labels = Vec::new();
            for _ in 0..2 {
                let mut once: Vec<String> = (0..size / 2 - 1).map(name).collect();
                random.shuffle(&mut once);
                labels.extend(once);
            }
            labels.resize(size - 1, name(0));
            labels.push("single".to_owned());
            (labels,)
        })
        .legal(|(labels,)| {
            must(labels.len() <= N_MAX as usize, &format!("there are at most {N_MAX} rows"))?;
            must(
                labels.iter().all(|label| label.chars().count() <= LENGTH_MAX as usize),
                &format!("every label has at most {LENGTH_MAX} characters"),
            )
        })
        .into()
}

/// The smallest position among the labels that have only one.
fn first_single(labels: Vec<String>) -> Option<usize> {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, label) in labels.into_iter().enumerate() {
        places.entry(label).or_default().push(at);
    }
    places.into_values().filter(|places| places.len() == 1).map(|places| places[0]).min()
}

fn input(labels: &str) -> (Vec<String>,) {
    (labels.split_whitespace().map(str::to_owned).collect(),)
}

fn pairs(count: usize) -> Vec<String> {
    (0..2 * count).map(|at| name(at / 2)).collect()
}

fn name(number: usize) -> String {
    format!("c{number}")
}
