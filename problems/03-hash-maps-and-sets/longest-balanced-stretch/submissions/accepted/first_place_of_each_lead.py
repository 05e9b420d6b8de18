def longest_balanced(labels: list[int]) -> tuple[int, int] | None:
    first = {0: 0}
    lead = 0
    best = None
    for stop, label in enumerate(labels, start=1):
        lead += 1 if label == 1 else -1
        start = first.setdefault(lead, stop)
        if start < stop and (best is None or stop - start > best[1] - best[0]):
            best = (start, stop)
    return best
