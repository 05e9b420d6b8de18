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


class _Meter:
    """Counts what goes to either stream, and says when it is too much."""

    def __init__(self):
        self.total = 0
        self.lines = 0
        self.ended = False

    @property
    def flooded(self):
        return self.total + LINE_BYTES * self.lines > FLOOD_BYTES

    def take(self, data):
        self.total += len(data)
        self.lines += bytes(data).count(b"\n")


class _Sink(io.BufferedIOBase):
    """Takes the bytes of one standard stream."""

    def __init__(self, meter):
        self.kept = bytearray()
        self.cut = False
        self.meter = meter

    def writable(self):
        return True

    def write(self, data):
        size = len(data)
        meter = self.meter
        if meter.ended:
            return size
        meter.take(data)
        room = KEPT_BYTES - len(self.kept)
        self.kept += data[:room]
        self.cut = self.cut or size > room
        if meter.flooded:
            raise Flood
        return size

    def text(self):
        return self.kept.decode("utf-8", "ignore")


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
    """While it is entered, each standard stream goes to a text of its own. Afterwards `printed()` tells both."""

    def __enter__(self):
        self._meter = _Meter()
        self._out, self._err = _Sink(self._meter), _Sink(self._meter)
        self._streams = [_stream(self._out), _stream(self._err)]
        _set_streams(*self._streams)
        return self

    def __exit__(self, *_):
        self.end()
        silence()

    def end(self):
        """Takes what is still buffered, and from now on drops everything."""
        for stream in self._streams:
            try:
                stream.flush()
            except (Flood, ValueError):
                # A flood is told by `flooded`; a stream that the candidate closed has nothing left.
                pass
        self._meter.ended = True

    def length(self):
        """How many bytes of standard output are kept so far."""
        try:
            self._streams[0].flush()
        except ValueError:
            # The candidate closed the stream.
            pass
        return len(self._out.kept)

    @property
    def flooded(self):
        """Whether far too much was printed, even where the candidate caught what says so."""
        return self._meter.flooded

    def printed(self):
        """The header's form of the texts."""
        return {"text": self._out.text(), "errors": self._err.text(), "cut": self._out.cut or self._err.cut}


def silence():
    """Between runs nothing listens."""
    meter = _Meter()
    meter.ended = True
    stream = _stream(_Sink(meter))
    _set_streams(stream, stream)


def _stream(sink):
    return io.TextIOWrapper(sink, encoding="utf-8", errors="backslashreplace", newline="\n")


def _set_streams(out, err):
    sys.stdout = sys.__stdout__ = out
    sys.stderr = sys.__stderr__ = err
    sys.stdin = sys.__stdin__ = _NoInput()
