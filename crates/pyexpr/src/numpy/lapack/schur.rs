//! From a Hessenberg to a triangular matrix by the implicit double-shift QR method.

use super::Matrix;
use super::householder::Reflector;
use super::rotation::Rotation;

/// An eigenvalue: real and imaginary part.
pub(super) type Eigenvalue = (f64, f64);

/// Brings the rows and columns `low..=high` of `h` to block triangular form, turns `z` along, and gives the eigenvalues of
/// the whole matrix. Entries below `ulp` relative to their neighbours count as zero. `None` where the method does not converge.
pub(super) fn triangular(h: &mut Matrix, z: &mut Matrix, low: usize, high: usize, ulp: f64) -> Option<Vec<Eigenvalue>> {
    let size = h.nrows();
    let mut values: Vec<Eigenvalue> = (0..size).map(|at| (h[(at, at)], 0.0)).collect();
    let limit = 30 * (high - low + 1).max(10);
    // One past the last row of the active block.
    let mut after = high + 1;
    while after > low {
        let i = after - 1;
        let mut stalled = 0;
        let start = loop {
            let l = small_subdiagonal(h, low, high, i, ulp);
            if l > low {
                h[(l, l - 1)] = 0.0;
            }
            if l + 1 >= i {
                break l;
            }
            stalled += 1;
            if stalled > limit {
                return None;
            }
            sweep(h, z, l, i, stalled);
        };
        if start == i {
            values[i] = (h[(i, i)], 0.0);
            after -= 1;
        } else {
            let (first, second) = standardise(h, z, i - 1);
            (values[i - 1], values[i]) = (first, second);
            after -= 2;
        }
    }
    Some(values)
}

/// The first row of the active block that ends at `i`.
fn small_subdiagonal(h: &Matrix, low: usize, high: usize, i: usize, ulp: f64) -> usize {
    let smallest = f64::MIN_POSITIVE * ((high - low + 1) as f64 / ulp);
    for k in (low + 1..=i).rev() {
        let below = h[(k, k - 1)].abs();
        if below <= smallest {
            return k;
        }
        let mut size = h[(k - 1, k - 1)].abs() + h[(k, k)].abs();
        if size == 0.0 {
            if k >= low + 2 {
                size += h[(k - 1, k - 2)].abs();
            }
            if k < high {
                size += h[(k + 1, k)].abs();
            }
        }
        if below <= ulp * size {
            let above = h[(k - 1, k)].abs();
            let difference = (h[(k - 1, k - 1)] - h[(k, k)]).abs();
            let here = h[(k, k)].abs();
            let (aa, bb) = (here.max(difference), here.min(difference));
            let (ab, ba) = (below.max(above), below.min(above));
            let sum = aa + ab;
            if ba * (ab / sum) <= smallest.max(ulp * (bb * (aa / sum))) {
                return k;
            }
        }
    }
    low
}

/// The two shifts of a sweep over the block `l..=i`.
fn shifts(h: &Matrix, l: usize, i: usize, stalled: usize) -> (Eigenvalue, Eigenvalue) {
    let (h11, h21, h12, h22) = if stalled.is_multiple_of(20) {
        let s = h[(i, i - 1)].abs() + h[(i - 1, i - 2)].abs();
        (0.75 * s + h[(i, i)], s, -0.4375 * s, 0.75 * s + h[(i, i)])
    } else if stalled.is_multiple_of(10) {
        let s = h[(l + 1, l)].abs() + h[(l + 2, l + 1)].abs();
        (0.75 * s + h[(l, l)], s, -0.4375 * s, 0.75 * s + h[(l, l)])
    } else {
        (h[(i - 1, i - 1)], h[(i, i - 1)], h[(i - 1, i)], h[(i, i)])
    };
    let s = h11.abs() + h12.abs() + h21.abs() + h22.abs();
    if s == 0.0 {
        return ((0.0, 0.0), (0.0, 0.0));
    }
    let (h11, h21, h12, h22) = (h11 / s, h21 / s, h12 / s, h22 / s);
    let half = (h11 + h22) / 2.0;
    let determinant = (h11 - half) * (h22 - half) - h12 * h21;
    let root = determinant.abs().sqrt();
    if determinant >= 0.0 {
        return ((half * s, root * s), (half * s, -root * s));
    }
    let (one, two) = (half + root, half - root);
    let nearer = if (one - h22).abs() <= (two - h22).abs() { one } else { two };
    ((nearer * s, 0.0), (nearer * s, 0.0))
}

