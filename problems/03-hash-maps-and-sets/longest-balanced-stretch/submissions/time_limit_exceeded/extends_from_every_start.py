def longest_balanced(labels):
    best = None
    for start in range(len(labels)):
        lead = 0
        for stop in range(start + 1, len(labels) + 1):
            lead += 1 if labels[stop - 1] else -1
            if lead == 0 and (best is None or stop - start > best[1] - best[0]):
                best = (start, stop)
    return best
