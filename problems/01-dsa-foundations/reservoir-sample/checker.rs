use super::limits::N_MAX;
use judge::prelude::*;
use judge::sampling::{FALSE_ALARM, frequencies};

/// Streams up to this length have all pairs of items counted.
const PAIRS: usize = 10;

pub fn checker() -> Checker {
    Checker::new(reservoir_sample)
        .example("Each of the ten pairs has a chance of 1/10.", (vec![31, 32, 33, 34, 35], 2, 7))
        .example("One item of three: each has a chance of 1/3.", (vec![9, 4, 6], 1, 8))
        .example("The stream has fewer than four items, so all are taken.", (vec![5, 8], 4, 9))
        .edge("an empty stream", |_| (vec![], 1, 1))
        .edge("one item", |_| (vec![7], 1, 2))
        .edge("fewer items than k", |_| (ids(2), 3, 3))
        .edge("exactly k items", |_| (ids(4), 4, 4))
        .edge("one item more than k", |_| (ids(4), 3, 5))
        .edge("two items more than k", |_| (ids(5), 3, 6))
        .edge("one of two", |_| (ids(2), 1, 7))
        .edge("one of many", |_| (ids(12), 1, 8))
        .edge("two of many", |_| (ids(PAIRS), 2, 9))
        .edge("all but one of many", |_| (ids(PAIRS), PAIRS - 1, 10))
        .edge("a stream much longer than k", |_| (ids(N_MAX as usize), 3, 11))
        .edge("zero and negative ids", |_| (vec![0, -1, 1, -2], 2, 12))
        .random(|random, size| {
            let n = random.count(1..=size.min(16));
            let mut stream = ids(n);
            random.shuffle(&mut stream);
            (stream, random.count(1..=n), random.int(0..=999_999))
        })
        .legal(|(stream, k, _)| {
            let all = 1..=N_MAX as usize;
            must(stream.len() <= *all.end(), &format!("the stream has at most {N_MAX} items"))?;
            must(all.contains(k), &format!("k is between 1 and {N_MAX}"))?;
            must((1..stream.len()).all(|at| !stream[..at].contains(&stream[at])), "all items are different")
        })
        .accept(|(stream, k, _), _, samples: &Vec<Vec<i64>>| {
            let k = *k.min(&stream.len());
            for (at, sample) in samples.iter().enumerate() {
                of_the_stream(stream, k, sample).map_err(|fault| format!("draw {}, {sample:?}: {fault}", at + 1))?;
            }
            fair(stream, k, samples)
        })
        .into()
}

/// One possible sample: a random order, cut after `k`. Only its chances are right or wrong.
fn reservoir_sample(mut stream: Vec<i64>, k: usize, seed: i64) -> Vec<i64> {
    Random::seeded(seed as u64).shuffle(&mut stream);
    stream.truncate(k);
    stream
}

fn of_the_stream(stream: &[i64], k: usize, sample: &[i64]) -> Result<(), String> {
    must(sample.len() == k, &format!("{k} items were to be drawn, not {}", sample.len()))?;
    for (at, item) in sample.iter().enumerate() {
        must(stream.contains(item), &format!("{item} is not in the stream"))?;
        must(!sample[..at].contains(item), &format!("{item} was drawn twice"))?;
    }
    Ok(())
}

/// Each item is in k of n samples. Items that are fair one by one can still hang together, so pairs are counted as well.
fn fair(stream: &[i64], k: usize, samples: &[Vec<i64>]) -> Result<(), String> {
    let n = stream.len();
    let drawn = |items: &[i64]| samples.iter().filter(|sample| items.iter().all(|item| sample.contains(item))).count();
    let judge = |groups: Vec<Vec<i64>>, chance: f64| {
        let counts: Vec<usize> = groups.iter().map(|group| drawn(group)).collect();
        let name = |at: usize| match groups[at].as_slice() {
            [one, other] => format!("the pair {one} and {other}"),
            items => format!("item {}", items[0]),
        };
        frequencies(&counts, &vec![chance; counts.len()], samples.len(), FALSE_ALARM, name)
    };
    judge(stream.iter().map(|&item| vec![item]).collect(), k as f64 / n as f64)?;
    if n > PAIRS || k < 2 {
        return Ok(());
    }
    let pairs = (0..n).flat_map(|at| (0..at).map(move |other| vec![stream[other], stream[at]])).collect();
    judge(pairs, (k * (k - 1)) as f64 / (n * (n - 1)) as f64)
}

fn ids(count: usize) -> Vec<i64> {
    (1..=count as i64).collect()
}
