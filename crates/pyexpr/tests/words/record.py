"""Asks CPython 3.12 for its words on what is no expression: syntax.txt holds JSON strings, syntax.jsonl gets one object for
each, {"expr", "message"} or, where it compiles after all, {"expr"}.
"""

import json
import pathlib
import sys
import warnings

assert sys.version_info[:2] == (3, 12), "the corpus records CPython 3.12"
warnings.simplefilter("ignore")
here = pathlib.Path(__file__).parent


def words(source):
    try:
        compile(source.lstrip(" \t"), "<string>", "eval")
    except SyntaxError as error:
        return {"message": error.msg}
    return {}


lines = (here / "syntax.txt").read_text().splitlines()
sources = [json.loads(line) for line in lines if not line.startswith("#")]
with (here / "syntax.jsonl").open("w") as out:
    for source in sources:
        out.write(json.dumps({"expr": source} | words(source), ensure_ascii=False) + "\n")
