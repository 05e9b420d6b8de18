use super::limits::{K_MAX, N_MAX};
use judge::prelude::*;

pub fn checker() -> Checker {
    Checker::new(confusion)
        .example("Class 0 is once taken for class 2.", (array![0, 0, 1, 2, 2], array![0, 2, 1, 2, 2], 3))
        .example("The second sample has no label. Class 2 never occurs.", (array![1, -1, 0, 1], array![1, 0, 1, 1], 3))
        .edge("one sample, right", |_| (array![1], array![1], 2))
        .edge("one sample, wrong", |_| (array![0], array![1], 2))
        .edge("one class", |_| (array![0, 0, 0], array![0, 0, 0], 1))
        .edge("one class, unlabelled", |_| (array![-1, 0], array![0, 0], 1))
        .edge("no samples", |_| (Array1::zeros(0), Array1::zeros(0), 3))
        .edge("nothing labelled", |_| (array![-1, -1, -1], array![0, 1, 2], 3))
        .edge("unlabelled, predicted as the last class", |_| (array![0, -1, 1, -1], array![0, 2, 1, 2], 3))
        .edge("unlabelled, predicted as the first class", |_| (array![0, -1, 1, -1], array![0, 0, 1, 0], 3))
        .edge("all wrong", |_| (array![0, 0, 1], array![1, 1, 0], 2))
        .edge("the last class is only true", |_| (array![3, 0], array![0, 0], 4))
        .edge("the last class is only predicted", |_| (array![0, 1], array![3, 0], 4))
        .edge("the first class does not occur", |_| (array![1, 2, 1], array![2, 1, 1], 3))
        .edge("every pair once", |_| {
            (Array1::from_iter((0..9).map(|at| at / 3)), Array1::from_iter((0..9).map(|at| at % 3)), 3)
        })
        .edge("as many samples as classes", |_| (array![0, 1, 2, 0], array![1, 2, 0, 1], 4))
        .edge("as large as allowed", |random| samples(random, N_MAX as usize, K_MAX))
        .random(|random, size| {
            let k = random.int(1..=6);
            samples(random, size, k)
        })
        .legal(|(truth, predicted, k)| {
            must(truth.len() <= N_MAX as usize, &format!("there are at most {N_MAX} samples"))?;
            must(truth.len() == predicted.len(), "every sample has a truth and a prediction")?;
            must((1..=K_MAX).contains(k), &format!("there are 1 to {K_MAX} classes"))?;
            must(truth.iter().all(|label| (-1..*k).contains(label)), "a truth is -1 or a class below k")?;
            must(predicted.iter().all(|label| (0..*k).contains(label)), "a prediction is a class below k")
        })
        .into()
}

fn confusion(truth: Array1<i64>, predicted: Array1<i64>, k: i64) -> Array2<i64> {
    let mut table = Array2::zeros((k as usize, k as usize));
    for (&row, &column) in truth.iter().zip(&predicted) {
        if row >= 0 {
            table[[row as usize, column as usize]] += 1;
        }
    }
    table
}

/// Predictions that are right more often than not, a share of them without a label.
fn samples(random: &mut Random, count: usize, k: i64) -> (Array1<i64>, Array1<i64>, i64) {
    let unlabelled = *random.pick(&[0.0, 0.1, 0.4]);
    let truth = random.vector(count, |random| if random.chance(unlabelled) { -1 } else { random.int(0..=k - 1) });
    let predicted = truth.mapv(|label| if label >= 0 && random.chance(0.6) { label } else { random.int(0..=k - 1) });
    (truth, predicted, k)
}
