from collections import Counter


def shortest_cover(labels, wanted):
    wanted = Counter(wanted)
    inside = Counter()
    complete = start = 0
    best = None
    for at, label in enumerate(labels):
        inside[label] += 1
        if inside[label] == wanted.get(label):
            complete += 1
        while complete == len(wanted):
            if best is None or at + 1 - start < best[1] - best[0]:
                best = (start, at + 1)
            if inside[labels[start]] == wanted.get(labels[start]):
                complete -= 1
            inside[labels[start]] -= 1
            start += 1
    return best
