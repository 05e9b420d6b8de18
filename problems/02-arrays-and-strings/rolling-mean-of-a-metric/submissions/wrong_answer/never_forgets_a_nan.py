def rolling_mean(losses, k):
    means = []
    total = 0.0
    for at, loss in enumerate(losses):
        total += loss
        if at >= k:
            total -= losses[at - k]
        means.append(total / min(k, at + 1))
    return means
