def longest_balanced(labels):
    first = {0: 0}
    lead = 0
    best = None
    for at, label in enumerate(labels):
        lead += 1 if label == 1 else -1
        start = first.setdefault(lead, at)
        if start < at and (best is None or at + 1 - start > best[1] - best[0]):
            best = (start, at + 1)
    return best
