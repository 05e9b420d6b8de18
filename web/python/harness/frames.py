"""The wire form of NumPy and pandas values. Neither library is imported before a value names it."""

import sys

from mettle_wire import (
    DATA_FRAME,
    NDARRAY,
    SCALAR,
    SERIES,
    Malformed,
    NoValue,
    add_readers,
    add_writers,
    hint,
)
from struct import Struct

_u64 = Struct("<Q").pack
_u32 = Struct("<I").pack

OBJECT = 0x0F
DATETIME, TIMEDELTA = 0x0D, 0x0E
# NumPy's little-endian type strings by dtype code.
DTYPES = {
    0x01: "|b1", 0x02: "|i1", 0x03: "<i2", 0x04: "<i4", 0x05: "<i8", 0x06: "|u1", 0x07: "<u2", 0x08: "<u4", 0x09: "<u8",
    0x0A: "<f4", 0x0B: "<f8", 0x0C: "<c16", DATETIME: "<M8[ns]", TIMEDELTA: "<m8[ns]", OBJECT: "|O",
}  # fmt: skip
_codes = {(form[1], int(form[2:])): code for code, form in DTYPES.items() if form[2:].isdigit()}
# Types without a code of their own go as the nearest wider one; long doubles lose what a double cannot hold.
_codes |= {("f", 2): 0x0A, ("f", 8): 0x0B, ("f", 12): 0x0B, ("f", 16): 0x0B, ("c", 8): 0x0C, ("c", 32): 0x0C}


def _writer_for(value, inside):
    """A writer for a NumPy or pandas value, or None for anything else."""
    np = sys.modules.get("numpy")
    if np is None:
        return None
    if isinstance(value, np.ndarray):
        if isinstance(value, np.ma.MaskedArray):
            raise NoValue("MaskedArray", "Return an ordinary array: `.filled(...)` makes one.", inside)
        return _write_array
    if isinstance(value, np.generic) and not isinstance(value, (str, bytes)):
        return _write_scalar
    pd = sys.modules.get("pandas")
    if pd is None:
        return None
    if isinstance(value, pd.DataFrame):
        return _write_frame
    if isinstance(value, pd.Series):
        return _write_series
    if value is pd.NA:
        return lambda writer, _value: writer.value(None)
    if value is pd.NaT:
        return lambda writer, _value: _write_scalar(writer, np.datetime64("NaT", "ns"))
    if isinstance(value, pd.Timestamp):
        return _write_timestamp
    if isinstance(value, pd.Timedelta):
        return lambda writer, value: _write_scalar(writer, value.as_unit("ns").to_timedelta64())
    return None


def _write_timestamp(writer, value):
    if value.tzinfo is not None:
        return writer.value(value.isoformat())
    return _write_scalar(writer, value.as_unit("ns").to_datetime64())


def _code(dtype, inside):
    if dtype.kind == "M":
        return DATETIME
    if dtype.kind == "m":
        return TIMEDELTA
    if dtype.kind in "OU":
        return OBJECT
    code = _codes.get((dtype.kind, dtype.itemsize))
    if code is None:
        raise NoValue("ndarray", f"Its dtype is {dtype}, which cannot be compared.", inside)
    return code


def _write_scalar(writer, value):
    code = _code(value.dtype, bool(writer.path))
    if code == OBJECT:
        raise NoValue(type(value).__name__, hint(value), bool(writer.path))
    writer.out += bytes((SCALAR, code)) + value.astype(DTYPES[code]).tobytes()


def _write_array(writer, array):
    code = _code(array.dtype, bool(writer.path))
    writer.out += bytes((NDARRAY, code, array.ndim)) + b"".join(map(_u64, array.shape))
    if code != OBJECT:
        writer.out += array.astype(DTYPES[code], order="C", copy=False).tobytes()
        return
    mark = writer.enter(array)
    for item in array.ravel(order="C").tolist():
        writer.value(item)
    writer.path.discard(mark)


def _write_series(writer, series):
    mark = writer.enter(series)
    writer.out.append(SERIES)
    writer.value(series.name)
    _write_array(writer, _column(series.index))
    _write_array(writer, _column(series))
    writer.path.discard(mark)


