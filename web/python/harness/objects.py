"""Values as a graph of plain parts, for a recording to be drawn from.

No code of the candidate's runs while a value is read: what an object is says its type, what it holds is taken by the methods of
the builtin types and by descriptors made by the interpreter. Each object is told once; two names of one list show one list.
"""

import datetime
import decimal
import enum
import sys
import types
from collections import OrderedDict, deque
from itertools import islice

# What is told of one object, and of one step.
ITEMS = 60
ROWS, COLUMNS = 16, 16
FIELDS = 24
OBJECTS = 300
TEXT = 80
INT_BITS = 256

_mro_of = type.__dict__["__mro__"].__get__
_names_of = type.__dict__["__dict__"].__get__
_name_of = type.__dict__["__name__"].__get__
# Keys that are found again without code of the candidate's.
_PLAIN_KEYS = (str, int, float, bool, type(None))
_MORE = "…"


def is_answers(kind):
    """Whether a class was defined by the candidate."""
    module = _names_of(kind).get("__module__")
    return type(module) is str and module == "answer"


class _Seen:
    """An object met at a step: its number, and what it was when it was last read."""

    __slots__ = ("value", "number", "read", "parts", "state", "inner", "thing")

    def __init__(self, value, number, read):
        self.value, self.number, self.read = value, number, read
        self.parts = self.state = self.thing = None
        self.inner = ()


class Objects:
    """What the values of a run look like, step by step."""

    def __init__(self):
        self._count = 0
        self._now, self._before = {}, {}
        self._todo = []
        # By the identity of a type: a metaclass of the candidate's may have a hash of its own.
        self._kinds = {}
        # Kept from before the candidate's call.
        self._numpy, self._pandas = sys.modules.get("numpy"), sys.modules.get("pandas")

    def begin(self):
        """A step begins. Who is not met during it is forgotten."""
        # Whatever was met at the last step lives until here, so identities are not used anew.
        self._before, self._now, self._todo = self._now, {}, []

    def slot(self, value):
        """How a value stands in its place: a text, or the number of an object."""
        kind = self._kind(type(value))
        if kind.text is not None:
            return kind.text(value)
        mark = id(value)
        seen = self._now.get(mark)
        if seen is None:
            if len(self._now) >= OBJECTS:
                return f"{_name_of(type(value))} {_MORE}"
            seen = self._before.get(mark)
            if seen is None:
                seen = _Seen(value, self._count, kind.read)
                self._count += 1
            self._now[mark] = seen
            self._todo.append(seen)
        return seen.number

    def end(self):
        """The step's objects by number, each as it is now; the same object as before where nothing changed."""
        at = 0
        while at < len(self._todo):
            self._read(self._todo[at])
            at += 1
        return {seen.number: seen.thing for seen in self._now.values()}

    def _read(self, seen):
        parts, state, form = seen.read(self, seen.value)
        if seen.thing is not None and state == seen.state and _identical(parts, seen.parts):
            for part in seen.inner:
                self.slot(part)
            return
        slots = [self.slot(part) for part in parts]
        seen.parts, seen.state = parts, state
        seen.inner = [part for part, slot in zip(parts, slots) if type(slot) is int]
        seen.thing = {"id": seen.number, "name": _name_of(type(seen.value)), **form(slots)}

    def _kind(self, kind):
        known = self._kinds.get(id(kind))
        if known is None:
            known = self._kinds[id(kind)] = self._make_kind(kind)
        return known

    def _make_kind(self, kind):
        text = _TEXTS.get(kind) if type(kind) is type else None
        if text:
            return _Kind(kind, text=text)
        for base, read in _CONTAINERS:
            if issubclass(kind, base):
                fields = _names_of(kind).get("_fields") if base is tuple else None
                if type(fields) is tuple and all(type(name) is str for name in fields):
                    return _Kind(kind, read=_named_tuple(fields))
                return _Kind(kind, read=read)
        library = self._library_kind(kind)
        if library:
            return library
        if issubclass(kind, BaseException) and not is_answers(kind):
            return _Kind(kind, text=told)
        if issubclass(kind, enum.Enum):
            return _Kind(kind, text=_enum_text)
        if issubclass(kind, type):
            return _Kind(kind, text=lambda value: f"class {_name_of(value)}")
        if is_answers(kind) or kind is types.SimpleNamespace:
            return _Kind(kind, read=_object(kind))
        return _Kind(kind, text=lambda value: f"<{_name_of(type(value))}>")

    def _library_kind(self, kind):
        np, pd = self._numpy, self._pandas
        if np is not None:
            if kind is np.ndarray:
                return _Kind(kind, read=_array)
            if issubclass(kind, np.generic):
                return _Kind(kind, text=lambda value: _cell(np.generic.item(value)))
        if pd is not None:
            if kind is pd.DataFrame:
                return _Kind(kind, read=_frame)
            if kind is pd.Series:
                return _Kind(kind, read=_series)
            if kind in (pd.Timestamp, pd.Timedelta) or kind is type(pd.NaT) or kind is type(pd.NA):
                return _Kind(kind, text=str)
        return None


