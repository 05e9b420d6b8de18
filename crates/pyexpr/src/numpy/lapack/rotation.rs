//! Plane rotations and the exact solutions of 2 by 2 problems.

use super::{HALF_ULP, Matrix};

/// Cosine and sine of a rotation.
#[derive(Clone, Copy)]
pub(super) struct Rotation {
    pub(super) cos: f64,
    pub(super) sin: f64,
}

impl Rotation {
    /// The rotation that turns `(f, g)` to `(r, 0)`, and `r`, which has the sign of `f`.
    pub(super) fn onto(f: f64, g: f64) -> (Rotation, f64) {
        if g == 0.0 {
            (Rotation { cos: 1.0, sin: 0.0 }, f)
        } else if f == 0.0 {
            (Rotation { cos: 0.0, sin: 1f64.copysign(g) }, g.abs())
        } else {
            let length = (f * f + g * g).sqrt();
            let r = length.copysign(f);
            (Rotation { cos: f.abs() / length, sin: g / r }, r)
        }
    }

    /// The rotation by the opposite angle.
    pub(super) fn inverse(self) -> Rotation {
        Rotation { cos: self.cos, sin: -self.sin }
    }

    fn turn(self, x: &mut f64, y: &mut f64) {
        (*x, *y) = (self.cos * *x + self.sin * *y, self.cos * *y - self.sin * *x);
    }

    /// Turns two columns, over the rows of `range`.
    pub(super) fn columns(self, a: &mut Matrix, one: usize, two: usize, range: std::ops::Range<usize>) {
        for row in range {
            let (mut x, mut y) = (a[(row, one)], a[(row, two)]);
            self.turn(&mut x, &mut y);
            (a[(row, one)], a[(row, two)]) = (x, y);
        }
    }

    /// Turns two rows, over the columns of `range`.
    pub(super) fn rows(self, a: &mut Matrix, one: usize, two: usize, range: std::ops::Range<usize>) {
        for column in range {
            let (mut x, mut y) = (a[(one, column)], a[(two, column)]);
            self.turn(&mut x, &mut y);
            (a[(one, column)], a[(two, column)]) = (x, y);
        }
    }
}

/// The eigenvalues of `[[a, b], [b, c]]`, the one of larger size first, and the rotation to its vector.
pub(super) fn symmetric_pair(a: f64, b: f64, c: f64) -> (f64, f64, Rotation) {
    let (sum, difference, twice) = (a + c, a - c, b + b);
    let (larger, smaller) = if a.abs() > c.abs() { (a, c) } else { (c, a) };
    let root = difference.hypot(twice);
    let (first, second, positive) = if sum < 0.0 {
        let first = 0.5 * (sum - root);
        (first, (larger / first) * smaller - (b / first) * b, false)
    } else if sum > 0.0 {
        let first = 0.5 * (sum + root);
        (first, (larger / first) * smaller - (b / first) * b, true)
    } else {
        (0.5 * root, -0.5 * root, true)
    };
    let rising = difference >= 0.0;
    let cos = if rising { difference + root } else { difference - root };
    let (cos, sin) = if cos.abs() > twice.abs() {
        let tangent = -twice / cos;
        let sin = 1.0 / (1.0 + tangent * tangent).sqrt();
        (tangent * sin, sin)
    } else if twice == 0.0 {
        (1.0, 0.0)
    } else {
        let tangent = -cos / twice;
        let cos = 1.0 / (1.0 + tangent * tangent).sqrt();
        (cos, tangent * cos)
    };
    let rotation = if positive == rising { Rotation { cos: -sin, sin: cos } } else { Rotation { cos, sin } };
    (first, second, rotation)
}

/// The singular values of `[[f, g], [0, h]]` with signs, the smaller first, and the rotations of right and left.
pub(super) fn triangular_pair(f: f64, g: f64, h: f64) -> (f64, f64, Rotation, Rotation) {
    let swapped = h.abs() > f.abs();
    let (ft, ht) = if swapped { (h, f) } else { (f, h) };
    let (fa, ha, ga) = (ft.abs(), ht.abs(), g.abs());
    // Which of the three is largest decides the signs.
    let mut largest = if swapped { 3 } else { 1 };
    let (mut small, mut large) = (ha, fa);
    let (mut clt, mut crt, mut slt, mut srt) = (1.0, 1.0, 0.0, 0.0);
    if ga != 0.0 {
        let mut moderate = true;
        if ga > fa {
            largest = 2;
            if fa / ga < HALF_ULP {
                moderate = false;
                large = ga;
                small = if ha > 1.0 { fa / (ga / ha) } else { (fa / ga) * ha };
                (clt, slt, srt, crt) = (1.0, ht / g, 1.0, ft / g);
            }
        }
        if moderate {
            let d = fa - ha;
            let mut l = if d == fa { 1.0 } else { d / fa };
            let m = g / ft;
            let mut t = 2.0 - l;
            let (mm, tt) = (m * m, t * t);
            let s = (tt + mm).sqrt();
            let r = if l == 0.0 { m.abs() } else { (l * l + mm).sqrt() };
            let a = 0.5 * (s + r);
            small = ha / a;
            large = fa * a;
            t = if mm != 0.0 {
                (m / (s + t) + m / (r + l)) * (1.0 + a)
            } else if l == 0.0 {
                2f64.copysign(ft) * 1f64.copysign(g)
            } else {
                g / d.copysign(ft) + m / t
            };
            l = (t * t + 4.0).sqrt();
            crt = 2.0 / l;
            srt = t / l;
            clt = (crt + srt * m) / a;
            slt = (ht / ft) * srt / a;
        }
    }
    let (left, right) = if swapped {
        (Rotation { cos: srt, sin: crt }, Rotation { cos: slt, sin: clt })
    } else {
        (Rotation { cos: clt, sin: slt }, Rotation { cos: crt, sin: srt })
    };
    let one = |value: f64| 1f64.copysign(value);
    let sign = match largest {
        1 => one(right.cos) * one(left.cos) * one(f),
        2 => one(right.sin) * one(left.cos) * one(g),
        _ => one(right.sin) * one(left.sin) * one(h),
    };
    (small.copysign(sign * one(f) * one(h)), large.copysign(sign), right, left)
}

/// The smaller singular value of `[[f, g], [0, h]]`.
pub(super) fn smaller_singular(f: f64, g: f64, h: f64) -> f64 {
    let (fa, ga, ha) = (f.abs(), g.abs(), h.abs());
    let (low, high) = (fa.min(ha), fa.max(ha));
    if low == 0.0 {
        return 0.0;
    }
    let (sum, difference) = (1.0 + low / high, (high - low) / high);
    if ga < high {
        let square = (ga / high) * (ga / high);
        return low * (2.0 / ((sum * sum + square).sqrt() + (difference * difference + square).sqrt()));
    }
    let ratio = high / ga;
    if ratio == 0.0 {
        return low * high / ga;
    }
    let (one, two) = (sum * ratio, difference * ratio);
    let scale = 1.0 / ((1.0 + one * one).sqrt() + (1.0 + two * two).sqrt());
    (low * scale) * ratio * 2.0
}
