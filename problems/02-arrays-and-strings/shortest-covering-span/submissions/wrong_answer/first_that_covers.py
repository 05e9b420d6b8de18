from collections import Counter


def shortest_cover(labels, wanted):
    needed, missing = Counter(wanted), len(wanted)
    for at, label in enumerate(labels):
        missing -= needed[label] > 0
        needed[label] -= 1
        if missing == 0:
            start = 0
            while needed[labels[start]] < 0:
                needed[labels[start]] += 1
                start += 1
            return start, at + 1
    return None
