def kth_largest_magnitude(gradient, k):
    ranked = sorted((abs(entry) for entry in gradient), reverse=True)
    return ranked[k] if k < len(ranked) else 0.0
