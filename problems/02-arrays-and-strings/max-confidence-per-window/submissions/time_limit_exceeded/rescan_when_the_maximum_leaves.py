def max_per_window(scores, k):
    best = max(scores[:k])
    maxima = [best]
    for at in range(k, len(scores)):
        if scores[at] >= best:
            best = scores[at]
        elif scores[at - k] == best:
            best = max(scores[at - k + 1 : at + 1])
        maxima.append(best)
    return maxima
