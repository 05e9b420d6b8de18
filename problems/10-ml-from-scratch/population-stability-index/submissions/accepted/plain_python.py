from bisect import bisect_right
from collections import Counter
from math import isnan, log


def stability_index(reference, live, bins, floor):
    known = sorted(value for value in reference.tolist() if not isnan(value))
    cuts = [known[len(known) * i // bins] for i in range(1, bins)] if known else []

    def place(value):
        return "missing" if isnan(value) else bisect_right(cuts, value)

    before = Counter(map(place, reference.tolist()))
    now = Counter(map(place, live.tolist()))
    index = 0.0
    for key in before | now:
        p = max(before[key] / len(reference), floor)
        q = max(now[key] / len(live), floor)
        index += (q - p) * (log(q) - log(p))
    return index
