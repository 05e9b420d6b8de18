def kth_largest_magnitude(gradient, k):
    return sorted(map(abs, gradient))[-k]
