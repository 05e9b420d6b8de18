def telling_pair(samples):
    order = sorted(range(len(samples)), key=samples.__getitem__, reverse=True)
    if len(order) < 2:
        return None
    best, value = None, -1
    first = last = order[0]
    for at in order[1:]:
        for other in (first, last):
            if abs(at - other) * samples[at] > value:
                best, value = (min(at, other), max(at, other)), abs(at - other) * samples[at]
        first, last = min(first, at), max(last, at)
    return best
