"""Makes the harness's modules from their sources and hands out its entries."""


def boot(sources):
    """Takes `(name, source)` pairs, each after what it imports. Returns the entries of the last, and what makes bytes of
    JavaScript's: so a frame below a candidate's never holds an object of JavaScript."""
    import builtins
    import sys
    import types

    own = dict(vars(builtins))
    for name, source in sources:
        module = types.ModuleType(name)
        # A copy: what a candidate rebinds in `builtins` does not reach the harness.
        module.__builtins__ = own
        sys.modules[name] = module
        exec(compile(source, f"<{name}>", "exec"), vars(module))
    for name, _ in sources:
        del sys.modules[name]

    own_entries = module.start, module.wake, module.hide, module.reveal, module.load, module.call, module.trace, module.unload
    return *own_entries, lambda view: view.to_bytes()
