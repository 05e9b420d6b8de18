use super::limits::{N_MAX, NUMBER_MAX, REACH, WIDTH_MAX};
use judge::prelude::*;

/// Weights by input and unit, and a bias per unit.
type Layer = (Array2<f64>, Array1<f64>);
/// Samples, their labels, three layers.
type Arguments = (Array2<f64>, Array1<i64>, Vec<Layer>);

pub fn checker() -> Checker {
    Checker::new(forward)
        .example(
            "Both hidden layers give 2, the scores are 2 and -2, and the label is the lower one.",
            (
                array![[2.0]],
                array![1],
                vec![
                    (array![[1.0]], array![0.0]),
                    (array![[1.0]], array![0.0]),
                    (array![[1.0, -1.0]], array![0.0, 0.0]),
                ],
            ),
        )
        .example(
            "The second sample shuts both units of the first layer; what is left are the biases.",
            (
                array![[1.0, 2.0], [-3.0, -1.0]],
                array![0, 2],
                vec![
                    (array![[1.0, 0.0], [0.0, 1.0]], array![0.0, 0.5]),
                    (array![[1.0], [-1.0]], array![2.0]),
                    (array![[1.0, 0.0, -1.0]], array![0.0, 1.0, 0.0]),
                ],
            ),
        )
        .edge("one of everything", |random| network(random, [1, 1, 1, 1, 1], 3.0))
        .edge("one class", |random| network(random, [4, 2, 3, 2, 1], 3.0))
        .edge("one sample", |random| network(random, [1, 3, 4, 2, 3], 3.0))
        .edge("as many samples as classes", |random| network(random, [3, 2, 4, 5, 3], 3.0))
        .edge("all sides the same", |random| network(random, [3, 3, 3, 3, 3], 3.0))
        .edge("all sides different", |random| network(random, [6, 2, 5, 4, 3], 3.0))
        .edge("all weights zero", |random| {
            let (x, labels, layers) = network(random, [3, 2, 3, 2, 4], 3.0);
            (x, labels, layers.into_iter().map(|(weights, bias)| (weights * 0.0, bias * 0.0)).collect())
        })
        .edge("every hidden unit shut", |random| {
            let (x, labels, mut layers) = network(random, [3, 2, 3, 2, 3], 3.0);
            layers[0].1.fill(-100.0);
            layers[1].1.fill(-100.0);
            (x, labels, layers)
        })
        .edge("one class in every label", |random| {
            let (x, _, layers) = network(random, [5, 2, 3, 3, 3], 3.0);
            (x, Array1::from_elem(5, 2), layers)
        })
        .edge("equal scores", |_| passing(array![[7.0, 7.0, 7.0], [0.0, 0.0, 0.0]], array![1, 0]))
        .edge("a sure hit", |_| passing(array![[60.0, 0.0]], array![0]))
        .edge("a sure miss", |_| passing(array![[-900.0, 1000.0]], array![0]))
        .edge("the highest score is too much for an exponential", |_| passing(array![[1000.0, 999.0]], array![1]))
        .edge("every score is too little for an exponential", |_| passing(array![[-1000.0, -998.0]], array![0]))
        .edge("one sample far above another", |_| {
            passing(array![[-900.0, -901.0, -899.0], [990.0, 991.0, 989.0]], array![1, 0])
        })
        .edge("one class far above the others in every sample", |_| {
            passing(array![[1000.0, 1.0, 2.0], [900.0, 2.0, 1.0]], array![0, 2])
        })
        .edge("the scores go below zero", |_| passing(array![[-1.0, -2.0], [-3.0, 0.5]], array![1, 0]))
        .edge("numbers as large as allowed", |_| {
            let most = NUMBER_MAX as f64;
            let last = (array![[0.01, -0.01]], array![most, -most]);
            (
                array![[most]],
                array![1],
                vec![(array![[1.0]], array![-most / 2.0]), (array![[-1.0]], array![most]), last],
            )
        })
        .edge("as large as allowed", |random| {
            let most = WIDTH_MAX as usize;
            network(random, [N_MAX as usize, most, most, most, most], 2.0)
        })
        .random(|random, size| {
            let side = size.div_ceil(8);
            let sides = std::array::from_fn(|_| random.count(1..=side + 1));
            let spread = *random.pick(&[1.0, 3.0, 3.0, 20.0]);
            network(random, sides, spread)
        })
        .legal(legal)
        .into()
}

