from collections import Counter


def first_single(labels):
    counts = Counter(labels)
    return labels.index(min(counts, key=counts.get)) if labels else None
