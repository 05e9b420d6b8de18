//! Functions that call functions.

use super::{Source, composed};
use crate::builtins::Builtin;

pub(super) const FUNCTIONS: &[Builtin] = &[
    composed("fromfunction", "function shape * dtype? !like"),
    composed("fromiter", "iter dtype count? * !like"),
    composed("apply_along_axis", "func1d axis arr *args"),
    composed("vectorize", "pyfunc otypes? !doc !excluded !cache !signature"),
    composed("piecewise", "x condlist funclist"),
];

pub(super) const SOURCES: &[Source] = &[
    ("fromfunction", "lambda function, shape, dtype=float: function(*np.indices(shape, dtype=dtype))"),
    (
        "fromiter",
        "lambda iter, dtype, count=-1: [
            fail('ValueError', f'iterator too short: Expected {count} but iterator had only {len(items)} items.')
            if count > len(items) else
            np.array(items if count < 0 else items[:count], dtype=dtype)
            for items in [list(iter)]
            if all(np.ndim(v) == 0 for v in items) or give_up('np.fromiter of sequences')][0]",
    ),
    (
        "apply_along_axis",
        "lambda func1d, axis, arr, rest=(): [
            np.moveaxis(np.array(outs, dtype=outs[0].dtype).reshape(outer + outs[0].shape),
                        [len(outer) + i for i in range(d)], [at + i for i in range(d)])
            for a in [np.asarray(arr)]
            for at in [axis + a.ndim if axis < 0 else axis]
            if 0 <= at < a.ndim or give_up('np.apply_along_axis out of bounds')
            for moved in [np.moveaxis(a, at, -1)]
            for outer in [moved.shape[:-1]]
            if 0 not in outer or fail('ValueError', 'Cannot apply_along_axis when any iteration dimensions are 0')
            for outs in [[np.asarray(func1d(lane, *rest)) for lane in moved.reshape(fold(lambda n, e: n * e, outer, 1), a.shape[at])]]
            if all(o.shape == outs[0].shape for o in outs) or give_up('np.apply_along_axis with different shapes')
            for d in [outs[0].ndim]
            if 0 not in outs[0].shape or give_up('np.apply_along_axis with empty results')][0]",
    ),
    (
        "vectorize",
        "lambda pyfunc, otypes=None: lambda *args: [
            np.array([pyfunc(*row) for row in zip(*[p.ravel().tolist() for p in parts])], dtype=t).reshape(shape)
            for parts in [np.broadcast_arrays(*[np.asarray(a) for a in args])]
            for shape in [parts[0].shape]
            for first in [parts[0].size and pyfunc(*[p.ravel()[0] for p in parts])]
            if not isinstance(first, tuple) or give_up('np.vectorize with several results')
            for t in [np.asarray(first).dtype if otypes is None and parts[0].size else
                      otypes[0] if isinstance(otypes, (list, tuple)) and len(otypes) == 1 else
                      give_up('np.vectorize of nothing, or with these otypes')]
            if np.ndim(first) == 0 or give_up('np.vectorize with results that are sequences')][0]",
    ),
    (
        "piecewise",
        "lambda x, condlist, funclist: [
            fold(lambda y, pair: np.where(pair[0], values(*pair), y), list(zip(conds, funclist)), np.zeros_like(x))
            for x in [np.asarray(x)]
            if x.ndim > 0 or give_up('np.piecewise of a number')
            if not isinstance(condlist, (list, tuple)) or all(np.ndim(c) == np.ndim(condlist[0]) for c in condlist)
                or give_up('np.piecewise with conditions of several shapes')
            for conds in [[condlist] if not isinstance(condlist[0], (list, np.ndarray)) else list(condlist)]
            for conds in [[np.asarray(c, dtype=bool) for c in conds]]
            if all(c.shape == x.shape for c in conds) or give_up('np.piecewise with conditions of another shape')
            for n in [len(conds)]
            for conds in [conds + [~np.any(conds, axis=0)] if n == len(funclist) - 1 else
                conds if n == len(funclist) else
                fail('ValueError', f'with {n} condition(s), either {n} or {n + 1} functions are expected')]
            for values in [lambda c, f: [np.asarray(f).astype(x.dtype) if not callable(f) else
                x if not c.any() else
                np.broadcast_to(np.asarray(f(x[c])).astype(x.dtype), (int(c.sum()),))[
                    np.maximum(np.cumsum(c) - 1, 0).reshape(c.shape)]][0]]][0]",
    ),
];
