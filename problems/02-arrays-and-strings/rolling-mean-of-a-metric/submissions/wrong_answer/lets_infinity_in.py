from math import isnan


def rolling_mean(losses, k):
    means = []
    total, count = 0.0, 0
    for at, loss in enumerate(losses):
        if not isnan(loss):
            total += loss
            count += 1
        if at >= k and not isnan(losses[at - k]):
            total -= losses[at - k]
            count -= 1
        means.append(total / count if count else None)
    return means
