from collections import defaultdict


def best_total(frames, k):
    totals = defaultdict(list)
    for prediction, confidence in frames:
        own = totals[prediction]
        own.append(confidence + max(own[-k:] + [0.0]))
    return max(max(own) for own in totals.values())
