# verdict: runtime-error
import os


def max_per_window(scores, k):
    os.abort()
