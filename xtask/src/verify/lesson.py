"""What a text's code comes to. Each task returns what is wrong as text, empty where nothing is."""

import doctest


def lesson(task, code, answer):
    """`task` is "compile", "expression" or "doctest"; a doctest knows the names of `answer`, a module's source."""
    try:
        if task == "compile":
            compile(code, "block", "exec")
            return ""
        if task == "expression":
            compile(code.strip(), "block", "eval")
            return ""
        return _session(code, answer)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def _session(code, answer):
    names = {"__name__": "answer"}
    exec(compile(answer, "answer.py", "exec"), names)
    test = doctest.DocTestParser().get_doctest(code, names, "the session", "block", 0)
    told = []
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    runner.run(test, out=told.append)
    return "".join(told)
