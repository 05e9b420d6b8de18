use super::limits::{N_MAX, NUMBER_MAX, REACH, WIDTH_MAX};
use judge::prelude::*;

/// Weights by input and unit, and a bias per unit.
type Layer = (Array2<f64>, Array1<f64>);
/// Samples, their labels, three layers.
type Arguments = (Array2<f64>, Array1<i64>, Vec<Layer>);

pub fn checker() -> Checker {
    Checker::new(gradients)
        .example(
            "The scores are 1 and -1, and the label is the lower one.",
            (
                array![[1.0]],
                array![1],
                vec![
                    (array![[1.0]], array![0.0]),
                    (array![[1.0]], array![0.0]),
                    (array![[1.0, -1.0]], array![0.0, 0.0]),
                ],
            ),
        )
        .example(
            "The second sample shuts the first unit, so only the first sample moves that unit's weights.",
            (
                array![[1.0, 2.0], [-1.0, 1.0]],
                array![0, 1],
                vec![
                    (array![[1.0, 0.0], [0.0, 1.0]], array![0.0, 0.5]),
                    (array![[1.0], [0.5]], array![0.0]),
                    (array![[1.0, 0.0]], array![0.0, 1.0]),
                ],
            ),
        )
        .edge("one of everything", |random| network(random, [1, 1, 1, 1, 1], 3.0))
        .edge("one class", |random| network(random, [4, 2, 3, 2, 1], 3.0))
        .edge("one sample", |random| network(random, [1, 3, 4, 2, 3], 3.0))
        .edge("as many samples as classes", |random| network(random, [3, 2, 4, 5, 3], 3.0))
        .edge("all sides the same", |random| network(random, [3, 3, 3, 3, 3], 3.0))
        .edge("all layers equally wide", |random| network(random, [5, 3, 3, 3, 3], 3.0))
        .edge("all sides different", |random| network(random, [6, 2, 5, 4, 3], 3.0))
        .edge("a class without samples", |random| {
            let (x, labels, layers) = network(random, [5, 2, 4, 4, 4], 3.0);
            (x, labels.mapv(|label| label % 3), layers)
        })
        .edge("one class in every label", |random| {
            let (x, labels, layers) = network(random, [5, 2, 3, 3, 3], 3.0);
            (x, labels.mapv(|_| 1), layers)
        })
        .edge("an empty sample and no biases", |random| {
            let (mut x, labels, mut layers) = open(random, [3, 2, 3, 3, 2]);
            x.row_mut(1).fill(0.0);
            layers.iter_mut().for_each(|(_, bias)| bias.fill(0.0));
            (x, labels, layers)
        })
        .edge("an empty sample and no biases in the first layer", |random| {
            let (mut x, labels, mut layers) = open(random, [3, 2, 3, 3, 2]);
            x.row_mut(1).fill(0.0);
            layers[0].1.fill(0.0);
            (x, labels, layers)
        })
        .edge("all weights zero", |random| {
            let (x, labels, layers) = network(random, [3, 2, 3, 2, 4], 3.0);
            (x, labels, layers.into_iter().map(|(weights, bias)| (weights * 0.0, bias * 0.0)).collect())
        })
        .edge("every hidden unit open", |random| open(random, [4, 3, 3, 3, 3]))
        .edge("first layer shut", |random| shut(random, 0))
        .edge("second layer shut", |random| shut(random, 1))
        .edge("a unit that one sample shuts", |_| {
            let first = (array![[1.0, 1.0]], array![0.0, 5.0]);
            let second = (array![[1.0, -1.0], [1.0, 1.0]], array![0.5, -4.25]);
            let third = (array![[1.0, -1.0], [-0.5, 2.0]], array![0.0, 0.25]);
            (array![[2.0], [-3.0], [1.0]], array![0, 1, 0], vec![first, second, third])
        })
        .edge("a sure hit", |_| passing(array![[60.0, 0.0]], array![0]))
        .edge("a sure miss", |_| passing(array![[-400.0, 500.0]], array![0]))
        .edge("the scores are too much for an exponential", |_| passing(array![[900.0, 899.0, 898.5]], array![1]))
        .edge("the scores are too little for an exponential", |_| passing(array![[-900.0, -898.0]], array![0]))
        .edge("one sample far above another", |_| {
            passing(array![[-900.0, -901.0, -899.0], [800.0, 801.0, 799.0]], array![1, 0])
        })
        .edge("the scores go below zero", |_| passing(array![[-1.0, -2.0], [-3.0, 0.5]], array![1, 0]))
        .edge("numbers as large as allowed", |_| {
            let most = NUMBER_MAX as f64;
            let last = (array![[-0.01, 0.01]], array![most, -most]);
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
            let side = size.div_ceil(12);
            let sides = std::array::from_fn(|_| random.count(1..=side + 1));
            let spread = *random.pick(&[1.0, 3.0, 3.0, 9.0]);
            network(random, sides, spread)
        })
        .legal(legal)
        .into()
}

