def first_single(labels):
    order = sorted(range(len(labels)), key=lambda at: (labels[at], at))
    singles = []
    for place, at in enumerate(order):
        before = place > 0 and labels[order[place - 1]] == labels[at]
        if not before and labels[order[place + 1]] != labels[at]:
            singles.append(at)
    return min(singles, default=None)
