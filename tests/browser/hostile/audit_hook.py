# verdict: runtime-error
import sys


def hook(*_):
    raise KeyError


sys.addaudithook(hook)


def max_per_window(scores, k):
    return []
