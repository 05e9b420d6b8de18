from itertools import accumulate


def smallest_capacity(tokens, batch_ms, deadline_ms):
    if not tokens:
        return 0
    batches = min(deadline_ms // batch_ms, len(tokens))
    if batches == 0:
        return None
    sums = [0, *accumulate(tokens)]
    best = sums[:]  # best[i]: the smallest capacity for the first i requests
    for _ in range(batches - 1):
        for i in range(len(tokens), 0, -1):
            best[i] = min(max(best[j], sums[i] - sums[j]) for j in range(i))
    return best[-1]
