def max_per_window(scores, k):
    maxima = []
    for start in range(len(scores) - k + 1):
        last = scores[start + k - 1]
        maxima.append(max(last, max(scores[start : start + k - 1])))
    return maxima
