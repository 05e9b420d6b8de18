from bisect import bisect_left
from itertools import accumulate


def count_spans(attributions, k):
    totals = list(accumulate(attributions, initial=0))
    ordered = sorted((total, at) for at, total in enumerate(totals))
    spans = 0
    for at, total in enumerate(totals):
        partner = total - k
        spans += bisect_left(ordered, (partner, at)) - bisect_left(ordered, (partner, -1))
    return spans
