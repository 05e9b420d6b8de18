from itertools import groupby


def longest_balanced(labels):
    runs = [len(list(run)) for _, run in groupby(labels)]
    best = None
    border = 0
    for one, other in zip(runs, runs[1:]):
        border += one
        reach = min(one, other)
        if best is None or 2 * reach > best[1] - best[0]:
            best = (border - reach, border + reach)
    return best
