from math import isfinite


def rolling_mean(losses, k):
    means = []
    total, count = 0.0, 0
    for at, loss in enumerate(losses):
        if isfinite(loss):
            total += loss
            count += 1
        if at >= k and isfinite(losses[at - k]):
            total -= losses[at - k]
            count -= 1
        means.append(total / count if total else None)
    return means
