# verdict: runtime-error
from js import caches


def max_per_window(scores, k):
    return caches.keys()
