"""Runs a candidate's module and its asked function, and answers in the words of the protocol.

Each entry returns a JSON header and a payload. This module is no entry of `sys.modules`: a candidate does not meet it by
accident. It sees builtins of its own, so that `len = None` in the answer stays there.
"""

import builtins
import gc
import importlib
import json
import sys
import time
import types

import mettle_caches as caches
import mettle_cell as cells
import mettle_contract as contract
import mettle_faults as faults
import mettle_figures as drawing
import mettle_indices as indices
import mettle_isolate as isolate
import mettle_output as output
import mettle_proof as proof
import mettle_state as state
import mettle_trace as tracing
import mettle_usage as usage
import mettle_wire as wire

# Imported for what it adds to `wire`.
import mettle_frames  # noqa: F401

# Beyond this, looking for changed arguments would cost more than it tells.
WATCHED_BYTES = 64 << 10

# The compiled writer: an answer may have put something else in the place of `json.dumps` and of the classes behind it.
_json = json.encoder.c_make_encoder({}, str, json.encoder.c_encode_basestring, None, ": ", ", ", False, False, True)
# Bound here for requests that come while a pad's names stay.
_read = json.JSONDecoder().decode
_clock = time.perf_counter

_kept = None
_loaded = None
_pad = None
# Whether a candidate's code ran since the state was kept.
_touched = False


class _Loaded:
    """A module that ran: the asked function, its source and code, and what it changed that its calls may count on."""

    def __init__(self, changes, function, source, code):
        self.recursion_limit, self.builtins = changes
        self.function, self.source, self.code = function, source, code


def start(imports):
    """Once after boot, and whenever packages came, with the modules to import from them."""
    global _kept
    if _kept is None:
        isolate.close()
        state.tame()
        caches.install()
        output.silence()
        sys.setrecursionlimit(state.RECURSION_LIMIT)
    else:
        _forget()
    importlib.invalidate_caches()
    for name in imports:
        importlib.import_module(name)
    indices.install()
    proof.prove()
    drawing.ready()
    _kept = state.Kept()


def wake():
    """Once after this interpreter's memory was taken out of another one: what must not be the same in both is made anew."""
    state.reseed()
    proof.prove()
    _kept.restore()


def entry(run):
    """Makes an entry that answers whatever happens: what comes out of `run` uncaught is our own mistake."""

    def answer(*arguments):
        try:
            return run(*arguments)
        except wire.Malformed as error:
            return _answer({"op": "broken", "message": f"The arguments could not be read: {error}."})
        except BaseException as error:
            return _answer({"op": "broken", "message": f"The harness failed: {type(error).__name__}: {error}"})

    return answer


def hide():
    """Takes the way to JavaScript from whatever runs next; what `reveal` wants back."""
    return isolate.hide()


def reveal(hidden):
    """Gives the way to JavaScript back to what installs packages. No answer's module is left to use it."""
    _forget()
    isolate.reveal(hidden)


@entry
def unload():
    """Forgets the module."""
    _forget()
    return _answer({"op": "ready"})


@entry
def load(request):
    """Runs a module afresh and looks up the asked name."""
    global _loaded, _touched
    # What reads the request is the library's, so first of all it is what it was.
    _forget()
    request = json.loads(request)
    source, methods = request["source"], request.get("methods") or []
    _kept.seed(source)
    _touched = True
    with output.Capture() as capture:
        try:
            changes, names, code = _run(source)
            asked = contract.asked(names, request["name"], request["parameters"], methods)
            _loaded = _Loaded(changes, usage.use_of(asked, methods, request.get("draws")), source, code)
            header = {"op": "loaded"}
        except contract.Contract as error:
            header = faults.raised("contract", error.kind, error.message, error.line)
        except _NotCompiled as error:
            header = faults.syntax(error.__cause__)
        except BaseException as error:
            header = faults.exception(error)
    return _finish(header, capture)


