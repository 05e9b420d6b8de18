"""What could stand at a place in a text, what is called there and what a name means. No line of the text is ever run."""

import json

import jedi

# In this very interpreter: jedi would start another one to look at libraries with.
from jedi.api.environment import InterpreterEnvironment

_HERE = InterpreterEnvironment()
_PROJECT = jedi.Project("/nowhere", sys_path=None, smart_sys_path=False)

# Longer texts are nobody's answer.
MOST_CHARACTERS = 100_000
MOST_COMPLETIONS = 1000
MOST_DOCUMENTATION = 1500


def answer(question):
    """JSON for JSON: `{ask, source, line, column}`, line and column from 1 in UTF-16 units as editors count. `null` for nothing."""
    asked = json.loads(question)
    source, line = asked["source"], asked["line"]
    if len(source) > MOST_CHARACTERS:
        return "null"
    try:
        column = _characters(source.split("\n")[line - 1], asked["column"] - 1)
        script = jedi.Script(source, environment=_HERE, project=_PROJECT)
        found = _ANSWERS[asked["ask"]](script, line, column)
    except Exception:
        # A text that is being typed may be anything, and jedi meets what it does not know.
        found = None
    return json.dumps(found)


def _characters(line, units):
    return len(line.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


def _complete(script, line, column):
    found = script.complete(line, column)
    # Names for Python itself come only when they are asked for.
    wanted = [one for one in found if not one.name.startswith("_") or one.get_completion_prefix_length() > 0]
    return [
        {"label": one.name_with_symbols, "kind": one.type, "typed": one.get_completion_prefix_length()}
        for one in wanted[:MOST_COMPLETIONS]
    ]


def _signature(script, line, column):
    return [
        {
            "label": one.to_string(),
            "parameters": [parameter.to_string() for parameter in one.params],
            "active": one.index,
            "documentation": _documentation(one),
        }
        for one in script.get_signatures(line, column)
    ]


def _hover(script, line, column):
    for one in script.help(line, column):
        if one.type == "keyword":
            continue
        label = _label(script, one, line, column)
        if label:
            return {"label": label, "documentation": "" if one.type in ("param", "statement") else _documentation(one)}
    return None


def _label(script, one, line, column):
    signatures = one.get_signatures() if one.type in ("function", "class") else []
    if signatures:
        return "\n".join(signature.to_string() for signature in signatures[:3])
    if one.type in ("param", "statement"):
        kinds = sorted({value.name for value in script.infer(line, column)})
        return f"{one.name}: {' | '.join(kinds)}" if kinds else ""
    return f"{one.type} {one.full_name or one.name}"


def _documentation(one):
    text = one.docstring(raw=True).strip()
    return text if len(text) <= MOST_DOCUMENTATION else text[:MOST_DOCUMENTATION].rsplit("\n", 1)[0] + "\n…"


_ANSWERS = {"complete": _complete, "signature": _signature, "hover": _hover}


def warm(packages):
    """Reads the stubs of what every text uses and imports packages, before anybody waits for it."""
    source = "import math\nfrom collections import defaultdict\nwords = []\nwords.append('').strip().\nmath.sqrt("
    for ask, line, column in (("complete", 4, 26), ("signature", 5, 11), ("hover", 5, 8)):
        answer(json.dumps({"ask": ask, "source": source, "line": line, "column": column}))
    for package in packages:
        first = f"import {package}\n{package}."
        answer(json.dumps({"ask": "complete", "source": first, "line": 2, "column": len(package) + 2}))