def _write_frame(writer, frame):
    mark = writer.enter(frame)
    writer.out.append(DATA_FRAME)
    _write_array(writer, _column(frame.index))
    writer.out += _u32(frame.shape[1])
    for position, name in enumerate(frame.columns):
        writer.value(name)
        _write_array(writer, _column(frame.iloc[:, position]))
    writer.path.discard(mark)


def _column(values):
    """A series' or an index's values as a 1-D array, objects with None for missing where NumPy has no such dtype."""
    np, pd = sys.modules["numpy"], sys.modules["pandas"]
    dtype = values.dtype
    if isinstance(values, pd.MultiIndex):
        return _objects(values.to_list())
    if isinstance(dtype, np.dtype):
        return values.to_numpy()
    if isinstance(dtype, pd.SparseDtype):
        return np.asarray(values)
    items = [None if missing else item for item, missing in zip(values.astype(object).array, values.isna())]
    if isinstance(dtype, pd.DatetimeTZDtype):
        items = [item and item.isoformat() for item in items]
    return _objects(items)


def _objects(items):
    np = sys.modules["numpy"]
    return np.fromiter(items, dtype=object, count=len(items))


def _read_array(reader, _frozen):
    np = _library("numpy")
    code, ndim = reader.unpack("<BB", 2)
    form = DTYPES.get(code)
    if form is None:
        raise Malformed(f"dtype code {code} is not known")
    shape = reader.unpack(f"<{ndim}Q", 8 * ndim)
    size = 1
    for length in shape:
        size *= length
    if code == OBJECT:
        flat = np.fromiter((reader.value(False) for _ in range(size)), dtype=object, count=size)
    else:
        dtype = np.dtype(form)
        flat = np.frombuffer(reader.take(size * dtype.itemsize), dtype=dtype).copy()
    if ndim == 0 and code in (DATETIME, TIMEDELTA) and "pandas" in sys.modules:
        return _point_in_time(code, flat[0])
    return flat.reshape(shape)


def _read_scalar(reader, _frozen):
    np = _library("numpy")
    (code,) = reader.unpack("<B", 1)
    if code == OBJECT or code not in DTYPES:
        raise Malformed(f"dtype code {code} is no scalar's")
    dtype = np.dtype(DTYPES[code])
    value = np.frombuffer(reader.take(dtype.itemsize), dtype=dtype)[0]
    if code in (DATETIME, TIMEDELTA) and "pandas" in sys.modules:
        return _point_in_time(code, value)
    return value


def _point_in_time(code, value):
    pd = sys.modules["pandas"]
    return pd.Timestamp(value) if code == DATETIME else pd.Timedelta(value)


def _read_series(reader, frozen):
    pd = _library("pandas")
    name = reader.value(True)
    index = _index(_tagged_array(reader))
    return pd.Series(_tagged_array(reader), index=index, name=name)


def _read_frame(reader, frozen):
    pd = _library("pandas")
    index = _index(_tagged_array(reader))
    names, columns = [], {}
    for position in range(reader.count()):
        names.append(reader.value(True))
        columns[position] = _tagged_array(reader)
    frame = pd.DataFrame(columns, index=index)
    if names:
        frame.columns = names
    return frame


def _tagged_array(reader):
    array = reader.value(False)
    if getattr(array, "ndim", None) != 1:
        raise Malformed("a column is no 1-D array")
    return array


def _index(values):
    """The index that pandas itself would show: a range where the labels count from 0, tuples as several levels."""
    np, pd = sys.modules["numpy"], sys.modules["pandas"]
    if values.dtype == np.int64 and np.array_equal(values, np.arange(len(values))):
        return pd.RangeIndex(len(values))
    if values.dtype == object and len(values) and all(type(label) is tuple for label in values):
        return pd.MultiIndex.from_tuples(values)
    return pd.Index(values)


def _library(name):
    try:
        return sys.modules.get(name) or __import__(name)
    except ImportError:
        raise Malformed(f"the value needs {name}, which is not loaded") from None


add_readers({NDARRAY: _read_array, SCALAR: _read_scalar, SERIES: _read_series, DATA_FRAME: _read_frame})
add_writers(_writer_for)
