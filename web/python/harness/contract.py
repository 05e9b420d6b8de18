"""Whether a module offers what the problem asks for, and what to do where it does not."""

import inspect

# Classes and functions that are told as "your code defines".
NAMED = 3


class Contract(Exception):
    """The module does not offer what is asked for. `kind` is a short name for how."""

    def __init__(self, kind, message, line=None):
        super().__init__(message)
        self.kind, self.message, self.line = kind, message, line


def asked(names, name, parameters):
    """The asked function or class; raises `Contract` with what to do."""
    if name not in names:
        raise Contract("MissingName", f"Define a function named `{name}`.{_instead(names, name)}")
    found = names[name]
    if not callable(found):
        kind = type(found).__name__
        raise Contract("NotCallable", f"`{name}` is a value of type `{kind}`. Define a function of that name.")
    code = getattr(found, "__code__", None)
    line = getattr(code, "co_firstlineno", None)
    if inspect.iscoroutinefunction(found) or inspect.isasyncgenfunction(found):
        raise Contract("AsyncFunction", f"`{name}` is an `async def`. Define it with a plain `def`.", line)
    problem = _parameters(found, name, parameters)
    if problem:
        raise Contract("WrongParameters", problem, line)
    return found


def _instead(names, name):
    """What the module has in place of the missing name."""
    own = [key for key, value in names.items() if callable(value) and getattr(value, "__module__", None) == "answer"]
    for key in own:
        if isinstance(names[key], type) and hasattr(names[key], name):
            return f" Yours is inside the class `{key}`; move it to the top level of the file."
    if not own:
        return ""
    return " Your code defines " + ", ".join(f"`{key}`" for key in own[:NAMED]) + (" and more." if len(own) > NAMED else ".")


def _parameters(asked, name, given):
    """What is wrong with the parameters, or None."""
    try:
        signature = inspect.signature(asked)
    except (TypeError, ValueError):
        return None
    try:
        signature.bind(*[None] * given)
        return None
    except TypeError:
        pass
    positional = [p for p in signature.parameters.values() if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    required = [p for p in signature.parameters.values() if p.default is p.empty and p.kind is p.KEYWORD_ONLY]
    if required:
        return f"`{name}` cannot be called with positional values only: `{required[0].name}` is keyword-only."
    least = sum(p.default is p.empty for p in positional)
    takes = str(least) if least == len(positional) else f"{least} to {len(positional)}"
    if any(p.kind is p.VAR_POSITIONAL for p in signature.parameters.values()):
        takes = f"at least {least}"
    noun = "parameter" if takes == "1" else "parameters"
    return f"`{name}` takes {takes} {noun}, but is called with {given} {'value' if given == 1 else 'values'}."
