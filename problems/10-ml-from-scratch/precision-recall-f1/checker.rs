use super::limits::{CLASSES_MAX, N_MAX};
use judge::prelude::*;

/// Labels, predictions, how many classes there are.
type Arguments = (Array1<i64>, Array1<i64>, i64);

pub fn checker() -> Checker {
    Checker::new(scores)
        .example("Class 2 is predicted once and never there.", (array![0, 0, 0, 1], array![0, 0, 2, 1], 3))
        .example(
            "Classes 1 and 3 occur in neither array, and count in the macro F1 all the same.",
            (array![0, 2, 2], array![2, 2, 2], 4),
        )
        .edge("no samples", |_| (array![], array![], 3))
        .edge("one class", |_| (array![0, 0], array![0, 0], 1))
        .edge("one sample, hit", |_| (array![1], array![1], 2))
        .edge("one sample, missed", |_| (array![1], array![0], 2))
        .edge("everything right", |_| (array![0, 1, 2, 1], array![0, 1, 2, 1], 3))
        .edge("everything wrong", |_| (array![0, 1, 2, 1], array![1, 2, 0, 0], 3))
        .edge("always the same prediction", |_| (array![0, 1, 0, 0, 2], array![0, 0, 0, 0, 0], 3))
        .edge("always the same label", |_| (array![1, 1, 1, 1], array![0, 1, 2, 1], 3))
        .edge("predicted and there, but never together", |_| (array![0, 1, 1, 2], array![1, 0, 0, 2], 3))
        .edge("precise, but little found", |_| (array![1, 1, 1, 1, 0], array![1, 0, 0, 0, 0], 2))
        .edge("much found, but not precise", |_| (array![1, 0, 0, 0, 0], array![1, 1, 1, 1, 0], 2))
        .edge("the last classes are missing", |_| (array![0, 1, 0], array![1, 1, 0], 6))
        .edge("the first classes are missing", |_| (array![4, 3, 4], array![3, 3, 4], 5))
        .edge("one in a thousand", |_| {
            let labels = Array1::from_shape_fn(N_MAX as usize, |at| i64::from(at == 700));
            (labels, Array1::from_shape_fn(N_MAX as usize, |at| i64::from((695..=704).contains(&at))), 2)
        })
        .edge("as many classes as allowed", |random| draw(random, 300, CLASSES_MAX, 0.5))
        .random(|random, size| {
            let (n, classes, right) = (random.count(0..=size), random.int(1..=6), random.unit());
            draw(random, n, classes, right)
        })
        .legal(|(labels, predictions, classes)| {
            must(labels.len() <= N_MAX as usize, &format!("there are at most {N_MAX} samples"))?;
            must(labels.len() == predictions.len(), "there is one prediction for each label")?;
            must((1..=CLASSES_MAX).contains(classes), &format!("there are 1 to {CLASSES_MAX} classes"))?;
            let known = labels.iter().chain(predictions).all(|class| (0..*classes).contains(class));
            must(known, "labels and predictions lie between 0 and classes less 1")
        })
        .into()
}

/// Class by class, each counted on its own.
fn scores(labels: Array1<i64>, predictions: Array1<i64>, classes: i64) -> (Array2<f64>, f64, f64) {
    let ratio = |above: f64, below: f64| if below == 0.0 { 0.0 } else { above / below };
    let pairs: Vec<(i64, i64)> = labels.into_iter().zip(predictions).collect();
    let count = |kept: &dyn Fn(&(i64, i64)) -> bool| pairs.iter().filter(|pair| kept(pair)).count() as f64;
    let mut by_class = Array2::zeros((classes as usize, 3));
    for class in 0..classes {
        let hits = count(&|&pair| pair == (class, class));
        let missed = count(&|&(label, prediction)| label == class && prediction != class);
        let alarms = count(&|&(label, prediction)| label != class && prediction == class);
        let row = [ratio(hits, hits + alarms), ratio(hits, hits + missed), ratio(hits, hits + (missed + alarms) / 2.0)];
        by_class.row_mut(class as usize).assign(&Array1::from_iter(row));
    }
    let macro_f1 = by_class.column(2).sum() / classes as f64;
    (by_class, macro_f1, ratio(count(&|(label, prediction)| label == prediction), pairs.len() as f64))
}

fn draw(random: &mut Random, n: usize, classes: i64, right: f64) -> Arguments {
    let labels = random.vector(n, |r| r.int(0..=classes - 1));
    let predictions = labels.mapv(|label| if random.chance(right) { label } else { random.int(0..=classes - 1) });
    (labels, predictions, classes)
}
