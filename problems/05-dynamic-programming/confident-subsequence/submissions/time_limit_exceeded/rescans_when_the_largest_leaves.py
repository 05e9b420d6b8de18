from collections import defaultdict, deque


def best_total(frames, k):
    windows = defaultdict(deque)  # (total, position) of every frame that is near enough
    largest = {}
    best = float("-inf")
    for at, (prediction, confidence) in enumerate(frames):
        window = windows[prediction]
        left = False
        while window and at - window[0][1] > k:
            left = window.popleft()[0] == largest[prediction] or left
        if left:
            largest[prediction] = max(window)[0] if window else 0.0
        total = confidence + max(largest.get(prediction, 0.0), 0.0)
        window.append((total, at))
        largest[prediction] = max(largest.get(prediction, total), total)
        best = max(best, total)
    return best
