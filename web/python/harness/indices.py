"""NumPy's functions that take places or counts, for arrays of 64-bit integers.

A place has 32 bits here, and 64 on the machines that answers are written for. NumPy casts an array of 64-bit integers to the narrower
type only where it is told to, so that `np.bincount(labels)` would fail here alone. These functions cast what fits. The methods of
arrays (`a.take`, `a.repeat`) belong to a compiled type, which takes no others in their stead.
"""

import functools
import sys

# By function: where it takes places or counts, and the argument's name.
_ARGUMENTS = {"bincount": (0, "x"), "repeat": (1, "repeats"), "take": (1, "indices"), "put": (1, "ind"), "choose": (0, "a")}
_wrapped = []


def install():
    """Once NumPy is there; does nothing where places have 64 bits."""
    np = sys.modules.get("numpy")
    if np is None or _wrapped or np.dtype(np.intp).itemsize == 8:
        return
    for name, (place, word) in _ARGUMENTS.items():
        _wrapped.append(name)
        setattr(np, name, _casting(np, getattr(np, name), place, word))


def _casting(np, function, place, word):
    @functools.wraps(function)
    def casting(*args, **named):
        if len(args) > place:
            args = (*args[:place], _narrow(np, args[place]), *args[place + 1 :])
        elif word in named:
            named = {**named, word: _narrow(np, named[word])}
        return function(*args, **named)

    return casting


def _narrow(np, value):
    """The value as places, where 64 bits would hold it safely and 32 do hold it."""
    kind = getattr(value, "dtype", None)
    if kind != np.int64 and kind != np.uint32:
        return value
    array, most = np.asarray(value), 2**31
    fits = array.size == 0 or (-most <= int(array.min()) and int(array.max()) < most)
    return array.astype(np.intp) if fits else value
