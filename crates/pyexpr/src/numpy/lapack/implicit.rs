//! Singular values of bidiagonal matrices by the implicit QR method, with and without shifts.

use super::rotation::{Rotation, smaller_singular, triangular_pair};
use super::{HALF_ULP, Matrix};

/// An upper bidiagonal matrix on its way to a diagonal one, and the vectors that are turned along.
pub(super) struct Chase<'a> {
    pub(super) d: &'a mut [f64],
    pub(super) e: &'a mut [f64],
    /// Left vectors, as columns.
    pub(super) u: &'a mut Matrix,
    /// Right vectors, as rows.
    pub(super) vt: &'a mut Matrix,
}

/// What one sweep leaves to do.
enum Test {
    Deflated,
    Smallest(f64),
}

impl Chase<'_> {
    /// Diagonalises; the values come out falling and not negative. `None` where the method does not converge.
    pub(super) fn run(&mut self) -> Option<()> {
        let size = self.d.len();
        let tolerance = HALF_ULP.powf(-0.125).clamp(10.0, 100.0) * HALF_ULP;
        let threshold = self.threshold(tolerance);
        let mut left = 6 * size * size;
        // The block of the last sweep, and whether it was chased downwards.
        let mut last: Option<(usize, usize)> = None;
        let mut downwards = true;
        let mut count = size;
        while count > 1 {
            let m = count - 1;
            let mut largest = self.d[m].abs();
            let mut split = None;
            for at in (0..m).rev() {
                if self.e[at].abs() <= threshold {
                    self.e[at] = 0.0;
                    split = Some(at);
                    break;
                }
                largest = largest.max(self.d[at].abs()).max(self.e[at].abs());
            }
            let l = split.map_or(0, |at| at + 1);
            if l == m {
                count -= 1;
                continue;
            }
            if l + 1 == m {
                self.pair(l);
                count -= 2;
                continue;
            }
            if last.is_none_or(|(first, end)| l > end || m < first) {
                downwards = self.d[l].abs() >= self.d[m].abs();
            }
            let smallest = match self.test(l, m, downwards, tolerance) {
                Test::Deflated => continue,
                Test::Smallest(smallest) => smallest,
            };
            last = Some((l, m));
            let shift = self.shift(l, m, downwards, size as f64 * tolerance * (smallest / largest), tolerance);
            left = left.checked_sub(m - l)?;
            match (shift == 0.0, downwards) {
                (true, true) => self.down_without_shift(l, m),
                (true, false) => self.up_without_shift(l, m),
                (false, true) => self.down(l, m, shift),
                (false, false) => self.up(l, m, shift),
            }
            let edge = if downwards { m - 1 } else { l };
            if self.e[edge].abs() <= threshold {
                self.e[edge] = 0.0;
            }
        }
        self.order();
        Some(())
    }

    /// Below this an entry beside the diagonal counts as zero.
    fn threshold(&self, tolerance: f64) -> f64 {
        let size = self.d.len();
        let mut mu = self.d.first().map_or(0.0, |d| d.abs());
        let mut smallest = mu;
        for at in 1..size {
            if smallest == 0.0 {
                break;
            }
            mu = self.d[at].abs() * (mu / (mu + self.e[at - 1].abs()));
            smallest = smallest.min(mu);
        }
        let smallest = smallest / (size as f64).sqrt();
        (tolerance * smallest).max((6 * size * size) as f64 * f64::MIN_POSITIVE)
    }

    /// Solves a block of two directly.
    fn pair(&mut self, l: usize) {
        let (small, large, right, left) = triangular_pair(self.d[l], self.e[l], self.d[l + 1]);
        (self.d[l], self.e[l], self.d[l + 1]) = (large, 0.0, small);
        self.turn_right(right, l);
        self.turn_left(left, l);
    }

    fn turn_right(&mut self, rotation: Rotation, at: usize) {
        let columns = self.vt.ncols();
        rotation.rows(self.vt, at, at + 1, 0..columns);
    }

    fn turn_left(&mut self, rotation: Rotation, at: usize) {
        let rows = self.u.nrows();
        rotation.columns(self.u, at, at + 1, 0..rows);
    }

    /// Looks for an entry that no longer matters, or gives a bound of the smallest singular value.
    fn test(&mut self, l: usize, m: usize, downwards: bool, tolerance: f64) -> Test {
        let (edge, end) = if downwards { (m - 1, m) } else { (l, l) };
        if self.e[edge].abs() <= tolerance * self.d[end].abs() {
            self.e[edge] = 0.0;
            return Test::Deflated;
        }
        let mut mu = if downwards { self.d[l].abs() } else { self.d[m].abs() };
        let mut smallest = mu;
        for step in 0..m - l {
            let (at, next) = if downwards { (l + step, l + step + 1) } else { (m - step - 1, m - step - 1) };
            if self.e[at].abs() <= tolerance * mu {
                self.e[at] = 0.0;
                return Test::Deflated;
            }
            mu = self.d[next].abs() * (mu / (mu + self.e[at].abs()));
            smallest = smallest.min(mu);
        }
        Test::Smallest(smallest)
    }

    /// The shift; 0 where one would cost accuracy.
    fn shift(&self, l: usize, m: usize, downwards: bool, ratio: f64, tolerance: f64) -> f64 {
        if ratio <= HALF_ULP.max(0.01 * tolerance) {
            return 0.0;
        }
        let (start, shift) = if downwards {
            (self.d[l].abs(), smaller_singular(self.d[m - 1], self.e[m - 1], self.d[m]))
        } else {
            (self.d[m].abs(), smaller_singular(self.d[l], self.e[l], self.d[l + 1]))
        };
        if start > 0.0 && (shift / start) * (shift / start) < HALF_ULP { 0.0 } else { shift }
    }

    fn down_without_shift(&mut self, l: usize, m: usize) {
        let one = Rotation { cos: 1.0, sin: 0.0 };
        let (mut rotation, mut older) = (one, one);
        for i in l..m {
            let r;
            (rotation, r) = Rotation::onto(self.d[i] * rotation.cos, self.e[i]);
            if i > l {
                self.e[i - 1] = older.sin * r;
            }
            (older, self.d[i]) = Rotation::onto(older.cos * r, self.d[i + 1] * rotation.sin);
            self.turn_right(rotation, i);
            self.turn_left(older, i);
        }
        let h = self.d[m] * rotation.cos;
        self.d[m] = h * older.cos;
        self.e[m - 1] = h * older.sin;
    }

    fn up_without_shift(&mut self, l: usize, m: usize) {
        let one = Rotation { cos: 1.0, sin: 0.0 };
        let (mut rotation, mut older) = (one, one);
        for i in (l + 1..=m).rev() {
            let r;
            (rotation, r) = Rotation::onto(self.d[i] * rotation.cos, self.e[i - 1]);
            if i < m {
                self.e[i] = older.sin * r;
            }
            (older, self.d[i]) = Rotation::onto(older.cos * r, self.d[i - 1] * rotation.sin);
            self.turn_right(older.inverse(), i - 1);
            self.turn_left(rotation.inverse(), i - 1);
        }
        let h = self.d[l] * rotation.cos;
        self.d[l] = h * older.cos;
        self.e[l] = h * older.sin;
    }

    fn down(&mut self, l: usize, m: usize, shift: f64) {
        let mut f = (self.d[l].abs() - shift) * (1f64.copysign(self.d[l]) + shift / self.d[l]);
        let mut g = self.e[l];
        for i in l..m {
            let (right, r) = Rotation::onto(f, g);
            if i > l {
                self.e[i - 1] = r;
            }
            f = right.cos * self.d[i] + right.sin * self.e[i];
            self.e[i] = right.cos * self.e[i] - right.sin * self.d[i];
            g = right.sin * self.d[i + 1];
            self.d[i + 1] *= right.cos;
            let left;
            (left, self.d[i]) = Rotation::onto(f, g);
            f = left.cos * self.e[i] + left.sin * self.d[i + 1];
            self.d[i + 1] = left.cos * self.d[i + 1] - left.sin * self.e[i];
            if i + 1 < m {
                g = left.sin * self.e[i + 1];
                self.e[i + 1] *= left.cos;
            }
            self.turn_right(right, i);
            self.turn_left(left, i);
        }
        self.e[m - 1] = f;
    }

    fn up(&mut self, l: usize, m: usize, shift: f64) {
        let mut f = (self.d[m].abs() - shift) * (1f64.copysign(self.d[m]) + shift / self.d[m]);
        let mut g = self.e[m - 1];
        for i in (l + 1..=m).rev() {
            let (left, r) = Rotation::onto(f, g);
            if i < m {
                self.e[i] = r;
            }
            f = left.cos * self.d[i] + left.sin * self.e[i - 1];
            self.e[i - 1] = left.cos * self.e[i - 1] - left.sin * self.d[i];
            g = left.sin * self.d[i - 1];
            self.d[i - 1] *= left.cos;
            let right;
            (right, self.d[i]) = Rotation::onto(f, g);
            f = right.cos * self.e[i - 1] + right.sin * self.d[i - 1];
            self.d[i - 1] = right.cos * self.d[i - 1] - right.sin * self.e[i - 1];
            if i > l + 1 {
                g = right.sin * self.e[i - 2];
                self.e[i - 2] *= right.cos;
            }
            self.turn_right(right.inverse(), i - 1);
            self.turn_left(left.inverse(), i - 1);
        }
        self.e[l] = f;
    }

    /// Makes the values positive, and orders them with as few exchanges of vectors as can be.
    fn order(&mut self) {
        let size = self.d.len();
        for at in 0..size {
            if self.d[at] < 0.0 {
                self.d[at] = -self.d[at];
                self.vt.row_mut(at).neg_mut();
            }
        }
        for end in (1..size).rev() {
            let mut least = 0;
            for at in 1..=end {
                if self.d[at] <= self.d[least] {
                    least = at;
                }
            }
            if least != end {
                self.d.swap(least, end);
                self.vt.swap_rows(least, end);
                self.u.swap_columns(least, end);
            }
        }
    }
}
