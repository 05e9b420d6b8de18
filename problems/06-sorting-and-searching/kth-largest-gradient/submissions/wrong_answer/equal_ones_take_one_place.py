def kth_largest_magnitude(gradient, k):
    left = [abs(entry) for entry in gradient]
    while left:
        pivot = left[len(left) // 2]
        larger = [entry for entry in left if entry > pivot]
        equal = 1
        if k <= len(larger):
            left = larger
        elif k <= len(larger) + equal:
            return pivot
        else:
            k -= len(larger) + equal
            left = [entry for entry in left if entry < pivot]
    return 0.0
