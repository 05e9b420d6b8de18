"""Modules of the standard library that an answer is the first to import: what they were before it could change them."""

import sys

import mettle_settings as settings


class Imports:
    """A finder before all others that remembers each such module as its own code left it."""

    def __init__(self):
        self.noted = {}
        self.library = sys.stdlib_module_names

    def find_spec(self, name, path=None, target=None):
        """What the other finders find, with a loader that tells when it is done."""
        if name.partition(".")[0] not in self.library:
            return None
        for finder in [*sys.meta_path]:
            if finder is not self:
                spec = finder.find_spec(name, path, target)
                if spec is not None:
                    if spec.has_location and hasattr(spec.loader, "exec_module"):
                        spec.loader = _Loader(spec.loader, self.noted)
                    return spec
        return None

    def restore(self, put_back):
        """Makes each module what it was."""
        for module, names, classes in self.noted.values():
            put_back(vars(module), names)
            classes.restore()


class _Loader:
    """Another loader, noted once it ran; the module then belongs to that one alone."""

    def __init__(self, loader, noted):
        self._loader, self._noted = loader, noted

    def create_module(self, spec):
        return self._loader.create_module(spec)

    def exec_module(self, module):
        module.__loader__ = module.__spec__.loader = self._loader
        self._loader.exec_module(module)
        self._noted[module.__name__] = module, dict(vars(module)), settings.Classes([module])
