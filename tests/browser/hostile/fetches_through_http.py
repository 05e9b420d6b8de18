# verdict: runtime-error
from pyodide.http import open_url


def max_per_window(scores, k):
    return open_url("https://example.org/").read()
