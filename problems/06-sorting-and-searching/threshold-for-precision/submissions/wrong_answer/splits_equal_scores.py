def threshold_for_precision(scores, labels, percent):
    ranked = sorted(zip(scores, labels), reverse=True)
    best = None
    right = 0
    for count, (score, label) in enumerate(ranked, start=1):
        right += label
        if 100 * right >= percent * count:
            best = score
    return best
