def kth_largest_magnitude(gradient, k):
    magnitudes = sorted({abs(entry) for entry in gradient}, reverse=True)
    return magnitudes[min(k, len(magnitudes)) - 1]
