//! Elementary functions of complex numbers, by the formulas that the C library uses.
//!
//! Every step is rounded to the width of the parts. They are meant for finite numbers of moderate size; the callers
//! refuse all others.

use std::f64::consts::{LN_2, LOG2_E, LOG10_E, PI};

use num_complex::Complex64;

use super::complex::Width;

pub(super) fn is_finite(value: Complex64) -> bool {
    value.re.is_finite() && value.im.is_finite()
}

pub(super) fn is_nan(value: Complex64) -> bool {
    value.re.is_nan() || value.im.is_nan()
}

fn sine_cosine(angle: f64, width: Width) -> (f64, f64) {
    (width.round(angle.sin()), width.round(angle.cos()))
}

fn hyperbolic(value: f64, width: Width) -> (f64, f64) {
    (width.round(value.sinh()), width.round(value.cosh()))
}

/// Both parts times a constant of that width.
fn scaled(value: Complex64, factor: f64, width: Width) -> Complex64 {
    let factor = width.round(factor);
    width.pair(value.re * factor, value.im * factor)
}

pub(super) fn exp(value: Complex64, width: Width) -> Complex64 {
    let (sine, cosine) = sine_cosine(value.im, width);
    let scale = width.round(value.re.exp());
    width.pair(scale * cosine, scale * sine)
}

pub(super) fn exp2(value: Complex64, width: Width) -> Complex64 {
    exp(scaled(value, LN_2, width), width)
}

pub(super) fn expm1(value: Complex64, width: Width) -> Complex64 {
    let round = |value: f64| width.round(value);
    let half = round((value.im / 2.0).sin());
    let (sine, cosine) = sine_cosine(value.im, width);
    let real = round(round(value.re.exp_m1()) * cosine);
    width.pair(real - round(round(2.0 * half) * half), round(value.re.exp()) * sine)
}

/// `x*x + y*y - 1` where it is near 0, with the rounding errors of the squares.
fn distance_from_one(x: f64, y: f64) -> f64 {
    let square = |value: f64| (value * value, value.mul_add(value, -(value * value)));
    let ((x_high, x_low), (y_high, y_low)) = (square(x), square(y));
    ((x_high - 1.0) + y_high) + (x_low + y_low)
}

pub(super) fn log(value: Complex64, width: Width) -> Complex64 {
    let imaginary = value.im.atan2(value.re);
    if value == Complex64::ZERO {
        let angle = if value.re.is_sign_negative() { PI } else { 0.0 };
        return width.pair(f64::NEG_INFINITY, angle.copysign(value.im));
    }
    let round = |value: f64| width.round(value);
    let half_log = |square: f64| round(square.ln_1p()) / 2.0;
    let (x, y) = (value.re.abs().max(value.im.abs()), value.re.abs().min(value.im.abs()));
    let near = || round(round(x - 1.0) * round(x + 1.0));
    let real = if x == 1.0 {
        half_log(round(y * y))
    } else if x > 1.0 && x < 2.0 && y < 1.0 {
        half_log(if y >= width.epsilon() { round(near() + round(y * y)) } else { near() })
    } else if (0.5..1.0).contains(&x) && y < width.epsilon() / 2.0 {
        half_log(near())
    } else if (0.5..1.0).contains(&x) && x * x + y * y >= 0.5 {
        half_log(round(distance_from_one(x, y)))
    } else {
        round(x.hypot(y)).ln()
    };
    width.pair(real, imaginary)
}

pub(super) fn log2(value: Complex64, width: Width) -> Complex64 {
    scaled(log(value, width), LOG2_E, width)
}

pub(super) fn log10(value: Complex64, width: Width) -> Complex64 {
    scaled(log(value, width), LOG10_E, width)
}

pub(super) fn log1p(value: Complex64, width: Width) -> Complex64 {
    let real = width.round(value.re + 1.0);
    width.pair(width.round(real.hypot(value.im)).ln(), value.im.atan2(real))
}

pub(super) fn sqrt(value: Complex64, width: Width) -> Complex64 {
    let round = |value: f64| width.round(value);
    let (re, im) = (value.re, value.im);
    if im == 0.0 {
        return if re < 0.0 { width.pair(0.0, (-re).sqrt().copysign(im)) } else { width.pair(re.sqrt().abs(), im) };
    }
    if re == 0.0 {
        let root = round(round(0.5 * im.abs()).sqrt());
        return Complex64::new(root, root.copysign(im));
    }
    let size = round(re.hypot(im));
    let root = round((0.5 * round(size + re.abs())).sqrt());
    if re > 0.0 {
        width.pair(root, 0.5 * round(im / root))
    } else {
        width.pair((0.5 * round(im / root)).abs(), root.copysign(im))
    }
}

pub(super) fn sin(value: Complex64, width: Width) -> Complex64 {
    let (sine, cosine) = sine_cosine(value.re, width);
    let (sinh, cosh) = hyperbolic(value.im, width);
    width.pair(cosh * sine, sinh * cosine)
}

pub(super) fn cos(value: Complex64, width: Width) -> Complex64 {
    let (sine, cosine) = sine_cosine(value.re, width);
    let (sinh, cosh) = hyperbolic(value.im, width);
    width.pair(cosh * cosine, -(sinh * sine))
}

pub(super) fn sinh(value: Complex64, width: Width) -> Complex64 {
    let (sine, cosine) = sine_cosine(value.im, width);
    let (sinh, cosh) = hyperbolic(value.re, width);
    width.pair(sinh * cosine, cosh * sine)
}

pub(super) fn cosh(value: Complex64, width: Width) -> Complex64 {
    let (sine, cosine) = sine_cosine(value.im, width);
    let (sinh, cosh) = hyperbolic(value.re, width);
    width.pair(cosh * cosine, sinh * sine)
}

/// The tangent of `angle + hyperbolic * i`.
fn tangent(angle: f64, height: f64, width: Width) -> Complex64 {
    let round = |value: f64| width.round(value);
    let (sine, cosine) = sine_cosine(angle, width);
    let (sinh, cosh) = hyperbolic(height, width);
    let mut divisor = round(cosine * cosine);
    if sinh.abs() > cosine.abs() * width.epsilon() {
        divisor = round(divisor + round(sinh * sinh));
    }
    width.pair(round(sine * cosine) / divisor, round(sinh * cosh) / divisor)
}

pub(super) fn tan(value: Complex64, width: Width) -> Complex64 {
    tangent(value.re, value.im, width)
}

pub(super) fn tanh(value: Complex64, width: Width) -> Complex64 {
    let swapped = tangent(value.im, value.re, width);
    Complex64::new(swapped.im, swapped.re)
}
