def kth_largest_magnitude(gradient, k):
    gradient.sort(key=abs, reverse=True)
    return abs(gradient[k - 1])
