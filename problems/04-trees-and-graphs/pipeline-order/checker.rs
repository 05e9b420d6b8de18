use super::limits::{ARROWS_MAX, DEEP, STEPS_MAX};
use judge::prelude::*;
use std::collections::{BTreeSet, HashMap, HashSet};

type Pipeline = (Vec<String>, Vec<(String, String)>);
type Order = Option<Vec<String>>;

pub fn checker() -> Checker {
    Checker::new(pipeline_order)
        .example(
            "Here only one order is possible.",
            pipeline("train clean load split", "load clean, clean split, split train"),
        )
        .example(
            "Both models need the features, and the choice needs both models. The models may change places.",
            pipeline("choose small large features", "features small, features large, small choose, large choose"),
        )
        .example(
            "Loading can run, but then selecting waits for training and training for selecting.",
            pipeline("load select train", "load select, select train, train select"),
        )
        .edge("no steps", |_| pipeline("", ""))
        .edge("one step", |_| pipeline("load", ""))
        .edge("one step that waits for itself", |_| pipeline("load", "load load"))
        .edge("a step that waits for itself among others", |_| pipeline("load clean train", "load clean, clean clean"))
        .edge("no arrows", |_| pipeline("load clean train", ""))
        .edge("one step without arrows", |_| pipeline("train report load", "load train"))
        .edge("a short cut", |_| pipeline("load clean train", "load train, load clean, clean train"))
        .edge("a short cut, listed last", |_| pipeline("load clean train", "load clean, clean train, load train"))
        .edge("an arrow twice", |_| pipeline("load clean train", "load clean, clean train, load clean"))
        .edge("two circles of arrows", |_| pipeline("a b c d", "a b, b a, c d, d c"))
        .edge("two pipelines", |_| pipeline("train clean index fetch", "clean train, fetch index"))
        .edge("two pipelines, a circle in the second", |_| pipeline("a b c d e", "a b, c d, d e, e c"))
        .edge("a circle in front of everything", |_| pipeline("a b c d", "a b, b a, b c, c d"))
        .edge("a circle behind everything", |_| pipeline("d c b a", "a b, b c, c d, d c"))
        .edge("everything waits for everything before", |random| dense(random, 12))
        .edge("a long chain, first to last", |_| chain(DEEP as usize, false))
        .edge("a long chain, last to first", |_| chain(DEEP as usize, true))
        .edge("a long circle", |_| {
            let (steps, mut arrows) = chain(DEEP as usize, false);
            arrows.push((steps[steps.len() - 1].clone(), steps[0].clone()));
            (steps, arrows)
        })
        .random(random_pipeline)
        // A chain with short cuts, listed last to first: each look over the list finds one free step.
        .growth(|random, size| {
            let (steps, mut arrows) = chain(size / 3, true);
            while steps.len() + arrows.len() < size {
                let after = random.count(0..=steps.len() - 2);
                let before = random.count(after + 1..=steps.len() - 1);
                arrows.push((steps[before].clone(), steps[after].clone()));
            }
            (steps, arrows)
        })
        .legal(|(steps, arrows)| {
            let known: HashSet<&String> = steps.iter().collect();
            must(steps.len() <= STEPS_MAX as usize, &format!("there are at most {STEPS_MAX} steps"))?;
            must(arrows.len() <= ARROWS_MAX as usize, &format!("there are at most {ARROWS_MAX} arrows"))?;
            must(known.len() == steps.len(), "no name of a step occurs twice")?;
            must(!steps.iter().any(String::is_empty), "every step has a name")?;
            let all_known = arrows.iter().all(|(before, after)| known.contains(before) && known.contains(after));
            must(all_known, "both names of an arrow are among the steps")
        })
        .accept(|(steps, arrows), expected, actual| follows(steps, arrows, expected.is_some(), actual))
        .into()
}

