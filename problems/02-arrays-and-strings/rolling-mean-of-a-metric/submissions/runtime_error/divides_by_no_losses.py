from math import isfinite


def rolling_mean(losses, k):
    means = []
    for at in range(len(losses)):
        window = [loss for loss in losses[max(0, at - k + 1) : at + 1] if isfinite(loss)]
        means.append(sum(window) / len(window))
    return means
