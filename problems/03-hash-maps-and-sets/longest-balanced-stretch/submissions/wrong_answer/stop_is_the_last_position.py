def longest_balanced(labels):
    first = {0: -1}
    lead = 0
    best = None
    for at, label in enumerate(labels):
        lead += 1 if label == 1 else -1
        before = first.setdefault(lead, at)
        if before < at and (best is None or at - before > best[1] - best[0] + 1):
            best = (before + 1, at)
    return best
