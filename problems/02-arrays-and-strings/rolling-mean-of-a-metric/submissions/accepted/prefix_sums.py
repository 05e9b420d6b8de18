from itertools import accumulate
from math import isfinite


def rolling_mean(losses, k):
    totals = list(accumulate((loss if isfinite(loss) else 0.0 for loss in losses), initial=0.0))
    counts = list(accumulate((isfinite(loss) for loss in losses), initial=0))
    means = []
    for end in range(1, len(losses) + 1):
        start = max(0, end - k)
        count = counts[end] - counts[start]
        means.append((totals[end] - totals[start]) / count if count else None)
    return means
