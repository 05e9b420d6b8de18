"""Writes the attribute names that CPython and NumPy know, one a line, beside this file.

Run with CPython 3.12 and NumPy 2.0.2. The evaluator raises AttributeError or NameError only for names that are not here.
"""

import builtins
import collections
import importlib
import math
import pathlib
import warnings

import numpy as np

warnings.simplefilter("ignore")
here = pathlib.Path(__file__).parent


def write(name, names):
    names = sorted(n for n in set(names) if not n.startswith("__"))
    (here / f"{name}.txt").write_text("\n".join(names) + "\n")


expired = set(np._expired_attrs_2_0.__expired_attributes__) | set(np.__former_attrs__) | set(np.__future_scalars__)
write("numpy", set(dir(np)) | expired)
write("linalg", dir(np.linalg))
write("math", dir(math))
for module in "bisect collections functools heapq itertools operator statistics string".split():
    write(module, dir(importlib.import_module(module)))
write("builtins", set(dir(builtins)) | {"__import__"})
write("ndarray", dir(np.ndarray))
write("generic", set(dir(np.float64)) | set(dir(np.int64)) | set(dir(np.bool)))
write("dtype", dir(np.dtype("f8")))
for kind in [int, float, complex, bool, str, list, tuple, dict, set, range, slice, bytes, frozenset, type(None)]:
    write(kind.__name__, dir(kind))
for kind in [collections.Counter, collections.OrderedDict, collections.defaultdict, collections.deque]:
    write(kind.__name__, dir(kind))
