//! Digits, bits and the parts of numbers.

use super::{Source, composed};
use crate::builtins::Builtin;

pub(super) const FUNCTIONS: &[Builtin] = &[
    composed("binary_repr", "num width?"),
    composed("base_repr", "number base? padding?"),
    composed("packbits", "a axis? bitorder?"),
    composed("unpackbits", "a axis? count? bitorder?"),
    composed("bitwise_count", "x /"),
    composed("divmod", "x1 x2 /"),
    composed("modf", "x /"),
    composed("isneginf", "x !out"),
    composed("isposinf", "x !out"),
    composed("fix", "x !out"),
    composed("min_scalar_type", "a /"),
    composed("emath.sqrt", "x"),
    composed("emath.log", "x"),
    composed("emath.log2", "x"),
    composed("emath.log10", "x"),
    composed("emath.power", "x p"),
    composed("emath.arcsin", "x"),
    composed("emath.arccos", "x"),
];

pub(super) const SOURCES: &[Source] = &[
    (
        "binary_repr",
        "lambda num, width=None: give_up('this width for np.binary_repr')
            if not (width is None or isinstance(width, int)) else [
            '0' * (width or 1) if n == 0 else
            '-' + bin(-n)[2:] if n < 0 and width is None else
            enough(bin(n)[2:]).rjust(width or 0, '0') if n > 0 else [
                enough(digits).rjust(width, '1')
                for size in [len(bin(-n)) - 2]
                for digits in [bin(2 ** (size + (0 if 2 ** (size - 1) == -n else 1)) + n)[2:]]][0]
            for n in [int(num) if isinstance(num, (int, np.integer)) else give_up('np.binary_repr of this')]
            for enough in [lambda digits: digits if width is None or width >= len(digits) else
                fail('ValueError', f'Insufficient bit width={width} provided for binwidth={len(digits)}')]][0]",
    ),
    (
        "base_repr",
        "lambda number, base=2, padding=0:
            fail('ValueError', 'Bases greater than 36 not handled in base_repr.') if base > 36 else
            fail('ValueError', 'Bases less than 2 not handled in base_repr.') if base < 2 else [
            ('-' if number < 0 else '') + '0' * padding + (''.join(
                ['0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'[n // base ** i % base] for i in reversed(range(size))])
                or ('' if padding else '0'))
            for n in [abs(int(number)) if isinstance(number, (int, np.integer)) else give_up('np.base_repr of this')]
            for size in [next(k for k in range(2000) if base ** k > n)]][0]",
    ),
    (
        "packbits",
        "lambda a, axis=None, bitorder='big': [
            np.ascontiguousarray(np.moveaxis(
                (padded.reshape(padded.shape[:-1] + (-1, 8)) * weights).sum(-1).astype(np.uint8), -1, along))
            for a in [np.asarray(a)]
            if a.dtype.kind in 'bui' or fail('TypeError', 'Expected an input array of integer or boolean data type')
            for a, along in [(a.ravel(), 0) if axis is None else (a, axis)]
            for moved in [(np.moveaxis(a, along, -1) != 0).astype(int)]
            for padded in [np.concatenate([moved, np.zeros(moved.shape[:-1] + (-moved.shape[-1] % 8,), int)], axis=-1)]
            for weights in [2 ** (np.arange(8) if bitorder == 'little' else np.arange(7, -1, -1))]
            if bitorder in ('big', 'little') or fail('ValueError', \"'order' must be either 'little' or 'big'\")][0]",
    ),
    (
        "unpackbits",
        "lambda a, axis=None, count=None, bitorder='big': [
            np.ascontiguousarray(np.moveaxis(bits.reshape(bits.shape[:-2] + (-1,)), -1, along))
            for a in [np.asarray(a)]
            if a.dtype == np.uint8 or fail('TypeError', 'Expected an input array of unsigned byte data type')
            if count is None or give_up('np.unpackbits(count=...)')
            for a, along in [(a.ravel(), 0) if axis is None else (a, axis)]
            for shifts in [np.arange(8) if bitorder == 'little' else np.arange(7, -1, -1)]
            if bitorder in ('big', 'little') or fail('ValueError', \"'order' must be either 'little' or 'big'\")
            for bits in [(np.moveaxis(a, along, -1).astype(int)[..., None] >> shifts & 1).astype(np.uint8)]][0]",
    ),
    (
        "bitwise_count",
        "lambda x: [
            np.array([bin(v).count('1') for v in a.ravel().tolist()], dtype=np.uint8).reshape(a.shape)[()]
            for a in [np.asarray(x)]
            if a.dtype.kind in 'iu' or give_up('np.bitwise_count of these')][0]",
    ),
    ("divmod", "lambda x1, x2: (np.floor_divide(x1, x2), np.remainder(x1, x2))"),
    (
        "modf",
        "lambda x: [
            (np.copysign(np.where(np.isinf(a), 0.0, a - np.trunc(a)).astype(a.dtype), a), np.trunc(a))
            for a in [np.positive(x)]
            for a in [a if a.dtype.kind == 'f' else np.float64(a) if a.dtype in ('int64', 'int32', 'uint32') else
                      give_up('np.modf of these')]][0]",
    ),
    ("isneginf", "lambda x: np.isinf(x) & np.signbit(x)"),
    ("isposinf", "lambda x: np.isinf(x) & ~np.signbit(x)"),
    ("fix", "lambda x: np.where(np.greater_equal(x, 0), np.floor(x), np.ceil(x))[()]"),
    (
        "min_scalar_type",
        "lambda a: [
            np.dtype(bool) if isinstance(a, bool) else
            np.result_type(a) if not isinstance(a, int) else
            next((np.dtype(t) for t, low, high in sizes if low <= a <= high), None) or give_up('np.min_scalar_type')
            for sizes in [[('uint8', 0, 255), ('uint16', 0, 65535), ('uint32', 0, 4294967295), ('int8', -128, -1),
                           ('int16', -32768, -1), ('int32', -2147483648, -1), ('int64', -2 ** 63, -1)]]
            if isinstance(a, int) or give_up('np.min_scalar_type of this')][0]",
    ),
    (
        "emath.sqrt",
        "lambda x: [np.sqrt(a + 0j if np.any(np.isreal(a) & (np.real(a) < 0)) else a) for a in [np.asarray(x)]
            if a.dtype in (np.int64, np.float64, np.complex128) or give_up('np.emath.sqrt of narrow numbers')][0]",
    ),
    (
        "emath.log",
        "lambda x: [np.log(a + 0j if np.any(np.isreal(a) & (np.real(a) < 0)) else a) for a in [np.asarray(x)]
            if a.dtype in (np.int64, np.float64, np.complex128) or give_up('np.emath.log of narrow numbers')][0]",
    ),
    (
        "emath.log2",
        "lambda x: [np.log2(a + 0j if np.any(np.isreal(a) & (np.real(a) < 0)) else a) for a in [np.asarray(x)]
            if a.dtype in (np.int64, np.float64, np.complex128) or give_up('np.emath.log2 of narrow numbers')][0]",
    ),
    (
        "emath.log10",
        "lambda x: [np.log10(a + 0j if np.any(np.isreal(a) & (np.real(a) < 0)) else a) for a in [np.asarray(x)]
            if a.dtype in (np.int64, np.float64, np.complex128) or give_up('np.emath.log10 of narrow numbers')][0]",
    ),
    (
        "emath.power",
        "lambda x, p: [np.power(b, q) for b in [
            np.asarray(x) + (0j if np.any(np.isreal(x) & (np.real(x) < 0)) else 0)]
            for q in [np.asarray(p) * 1.0 if np.any(np.isreal(p) & (np.real(p) < 0)) else np.asarray(p)]
            if not np.iscomplexobj(b) or np.asarray(p).dtype.kind != 'i' or give_up('np.emath.power of ints')][0]",
    ),
    (
        "emath.arcsin",
        "lambda x: np.arcsin(np.asarray(x) + (0j if np.any(np.isreal(x) & (abs(np.real(x)) > 1)) else 0))",
    ),
    (
        "emath.arccos",
        "lambda x: np.arccos(np.asarray(x) + (0j if np.any(np.isreal(x) & (abs(np.real(x)) > 1)) else 0))",
    ),
];