/// One sweep over the block `l..=i`.
fn sweep(h: &mut Matrix, z: &mut Matrix, l: usize, i: usize, stalled: usize) {
    let (size, rows) = (h.nrows(), z.nrows());
    let ((r1, i1), (r2, i2)) = shifts(h, l, i, stalled);
    let mut m = i - 2;
    let mut first;
    loop {
        let s = (h[(m, m)] - r2).abs() + i2.abs() + h[(m + 1, m)].abs();
        let below = h[(m + 1, m)] / s;
        let v1 = below * h[(m, m + 1)] + (h[(m, m)] - r1) * ((h[(m, m)] - r2) / s) - i1 * (i2 / s);
        let v2 = below * (h[(m, m)] + h[(m + 1, m + 1)] - r1 - r2);
        let v3 = below * h[(m + 2, m + 1)];
        let s = v1.abs() + v2.abs() + v3.abs();
        first = vec![v1 / s, v2 / s, v3 / s];
        if m == l {
            break;
        }
        let around = h[(m - 1, m - 1)].abs() + h[(m, m)].abs() + h[(m + 1, m + 1)].abs();
        if h[(m, m - 1)].abs() * (first[1].abs() + first[2].abs()) <= f64::EPSILON * first[0].abs() * around {
            break;
        }
        m -= 1;
    }
    for k in m..i {
        let width = 3.min(i - k + 1);
        let vector = if k > m { (k..k + width).map(|row| h[(row, k - 1)]).collect() } else { first.clone() };
        let (reflector, beta) = Reflector::of(vector);
        if k > m {
            h[(k, k - 1)] = beta;
            (k + 1..k + width).for_each(|row| h[(row, k - 1)] = 0.0);
        } else if m > l {
            h[(k, k - 1)] *= 1.0 - reflector.tau;
        }
        reflector.reflect_rows(h, k, k..size);
        reflector.reflect_columns(h, 0..(k + 4).min(i + 1), k);
        reflector.reflect_columns(z, 0..rows, k);
    }
}

/// Makes a block of two at `at` triangular where its eigenvalues are real; gives them.
fn standardise(h: &mut Matrix, z: &mut Matrix, at: usize) -> (Eigenvalue, Eigenvalue) {
    let (size, rows) = (h.nrows(), z.nrows());
    let block = [h[(at, at)], h[(at, at + 1)], h[(at + 1, at)], h[(at + 1, at + 1)]];
    let ([a, b, c, d], rotation) = standard_form(block);
    (h[(at, at)], h[(at, at + 1)], h[(at + 1, at)], h[(at + 1, at + 1)]) = (a, b, c, d);
    rotation.rows(h, at, at + 1, at + 2..size);
    rotation.columns(h, at, at + 1, 0..at);
    rotation.columns(z, at, at + 1, 0..rows);
    let imaginary = if c == 0.0 { 0.0 } else { b.abs().sqrt() * c.abs().sqrt() };
    ((a, imaginary), (d, -imaginary))
}

/// `[[a, b], [c, d]]` turned to triangular form, or to equal diagonal entries where its eigenvalues are complex.
fn standard_form([mut a, mut b, mut c, mut d]: [f64; 4]) -> ([f64; 4], Rotation) {
    let one = |value: f64| 1f64.copysign(value);
    let mut rotation = Rotation { cos: 1.0, sin: 0.0 };
    if c == 0.0 {
        return ([a, b, c, d], rotation);
    }
    if b == 0.0 {
        return ([d, -c, 0.0, a], Rotation { cos: 0.0, sin: 1.0 });
    }
    let difference = a - d;
    if difference == 0.0 && one(b) != one(c) {
        return ([a, b, c, d], rotation);
    }
    let p = 0.5 * difference;
    let larger = b.abs().max(c.abs());
    let smaller = b.abs().min(c.abs()) * one(b) * one(c);
    let scale = p.abs().max(larger);
    let z = (p / scale) * p + (larger / scale) * smaller;
    if z >= 4.0 * f64::EPSILON {
        let z = p + (scale.sqrt() * z.sqrt()).copysign(p);
        let length = c.hypot(z);
        rotation = Rotation { cos: z / length, sin: c / length };
        return ([d + z, b - c, 0.0, d - (larger / z) * smaller], rotation);
    }
    let sigma = b + c;
    let length = sigma.hypot(difference);
    rotation.cos = (0.5 * (1.0 + sigma.abs() / length)).sqrt();
    rotation.sin = -(p / (length * rotation.cos)) * one(sigma);
    let Rotation { cos, sin } = rotation;
    let (aa, bb, cc, dd) = (a * cos + b * sin, b * cos - a * sin, c * cos + d * sin, d * cos - c * sin);
    (a, b, c, d) = (aa * cos + cc * sin, bb * cos + dd * sin, cc * cos - aa * sin, dd * cos - bb * sin);
    let middle = 0.5 * (a + d);
    (a, d) = (middle, middle);
    if c != 0.0 && b == 0.0 {
        return ([a, -c, 0.0, d], Rotation { cos: -sin, sin: cos });
    }
    if c != 0.0 && one(b) == one(c) {
        let (root_b, root_c) = (b.abs().sqrt(), c.abs().sqrt());
        let p = (root_b * root_c).copysign(c);
        let tau = 1.0 / (b + c).abs().sqrt();
        let (cos1, sin1) = (root_b * tau, root_c * tau);
        rotation = Rotation { cos: cos * cos1 - sin * sin1, sin: cos * sin1 + sin * cos1 };
        return ([middle + p, b - c, 0.0, middle - p], rotation);
    }
    ([a, b, c, d], rotation)
}
