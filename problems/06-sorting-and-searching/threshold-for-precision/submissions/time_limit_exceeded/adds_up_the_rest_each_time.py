def threshold_for_precision(scores, labels, percent):
    ranked = sorted(zip(scores, labels))
    for at, (score, _) in enumerate(ranked):
        if at == 0 or ranked[at - 1][0] != score:
            if 100 * sum(label for _, label in ranked[at:]) >= percent * (len(ranked) - at):
                return score
    return None
