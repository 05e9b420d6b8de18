# verdict: runtime-error
import js

js.fetch("https://example.org/")


def max_per_window(scores, k):
    return []
