//! The discrete Fourier transform of a run, step by step as the library that NumPy uses computes it: one pass per factor
//! of the length, so that the last bits agree.

use num_complex::Complex64;

use super::twiddles::Roots;

type C = Complex64;

/// Cosines and sines of multiples of a fifth of the circle.
const FIFTHS: [(f64, f64); 2] =
    [(0.309_016_994_374_947_45, 0.951_056_516_295_153_5), (-0.809_016_994_374_947_5, 0.587_785_252_292_473_1)];

/// Cosines and sines of multiples of a seventh of the circle.
const SEVENTHS: [(f64, f64); 3] = [
    (0.623_489_801_858_733_5, 0.781_831_482_468_029_8),
    (-0.222_520_933_956_314_4, 0.974_927_912_181_823_6),
    (-0.900_968_867_902_419_1, 0.433_883_739_117_558_1),
];

/// Cosines and sines of multiples of an eleventh of the circle.
const ELEVENTHS: [(f64, f64); 5] = [
    (0.841_253_532_831_181_2, 0.540_640_817_455_597_6),
    (0.415_415_013_001_886_44, 0.909_631_995_354_518_3),
    (-0.142_314_838_273_285_14, 0.989_821_441_880_932_7),
    (-0.654_860_733_945_285_1, 0.755_749_574_354_258_3),
    (-0.959_492_973_614_497_4, 0.281_732_556_841_429_67),
];

