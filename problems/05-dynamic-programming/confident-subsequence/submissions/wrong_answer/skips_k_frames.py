from collections import defaultdict, deque


def best_total(frames, k):
    ends = defaultdict(deque)
    best = float("-inf")
    for at, (prediction, confidence) in enumerate(frames):
        queue = ends[prediction]
        while queue and at - queue[0][0] - 1 > k:  # counts the frames between
            queue.popleft()
        total = confidence + (max(queue[0][1], 0.0) if queue else 0.0)
        while queue and queue[-1][1] <= total:
            queue.pop()
        queue.append((at, total))
        best = max(best, total)
    return best
