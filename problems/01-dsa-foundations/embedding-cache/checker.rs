use super::limits::{CALLS_MAX, CAPACITY_MAX, DIMENSIONS_MAX, LENGTH_MAX};
use judge::convert::IntoValue;
use judge::prelude::*;
use judge::value::Value;

calls! {
    enum Call { Get("get", key: String), Put("put", key: String, vector: Vec<f64>) }
}

type Input = ((usize,), Vec<Call>);

pub fn checker() -> Checker {
    Checker::new(replay)
        .example(
            "“cat” was put first, but then it was used, so “dog” has to go when “owl” comes.",
            input(2, "+cat=0.1 +dog=0.5 cat +owl=0.9 dog cat"),
        )
        .example(
            "Putting a known key replaces its vector, evicts nothing, and counts as use.",
            input(2, "+cat=0.1 +dog=0.5 +cat=0.2 +owl=0.9 cat"),
        )
        .edge("no call", |_| input(3, ""))
        .edge("get from an empty cache", |_| input(1, "a a"))
        .edge("capacity 1", |_| input(1, "+a=1 a +b=2 a b +b=3 b +a=4 b a"))
        .edge("capacity 1, the same key again", |_| input(1, "+a=1 +a=2 a +a=3 a"))
        .edge("exactly full", |_| input(3, "+a=1 +b=2 +c=3 a b c"))
        .edge("one more than full", |_| input(3, "+a=1 +b=2 +c=3 +d=4 a b c d"))
        .edge("never full", |_| input(9, "+a=1 +b=2 a +a=3 a b c"))
        .edge("puts alone", |_| input(2, "+a=1 +b=2 +c=3 +d=4 +e=5 +f=6"))
        .edge("get keeps the oldest", |_| input(3, "+a=1 +b=2 +c=3 a +d=4 +e=5 +f=6 a"))
        .edge("get of the newest changes nothing", |_| input(3, "+a=1 +b=2 +c=3 c +d=4 +e=5 +f=6"))
        .edge("get of the middle one", |_| input(3, "+a=1 +b=2 +c=3 b +d=4 +e=5 +f=6"))
        .edge("put of a known key keeps the oldest", |_| input(3, "+a=1 +b=2 +c=3 +a=9 +d=4 +e=5 +f=6 a"))
        .edge("put of known keys in a full cache", |_| input(2, "+a=1 +b=2 +b=3 +a=4 +b=5 a b +c=6 a b c"))
        .edge("get of what is not there changes nothing", |_| input(2, "+a=1 +b=2 x y x +c=3 a b c x +d=4"))
        .edge("what was evicted comes back", |_| input(2, "+a=1 +b=2 +c=3 a +a=4 a b c +b=5 +c=6 a"))
        .edge("get of an evicted key", |_| input(2, "+a=1 +b=2 +c=3 a a +d=4 b c d"))
        .edge("used backwards, then all evicted", |_| input(4, "+a=1 +b=2 +c=3 +d=4 d c b a +e=5 +f=6 +g=7 +h=8"))
        .edge("used often, but long ago", |_| input(3, "+a=1 a a a a +b=2 +c=3 b c b c +d=4 a"))
        .edge("the same vector under two keys", |_| input(2, "+a=5 +b=5 +c=5 a b c"))
        .edge("a vector of zeros", |_| input(1, "+a=0 a +a=-1.5 a +a=0 a"))
        .edge("keys beyond ASCII", |_| input(2, "+é=1 +e=2 é +学=3 e é 学"))
        .edge("vectors of several numbers", |random| {
            let vector = |random: &mut Random| random.many(DIMENSIONS_MAX as usize, |r| r.decimal(-1.0, 1.0, 3));
            let put = |key: &str, random: &mut Random| Call::Put { key: key.into(), vector: vector(random) };
            let calls = vec![put("a", random), put("b", random), get("a"), put("a", random), get("a"), get("b")];
            ((2,), calls)
        })
        .edge("many calls", |random| random_calls(random, 600, 12, 18))
        .random(|random, size| {
            let capacity = random.count(1..=5);
            let keys = random.count(1..=capacity + 3);
            random_calls(random, size, capacity, keys)
        })
        // Half of the calls fill the cache. Then every fourth call evicts; between them known keys are used, recent ones
        // more than old ones. The keys begin alike, as keys do that name a model and a text.
        .growth(|random, size| {
            let capacity = size / 2;
            let key = |at: usize| format!("minilm-v2/text-{at:05}");
            let put = |at: usize| Call::Put { key: key(at), vector: vec![0.5] };
            let mut calls: Vec<Call> = (0..capacity).map(put).collect();
            for newest in capacity..capacity + size / 8 {
                let mut known = |reach: usize| newest - random.count(0..=reach);
                let (first, second, third) = (known(capacity / 10), known(capacity / 10), known(capacity / 2));
                calls.extend([put(newest), put(first), Call::Get { key: key(second) }, put(third)]);
            }
            ((capacity,), calls)
        })
        .legal(|((capacity,), calls)| {
            let range = 1..=CAPACITY_MAX as usize;
            must(range.contains(capacity), &format!("the capacity is between 1 and {CAPACITY_MAX}"))?;
            must(calls.len() <= CALLS_MAX as usize, &format!("there are at most {CALLS_MAX} calls"))?;
            calls.iter().try_for_each(legal)
        })
        .into()
}

