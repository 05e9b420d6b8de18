def kth_largest_magnitude(gradient, k):
    return sorted(abs(entry) for entry in gradient)[k - 1]
