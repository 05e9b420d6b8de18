def kth_largest_magnitude(gradient, k):
    left = [abs(entry) for entry in gradient]
    while True:
        pivot = left[0]
        larger = [entry for entry in left if entry > pivot]
        equal = left.count(pivot)
        if k <= len(larger):
            left = larger
        elif k <= len(larger) + equal:
            return pivot
        else:
            k -= len(larger) + equal
            left = [entry for entry in left if entry < pivot]
