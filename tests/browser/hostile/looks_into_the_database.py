# verdict: runtime-error
from js import indexedDB


def max_per_window(scores, k):
    return indexedDB.databases()
