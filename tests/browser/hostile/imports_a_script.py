# verdict: runtime-error
import js

js.importScripts("https://example.org/")


def max_per_window(scores, k):
    return []
