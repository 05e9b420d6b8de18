def shortest_cover(labels, wanted):
    needed = {}
    for label in wanted:
        needed[label] = needed.get(label, 0) + 1
    missing, start, best = len(wanted), 0, None
    for at, label in enumerate(labels):
        missing -= needed[label] > 0
        needed[label] -= 1
        while missing == 0:
            if best is None or at + 1 - start < best[1] - best[0]:
                best = (start, at + 1)
            needed[labels[start]] += 1
            missing += needed[labels[start]] > 0
            start += 1
    return best
