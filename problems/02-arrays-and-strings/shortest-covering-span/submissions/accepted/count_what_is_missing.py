from collections import Counter


def shortest_cover(labels: list[str], wanted: list[str]) -> tuple[int, int] | None:
    needed = Counter(wanted)
    missing = len(wanted)
    start = 0
    best = None
    for at, label in enumerate(labels):
        if label in needed:
            missing -= needed[label] > 0
            needed[label] -= 1
        if missing:
            continue
        while labels[start] not in needed or needed[labels[start]] < 0:
            if labels[start] in needed:
                needed[labels[start]] += 1
            start += 1
        if best is None or at + 1 - start < best[1] - best[0]:
            best = (start, at + 1)
    return best
