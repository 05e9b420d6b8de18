//! Grids, indices and spaced numbers.

use super::{Source, composed};
use crate::builtins::Builtin;

pub(super) const FUNCTIONS: &[Builtin] = &[
    composed("indices", "dimensions dtype? sparse?"),
    composed("meshgrid", "*xi copy? sparse? indexing?"),
    composed("logspace", "start stop num? endpoint? base? dtype? !axis"),
    composed("geomspace", "start stop num? endpoint? dtype? !axis"),
    composed("mgrid", "key"),
    composed("ogrid", "key"),
    composed("r_", "key"),
    composed("c_", "key"),
];

pub(super) const SOURCES: &[Source] = &[
    (
        "indices",
        "lambda dimensions, dtype=int, sparse=False: [
            tuple(np.arange(d, dtype=dtype).reshape((1,) * i + (-1,) + (1,) * (len(shape) - 1 - i))
                  for i, d in enumerate(shape)) if sparse else
            native(shape) if dtype == int else native(shape).astype(dtype)
            for shape in [tuple(dimensions)]][0]",
    ),
    (
        "meshgrid",
        "lambda rest, copy=True, sparse=False, indexing='xy': native(*rest, indexing=indexing) if not sparse else [
            fail('ValueError', \"Valid values for `indexing` are 'xy' and 'ij'.\") if indexing not in ('xy', 'ij') else
            tuple(np.ravel(x).reshape(tuple(np.size(x) if j == place(i) else 1 for j in range(len(rest))))
                  for i, x in enumerate(rest))
            for place in [lambda i: 1 - i if indexing == 'xy' and len(rest) > 1 and i < 2 else i]][0]",
    ),
    (
        "logspace",
        "lambda start, stop, num=50, endpoint=True, base=10.0, dtype=None:
            give_up('np.logspace of arrays') if np.ndim(start) or np.ndim(stop) or np.ndim(base) else
            [y if dtype is None else y.astype(dtype)
             for y in [np.power(base, np.linspace(start, stop, num=num, endpoint=endpoint))]][0]",
    ),
    (
        "geomspace",
        "lambda start, stop, num=50, endpoint=True, dtype=None:
            give_up('np.geomspace of arrays') if np.ndim(start) or np.ndim(stop) else
            fail('ValueError', 'Geometric sequence cannot include zero') if start == 0 or stop == 0 else
            give_up('np.geomspace of these') if isinstance(start * stop, (complex, np.float32)) or start * stop < 0 else [
            y if dtype is None else y.astype(dtype)
            for sign in [np.sign(np.float64(start))]
            for a, b in [(np.float64(start) / sign, np.float64(stop) / sign)]
            for y in [np.logspace(np.log10(a), np.log10(b), num=num, endpoint=endpoint, base=10.0)]
            for y in [np.concatenate([[a] * min(num, 1), y[1:-1], [b]]) if num > 1 and endpoint else
                      np.concatenate([[a] * min(num, 1), y[1:]])]
            for y in [y * sign]][0]",
    ),
    (
        "mgrid",
        "lambda key: [
            parts[0] if isinstance(key, slice) else
            np.array(np.meshgrid(*parts, indexing='ij'), dtype=t)
            for keys in [key if isinstance(key, tuple) else (key,)]
            if all(isinstance(k, slice) for k in keys) or give_up('this subscript of a grid')
            for numbers in [[v for k in keys for v in (k.start, k.stop, k.step) if v is not None]]
            if all(isinstance(v, (int, float, complex)) for v in numbers) or give_up('this subscript of a grid')
            for t in [float if any(isinstance(v, (float, complex)) for v in numbers) else int]
            for axis in [lambda k: [
                np.arange(n, dtype=t) * step + start
                for start in [0 if k.start is None else k.start]
                for n, step in [(int(abs(k.step)), (k.stop - start) / float(int(abs(k.step)) - 1)
                                 if int(abs(k.step)) > 1 else give_up('a grid of one step'))
                                if isinstance(k.step, complex) else
                                (int(np.ceil((k.stop - start) / (1 if k.step is None else k.step))),
                                 1 if k.step is None else k.step)]
                for n in [max(n, 0)]][0]]
            for parts in [[axis(k) for k in keys]]][0]",
    ),
    (
        "ogrid",
        "lambda key: [
            parts[0] if isinstance(key, slice) else
            tuple(p.reshape((1,) * i + (-1,) + (1,) * (len(parts) - 1 - i)) for i, p in enumerate(parts))
            for keys in [key if isinstance(key, tuple) else (key,)]
            if all(isinstance(k, slice) for k in keys) or give_up('this subscript of a grid')
            for numbers in [[v for k in keys for v in (k.start, k.stop, k.step) if v is not None]]
            if all(isinstance(v, (int, float, complex)) for v in numbers) or give_up('this subscript of a grid')
            for t in [float if any(isinstance(v, (float, complex)) for v in numbers) else int]
            for axis in [lambda k: [
                np.arange(n, dtype=t) * step + start
                for start in [0 if k.start is None else k.start]
                for n, step in [(int(abs(k.step)), (k.stop - start) / float(int(abs(k.step)) - 1)
                                 if int(abs(k.step)) > 1 else give_up('a grid of one step'))
                                if isinstance(k.step, complex) else
                                (int(np.ceil((k.stop - start) / (1 if k.step is None else k.step))),
                                 1 if k.step is None else k.step)]
                for n in [max(n, 0)]][0]]
            for parts in [[axis(k) for k in keys]]][0]",
    ),
    (
        "r_",
        "lambda key: [
            np.concatenate([np.atleast_1d(p) for p in parts])
            for keys in [key if isinstance(key, tuple) else (key,)]
            if not any(isinstance(k, str) for k in keys) or give_up('a string in np.r_')
            for span in [lambda s: np.linspace(s.start or 0, s.stop, num=int(abs(s.step))) if isinstance(s.step, complex)
                         else np.arange(s.start or 0, s.stop, 1 if s.step is None else s.step)]
            for parts in [[span(k) if isinstance(k, slice) else k for k in keys]]
            if all(np.ndim(p) == 1 for p in parts if np.ndim(p)) or give_up('np.r_ of more dimensions')
            for numbers in [[p for p in parts if isinstance(p, (int, float))]]
            for arrays in [[np.asarray(p) for p in parts if not isinstance(p, (int, float))]]
            if all(a.dtype in ('int64', 'float64') for a in arrays) or not numbers
            or give_up('numbers beside arrays of this dtype in np.r_')][0]",
    ),
    (
        "c_",
        "lambda key: [
            np.concatenate([lift(p) for p in parts], axis=-1)
            for keys in [key if isinstance(key, tuple) else (key,)]
            if not any(isinstance(k, str) for k in keys) or give_up('a string in np.c_')
            for span in [lambda s: np.linspace(s.start or 0, s.stop, num=int(abs(s.step))) if isinstance(s.step, complex)
                         else np.arange(s.start or 0, s.stop, 1 if s.step is None else s.step)]
            for parts in [[np.asarray(span(k) if isinstance(k, slice) else k) for k in keys]]
            for most in [max([p.ndim for p in parts] + [2])]
            if len({p.dtype for p in parts}) <= 1 or all(p.ndim for p in parts) or give_up('numbers in np.c_')
            for lift in [lambda p: p.reshape((1,) * (2 - p.ndim) + p.shape) if p.ndim == 0 else
                         p[:, None] if p.ndim == 1 and most == 2 else
                         p if p.ndim == most else give_up('np.c_ of different dimensions')]][0]",
    ),
];
