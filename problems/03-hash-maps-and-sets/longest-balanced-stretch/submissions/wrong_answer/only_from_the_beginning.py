def longest_balanced(labels):
    lead = 0
    best = None
    for stop, label in enumerate(labels, start=1):
        lead += 1 if label else -1
        if lead == 0:
            best = (0, stop)
    return best