/// The stored embeddings in a row, least recently used first.
fn replay((capacity,): (usize,), calls: Vec<Call>) -> Vec<Value> {
    let mut row: Vec<(String, Vec<f64>)> = Vec::new();
    let mut answer = |call| match call {
        Call::Get { key } => {
            let found = take(&mut row, &key);
            row.extend(found.clone().map(|vector| (key, vector)));
            found.into_value()
        }
        Call::Put { key, vector } => {
            take(&mut row, &key);
            row.push((key, vector));
            (row.len() > capacity).then(|| row.remove(0).0).into_value()
        }
    };
    calls.into_iter().map(&mut answer).collect()
}

fn take(row: &mut Vec<(String, Vec<f64>)>, key: &str) -> Option<Vec<f64>> {
    let at = row.iter().position(|(other, _)| other == key)?;
    Some(row.remove(at).1)
}

fn legal(call: &Call) -> Legal {
    let (Call::Get { key } | Call::Put { key, .. }) = call;
    let length = 1..=LENGTH_MAX as usize;
    must(length.contains(&key.chars().count()), &format!("a key has 1 to {LENGTH_MAX} characters"))?;
    let Call::Put { vector, .. } = call else { return Ok(()) };
    let dimensions = 1..=DIMENSIONS_MAX as usize;
    must(dimensions.contains(&vector.len()), &format!("a vector has 1 to {DIMENSIONS_MAX} numbers"))?;
    must(vector.iter().all(|number| number.is_finite()), "every number of a vector is finite")
}

/// `+cat=0.5` puts the vector `[0.5]` under `cat`; `cat` gets it.
fn input(capacity: usize, script: &str) -> Input {
    let call = |word: &str| match word.strip_prefix('+').and_then(|put| put.split_once('=')) {
        Some((key, number)) => Call::Put { key: key.to_owned(), vector: number.parse().into_iter().collect() },
        None => get(word),
    };
    ((capacity,), script.split_whitespace().map(call).collect())
}

fn get(key: &str) -> Call {
    Call::Get { key: key.to_owned() }
}

fn random_calls(random: &mut Random, count: usize, capacity: usize, keys: usize) -> Input {
    let calls = random.many(count, |r| {
        let key = format!("k{}", r.count(1..=keys));
        if r.chance(0.5) { Call::Get { key } } else { Call::Put { key, vector: vec![r.decimal(-1.0, 1.0, 1)] } }
    });
    ((capacity,), calls)
}
