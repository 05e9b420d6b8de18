def longest_balanced(labels):
    start = lead = 0
    best = None
    for stop, label in enumerate(labels, start=1):
        lead += 1 if label else -1
        if lead == 0:
            if best is None or stop - start > best[1] - best[0]:
                best = (start, stop)
            start = stop
    return best
