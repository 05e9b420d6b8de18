//! The roots of unity, to the last bit those of the library that NumPy uses.

use num_complex::Complex64;

/// `exp(2πi k / n)` for every `k` below `n`.
///
/// Two short tables are multiplied, one of the lower bits of `k` and one of the higher ones.
pub(super) struct Roots {
    count: usize,
    shift: u32,
    low: Vec<Complex64>,
    high: Vec<Complex64>,
}

impl Roots {
    pub(super) fn new(count: usize) -> Roots {
        let angle = eighth(count);
        let wanted = (count + 2) / 2;
        let mut shift = 1;
        while (1usize << (2 * shift)) < wanted {
            shift += 1;
        }
        let step = 1usize << shift;
        let table = |length: usize, step: usize| {
            (0..length)
                .map(|place| if place == 0 { Complex64::ONE } else { root(place * step, count, angle) })
                .collect()
        };
        Roots { count, shift, low: table(step, 1), high: table(wanted.div_ceil(step), step) }
    }

    pub(super) fn at(&self, place: usize) -> Complex64 {
        let half = |place: usize| {
            let (x, y) = (self.low[place & (self.low.len() - 1)], self.high[place >> self.shift]);
            Complex64::new(x.re * y.re - x.im * y.im, x.re * y.im + x.im * y.re)
        };
        if 2 * place <= self.count { half(place) } else { half(self.count - place).conj() }
    }
}

/// π over four times `count`, rounded once.
fn eighth(count: usize) -> f64 {
    const PI_LOW: f64 = 1.224_646_799_147_353_2e-16;
    let count = count as f64;
    let quotient = std::f64::consts::PI / count;
    let rest = (-quotient).mul_add(count, std::f64::consts::PI) + PI_LOW;
    (quotient + rest / count) / 4.0
}

/// One root, from the sine and cosine of an angle in the first eighth of the circle.
fn root(place: usize, count: usize, angle: f64) -> Complex64 {
    let place = place * 8;
    // The lower half of the circle mirrors the upper one.
    let (mirrored, place) = if place < 4 * count { (false, place) } else { (true, 8 * count - place) };
    let (second, place) = if place < 2 * count { (false, place) } else { (true, place - 2 * count) };
    let at = |place: usize| place as f64 * angle;
    let (near, far) = if place < count {
        (at(place).cos(), at(place).sin())
    } else {
        (at(2 * count - place).sin(), at(2 * count - place).cos())
    };
    let upper = if second { Complex64::new(-far, near) } else { Complex64::new(near, far) };
    if mirrored { upper.conj() } else { upper }
}
