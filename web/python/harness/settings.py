"""Settings and shared objects that no module holds by name: kept while only the harness ran, put back after an answer."""

import atexit
import copyreg

# Imported so that its contexts are known before any answer changes them.
import decimal
import gc
import os
import sys

# A class of this flag takes no attribute from anyone.
_IMMUTABLE = 1 << 8
# Set by the interpreter itself when it is first asked for.
_LAZY = frozenset({"__annotations__", "__doc__", "__abstractmethods__", "__weakref__", "__dict__"})
# Folders that hold the interpreter, which isolate.mjs makes read-only, or no files.
_NOT_SWEPT = frozenset({"/lib", "/dev", "/proc"})


class Classes:
    """The attributes of the classes that modules name, and of what these derive from."""

    def __init__(self, modules):
        found = {}
        for module in modules:
            for value in [*vars(module).values()]:
                if isinstance(value, type):
                    found.update((base, dict(vars(base))) for base in value.__mro__ if not base.__flags__ & _IMMUTABLE)
        self.kept = [*found.items()]

    def restore(self):
        """Puts changed attributes back."""
        for owner, kept in self.kept:
            now = vars(owner)
            if _differ(now, kept):
                _mend(owner, dict(now), kept)


def _differ(now, kept):
    try:
        return now != kept
    except Exception:
        # Something put there does not compare.
        return True


def _mend(owner, now, kept):
    for name in now.keys() - kept.keys() - _LAZY:
        try:
            type.__delattr__(owner, name)
        except (AttributeError, TypeError):
            pass
    for name, value in kept.items():
        if name not in _LAZY and now.get(name) is not value:
            try:
                type.__setattr__(owner, name, value)
            except (AttributeError, TypeError):
                pass


class Files:
    """The files outside of the interpreter's own; new ones are removed."""

    def __init__(self):
        # Bound here: an answer may put something else under these names.
        self.remove, self.remove_folder, self.scan = os.remove, os.rmdir, os.scandir
        self.kept = {path for path, _ in self._walk("/")}

    def restore(self):
        """Removes what was not there."""
        for path, is_folder in self._walk("/"):
            if path not in self.kept:
                try:
                    (self.remove_folder if is_folder else self.remove)(path)
                except OSError:
                    pass

    def _walk(self, folder):
        """Each path below, what is inside a folder before the folder, and whether it is one."""
        found = []
        todo = [folder]
        while todo:
            try:
                entries = [*self.scan(todo.pop())]
            except OSError:
                continue
            for entry in entries:
                if entry.path in _NOT_SWEPT:
                    continue
                is_folder = entry.is_dir(follow_symlinks=False)
                found.append((entry.path, is_folder))
                if is_folder:
                    todo.append(entry.path)
        return found[::-1]


class Settings:
    """What functions set: limits, contexts, options of the libraries."""

    def __init__(self, modules):
        self.digits = sys.get_int_max_str_digits()
        self.gc = gc.get_threshold()
        self.dispatch = dict(copyreg.dispatch_table)
        self.contexts = [(c, c.copy()) for c in (decimal.DefaultContext, decimal.BasicContext, decimal.ExtendedContext)]
        self.set_context = decimal.setcontext
        self.asyncio = modules.get("asyncio")
        self.policy = self.asyncio and self.asyncio.get_event_loop_policy()
        self.numpy = modules.get("numpy")
        if self.numpy:
            self.errors, self.printing = self.numpy.geterr(), self.numpy.get_printoptions()
        matplotlib = modules.get("matplotlib")
        self.drawing = matplotlib and matplotlib.rcParams
        self.kept_drawing = dict(self.drawing) if matplotlib else None
        pandas = modules.get("pandas")
        self.options = pandas and pandas._config.config._global_config
        self.kept_options = _copy(self.options) if pandas else None

    def restore(self):
        """Sets everything again."""
        sys.set_int_max_str_digits(self.digits)
        gc.set_threshold(*self.gc)
        gc.callbacks.clear()
        atexit._clear()
        if copyreg.dispatch_table != self.dispatch:
            copyreg.dispatch_table.clear()
            copyreg.dispatch_table.update(self.dispatch)
        self._restore_decimal()
        if self.asyncio:
            self.asyncio._set_running_loop(None)
            self.asyncio.set_event_loop_policy(self.policy)
        if self.numpy:
            self.numpy.seterr(**self.errors)
            self.numpy.seterrcall(None)
            if self.numpy.get_printoptions() != self.printing:
                self.numpy.set_printoptions(**self.printing)
        if self.kept_drawing is not None:
            # As matplotlib itself does it: what was valid is not looked at again.
            dict.update(self.drawing, self.kept_drawing)
        if self.kept_options is not None and self.options != self.kept_options:
            _put_back(self.options, self.kept_options)

    def _restore_decimal(self):
        for context, kept in self.contexts:
            for name in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp"):
                setattr(context, name, getattr(kept, name))
            context.traps, context.flags = kept.traps.copy(), kept.flags.copy()
        self.set_context(self.contexts[0][1].copy())


def _copy(tree):
    return {key: _copy(value) if type(value) is dict else value for key, value in tree.items()}


def _put_back(tree, kept):
    for key in [key for key in tree if key not in kept]:
        del tree[key]
    for key, value in kept.items():
        if type(value) is dict and type(tree.get(key)) is dict:
            _put_back(tree[key], value)
        else:
            tree[key] = value if type(value) is not dict else _copy(value)
