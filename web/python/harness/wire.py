"""Values and their wire form.

One tag byte, then the payload; integers are little-endian, counts are u32. Lists that hold only ints or only floats travel
packed. The form is shared with the judge's `value/wire.rs`; a change here is a change there. NumPy and pandas values are
written and read by `frames.py`, which is asked only when something names them.
"""

import marshal
import sys
from array import array
from struct import Struct, unpack_from

NONE, FALSE, TRUE, INT, BIG_INT, FLOAT, STR = range(0x00, 0x07)
LIST, TUPLE, DICT, SET, COMPLEX = range(0x07, 0x0C)
INTS, FLOATS = 0x10, 0x11
NDARRAY, SERIES, DATA_FRAME, TABLE, SCALAR = range(0x20, 0x25)
# Read only: a container of plain values, which C reads several times faster than anything here could.
MARSHAL = 0x30

# Deeper nesting is refused on purpose: both sides read recursively.
MAX_DEPTH = 190
# A value that shares one list many times over can grow without bound once it is written out.
MAX_BYTES = 256 << 20
MAX_INT_BITS = 4_000_000

_tagged_count = Struct("<BI").pack
_tagged_int = Struct("<Bq").pack
_tagged_float = Struct("<Bd").pack
_tagged_complex = Struct("<Bdd").pack
# Kept from before any candidate's code ran.
_loads, _dumps = marshal.loads, marshal.dumps
# A version of `marshal` that writes a shared object as often as it is met.
_UNSHARED = 2
_swap = sys.byteorder == "big"

# Values of exactly these types cannot be changed, so they need no copy to be kept.
SCALARS = (type(None), bool, int, float, str, complex)


class NoValue(Exception):
    """Something has no wire form. `kind` is its type's name, `text` a sentence about it, `inside` whether a
    container held it."""

    def __init__(self, kind, text, inside=False):
        super().__init__(text)
        self.kind, self.text, self.inside = kind, text, inside


class Malformed(Exception):
    """Bytes that are no wire form: our own mistake, never the candidate's."""


def encode(value):
    """The wire form of a value. Raises `NoValue`, and whatever the candidate's own classes raise."""
    writer = Writer()
    try:
        writer.value(value)
    except RecursionError:
        raise NoValue(type(value).__name__, "It is nested too deeply.") from None
    return bytes(writer.out)


def decode(data):
    """The value of a wire form. Raises `Malformed`."""
    return _whole(data, lambda reader: reader.value(False))


def decode_arguments(data):
    """A call's arguments, and the positions of those that came as plain containers. Raises `Malformed`."""
    return _whole(data, Reader.arguments)


def plain_form(value):
    """Bytes that differ where plain containers do, made by C; None where something has come in that is not plain."""
    try:
        return _dumps(value, _UNSHARED)
    except ValueError:
        return None


def _whole(data, read):
    reader = Reader(memoryview(data))
    try:
        value = read(reader)
    except (IndexError, ValueError, TypeError, OverflowError, EOFError) as error:
        raise Malformed(f"the value cannot be read at byte {reader.at}: {error}") from error
    if reader.at != len(data):
        raise Malformed(f"{len(data) - reader.at} bytes are left over")
    return value


class Writer:
    """Appends wire forms to `out`; `path` holds the containers that are being written, to notice one inside itself."""

    def __init__(self):
        self.out = bytearray()
        self.path = set()

    def value(self, value):
        write = _writers.get(type(value))
        if write is None:
            write, value = _writer_for(value, bool(self.path))
        write(self, value)

    def items(self, tag, owner, items):
        mark = self.enter(owner)
        self.out += _tagged_count(tag, len(items))
        for item in items:
            self.value(item)
        self.path.discard(mark)

    def enter(self, owner):
        """Notes a container on the path; the caller discards what this returns."""
        mark = id(owner)
        if mark in self.path:
            raise NoValue(type(owner).__name__, "It contains itself.", len(self.path) > 1)
        if len(self.path) >= MAX_DEPTH:
            raise NoValue(type(owner).__name__, "It is nested too deeply.", True)
        if len(self.out) > MAX_BYTES:
            raise NoValue(type(owner).__name__, "It is too large.", True)
        self.path.add(mark)
        return mark


