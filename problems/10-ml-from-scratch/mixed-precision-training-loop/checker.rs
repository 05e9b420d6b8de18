use super::limits::{
    ACCUMULATE_MAX, D_MAX, MAGNITUDE_MAX, MICRO_BATCHES_MAX, PATIENCE_MAX, SAMPLES_MAX, SCALE_MAX, TOTAL_MAX,
};
use judge::prelude::*;
use std::f64::consts::PI;

type Batch = (Array2<f64>, Array1<f64>);
/// Weights, micro-batches, how many form a group, (peak, warm-up, total), the largest norm, (scale, patience).
type Arguments = (Array1<f64>, Vec<Batch>, usize, (f64, usize, usize), f64, (f64, usize));
/// Loss, norm, rate and scale.
type Entry = (f64, Option<f64>, f64, f64);

pub fn checker() -> Checker {
    Checker::new(|weights, batches: Vec<Batch>, accumulate, schedule, max_norm, scaling| {
        let run = train(weights, &batches, accumulate, schedule, max_norm, scaling);
        (run.weights, run.log)
    })
    .example(
        "Two micro-batches with three samples make one update. Each sample counts a third.",
        (
            array![0.0],
            vec![(array![[1.0]], array![2.0]), (array![[2.0], [1.0]], array![1.0, 2.0])],
            2,
            (0.5, 0, 4),
            10.0,
            (8.0, 2),
        ),
    )
    .example(
        "The first gradient is (-2, -1). Multiplied by 32768 it does not fit, and the group is skipped. Half of that does. \
         With a patience of 1, each update doubles the scale.",
        (array![0.0, 0.0], vec![(array![[2.0, 1.0]], array![1.0]); 3], 1, (0.1, 2, 8), 1.0, (32768.0, 1)),
    )
    .edge("no micro-batch", |_| (array![1.0, -2.0], vec![], 3, (0.1, 0, 5), 1.0, (1024.0, 2)))
    .edge("one sample, one weight", |random| draw(random, 1, &[1], 1.0).into_arguments())
    .edge("the last group is short", |random| Run { accumulate: 3, ..draw(random, 2, &[2; 8], 1.0) }.into_arguments())
    .edge("one short group", |random| Run { accumulate: 5, ..draw(random, 2, &[1, 2, 1], 1.0) }.into_arguments())
    .edge("micro-batches of different sizes", |random| {
        Run { accumulate: 2, ..draw(random, 3, &[1, 5, 2, 1, 4, 1], 1.0) }.into_arguments()
    })
    .edge("the scale begins far too high", |random| {
        Run { scale: SCALE_MAX as f64, patience: 2, ..draw(random, 2, &[2; 20], 3.0) }.into_arguments()
    })
    .edge("one micro-batch of the group does not fit", |random| {
        let mut run = Run { accumulate: 3, scale: 1024.0, patience: 3, ..draw(random, 2, &[2; 12], 1.0) };
        run.batches[3].0 *= 100.0;
        run.into_arguments()
    })
    .edge("overflow in both directions", |_| {
        let opposite = |y: f64| (array![[900.0, 1.0]], array![y]);
        let batches = vec![opposite(800.0), opposite(-800.0), opposite(1.0), opposite(0.0)];
        (array![0.0, 0.0], batches, 2, (1e-6, 0, 4), 1000.0, (1.0, 5))
    })
    .edge("fits one by one, but not together", |_| {
        let batches = vec![(array![[300.0]], array![-225.0]), (array![[400.0]], array![-100.0])];
        (array![0.25], batches, 2, (1e-6, 0, 4), 1000.0, (1.0, 5))
    })
    .edge("skipped in the warm-up", |_| spike(&[2, 5], 10, 9))
    .edge("skipped after the warm-up", |_| spike(&[6, 7], 3, 9))
    .edge("a skip breaks the series", |_| spike(&[2, 6], 0, 3))
    .edge("a skip right after the scale was doubled", |_| spike(&[3], 0, 3))
    .edge("doubled again and again", |random| {
        Run { scale: 1.0, patience: 2, ..draw(random, 2, &[2; 24], 1.0) }.into_arguments()
    })
    .edge("doubled until it does not fit", |random| {
        Run { scale: 4096.0, patience: 1, ..draw(random, 2, &[1; 30], 1.0) }.into_arguments()
    })
    .edge("gradients too small for half precision", |_| {
        (array![0.0], vec![(array![[1e-4]], array![1e-4]); 3], 1, (1.0, 0, 9), 1.0, (1.0, 50))
    })
    .edge("small gradients that the scale saves", |_| {
        (array![0.0, 0.0], vec![(array![[1e-4, 3e-5]], array![1e-4]); 4], 1, (10.0, 0, 9), 1.0, (65536.0, 3))
    })
    .edge("starts at the minimum", |_| {
        let batches = vec![(array![[1.0, 0.0], [0.0, 2.0]], array![3.0, 4.0]); 3];
        (array![3.0, 2.0], batches, 1, (0.3, 1, 5), 0.5, (64.0, 2))
    })
    .edge("no update has a sample that counts", |_| {
        (array![5.0], vec![(array![[0.0]], array![1.0]); 2], 1, (0.3, 0, 5), 0.5, (64.0, 2))
    })
    .edge("always clipped", |random| Run { max_norm: 0.01, ..draw(random, 3, &[3; 6], 3.0) }.into_arguments())
    .edge("never clipped", |random| Run { max_norm: 1000.0, ..draw(random, 3, &[3; 6], 1.0) }.into_arguments())
    .edge("warm-up to the end", |random| {
        Run { warmup: 9, total: 10, ..draw(random, 2, &[2; 9], 1.0) }.into_arguments()
    })
    .edge("the schedule ends with the groups", |random| {
        Run { warmup: 2, total: 7, ..draw(random, 2, &[2; 7], 1.0) }.into_arguments()
    })
    .edge("no warm-up", |random| Run { warmup: 0, total: 12, ..draw(random, 2, &[2; 7], 1.0) }.into_arguments())
    .edge("as large as allowed", |random| {
        let mut run = draw(random, D_MAX as usize, &[SAMPLES_MAX as usize; MICRO_BATCHES_MAX as usize], 1.0);
        (run.accumulate, run.patience, run.total) = (ACCUMULATE_MAX as usize, PATIENCE_MAX as usize, TOTAL_MAX as usize);
        run.into_arguments()
    })
    .edge("numbers of the greatest magnitude", |_| {
        let most = MAGNITUDE_MAX as f64;
        let batches = vec![(array![[most, -most]], array![-most]); 4];
        (array![most, 3.0], batches, 2, (0.1, 1, 9), 1000.0, (1.0, 2))
    })
    .random(|random, size| loop {
        let d = random.count(1..=3);
        let sizes: Vec<usize> = random.many(size.min(12), |r| r.count(1..=3));
        let spread = *random.pick(&[0.01, 1.0, 1.0, 10.0]);
        let accumulate = random.count(1..=4);
        let run = Run { accumulate, patience: random.count(1..=4), ..draw(random, d, &sizes, spread) };
        let scale = 2f64.powi(random.int(0..=18) as i32);
        let max_norm = *random.pick(&[0.1, 1.0, 5.0, 100.0]);
        let arguments = Run { scale, max_norm, warmup: random.count(0..=4), ..run }.into_arguments();
        if legal(&arguments).is_ok() {
            return arguments;
        }
    })
    .bound("micro_batches_max", |(_, batches, ..)| batches.len() as i64)
    .bound("samples_max", |(_, batches, ..)| batches.iter().map(|(_, y)| y.len()).max().unwrap_or(0) as i64)
    .bound("total_max", |(_, _, _, (_, _, total), ..)| *total as i64)
    .bound("patience_max", |(.., (_, patience))| *patience as i64)
    .bound("scale_max", |(.., (scale, _))| *scale as i64)
    .legal(legal)
    .into()
}

