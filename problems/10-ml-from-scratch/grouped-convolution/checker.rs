use super::limits::{C_MAX, F_MAX, K_MAX, LOGIT_MAX, N_MAX, NUMBER_MAX, SIDE_MAX};
use judge::prelude::*;

/// Images, kernels, biases, logits, and the gradient of the output.
type Arguments = (ArrayD<f64>, ArrayD<f64>, Array1<f64>, Array2<f64>, ArrayD<f64>);
/// The output and the gradients of images, kernels, biases and logits.
type Passes = (ArrayD<f64>, ArrayD<f64>, ArrayD<f64>, Array1<f64>, Array2<f64>);

pub fn checker() -> Checker {
    Checker::new(grouped_convolution)
        .example(
            "Two filters of one pixel, each a group. Equal logits: each group sees half of either channel.",
            (
                counted([1, 2, 1, 2]),
                counted([2, 2, 1, 1]),
                array![10.0, 20.0],
                array![[0.0, 0.0], [0.0, 0.0]],
                counted([1, 2, 1, 2]),
            ),
        )
        .example(
            "One group: the share of every channel is 1, whatever its logit, and no logit has an effect.",
            (
                counted([1, 1, 3, 3]),
                ArrayD::from_shape_vec(vec![1, 1, 2, 2], vec![1.0, 0.0, 0.0, -1.0]).unwrap_or_default(),
                array![0.5],
                array![[3.0]],
                counted([1, 1, 2, 2]),
            ),
        )
        .edge("one of everything", |random| draw(random, [1, 1, 1, 1, 1, 1, 1], 2.0))
        .edge("one group", |random| draw(random, [2, 3, 4, 4, 3, 2, 1], 2.0))
        .edge("a group for each filter", |random| draw(random, [2, 3, 4, 4, 3, 2, 4], 2.0))
        .edge("groups of two filters", |random| draw(random, [1, 2, 4, 3, 3, 2, 2], 2.0))
        .edge("groups of three filters", |random| draw(random, [1, 2, 6, 3, 4, 2, 2], 2.0))
        .edge("more groups than channels", |random| draw(random, [1, 1, 6, 3, 3, 2, 3], 2.0))
        .edge("as many channels as filters, groups and images", |random| draw(random, [3, 3, 3, 3, 3, 3, 3], 2.0))
        .edge("as many channels as groups", |random| draw(random, [2, 2, 4, 3, 3, 2, 2], 2.0))
        .edge("kernels of one pixel", |random| draw(random, [2, 3, 4, 2, 3, 1, 2], 2.0))
        .edge("kernels as large as the image", |random| draw(random, [2, 2, 2, 3, 3, 3, 2], 2.0))
        .edge("kernels as large as the shorter side", |random| draw(random, [1, 2, 2, 3, 5, 3, 2], 2.0))
        .edge("wide images", |random| draw(random, [1, 2, 2, 2, 6, 2, 1], 2.0))
        .edge("tall images", |random| draw(random, [1, 2, 2, 6, 2, 2, 1], 2.0))
        .edge("images smaller than two kernels", |random| draw(random, [1, 2, 2, 5, 4, 3, 2], 2.0))
        .edge("several images of one channel", |random| draw(random, [3, 1, 2, 3, 3, 2, 2], 2.0))
        .edge("one filter", |random| draw(random, [2, 3, 1, 4, 4, 2, 1], 2.0))
        .edge("equal logits", |random| draw(random, [1, 3, 4, 3, 3, 2, 2], 0.0))
        .edge("logits that decide at once", |random| draw(random, [1, 3, 4, 3, 3, 2, 2], LOGIT_MAX as f64))
        .edge("logits that overflow an exponential", |random| {
            let (x, weight, bias, logits, upstream) = draw(random, [1, 3, 4, 3, 3, 2, 2], 1.0);
            (x, weight, bias, logits + LOGIT_MAX as f64 - 1.0, upstream)
        })
        .edge("logits whose exponentials all vanish", |random| {
            let (x, weight, bias, logits, upstream) = draw(random, [1, 3, 6, 3, 3, 2, 3], 1.0);
            (x, weight, bias, logits - (LOGIT_MAX as f64 - 1.0), upstream)
        })
        .edge("logits that differ much between channels", |random| {
            let (x, weight, bias, mut logits, upstream) = draw(random, [1, 3, 4, 3, 3, 2, 2], 1.0);
            logits.row_mut(0).mapv_inplace(|logit| logit + 900.0);
            logits.row_mut(2).mapv_inplace(|logit| logit - 900.0);
            (x, weight, bias, logits, upstream)
        })
        .edge("no gradient comes in", |random| {
            let (x, weight, bias, logits, upstream) = draw(random, [1, 2, 2, 3, 3, 2, 2], 2.0);
            (x, weight, bias, logits, upstream * 0.0)
        })
        .edge("a bias alone", |random| {
            let (x, weight, bias, logits, upstream) = draw(random, [1, 2, 2, 3, 3, 2, 2], 2.0);
            (x, weight * 0.0, bias, logits, upstream)
        })
        .edge("pixels of the greatest magnitude", |random| {
            let (x, weight, bias, logits, upstream) = draw(random, [1, 2, 2, 3, 3, 2, 2], 2.0);
            (x.mapv(|pixel| NUMBER_MAX as f64 * pixel.signum()), weight, bias, logits, upstream)
        })
        .edge("as large as allowed", |random| {
            let side = SIDE_MAX as usize;
            draw(random, [N_MAX as usize, C_MAX as usize, F_MAX as usize, side, side, K_MAX as usize, 3], 2.0)
        })
        .random(|random, size| {
            let side = size.clamp(1, 4);
            let (h, w) = (random.count(1..=side), random.count(1..=side));
            let groups = random.count(1..=3);
            let f = groups * random.count(1..=F_MAX as usize / groups).min(2);
            let k = random.count(1..=h.min(w).min(3));
            let (n, c) = (random.count(1..=2), random.count(1..=3));
            let spread = *random.pick(&[1.0, 1.0, 3.0, 50.0]);
            draw(random, [n, c, f, h, w, k, groups], spread)
        })
        .bound("n_max", |(x, ..)| x.shape()[0] as i64)
        .bound("c_max", |(x, ..)| x.shape()[1] as i64)
        .bound("f_max", |(_, weight, ..)| weight.shape()[0] as i64)
        .bound("side_max", |(x, ..)| x.shape()[2].max(x.shape()[3]) as i64)
        .bound("k_max", |(_, weight, ..)| weight.shape()[3] as i64)
        .legal(legal)
        .into()
}

