def kth_largest_magnitude(gradient, k):
    best = []
    for entry in gradient:
        best = sorted(best + [abs(entry)])[-k:]
    return best[0]
