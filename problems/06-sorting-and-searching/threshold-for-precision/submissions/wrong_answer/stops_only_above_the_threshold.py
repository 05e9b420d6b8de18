def threshold_for_precision(scores, labels, percent):
    ranked = sorted(zip(scores, labels), reverse=True)
    best = None
    count = right = 0
    for at, (score, label) in enumerate(ranked):
        if at > 0 and score != ranked[at - 1][0]:
            count, right = at, sum(label for _, label in ranked[:at])
            if 100 * right >= percent * count:
                best = score
    return best
