"""Whether a module offers what the problem asks for, and what to do where it does not."""

import inspect

# Classes and functions that are told as "your code defines".
NAMED = 3


class Contract(Exception):
    """The module does not offer what is asked for. `kind` is a short name for how."""

    def __init__(self, kind, message, line=None):
        super().__init__(message)
        self.kind, self.message, self.line = kind, message, line


def asked(names, name, parameters, methods=()):
    """The asked function, or class where methods are asked for; raises `Contract` with what to do."""
    noun = "class" if methods else "function"
    if name not in names:
        raise Contract("MissingName", f"Define a {noun} named `{name}`.{_instead(names, name)}")
    found = names[name]
    if not callable(found):
        kind = type(found).__name__
        raise Contract("NotCallable", f"`{name}` is a value of type `{kind}`. Define a {noun} of that name.")
    if methods:
        _check_class(found, name, parameters, methods)
        return found
    code = getattr(found, "__code__", None)
    line = getattr(code, "co_firstlineno", None)
    if inspect.iscoroutinefunction(found) or inspect.isasyncgenfunction(found):
        raise Contract("AsyncFunction", f"`{name}` is an `async def`. Define it with a plain `def`.", line)
    problem = _parameters(found, name, parameters)
    if problem:
        raise Contract("WrongParameters", problem, line)
    return found


def _check_class(found, name, parameters, methods):
    if not isinstance(found, type):
        raise Contract("NotAClass", f"`{name}` is a function. Define a class of that name.")
    problem = _parameters(found, name, parameters)
    if problem:
        raise Contract("WrongParameters", problem)
    for method in methods:
        own = getattr(found, method["name"], None)
        if not callable(own):
            raise Contract("MissingName", f"Define a method `{method['name']}` in the class `{name}`.")
        if inspect.iscoroutinefunction(own) or inspect.isasyncgenfunction(own):
            raise Contract("AsyncFunction", f"`{name}.{method['name']}` is an `async def`. Define it with a plain `def`.")
        # A plain function among the class's attributes takes the object first.
        itself = not isinstance(inspect.getattr_static(found, method["name"]), (staticmethod, classmethod))
        problem = _parameters(own, f"{name}.{method['name']}", method["parameters"], itself)
        if problem:
            raise Contract("WrongParameters", problem, getattr(getattr(own, "__code__", None), "co_firstlineno", None))


def _instead(names, name):
    """What the module has in place of the missing name."""
    own = [key for key, value in names.items() if callable(value) and getattr(value, "__module__", None) == "answer"]
    for key in own:
        if isinstance(names[key], type) and hasattr(names[key], name):
            return f" Yours is inside the class `{key}`; move it to the top level of the file."
    if not own:
        return ""
    return " Your code defines " + ", ".join(f"`{key}`" for key in own[:NAMED]) + (" and more." if len(own) > NAMED else ".")


def _parameters(asked, name, given, itself=False):
    """What is wrong with the parameters, or None. With `itself`, a first one for the object is not counted."""
    try:
        signature = inspect.signature(asked)
    except (TypeError, ValueError):
        return None
    try:
        signature.bind(*[None] * (given + itself))
        return None
    except TypeError:
        pass
    positional = [p for p in signature.parameters.values() if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    positional = positional[itself:]
    required = [p for p in signature.parameters.values() if p.default is p.empty and p.kind is p.KEYWORD_ONLY]
    if required:
        return f"`{name}` cannot be called with positional values only: `{required[0].name}` is keyword-only."
    least = sum(p.default is p.empty for p in positional)
    takes = str(least) if least == len(positional) else f"{least} to {len(positional)}"
    if any(p.kind is p.VAR_POSITIONAL for p in signature.parameters.values()):
        takes = f"at least {least}"
    noun = "parameter" if takes == "1" else "parameters"
    return f"`{name}` takes {takes} {noun}, but is called with {given} {'value' if given == 1 else 'values'}."
