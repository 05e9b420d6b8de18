from collections import Counter


def first_single(labels):
    counts = Counter(label for label in labels if label)
    for at, label in enumerate(labels):
        if counts[label] == 1:
            return at
    return None
