use super::limits::{K_MAX, N_MAX, T_MAX};
use judge::prelude::*;

pub fn checker() -> Checker {
    Checker::new(votes)
        .example("Three annotators, two samples, three classes.", (array![[0, 2, 2], [1, 1, 1]], 3))
        .example(
            "Somebody abstained from the first sample, and everybody from the second.",
            (array![[1, -1, 0], [-1, -1, -1]], 2),
        )
        .edge("one vote", |_| (array![[1]], 3))
        .edge("one abstention", |_| (array![[-1]], 2))
        .edge("one class", |_| (array![[0, 0], [-1, 0]], 1))
        .edge("one annotator", |_| (array![[2], [0], [-1], [1]], 3))
        .edge("one sample", |_| (array![[2, 0, 2, 1, -1]], 3))
        .edge("as many annotators as classes", |_| (array![[0, 1, 1], [2, 2, 0]], 3))
        .edge("as many samples as annotators", |_| (array![[0, 1, 1], [2, 2, 0], [1, 1, 1]], 4))
        .edge("as many samples as classes", |_| (array![[0, 1], [2, 2], [1, 0]], 3))
        .edge("all sizes are equal", |_| (array![[0, 1, 1], [2, 2, 0], [1, -1, 2]], 3))
        .edge("the last class gets no vote", |_| (array![[0, 1], [1, 1]], 4))
        .edge("the first class gets no vote", |_| (array![[2, 1], [1, 1]], 3))
        .edge("only the last class", |_| (array![[4, 4], [4, 4]], 5))
        .edge("abstention in the first row", |_| (array![[-1, 0], [1, 2]], 3))
        .edge("abstention in the last row", |_| (array![[2, 0], [1, -1]], 3))
        .edge("as large as allowed", |random| table(random, N_MAX as usize, T_MAX as usize, K_MAX))
        .random(|random, size| {
            let (n, k) = (random.count(1..=5), random.int(1..=6));
            table(random, n, size.min(T_MAX as usize), k)
        })
        .legal(|(labels, k)| {
            let (n, t) = labels.dim();
            must(1 <= n && n <= N_MAX as usize, &format!("there are 1 to {N_MAX} samples"))?;
            must(1 <= t && t <= T_MAX as usize, &format!("there are 1 to {T_MAX} annotators"))?;
            must((1..=K_MAX).contains(k), &format!("there are 1 to {K_MAX} classes"))?;
            must(labels.iter().all(|label| (-1..*k).contains(label)), "a label is -1 or a class below k")
        })
        .into()
}

fn votes(labels: Array2<i64>, k: i64) -> Array2<i64> {
    let mut counts = Array2::zeros((labels.nrows(), k as usize));
    for ((row, _), &label) in labels.indexed_iter().filter(|(_, label)| **label >= 0) {
        counts[[row, label as usize]] += 1;
    }
    counts
}

/// Votes that favour one class by sample, some of them abstentions.
fn table(random: &mut Random, n: usize, t: usize, k: i64) -> (Array2<i64>, i64) {
    let abstains = *random.pick(&[0.0, 0.1, 0.5]);
    let favourite = random.many(n, |random| random.int(0..=k - 1));
    let labels = Array2::from_shape_fn((n, t), |(row, _)| {
        if random.chance(abstains) {
            -1
        } else if random.chance(0.4) {
            favourite[row]
        } else {
            random.int(0..=k - 1)
        }
    });
    (labels, k)
}
