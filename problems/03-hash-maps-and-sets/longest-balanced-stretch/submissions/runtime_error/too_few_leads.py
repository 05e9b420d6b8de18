def longest_balanced(labels):
    n = len(labels)
    first = [None] * (2 * n)
    first[n] = 0
    lead = n
    best = None
    for stop, label in enumerate(labels, start=1):
        lead += 1 if label else -1
        if first[lead] is None:
            first[lead] = stop
        elif best is None or stop - first[lead] > best[1] - best[0]:
            best = (first[lead], stop)
    return best
