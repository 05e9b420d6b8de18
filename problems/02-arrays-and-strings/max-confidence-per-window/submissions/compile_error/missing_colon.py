def max_per_window(scores, k)
    return [max(scores[start : start + k]) for start in range(len(scores) - k + 1)]
