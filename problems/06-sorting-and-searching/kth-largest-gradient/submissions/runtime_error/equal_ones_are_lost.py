def kth_largest_magnitude(gradient, k):
    def select(left, k):
        pivot = left[len(left) // 2]
        larger = [entry for entry in left if entry > pivot]
        smaller = [entry for entry in left if entry < pivot]
        if k <= len(larger):
            return select(larger, k)
        if k == len(larger) + 1:
            return pivot
        return select(smaller, k - len(larger) - 1)

    return select([abs(entry) for entry in gradient], k)
