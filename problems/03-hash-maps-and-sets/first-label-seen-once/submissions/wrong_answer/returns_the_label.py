from collections import Counter


def first_single(labels):
    counts = Counter(labels)
    return next((label for label in labels if counts[label] == 1), None)