def _int(writer, value):
    if -0x8000000000000000 <= value <= 0x7FFFFFFFFFFFFFFF:
        writer.out += _tagged_int(INT, value)
        return
    if value.bit_length() > MAX_INT_BITS:
        raise NoValue("int", "It has more than a million digits.", bool(writer.path))
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        digits = b"%d" % value
    finally:
        sys.set_int_max_str_digits(limit)
    writer.out += _tagged_count(BIG_INT, len(digits)) + digits


def _str(writer, value):
    try:
        data = value.encode()
    except UnicodeEncodeError:
        raise NoValue("str", "It holds half of a surrogate pair, which is no character.", bool(writer.path)) from None
    writer.out += _tagged_count(STR, len(data)) + data


def _list(writer, value):
    kinds = set(map(type, value))
    if len(kinds) == 1:
        kind = kinds.pop()
        if kind is int or kind.__name__ == "int64" and kind.__module__ == "numpy":
            try:
                return _packed(writer, INTS, array("q", value))
            except OverflowError:
                pass
        elif kind is float or kind.__name__ == "float64" and kind.__module__ == "numpy":
            return _packed(writer, FLOATS, array("d", value))
        elif kind is bool:
            writer.out += _tagged_count(LIST, len(value)) + bytes([TRUE if item else FALSE for item in value])
            return None
    return writer.items(LIST, value, value)


def _packed(writer, tag, numbers):
    if _swap:
        numbers.byteswap()
    writer.out += _tagged_count(tag, len(numbers))
    writer.out += memoryview(numbers).cast("B")


def _dict(writer, value):
    mark = writer.enter(value)
    writer.out += _tagged_count(DICT, len(value))
    for key, item in value.items():
        writer.value(key)
        writer.value(item)
    writer.path.discard(mark)


def _set(writer, value):
    """Items are sorted by their bytes, so that equal sets have equal forms."""
    mark = writer.enter(value)
    whole, forms = writer.out, []
    for item in value:
        writer.out = bytearray()
        writer.value(item)
        forms.append(bytes(writer.out))
    writer.out = whole
    writer.out += _tagged_count(SET, len(forms)) + b"".join(sorted(forms))
    writer.path.discard(mark)


def _none(writer, _value):
    writer.out.append(NONE)


def _bool(writer, value):
    writer.out.append(TRUE if value else FALSE)


def _float(writer, value):
    writer.out += _tagged_float(FLOAT, value)


def _complex(writer, value):
    writer.out += _tagged_complex(COMPLEX, value.real, value.imag)


def _tuple(writer, value):
    writer.items(TUPLE, value, value)


_writers = {
    type(None): _none,
    bool: _bool,
    int: _int,
    float: _float,
    str: _str,
    list: _list,
    tuple: _tuple,
    dict: _dict,
    set: _set,
    frozenset: _set,
    complex: _complex,
}

# How a subclass becomes the plain value that it stands for: an enumeration's member its number, a `Counter` its dict.
_plain = {
    int: int.__int__,
    float: float.__float__,
    complex: complex,
    str: str.__str__,
    list: list,
    tuple: tuple,
    dict: dict,
    set: set,
    frozenset: frozenset,
}

# A function from a value and whether it is nested to a writer, or None for what it does not know.
_library_writer = None


def add_writers(library_writer):
    """Sets who is asked for the writer of a value whose type is not built in."""
    global _library_writer
    _library_writer = library_writer


def add_plain_writers(writers):
    """Adds writers by exact type."""
    _writers.update(writers)


def _writer_for(value, inside):
    """The writer of a value whose exact type is not built in, and the value as that writer wants it."""
    write = _library_writer and _library_writer(value, inside)
    if write:
        return write, value
    for kind, plain in _plain.items():
        if isinstance(value, kind):
            return _writers[kind], plain(value)
    raise NoValue(type(value).__name__, hint(value), inside)


_wrap_in_list = "Return a list instead: `list(...)` collects its values."
_hints = {
    "coroutine": "Use a plain `def`, without `async`.",
    "async_generator": "Use a plain `def`, without `async`, and return a list.",
    "ellipsis": "`...` is a placeholder; return the result.",
    "NotImplementedType": "`NotImplemented` is a placeholder; return the result.",
    "bytes": "Return a string or a list of ints instead.",
    "bytearray": "Return a string or a list of ints instead.",
    "module": "Return what one of its functions gives.",
}
_callables = {
    "function", "builtin_function_or_method", "method", "method_descriptor", "method-wrapper", "wrapper_descriptor",
    "partial", "ufunc", "_ArrayFunctionDispatcher",
}  # fmt: skip
# Iterators are told by what they can do.
_iterables = {
    "range", "dict_keys", "dict_values", "dict_items", "deque", "array", "memoryview",
    "Index", "RangeIndex", "MultiIndex", "DatetimeIndex", "TimedeltaIndex", "CategoricalIndex", "IntervalIndex",
    "Categorical", "DatetimeArray",
}  # fmt: skip


