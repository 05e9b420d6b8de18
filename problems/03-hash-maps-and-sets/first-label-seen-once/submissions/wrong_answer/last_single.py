from collections import Counter


def first_single(labels):
    counts = Counter(labels)
    answer = None
    for at, label in enumerate(labels):
        if counts[label] == 1:
            answer = at
    return answer
