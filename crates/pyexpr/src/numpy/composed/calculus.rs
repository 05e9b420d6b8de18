//! Differences, windows and curves.

use super::{Source, composed};
use crate::builtins::Builtin;

pub(super) const FUNCTIONS: &[Builtin] = &[
    composed("gradient", "f *varargs axis? edge_order?"),
    composed("ediff1d", "ary to_end? to_begin?"),
    composed("unwrap", "p discont? axis? * period?"),
    composed("sinc", "x"),
    composed("bartlett", "M"),
    composed("hanning", "M"),
    composed("hamming", "M"),
    composed("blackman", "M"),
    composed("corrcoef", "x y? rowvar? !bias !ddof"),
    composed("cov", "m y? rowvar? bias? ddof? !fweights !aweights * !dtype"),
    composed("interp", "x xp fp left? right? period?"),
];

pub(super) const SOURCES: &[Source] = &[
    (
        "gradient",
        "lambda f, axis=None, edge_order=1, rest=(): [
            [tuple(outs) if len(axes) > 1 else outs[0]
             for axes in [tuple(range(f.ndim)) if axis is None else tuple(
                fail('AxisError', f'axis {a} is out of bounds for array of dimension {f.ndim}')
                if not -f.ndim <= a < f.ndim else a % f.ndim
                for a in (axis if isinstance(axis, tuple) else (axis,)))]
             if len({a for a in axes}) == len(axes) or give_up('np.gradient with repeated axes')
             for dx in [[1.0] * len(axes) if len(rest) == 0 else
                rest * len(axes) if len(rest) == 1 and np.ndim(rest[0]) == 0 else
                rest if len(rest) == len(axes) else fail('TypeError', 'invalid number of arguments')]
             for dx in [[spacing(f, a, d) for a, d in zip(axes, dx)]]
             if edge_order <= 2 or fail('ValueError', \"'edge_order' greater than 2 not supported\")
             for outs in [[np.ascontiguousarray(np.moveaxis(slope(np.moveaxis(f, a, 0), d), 0, a))
                           for a, d in zip(axes, dx)]]][0]
            for f in [np.asarray(f)]
            for f in [f if np.issubdtype(f.dtype, np.inexact) else
                      f.astype(np.float64) if np.issubdtype(f.dtype, np.integer) else give_up('np.gradient of bools')]
            for spacing in [lambda f, a, d: d if np.ndim(d) == 0 else [
                fail('ValueError', 'distances must be either scalars or 1d') if d.ndim != 1 else
                fail('ValueError', 'when 1d, distances must match the length of the corresponding dimension')
                if len(d) != f.shape[a] else
                [e[0] if (e == e[0]).all() else e for e in [np.diff(d)]][0]
                for d in [np.asarray(d)]
                for d in [d.astype(np.float64) if np.issubdtype(d.dtype, np.integer) else d]][0]]
            for weighted in [lambda a, b, c, x, y, z: a * x + b * y + c * z]
            for slope in [lambda f, d:
                fail('ValueError', 'Shape of array too small to calculate a numerical gradient, '
                     'at least (edge_order + 1) elements are required.') if f.shape[0] < edge_order + 1 else
                np.concatenate([first(f, d)[None], inner(f, d), last(f, d)[None]])]
            for inner in [lambda f, d: (f[2:] - f[:-2]) / (2. * d) if np.ndim(d) == 0 else [
                weighted((-(q) / (p * (p + q))).reshape(s), ((q - p) / (p * q)).reshape(s),
                         (p / (q * (p + q))).reshape(s), f[:-2], f[1:-1], f[2:])
                for p, q in [(d[:-1], d[1:])] for s in [(-1,) + (1,) * (f.ndim - 1)]][0]]
            for first in [lambda f, d: np.asarray(
                (f[1] - f[0]) / (d if np.ndim(d) == 0 else d[0]) if edge_order == 1 else
                weighted(-1.5 / d, 2. / d, -0.5 / d, f[0], f[1], f[2]) if np.ndim(d) == 0 else [
                weighted(-(2. * p + q) / (p * (p + q)), (p + q) / (p * q), -p / (q * (p + q)), f[0], f[1], f[2])
                for p, q in [(d[0], d[1])]][0])]
            for last in [lambda f, d: np.asarray(
                (f[-1] - f[-2]) / (d if np.ndim(d) == 0 else d[-1]) if edge_order == 1 else
                weighted(0.5 / d, -2. / d, 1.5 / d, f[-3], f[-2], f[-1]) if np.ndim(d) == 0 else [
                weighted((q) / (p * (p + q)), -(q + p) / (p * q), (2. * q + p) / (q * (p + q)), f[-3], f[-2], f[-1])
                for p, q in [(d[-2], d[-1])]][0])]][0]",
    ),
    (
        "ediff1d",
        "lambda ary, to_end=None, to_begin=None: native(ary) if to_end is None and to_begin is None else [
            np.concatenate(([] if to_begin is None else [part(to_begin)]) + [native(a)]
                           + ([] if to_end is None else [part(to_end)]))
            for a in [np.asarray(ary)]
            for part in [lambda v: [v.ravel().astype(a.dtype) if v.dtype.kind == a.dtype.kind in 'if' else
                                    give_up('np.ediff1d with this to_begin or to_end') for v in [np.asarray(v)]][0]]][0]",
    ),
    (
        "unwrap",
        "lambda p, discont=None, axis=-1, period=6.283185307179586: [
            np.ascontiguousarray(np.moveaxis(
                np.concatenate([q[:1].astype(t), (q[1:] + change.cumsum(0)).astype(t)]), 0, axis))
            for q in [np.moveaxis(np.asarray(p), axis, 0)]
            for d in [np.diff(q, axis=0)]
            for t in [np.remainder(d, period).dtype]
            for whole in [np.issubdtype(t, np.integer)]
            for high in [period // 2 if whole else period / 2]
            for r in [np.remainder(d + high, period) - high if not whole or period % 2 == 0
                      else np.remainder(d + high, period) - high]
            for r in [np.where((r == -high) & (d > 0), high, r) if not whole or period % 2 == 0 else r]
            for change in [np.where(abs(d) < (period / 2 if discont is None else discont), 0, r - d)]][0]",
    ),
    ("sinc", "lambda x: [np.sin(y) / y for x in [np.asarray(x)] for y in [np.pi * np.where(x == 0, 1.0e-20, x)]][0]"),
    (
        "bartlett",
        "lambda M: [np.array([]) if m < 1 else np.ones(1) if m == 1 else
            [np.where(n <= 0, 1 + n / (m - 1), 1 - n / (m - 1)) for n in [np.arange(1 - m, m, 2)]][0]
            for m in [np.array([0.0, M])[1]]][0]",
    ),
    (
        "hanning",
        "lambda M: [np.array([]) if m < 1 else np.ones(1) if m == 1 else
            0.5 + 0.5 * np.cos(np.pi * np.arange(1 - m, m, 2) / (m - 1)) for m in [np.array([0.0, M])[1]]][0]",
    ),
    (
        "hamming",
        "lambda M: [np.array([]) if m < 1 else np.ones(1) if m == 1 else
            0.54 + 0.46 * np.cos(np.pi * np.arange(1 - m, m, 2) / (m - 1)) for m in [np.array([0.0, M])[1]]][0]",
    ),
    (
        "blackman",
        "lambda M: [np.array([]) if m < 1 else np.ones(1) if m == 1 else
            [0.42 + 0.5 * np.cos(np.pi * n / (m - 1)) + 0.08 * np.cos(2.0 * np.pi * n / (m - 1))
             for n in [np.arange(1 - m, m, 2)]][0] for m in [np.array([0.0, M])[1]]][0]",
    ),
    (
        "corrcoef",
        "lambda x, y=None, rowvar=True: [
            c / c if np.ndim(c) == 0 else np.clip(c / s[:, None] / s[None, :], -1, 1)
            for c in [np.cov(x, y, rowvar)] for s in [None if np.ndim(c) == 0 else np.sqrt(np.diag(c))]][0]",
    ),
    (
        "cov",
        "lambda m, y=None, rowvar=True, bias=False, ddof=None: native(m, None, rowvar, bias, ddof) if y is None else [
            native(np.concatenate((a, b), axis=0), None, True, bias, ddof)
            for a, b in [(np.atleast_2d(m), np.atleast_2d(y))]
            for a, b in [(a.T if not rowvar and np.ndim(m) != 1 else a, b.T if not rowvar and b.shape[0] != 1 else b)]
            if np.ndim(m) <= 2 and np.ndim(y) <= 2 or give_up('np.cov of more dimensions')][0]",
    ),
    (
        "interp",
        "lambda x, xp, fp, left=None, right=None, period=None: native(x, xp, fp, left, right) if period is None else
            fail('ValueError', 'period must be a non-zero value') if period == 0 else [
            fail('ValueError', 'Data points must be 1-D sequences') if a.ndim != 1 or b.ndim != 1 else
            fail('ValueError', 'fp and xp are not of the same length') if a.shape[0] != b.shape[0] else
            [native(v % p, np.concatenate((c[-1:] - p, c, c[0:1] + p)), np.concatenate((d[-1:], d, d[0:1])))
             for order in [np.argsort(a % p, kind='stable')]
             if len(np.unique(a % p)) == len(a) or give_up('np.interp with points that coincide')
             for c, d in [((a % p)[order], b[order])]][0]
            for p in [abs(period)]
            for v, a, b in [(np.asarray(x, dtype=float), np.asarray(xp, dtype=float), np.asarray(fp, dtype=float))]
            ][0]",
    ),
];
