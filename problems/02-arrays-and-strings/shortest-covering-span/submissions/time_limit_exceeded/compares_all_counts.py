from collections import Counter


def shortest_cover(labels, wanted):
    wanted, inside = Counter(wanted), Counter()
    start, best = 0, None
    for at, label in enumerate(labels):
        inside[label] += 1
        while all(inside[other] >= count for other, count in wanted.items()):
            if best is None or at + 1 - start < best[1] - best[0]:
                best = (start, at + 1)
            inside[labels[start]] -= 1
            start += 1
    return best
