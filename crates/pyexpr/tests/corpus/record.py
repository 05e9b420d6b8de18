"""Asks CPython 3.12 with NumPy 2.0.2 what every case gives, and writes the answers as JSON lines.

cases/NAME.txt holds the cases: a line `let NAME = EXPRESSION` binds a name for the expressions below it, an empty line
forgets all such names, a line that begins with `#` is a remark, every other line is one expression. NAME.jsonl gets one
object per expression: {"id", "setup", "expr"} with "repr" or with "error": [class, message].

The files whose name begins with `near_` hold results of iterations, whose last bits differ between builds of LAPACK. Their
answers have "numbers", too: all numbers of the result at full length, which are compared with a tolerance.

Run it as `python record.py [NAME...]`.
"""

import importlib
import json
import pathlib
import re
import sys
import warnings

import numpy as np

assert sys.version_info[:2] == (3, 12) and np.__version__ == "2.0.2", "the corpus records CPython 3.12 and NumPy 2.0.2"
warnings.simplefilter("ignore")
sys.setrecursionlimit(1000)
here = pathlib.Path(__file__).parent
MODULES = "bisect collections functools heapq itertools math operator statistics string".split()


def numbers(value):
    if isinstance(value, (list, tuple)):
        return [number for item in value for number in numbers(item)]
    # JSON has no word for what is not finite.
    flat = np.asarray(value).ravel()
    if flat.dtype == object:
        return []
    if np.iscomplexobj(flat):
        flat = np.stack([flat.real, flat.imag], axis=-1).ravel()
    return [number if np.isfinite(number) else repr(number) for number in flat.tolist()]


def answer(setup, expression, near):
    names = {"np": np, "numpy": np} | {name: importlib.import_module(name) for name in MODULES}
    for line in setup:
        name, _, value = line.partition(" = ")
        names[name] = eval(value, names)
    try:
        value = eval(expression, names)
        text = repr(value)
    except RecursionError as error:
        raise SystemExit(f"{expression}: {error}")
    except Exception as error:
        return {"error": [type(error).__name__, str(error)]}
    return {"repr": text} | ({"numbers": numbers(value)} if near else {})


def record(source):
    setup, lines = [], []
    for number, line in enumerate(source.read_text().splitlines(), 1):
        if not line.strip():
            setup = []
        elif line.startswith("let "):
            setup.append(line.removeprefix("let "))
        elif not line.startswith("#"):
            needed = [one for one in setup if re.search(rf"\b{one.split()[0]}\b", line)]
            case = {"id": f"{source.stem}:{number}", "setup": needed, "expr": line}
            lines.append(json.dumps(case | answer(needed, line, source.stem.startswith("near_")), ensure_ascii=False))
    (here / f"{source.stem}.jsonl").write_text("\n".join(lines) + "\n")
    return len(lines)


wanted = sys.argv[1:]
total = 0
for source in sorted((here / "cases").glob("*.txt")):
    if not wanted or source.stem in wanted:
        total += record(source)
print(f"{total} cases")
