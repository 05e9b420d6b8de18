from collections import Counter


def shortest_cover(labels, wanted):
    best = None
    for start in range(len(labels)):
        needed, missing = Counter(wanted), len(wanted)
        for at in range(start, len(labels)):
            if needed.get(labels[at], 0) > 0:
                missing -= 1
                needed[labels[at]] -= 1
            if missing == 0:
                if best is None or at + 1 - start < best[1] - best[0]:
                    best = (start, at + 1)
                break
    return best
