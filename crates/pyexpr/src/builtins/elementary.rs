//! Functions of one float that Rust's library lacks, or computes in another way than C's.

/// `asinh`, by the formulas of the usual C libraries.
pub(crate) fn asinh(x: f64) -> f64 {
    let size = x.abs();
    let result = if size < 2f64.powi(-28) {
        return x;
    } else if size > 2f64.powi(28) {
        size.ln() + std::f64::consts::LN_2
    } else if size > 2.0 {
        (2.0 * size + 1.0 / ((x * x + 1.0).sqrt() + size)).ln()
    } else {
        let square = x * x;
        (size + square / (1.0 + (1.0 + square).sqrt())).ln_1p()
    };
    result.copysign(x)
}

/// `acosh`; NaN below 1.
pub(crate) fn acosh(x: f64) -> f64 {
    if x < 1.0 {
        f64::NAN
    } else if x >= 2f64.powi(28) {
        x.ln() + std::f64::consts::LN_2
    } else if x > 2.0 {
        (2.0 * x - 1.0 / (x + (x * x - 1.0).sqrt())).ln()
    } else {
        let over = x - 1.0;
        (over + (2.0 * over + over * over).sqrt()).ln_1p()
    }
}

/// `atanh`; NaN beyond 1.
pub(crate) fn atanh(x: f64) -> f64 {
    let size = x.abs();
    if size < 2f64.powi(-28) {
        return x;
    }
    let twice = size + size;
    let result = if size < 0.5 {
        0.5 * (twice + twice * size / (1.0 - size)).ln_1p()
    } else {
        0.5 * (twice / (1.0 - size)).ln_1p()
    };
    result.copysign(x)
}

/// Lanczos' g of the approximation that CPython takes.
const G: f64 = 6.02468004077673;
const G_MINUS_HALF: f64 = 5.52468004077673;

const NUMERATOR: [f64; 13] = [
    23531376880.41076,
    42919803642.6491,
    35711959237.35567,
    17921034426.03721,
    6039542586.352028,
    1439720407.3117216,
    248874557.86205417,
    31426415.585400194,
    2876370.6289353725,
    186056.26539522348,
    8071.672002365816,
    210.82427775157936,
    2.5066282746310002,
];
const DENOMINATOR: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];

/// The rational function of Lanczos' approximation.
fn lanczos(x: f64) -> f64 {
    let (mut above, mut below) = (0.0, 0.0);
    if x < 5.0 {
        for place in (0..13).rev() {
            above = above * x + NUMERATOR[place];
            below = below * x + DENOMINATOR[place];
        }
    } else {
        for place in 0..13 {
            above = above / x + NUMERATOR[place];
            below = below / x + DENOMINATOR[place];
        }
    }
    above / below
}

/// `sin(pi * x)` for a finite x.
fn sin_pi(x: f64) -> f64 {
    use std::f64::consts::PI;
    let y = x.abs() % 2.0;
    let result = match (2.0 * y).round() as i32 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    result * 1f64.copysign(x)
}

/// The gamma function. NaN at the poles, infinity beyond the range.
pub(super) fn gamma(x: f64) -> f64 {
    if !x.is_finite() {
        return if x == f64::NEG_INFINITY { f64::NAN } else { x };
    }
    if x == 0.0 || (x < 0.0 && x == x.floor()) {
        return f64::NAN;
    }
    if x == x.floor() && x <= 23.0 {
        return (1..x as i64).map(|factor| factor as f64).product();
    }
    let size = x.abs();
    if size < 1e-20 {
        return 1.0 / x;
    }
    if size > 200.0 {
        return if x < 0.0 { 0.0 / sin_pi(x) } else { f64::INFINITY };
    }
    let y = size + G_MINUS_HALF;
    let lost = if size > G_MINUS_HALF { y - size - G_MINUS_HALF } else { y - G_MINUS_HALF - size };
    let correction = lost * G / y;
    let power = |result: f64, up: bool| {
        let apply = |result: f64, factor: f64| if up { result * factor } else { result / factor };
        if size < 140.0 {
            apply(result, y.powf(size - 0.5))
        } else {
            let root = y.powf(size / 2.0 - 0.25);
            apply(apply(result, root), root)
        }
    };
    if x < 0.0 {
        let mut result = -std::f64::consts::PI / sin_pi(size) / size * y.exp() / lanczos(size);
        result -= correction * result;
        power(result, false)
    } else {
        let mut result = lanczos(size) / y.exp();
        result += correction * result;
        power(result, true)
    }
}

/// The logarithm of the gamma function's magnitude. NaN at the poles, infinity beyond the range.
pub(super) fn log_gamma(x: f64) -> f64 {
    const LOG_PI: f64 = 1.1447298858494002;
    if !x.is_finite() {
        return if x.is_nan() { x } else { f64::INFINITY };
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { f64::NAN } else { 0.0 };
    }
    let size = x.abs();
    if size < 1e-20 {
        return -size.ln();
    }
    let mut result = lanczos(size).ln() - G;
    result += (size - 0.5) * ((size + G - 0.5).ln() - 1.0);
    if x < 0.0 {
        result = LOG_PI - sin_pi(size).abs().ln() - size.ln() - result;
    }
    result
}