/// By measuring: each number is moved to both sides, and the loss is looked at. No formula of a derivative is used.
///
/// The ReLUs stay open or shut as they are at the point itself. What is measured is smooth, then, and has the wanted slope at
/// a bend, too.
fn gradients(x: Array2<f64>, labels: Array1<i64>, layers: Vec<Layer>) -> Vec<Layer> {
    let samples: Vec<(Vec<f64>, Vec<Vec<bool>>, usize)> = x
        .rows()
        .into_iter()
        .zip(&labels)
        .map(|(sample, &label)| {
            let open = |sums: &Vec<f64>| sums.iter().map(|&sum| sum > 0.0).collect();
            (sample.to_vec(), sums(sample.to_vec(), &layers, None).iter().map(open).collect(), label as usize)
        })
        .collect();
    let scores = |layers: &[Layer]| -> Vec<Vec<f64>> {
        let of = |(sample, gates, _): &(Vec<f64>, Vec<Vec<bool>>, usize)| {
            sums(sample.clone(), layers, Some(gates)).pop().unwrap_or_default()
        };
        samples.iter().map(of).collect()
    };
    let loss = |layers: &[Layer]| -> f64 {
        let each = scores(layers).into_iter().zip(&samples).map(|(scores, &(_, _, label))| {
            let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            top - scores[label] + scores.iter().map(|score| (score - top).exp()).sum::<f64>().ln()
        });
        each.sum::<f64>() / samples.len() as f64
    };
    let start = scores(&layers);
    let slope = |at: usize, place: Option<[usize; 2]>, unit: usize| -> f64 {
        let moved = |step: f64| {
            let mut layers = layers.clone();
            match place {
                Some(place) => layers[at].0[place] += step,
                None => layers[at].1[unit] += step,
            }
            layers
        };
        // How far a step of 1 moves a score: the scores are linear in each single number.
        let one = scores(&moved(1.0));
        let farthest = one.iter().flatten().zip(start.iter().flatten()).map(|(to, from)| (to - from).abs());
        let reach = farthest.fold(0.0, f64::max);
        if reach == 0.0 {
            return 0.0;
        }
        let step = 3e-3 / reach;
        let across = |step: f64| loss(&moved(step)) - loss(&moved(-step));
        // Two widths, so that the error goes with the fourth power of the step (Abramowitz and Stegun, 25.3.6).
        (8.0 * across(step) - across(2.0 * step)) / (12.0 * step)
    };
    let each = layers.iter().enumerate().map(|(at, (weights, bias))| {
        let weights = Array2::from_shape_fn(weights.dim(), |(input, unit)| slope(at, Some([input, unit]), unit));
        (weights, Array1::from_shape_fn(bias.len(), |unit| slope(at, None, unit)))
    });
    each.collect()
}

