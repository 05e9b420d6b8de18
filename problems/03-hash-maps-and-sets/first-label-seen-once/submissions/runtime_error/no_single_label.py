from collections import Counter


def first_single(labels):
    counts = Counter(labels)
    return next(at for at, label in enumerate(labels) if counts[label] == 1)
