"""Keeps a candidate's code from what lies around the interpreter: JavaScript, the network, other programs, raw memory.

`hide` takes the modules that lead there out of reach and gives them to the caller, who is JavaScript and keeps them where no
Python walks; `reveal` puts them back while packages are installed. Behind this wall stands another, web/python/isolate.mjs.
"""

import _imp
import asyncio
import gc
import sys
import time
from types import BuiltinFunctionType, ModuleType

BROWSER = "The judge's Python has no way to the browser."
NETWORK = "The judge's Python has no way to the network."
PROGRAMS = "The judge's Python starts no other programs."
MEMORY = "The judge's Python has no way to raw memory."
LIBRARY = "The judge's Python lets nobody change its library."
HOOKS = "The judge's Python takes no audit hooks: none could be taken back."

# Modules of the bridge to JavaScript, with all that is inside them.
BRIDGE = frozenset({"js", "pyodide_js", "pyodide", "_pyodide", "_pyodide_core"})
# What the interpreter tells before it does it, and why it is not done.
REFUSED = {
    "sys.addaudithook": HOOKS,
    "gc.get_objects": MEMORY,
    "gc.get_referrers": MEMORY,
    "ctypes.dlsym": MEMORY,
    "ctypes.dlsym/handle": MEMORY,
    "ctypes.string_at": MEMORY,
    "ctypes.wstring_at": MEMORY,
    "ctypes.call_function": MEMORY,
    "ctypes.cdata": MEMORY,
    "ctypes.PyObj_FromPtr": MEMORY,
    # Files keep the rights that they have: those of the library are read-only.
    "os.chmod": LIBRARY,
    "os.system": PROGRAMS,
    "os.exec": PROGRAMS,
    "os.fork": PROGRAMS,
    "os.posix_spawn": PROGRAMS,
    "os.spawn": PROGRAMS,
    "subprocess.Popen": PROGRAMS,
    "socket.__new__": NETWORK,
    "socket.getaddrinfo": NETWORK,
    "socket.gethostbyname": NETWORK,
    "urllib.Request": NETWORK,
}


class _Refusal:
    """A finder before all others: asked for the bridge, it says that there is none."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name.partition(".")[0] in BRIDGE:
            raise ImportError(BROWSER, name=name)


_refusal = _Refusal()


def close():
    """Once, before any candidate's code: what cannot be undone afterwards is refused, and coroutines get a loop of their own."""
    # Bound to the hook itself: what it goes by cannot be changed through its frame.
    def hook(event, _arguments, find=dict(REFUSED).get, error=PermissionError):
        message = find(event)
        if message is not None:
            raise error(message)

    sys.addaudithook(hook)
    # The hook refuses others without a word.
    sys.addaudithook = _refuses(HOOKS)
    sys.monitoring.use_tool_id = _refuses("The judge's Python takes no tools that watch it. Use sys.settrace().")
    gc.unfreeze = lambda: None
    _imp.create_builtin = _without_bridge(_imp.create_builtin)
    # Pyodide's own event loop runs in JavaScript's, after the answer.
    asyncio.run = asyncio.runners.run
    asyncio._set_running_loop(None)
    asyncio.set_event_loop_policy(_Policy())


def _refuses(message):
    def refuse(*_):
        raise PermissionError(message)

    return refuse


def _without_bridge(create):
    """The bridge's core is compiled in, and could be made once more."""

    def create_builtin(spec):
        if str(spec.name) in BRIDGE:
            raise ImportError(BROWSER, name=str(spec.name))
        return create(spec)

    return create_builtin


def hide():
    """Takes the bridge out of reach; what it was, for `reveal`."""
    from pyodide.ffi import JsProxy

    modules = {name: module for name, module in sys.modules.items() if name.partition(".")[0] in BRIDGE}
    core = modules["_pyodide_core"]
    held = {id(value) for value in vars(core).values() if isinstance(value, BuiltinFunctionType)}
    held.update(map(id, modules.values()))
    # Whether a type is of the bridge. To ask that of each value would run a Python function of Pyodide's for each.
    kinds = {}
    names = []
    for module in [*sys.modules.values()]:
        if not isinstance(module, ModuleType):
            continue
        for name, value in [*vars(module).items()]:
            kind = type(value)
            leads_out = kinds.get(id(kind))
            if leads_out is None:
                leads_out = kinds[id(kind)] = issubclass(kind, JsProxy)
            if leads_out or id(value) in held:
                names.append((vars(module), name, value))
    finder = next(finder for finder in sys.meta_path if hasattr(finder, "jsproxies"))
    hidden = modules, names, finder, dict(finder.jsproxies)
    for holder, name, _ in names:
        del holder[name]
    for name in modules:
        del sys.modules[name]
    finder.jsproxies.clear()
    sys.meta_path[:] = [_refusal, *(other for other in sys.meta_path if other is not finder)]
    return hidden


def reveal(hidden):
    """Undoes `hide`."""
    modules, names, finder, proxies = hidden
    sys.modules.update(modules)
    for holder, name, value in names:
        holder[name] = value
    finder.jsproxies.update(proxies)
    sys.meta_path[:] = [*(other for other in sys.meta_path if other is not _refusal), finder]


class _Loop(asyncio.BaseEventLoop):
    """An event loop without files or sockets: it runs what is ready, and sleeps until the next timer."""

    def __init__(self):
        super().__init__()
        self._selector = self

    def select(self, timeout):
        """Nothing ever arrives, so there is only time to wait for."""
        if timeout is None:
            raise RuntimeError("The coroutine waits for something that nobody here will do.")
        time.sleep(max(timeout, 0))
        return []

    def _process_events(self, _events):
        pass

    def _write_to_self(self):
        pass


class _Policy(asyncio.events.BaseDefaultEventLoopPolicy):
    _loop_factory = _Loop
