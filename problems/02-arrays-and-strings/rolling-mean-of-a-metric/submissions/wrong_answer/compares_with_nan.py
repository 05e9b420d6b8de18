def rolling_mean(losses, k):
    means = []
    total, count = 0.0, 0
    for at, loss in enumerate(losses):
        if loss != float("nan"):
            total += loss
            count += 1
        if at >= k and losses[at - k] != float("nan"):
            total -= losses[at - k]
            count -= 1
        means.append(total / count if count else None)
    return means
