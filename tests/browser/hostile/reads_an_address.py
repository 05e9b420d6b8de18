# verdict: runtime-error
import ctypes


def max_per_window(scores, k):
    return ctypes.string_at(0)
