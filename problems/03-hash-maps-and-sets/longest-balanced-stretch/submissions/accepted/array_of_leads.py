def longest_balanced(labels):
    n = len(labels)
    first = [None] * (2 * n + 1)
    first[n] = 0
    at = n
    start, stop = 0, 0
    for place, label in enumerate(labels, 1):
        at += 2 * label - 1
        if first[at] is None:
            first[at] = place
        elif place - first[at] > stop - start:
            start, stop = first[at], place
    return (start, stop) if stop else None
