from math import isfinite
from struct import pack, unpack


def rolling_mean(losses, k):
    def rounded(x):
        return unpack("f", pack("f", x))[0]

    means = []
    total, count = 0.0, 0
    for at, loss in enumerate(losses):
        if isfinite(loss):
            total, count = rounded(total + loss), count + 1
        if at >= k and isfinite(losses[at - k]):
            total, count = rounded(total - losses[at - k]), count - 1
        means.append(total / count if count else None)
    return means