@entry
def call(payload):
    """Calls the asked function with fresh arguments."""
    if _loaded is None:
        return _answer({"op": "broken", "message": "A call came before a module was loaded."})
    drawing.close()
    arguments, plain = wire.decode_arguments(payload)
    watched = _watch(arguments, plain) if len(payload) <= WATCHED_BYTES else {}
    form = b""
    with output.Capture() as capture:
        try:
            result, elapsed = _timed(_loaded.function, arguments)
            form = wire.encode(result)
            mutated = _changed(watched, arguments, plain, payload)
            header = {"op": "returned", "elapsed_ms": elapsed * 1000, "mutated": mutated}
            del result
        except wire.NoValue as error:
            header = _no_value(error)
        except BaseException as error:
            header = faults.exception(error)
    return _finish(header, capture, form)


class _NotCompiled(Exception):
    """The source does not compile; its cause says why."""


@entry
def trace(request, payload):
    """Calls the asked function with fresh arguments and records its steps."""
    if _loaded is None:
        return _answer({"op": "broken", "message": "A call came before a module was loaded."})
    drawing.close()
    arguments, _ = wire.decode_arguments(payload)
    with output.Capture() as capture:
        recorder = tracing.Recorder(_loaded.code, json.loads(request), capture.length)
        why, error = recorder.run(lambda: _timed(_loaded.function, arguments, tracing.DEPTH))
        end, spent = {"as": "returned"}, False
        if why:
            end = {"as": "still-running", "reached": why}
        elif error is not None:
            raised = faults.flood() if capture.flooded else faults.exception(error)
            spent = raised["fault"] == "memory"
            end = {"as": "raised", "kind": raised["kind"], "message": raised["message"], "line": raised["line"]}
    recording = recorder.recording(_loaded.source, capture.printed()["text"], end)
    return _answer({"op": "traced", "spent": spent}, "".join(_json(recording, 0)).encode("utf-8", "replace"))


@entry
def pad(request, payload):
    """Makes the pad ready: the inputs, and an answer's names. One that is there for the same inputs stays as it is."""
    global _pad, _touched
    request = _read(request)
    key = request["slug"], payload
    anew = request["fresh"] or _pad is None or _pad.key != key
    if anew:
        _forget()
        arguments, _ = wire.decode_arguments(payload)
        inputs = dict(zip(request["inputs"], arguments, strict=True))
        for name, generator in (request.get("generators") or {}).items():
            inputs[name] = usage.maker(generator)(inputs[name])
        _kept.seed(request["answer"])
        _touched = True
        _pad = cells.Pad(key, inputs)
    header = {"op": "loaded", "anew": anew}
    with output.Capture() as capture:
        if _pad.answer != request["answer"]:
            _pad.answer = None
            try:
                (_pad.recursion_limit, _pad.builtins), names, _ = _run(request["answer"])
                _pad.take(names)
                _pad.answer = request["answer"]
            except _NotCompiled as error:
                header = faults.syntax(error.__cause__)
            except BaseException as error:
                header = faults.exception(error)
    return _finish(header, capture)


@entry
def cell(request):
    """Runs a cell in the pad and echoes what its last expression gives."""
    if _pad is None:
        return _answer({"op": "broken", "message": "A cell came before its pad."})
    drawing.close()
    request = _read(request)
    source, file = request["source"], faults.cell_file(request["number"])
    faults.keep_lines(source, file)
    form = b""
    with output.Capture() as capture:
        try:
            echo, form = _run_cell(source, file)
            header = {"op": "echoed", "echo": echo}
        except _NotCompiled as error:
            header = faults.syntax(error.__cause__)
        except BaseException as error:
            header = faults.exception(error, file)
    return _finish(header, capture, form)


@entry
def figures():
    """What is left open of the figures that the latest load, call or cell made. Nothing of it tells on a verdict."""
    header, form = {"op": "drawn", "figures": [], "left_out": "", "spent": False}, b""
    with output.Capture():
        try:
            header["figures"], form, header["left_out"] = drawing.taken()
        except MemoryError:
            header.update(left_out="There was not enough memory to draw the figures.", spent=True)
        except BaseException as error:
            header["left_out"] = f"The figures could not be drawn: {type(error).__name__}."
        finally:
            _settle()
    return _answer(header, form)


