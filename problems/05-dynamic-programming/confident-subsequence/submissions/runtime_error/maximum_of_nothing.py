def best_total(frames, k):
    totals = []
    for at, (prediction, confidence) in enumerate(frames):
        near = range(max(0, at - k), at)
        before = max(totals[end] for end in near if frames[end][0] == prediction)
        totals.append(confidence + max(before, 0.0))
    return max(totals)
