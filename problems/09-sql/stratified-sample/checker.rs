use super::limits::{EXAMPLES_MAX, PERCENT_MAX};
use judge::prelude::*;
use std::collections::{BTreeMap, HashSet};

record! {
    struct Example { id: i64, label: Option<String> }
}

record! {
    struct Sampling { percent: i64 }
}

record! {
    struct Sampled { id: i64, label: String }
}

type Tables = (Rows<Example>, Rows<Sampling>);

const ID_MAX: i64 = 2_147_483_647;

pub fn checker() -> Checker {
    Checker::new(sample)
        .example("Half of three cats are two, half of a single dog is one.", {
            tables(&[(1, "cat"), (2, "cat"), (3, "cat"), (4, "dog")], 50)
        })
        .example("A tenth of five is one. What has no label is never sampled.", {
            let mut input = tables(&(10..15).map(|id| (id, "cat")).collect::<Vec<_>>(), 10);
            input.0.0.push(Example { id: 20, label: None });
            input
        })
        .edge("no rows", |_| tables(&[], 10))
        .edge("one row", |_| tables(&[(5, "cat")], 1))
        .edge("0 per cent", |_| tables(&[(1, "cat"), (2, "cat"), (3, "dog")], 0))
        .edge("100 per cent", |_| tables(&[(1, "cat"), (2, "cat"), (3, "dog")], PERCENT_MAX))
        .edge("1 per cent", |_| classes(&[("cat", 99), ("dog", 100), ("eel", 101)], 1))
        .edge("99 per cent", |_| classes(&[("cat", 99), ("dog", 100), ("eel", 101)], 99))
        .edge("7 per cent of 100, exactly", |_| classes(&[("cat", 100)], 7))
        .edge("10 per cent of 20 and of 21", |_| classes(&[("cat", 20), ("dog", 21)], 10))
        .edge("10 per cent of 24 and of 26", |_| classes(&[("cat", 24), ("dog", 26)], 10))
        .edge("29 per cent of 100, and 58 per cent of 50", |_| classes(&[("cat", 100), ("dog", 200)], 29))
        .edge("14 per cent of 50", |_| classes(&[("cat", 50), ("dog", 150)], 14))
        .edge("many classes of one", |_| {
            let names: Vec<String> = (0..12).map(|at| format!("class {at}")).collect();
            tables(&names.iter().zip(100..).map(|(name, id)| (id, name.as_str())).collect::<Vec<_>>(), 10)
        })
        .edge("no labels", |_| {
            let rows = (1..6).map(|id| Example { id, label: None }).collect();
            (Rows(rows), Rows(vec![Sampling { percent: 50 }]))
        })
        .edge("as many without a label as with one", |_| {
            let mut input = classes(&[("cat", 20)], 50);
            input.0.0.extend((500..520).map(|id| Example { id, label: None }));
            input
        })
        .edge("labels that differ in case", |_| tables(&[(1, "cat"), (2, "Cat"), (3, "cat"), (4, "CAT")], 50))
        .edge("ids at both ends", |_| {
            tables(&[(0, "cat"), (1, "cat"), (ID_MAX, "cat"), (ID_MAX - 1, "cat"), (1 << 30, "cat")], 40)
        })
        .edge("neighbouring hashes", |_| {
            // Ids this far apart have hashes that differ by 1.
            let far = 244_002_641;
            tables(&[(2, "cat"), (2 + far, "cat"), (4 + far, "dog"), (4, "dog")], 50)
        })
        .edge("even ids alone", |_| tables(&(0..40).map(|at| (at * 2, "cat")).collect::<Vec<_>>(), 25))
        .edge("a frequent class with small hashes", |random| {
            // The rare class has all the large hashes, so that a common order would pass it over.
            let mut ids: Vec<i64> = (1..400).collect();
            ids.sort_by_key(|&id| hash(id));
            let label = |at: usize| if at < 380 { "frequent" } else { "rare" };
            let mut rows: Vec<(i64, &str)> = ids.iter().enumerate().map(|(at, &id)| (id, label(at))).collect();
            random.shuffle(&mut rows);
            tables(&rows, 10)
        })
        .edge("as many rows as allowed", |random| random_tables(random, EXAMPLES_MAX as usize, 5, 12))
        .random(|random, size| {
            let count = random.count(1..=4);
            let percent = *random.pick(&[0, 1, 5, 10, 20, 25, 33, 50, 75, 100]);
            random_tables(random, size, count, percent)
        })
        .legal(|(Rows(examples), Rows(sampling))| {
            must(examples.len() <= EXAMPLES_MAX as usize, &format!("there are at most {EXAMPLES_MAX} rows"))?;
            let ids: HashSet<i64> = examples.iter().map(|row| row.id).collect();
            must(ids.len() == examples.len(), "no two rows share an id")?;
            must(ids.iter().all(|id| (0..=ID_MAX).contains(id)), &format!("ids are from 0 to {ID_MAX}"))?;
            must(sampling.len() == 1, "sampling has one row")?;
            let percent = sampling.iter().all(|row| (0..=PERCENT_MAX).contains(&row.percent));
            must(percent, &format!("the percentage is from 0 to {PERCENT_MAX}"))
        })
        .into()
}

fn sample(Rows(examples): Rows<Example>, Rows(sampling): Rows<Sampling>) -> Rows<Sampled> {
    let mut classes: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for Example { id, label } in examples {
        if let Some(label) = label {
            classes.entry(label).or_default().push(id);
        }
    }
    let mut out = Vec::new();
    for (label, mut ids) in classes {
        ids.sort_by_key(|&id| hash(id));
        ids.truncate((ids.len() * sampling[0].percent as usize).div_ceil(100));
        out.extend(ids.into_iter().map(|id| Sampled { id, label: label.clone() }));
    }
    Rows(out)
}

/// Multiplication by a number near 2^32 divided by the golden ratio (Knuth, The Art of Computer Programming, 6.4).
fn hash(id: i64) -> i64 {
    id * 2_654_435_761 % (1 << 32)
}

fn tables(examples: &[(i64, &str)], percent: i64) -> Tables {
    let example = |&(id, label): &(i64, &str)| Example { id, label: Some(label.to_owned()) };
    (Rows(examples.iter().map(example).collect()), Rows(vec![Sampling { percent }]))
}

/// So many examples of each class, the classes' ids in turns.
fn classes(sizes: &[(&str, i64)], percent: i64) -> Tables {
    let classes = sizes.len() as i64;
    let rows: Vec<(i64, &str)> = (0..classes)
        .zip(sizes)
        .flat_map(|(class, &(label, size))| (0..size).map(move |at| (1 + at * classes + class, label)))
        .collect();
    tables(&rows, percent)
}

fn random_tables(random: &mut Random, count: usize, classes: usize, percent: i64) -> Tables {
    let names = ["cat", "dog", "eel", "fox", "gnu"];
    let most = *random.pick(&[count as i64, 5000, ID_MAX]);
    let mut ids = HashSet::new();
    let mut rows = Vec::new();
    while rows.len() < count {
        let id = random.int(0..=most);
        if ids.insert(id) {
            // Each class is half as frequent as the one before.
            let at = (0..classes - 1).find(|_| random.chance(0.5)).unwrap_or(classes - 1);
            let label = (!random.chance(0.1)).then(|| names[at].to_owned());
            rows.push(Example { id, label });
        }
    }
    (Rows(rows), Rows(vec![Sampling { percent }]))
}
