use super::limits::N_MAX;
use judge::prelude::*;
use std::collections::HashMap;

type Labels = Vec<String>;

pub fn checker() -> Checker {
    Checker::new(shortest_cover)
        .example(
            "Frames 0 to 3 cover as well, but there are four of them.",
            task("bike car bike bus bike", "bike bus bike"),
        )
        .example("Two spans of two frames cover. The first one counts.", task("car bus car", "car bus"))
        .example("There is one bicycle only.", task("bike car", "bike bike"))
        .edge("no frames", |_| task("", "bus"))
        .edge("one frame, wanted", |_| task("bus", "bus"))
        .edge("one frame, not wanted", |_| task("car", "bus"))
        .edge("more wanted than there are frames", |_| task("a b", "a b a b"))
        .edge("a label that never comes", |_| task("a b a b c", "a b d"))
        .edge("one label, many times", |_| task("b b a b a a", "a"))
        .edge("one label, wanted three times", |_| task("a b a b b a a a", "a a a"))
        .edge("exactly all of it", |_| task("a b c a", "a c a b"))
        .edge("only the whole log", |_| task("a c c c b", "b a"))
        .edge("all the same, two wanted", |_| task("a a a a a", "a a"))
        .edge("others in front and behind", |_| task("x x a x b x x", "a b"))
        .edge("others only", |_| task("x y x y", "a"))
        .edge("several frames can go at once", |_| task("a a b x x a x c", "a b c"))
        .edge("all but the last can go", |_| task("a x b x x x b a", "a b"))
        .edge("the shortest is the last", |_| task("a x x b x a x b a", "a b"))
        .edge("the shortest is in the middle", |_| task("a x x b a x x b", "a b"))
        .edge("the wanted labels turned round", |_| task("x c b a x", "a b c"))
        .edge("an excess that leaves", |_| task("a a a b x b a", "a a b"))
        .edge("an excess is not another label", |_| task("a a a x x x b x a b", "a b b"))
        .edge("labels that differ in case", |_| task("Bus bus BUS car", "BUS bus"))
        .edge("equally short spans that overlap", |_| task("a b a b a b", "b a"))
        .random(|random, size| {
            let kinds = random.count(1..=4);
            let most = *random.pick(&[1, 2, 4, 8]);
            let wanted = random.count(1..=most);
            (labels(random, size, kinds + 1), labels(random, wanted, kinds))
        })
        // Every quarter holds all wanted labels in the same order, so that the start moves at every step, and no span
        // shorter than a quarter covers.
        .growth(|random, size| {
            let wanted: Labels = random.permutation(size / 4).into_iter().map(|at| format!("object {at}")).collect();
            ((0..size).map(|at| wanted[at % wanted.len()].clone()).collect(), wanted)
        })
        .legal(|(labels, wanted)| {
            must(labels.len() <= N_MAX as usize, &format!("there are at most {N_MAX} labels"))?;
            must((1..=N_MAX as usize).contains(&wanted.len()), &format!("1 to {N_MAX} labels are wanted"))?;
            must(labels.iter().chain(wanted).all(|label| !label.is_empty()), "no label is empty")
        })
        .into()
}

/// Searches for the shortest length: if some span covers, so does one that is longer by a frame.
fn shortest_cover(labels: Labels, wanted: Labels) -> Option<(usize, usize)> {
    let (mut too_short, mut enough) = (0, labels.len());
    let mut best = first_cover(&labels, &wanted, enough)?;
    while enough - too_short > 1 {
        let middle = (too_short + enough) / 2;
        match first_cover(&labels, &wanted, middle) {
            Some(start) => (enough, best) = (middle, start),
            None => too_short = middle,
        }
    }
    Some((best, best + enough))
}

/// Where the first covering span of this length starts.
fn first_cover(labels: &[String], wanted: &[String], length: usize) -> Option<usize> {
    let mut lacking: HashMap<&str, i64> = HashMap::new();
    wanted.iter().for_each(|label| *lacking.entry(label).or_default() += 1);
    let mut short = lacking.len();
    for (at, label) in labels.iter().enumerate() {
        if let Some(count) = lacking.get_mut(label.as_str()) {
            *count -= 1;
            short -= usize::from(*count == 0);
        }
        if let Some(count) = at.checked_sub(length).and_then(|left| lacking.get_mut(labels[left].as_str())) {
            short += usize::from(*count == 0);
            *count += 1;
        }
        if short == 0 && at + 1 >= length {
            return Some(at + 1 - length);
        }
    }
    None
}

fn task(labels: &str, wanted: &str) -> (Labels, Labels) {
    let split = |text: &str| text.split_whitespace().map(str::to_owned).collect();
    (split(labels), split(wanted))
}

/// Labels of so many kinds.
fn labels(random: &mut Random, count: usize, kinds: usize) -> Labels {
    random.many(count, |r| ["bus", "car", "bike", "crossing", "tram"][r.count(0..=kinds - 1)].to_owned())
}
