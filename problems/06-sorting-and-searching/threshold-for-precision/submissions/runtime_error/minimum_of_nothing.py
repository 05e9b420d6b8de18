from collections import Counter


def threshold_for_precision(scores, labels, percent):
    stopped, fraud = Counter(scores), Counter()
    for score, label in zip(scores, labels):
        fraud[score] += label
    good = []
    count = right = 0
    for score in sorted(stopped, reverse=True):
        count += stopped[score]
        right += fraud[score]
        if 100 * right >= percent * count:
            good.append(score)
    return min(good)
