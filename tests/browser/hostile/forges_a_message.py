# verdict: runtime-error
import js
from pyodide.ffi import to_js

js.postMessage(to_js({"kind": "failed", "message": "forged"}))


def max_per_window(scores, k):
    return []
