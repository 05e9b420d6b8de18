use super::limits::N_MAX;
use judge::prelude::*;

type Hits = Vec<(i64, f64)>;

pub fn checker() -> Checker {
    Checker::new(merge_hits)
        .example(
            "Documents 3 and 8 have the same score, and 3 is in the first list.",
            (vec![(7, 0.9), (3, 0.5)], vec![(8, 0.5), (1, 0.2)]),
        )
        .example(
            "All hits of one list are better. The other one is shorter.",
            (vec![(4, -0.5)], vec![(6, 2.5), (5, 1.5), (9, -0.25)]),
        )
        .example("A shard may have no hits.", (vec![], vec![(2, 0.1)]))
        .edge("no hits at all", |_| (vec![], vec![]))
        .edge("the second is empty", |_| (vec![(2, 0.5), (1, 0.25)], vec![]))
        .edge("one hit each, the second better", |_| (vec![(1, 0.1)], vec![(2, 0.2)]))
        .edge("one hit each, a tie", |_| (vec![(1, 0.5)], vec![(2, 0.5)]))
        .edge("one hit each, a tie, the larger id first", |_| (vec![(2, 0.5)], vec![(1, 0.5)]))
        .edge("the same hit in both", |_| (vec![(3, 0.5)], vec![(3, 0.5)]))
        .edge("one document, two scores", |_| (vec![(3, 0.25), (1, 0.125)], vec![(3, 0.75), (2, 0.125)]))
        .edge("all scores equal, ids in no order", |_| {
            (vec![(5, 1.0), (2, 1.0), (9, 1.0)], vec![(7, 1.0), (1, 1.0), (6, 1.0)])
        })
        .edge("ties within each list", |_| {
            (vec![(5, 0.75), (2, 0.5), (9, 0.5), (1, 0.25)], vec![(7, 0.5), (3, 0.5), (8, 0.25), (4, 0.25)])
        })
        .edge("the first list is all better", |_| (vec![(1, 0.9), (2, 0.8)], vec![(3, 0.7), (4, 0.6)]))
        .edge("the second list is all better", |_| (vec![(1, 0.2), (2, 0.1)], vec![(3, 0.9), (4, 0.8), (5, 0.7)]))
        .edge("by turns", |_| (vec![(1, 0.9), (2, 0.7), (3, 0.5)], vec![(4, 0.8), (5, 0.6), (6, 0.4)]))
        .edge("negative scores", |_| (vec![(1, -0.5), (2, -2.5)], vec![(3, -1.5), (4, -3.5), (5, -4.0)]))
        .edge("negative scores, the first ends early", |_| (vec![(1, 0.5)], vec![(3, -1.5), (4, -3.5)]))
        .edge("zero of either sign", |_| (vec![(1, 0.0), (2, -1.0)], vec![(3, -0.0), (4, 0.0)]))
        .edge("scores that are nearly equal", |_| (vec![(1, 0.3), (2, 0.1)], vec![(3, 0.1 + 0.2), (4, 0.1)]))
        .edge("extremes of a float", |_| (vec![(1, f64::MAX), (2, 5e-324)], vec![(3, 0.0), (4, f64::MIN)]))
        .random(|random, size| {
            let share = random.count(0..=size);
            let decimals = *random.pick(&[0, 1, 2]);
            (hits(random, share, decimals), hits(random, size - share, decimals))
        })
        .growth(|random, size| (hits(random, size / 2, 6), hits(random, size - size / 2, 6)))
        .bound("n_max", |(first, second)| (first.len() + second.len()) as i64)
        .legal(|(first, second)| {
            must(first.len() + second.len() <= N_MAX as usize, &format!("there are at most {N_MAX} hits"))?;
            must(first.iter().chain(second).all(|(_, score)| score.is_finite()), "every score is finite")?;
            must(first.iter().chain(second).all(|(document, _)| *document >= 0), "every id is at least 0")?;
            must(
                [first, second].iter().all(|hits| hits.windows(2).all(|pair| pair[0].1 >= pair[1].1)),
                "in each list the scores never rise",
            )
        })
        .into()
}

/// Each hit of the second list goes behind those of the first that are at least as good.
fn merge_hits(first: Hits, second: Hits) -> Hits {
    let mut merged = Vec::with_capacity(first.len() + second.len());
    let mut left = first.as_slice();
    for hit in second {
        let (better, rest) = left.split_at(left.partition_point(|(_, score)| *score >= hit.1));
        merged.extend_from_slice(better);
        merged.push(hit);
        left = rest;
    }
    merged.extend_from_slice(left);
    merged
}

/// Hits with falling scores, many of them equal if there are few decimals.
fn hits(random: &mut Random, count: usize, decimals: i32) -> Hits {
    let mut hits = random.many(count, |r| (r.int(0..=99), r.decimal(-2.0, 4.0, decimals)));
    hits.sort_by(|a, b| b.1.total_cmp(&a.1));
    hits
}