/// What a training run gives, and whether every rounding was clear.
struct Trained {
    weights: Array1<f64>,
    log: Vec<Entry>,
    clear: bool,
}

/// Sample by sample. Half precision is rounded to by hand, and everything but that is exact to a few units of float64.
fn train(
    mut weights: Array1<f64>,
    batches: &[Batch],
    accumulate: usize,
    (peak, warmup, total): (f64, usize, usize),
    max_norm: f64,
    (mut scale, patience): (f64, usize),
) -> Trained {
    let (mut updates, mut streak, mut log, mut clear) = (0, 0, Vec::new(), true);
    for group in batches.chunks(accumulate) {
        let samples = group.iter().map(|(_, y)| y.len()).sum::<usize>() as f64;
        let (mut loss, mut sum, mut overflow) = (0.0, Array1::<f64>::zeros(weights.len()), false);
        for (x, y) in group {
            let mut part = Array1::<f64>::zeros(weights.len());
            let mut terms = Array1::<f64>::zeros(weights.len());
            for (row, target) in x.rows().into_iter().zip(y) {
                let residual = row.dot(&weights) - target;
                loss += residual * residual / (2.0 * samples);
                let size = row.iter().zip(&weights).map(|(a, b)| (a * b).abs()).sum::<f64>() + target.abs();
                part.scaled_add(residual, &row);
                terms.scaled_add(size, &row.mapv(f64::abs));
            }
            for ((sum, part), terms) in sum.iter_mut().zip(&part).zip(&terms) {
                let (rounded, gap) = half(scale * part / samples);
                clear &= gap > 1e-13 * scale * terms / samples;
                overflow |= rounded.is_infinite();
                *sum += rounded;
            }
        }
        if overflow {
            log.push((loss, None, 0.0, scale));
            scale /= 2.0;
            streak = 0;
            continue;
        }
        let norm = sum.iter().map(|number| (number / scale).powi(2)).sum::<f64>().sqrt();
        let turn = (updates as f64 - warmup as f64) / (total - warmup) as f64;
        let share =
            if updates < warmup { (updates + 1) as f64 / warmup as f64 } else { (1.0 + (PI * turn).cos()) / 2.0 };
        let shrink = if norm > max_norm { max_norm / norm } else { 1.0 };
        weights.scaled_add(-peak * share * shrink / scale, &sum);
        log.push((loss, Some(norm), peak * share, scale));
        updates += 1;
        streak = (streak + 1) % patience;
        if streak == 0 {
            scale *= 2.0;
        }
    }
    Trained { weights, log, clear }
}

