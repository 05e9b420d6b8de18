# verdict: time-limit-exceeded
import itertools


def max_per_window(scores, k):
    return sum(itertools.count())
