def max_per_window(scores, k):
    maxima = list(scores)  # by each window's first position
    for at, score in enumerate(scores):
        start = at - 1
        while start >= 0 and start > at - k and maxima[start] < score:
            maxima[start] = score
            start -= 1
    return maxima[: len(scores) - k + 1]
