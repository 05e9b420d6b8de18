"""Makes the harness's modules from their sources and hands out its entries."""


def boot(sources):
    """Takes `(name, source)` pairs, each after what it imports; a source may be compiled already. Returns the entries of the last, and what makes bytes of
    JavaScript's: so a frame below a candidate's never holds an object of JavaScript."""
    import builtins
    import marshal
    import sys
    import types

    own = dict(vars(builtins))
    for name, source in sources:
        module = types.ModuleType(name)
        # A copy: what a candidate rebinds in `builtins` does not reach the harness.
        module.__builtins__ = own
        sys.modules[name] = module
        code = compile(source, f"<{name}>", "exec") if isinstance(source, str) else marshal.loads(source)
        exec(code, vars(module))
    for name, _ in sources:
        del sys.modules[name]

    names = "start wake hide reveal load call trace pad cell figures unload"
    return *(getattr(module, name) for name in names.split()), lambda view: view.to_bytes()