/// The nearest IEEE 754 half-precision number, and how far the nearest midpoint between two of them is. Those from
/// 2^-14 on have eleven binary digits, smaller ones are multiples of 2^-24, and 65520 rounds to infinity.
fn half(number: f64) -> (f64, f64) {
    let magnitude = number.abs();
    let exponent = (((magnitude.to_bits() >> 52) & 0x7ff) as i32 - 1023).clamp(-14, 15);
    let unit = 2f64.powi(exponent - 10);
    let rounded = (magnitude / unit).round_ties_even() * unit;
    if rounded >= 65536.0 {
        return (f64::INFINITY.copysign(number), magnitude - 65520.0);
    }
    let share = magnitude / unit - (magnitude / unit).floor();
    (rounded.copysign(number), (share - 0.5).abs() * unit)
}

fn legal((weights, batches, accumulate, schedule, max_norm, scaling): &Arguments) -> Legal {
    let &(peak, warmup, total) = schedule;
    let &(scale, patience) = scaling;
    let within = |number: usize, most: i64| (1..=most as usize).contains(&number);
    must(within(weights.len(), D_MAX), &format!("there are 1 to {D_MAX} weights"))?;
    must(batches.len() <= MICRO_BATCHES_MAX as usize, &format!("there are at most {MICRO_BATCHES_MAX} micro-batches"))?;
    for (x, y) in batches {
        must(within(y.len(), SAMPLES_MAX), &format!("a micro-batch has 1 to {SAMPLES_MAX} samples"))?;
        must(
            x.dim() == (y.len(), weights.len()),
            "a micro-batch has a row for each target and a column for each weight",
        )?;
    }
    must(within(*accumulate, ACCUMULATE_MAX), &format!("1 to {ACCUMULATE_MAX} micro-batches form a group"))?;
    must(peak > 0.0 && peak <= 10.0, "the peak of the learning rate is above 0 and at most 10")?;
    must(
        warmup < total && total <= TOTAL_MAX as usize,
        &format!("warmup is below total, and total at most {TOTAL_MAX}"),
    )?;
    must(batches.len().div_ceil(*accumulate) <= total, "there are at most total groups")?;
    must((0.001..=1000.0).contains(max_norm), "max_norm is between 0.001 and 1000")?;
    let power = scale >= 1.0 && scale <= SCALE_MAX as f64 && scale.log2().fract() == 0.0;
    must(power, &format!("the scale is a power of two between 1 and {SCALE_MAX}"))?;
    must(within(patience, PATIENCE_MAX), &format!("the patience is between 1 and {PATIENCE_MAX}"))?;
    let numbers = batches.iter().flat_map(|(x, y)| x.iter().chain(y)).chain(weights);
    let bounded = numbers.into_iter().all(|number| number.abs() <= MAGNITUDE_MAX as f64);
    must(bounded, &format!("no number is larger than {MAGNITUDE_MAX} in magnitude"))?;
    let run = train(weights.clone(), batches, *accumulate, *schedule, *max_norm, *scaling);
    must(run.clear, "no scaled gradient lies in the middle between two half-precision numbers")
}

struct Run {
    weights: Array1<f64>,
    batches: Vec<Batch>,
    accumulate: usize,
    warmup: usize,
    total: usize,
    max_norm: f64,
    scale: f64,
    patience: usize,
}

impl Run {
    fn into_arguments(self) -> Arguments {
        let schedule = (0.05, self.warmup, self.total);
        (self.weights, self.batches, self.accumulate, schedule, self.max_norm, (self.scale, self.patience))
    }
}

/// Micro-batches of these sizes, with numbers up to three times the spread.
fn draw(random: &mut Random, d: usize, sizes: &[usize], spread: f64) -> Run {
    let mut numbers = |count: usize| random.many(count, |r| r.decimal(-3.0, 3.0, 2) * spread);
    let weights = Array1::from(numbers(d));
    let batch = |&size: &usize| {
        let x = Array2::from_shape_vec((size, d), numbers(size * d)).unwrap_or_default();
        (x, Array1::from(numbers(size)))
    };
    let batches = sizes.iter().map(batch).collect();
    Run { weights, batches, accumulate: 1, warmup: 3, total: 60, max_norm: 2.0, scale: 256.0, patience: 4 }
}

/// Twelve like samples, one at a time; those at the given places are large enough for a gradient that does not fit.
fn spike(places: &[usize], warmup: usize, patience: usize) -> Arguments {
    let size = |at: usize| if places.contains(&at) { 300.0 } else { 1.0 };
    let batches = (0..12).map(|at| (array![[1.3 * size(at)]], array![2.1 * size(at)])).collect();
    (array![0.3], batches, 1, (0.05, warmup, 14), 1.0, (64.0, patience))
}