/// The factors of a length, in the order of the passes. `None` where a factor has no pass here.
fn factors(mut length: usize) -> Option<Vec<usize>> {
    let mut factors = Vec::new();
    for factor in [8, 4] {
        while length.is_multiple_of(factor) {
            factors.push(factor);
            length /= factor;
        }
    }
    if length.is_multiple_of(2) {
        length /= 2;
        factors.push(2);
        let last = factors.len() - 1;
        factors.swap(0, last);
    }
    for factor in [3, 5, 7, 11] {
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

/// One pass over the data: `inner` numbers stand together, `outer` groups have been done.
struct Pass<'a> {
    forward: bool,
    inner: usize,
    outer: usize,
    factor: usize,
    input: &'a [C],
    output: &'a mut [C],
    roots: &'a Roots,
}

/// Transforms a run of a known length in place, and scales it.
pub(super) fn transform(run: &mut Vec<C>, forward: bool, scale: f64) {
    let length = run.len();
    let Some(factors) = factors(length) else {
        return;
    };
    let roots = Roots::new(length);
    let mut outer = 1;
    for factor in factors {
        let mut output = vec![C::ZERO; length];
        let inner = length / (outer * factor);
        let mut pass = Pass { forward, inner, outer, factor, input: run, output: &mut output, roots: &roots };
        pass.run();
        *run = output;
        outer *= factor;
    }
    if scale != 1.0 || length == 1 {
        run.iter_mut().for_each(|value| *value = C::new(value.re * scale, value.im * scale));
    }
}

impl Pass<'_> {
    fn run(&mut self) {
        for group in 0..self.outer {
            for place in 0..self.inner {
                let at = |which: usize| self.input[place + self.inner * (which + self.factor * group)];
                match self.factor {
                    2 => {
                        let results = [at(0) + at(1), at(0) - at(1)];
                        self.store(place, group, results);
                    }
                    3 => {
                        let results = self.three([at(0), at(1), at(2)]);
                        self.store(place, group, results);
                    }
                    4 => {
                        let results = self.four([at(0), at(1), at(2), at(3)]);
                        self.store(place, group, results);
                    }
                    5 => {
                        let results = self.odd(std::array::from_fn::<C, 5, _>(at), &FIFTHS);
                        self.store(place, group, results);
                    }
                    7 => {
                        let results = self.odd(std::array::from_fn::<C, 7, _>(at), &SEVENTHS);
                        self.store(place, group, results);
                    }
                    11 => {
                        let results = self.odd(std::array::from_fn::<C, 11, _>(at), &ELEVENTHS);
                        self.store(place, group, results);
                    }
                    _ => {
                        let results = self.eight([at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7)]);
                        self.store(place, group, results);
                    }
                }
            }
        }
    }

    /// Turns the results by their roots and puts them where the next pass looks for them.
    fn store<const N: usize>(&mut self, place: usize, group: usize, results: [C; N]) {
        for (which, value) in results.into_iter().enumerate() {
            let turned = if place == 0 || which == 0 {
                value
            } else {
                let root = self.roots.at(which * self.outer * place);
                if self.forward {
                    C::new(value.re * root.re + value.im * root.im, value.im * root.re - value.re * root.im)
                } else {
                    C::new(value.re * root.re - value.im * root.im, value.re * root.im + value.im * root.re)
                }
            };
            self.output[place + self.inner * (group + self.outer * which)] = turned;
        }
    }

    fn signed(&self, value: f64) -> f64 {
        if self.forward { -value } else { value }
    }

    /// A quarter turn.
    fn quarter(&self, value: C) -> C {
        if self.forward { C::new(value.im, -value.re) } else { C::new(-value.im, value.re) }
    }

    /// An eighth of a turn.
    fn eighth(&self, value: C) -> C {
        const HALF: f64 = std::f64::consts::FRAC_1_SQRT_2;
        if self.forward {
            C::new(HALF * (value.re + value.im), HALF * (value.im - value.re))
        } else {
            C::new(HALF * (value.re - value.im), HALF * (value.im + value.re))
        }
    }

    /// Three eighths of a turn.
    fn three_eighths(&self, value: C) -> C {
        const HALF: f64 = std::f64::consts::FRAC_1_SQRT_2;
        if self.forward {
            C::new(HALF * (value.im - value.re), HALF * (-value.re - value.im))
        } else {
            C::new(HALF * (-value.re - value.im), HALF * (value.re - value.im))
        }
    }

    fn three(&self, [x0, x1, x2]: [C; 3]) -> [C; 3] {
        let sine = self.signed(0.866_025_403_784_438_6);
        let (sum, difference) = (x1 + x2, x1 - x2);
        let a = C::new(x0.re + sum.re * -0.5, x0.im + sum.im * -0.5);
        let b = C::new(-(difference.im * sine), difference.re * sine);
        [x0 + sum, a + b, a - b]
    }

    fn four(&self, [x0, x1, x2, x3]: [C; 4]) -> [C; 4] {
        let (t2, t1) = (x0 + x2, x0 - x2);
        let (t3, t4) = (x1 + x3, self.quarter(x1 - x3));
        [t2 + t3, t1 + t4, t2 - t3, t1 - t4]
    }

    /// An odd number of values, with the cosine and sine of every angle of the upper half of the circle.
    fn odd<const N: usize>(&self, x: [C; N], angles: &[(f64, f64)]) -> [C; N] {
        let half = angles.len();
        let sums: [C; N] = std::array::from_fn(|j| if j == 0 { x[0] } else { x[j] + x[N - j] });
        let differences: [C; N] = std::array::from_fn(|j| if j == 0 { x[0] } else { x[j] - x[N - j] });
        let mut results = [x[0]; N];
        results[0] = sums[1..=half].iter().fold(x[0], |total, sum| total + sum);
        for u in 1..=half {
            let (mut a, mut b) = (x[0], C::ZERO);
            for j in 1..=half {
                let turn = u * j % N;
                let (mirrored, turn) = if turn > half { (true, N - turn) } else { (false, turn) };
                let (cosine, sine) = angles[turn - 1];
                let sine = self.signed(if mirrored { -sine } else { sine });
                a = C::new(a.re + cosine * sums[j].re, a.im + cosine * sums[j].im);
                let step = C::new(sine * differences[j].im, sine * differences[j].re);
                b = if j == 1 { step } else { b + step };
            }
            let b = C::new(-b.re, b.im);
            results[u] = a + b;
            results[N - u] = a - b;
        }
        results
    }

    fn eight(&self, [x0, x1, x2, x3, x4, x5, x6, x7]: [C; 8]) -> [C; 8] {
        let (a1, a5) = (x1 + x5, x1 - x5);
        let (a3, a7) = (x3 + x7, self.quarter(x3 - x7));
        let (a1, a3) = (a1 + a3, self.quarter(a1 - a3));
        let (a5, a7) = (self.eighth(a5 + a7), self.three_eighths(a5 - a7));
        let (a0, a4) = (x0 + x4, x0 - x4);
        let (a2, a6) = (x2 + x6, self.quarter(x2 - x6));
        let (a0, a2) = (a0 + a2, a0 - a2);
        let (a4, a6) = (a4 + a6, a4 - a6);
        [a0 + a1, a4 + a5, a2 + a3, a6 + a7, a0 - a1, a4 - a5, a2 - a3, a6 - a7]
    }
}
