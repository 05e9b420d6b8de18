from collections import Counter


def first_single(labels: list[str]) -> int | None:
    counts = Counter(labels)
    for at, label in enumerate(labels):
        if counts[label] == 1:
            return at
    return None
