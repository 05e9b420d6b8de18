"""What the candidate's code prints, kept up to a bound, and what it would read: nothing."""

import io
import sys

KEPT_BYTES = 64 << 10
# Beyond this the run is stopped: nobody reads it, and it could go on for ever.
FLOOD_BYTES = 8 << 20
# What a line counts for beside its text, so that a loop that prints empty lines ends soon.
LINE_BYTES = 15


class Flood(BaseException):
    """Far too much was printed. No `Exception`, so that an ordinary `except` does not swallow it."""


class _Sink(io.BufferedIOBase):
    """Takes the bytes of both standard streams."""

    def __init__(self):
        self.kept = bytearray()
        self.total = 0
        self.lines = 0
        self.ended = False

    @property
    def flooded(self):
        return self.total + LINE_BYTES * self.lines > FLOOD_BYTES

    def writable(self):
        return True

    def write(self, data):
        size = len(data)
        if self.ended:
            return size
        self.total += size
        self.lines += bytes(data).count(b"\n")
        if len(self.kept) < KEPT_BYTES:
            self.kept += data[: KEPT_BYTES - len(self.kept)]
        if self.flooded:
            raise Flood
        return size


class _NoInput(io.TextIOBase):
    """Standard input: reading from it says what to do instead."""

    def readable(self):
        return True

    def read(self, *_):
        no_input("sys.stdin")

    readline = __next__ = read


def no_input(what="input()"):
    """Raises what reading from a person raises here."""
    raise RuntimeError(f"{what} has nobody to ask here. The values are the arguments of your function.")


class Capture:
    """While it is entered, both standard streams go to one text. Afterwards `printed()` tells it."""

    def __enter__(self):
        self._sink = _Sink()
        stream = io.TextIOWrapper(self._sink, encoding="utf-8", errors="backslashreplace", newline="\n")
        self._stream = stream
        sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = stream
        sys.stdin = sys.__stdin__ = _NoInput()
        return self

    def __exit__(self, *_):
        self.end()
        silence()

    def end(self):
        """Takes what is still buffered, and from now on drops everything."""
        try:
            self._stream.flush()
        except (Flood, ValueError):
            # A flood is told by `flooded`; a stream that the candidate closed has nothing left.
            pass
        self._sink.ended = True

    @property
    def flooded(self):
        """Whether far too much was printed, even where the candidate caught what says so."""
        return self._sink.flooded

    def printed(self):
        """The header's form of the text."""
        kept = self._sink.kept
        return {"text": kept.decode("utf-8", "ignore"), "cut": self._sink.total > len(kept)}


def silence():
    """Between runs nothing listens."""
    sink = _Sink()
    sink.ended = True
    stream = io.TextIOWrapper(sink, encoding="utf-8", errors="backslashreplace")
    sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = stream
    sys.stdin = sys.__stdin__ = _NoInput()
