def best_total(frames, k):
    last = {}  # prediction: (position, best total that ends there)
    best = float("-inf")
    for at, (prediction, confidence) in enumerate(frames):
        total = confidence
        if prediction in last and at - last[prediction][0] <= k:
            total += max(last[prediction][1], 0.0)
        last[prediction] = (at, total)
        best = max(best, total)
    return best