/// Sample by sample and unit by unit.
fn forward(x: Array2<f64>, labels: Array1<i64>, layers: Vec<Layer>) -> (Array2<f64>, f64) {
    let classes = layers.last().map_or(0, |(_, bias)| bias.len());
    let mut probabilities = Array2::zeros((x.nrows(), classes));
    let mut loss = 0.0;
    for (i, (sample, &label)) in x.rows().into_iter().zip(&labels).enumerate() {
        let scores = sums(sample.to_vec(), &layers).pop().unwrap_or_default();
        let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let evidence = top + scores.iter().map(|score| (score - top).exp()).sum::<f64>().ln();
        for (c, score) in scores.iter().enumerate() {
            probabilities[[i, c]] = (score - evidence).exp();
        }
        loss += (evidence - scores[label as usize]) / labels.len() as f64;
    }
    (probabilities, loss)
}

/// What each layer adds up for one sample, before its ReLU or softmax.
fn sums(sample: Vec<f64>, layers: &[Layer]) -> Vec<Vec<f64>> {
    let mut inputs = sample;
    let through = |(weights, bias): &Layer| {
        let products = |unit: usize| inputs.iter().zip(weights.column(unit)).map(|(input, weight)| input * weight);
        let sums: Vec<f64> = (0..bias.len()).map(|unit| products(unit).sum::<f64>() + bias[unit]).collect();
        inputs = sums.iter().map(|sum| sum.max(0.0)).collect();
        sums
    };
    layers.iter().map(through).collect()
}

fn legal((x, labels, layers): &Arguments) -> Legal {
    let (n, d) = x.dim();
    must(1 <= n && n <= N_MAX as usize, &format!("there are 1 to {N_MAX} samples"))?;
    must(1 <= d && d <= WIDTH_MAX as usize, &format!("a sample has 1 to {WIDTH_MAX} numbers"))?;
    must(layers.len() == 3, "there are three layers")?;
    let mut inputs = d;
    for (weights, bias) in layers {
        let units = bias.len();
        must(1 <= units && units <= WIDTH_MAX as usize, &format!("a layer has 1 to {WIDTH_MAX} units"))?;
        must(weights.dim() == (inputs, units), "weights have a row per input and a column per unit")?;
        inputs = units;
    }
    must(labels.len() == n, "there is one label for each sample")?;
    must(labels.iter().all(|&label| 0 <= label && label < inputs as i64), "every label is a class")?;
    let numbers = layers.iter().flat_map(|(weights, bias)| weights.iter().chain(bias)).chain(x);
    let bounded = numbers.into_iter().all(|number| number.abs() <= NUMBER_MAX as f64);
    must(bounded, &format!("no number is larger than {NUMBER_MAX} in magnitude"))?;
    let mut reached = x.rows().into_iter().flat_map(|sample| sums(sample.to_vec(), layers)).flatten();
    must(reached.all(|sum| sum.abs() <= REACH as f64), &format!("no layer adds up to more than {REACH} in magnitude"))
}

/// Sides are samples, inputs, units of both hidden layers, classes; inputs go up to `spread`.
fn network(random: &mut Random, sides: [usize; 5], spread: f64) -> Arguments {
    let x = random.matrix(sides[0], sides[1], |r| r.decimal(-spread, spread, 1));
    let labels = random.vector(sides[0], |r| r.int(0..=sides[4] as i64 - 1));
    let layer = |pair: &[usize]| {
        let weights = random.matrix(pair[0], pair[1], |r| r.decimal(-2.0, 2.0, 1));
        (weights, random.vector(pair[1], |r| r.decimal(-2.0, 2.0, 1)))
    };
    (x, labels, sides[1..].windows(2).map(layer).collect())
}

/// A network that lets these scores through, each between -1000 and 1000.
fn passing(scores: Array2<f64>, labels: Array1<i64>) -> Arguments {
    let classes = scores.ncols();
    let through = || (Array2::eye(classes), Array1::zeros(classes));
    let last = (Array2::eye(classes) * 10.0, Array1::from_elem(classes, -1000.0));
    ((scores + 1000.0) / 10.0, labels, vec![through(), through(), last])
}
