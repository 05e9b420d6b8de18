from itertools import accumulate


def longest_balanced(labels):
    leads = list(accumulate((1 if label else -1 for label in labels), initial=0))
    last = {lead: at for at, lead in enumerate(leads)}
    best = (0, 0)
    for start, lead in enumerate(leads):
        if last[lead] - start > best[1] - best[0]:
            best = (start, last[lead])
    return best if best != (0, 0) else None