class _Kind:
    """What is done with the values of a type: told as a text, or read as an object. The type is held, for its identity."""

    __slots__ = ("kind", "text", "read")

    def __init__(self, kind, text=None, read=None):
        self.kind, self.text, self.read = kind, text, read


def _identical(left, right):
    return len(left) == len(right) and all(a is b for a, b in zip(left, right))


def told(error):
    """An exception's type and message, where no code of the candidate's is needed for it."""
    kind = type(error)
    name = _name_of(kind)
    words = BaseException.__dict__["args"].__get__(error)
    if is_answers(kind):
        words = [word for word in words if type(word) is str]
        return f"{name}: {_cut(words[0])}" if words else name
    # A key's error shows its key's `repr`.
    if all(type(word) in (*_PLAIN_KEYS, tuple) for word in words):
        message = str(error) if not any(type(word) is tuple for word in words) else ""
        return f"{name}: {_cut(message)}" if message else name
    return name


def _cut(text):
    return text if len(text) <= TEXT else text[:TEXT] + _MORE


def _quoted(text):
    return repr(text) if len(text) <= TEXT else repr(text[:TEXT]) + _MORE


def _int_text(value):
    if value.bit_length() <= INT_BITS:
        return str(value)
    return f"about {'-' if value < 0 else ''}2**{value.bit_length() - 1}"


def _enum_text(value):
    name = value.__dict__.get("_name_") if type(value.__dict__) is dict else None
    return f"{_name_of(type(value))}.{name}" if type(name) is str else _name_of(type(value))


def _function_text(value):
    name = value.__code__.co_name
    return "lambda" if name == "<lambda>" else f"function {name}"


_TEXTS = {
    type(None): repr,
    bool: repr,
    int: _int_text,
    float: repr,
    complex: repr,
    type(...): repr,
    type(NotImplemented): repr,
    range: repr,
    str: _quoted,
    bytes: _quoted,
    bytearray: _quoted,
    type: lambda value: f"class {_name_of(value)}",
    types.FunctionType: _function_text,
    types.BuiltinFunctionType: lambda value: f"function {value.__name__}",
    types.ModuleType: lambda _value: "module",
    types.MethodType: lambda value: (
        f"method {value.__func__.__code__.co_name}" if type(value.__func__) is types.FunctionType else "method"
    ),
    datetime.date: str,
    datetime.datetime: str,
    datetime.timedelta: str,
    datetime.time: str,
    decimal.Decimal: str,
    types.GeneratorType: lambda value: f"generator {value.gi_code.co_name}",
}


def _sequence(kind):
    take, length = kind.__getitem__, kind.__len__

    def read(_objects, value):
        total = length(value)
        return tuple(take(value, slice(ITEMS))), total, lambda slots: {"as": "sequence", "items": slots, "length": total}

    return read


def _walked(kind, form):
    walk, length = kind.__iter__, kind.__len__

    def read(_objects, value):
        total = length(value)
        return tuple(islice(walk(value), ITEMS)), total, lambda slots: {"as": form, "items": slots, "length": total}

    return read


def _dict(_objects, value):
    total = dict.__len__(value)
    pairs = [*islice(dict.items(value), ITEMS)]
    # Its own order is not the order of the dict beneath it.
    if type(value) is OrderedDict and all(type(key) in _PLAIN_KEYS for key in dict.keys(value)):
        pairs = [*islice(OrderedDict.items(value), ITEMS)]
    parts = tuple(part for pair in pairs for part in pair)
    return parts, total, lambda slots: {"as": "dict", "entries": [*zip(slots[::2], slots[1::2])], "length": total}