/// What each layer adds up for one sample, before its ReLU or softmax. Gates are those given, or open above 0.
fn sums(sample: Vec<f64>, layers: &[Layer], gates: Option<&Vec<Vec<bool>>>) -> Vec<Vec<f64>> {
    let mut inputs = sample;
    let through = |(at, (weights, bias)): (usize, &Layer)| {
        let products = |unit: usize| inputs.iter().zip(weights.column(unit)).map(|(input, weight)| input * weight);
        let sums: Vec<f64> = (0..bias.len()).map(|unit| products(unit).sum::<f64>() + bias[unit]).collect();
        let open = |unit: usize| gates.map_or(sums[unit] > 0.0, |gates| gates[at][unit]);
        inputs = sums.iter().enumerate().map(|(unit, &sum)| if open(unit) { sum } else { 0.0 }).collect();
        sums
    };
    layers.iter().enumerate().map(through).collect()
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
    for sample in x.rows() {
        let sums = sums(sample.to_vec(), layers, None);
        let bounded = sums.iter().flatten().all(|sum| sum.abs() <= REACH as f64);
        must(bounded, &format!("no layer adds up to more than {REACH} in magnitude"))?;
        must(decided(sample.to_vec(), &sums, layers), "rounding never decides whether a ReLU is open")?;
    }
    Ok(())
}

/// Whether what each ReLU gets is clearly apart from 0, or 0 in every term.
fn decided(sample: Vec<f64>, sums: &[Vec<f64>], layers: &[Layer]) -> bool {
    let mut inputs = sample;
    layers.iter().zip(sums).take(2).all(|((weights, bias), sums)| {
        let empty = |unit: usize| {
            bias[unit] == 0.0 && inputs.iter().zip(weights.column(unit)).all(|(input, weight)| input * weight == 0.0)
        };
        let clear = sums.iter().enumerate().all(|(unit, sum)| sum.abs() >= 1e-6 || empty(unit));
        inputs = sums.iter().map(|sum| sum.max(0.0)).collect();
        clear
    })
}

/// Sides are samples, inputs, units of both hidden layers, classes; inputs go up to `spread`. Drawn until it is legal.
fn network(random: &mut Random, sides: [usize; 5], spread: f64) -> Arguments {
    loop {
        let x = random.matrix(sides[0], sides[1], |r| r.decimal(-spread, spread, 1));
        let labels = random.vector(sides[0], |r| r.int(0..=sides[4] as i64 - 1));
        let layer = |pair: &[usize]| {
            let weights = random.matrix(pair[0], pair[1], |r| r.decimal(-2.0, 2.0, 1));
            (weights, random.vector(pair[1], |r| r.decimal(-2.0, 2.0, 1)))
        };
        let drawn = (x, labels, sides[1..].windows(2).map(layer).collect());
        if legal(&drawn).is_ok() {
            return drawn;
        }
    }
}

/// Like `network`, but nothing in the hidden layers or the inputs is negative.
fn open(random: &mut Random, sides: [usize; 5]) -> Arguments {
    let (x, labels, mut layers) = network(random, sides, 2.0);
    for (weights, bias) in &mut layers[..2] {
        weights.mapv_inplace(|weight| weight.abs() + 0.25);
        bias.mapv_inplace(|bias| bias.abs() + 0.5);
    }
    (x.mapv(|number| number.abs() + 0.5), labels, layers)
}

/// Every unit of one hidden layer is shut for every sample.
fn shut(random: &mut Random, at: usize) -> Arguments {
    let (x, labels, mut layers) = open(random, [3, 2, 3, 2, 3]);
    layers[at].1.fill(-500.0);
    (x, labels, layers)
}

/// A network that lets these scores through, each between -900 and 1000.
fn passing(scores: Array2<f64>, labels: Array1<i64>) -> Arguments {
    let classes = scores.ncols();
    let through = || (Array2::eye(classes) * 2.0, Array1::from_elem(classes, 0.5));
    // Twice 2 x + 0.5 is 4 x + 1.5; ten times that, less 1000.
    let last = (Array2::eye(classes) * 10.0, Array1::from_elem(classes, -1000.0));
    (((scores + 1000.0) / 10.0 - 1.5) / 4.0, labels, vec![through(), through(), last])
}