def _run_cell(source, file):
    """What a cell gives, as it is echoed. What it changed by name stays for the cells after it."""
    try:
        code = cells.compiled(source, file)
    except BaseException as error:
        raise _NotCompiled from error
    vars(builtins).update(_pad.builtins)
    limit = _pad.recursion_limit + _depth()
    sys.setrecursionlimit(limit)
    try:
        return cells.echo(_pad.run(*code))
    finally:
        limit_now, _pad.builtins = _settle()
        if limit_now != limit:
            _pad.recursion_limit = limit_now


def _run(source):
    """Runs the module. What it changed by name, its names, and its code."""
    faults.keep_lines(source, faults.FILE)
    try:
        code = compile(source, faults.FILE, "exec", dont_inherit=True)
    except BaseException as error:
        raise _NotCompiled from error
    module = types.ModuleType("answer")
    module.__file__ = faults.FILE
    # Data classes and pickling look their class's module up here.
    sys.modules["answer"] = module
    module.__builtins__ = builtins
    try:
        exec(code, vars(module))
    finally:
        changes = _settle()
    return changes, vars(module), code


def _timed(function, arguments, spare_depth=0):
    """The result and the seconds inside the call. `spare_depth` frames are for what watches it."""
    if _loaded.builtins:
        vars(builtins).update(_loaded.builtins)
    # The frames that stand below the candidate's do not count against them.
    sys.setrecursionlimit(_loaded.recursion_limit + _depth() + spare_depth)
    clock = _clock
    try:
        began = clock()
        result = function(*arguments)
        elapsed = clock() - began
    finally:
        _settle()
    return result, elapsed


def _depth():
    frame, depth = sys._getframe(), 0
    while frame is not None:
        frame, depth = frame.f_back, depth + 1
    return depth


def _settle():
    """Makes the interpreter what the harness needs. What the candidate's code had made of it, for its later calls."""
    sys.settrace(None)
    sys.setprofile(None)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(state.RECURSION_LIMIT)
    kept = _kept.names["builtins"]
    changed = {name: value for name, value in vars(builtins).items() if kept.get(name) is not value}
    state.put_back(vars(builtins), kept)
    return limit, changed


def _watch(arguments, plain):
    """The forms of the arguments that a call could change. `plain` holds the positions of plain containers."""
    return {
        at: wire.plain_form(value) if at in plain else wire.encode(value)
        for at, value in enumerate(arguments)
        if type(value) not in wire.SCALARS
    }


def _changed(watched, arguments, plain, payload):
    """The positions of the arguments that are not what they were."""
    changed = []
    for at, before in watched.items():
        if at in plain and wire.plain_form(arguments[at]) == before:
            continue
        if at in plain:
            # An interned string is another form of the same value, so this is a suspicion only.
            before = wire.encode(wire.decode_arguments(payload)[0][at])
        try:
            same = wire.encode(arguments[at]) == before
        except wire.NoValue:
            same = False
        if not same:
            changed.append(at)
    return changed


def _no_value(error):
    article = "an" if error.kind[:1].lower() in "aeiou" else "a"
    start = "The returned value contains" if error.inside else "Your function returned"
    return faults.raised("no-value", error.kind, f"{start} {article} `{error.kind}`. {error.text}")


def _finish(header, capture, form=b""):
    """The answer with what was printed; a flood outweighs whatever else happened."""
    if capture.flooded:
        header, form = faults.flood(), b""
    header["stdout"] = capture.printed()
    return _answer(header, form)


def _answer(header, form=b""):
    text = "".join(_json(header, 0))
    # Half a surrogate pair cannot leave here.
    return text.encode("utf-8", "replace").decode(), form


def _forget():
    global _loaded, _pad, _touched
    if not _touched:
        return
    _loaded, _pad, _touched = None, None, False
    drawing.close()
    sys.modules.pop("answer", None)
    sys.modules.pop("pad", None)
    faults.forget_lines()
    _kept.restore()
    gc.collect()
