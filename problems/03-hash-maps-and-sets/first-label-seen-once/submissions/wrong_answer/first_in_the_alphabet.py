from collections import Counter


def first_single(labels):
    counts = Counter(labels)
    singles = sorted(label for label in counts if counts[label] == 1)
    return labels.index(singles[0]) if singles else None
