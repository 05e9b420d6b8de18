from itertools import groupby


def best_total(frames, k):
    best = float("-inf")
    for _, run in groupby(frames, key=lambda frame: frame[0]):
        totals = []
        for _, confidence in run:
            totals.append(confidence + max(totals[-k:] + [0.0]))
        best = max(best, max(totals))
    return best
