use super::limits::{N_MAX, SAMPLES_MAX};
use judge::prelude::*;

type Pair = Option<(i64, i64)>;

pub fn checker() -> Checker {
    Checker::new(telling_pair)
        .example(
            "Checkpoints 1 and 5 are 4 apart, and both have at least 80 samples.",
            of(&[10, 80, 20, 50, 40, 90, 30]),
        )
        .example("The ones with the most samples are neighbours: 1 · 90 is less than 3 · 40.", of(&[40, 90, 95, 40]))
        .example("One checkpoint makes no pair.", of(&[70]))
        .edge("no checkpoint", |_| of(&[]))
        .edge("one without samples", |_| of(&[0]))
        .edge("two", |_| of(&[3, 5]))
        .edge("two, the second with fewer", |_| of(&[5, 3]))
        .edge("two without samples", |_| of(&[0, 0]))
        .edge("three without samples", |_| of(&[0, 0, 0]))
        .edge("all but one without samples", |_| of(&[0, 7, 0, 0]))
        .edge("without samples at both ends", |_| of(&[0, 4, 1, 1, 4, 0]))
        .edge("all the same", |_| of(&[6; 9]))
        .edge("the outermost pair", |_| of(&[9, 8, 7, 8, 9]))
        .edge("the outermost pair is the worst", |_| of(&[1, 50, 60, 60, 50, 1]))
        .edge("rising", |_| of(&[1, 2, 3, 4, 5, 6, 7, 8]))
        .edge("falling", |_| of(&[8, 7, 6, 5, 4, 3, 2, 1]))
        .edge("neighbours are best", |_| of(&[1, 1, 100, 90, 1, 1]))
        .edge("the first two", |_| of(&[100, 100, 1, 1, 1]))
        .edge("the last two", |_| of(&[1, 1, 1, 100, 100]))
        .edge("the best comes late in the middle", |_| of(&[2, 2, 9, 30, 2, 2, 31, 9, 2, 2]))
        .edge("worse before it is better", |_| of(&[20, 5, 4, 100, 4, 100, 4, 5, 20]))
        .edge("a tie at the ends, the best on the left", |_| of(&[5, 90, 2, 90, 2, 2, 2, 2, 5]))
        .edge("a tie at the ends, the best on the right", |_| of(&[5, 2, 2, 2, 2, 90, 2, 90, 5]))
        .edge("a poor neighbour hides a good one", |_| of(&[10, 1, 100, 9, 9, 9, 100, 8, 10]))
        .edge("one apart more or less decides", |_| of(&[7, 10, 1, 1, 10, 6]))
        .edge("several best pairs", |_| of(&[3, 4, 3, 4]))
        .edge("the largest numbers", |_| of(&[SAMPLES_MAX - 1, SAMPLES_MAX, 0, SAMPLES_MAX]))
        .random(|random, size| {
            let most = *random.pick(&[1, 9, 60, 10_000]);
            (random.many(size, |r| r.int(0..=most)),)
        })
        // Falling: whoever looks from the end for a partner with at least as many samples passes all the others.
        .growth(|random, size| {
            let step = SAMPLES_MAX / size as i64;
            ((0..size as i64).map(|at| SAMPLES_MAX - at * step - random.int(0..=step - 1)).collect(),)
        })
        .legal(|(samples,)| {
            must(samples.len() <= N_MAX as usize, &format!("there are at most {N_MAX} checkpoints"))?;
            must(
                samples.iter().all(|count| (0..=SAMPLES_MAX).contains(count)),
                &format!("every number of samples is between 0 and {SAMPLES_MAX}"),
            )
        })
        .accept(|(samples,), expected, actual| is_best(samples, *expected, *actual))
        .into()
}

/// Takes each checkpoint as the weaker side, with the farthest on either side that has at least as many samples. That
/// one has more than all beyond it, so it is found by binary search among such records.
fn telling_pair(samples: Vec<i64>) -> Pair {
    let records = |order: &mut dyn Iterator<Item = usize>| {
        let mut kept: Vec<usize> = Vec::new();
        for at in order {
            if kept.last().is_none_or(|&last| samples[at] > samples[last]) {
                kept.push(at);
            }
        }
        kept
    };
    let from_left = records(&mut (0..samples.len()));
    let from_right = records(&mut (0..samples.len()).rev());
    let partner = |at: usize| {
        let first = |kept: &[usize]| kept[kept.partition_point(|&other| samples[other] < samples[at])];
        [first(&from_left), first(&from_right)]
    };
    let mut best = (samples.len() > 1).then_some((0, 1));
    for at in 0..samples.len() {
        for other in partner(at).into_iter().filter(|&other| other != at) {
            let pair = (at.min(other) as i64, at.max(other) as i64);
            if best.is_some_and(|best| value(&samples, pair) > value(&samples, best)) {
                best = Some(pair);
            }
        }
    }
    best
}

fn value(samples: &[i64], (i, j): (i64, i64)) -> i64 {
    (j - i) * samples[i as usize].min(samples[j as usize])
}

fn is_best(samples: &[i64], expected: Pair, actual: Pair) -> Result<(), String> {
    let (best, pair) = match (expected, actual) {
        (None, None) => return Ok(()),
        (None, Some(_)) => return Err("fewer than two checkpoints make no pair, so the answer is None".into()),
        (Some(_), None) => return Err("there are two checkpoints or more, and the answer is None".into()),
        (Some(best), Some(pair)) => (best, pair),
    };
    let places = 0..samples.len() as i64;
    must(
        places.contains(&pair.0) && places.contains(&pair.1),
        &format!("there are {} checkpoints, numbered from 0", samples.len()),
    )?;
    must(pair.0 < pair.1, "the first position is smaller than the second")?;
    let (best, actual) = (value(samples, best), value(samples, pair));
    must(actual == best, &format!("this pair has the value {actual}; the greatest is {best}"))
}

fn of(samples: &[i64]) -> (Vec<i64>,) {
    (samples.to_vec(),)
}
