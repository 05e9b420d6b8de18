def longest_balanced(labels):
    leads = [0]
    best = None
    for stop, label in enumerate(labels, start=1):
        lead = leads[-1] + (1 if label else -1)
        leads.append(lead)
        start = leads.index(lead)
        if start < stop and (best is None or stop - start > best[1] - best[0]):
            best = (start, stop)
    return best
