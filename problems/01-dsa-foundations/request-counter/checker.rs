use super::limits::{CALLS_MAX, REQUESTS_MAX, SPAN_MAX, TIME_MAX};
use judge::prelude::*;

calls! {
    enum Call { Record("record", time: i64, requests: i64), Count("count", time: i64, span: i64) }
}

type Input = ((), Vec<Call>);

pub fn checker() -> Checker {
    Checker::new(replay)
        .example(
            "The span from 1000 to 2000 holds what came at 2000, but not what came at 1000.",
            input("1000+5 2000+3 2000+4 2000/1000 2000/1001 1999/1000"),
        )
        .example("A question about the past does not see what came later.", input("10+1 20+2 30+4 20/15 40/15 100/15"))
        .edge("no call", |_| input(""))
        .edge("nothing yet", |_| input("0/1 5/10 1000/1000000"))
        .edge("time 0", |_| input("0+3 0/1 0/5 1/1 1/2"))
        .edge("one batch, all around it", |_| input("10+7 9/5 10/1 10/9 11/1 11/2 15/5 15/6 10/10 10/100"))
        .edge("before the first batch", |_| input("50+7 49/10 49/1000 10/1"))
        .edge("a span back to before 0", |_| input("0+1 3+2 3/3 3/4 3/5 2/100"))
        .edge("a span of exactly the time", |_| input("0+1 5+2 5/5 5/6"))
        .edge("three at one time", |_| input("5+1 5+20 5+300 5/1 6/1 6/2 4/4 5/6"))
        .edge("three at one time, among others", |_| input("4+1 5+20 5+300 5+4000 6+50000 5/1 6/1 6/2 5/2 7/2 4/1 7/3"))
        .edge("all at one time", |_| input("8+1 8+1 8+1 8+1 8+1 8/1 9/1 9/2 8/8 7/7"))
        .edge("both ends on batches", |_| input("10+1 20+20 30+300 40+4000 50+50000 40/20 40/21 40/19 39/19 41/21"))
        .edge("both ends between batches", |_| input("10+1 20+20 30+300 40+4000 35/20 45/30 25/10 25/1"))
        .edge("longer and shorter spans", |_| input("10+1 20+20 30+300 30/1 30/10 30/11 30/21 30/11 30/1"))
        .edge("back and forth", |_| input("10+1 20+20 20/20 10/10 30/15 10/1 30+300 20/20 35/15 20/11"))
        .edge("asked between batches", |_| input("5+1 5/2 5+20 5/2 6+300 5/2 6/2 6+4000 6/1 6/2"))
        .edge("a batch of nothing", |_| input("5+0 5/1 6+3 6+0 6/1 6/2 7+0 7/1"))
        .edge("within one second", |_| input("1200+1 1500+20 1900+300 1900/500 1900/400 1600/300 2100/1000 2100/500"))
        .edge("the ends of the range", |_| {
            let record = |time, requests| Call::Record { time, requests };
            let count = |time, span| Call::Count { time, span };
            let calls = vec![
                record(0, REQUESTS_MAX),
                record(TIME_MAX - 1, 1),
                record(TIME_MAX, REQUESTS_MAX),
                count(TIME_MAX, 1),
                count(TIME_MAX, SPAN_MAX),
                count(TIME_MAX - 1, SPAN_MAX),
                count(TIME_MAX - 1, 1),
                count(0, SPAN_MAX),
            ];
            ((), calls)
        })
        .edge("totals beyond 32 bits", |_| {
            let mut calls: Vec<Call> =
                (0..40).map(|at| Call::Record { time: at, requests: REQUESTS_MAX - at }).collect();
            calls.extend((1..=40).map(|span| Call::Count { time: 39, span }));
            ((), calls)
        })
        .edge("a batch too large to be taken apart", |_| input("3+1000000000 4+999999999 4/2 4/1 3/1"))
        .edge("far apart in time", |_| {
            input("1+1 1000000000000+20 1000000000000/999999999999 1000000000000/999999999998")
        })
        .edge("many calls", |random| ((), calls(random, 600, 40)))
        .random(|random, size| {
            let reach = *random.pick(&[3, 12, 4_000]);
            ((), calls(random, size, reach))
        })
        // Half of the calls record. The spans hold anything up to half of all batches.
        .growth(|random, size| {
            let mut calls: Vec<Call> = Vec::with_capacity(size);
            for at in 0..size as i64 / 4 {
                let record = |time| Call::Record { time, requests: 3 };
                let late = 20 * at - random.int(0..=5 * at);
                let count = |time| Call::Count { time, span: 10 * at + 1 };
                calls.extend([record(20 * at), count(late), record(20 * at + 10), count(20 * at + 10)]);
            }
            ((), calls)
        })
        .bound("calls_max", |((), calls)| calls.len() as i64)
        .legal(|((), calls)| {
            must(calls.len() <= CALLS_MAX as usize, &format!("there are at most {CALLS_MAX} calls"))?;
            let recorded = |call: &Call| match call {
                Call::Record { time, .. } => Some(*time),
                Call::Count { .. } => None,
            };
            must(calls.iter().filter_map(recorded).is_sorted(), "from one `record` to the next the time never falls")?;
            calls.iter().try_for_each(|call| {
                let (Call::Record { time, .. } | Call::Count { time, .. }) = call;
                must((0..=TIME_MAX).contains(time), &format!("a time is between 0 and {TIME_MAX}"))?;
                match call {
                    Call::Count { span, .. } => {
                        must((1..=SPAN_MAX).contains(span), &format!("a span is between 1 and {SPAN_MAX}"))
                    }
                    Call::Record { requests, .. } => must(
                        (0..=REQUESTS_MAX).contains(requests),
                        &format!("a batch has between 0 and {REQUESTS_MAX} requests"),
                    ),
                }
            })
        })
        .into()
}

/// Asks every batch whether it is in the span.
fn replay((): (), calls: Vec<Call>) -> Vec<Option<i64>> {
    let mut batches: Vec<(i64, i64)> = Vec::new();
    let answer = |call| match call {
        Call::Record { time, requests } => {
            batches.push((time, requests));
            None
        }
        Call::Count { time, span } => {
            let within = batches.iter().filter(|(at, _)| time - span < *at && *at <= time);
            Some(within.map(|(_, requests)| requests).sum())
        }
    };
    calls.into_iter().map(answer).collect()
}

/// `5+3` records three requests at time 5; `9/4` counts those of the four milliseconds that end at 9.
fn input(script: &str) -> Input {
    let number = |text: &str| text.parse().unwrap_or_default();
    let call = |word: &str| match (word.split_once('+'), word.split_once('/')) {
        (Some((time, requests)), _) => Call::Record { time: number(time), requests: number(requests) },
        (_, Some((time, span))) => Call::Count { time: number(time), span: number(span) },
        _ => unreachable!("`{word}` is no call"),
    };
    ((), script.split_whitespace().map(call).collect())
}

/// Calls at times that rise by up to `reach / 3` each, with spans of up to `reach`.
fn calls(random: &mut Random, count: usize, reach: i64) -> Vec<Call> {
    let mut now = 0;
    random.many(count, |r| {
        if r.chance(0.5) {
            now += r.int(0..=reach / 3);
            Call::Record { time: now, requests: r.int(0..=9) }
        } else {
            Call::Count { time: r.int((now - reach).max(0)..=now + reach), span: r.int(1..=reach) }
        }
    })
}
