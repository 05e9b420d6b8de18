from collections import deque
from math import isfinite


def rolling_mean(losses, k):
    window = deque(maxlen=k)
    means = []
    for loss in losses:
        if isfinite(loss):
            window.append(loss)
        means.append(sum(window) / len(window) if window else None)
    return means
