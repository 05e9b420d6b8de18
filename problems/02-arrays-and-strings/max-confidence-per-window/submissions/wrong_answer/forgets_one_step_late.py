from collections import deque


def max_per_window(scores, k):
    candidates = deque()
    maxima = []
    for at, score in enumerate(scores):
        while candidates and scores[candidates[-1]] <= score:
            candidates.pop()
        candidates.append(at)
        if candidates[0] < at - k:
            candidates.popleft()
        if at >= k - 1:
            maxima.append(scores[candidates[0]])
    return maxima