/// The loss is linear in pixels, in weights, in biases and in shares, so that its difference quotient for a step of 1 is
/// exact, and is the loss of that step alone. Logits go through the softmax; see [`slope`].
fn grouped_convolution(
    x: ArrayD<f64>,
    weight: ArrayD<f64>,
    bias: Array1<f64>,
    logits: Array2<f64>,
    upstream: ArrayD<f64>,
) -> Passes {
    let (filters, groups) = (weight.shape()[0], logits.ncols());
    let shares: Vec<Vec<f64>> = logits.rows().into_iter().map(|row| softmax(&row.to_vec())).collect();
    let of_filter = Array2::from_shape_fn((filters, logits.nrows()), |(o, c)| shares[c][o * groups / filters]);
    let loss =
        |x: &ArrayD<f64>, weight: &ArrayD<f64>, shares: &Array2<f64>| (convolve(x, weight, shares) * &upstream).sum();

    let mut y = convolve(&x, &weight, &of_filter);
    for (o, mut plane) in y.axis_iter_mut(Axis(1)).enumerate() {
        plane += bias[o];
    }
    let dx = each_unit(x.shape(), |unit| loss(unit, &weight, &of_filter));
    let dweight = each_unit(weight.shape(), |unit| loss(&x, unit, &of_filter));
    let dbias = upstream.axis_iter(Axis(1)).map(|plane| plane.sum()).collect();
    let seen_by = |c: usize, g: usize| {
        let unit = Array2::from_shape_fn(of_filter.dim(), |at| f64::from(at.1 == c && at.0 * groups / filters == g));
        loss(&x, &weight, &unit)
    };
    let dshares = Array2::from_shape_fn(logits.dim(), |(c, g)| seen_by(c, g));
    let dlogits = Array2::from_shape_fn(logits.dim(), |(c, g)| {
        let moved = slope(&logits.row(c).to_vec(), g);
        moved.iter().enumerate().map(|(other, moved)| moved * dshares[[c, other]]).sum()
    });
    (y, dx, dweight, dbias, dlogits)
}

/// The output without biases, by its definition; `shares` are by filter and channel.
fn convolve(x: &ArrayD<f64>, weight: &ArrayD<f64>, shares: &Array2<f64>) -> ArrayD<f64> {
    let (k, filters) = (weight.shape()[3], weight.shape()[0]);
    let (rows, columns) = (x.shape()[2] + 1 - k, x.shape()[3] + 1 - k);
    let mut y = ArrayD::zeros(vec![x.shape()[0], filters, rows, columns]);
    for (from, &pixel) in x.indexed_iter().filter(|(_, pixel)| **pixel != 0.0) {
        let (n, c, row, column) = (from[0], from[1], from[2], from[3]);
        for (o, i, j) in (0..filters).flat_map(|o| (0..k * k).map(move |at| (o, at / k, at % k))) {
            if row >= i && row - i < rows && column >= j && column - j < columns {
                y[[n, o, row - i, column - j]] += shares[[o, c]] * weight[[o, c, i, j]] * pixel;
            }
        }
    }
    y
}

