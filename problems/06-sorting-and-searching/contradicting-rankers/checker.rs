use super::limits::N_MAX;
use judge::prelude::*;

type Task = (Vec<f64>, Vec<f64>);

pub fn checker() -> Checker {
    Checker::new(contradictions)
        .example(
            "We prefer document 0 to both others, they prefer both others to it. On 1 and 2 both agree.",
            (vec![0.9, 0.5, 0.1], vec![7.0, 9.0, 8.0]),
        )
        .example(
            "Where one ranker has no preference, nothing is contradicted.",
            (vec![0.5, 0.5, 0.1], vec![1.0, 2.0, 1.0]),
        )
        .example("Opposite orders: every pair counts.", (vec![1.0, 2.0, 3.0, 4.0], vec![8.0, 6.0, 4.0, 2.0]))
        .edge("no documents", |_| (vec![], vec![]))
        .edge("one document", |_| (vec![0.5], vec![0.25]))
        .edge("two documents, agreed", |_| (vec![0.5, 0.7], vec![1.0, 2.0]))
        .edge("two documents, contradicted", |_| (vec![0.5, 0.7], vec![2.0, 1.0]))
        .edge("two documents, a tie of ours", |_| (vec![0.5, 0.5], vec![2.0, 1.0]))
        .edge("two documents, a tie of theirs", |_| (vec![0.5, 0.7], vec![1.0, 1.0]))
        .edge("all the same to us", |_| (vec![0.5; 5], vec![5.0, 1.0, 4.0, 2.0, 3.0]))
        .edge("all the same to them", |_| (vec![5.0, 1.0, 4.0, 2.0, 3.0], vec![0.5; 5]))
        .edge("all the same to both", |_| (vec![0.5; 4], vec![0.25; 4]))
        .edge("the same scores", |_| (vec![0.3, 0.1, 0.4, 0.1, 0.5], vec![0.3, 0.1, 0.4, 0.1, 0.5]))
        .edge("the same order on another scale", |_| (vec![0.3, 0.1, 0.4, 0.2], vec![-1.0, -90.0, 700.0, -2.0]))
        .edge("opposite signs", |_| (vec![0.3, 0.1, 0.4, 0.1, 0.5], vec![-0.3, -0.1, -0.4, -0.1, -0.5]))
        .edge("listed from best to worst", |_| (vec![5.0, 4.0, 3.0, 2.0, 1.0], vec![2.0, 3.0, 1.0, 5.0, 4.0]))
        .edge("one document out of place", |_| {
            ((0..9).map(f64::from).collect(), vec![8.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0])
        })
        .edge("the halves change places", |_| {
            ((0..8).map(f64::from).collect(), vec![4.0, 5.0, 6.0, 7.0, 0.0, 1.0, 2.0, 3.0])
        })
        .edge("ties of ours in groups", |_| (vec![1.0, 1.0, 1.0, 2.0, 2.0, 2.0], vec![6.0, 5.0, 4.0, 3.0, 2.0, 1.0]))
        .edge("ties of theirs in groups", |_| (vec![6.0, 5.0, 4.0, 3.0, 2.0, 1.0], vec![1.0, 1.0, 1.0, 2.0, 2.0, 2.0]))
        .edge("ties of both, crosswise", |_| (vec![1.0, 2.0, 1.0, 2.0], vec![2.0, 1.0, 1.0, 2.0]))
        .edge("labels and scores", |_| (vec![0.0, 1.0, 1.0, 0.0, 1.0, 0.0], vec![0.2, 0.7, 0.4, 0.4, 0.3, 0.9]))
        .edge("zeros of either sign", |_| (vec![0.0, -0.0, 0.0, -0.0], vec![4.0, 3.0, 2.0, 1.0]))
        .edge("zeros of either sign, theirs", |_| (vec![1.0, 2.0, 3.0, 4.0], vec![0.0, -0.0, 0.0, -0.0]))
        .edge("between whole numbers", |_| (vec![0.2, 0.9, 0.5], vec![0.7, 0.1, 0.4]))
        .edge("nearly the same", |_| (vec![0.3, 0.1 + 0.2, 0.3], vec![0.8, 0.1 + 0.7, 0.9]))
        .edge("tiny", |_| (vec![1e-200, 2e-200, 3e-200], vec![5e-324, 3e-200, 1e-300]))
        .edge("huge", |_| (vec![f64::MAX, f64::MIN, 1e308, 1e16], vec![f64::MIN, f64::MAX, 1e16 + 2.0, 1e16]))
        .edge("seven documents, so that no split is even", |_| {
            (vec![4.0, 1.0, 7.0, 2.0, 6.0, 3.0, 5.0], vec![1.0, 6.0, 2.0, 7.0, 3.0, 5.0, 4.0])
        })
        .edge("hundreds, with ties", |random| {
            (random.many(400, |r| r.decimal(0.0, 1.0, 2)), random.many(400, |r| r.decimal(0.0, 1.0, 2)))
        })
        .edge("as many as allowed, opposite", |_| {
            let n = N_MAX as usize;
            ((0..n).map(|at| at as f64).collect(), (0..n).map(|at| (n - at) as f64).collect())
        })
        .random(|random, size| {
            let (high, decimals) = *random.pick(&[(3.0, 0), (1.0, 1), (1.0, 3)]);
            let mut scores = || random.many(size, |r| r.decimal(-high, high, decimals));
            (scores(), scores())
        })
        // They agree with us now and then.
        .growth(|random, size| {
            let ours: Vec<f64> = (0..size).map(|at| at as f64).collect();
            let theirs = ours.iter().map(|x| random.float(0.0, 2.0 * size as f64) - x).collect();
            (ours, theirs)
        })
        .legal(|(ours, theirs)| {
            must(ours.len() <= N_MAX as usize, &format!("there are at most {N_MAX} documents"))?;
            must(ours.len() == theirs.len(), "both lists are equally long")?;
            must(ours.iter().chain(theirs).all(|score| score.is_finite()), "every score is finite")
        })
        .into()
}

/// Puts their scores into a sorted list in the order of ours, and asks of each how many in the list are greater. Those
/// that are the same to us are asked before any of them is put in.
fn contradictions(ours: Vec<f64>, theirs: Vec<f64>) -> usize {
    // Makes one of the two zeros.
    let mut documents: Vec<(f64, f64)> = ours.iter().zip(&theirs).map(|(x, y)| (x + 0.0, y + 0.0)).collect();
    documents.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut sorted: Vec<f64> = Vec::new();
    let mut found = 0;
    for group in documents.chunk_by(|one, other| one.0 == other.0) {
        found += group.iter().map(|(_, y)| sorted.len() - sorted.partition_point(|seen| seen <= y)).sum::<usize>();
        for (_, y) in group {
            sorted.insert(sorted.partition_point(|seen| seen < y), *y);
        }
    }
    found
}
