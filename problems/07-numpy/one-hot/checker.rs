use super::limits::{K_MAX, N_MAX};
use judge::prelude::*;

pub fn checker() -> Checker {
    Checker::new(one_hot)
        .example("Four samples of three classes.", (array![2, 0, 1, 0], 3))
        .example("The second sample has no label.", (array![1, -1, 0], 2))
        .example("The classes 0 and 3 do not occur, but have their columns.", (array![1, 2, 1], 4))
        .edge("one sample", |_| (array![1], 3))
        .edge("one class", |_| (array![0, 0, 0], 1))
        .edge("one class, one sample", |_| (array![0], 1))
        .edge("one class, and nothing labelled", |_| (array![-1, -1], 1))
        .edge("nothing labelled", |_| (array![-1, -1, -1], 4))
        .edge("an empty batch", |_| (Array1::zeros(0), 3))
        .edge("as many samples as classes", |_| (array![0, 1, 2, 3], 4))
        .edge("as many samples as classes, in another order", |_| (array![3, -1, 0, 1], 4))
        .edge("only the last class", |_| (array![4, 4], 5))
        .edge("only the first class", |_| (array![0, 0, 0], 5))
        .edge("the last class and no label", |_| (array![-1, 2, -1, 2], 3))
        .edge("as large as allowed", |random| (labels(random, N_MAX as usize, K_MAX), K_MAX))
        .random(|random, size| {
            let k = random.int(1..=8);
            (labels(random, size, k), k)
        })
        .legal(|(labels, k)| {
            must(labels.len() <= N_MAX as usize, &format!("there are at most {N_MAX} labels"))?;
            must((1..=K_MAX).contains(k), &format!("there are 1 to {K_MAX} classes"))?;
            must(labels.iter().all(|label| (-1..*k).contains(label)), "a label is -1 or a class below k")
        })
        .into()
}

/// Starts from zeros and writes the ones.
fn one_hot(labels: Array1<i64>, k: i64) -> Array2<f64> {
    let mut table = Array2::zeros((labels.len(), k as usize));
    for (row, &label) in labels.iter().enumerate() {
        if label >= 0 {
            table[[row, label as usize]] = 1.0;
        }
    }
    table
}

fn labels(random: &mut Random, count: usize, k: i64) -> Array1<i64> {
    let missing = *random.pick(&[0.0, 0.1, 0.5]);
    random.vector(count, |random| if random.chance(missing) { -1 } else { random.int(0..=k - 1) })
}
