def threshold_for_precision(scores, labels, percent):
    thresholds = sorted(set(scores))
    low, high = 0, len(thresholds)
    while low < high:
        middle = (low + high) // 2
        stopped = [label for score, label in zip(scores, labels) if score >= thresholds[middle]]
        if 100 * sum(stopped) >= percent * len(stopped):
            high = middle
        else:
            low = middle + 1
    return thresholds[low] if low < len(thresholds) else None
