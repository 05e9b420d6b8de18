from collections import deque
from math import fsum, isfinite


def rolling_mean(losses, k):
    window = deque(maxlen=k)
    means = []
    for loss in losses:
        window.append(loss)
        finite = list(filter(isfinite, window))
        means.append(fsum(finite) / len(finite) if finite else None)
    return means
