def best_total(frames, k):
    totals = []
    for at, (prediction, confidence) in enumerate(frames):
        near = range(max(0, at - k), at)
        totals.append(confidence + max([totals[end] for end in near if frames[end][0] == prediction] + [0.0]))
    last = {prediction: total for (prediction, _), total in zip(frames, totals)}
    return max(last.values())
