from collections import deque


def max_per_window(scores, k):
    candidates = deque()  # scores, not positions
    maxima = []
    for at, score in enumerate(scores):
        if at >= k and candidates[0] == scores[at - k]:
            candidates.popleft()
        while candidates and candidates[-1] <= score:
            candidates.pop()
        candidates.append(score)
        if at >= k - 1:
            maxima.append(candidates[0])
    return maxima
