from collections import Counter


def shortest_cover(labels, wanted):
    needed, start, best = Counter(wanted), 0, None
    missing = len(wanted)
    for at, label in enumerate(labels):
        missing -= needed[label] > 0
        needed[label] -= 1
        if missing == 0:
            if best is None or at + 1 - start < best[1] - best[0]:
                best = (start, at + 1)
            needed[labels[start]] += 1
            missing += needed[labels[start]] > 0
            start += 1
    return best
