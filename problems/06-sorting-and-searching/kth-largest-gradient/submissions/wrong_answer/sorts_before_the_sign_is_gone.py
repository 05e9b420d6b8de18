def kth_largest_magnitude(gradient, k):
    return abs(sorted(gradient, reverse=True)[k - 1])
