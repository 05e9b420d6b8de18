"""Failures in the words of the protocol: what sort, which line, and the candidate's own frames."""

import errno
import io
import linecache
import traceback
from itertools import islice

FILE = "answer.py"
# A cell of the pad is a file of its own, with its number.
_CELL = "cell "

MESSAGE_CHARS = 2000
# Frames shown of each end of a long traceback.
SHOWN_FRAMES = 40

# What a 32-bit interpreter says where a larger one would run out of memory.
_too_large = (
    (OverflowError, "cannot fit 'int' into an index-sized integer"),
    (OverflowError, "repeated string is too long"),
    (ValueError, "array is too big"),
    (ValueError, "Maximum allowed dimension exceeded"),
)


def cell_file(number):
    """The name under which a cell's lines are told."""
    return f"{_CELL}{number}"


def is_own(file):
    """Whether lines of this file are the candidate's."""
    return file == FILE or file.startswith(_CELL)


def lines_of(source):
    """The source's lines as files have them, each with its end."""
    lines = io.StringIO(source, newline=None).readlines()
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    return lines


def keep_lines(source, file):
    """Keeps the lines for tracebacks."""
    # Without a modification time the entry counts as loaded, and is never looked for on disk.
    linecache.cache[file] = (len(source), None, lines_of(source), file)


def forget_lines():
    """Drops what was kept of the candidate's files."""
    for file in [file for file in linecache.cache if is_own(file)]:
        del linecache.cache[file]


def raised(fault, kind, message, line=None, column=None, frames=()):
    """The header of a `Raised`, still without what was printed."""
    return {
        "op": "raised",
        "fault": fault,
        "kind": kind,
        "message": _cut(message),
        "line": line,
        "column": column,
        "traceback": [_cut(frame) for frame in frames],
    }


def syntax(error):
    """A source that does not compile."""
    kind = type(error).__name__
    if not isinstance(error, SyntaxError):
        return raised("syntax", kind, _words(error))
    place = "".join(traceback.format_exception_only(error)[:-1])
    return raised("syntax", kind, error.msg, error.lineno, error.offset or None, [place] if place else [])


def flood():
    """Far too much was printed."""
    return raised("output", "OutputLimit", "The code printed more than 8 MiB.")


def exception(error, file=FILE):
    """Anything that the candidate's code raised. The line is the innermost one of this file."""
    frames = _own_frames(error.__traceback__)
    fault, kind, message = _kind_and_words(error)
    line = column = None
    if of_file := [frame for frame in frames if frame.filename == file]:
        line = of_file[-1].lineno
        column = _column(of_file[-1])
    return raised(fault, kind, message, line, column, _printed_frames(frames))


def _kind_and_words(error):
    if isinstance(error, MemoryError) or isinstance(error, OSError) and _is_full(error):
        return "memory", "MemoryError", "The code asked for more memory than there is."
    words = _words(error)
    if any(type(error) is kind and words.startswith(start) for kind, start in _too_large):
        return "memory", "MemoryError", "The code asked for more memory than there is."
    if isinstance(error, SystemExit):
        return "exception", "SystemExit", "The code ended the program with exit(). Return a value instead."
    if isinstance(error, ModuleNotFoundError) and error.name:
        return "exception", "ModuleNotFoundError", f"No module named {error.name!r}: it is not part of this problem."
    return "exception", type(error).__name__, _suggesting(error, words)


def _is_full(error):
    """Whether files took all the room that they may take."""
    try:
        return error.errno == errno.ENOSPC
    except BaseException:
        return False


def _suggesting(error, words):
    """With the name that the interpreter would suggest, as its own tracebacks have it."""
    if type(error) not in (NameError, AttributeError, ImportError) or getattr(error, "__notes__", None):
        return words
    try:
        told = str(traceback.TracebackException(type(error), error, error.__traceback__, limit=0))
    except BaseException:
        return words
    return told if told.startswith(words) else words


def _words(error):
    """The message; a candidate's exception may fail to tell one."""
    try:
        notes = getattr(error, "__notes__", None)
        return "\n".join([str(error), *notes] if isinstance(notes, list) else [str(error)])
    except BaseException:
        return "(the exception's message could not be made)"


def _own_frames(tb):
    """Summaries of the frames of the candidate's files, innermost last."""
    entries = []
    while tb is not None:
        if is_own(tb.tb_frame.f_code.co_filename):
            entries.append((tb.tb_frame.f_code, tb.tb_lineno, tb.tb_lasti))
        tb = tb.tb_next
    return [_summary(*entry) for entry in entries]


def _summary(code, line, lasti):
    where = next(islice(code.co_positions(), lasti // 2, None), None) if lasti >= 0 else None
    _, end_line, column, end_column = where or (line, None, None, None)
    return traceback.FrameSummary(
        code.co_filename, line, code.co_name, lookup_line=False, end_lineno=end_line, colno=column, end_colno=end_column
    )


def _printed_frames(frames):
    """As Python prints them: a frame repeated many times is shown a few times and counted."""
    printed = traceback.StackSummary.from_list(frames).format()
    left_out = len(printed) - 2 * SHOWN_FRAMES
    if left_out > 0:
        printed[SHOWN_FRAMES:-SHOWN_FRAMES] = [f"  [{left_out} frames left out]\n"]
    return printed


def _column(frame):
    """From 1, in characters; the interpreter counts bytes."""
    if frame.colno is None:
        return None
    line = linecache.getline(frame.filename, frame.lineno).encode()
    return len(line[: frame.colno].decode("utf-8", "replace")) + 1


def _cut(text):
    return text if len(text) <= MESSAGE_CHARS else text[:MESSAGE_CHARS] + "…"
