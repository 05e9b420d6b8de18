use super::limits::{BUDGET_MAX, GAIN_MAX, MODELS_MAX};
use judge::prelude::*;
use std::collections::BTreeSet;

/// Sizes, gains, budget.
type Task = (Vec<i64>, Vec<i64>, i64);

pub fn checker() -> Checker {
    Checker::new(choose_models)
        .example("Model 0 has the best gain per MiB, but leaves room for nobody else.", task("6:12 5:9 5:9", 10))
        .example("Model 0 lost, and model 1 is free.", task("3:-4 0:7", 2))
        .example("Nothing fits.", task("6:12 5:9", 4))
        .edge("no models", |_| task("", 10))
        .edge("no models, no budget", |_| task("", 0))
        .edge("no budget", |_| task("1:5 2:7", 0))
        .edge("no budget, and free models", |_| task("0:5 1:9 0:3 0:-2", 0))
        .edge("one model, exactly as large", |_| task("7:3", 7))
        .edge("one model, too large by one", |_| task("8:3", 7))
        .edge("one model of size 1", |_| task("1:3", 1))
        .edge("one model that lost", |_| task("1:-3", 5))
        .edge("all of them lost", |_| task("1:-3 0:-1 2:-5", 5))
        .edge("all of them gained nothing", |_| task("1:0 0:0 2:0", 5))
        .edge("all fit", |_| task("1:3 2:4 3:5", 10))
        .edge("all fit exactly", |_| task("1:3 2:4 3:5", 6))
        .edge("all fit but for one MiB", |_| task("1:3 2:4 3:5", 5))
        .edge("all fit, one lost", |_| task("1:3 2:-4 3:5", 10))
        .edge("free models of either sign", |_| task("0:4 3:5 0:-4 2:3", 4))
        .edge("far too large for the device", |_| task("2000:99 3:5 1501:7", 10))
        .edge("a large one that gains most", |_| task("10:10 4:6 6:7", 10))
        .edge("a large one that gains less than two", |_| task("10:12 4:6 6:7", 10))
        .edge("the best choice leaves memory unused", |_| task("5:10 4:1 7:11", 8))
        .edge("to use all of the memory gains less", |_| task("3:9 5:1", 5))
        .edge("once each", |_| task("3:10 5:12", 9))
        .edge("twins", |_| task("4:5 4:5 4:5", 8))
        .edge("small ones first leads astray", |_| task("1:1 2:1 5:20", 5))
        .edge("the first of all is needed", |_| task("4:9 3:2 3:3 2:2", 6))
        .edge("the last of all is needed", |_| task("2:2 3:3 3:2 4:9", 6))
        .edge("the first alone", |_| task("5:9 5:8 5:7", 5))
        .edge("gains for size exactly equal", |_| task("3:3 4:4 5:5 9:9", 11))
        .edge("the largest gains", |_| (vec![1, 1, 2], vec![GAIN_MAX, GAIN_MAX - 1, -GAIN_MAX], 2))
        .edge("many small ones against one", |_| {
            let sizes = (0..12).map(|at| if at == 5 { 30 } else { 3 }).collect();
            (sizes, (0..12).map(|at| if at == 5 { 100 } else { 9 + at }).collect(), 32)
        })
        .edge("as many as allowed", |random| drawn(random, MODELS_MAX as usize, 90, BUDGET_MAX))
        .edge("as many as allowed, gains close to sizes", |random| {
            let sizes = random.many(MODELS_MAX as usize, |r| r.int(40..=80));
            let gains = sizes.iter().map(|size| 100 * size + random.int(-60..=60)).collect();
            (sizes, gains, BUDGET_MAX)
        })
        .random(|random, size| {
            let largest = *random.pick(&[3, 9, 20]);
            let models = size.min(12);
            let budget = random.int(0..=largest * models as i64 / 2);
            drawn(random, models, largest, budget)
        })
        .legal(|(sizes, gains, budget)| {
            must(sizes.len() <= MODELS_MAX as usize, &format!("there are at most {MODELS_MAX} models"))?;
            must(sizes.len() == gains.len(), "there is a size and a gain for each model")?;
            must((0..=BUDGET_MAX).contains(budget), &format!("the budget is between 0 and {BUDGET_MAX}"))?;
            must(
                sizes.iter().all(|size| (0..=2 * BUDGET_MAX).contains(size)),
                "a size is at least 0 and at most twice the largest budget",
            )?;
            let gained = gains.iter().all(|gain| (-GAIN_MAX..=GAIN_MAX).contains(gain));
            must(gained, &format!("a gain is between -{GAIN_MAX} and {GAIN_MAX}"))
        })
        .accept(|(sizes, gains, budget), expected, actual: &Vec<usize>| {
            if let Some(unknown) = actual.iter().find(|model| **model >= sizes.len()) {
                return Err(format!("there is no model {unknown}"));
            }
            must(actual.iter().collect::<BTreeSet<_>>().len() == actual.len(), "a model is chosen twice")?;
            let total = |of: &[i64], models: &[usize]| models.iter().map(|&model| of[model]).sum::<i64>();
            let (size, gain, most) = (total(sizes, actual), total(gains, actual), total(gains, expected));
            must(size <= *budget, &format!("the chosen models take {size} MiB, and the budget is {budget}"))?;
            must(gain == most, &format!("the chosen models gain {gain}, and {most} is possible"))
        })
        .into()
}

/// Starts with the models that nobody would leave out. For the others it remembers which choice reaches each total gain
/// with the least memory that was seen, and drops those that a smaller one beats.
fn choose_models(sizes: Vec<i64>, gains: Vec<i64>, budget: i64) -> Vec<usize> {
    let useful = (0..sizes.len()).filter(|&model| gains[model] > 0);
    let (free, paid): (Vec<usize>, Vec<usize>) = useful.partition(|&model| sizes[model] == 0);
    let mut choices: Vec<(i64, i64, Vec<usize>)> = vec![(0, 0, free)];
    for model in paid {
        let with = |(size, gain, models): &(i64, i64, Vec<usize>)| {
            (size + sizes[model], gain + gains[model], [&models[..], &[model]].concat())
        };
        let more: Vec<_> = choices.iter().map(with).filter(|(size, ..)| *size <= budget).collect();
        choices.extend(more);
        choices.sort_by_key(|&(size, gain, _)| (size, -gain));
        let mut most = -1;
        choices.retain(|&(_, gain, _)| {
            let better = gain > most;
            most = most.max(gain);
            better
        });
    }
    choices.pop().map(|(_, _, models)| models).unwrap_or_default()
}

/// Models from text: `task("6:12", 10)` is one of 6 MiB that gained 12.
fn task(models: &str, budget: i64) -> Task {
    let pair = |model: &str| {
        let (size, gain) = model.split_once(':')?;
        Some((size.parse::<i64>().ok()?, gain.parse::<i64>().ok()?))
    };
    let (sizes, gains) = models.split_whitespace().filter_map(pair).unzip();
    (sizes, gains, budget)
}

fn drawn(random: &mut Random, models: usize, largest: i64, budget: i64) -> Task {
    (random.many(models, |r| r.int(0..=largest)), random.many(models, |r| r.int(-9..=99)), budget)
}
