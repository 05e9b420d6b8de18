from collections import Counter


def shortest_cover(labels, wanted):
    width = len(wanted)
    for start in range(len(labels) - width + 1):
        if Counter(labels[start : start + width]) == Counter(wanted):
            return start, start + width
    return None