/// One valid order: of the steps that can run, always the one that was listed first.
fn pipeline_order(steps: Vec<String>, arrows: Vec<(String, String)>) -> Order {
    let place: HashMap<&String, usize> = steps.iter().enumerate().map(|(at, step)| (step, at)).collect();
    let mut missing = vec![0; steps.len()];
    let mut readers = vec![Vec::new(); steps.len()];
    for (before, after) in &arrows {
        missing[place[after]] += 1;
        readers[place[before]].push(place[after]);
    }
    let mut free: BTreeSet<usize> = (0..steps.len()).filter(|&at| missing[at] == 0).collect();
    let mut order = Vec::new();
    while let Some(at) = free.pop_first() {
        order.push(steps[at].clone());
        for &reader in &readers[at] {
            missing[reader] -= 1;
            if missing[reader] == 0 {
                free.insert(reader);
            }
        }
    }
    (order.len() == steps.len()).then_some(order)
}

/// Whether an answer holds every step once and follows every arrow; or says rightly that nothing does.
fn follows(steps: &[String], arrows: &[(String, String)], exists: bool, actual: &Order) -> Result<(), String> {
    let order = match (exists, actual) {
        (false, None) => return Ok(()),
        (false, Some(_)) => return Err("there is no order, so the answer is None".into()),
        (true, None) => return Err("there is an order, and the answer is None".into()),
        (true, Some(order)) => order,
    };
    let place: HashMap<&String, usize> = order.iter().enumerate().map(|(at, step)| (step, at)).collect();
    if let Some(step) = steps.iter().find(|step| !place.contains_key(step)) {
        return Err(format!("the step '{step}' is missing"));
    }
    if order.len() != steps.len() {
        return Err(format!("there are {} steps, and the answer has {} items", steps.len(), order.len()));
    }
    match arrows.iter().find(|(before, after)| place[before] >= place[after]) {
        Some((before, after)) => Err(format!("'{before}' has to stand to the left of '{after}'")),
        None => Ok(()),
    }
}

/// Steps and arrows from text: `pipeline("a b", "a b, b a")`.
fn pipeline(steps: &str, arrows: &str) -> Pipeline {
    let pair = |arrow: &str| arrow.trim().split_once(' ').map(|(before, after)| (before.to_owned(), after.to_owned()));
    (steps.split_whitespace().map(str::to_owned).collect(), arrows.split(',').filter_map(pair).collect())
}

fn chain(length: usize, last_first: bool) -> Pipeline {
    let mut steps: Vec<String> = (0..length).map(|at| format!("s{at}")).collect();
    let arrows = steps.windows(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect();
    if last_first {
        steps.reverse();
    }
    (steps, arrows)
}

fn dense(random: &mut Random, length: usize) -> Pipeline {
    let mut steps: Vec<String> = (0..length).map(|at| format!("s{at}")).collect();
    random.shuffle(&mut steps);
    let pairs = (0..length).flat_map(|after| (0..after).map(move |before| (before, after)));
    let mut arrows: Vec<(String, String)> =
        pairs.map(|(before, after)| (steps[before].clone(), steps[after].clone())).collect();
    random.shuffle(&mut arrows);
    random.shuffle(&mut steps);
    (steps, arrows)
}

/// Arrows that follow a hidden order, sometimes with one arrow against it, which may close a circle.
fn random_pipeline(random: &mut Random, size: usize) -> Pipeline {
    let mut steps: Vec<String> = (0..size).map(|at| format!("s{at}")).collect();
    random.shuffle(&mut steps);
    let count = random.count(0..=2 * size);
    let mut arrows = random.many(count, |r| {
        let (one, other) = (r.count(0..=size - 1), r.count(0..=size - 1));
        (one.min(other), one.max(other))
    });
    arrows.retain(|(before, after)| before != after);
    if random.chance(0.4) {
        arrows.push((random.count(0..=size - 1), random.count(0..=size - 1)));
    }
    let mut arrows: Vec<(String, String)> =
        arrows.into_iter().map(|(before, after)| (steps[before].clone(), steps[after].clone())).collect();
    random.shuffle(&mut arrows);
    random.shuffle(&mut steps);
    (steps, arrows)
}
