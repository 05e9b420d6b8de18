def kth_largest_magnitude(gradient, k):
    left = [abs(entry) for entry in gradient]
    for _ in range(k - 1):
        left.remove(max(left))
    return max(left)
