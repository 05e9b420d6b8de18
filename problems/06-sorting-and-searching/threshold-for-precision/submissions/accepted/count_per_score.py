from collections import Counter


def threshold_for_precision(scores, labels, percent):
    stopped = Counter(scores)
    fraud = Counter(score for score, label in zip(scores, labels) if label)
    best = None
    count = right = 0
    for score in sorted(stopped, reverse=True):
        count += stopped[score]
        right += fraud[score]
        if right / count >= percent / 100:
            best = score
    return best
