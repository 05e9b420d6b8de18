def threshold_for_precision(scores, labels, percent):
    good = []
    for threshold in set(scores):
        stopped = [label for score, label in zip(scores, labels) if score >= threshold]
        if 100 * sum(stopped) >= percent * len(stopped):
            good.append(threshold)
    return min(good, default=None)
