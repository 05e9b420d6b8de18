def max_per_window(scores, k):
    best = max(scores[:k])
    maxima = [best]
    for score in scores[k:]:
        best = max(best, score)
        maxima.append(best)
    return maxima
