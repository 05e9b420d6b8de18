"""Records a run of the candidate's code step by step: lines, calls, returns and exceptions, with what the names hold.

The recording is bounded in steps, size and time. It keeps how the run begins; where the run ends within the bounds, it also keeps
how it ends. It watches by `sys.monitoring`, so that an answer may use `sys.settrace` itself, and sees the answer's own code alone.
"""

import ast
import sys
import time
from collections import deque
from types import CodeType

import mettle_objects as objects

_monitoring = sys.monitoring
# Kept from before they are refused to everyone else.
_use, _free = _monitoring.use_tool_id, _monitoring.free_tool_id
_register, _watch, _watch_code = _monitoring.register_callback, _monitoring.set_events, _monitoring.set_local_events
_events = _monitoring.events
_clock = time.perf_counter
_frame_of = sys._getframe

_TOOL = _monitoring.DEBUGGER_ID
_LOCAL = _events.PY_START | _events.LINE | _events.PY_RETURN | _events.PY_YIELD | _events.JUMP
# These cannot be asked of one code object alone.
_GLOBAL = _events.RAISE | _events.PY_UNWIND

# Frames of a step that are told: the innermost ones and the outermost.
INNER, OUTER = 10, 2
# Steps of the end that are kept, and how far a run is followed for their sake, in multiples of the steps of its beginning.
TAIL = 300
PATIENCE = 40
# An exception passes through this many frames step by step; a deeper stack is left at once.
PASSED = 12
LOCALS = 40
# Frames that a look takes on top of the candidate's own; those of a library among them.
DEPTH = 60
# What an entry of the recording takes beside its texts, in bytes.
_ENTRY = 24


class _Stop(BaseException):
    """The bounds are reached. Raised at every further line, so that no `except` goes on for long."""


