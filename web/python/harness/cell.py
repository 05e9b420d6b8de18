"""A pad beside a problem: cells that run one after the other over one namespace, each echoing what its last expression gives."""

import ast
import builtins
import sys
import types

import mettle_faults as faults
import mettle_state as state
import mettle_wire as wire

# An echo is cut here; a table travels as a value only up to this size.
ECHO_CHARS = 10_000
TABLE_BYTES = 4 << 20
# Shown as tables: these types of these libraries alone, never what a cell derives from them.
_TABLES = {("numpy", "ndarray"), ("pandas", "Series"), ("pandas", "DataFrame")}

# Kept from before any candidate's code ran.
_ONLY_TREE, _Expr, _Expression = ast.PyCF_ONLY_AST, ast.Expr, ast.Expression


class Pad:
    """The names that cells share. `key` says what it was made for, `answer` which answer's names are among them."""

    def __init__(self, key, inputs):
        self.key, self.answer = key, None
        self.recursion_limit, self.builtins = state.RECURSION_LIMIT, {}
        self._inputs = set(inputs)
        module = types.ModuleType("pad")
        module.__builtins__ = builtins
        # Data classes and pickling look their class's module up here.
        sys.modules["pad"] = module
        self._names = vars(module)
        self._names.update(inputs)

    def take(self, names):
        """Takes in what an answer defines. An input keeps its name."""
        own = {name: value for name, value in names.items() if not name.startswith("__") and name not in self._inputs}
        self._names.update(own)

    def run(self, statements, last):
        """Runs a compiled cell, and gives what its last expression gives."""
        exec(statements, self._names)
        if last is None:
            return None
        value = eval(last, self._names)
        if value is not None:
            self._names["_"] = value
        return value


def compiled(source, file):
    """The code of a cell's statements, and of its last expression where it ends with one that is to be echoed."""
    tree = compile(source, file, "exec", _ONLY_TREE, dont_inherit=True)
    last = None
    if tree.body and type(tree.body[-1]) is _Expr and not _is_silenced(source, tree.body[-1]):
        last = compile(_Expression(tree.body.pop().value), file, "eval", dont_inherit=True)
    return compile(tree, file, "exec", dont_inherit=True), last


def _is_silenced(source, node):
    """Whether a semicolon follows, which says in a notebook that nothing is to be echoed."""
    line = faults.lines_of(source)[node.end_lineno - 1].encode()
    return line[node.end_col_offset :].partition(b"#")[0].rstrip().endswith(b";")


def echo(value):
    """The header's form of what a cell gives, and its wire form where that makes a table."""
    if value is None:
        return None, b""
    # A plain string, whatever a class's own `__repr__` makes.
    text = "".join((repr(value), ""))
    return {"text": text[:ECHO_CHARS], "cut": len(text) > ECHO_CHARS}, _table(value)


def _table(value):
    kind = type(value)
    if (str(kind.__module__).partition(".")[0], kind.__name__) not in _TABLES:
        return b""
    try:
        form = wire.encode(value)
    except wire.NoValue:
        return b""
    return form if len(form) <= TABLE_BYTES else b""
