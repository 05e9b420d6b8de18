def threshold_for_precision(scores, labels, percent):
    ranked = sorted(zip(scores, labels), reverse=True)
    best = None
    right = 0
    for count, (score, label) in enumerate(ranked, start=1):
        right += label
        more_of_this_score = count < len(ranked) and ranked[count][0] == score
        if not more_of_this_score and right >= percent / 100 * count:
            best = score
    return best
