def best_total(frames, k):
    totals = []
    for at, (prediction, confidence) in enumerate(frames):
        total = confidence
        for end in range(max(0, at - k), at):
            if frames[end][0] == prediction:
                total = max(total, confidence + totals[end])
        totals.append(total)
    return max(totals)
