def kth_largest_magnitude(gradient, k):
    return sorted(gradient, key=abs, reverse=True)[k - 1]
