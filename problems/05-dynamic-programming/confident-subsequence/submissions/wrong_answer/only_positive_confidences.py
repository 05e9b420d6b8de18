def best_total(frames, k):
    last = {}
    totals = {}
    best = max(confidence for _, confidence in frames)
    for at, (prediction, confidence) in enumerate(frames):
        if confidence > 0:
            near = prediction in last and at - last[prediction] <= k
            totals[prediction] = confidence + (totals[prediction] if near else 0.0)
            last[prediction] = at
            best = max(best, totals[prediction])
    return best
