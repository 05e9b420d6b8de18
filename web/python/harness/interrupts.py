"""A signal from outside, by which the judge breaks off an answer that takes too long.

It is heeded only while a line of the answer itself runs, and is as if that line had raised: nothing of a library or of the harness
is ever cut off in the middle. At any other moment it is lost; the judge signals again, and in the end replaces the interpreter.
"""

import signal

from mettle_faults import is_own

_set, _number = signal.signal, signal.SIGINT


def _interrupt(_signal, frame):
    if frame is not None and is_own(frame.f_code.co_filename):
        raise KeyboardInterrupt


def listen():
    """From now on, whatever an answer did about signals."""
    _set(_number, _interrupt)
