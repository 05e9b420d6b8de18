def threshold_for_precision(scores, labels, percent):
    ranked = sorted(scores, reverse=True)
    best = None
    right = 0
    for count, (score, label) in enumerate(zip(ranked, labels), start=1):
        right += label
        more_of_this_score = count < len(ranked) and ranked[count] == score
        if not more_of_this_score and 100 * right >= percent * count:
            best = score
    return best
