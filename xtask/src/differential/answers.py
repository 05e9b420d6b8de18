"""What Python and NumPy say of expressions: a JSON text of questions in, a JSON text of answers out.

The questions are {"modules": [name, ...], "setup": ["name = expression", ...], "expressions": [text, ...]}. An answer is
{"repr": text}, {"error": [class, message]}, or {"skipped": why} where the machine's own limits decided. Run as a program it
answers each line of standard input with one line.
"""

import importlib
import json
import os
import signal
import sys
import warnings

import numpy as np

# Python, unlike the evaluator, has no bound of its own.
SECONDS = 5
MEMORY = 4 << 30


class _TooLong(BaseException):
    pass


def _too_long(*_):
    raise _TooLong


def answers(questions):
    warnings.simplefilter("ignore")
    questions = json.loads(questions)
    names = {"np": np, "numpy": np}
    for name in questions["modules"]:
        names[name] = importlib.import_module(name)
    for line in questions["setup"]:
        name, _, source = line.partition(" = ")
        names[name] = eval(source, names)
    return json.dumps([_answer(source, names) for source in questions["expressions"]])


def _answer(source, names):
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        return {"repr": repr(eval(source, dict(names)))}
    except (_TooLong, MemoryError, RecursionError) as error:
        return {"skipped": type(error).__name__}
    except Exception as error:
        return {"error": [type(error).__name__, str(error)]}
    finally:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)


def _serve():
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, _too_long)
    if sys.version_info[:2] != (3, 12) or np.__version__ != "2.0.2" or np.dtype(int).itemsize != 8:
        width = 8 * np.dtype(int).itemsize
        raise SystemExit(f"This is Python {sys.version.split()[0]} with NumPy {np.__version__}, default int of {width} bits.")
    # What an expression prints must not come between the lines.
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    for line in sys.stdin:
        print(answers(line), file=out, flush=True)


if __name__ == "__main__":
    _serve()
