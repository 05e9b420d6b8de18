# verdict: time-limit-exceeded
import re


def max_per_window(scores, k):
    return re.match(r"(a+)+$", "a" * 64 + "b")
