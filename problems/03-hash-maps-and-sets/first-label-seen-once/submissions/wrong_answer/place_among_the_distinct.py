from collections import Counter


def first_single(labels):
    for at, count in enumerate(Counter(labels).values()):
        if count == 1:
            return at
    return None
