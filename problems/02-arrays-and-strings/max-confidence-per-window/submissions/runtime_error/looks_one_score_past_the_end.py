from collections import deque


def max_per_window(scores, k):
    candidates = deque()
    maxima = []
    for at in range(len(scores)):
        while candidates and scores[candidates[-1]] <= scores[at]:
            candidates.pop()
        candidates.append(at)
        if at >= k - 1:
            maxima.append(scores[candidates[0]])
            if scores[candidates[0]] > scores[at + 1] and candidates[0] == at - k + 1:
                candidates.popleft()
    return maxima
