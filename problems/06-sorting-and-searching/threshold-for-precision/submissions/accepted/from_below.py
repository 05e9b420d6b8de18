def threshold_for_precision(scores, labels, percent):
    ranked = sorted(zip(scores, labels))
    right = sum(labels)
    previous = None
    for at, (score, label) in enumerate(ranked):
        if score != previous and 100 * right >= percent * (len(ranked) - at):
            return score
        right -= label
        previous = score
    return None
