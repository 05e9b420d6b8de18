from collections import Counter


def kth_largest_magnitude(gradient, k):
    counts = Counter(round(abs(entry), 9) for entry in gradient)
    for magnitude in sorted(counts, reverse=True):
        k -= counts[magnitude]
        if k <= 0:
            return magnitude
