//! Eigenvalues and vectors of symmetric matrices: to tridiagonal form by reflections, then the implicit QL and QR methods.

use super::Matrix;
use super::householder::{Reflector, apply};
use super::rotation::{Rotation, symmetric_pair};

/// The eigenvalues, rising, with their vectors as columns; `None` where the method does not converge. Only the lower half
/// of `a` is read.
pub(crate) fn symmetric(mut a: Matrix) -> Option<(Vec<f64>, Matrix)> {
    let size = a.nrows();
    let mut diagonal = Vec::with_capacity(size);
    let mut beside = Vec::with_capacity(size);
    let mut reflectors = Vec::with_capacity(size);
    for at in 0..size {
        diagonal.push(a[(at, at)]);
        if at + 1 == size {
            break;
        }
        let (reflector, beta) = Reflector::of((at + 1..size).map(|row| a[(row, at)]).collect());
        beside.push(beta);
        reflect_both_sides(&mut a, &reflector, at + 1);
        reflectors.push(reflector);
    }
    let mut vectors = Matrix::identity(size, size);
    tridiagonal(&mut diagonal, &mut beside, &mut vectors)?;
    apply(&reflectors, &mut vectors, 1);
    Some((diagonal, vectors))
}

/// `A = H A H` on the lower half of the part that begins at `from`.
fn reflect_both_sides(a: &mut Matrix, reflector: &Reflector, from: usize) {
    let (tau, v) = (reflector.tau, &reflector.vector);
    if tau == 0.0 {
        return;
    }
    let at = |a: &Matrix, i: usize, j: usize| a[(from + i.max(j), from + i.min(j))];
    let mut w: Vec<f64> =
        (0..v.len()).map(|i| tau * v.iter().enumerate().map(|(j, v)| at(a, i, j) * v).sum::<f64>()).collect();
    let alpha = -0.5 * tau * w.iter().zip(v).map(|(w, v)| w * v).sum::<f64>();
    w.iter_mut().zip(v).for_each(|(w, v)| *w += alpha * v);
    for j in 0..v.len() {
        for i in j..v.len() {
            a[(from + i, from + j)] -= v[i] * w[j] + w[i] * v[j];
        }
    }
}

/// Eigenvalues of a tridiagonal matrix into `d`, rising; the columns of `z` are turned along.
fn tridiagonal(d: &mut [f64], e: &mut [f64], z: &mut Matrix) -> Option<()> {
    let size = d.len();
    let mut left = 30 * size;
    let mut begin = 0;
    while begin < size {
        if begin > 0 {
            e[begin - 1] = 0.0;
        }
        let mut end = size - 1;
        for at in begin..size - 1 {
            if e[at].abs() <= d[at].abs().sqrt() * d[at + 1].abs().sqrt() * super::HALF_ULP {
                e[at] = 0.0;
                end = at;
                break;
            }
        }
        if d[end].abs() < d[begin].abs() {
            upwards(d, e, z, end, begin, &mut left)?;
        } else {
            downwards(d, e, z, begin, end, &mut left)?;
        }
        begin = end + 1;
    }
    // As few exchanges of vectors as can be.
    for at in 0..size {
        let mut least = at;
        for other in at + 1..size {
            if d[other] < d[least] {
                least = other;
            }
        }
        if least != at {
            d.swap(least, at);
            z.swap_columns(least, at);
        }
    }
    Some(())
}

fn negligible(e: f64, one: f64, two: f64) -> bool {
    let epsilon = super::HALF_ULP;
    e * e <= (epsilon * epsilon * one.abs()) * two.abs() + f64::MIN_POSITIVE
}

/// The shift of both methods: `d` is where an eigenvalue is to appear, `far` the other end.
fn shifted(d: f64, next: f64, e: f64, far: f64) -> f64 {
    let g = (next - d) / (2.0 * e);
    far - d + e / (g + g.hypot(1.0).copysign(g))
}

/// The QL method: eigenvalues appear at `l`, which moves on to `end`.
fn downwards(d: &mut [f64], e: &mut [f64], z: &mut Matrix, mut l: usize, end: usize, left: &mut usize) -> Option<()> {
    let rows = z.nrows();
    while l <= end {
        let m = (l..end).find(|&m| negligible(e[m], d[m], d[m + 1])).unwrap_or(end);
        if m < end {
            e[m] = 0.0;
        }
        if m == l {
            l += 1;
            continue;
        }
        if m == l + 1 {
            let (first, second, rotation) = symmetric_pair(d[l], e[l], d[l + 1]);
            rotation.columns(z, l, l + 1, 0..rows);
            (d[l], d[l + 1], e[l]) = (first, second, 0.0);
            l += 2;
            continue;
        }
        *left = left.checked_sub(1)?;
        let mut g = shifted(d[l], d[l + 1], e[l], d[m]);
        let (mut rotation, mut p) = (Rotation { cos: 1.0, sin: 1.0 }, 0.0);
        for i in (l..m).rev() {
            let (f, b) = (rotation.sin * e[i], rotation.cos * e[i]);
            let r;
            (rotation, r) = Rotation::onto(g, f);
            if i + 1 != m {
                e[i + 1] = r;
            }
            g = d[i + 1] - p;
            let r = (d[i] - g) * rotation.sin + 2.0 * rotation.cos * b;
            p = rotation.sin * r;
            d[i + 1] = g + p;
            g = rotation.cos * r - b;
            rotation.inverse().columns(z, i, i + 1, 0..rows);
        }
        d[l] -= p;
        e[l] = g;
    }
    Some(())
}

/// The QR method: eigenvalues appear at `l`, which moves back to `end`.
fn upwards(d: &mut [f64], e: &mut [f64], z: &mut Matrix, l: usize, end: usize, left: &mut usize) -> Option<()> {
    let rows = z.nrows();
    // One past the place, so that it can go below 0.
    let mut after = l + 1;
    while after > end {
        let l = after - 1;
        let m = (end + 1..=l).rev().find(|&m| negligible(e[m - 1], d[m], d[m - 1])).unwrap_or(end);
        if m > end {
            e[m - 1] = 0.0;
        }
        if m == l {
            after -= 1;
            continue;
        }
        if m + 1 == l {
            let (first, second, rotation) = symmetric_pair(d[m], e[m], d[l]);
            rotation.columns(z, m, l, 0..rows);
            (d[m], d[l], e[m]) = (first, second, 0.0);
            after -= 2;
            continue;
        }
        *left = left.checked_sub(1)?;
        let mut g = shifted(d[l], d[l - 1], e[l - 1], d[m]);
        let (mut rotation, mut p) = (Rotation { cos: 1.0, sin: 1.0 }, 0.0);
        for i in m..l {
            let (f, b) = (rotation.sin * e[i], rotation.cos * e[i]);
            let r;
            (rotation, r) = Rotation::onto(g, f);
            if i != m {
                e[i - 1] = r;
            }
            g = d[i] - p;
            let r = (d[i + 1] - g) * rotation.sin + 2.0 * rotation.cos * b;
            p = rotation.sin * r;
            d[i] = g + p;
            g = rotation.cos * r - b;
            rotation.columns(z, i, i + 1, 0..rows);
        }
        d[l] -= p;
        e[l - 1] = g;
    }
    Some(())
}
