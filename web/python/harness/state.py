"""What a candidate's module may change by name in the interpreter, kept before and put back after.

It protects the next run from an honest program's habits: a rebound builtin, a patched `math`, a changed recursion limit. It is
no wall against one that means harm; that is the judge's, who never trusts what comes back.
"""

import builtins
import gc
import os
import random
import sys
import time
import types
import warnings

import mettle_imports as imports
import mettle_interrupts as interrupts
import mettle_settings as settings
from mettle_output import no_input

# Modules whose names are kept one by one. Others are left as they are: rebinding a library's private globals
# under its feet would break more than it mends.
GUARDED = (
    "sys os math cmath random time datetime itertools functools collections heapq bisect operator copy re json string "
    "statistics decimal fractions types typing builtins gc inspect linecache traceback asyncio io struct abc contextlib numpy "
    "numpy.linalg numpy.random pandas matplotlib matplotlib.pyplot"
).split()

# Twice Python's own: a cached recursion takes two frames a level here (`caches.py`), and must reach as deep as elsewhere.
RECURSION_LIMIT = 2000
# Where the standard library and the packages lie; at the start nothing else is on the path.
_libraries = tuple(folder for folder in sys.path if folder and folder != os.getcwd())


def _leave(_code=0, *_):
    """Stands for the ways out of a program that would end the interpreter with it."""
    raise SystemExit(_code)


def tame():
    """Once, at the start: nothing that the code calls may end the interpreter or wait for a person."""
    os._exit = os.abort = os.kill = _leave
    builtins.exit = builtins.quit = _leave
    interrupts.listen()
    builtins.input = lambda *_: no_input()
    builtins.breakpoint = lambda *_, **__: no_input("breakpoint()")


def reseed():
    """Makes anew what an interpreter draws when it starts. The seed of hashes is fixed anyway, so they may repeat."""
    if "numpy.random" in sys.modules:
        sys.modules["numpy.random"].seed()
    if hasattr(time, "tzset"):
        time.tzset()


class Kept:
    """A copy of the changeable state; `restore` puts it back."""

    def __init__(self):
        gc.collect()
        # What is there now stays there: later collections need not look at it.
        gc.freeze()
        self.imports = imports.Imports()
        sys.meta_path[:] = [self.imports, *(one for one in sys.meta_path if not isinstance(one, imports.Imports))]
        self.modules = dict(sys.modules)
        self.names = {name: dict(vars(sys.modules[name])) for name in GUARDED if name in sys.modules}
        self.lists = [(owner, list(owner)) for owner in (sys.path, sys.meta_path, sys.path_hooks, warnings.filters)]
        self.environment = dict(os.environ)
        self.folder = os.getcwd()
        random.seed(0)
        self.random = random.getstate()
        self.classes = settings.Classes([self.modules[name] for name in self.names])
        self.files = settings.Files()
        self.settings = settings.Settings(self.modules)

    def restore(self):
        """Puts everything back."""
        sys.settrace(None)
        sys.setprofile(None)
        sys.setrecursionlimit(RECURSION_LIMIT)
        gc.enable()
        self._restore_modules()
        for name, names in self.names.items():
            put_back(vars(self.modules[name]), names)
        self.imports.restore(put_back)
        for owner, items in self.lists:
            if owner != items:
                owner[:] = items
        warnings._filters_mutated()
        if os.environ != self.environment:
            os.environ.clear()
            os.environ.update(self.environment)
        os.chdir(self.folder)
        self.classes.restore()
        self.files.restore()
        self.settings.restore()
        interrupts.listen()

    def seed(self, source):
        """Seeds what is random, so that a run can be repeated. NumPy's part is imported only for a source that names it."""
        random.setstate(self.random)
        if "numpy" in self.modules and "random" in source:
            self.modules["numpy"].random.seed(0)

    def _restore_modules(self):
        for name, module in self.modules.items():
            if sys.modules.get(name) is not module:
                sys.modules[name] = module
        if len(sys.modules) != len(self.modules):
            for name in [name for name in sys.modules if name not in self.modules]:
                if not _is_library(sys.modules[name]):
                    del sys.modules[name]


def put_back(names, kept):
    """Makes a namespace what it was; modules that were imported into it since may stay."""
    try:
        if names == kept:
            return
    except Exception:
        # Something put there does not compare, so there is something to put back.
        pass
    for name in [name for name in names if name not in kept]:
        if not isinstance(names[name], types.ModuleType):
            del names[name]
    names.update(kept)


def _is_library(module):
    """Whether a module came from the standard library or an installed package; such stay imported."""
    spec = getattr(module, "__spec__", None)
    origin = getattr(spec, "origin", None)
    return isinstance(origin, str) and (origin in ("built-in", "frozen") or origin.startswith(_libraries))
