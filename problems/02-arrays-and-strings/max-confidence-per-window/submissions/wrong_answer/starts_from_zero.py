def max_per_window(scores, k):
    maxima = []
    for start in range(len(scores) - k + 1):
        best = 0.0
        for score in scores[start : start + k]:
            if score > best:
                best = score
        maxima.append(best)
    return maxima
