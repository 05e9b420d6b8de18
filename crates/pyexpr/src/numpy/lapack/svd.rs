//! The singular value decomposition.

use super::Matrix;
use super::bidiagonal::{Bidiagonal, bidiagonal};
use super::householder::{apply, product, qr_reflectors};
use super::implicit::Chase;
use super::rotation::Rotation;

/// `A = U diag(S) Vᵀ`.
pub(crate) struct Svd {
    /// Left vectors, as columns.
    pub(crate) u: Matrix,
    /// Singular values, falling.
    pub(crate) s: Vec<f64>,
    /// Right vectors, as rows.
    pub(crate) vt: Matrix,
}

/// Decomposes; with `full`, `U` and `Vᵀ` are square. `None` where the method does not converge.
pub(crate) fn svd(a: Matrix, full: bool) -> Option<Svd> {
    let (rows, columns) = a.shape();
    let size = rows.min(columns);
    // Where one extent is much larger, a QR or LQ decomposition comes first.
    let much = (size as f64 * 11.0 / 6.0) as usize;
    if rows >= columns && rows >= much {
        let mut r = a;
        let reflectors = qr_reflectors(&mut r);
        let q = product(&reflectors, rows, if full { rows } else { size }, 0);
        let inner = direct(r.resize_vertically(size, 0.0), false)?;
        let mut u = q.clone();
        u.columns_mut(0, size).copy_from(&(q.columns(0, size) * &inner.u));
        return Some(Svd { u, ..inner });
    }
    if rows < columns && columns >= much {
        let mut l = a.transpose();
        let reflectors = qr_reflectors(&mut l);
        let q = product(&reflectors, columns, if full { columns } else { size }, 0).transpose();
        let inner = direct(l.resize_vertically(size, 0.0).transpose(), false)?;
        let mut vt = q.clone();
        vt.rows_mut(0, size).copy_from(&(&inner.vt * q.rows(0, size)));
        return Some(Svd { vt, ..inner });
    }
    direct(a, full)
}

/// Decomposes by way of the bidiagonal form.
fn direct(a: Matrix, full: bool) -> Option<Svd> {
    let (rows, columns) = a.shape();
    let size = rows.min(columns);
    let Bidiagonal { diagonal: mut s, beside: mut e, upper, left, right } = bidiagonal(a);
    let (mut inner_u, mut inner_vt) = (Matrix::identity(size, size), Matrix::identity(size, size));
    let rotations = if upper { Vec::new() } else { to_upper(&mut s, &mut e) };
    // A single value leaves its sign to the left vector.
    if let [value] = &mut s[..]
        && *value < 0.0
    {
        *value = -*value;
        inner_u[(0, 0)] = -1.0;
    }
    Chase { d: &mut s, e: &mut e, u: &mut inner_u, vt: &mut inner_vt }.run()?;
    for (at, rotation) in rotations.into_iter().enumerate().rev() {
        rotation.rows(&mut inner_u, at, at + 1, 0..size);
    }
    let (width, height) = if full { (rows, columns) } else { (size, size) };
    let mut u = Matrix::identity(rows, width);
    u.view_mut((0, 0), (size, size)).copy_from(&inner_u);
    apply(&left, &mut u, if upper { 0 } else { 1 });
    let mut v = Matrix::identity(columns, height);
    v.view_mut((0, 0), (size, size)).copy_from(&inner_vt.transpose());
    apply(&right, &mut v, if upper { 1 } else { 0 });
    Some(Svd { u, s, vt: v.transpose() })
}

/// Turns a lower into an upper bidiagonal form; gives the rotations that undo it on the left vectors.
fn to_upper(d: &mut [f64], e: &mut [f64]) -> Vec<Rotation> {
    let mut rotations = Vec::with_capacity(e.len());
    for at in 0..e.len() {
        let rotation;
        (rotation, d[at]) = Rotation::onto(d[at], e[at]);
        e[at] = rotation.sin * d[at + 1];
        d[at + 1] *= rotation.cos;
        rotations.push(rotation.inverse());
    }
    rotations
}
