"""`functools.lru_cache` in Python.

The interpreter's own is compiled, so each level of a cached recursion takes a piece of the browser's stack: some 250 levels,
then the interpreter is gone. Python calling Python takes none. The price is a microsecond per call.
"""

import functools
from collections import OrderedDict


def install():
    """Makes `functools.lru_cache` and `functools.cache` use this one."""
    functools._lru_cache_wrapper = _cached


def _cached(function, maxsize, typed, info):
    """What `functools` asks for: a wrapper with `cache_info` and `cache_clear`. `maxsize` is None, or 0 and more."""
    results = {} if maxsize is None else OrderedDict()
    absent = object()
    find, renew, drop = results.get, getattr(results, "move_to_end", None), results.popitem
    make_key = functools._make_key
    hits = misses = 0

    def unbounded(*args, **named):
        nonlocal hits, misses
        key = make_key(args, named, typed) if named or typed else args
        result = find(key, absent)
        if result is not absent:
            hits += 1
            return result
        misses += 1
        result = results[key] = function(*args, **named)
        return result

    def bounded(*args, **named):
        nonlocal hits, misses
        key = make_key(args, named, typed) if named or typed else args
        result = find(key, absent)
        if result is not absent:
            hits += 1
            renew(key)
            return result
        misses += 1
        result = function(*args, **named)
        if maxsize:
            results[key] = result
            renew(key)
            if len(results) > maxsize:
                drop(last=False)
        return result

    def cache_info():
        return info(hits, misses, maxsize, len(results))

    def cache_clear():
        nonlocal hits, misses
        results.clear()
        hits = misses = 0

    wrapper = unbounded if maxsize is None else bounded
    wrapper.cache_info, wrapper.cache_clear = cache_info, cache_clear
    return wrapper
