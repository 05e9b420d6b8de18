from bisect import bisect_left, insort


def max_per_window(scores, k):
    window = sorted(scores[:k])
    maxima = [window[-1]]
    for leaves, score in zip(scores, scores[k:]):
        del window[bisect_left(window, leaves)]
        insort(window, score)
        maxima.append(window[-1])
    return maxima
