from collections import deque


def best_total(frames, k):
    best = float("-inf")
    for wanted in {prediction for prediction, _ in frames}:
        queue = deque()
        for at, (prediction, confidence) in enumerate(frames):
            if prediction != wanted:
                continue
            while queue and at - queue[0][0] > k:
                queue.popleft()
            total = confidence + (max(queue[0][1], 0.0) if queue else 0.0)
            while queue and queue[-1][1] <= total:
                queue.pop()
            queue.append((at, total))
            best = max(best, total)
    return best
