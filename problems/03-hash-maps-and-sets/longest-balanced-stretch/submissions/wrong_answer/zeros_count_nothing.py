def longest_balanced(labels):
    first = {0: 0}
    lead = 0
    best = None
    for stop, label in enumerate(labels, start=1):
        lead += label
        start = first.setdefault(lead, stop)
        if start < stop and (best is None or stop - start > best[1] - best[0]):
            best = (start, stop)
    return best
