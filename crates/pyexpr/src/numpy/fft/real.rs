//! The Fourier transform of real numbers, step by step as the library that NumPy uses computes it.

use num_complex::Complex64;

use super::twiddles::Roots;

/// The factors of a length, in the order in which the library lists them. `None` where a factor has no pass here.
fn factors(mut length: usize) -> Option<Vec<usize>> {
    let mut factors = Vec::new();
    while length.is_multiple_of(4) {
        factors.push(4);
        length /= 4;
    }
    if length.is_multiple_of(2) {
        length /= 2;
        factors.push(2);
        let last = factors.len() - 1;
        factors.swap(0, last);
    }
    for factor in [3, 5] {
        while length.is_multiple_of(factor) {
            factors.push(factor);
            length /= factor;
        }
    }
    (length == 1).then_some(factors)
}

/// Whether [`transform`] knows the length.
pub(super) fn is_known(length: usize) -> bool {
    length > 0 && factors(length).is_some()
}

/// The first half of the transform of a run of a known length, scaled.
pub(super) fn transform(run: &[f64], scale: f64) -> Vec<Complex64> {
    let length = run.len();
    let Some(factors) = factors(length) else {
        return Vec::new();
    };
    let roots = Roots::new(length);
    let mut data = run.to_vec();
    let mut outer = length;
    for &factor in factors.iter().rev() {
        let inner = length / outer;
        outer /= factor;
        let mut pass = Pass { inner, outer, factor, input: &data, output: vec![0.0; length], roots: &roots };
        for group in 0..outer {
            match factor {
                2 => pass.two(group),
                3 => pass.three(group),
                4 => pass.four(group),
                _ => pass.five(group),
            }
        }
        data = pass.output;
    }
    let part = |place: usize| data.get(place).copied().unwrap_or(0.0) * scale;
    // The first number is real, and the last one where the length is even.
    (0..=length / 2)
        .map(|place| match place {
            0 => Complex64::new(part(0), 0.0),
            _ => Complex64::new(part(2 * place - 1), if 2 * place < length { part(2 * place) } else { 0.0 }),
        })
        .collect()
}

struct Pass<'a> {
    inner: usize,
    outer: usize,
    factor: usize,
    input: &'a [f64],
    output: Vec<f64>,
    roots: &'a Roots,
}

