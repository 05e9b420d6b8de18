use super::limits::{CALLS_MAX, LATENCY_MAX, SIZE_MAX};
use judge::prelude::*;

calls! {
    enum Call { Add("add", latency: i64), Resize("resize", size: usize) }
}

type Input = ((usize,), Vec<Call>);

pub fn checker() -> Checker {
    Checker::new(replay)
        .example("The fourth measurement throws out the first one.", input(3, "10 20 60 40"))
        .example(
            "One measurement is left after the first resize. The second one does not bring any back.",
            input(3, "10 20 60 =1 =3 20 10"),
        )
        .example("An empty window has no mean.", input(2, "=5 4"))
        .edge("no call", |_| input(1, ""))
        .edge("one measurement", |_| input(4, "7"))
        .edge("size 1", |_| input(1, "5 3 8"))
        .edge("never full", |_| input(SIZE_MAX as usize, "5 3 8"))
        .edge("exactly full", |_| input(3, "5 3 9"))
        .edge("one more than full", |_| input(3, "5 3 9 1"))
        .edge("a mean between integers", |_| input(3, "1 1 0 0"))
        .edge("halves", |_| input(2, "0 1 2 4 -1 -2"))
        .edge("zeros", |_| input(2, "0 0 0 =1 0"))
        .edge("a mean of zero", |_| input(2, "4 -4 4 =1 -4 =2 4"))
        .edge("negative", |_| input(2, "-3 -4 -8"))
        .edge("smaller by one", |_| input(3, "10 20 60 =2 5"))
        .edge("smaller by several", |_| input(5, "1 20 300 4000 50000 =2 7 =1 8"))
        .edge("smaller, to what it holds", |_| input(5, "1 20 300 =3 4000"))
        .edge("smaller, with room left", |_| input(5, "1 20 =3 300 4000"))
        .edge("larger", |_| input(2, "1 20 300 =4 4000 50000 600000"))
        .edge("larger before it was full", |_| input(2, "1 =3 20 300 4000"))
        .edge("smaller and larger at once", |_| input(4, "1 20 300 4000 =2 =4 50000 600000 7000000"))
        .edge("the same size again", |_| input(2, "1 20 =2 300 =2"))
        .edge("resized thrice in a row", |_| input(4, "1 20 300 4000 =3 =2 =1 =4 5"))
        .edge("resized before the first", |_| input(1, "=2 =3 1 20 300 4000"))
        .edge("one large among small", |_| input(2, "1 2 1000000000000 3 4 5 =1 7"))
        .edge("the largest", |_| input(3, "999999999999 1000000000000 -1000000000000 1 999999999998"))
        .edge("beyond 24 bits", |_| input(2, "16777217 16777219 16777221 16777223"))
        .edge("many, far from zero", |random| {
            let calls = random.many(2_000, |r| Call::Add { latency: r.int(LATENCY_MAX - 999..=LATENCY_MAX) });
            ((700,), calls)
        })
        .edge("many calls", |random| ((5,), calls(random, 600, 9)))
        .random(|random, size| {
            let most = random.count(1..=6);
            ((random.count(1..=most),), calls(random, size, most))
        })
        // Half of the calls fill the window. Then it gets smaller by one, and larger, by turns.
        .growth(|random, size| {
            let half = size / 2;
            let mut latency = || random.int(0..=999_999);
            let mut calls: Vec<Call> = (0..half).map(|_| Call::Add { latency: latency() }).collect();
            for round in 0..size / 8 {
                let size = half - round;
                calls.extend([Call::Resize { size }, Call::Resize { size: size + 1 }]);
                calls.extend([latency(), latency()].map(|latency| Call::Add { latency }));
            }
            ((half,), calls)
        })
        .bound("calls_max", |(_, calls)| calls.len() as i64)
        .legal(|((size,), calls)| {
            must(calls.len() <= CALLS_MAX as usize, &format!("there are at most {CALLS_MAX} calls"))?;
            let fits = |size: &usize| {
                must((1..=SIZE_MAX as usize).contains(size), &format!("a size is between 1 and {SIZE_MAX}"))
            };
            fits(size)?;
            calls.iter().try_for_each(|call| match call {
                Call::Resize { size } => fits(size),
                Call::Add { latency } => must(
                    (-LATENCY_MAX..=LATENCY_MAX).contains(latency),
                    &format!("every latency is between -{LATENCY_MAX} and {LATENCY_MAX}"),
                ),
            })
        })
        .into()
}

/// Adds the window up for each call.
fn replay((mut size,): (usize,), calls: Vec<Call>) -> Vec<Option<f64>> {
    let mut window: Vec<i64> = Vec::new();
    let answer = |call| {
        match call {
            Call::Add { latency } => window.push(latency),
            Call::Resize { size: other } => size = other,
        }
        window.drain(..window.len().saturating_sub(size));
        (!window.is_empty()).then(|| window.iter().sum::<i64>() as f64 / window.len() as f64)
    };
    calls.into_iter().map(answer).collect()
}

/// `40` adds a measurement, `=3` resizes.
fn input(size: usize, script: &str) -> Input {
    let call = |word: &str| match word.strip_prefix('=') {
        Some(size) => Call::Resize { size: size.parse().unwrap_or_default() },
        None => Call::Add { latency: word.parse().unwrap_or_default() },
    };
    ((size,), script.split_whitespace().map(call).collect())
}

fn calls(random: &mut Random, count: usize, most: usize) -> Vec<Call> {
    random.many(count, |r| {
        if r.chance(0.3) { Call::Resize { size: r.count(1..=most) } } else { Call::Add { latency: r.int(-9..=99) } }
    })
}