def hint(value):
    """What to do about a value that has no wire form; its cut `repr` where nothing better is known."""
    kind = type(value)
    name = kind.__name__
    if name in _hints:
        return _hints[name]
    if name in _callables or issubclass(kind, type):
        return _was_it_called(value)
    if name in _iterables or hasattr(kind, "__next__"):
        return _wrap_in_list
    try:
        text = repr(value)
    except Exception:
        text = object.__repr__(value)
    return "It shows as " + (text if len(text) <= 200 else text[:200] + "…") + "."


def _was_it_called(value):
    """For a function or a class that came where its result should."""
    name = getattr(value, "__name__", None)
    itself = f"It is `{name}` itself. " if type(name) is str and name.isidentifier() else ""
    return f"{itself}Was it meant to be called? Add parentheses and arguments."


class Reader:
    """Reads wire forms from `data`, standing at byte `at`."""

    def __init__(self, data):
        self.data = data
        self.at = 0

    def value(self, frozen):
        """The next value; a set is a frozenset where `frozen`, because it is to be hashed."""
        tag = self.data[self.at]
        self.at += 1
        read = _readers.get(tag)
        if read is None:
            raise Malformed(f"tag {tag:#04x} is not known")
        return read(self, frozen)

    def arguments(self):
        if self.data[self.at] != TUPLE:
            raise Malformed("the arguments are no tuple")
        self.at += 1
        arguments, plain = [], set()
        for at in range(self.count()):
            if self.data[self.at] == MARSHAL:
                plain.add(at)
            arguments.append(self.value(False))
        return tuple(arguments), plain

    def take(self, size):
        start = self.at
        end = start + size
        if end > len(self.data):
            raise Malformed("the value ends too early")
        self.at = end
        return self.data[start:end]

    def count(self):
        (count,) = unpack_from("<I", self.take(4))
        return count

    def unpack(self, form, size):
        return unpack_from(form, self.take(size))

    def numbers(self, code):
        numbers = array(code)
        numbers.frombytes(self.take(8 * self.count()))
        if _swap:
            numbers.byteswap()
        return numbers.tolist()


def _read_dict(reader, _frozen):
    pairs = {}
    for _ in range(reader.count()):
        key = reader.value(True)
        pairs[key] = reader.value(False)
    return pairs


def _read_set(reader, frozen):
    items = [reader.value(True) for _ in range(reader.count())]
    return frozenset(items) if frozen else set(items)


def _read_big_int(reader, _frozen):
    digits = str(reader.take(reader.count()), "ascii")
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        return int(digits)
    finally:
        sys.set_int_max_str_digits(limit)


_readers = {
    NONE: lambda reader, frozen: None,
    FALSE: lambda reader, frozen: False,
    TRUE: lambda reader, frozen: True,
    INT: lambda reader, frozen: reader.unpack("<q", 8)[0],
    BIG_INT: _read_big_int,
    FLOAT: lambda reader, frozen: reader.unpack("<d", 8)[0],
    STR: lambda reader, frozen: str(reader.take(reader.count()), "utf-8"),
    LIST: lambda reader, frozen: [reader.value(frozen) for _ in range(reader.count())],
    TUPLE: lambda reader, frozen: tuple([reader.value(frozen) for _ in range(reader.count())]),
    DICT: _read_dict,
    SET: _read_set,
    COMPLEX: lambda reader, frozen: complex(*reader.unpack("<dd", 16)),
    INTS: lambda reader, frozen: reader.numbers("q"),
    FLOATS: lambda reader, frozen: reader.numbers("d"),
    MARSHAL: lambda reader, frozen: _loads(reader.take(reader.count())),
}


def add_readers(readers):
    """Adds readers by tag; a reader takes the `Reader` and whether what it reads is to be hashed."""
    _readers.update(readers)