/// What a function gives for each array that is 1 in one place and 0 elsewhere.
fn each_unit(shape: &[usize], loss: impl Fn(&ArrayD<f64>) -> f64) -> ArrayD<f64> {
    let mut unit = ArrayD::zeros(shape);
    ArrayD::from_shape_fn(shape, |at| {
        unit[&at] = 1.0;
        let slope = loss(&unit);
        unit[&at] = 0.0;
        slope
    })
}

fn softmax(logits: &[f64]) -> Vec<f64> {
    let largest = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let odds: Vec<f64> = logits.iter().map(|logit| (logit - largest).exp()).collect();
    odds.iter().map(|odd| odd / odds.iter().sum::<f64>()).collect()
}

/// How the shares move with one logit: central difference quotients for two steps, combined so that their errors of
/// second order cancel (Richardson's extrapolation).
fn slope(logits: &[f64], at: usize) -> Vec<f64> {
    let largest = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let moved = |step: f64| {
        let mut logits: Vec<f64> = logits.iter().map(|logit| logit - largest).collect();
        logits[at] += step;
        softmax(&logits)
    };
    let quotient = |step: f64| -> Vec<f64> {
        moved(step).iter().zip(moved(-step)).map(|(up, down)| (up - down) / (2.0 * step)).collect()
    };
    quotient(1e-3).iter().zip(quotient(2e-3)).map(|(fine, coarse)| (4.0 * fine - coarse) / 3.0).collect()
}

fn legal((x, weight, bias, logits, upstream): &Arguments) -> Legal {
    let (&[n, c, h, w], &[f, kernels, k, across]) = (x.shape(), weight.shape()) else {
        return Err("x and weight have four axes".into());
    };
    let within = |number: usize, most: i64| (1..=most as usize).contains(&number);
    must(within(n, N_MAX), &format!("there are 1 to {N_MAX} images"))?;
    must(within(c, C_MAX), &format!("there are 1 to {C_MAX} channels"))?;
    must(within(f, F_MAX), &format!("there are 1 to {F_MAX} filters"))?;
    must(within(h, SIDE_MAX) && within(w, SIDE_MAX), &format!("a side is between 1 and {SIDE_MAX}"))?;
    must(within(k, K_MAX) && k <= h.min(w), &format!("k is between 1 and {K_MAX}, and at most the shorter side"))?;
    must(
        kernels == c && across == k && bias.len() == f,
        "each filter has a square kernel for each channel, and a bias",
    )?;
    let groups = logits.ncols();
    must(logits.nrows() == c && groups >= 1 && f % groups == 0, "each channel has a logit for each group of filters")?;
    must(upstream.shape() == [n, f, h - k + 1, w - k + 1], "upstream has the shape of the output")?;
    let mut numbers = x.iter().chain(weight).chain(bias).chain(upstream);
    must(numbers.all(|number| number.abs() <= NUMBER_MAX as f64), &format!("no number is larger than {NUMBER_MAX}"))?;
    let bounded = logits.iter().all(|logit| logit.abs() <= LOGIT_MAX as f64);
    must(bounded, &format!("no logit is larger than {LOGIT_MAX} in magnitude"))
}

/// Sides are n, c, f, h, w, k and the number of groups; logits go up to `spread`.
fn draw(random: &mut Random, [n, c, f, h, w, k, groups]: [usize; 7], spread: f64) -> Arguments {
    let mut array = |shape: [usize; 4]| ArrayD::from_shape_fn(shape.to_vec(), |_| random.decimal(-3.0, 3.0, 1));
    let (x, weight) = (array([n, c, h, w]), array([f, c, k, k]));
    let upstream = array([n, f, h - k + 1, w - k + 1]);
    let bias = random.vector(f, |r| r.decimal(-9.0, 9.0, 1));
    let mut logits = random.matrix(c, groups, |r| r.decimal(-spread, spread, 1));
    if spread == LOGIT_MAX as f64 {
        logits[[0, 0]] = spread;
    }
    (x, weight, bias, logits, upstream)
}

/// Numbers 1, 2, 3, …
fn counted(shape: [usize; 4]) -> ArrayD<f64> {
    let mut number = 0.0;
    ArrayD::from_shape_fn(shape.to_vec(), |_| {
        number += 1.0;
        number
    })
}
