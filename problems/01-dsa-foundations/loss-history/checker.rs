use super::limits::CALLS_MAX;
use judge::prelude::*;

calls! {
    enum Call { Record("record", loss: f64), Undo("undo"), Best("best") }
}

type Input = ((), Vec<Call>);

pub fn checker() -> Checker {
    Checker::new(replay)
        .example("The best loss is taken back, and 0.5 is the best again.", input("0.5 0.25 best undo best"))
        .example(
            "A step diverged. It counts as a step, but never as the best.",
            input("nan best 2 nan best undo undo best"),
        )
        .edge("no call", |_| input(""))
        .edge("best of nothing", |_| input("best best"))
        .edge("undo of nothing", |_| input("undo best undo 1 best"))
        .edge("one loss", |_| input("0.5 best best undo best undo"))
        .edge("all taken back, and new ones", |_| input("1 2 undo undo undo best 3 best undo best"))
        .edge("falling", |_| input("4 best 3 best 2 best 1 best undo best undo best undo best undo best"))
        .edge("rising", |_| input("1 best 2 best 3 best undo best undo best undo best"))
        .edge("the best in the middle", |_| input("3 1 2 best undo best undo best undo best"))
        .edge("the best is taken back, a worse one comes", |_| input("5 1 undo 7 best 4 best undo best"))
        .edge("the best is equalled", |_| input("1 1 best undo best undo best"))
        .edge("equalled three times, others between", |_| {
            input("2 1 3 1 1 best undo best undo best undo undo best undo best")
        })
        .edge("records three deep", |_| input("5 4 3 2 undo best undo best undo best undo best"))
        .edge("zero", |_| input("0 best 1 best undo best undo best"))
        .edge("zero after a positive loss", |_| input("2 0 3 best 1 best undo best"))
        .edge("negative losses", |_| input("-1 best -3 best -2 best undo undo best 0 best"))
        .edge("zeros of either sign", |_| input("1 0 -0 undo best undo best"))
        .edge("huge losses", |_| input("1e300 best 1.5e308 best 1e12 best undo undo best"))
        .edge("tiny losses", |_| input("1e-300 5e-324 best undo best"))
        .edge("an infinite loss alone", |_| input("inf best undo best"))
        .edge("infinite losses", |_| input("inf inf best 1e308 best undo best -inf best 0 best undo undo best"))
        .edge("NaN alone", |_| input("nan best undo best undo"))
        .edge("NaN first", |_| input("nan 3 best nan 2 best undo best undo best undo best undo best"))
        .edge("NaN last", |_| input("3 2 nan best 4 best undo undo best"))
        .edge("NaN twice on top", |_| input("2 nan nan best undo best undo best"))
        .edge("NaN, then something worse than before", |_| input("1 nan 2 best nan 3 best undo undo undo best"))
        .edge("NaN and infinity", |_| input("nan inf best nan best undo undo best"))
        .edge("NaN is taken back, the best stays", |_| input("5 1 nan undo best undo best"))
        .edge("best changes nothing", |_| input("2 best best 3 best best undo undo best undo"))
        .edge("many calls", |random| ((), calls(random, 800, 3)))
        .edge("the most calls", |_| ((), vec![Call::Best {}; CALLS_MAX as usize]))
        .random(|random, size| {
            let kinds = *random.pick(&[2, 4, 40]);
            ((), calls(random, size, kinds))
        })
        // Losses fall, as they should, and every `undo` takes the best one of a long history.
        .growth(|_, size| {
            let record = |at: usize| Call::Record { loss: (2 * size - at) as f64 / size as f64 };
            let half = size / 2;
            let mut calls: Vec<Call> = (0..half).map(record).collect();
            for at in half..half + size / 8 {
                calls.extend([Call::Best {}, Call::Undo {}, Call::Best {}, record(at)]);
            }
            ((), calls)
        })
        .bound("calls_max", |((), calls)| calls.len() as i64)
        .legal(|((), calls)| must(calls.len() <= CALLS_MAX as usize, &format!("there are at most {CALLS_MAX} calls")))
        .into()
}

/// Keeps the losses alone and looks through them.
fn replay((): (), calls: Vec<Call>) -> Vec<Option<f64>> {
    let mut losses: Vec<f64> = Vec::new();
    let answer = |call| match call {
        Call::Record { loss } => {
            losses.push(loss);
            None
        }
        Call::Undo {} => losses.pop(),
        Call::Best {} => losses.iter().copied().filter(|loss| !loss.is_nan()).reduce(f64::min),
    };
    calls.into_iter().map(answer).collect()
}

/// `0.5` records this loss; `undo` and `best` are calls.
fn input(script: &str) -> Input {
    let call = |word| match word {
        "undo" => Call::Undo {},
        "best" => Call::Best {},
        loss => Call::Record { loss: loss.parse().unwrap_or(f64::NAN) },
    };
    ((), script.split_whitespace().map(call).collect())
}

/// Losses of so many kinds, some of them NaN.
fn calls(random: &mut Random, count: usize, kinds: i64) -> Vec<Call> {
    random.many(count, |r| match r.count(0..=9) {
        0..=4 if r.chance(0.15) => Call::Record { loss: f64::NAN },
        0..=4 => Call::Record { loss: r.int(0..=kinds - 1) as f64 / 4.0 },
        5..=6 => Call::Undo {},
        _ => Call::Best {},
    })
}
