def shortest_cover(labels, wanted):
    best = None
    for start in range(len(labels)):
        found = 0
        for at in range(start, len(labels)):
            found += labels[at] == wanted[found]
            if found == len(wanted):
                if best is None or at + 1 - start < best[1] - best[0]:
                    best = (start, at + 1)
                break
    return best