class Recorder:
    """Records one call. `bounds` has `steps`, `bytes` and `ms`; `printed()` tells how many bytes were printed."""

    def __init__(self, code, bounds, printed):
        self._codes = {id(one): one for one in _all_codes(code)}
        self._bounds, self._printed = bounds, printed
        self._objects = objects.Objects()
        self._frames, self._frame_count = {}, 0
        self._passed, self._raised = 0, None
        self._head, self._tail = [], deque(maxlen=TAIL)
        self._count = 0
        self._busy = False
        self._why = None

    def run(self, call):
        """Calls, and says how it ended: `(why it was cut or None, exception or None)`."""
        self._deadline = _clock() + self._bounds["ms"] / 1000
        callbacks = {
            _events.PY_START: self._on_start,
            _events.LINE: self._on_line,
            _events.PY_RETURN: self._on_return,
            _events.PY_YIELD: self._on_yield,
            _events.JUMP: self._on_jump,
            _events.RAISE: self._on_raise,
            _events.PY_UNWIND: self._on_unwind,
        }
        _use(_TOOL, "mettle")
        try:
            for event, callback in callbacks.items():
                _register(_TOOL, event, callback)
            for code in self._codes.values():
                _watch_code(_TOOL, code, _LOCAL)
            _watch(_TOOL, _GLOBAL)
            error = None
            try:
                call()
            except BaseException as raised:
                error = raised
            return self._why, None if self._why else error
        finally:
            _watch(_TOOL, 0)
            for code in self._codes.values():
                _watch_code(_TOOL, code, 0)
            for event in callbacks:
                _register(_TOOL, event, None)
            _free(_TOOL)
            self._frames.clear()

    def _on_start(self, code, _offset):
        frame = _frame_of(1)
        # One that is not told now may be waited for later, and the way to it must not grow long.
        self._running(frame)
        if code.co_name not in ("<lambda>", "<genexpr>"):
            self._step("call", frame, code.co_firstlineno)

    def _on_line(self, code, line):
        if code.co_name not in ("<lambda>", "<genexpr>"):
            self._step("line", _frame_of(1), line)
        elif self._why:
            raise _Stop

    def _on_return(self, code, _offset, value):
        frame = _frame_of(1)
        # A generator's own end, and a class's body, give nothing to anyone.
        if code.co_name != "<genexpr>" and not code.co_flags & _GENERATOR and code.co_flags & _FUNCTION:
            self._step("return", frame, frame.f_lineno, value=value)
        self._frames.pop(id(frame), None)

    def _on_yield(self, code, _offset, value):
        frame = _frame_of(1)
        self._step("yield", frame, frame.f_lineno, value=value)

    def _on_jump(self, _code, _offset, _target):
        # A loop on one line has no further lines.
        if self._why or (not self._busy and _clock() > self._deadline):
            self._why = self._why or "time"
            raise _Stop

    def _on_raise(self, code, _offset, error):
        if id(code) in self._codes and not issubclass(type(error), (_Stop, GeneratorExit)):
            frame = _frame_of(1)
            self._passed += 1
            if self._passed <= PASSED:
                self._step("raise", frame, frame.f_lineno, note=objects.told(error))

    def _on_unwind(self, code, _offset, _error):
        if id(code) in self._codes:
            self._frames.pop(id(_frame_of(1)), None)

    def _step(self, event, frame, line, value=None, note=None):
        if self._busy:
            return
        if event != "raise":
            self._passed = 0
        if self._why is None:
            self._why = self._reached()
        if self._why:
            if event in ("raise", "return"):
                return
            raise _Stop
        if event == "line" and self._raised == (id(frame), line):
            # What an inlined comprehension puts back while an exception passes through it.
            return
        self._raised = (id(frame), line) if event == "raise" else None
        self._busy = True
        try:
            step = self._look(event, frame, line, value, note)
        finally:
            self._busy = False
        self._count += 1
        (self._head if len(self._head) < self._bounds["steps"] else self._tail).append(step)

    def _reached(self):
        """Which bound is reached, if any."""
        if self._count >= self._bounds["steps"] * PATIENCE:
            return "steps"
        return "time" if _clock() > self._deadline else None

    def _look(self, event, frame, line, value, note):
        self._objects.begin()
        running = self._running(frame)
        # The innermost names come first, so that bounds cut elsewhere.
        told = running.told()
        places = [self._place(one, line if one is running else one.frame.f_lineno) for one in told]
        gives = event in ("return", "yield")
        return {
            "event": event,
            "stack": places[::-1],
            "hidden": running.depth - len(told),
            "value": self._objects.slot(value) if gives else None,
            "note": note,
            "things": self._objects.end(),
            "printed": self._printed(),
        }

    def _running(self, frame):
        """What is known of a frame of the candidate's, and of those that wait for it."""
        known = self._frames.get(id(frame))
        if known is None:
            known = self._frames[id(frame)] = _Running(frame, self._frame_count)
            self._frame_count += 1
        elif not frame.f_code.co_flags & _GENERATOR:
            return known
        # A generator goes on for whoever asks it next.
        outer = frame.f_back
        while outer is not None and id(outer.f_code) not in self._codes:
            outer = outer.f_back
        known.wait(outer and self._running(outer))
        return known

    def _place(self, known, line):
        """A frame with its names, the same object as before where nothing changed, and its line."""
        frame = known.frame
        code = frame.f_code
        slot = self._objects.slot
        # In the order of the code: parameters first.
        held = frame.f_locals
        names = [*dict.fromkeys((*code.co_varnames, *code.co_cellvars, *code.co_freevars))] if code.co_flags & _FUNCTION else held
        local = [(name, slot(held[name])) for name in names if name in held and not name.startswith((".", "__"))]
        if known.form is None or known.form["locals"] != local[:LOCALS]:
            first = code.co_firstlineno
            known.form = {"id": known.number, "function": code.co_name, "first_line": first, "locals": local[:LOCALS]}
        return known.form, line

    def recording(self, source, printed, end):
        """The recording in the protocol's words."""
        writer = _Writer(self._bounds["bytes"])
        share = 0.75 if self._tail and end["as"] != "still-running" else 1
        kept = writer.add(self._head, share)
        gap = None
        if kept < self._count and end["as"] != "still-running":
            tail = [*self._head[kept:], *self._tail][-TAIL:]
            while tail and not writer.fits(tail):
                tail = tail[len(tail) // 2 + 1 :]
            left_out = self._count - kept - len(tail)
            if left_out:
                gap = {"after": kept, "steps": left_out}
            writer.add(tail, 2)
        return {
            "steps": writer.steps,
            "frames": writer.frames,
            "things": writer.things,
            "pointers": _pointers(source),
            "printed": printed,
            "end": end,
            "gap": gap,
        }


_FUNCTION, _GENERATOR = 0x2, 0x20


class _Running:
    """A frame that runs or waits: its number, its depth, and its form when it was last told."""

    __slots__ = ("frame", "number", "form", "outer", "depth", "outermost")

    def __init__(self, frame, number):
        self.frame, self.number, self.form = frame, number, None

    def wait(self, outer):
        """Says which frame waits for this one."""
        self.outer = outer
        self.depth = outer.depth + 1 if outer else 1
        self.outermost = outer.outermost if outer and len(outer.outermost) == OUTER else [*(outer.outermost if outer else ()), self]

    def told(self):
        """The frames to be told, innermost first: all, or those at both ends."""
        chain, one = [], self
        while one is not None and len(chain) < INNER:
            chain.append(one)
            one = one.outer
        left = self.depth - len(chain)
        return chain + self.outermost[: max(left, 0)][::-1]


class _Writer:
    """Writes steps, each told by what changed since the step before."""

    def __init__(self, limit):
        self.steps, self.frames, self.things = [], [], []
        self._limit, self._size = limit, 0
        self._numbers, self._current = {}, {}

    def add(self, steps, share):
        """Adds steps while they take no more than this share of the limit. How many."""
        for at, step in enumerate(steps):
            self._size += self._weight(step, self._current)
            if self._size > self._limit * share:
                return at
            self._add(step)
        return len(steps)

    def fits(self, steps):
        """Whether there is room for all of these."""
        size, current = self._size, self._current
        for step in steps:
            size += self._weight(step, current)
            current = step["things"]
        return size <= self._limit

    def _weight(self, step, current):
        new = [frame for frame, _ in step["stack"] if id(frame) not in self._numbers]
        changed = [thing for number, thing in step["things"].items() if current.get(number) is not thing]
        return _ENTRY * (4 + len(step["stack"])) + sum(map(_weight, changed)) + sum(map(_weight, new))

    def _add(self, step):
        changed = [thing for number, thing in step["things"].items() if self._current.get(number) is not thing]
        self._current = step["things"]
        self.steps.append(
            step
            | {
                "stack": [(self._number(self.frames, frame), line) for frame, line in step["stack"]],
                "things": [self._number(self.things, thing) for thing in changed],
            }
        )

    def _number(self, table, entry):
        """The entry's place in its table. The table holds it, so its identity is its own."""
        number = self._numbers.get(id(entry))
        if number is None:
            number = self._numbers[id(entry)] = len(table)
            table.append(entry)
        return number


def _weight(part):
    """About how many bytes a part takes, written out."""
    if type(part) is str:
        return len(part) + 3
    if type(part) is dict:
        return _ENTRY + sum(map(_weight, part.values()))
    if type(part) in (list, tuple):
        return 2 + sum(map(_weight, part))
    return 6


def _all_codes(code):
    yield code
    for part in code.co_consts:
        if type(part) is CodeType:
            yield from _all_codes(part)


def _pointers(source):
    """Which names index which lists, by function: `(first line, list, name, axis)`."""
    found = {}
    try:
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
                for inner in ast.walk(node):
                    if isinstance(inner, ast.Subscript):
                        for name, index, axis in _indices(inner):
                            found[first, name, index, axis] = None
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    return [{"first_line": first, "list": name, "index": index, "axis": axis} for first, name, index, axis in found]


def _indices(node):
    """`(list, index, axis)` of `list[index]`, `list[row][column]` and `list[row, column]`."""
    axis, held = 0, node.value
    if isinstance(held, ast.Subscript):
        axis, held = 1, held.value
    if isinstance(held, ast.Name):
        parts = node.slice.elts[:2] if isinstance(node.slice, ast.Tuple) and axis == 0 else [node.slice]
        for at, part in enumerate(parts, axis):
            if isinstance(part, ast.Name):
                yield held.id, part.id, at
