//! Polynomials as arrays of coefficients, highest power first.

use super::{Source, composed};
use crate::builtins::Builtin;

pub(super) const FUNCTIONS: &[Builtin] = &[
    composed("polyval", "p x"),
    composed("polyadd", "a1 a2"),
    composed("polysub", "a1 a2"),
    composed("polymul", "a1 a2"),
    composed("polyder", "p m?"),
    composed("polyint", "p m? k?"),
    composed("poly", "seq_of_zeros"),
    composed("roots", "p"),
    composed("polyfit", "x y deg rcond? !full w? !cov"),
    composed("vander", "x N? increasing?"),
];

pub(super) const SOURCES: &[Source] = &[
    (
        "polyval",
        "lambda p, x: [fold(lambda y, c: y * a + c, np.asarray(p), np.zeros_like(a)) for a in [np.asarray(x)]][0]",
    ),
    (
        "polyadd",
        "lambda a1, a2: [
            np.concatenate((np.zeros(max(len(v) - len(u), 0), u.dtype), u))
            + np.concatenate((np.zeros(max(len(u) - len(v), 0), v.dtype), v))
            for u, v in [(np.atleast_1d(a1), np.atleast_1d(a2))]][0]",
    ),
    (
        "polysub",
        "lambda a1, a2: [
            np.concatenate((np.zeros(max(len(v) - len(u), 0), u.dtype), u))
            - np.concatenate((np.zeros(max(len(u) - len(v), 0), v.dtype), v))
            for u, v in [(np.atleast_1d(a1), np.atleast_1d(a2))]][0]",
    ),
    (
        "polymul",
        "lambda a1, a2: [np.convolve(t(np.atleast_1d(a1)), t(np.atleast_1d(a2))) for t in [
            lambda c: np.trim_zeros(c, 'f') if c.any() else np.array([0], dtype=c.dtype)]][0]",
    ),
    (
        "polyder",
        "lambda p, m=1:
            fail('ValueError', 'Order of derivative must be positive (see polyint)') if int(m) < 0 else
            fold(lambda y, i: y[:-1] * np.arange(len(y) - 1, 0, -1), range(int(m)),
                 np.asarray(p) if np.ndim(p) == 1 else give_up('np.polyder of more than one dimension'))",
    ),
    (
        "polyint",
        "lambda p, m=1, k=None:
            fail('ValueError', 'Order of integral must be positive (see polyder)') if int(m) < 0 else [
            fail('ValueError', 'k must be a scalar or a rank-1 array of length 1 or >m.') if len(c) < int(m) else
            fold(lambda y, i: np.concatenate((y / np.arange(len(y), 0, -1), [c[i]])), range(int(m)), np.asarray(p))
            for c in [np.zeros(int(m)) if k is None else np.atleast_1d(k)]
            for c in [c[0] * np.ones(int(m)) if len(c) == 1 and m > 1 else c]][0]",
    ),
    (
        "poly",
        "lambda seq_of_zeros: [
            1.0 if len(r) == 0 else
            fold(lambda a, zero: np.convolve(a, np.array([1, -zero], dtype=r.dtype)), r, np.ones((1,), dtype=r.dtype))
            for z in [np.atleast_1d(seq_of_zeros) if np.ndim(seq_of_zeros) else give_up('np.poly of a number')]
            if z.ndim == 1 or z.ndim == 2 and z.shape[0] == z.shape[1] != 0
            or fail('ValueError', 'input must be 1d or non-empty square 2d array.')
            for r in [np.linalg.eigvals(z) if z.ndim == 2 else z]
            if not np.iscomplexobj(r) or give_up('np.poly of complex roots')
            for r in [r if np.issubdtype(r.dtype, np.floating) else r.astype(float)]][0]",
    ),
    (
        "roots",
        "lambda p: [
            fail('ValueError', 'Input must be a rank-1 array.') if p.ndim != 1 else
            np.array([]) if not p.any() else [
                np.hstack((r, np.zeros(len(p) - nonzero[-1] - 1, r.dtype)))
                for nonzero in [np.flatnonzero(p)]
                for c in [p[int(nonzero[0]):int(nonzero[-1]) + 1]]
                for c in [c if np.issubdtype(c.dtype, np.inexact) else c.astype(float)]
                for r in [np.linalg.eigvals(np.vstack([-c[1:] / c[0], np.eye(len(c) - 1)[:-1].astype(c.dtype)]))
                          if len(c) > 1 else np.array([])]][0]
            for p in [np.atleast_1d(p)]][0]",
    ),
    (
        "polyfit",
        "lambda x, y, deg, rcond=None, w=None: [
            fail('ValueError', 'expected deg >= 0') if deg < 0 else
            fail('TypeError', 'expected 1D vector for x') if x.ndim != 1 else
            fail('TypeError', 'expected non-empty vector for x') if x.size == 0 else
            fail('TypeError', 'expected 1D or 2D array for y') if y.ndim < 1 or y.ndim > 2 else
            fail('TypeError', 'expected x and y to have same length') if x.shape[0] != y.shape[0] else [
                (c.T / scale).T if rank == order else give_up('a poorly conditioned np.polyfit')
                for lhs in [np.vander(x, order)]
                for lhs, rhs in [(lhs, y) if v is None else
                    (lhs * v[:, None], y * (v[:, None] if y.ndim == 2 else v))]
                for scale in [np.sqrt((lhs * lhs).sum(axis=0))]
                for c, resids, rank, s in [np.linalg.lstsq(
                    lhs / scale, rhs, len(x) * 2.220446049250313e-16 if rcond is None else rcond)]][0]
            for x, y, order in [(np.asarray(x) + 0.0, np.asarray(y) + 0.0, int(deg) + 1)]
            for v in [None if w is None else np.asarray(w) + 0.0]
            if x.dtype == np.float64 or give_up('np.polyfit of float32')
            if v is None or v.shape == y.shape[:1] or give_up('np.polyfit with these weights')][0]",
    ),
    (
        "vander",
        "lambda x, N=None, increasing=False: [
            fail('ValueError', 'x must be a one-dimensional array or sequence.') if x.ndim != 1 else
            [v if increasing else v[:, ::-1].copy() for n in [len(x) if N is None else N]
             for v in [np.concatenate([np.ones((len(x), min(n, 1)), x.dtype),
                       np.cumprod(np.repeat(x[:, None], max(n - 1, 0), axis=1), axis=1)], axis=1)]][0]
            for x in [np.asarray(x)]
            for x in [x.astype(np.promote_types(x.dtype, int))]][0]",
    ),
];
