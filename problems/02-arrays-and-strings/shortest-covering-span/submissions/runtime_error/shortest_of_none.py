from collections import Counter


def shortest_cover(labels, wanted):
    needed, missing, start, spans = Counter(wanted), len(wanted), 0, []
    for at, label in enumerate(labels):
        missing -= needed[label] > 0
        needed[label] -= 1
        while missing == 0:
            spans.append((start, at + 1))
            needed[labels[start]] += 1
            missing += needed[labels[start]] > 0
            start += 1
    return min(spans, key=lambda span: span[1] - span[0])