_CONTAINERS = (
    (list, _sequence(list)),
    (tuple, _sequence(tuple)),
    (dict, _dict),
    (deque, _walked(deque, "sequence")),
    (set, _walked(set, "set")),
    (frozenset, _walked(frozenset, "set")),
)


def _named_tuple(fields):
    def read(_objects, value):
        parts = tuple.__getitem__(value, slice(FIELDS))
        return parts, None, lambda slots: {"as": "object", "fields": [*zip(fields, slots)], "length": tuple.__len__(value)}

    return read


def _object(kind):
    """A reader of the attributes that objects of a class hold themselves."""
    names = [_names_of(base) for base in _mro_of(kind)]
    own = next((held["__dict__"] for held in names if "__dict__" in held), None)
    own = own if type(own) is types.GetSetDescriptorType else None
    if kind is types.SimpleNamespace:
        own = names[0]["__dict__"]
    slots = [pair for held in names[::-1] for pair in _members(held)]

    def read(_objects, value):
        fields = {}
        for name, member in slots:
            try:
                fields[name] = member.__get__(value)
            except AttributeError:
                # Nothing was put there yet.
                pass
        if own is not None:
            held = own.__get__(value)
            fields.update((name, part) for name, part in dict.items(held) if type(name) is str)
        shown = tuple(name for name in fields if not name.startswith("__"))
        parts = tuple(fields[name] for name in shown[:FIELDS])
        total = len(shown)
        return parts, shown, lambda slots: {"as": "object", "fields": [*zip(shown, slots)], "length": total}

    return read


def _members(held):
    """The slots of a class with their names, in the order of the class where it tells one."""
    found = {name: member for name, member in held.items() if type(member) is types.MemberDescriptorType}
    told = held.get("__slots__")
    order = [name for name in told if type(name) is str and name in found] if type(told) in (tuple, list) else []
    return [(name, found[name]) for name in dict.fromkeys((*order, *found))]


def _array(objects, value):
    shape = value.shape
    plane = value[(0,) * (value.ndim - 2)] if value.ndim > 2 and 0 not in shape[:-2] else value
    note = str(value.dtype)
    if plane.ndim > 2 or value.dtype.names:
        head = []
    elif value.ndim == 0:
        head = [[value.item()]]
    elif value.ndim == 1:
        head = [value[:ITEMS].tolist()]
    else:
        head = plane[:ROWS, :COLUMNS].tolist()
    rows = [[_cell(cell) for cell in row] for row in head]
    form = {"as": "grid", "shape": [*shape], "note": note, "rows": rows, "columns": [], "index": []}
    return (), form, lambda _slots: form


def _series(objects, value):
    head = value.iloc[:ROWS]
    form = {
        "as": "grid",
        "shape": [*value.shape],
        "note": str(value.dtype),
        "rows": [[_cell(cell)] for cell in head.tolist()],
        "columns": [] if value.name is None else [_label(value.name)],
        "index": [_label(label) for label in head.index.tolist()],
    }
    return (), form, lambda _slots: form


def _frame(objects, value):
    head = value.iloc[:ROWS, :COLUMNS]
    columns = [head.iloc[:, at].tolist() for at in range(head.shape[1])]
    form = {
        "as": "grid",
        "shape": [*value.shape],
        "note": "",
        "rows": [[_cell(cell) for cell in row] for row in zip(*columns)],
        "columns": [_label(name) for name in head.columns.tolist()],
        "index": [_label(label) for label in head.index.tolist()],
    }
    return (), form, lambda _slots: form


def _label(value):
    return _cut(value) if type(value) is str else _cell(value)


def _cell(value):
    """A short text for a cell of an array or a frame."""
    kind = type(value)
    if kind is float:
        return f"{value:.6g}" if value != int_or_none(value) else f"{value:.1f}" if abs(value) < 1e6 else f"{value:.6g}"
    if type(kind) is type and kind in _TEXTS:
        return _TEXTS[kind](value)
    if str(_names_of(kind).get("__module__")).startswith("pandas."):
        return str(value)
    return f"<{_name_of(kind)}>"


def int_or_none(value):
    """The whole number that a float is, or None."""
    return float(int(value)) if value - value == 0 and value % 1 == 0 else None