impl Pass<'_> {
    fn at(&self, place: usize, group: usize, which: usize) -> f64 {
        self.input[place + self.inner * (group + self.outer * which)]
    }

    fn set(&mut self, place: usize, which: usize, group: usize, value: f64) {
        self.output[place + self.inner * (which + self.factor * group)] = value;
    }

    /// Stores a sum and a difference.
    fn both(&mut self, sum: (usize, usize), difference: (usize, usize), group: usize, x: f64, y: f64) {
        self.set(sum.0, sum.1, group, x + y);
        self.set(difference.0, difference.1, group, x - y);
    }

    /// A pair of numbers turned back by its root.
    fn turned(&self, place: usize, group: usize, which: usize) -> (f64, f64) {
        let root = self.roots.at(which * self.outer * (place / 2));
        let (real, imaginary) = (self.at(place - 1, group, which), self.at(place, group, which));
        (root.re * real + root.im * imaginary, root.re * imaginary - root.im * real)
    }

    fn two(&mut self, k: usize) {
        let inner = self.inner;
        self.both((0, 0), (inner - 1, 1), k, self.at(0, k, 0), self.at(0, k, 1));
        if inner.is_multiple_of(2) {
            self.set(0, 1, k, -self.at(inner - 1, k, 1));
            self.set(inner - 1, 0, k, self.at(inner - 1, k, 0));
        }
        for i in (2..inner).step_by(2) {
            let mirror = inner - i;
            let (real, imaginary) = self.turned(i, k, 1);
            self.both((i - 1, 0), (mirror - 1, 1), k, self.at(i - 1, k, 0), real);
            self.both((i, 0), (mirror, 1), k, imaginary, self.at(i, k, 0));
        }
    }

    fn three(&mut self, k: usize) {
        const SINE: f64 = 0.866_025_403_784_438_6;
        let inner = self.inner;
        let sum = self.at(0, k, 1) + self.at(0, k, 2);
        self.set(0, 0, k, self.at(0, k, 0) + sum);
        self.set(0, 2, k, SINE * (self.at(0, k, 2) - self.at(0, k, 1)));
        self.set(inner - 1, 1, k, self.at(0, k, 0) + -0.5 * sum);
        for i in (2..inner).step_by(2) {
            let mirror = inner - i;
            let ((dr2, di2), (dr3, di3)) = (self.turned(i, k, 1), self.turned(i, k, 2));
            let (cr2, ci2) = (dr2 + dr3, di2 + di3);
            let (real, imaginary) = (self.at(i - 1, k, 0), self.at(i, k, 0));
            self.set(i - 1, 0, k, real + cr2);
            self.set(i, 0, k, imaginary + ci2);
            let (tr2, ti2) = (real + -0.5 * cr2, imaginary + -0.5 * ci2);
            let (tr3, ti3) = (SINE * (di2 - di3), SINE * (dr3 - dr2));
            self.both((i - 1, 2), (mirror - 1, 1), k, tr2, tr3);
            self.both((i, 2), (mirror, 1), k, ti3, ti2);
        }
    }

    fn four(&mut self, k: usize) {
        const HALF: f64 = std::f64::consts::FRAC_1_SQRT_2;
        let inner = self.inner;
        let (x0, x1, x2, x3) = (self.at(0, k, 0), self.at(0, k, 1), self.at(0, k, 2), self.at(0, k, 3));
        self.set(0, 2, k, x3 - x1);
        self.set(inner - 1, 1, k, x0 - x2);
        self.both((0, 0), (inner - 1, 3), k, x0 + x2, x3 + x1);
        if inner.is_multiple_of(2) {
            let last = inner - 1;
            let (y1, y3) = (self.at(last, k, 1), self.at(last, k, 3));
            let (imaginary, real) = (-HALF * (y1 + y3), HALF * (y1 - y3));
            self.both((last, 0), (last, 2), k, self.at(last, k, 0), real);
            self.both((0, 3), (0, 1), k, imaginary, self.at(last, k, 2));
        }
        for i in (2..inner).step_by(2) {
            let mirror = inner - i;
            let ((cr2, ci2), (cr3, ci3), (cr4, ci4)) =
                (self.turned(i, k, 1), self.turned(i, k, 2), self.turned(i, k, 3));
            let (tr1, tr4) = (cr4 + cr2, cr4 - cr2);
            let (ti1, ti4) = (ci2 + ci4, ci2 - ci4);
            let (real, imaginary) = (self.at(i - 1, k, 0), self.at(i, k, 0));
            let (tr2, tr3) = (real + cr3, real - cr3);
            let (ti2, ti3) = (imaginary + ci3, imaginary - ci3);
            self.both((i - 1, 0), (mirror - 1, 3), k, tr2, tr1);
            self.both((i, 0), (mirror, 3), k, ti1, ti2);
            self.both((i - 1, 2), (mirror - 1, 1), k, tr3, ti4);
            self.both((i, 2), (mirror, 1), k, tr4, ti3);
        }
    }

    fn five(&mut self, k: usize) {
        const C1: f64 = 0.309_016_994_374_947_45;
        const S1: f64 = 0.951_056_516_295_153_5;
        const C2: f64 = -0.809_016_994_374_947_5;
        const S2: f64 = 0.587_785_252_292_473_1;
        let inner = self.inner;
        let (x0, x1, x2, x3, x4) =
            (self.at(0, k, 0), self.at(0, k, 1), self.at(0, k, 2), self.at(0, k, 3), self.at(0, k, 4));
        let (cr2, ci5) = (x4 + x1, x4 - x1);
        let (cr3, ci4) = (x3 + x2, x3 - x2);
        self.set(0, 0, k, x0 + cr2 + cr3);
        self.set(inner - 1, 1, k, x0 + C1 * cr2 + C2 * cr3);
        self.set(0, 2, k, S1 * ci5 + S2 * ci4);
        self.set(inner - 1, 3, k, x0 + C2 * cr2 + C1 * cr3);
        self.set(0, 4, k, S2 * ci5 - S1 * ci4);
        for i in (2..inner).step_by(2) {
            let mirror = inner - i;
            let ((dr2, di2), (dr3, di3)) = (self.turned(i, k, 1), self.turned(i, k, 2));
            let ((dr4, di4), (dr5, di5)) = (self.turned(i, k, 3), self.turned(i, k, 4));
            let (cr2, ci5) = (dr5 + dr2, dr5 - dr2);
            let (ci2, cr5) = (di2 + di5, di2 - di5);
            let (cr3, ci4) = (dr4 + dr3, dr4 - dr3);
            let (ci3, cr4) = (di3 + di4, di3 - di4);
            let (real, imaginary) = (self.at(i - 1, k, 0), self.at(i, k, 0));
            self.set(i - 1, 0, k, real + cr2 + cr3);
            self.set(i, 0, k, imaginary + ci2 + ci3);
            let (tr2, ti2) = (real + C1 * cr2 + C2 * cr3, imaginary + C1 * ci2 + C2 * ci3);
            let (tr3, ti3) = (real + C2 * cr2 + C1 * cr3, imaginary + C2 * ci2 + C1 * ci3);
            let (tr5, tr4) = (cr5 * S1 + cr4 * S2, cr5 * S2 - cr4 * S1);
            let (ti5, ti4) = (ci5 * S1 + ci4 * S2, ci5 * S2 - ci4 * S1);
            self.both((i - 1, 2), (mirror - 1, 1), k, tr2, tr5);
            self.both((i, 2), (mirror, 1), k, ti5, ti2);
            self.both((i - 1, 4), (mirror - 1, 3), k, tr3, tr4);
            self.both((i, 4), (mirror, 3), k, ti4, ti3);
        }
    }
}
