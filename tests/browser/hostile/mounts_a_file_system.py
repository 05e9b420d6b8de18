# verdict: runtime-error
import pyodide_js

pyodide_js.FS.mount(pyodide_js.FS.filesystems.IDBFS, None, "/mnt")


def max_per_window(scores, k):
    return []
