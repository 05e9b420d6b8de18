//! Shapes, joining and picking.

use super::{Source, composed};
use crate::builtins::Builtin;

pub(super) const FUNCTIONS: &[Builtin] = &[
    composed("pad", "array pad_width mode? * constant_values? !stat_length !end_values !reflect_type"),
    composed("histogram_bin_edges", "a bins? range? !weights"),
    composed("broadcast_arrays", "*args !subok"),
    composed("choose", "a choices !out mode?"),
    composed("diagflat", "v k?"),
    composed("rollaxis", "a axis start?"),
    composed("dsplit", "ary indices_or_sections"),
    composed("trim_zeros", "filt trim?"),
    composed("resize", "a new_shape"),
    composed("rot90", "m k? axes?"),
    composed("block", "arrays"),
    composed("astype", "x dtype / * !copy !device"),
    composed("iterable", "y"),
    composed("triu_indices_from", "arr k?"),
    composed("tril_indices_from", "arr k?"),
    composed("mask_indices", "n mask_func k?"),
    composed("ravel_multi_index", "multi_index dims mode? order?"),
];

pub(super) const SOURCES: &[Source] = &[
    (
        "pad",
        "lambda array, pad_width, mode='constant', constant_values=None:
            native(array, pad_width, mode) if constant_values is None and (
                callable(mode) or mode not in ('maximum', 'minimum', 'mean', 'median')) else
            native(array, pad_width, mode, constant_values=constant_values)
            if mode != 'constant' and constant_values is not None or np.ndim(constant_values or 0) == 0
            and mode == 'constant' else [
            fold(lambda a, k: extended(a, k, *pairs[k]), range(x.ndim), x)
            for x in [np.asarray(array)]
            for widths in [np.asarray(pad_width)]
            if widths.dtype.kind == 'i' and (widths >= 0).all() or give_up('np.pad with these widths')
            for pairs in [np.broadcast_to(widths, (x.ndim, 2)).tolist()]
            for values in [np.broadcast_to(np.asarray(constant_values).astype(x.dtype), (x.ndim, 2))
                           if mode == 'constant' else None]
            for whole in [lambda s: (np.rint(s) if x.dtype.kind in 'iu' else s).astype(x.dtype)]
            for stat in [lambda a, k: a.max(axis=k, keepdims=True) if mode == 'maximum' else
                a.min(axis=k, keepdims=True) if mode == 'minimum' else
                whole(a.mean(axis=k, keepdims=True)) if mode == 'mean' else
                whole(np.median(a, axis=k, keepdims=True))]
            for edge in [lambda a, k, width, side:
                np.full(a.shape[:k] + (width,) + a.shape[k + 1:], values[k][side]) if mode == 'constant' else
                np.repeat(stat(a, k), width, axis=k)]
            for extended in [lambda a, k, before, after:
                np.concatenate([edge(a, k, before, 0), a, edge(a, k, after, 1)], axis=k)]
            if x.size or give_up('np.pad of nothing')][0]",
    ),
    (
        "histogram_bin_edges",
        "lambda a, bins=10, range=None: give_up('np.histogram_bin_edges with a name') if isinstance(bins, str) else
            np.histogram(a, bins=bins, range=range)[1]",
    ),
    (
        "broadcast_arrays",
        "lambda rest: [
            tuple(np.broadcast_to(a, s) for a in arrays)
            for arrays in [[np.asarray(a) for a in rest]]
            for s in [np.broadcast_shapes(*[a.shape for a in arrays])]][0] if len(rest) > 0 else give_up('np.broadcast_arrays of nothing')",
    ),
    (
        "choose",
        "lambda a, choices, mode='raise': [
            np.take_along_axis(np.stack(parts[1:]), parts[0][None], 0)[0]
            for a in [np.asarray(a)]
            if np.issubdtype(a.dtype, np.integer) or a.dtype == bool or give_up('np.choose with these indices')
            for n in [len(choices)]
            for a in [a.astype(int) % n if mode == 'wrap' else np.clip(a.astype(int), 0, n - 1) if mode == 'clip' else
                a.astype(int) if ((a >= 0) & (a < n)).all() else fail('ValueError', 'invalid entry in choice array')]
            for parts in [np.broadcast_arrays(a, *choices)]
            if mode in ('raise', 'wrap', 'clip') or give_up('this mode of np.choose')][0]",
    ),
    ("diagflat", "lambda v, k=0: np.diag(np.ravel(v), k)"),
    (
        "rollaxis",
        "lambda a, axis, start=0: [
            m[...] if at == to else m.transpose(order[:to] + [at] + order[to:])
            for m in [a if isinstance(a, np.ndarray) else give_up('np.rollaxis of what is no array')] for n in [m.ndim]
            if -n <= axis < n and -n <= start <= n or give_up('np.rollaxis out of bounds')
            for at in [axis % n]
            for to in [start + n if start < 0 else start]
            for to in [to - 1 if at < to else to]
            for order in [[i for i in range(n) if i != at]]][0]",
    ),
    (
        "dsplit",
        "lambda ary, indices_or_sections:
            fail('ValueError', 'dsplit only works on arrays of 3 or more dimensions') if np.ndim(ary) < 3 else
            np.split(ary, indices_or_sections, 2)",
    ),
    (
        "trim_zeros",
        "lambda filt, trim='fb': [
            filt[first:last]
            for kept in [[i for i, v in enumerate(filt) if v != 0]]
            for first in [(kept[0] if kept else len(filt)) if 'f' in trim.lower() else 0]
            for last in [(kept[-1] + 1 if kept else 0) if 'b' in trim.lower() else len(filt)]][0]",
    ),
    (
        "resize",
        "lambda a, new_shape: [
            fail('ValueError', 'all elements of `new_shape` must be non-negative') if any(d < 0 for d in shape) else
            np.zeros(shape, a.dtype) if a.size == 0 or 0 in shape else
            np.tile(a, -(-size // a.size))[:size].reshape(shape)
            for a in [np.ravel(a)]
            for shape in [(new_shape,) if isinstance(new_shape, (int, np.integer)) else tuple(new_shape) if isinstance(new_shape, (tuple, list)) else give_up('this shape for np.resize')]
            for size in [fold(lambda n, d: n * d, shape, 1)]][0]",
    ),
    (
        "rot90",
        "lambda m, k=1, axes=(0, 1): native(m, k) if tuple(axes) == (0, 1) else [
            fail('ValueError', 'len(axes) must be 2.') if len(pair) != 2 else
            fail('ValueError', 'Axes must be different.') if pair[0] == pair[1] or abs(pair[0] - pair[1]) == n else
            fail('ValueError', f'Axes={pair} out of range for array of ndim={n}.')
            if not (-n <= pair[0] < n and -n <= pair[1] < n) else
            a[:] if k % 4 == 0 else
            np.flip(np.flip(a, pair[0]), pair[1]) if k % 4 == 2 else
            np.swapaxes(np.flip(a, pair[1]), pair[0], pair[1]) if k % 4 == 1 else
            np.flip(np.swapaxes(a, pair[0], pair[1]), pair[1])
            for pair in [tuple(axes)] for a in [np.asarray(m)] for n in [a.ndim]][0]",
    ),
    (
        "block",
        "lambda arrays: [
            join(arrays, depth, most)
            for nesting in [lambda a, me: 1 + max([me(b, me) for b in a]) if isinstance(a, list) else 0]
            for level in [lambda a, d, me: all([me(b, d - 1, me) for b in a]) if isinstance(a, list) else d == 0]
            for leaves in [lambda a, me: [x for b in a for x in me(b, me)] if isinstance(a, list) else [a]]
            for depth in [nesting(arrays, nesting)]
            if level(arrays, depth, level) or give_up('np.block of lists of different depths')
            for most in [max([np.ndim(x) for x in leaves(arrays, leaves)] + [depth])]
            for lift in [lambda x: np.asarray(x).reshape((1,) * (most - np.ndim(x)) + np.shape(x))]
            for stack in [lambda a, d, me: np.concatenate([me(b, d - 1, me) for b in a], axis=-d)
                          if isinstance(a, list) else lift(a)]
            for join in [lambda a, d, n: stack(a, d, stack) if d else np.copy(a)]][0]",
    ),
    ("astype", "lambda x, dtype: x.astype(dtype) if isinstance(x, np.ndarray) else fail('TypeError',
        f'Input should be a NumPy array. It is a {type(x)} instead.')"),
    ("iterable", "lambda y: isinstance(y, (list, tuple, str, dict, set, range)) or (np.ndim(y) > 0
        if isinstance(y, np.ndarray) else False if isinstance(y, (int, float, bool, np.generic)) else
        give_up('np.iterable of this'))"),
    (
        "triu_indices_from",
        "lambda arr, k=0: np.triu_indices(arr.shape[-2], k=k, m=arr.shape[-1]) if arr.ndim == 2 else
            fail('ValueError', 'input array must be 2-d')",
    ),
    (
        "tril_indices_from",
        "lambda arr, k=0: np.tril_indices(arr.shape[-2], k=k, m=arr.shape[-1]) if arr.ndim == 2 else
            fail('ValueError', 'input array must be 2-d')",
    ),
    ("mask_indices", "lambda n, mask_func, k=0: np.nonzero(mask_func(np.ones((n, n), int), k) != 0)"),
    (
        "ravel_multi_index",
        "lambda multi_index, dims, mode='raise', order='C': [
            fail('ValueError', 'invalid dims: array size defined by dims is larger than the maximum possible size.')
            if fold(lambda n, e: n * e, d, 1) >= 2 ** 63 else
            fold(lambda flat, pair: flat * pair[1] + checked(*pair), pairs[1:], checked(*pairs[0]))
            for d in [(dims,) if isinstance(dims, int) else tuple(dims)]
            for parts in [[np.asarray(i) for i in multi_index]]
            if len(parts) == len(d) > 0 and all(i.dtype == int for i in parts)
            or give_up('np.ravel_multi_index of these')
            for checked in [lambda i, e: i % e if mode == 'wrap' else np.clip(i, 0, e - 1) if mode == 'clip' else
                give_up('this mode of np.ravel_multi_index') if mode != 'raise' else
                i if ((i >= 0) & (i < e)).all() else fail('ValueError', 'invalid entry in coordinates array')]
            for pairs in [list(zip(parts, d)) if order == 'C' else list(reversed(list(zip(parts, d))))]][0]",
    ),
];
