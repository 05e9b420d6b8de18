"""A small use of each large library: it proves that the library works, and pays what its first use costs before any answer does."""

import sys


def prove():
    """Raises where a library that is imported does not compute what it should."""
    numpy, pandas = sys.modules.get("numpy"), sys.modules.get("pandas")
    if numpy:
        _prove_numpy(numpy)
    if pandas:
        _prove_pandas(pandas)


def _prove_numpy(numpy):
    square = numpy.arange(6.0).reshape(2, 3) @ numpy.arange(6.0).reshape(3, 2)
    inverse = numpy.linalg.inv(square)
    if square.tolist() != [[10.0, 13.0], [28.0, 40.0]] or not numpy.allclose(square @ inverse, numpy.eye(2)):
        raise RuntimeError("NumPy does not work.")


def _prove_pandas(pandas):
    frame = pandas.DataFrame({"user": ["a", "a", "b"], "value": [1, 2, 4]})
    sums = frame.groupby("user")["value"].sum()
    if sums.to_dict() != {"a": 3, "b": 4} or "value" not in repr(frame):
        raise RuntimeError("pandas does not work.")
