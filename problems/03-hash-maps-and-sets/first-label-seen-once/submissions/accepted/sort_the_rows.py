from itertools import groupby


def first_single(labels):
    order = sorted(range(len(labels)), key=labels.__getitem__)
    runs = [list(run) for _, run in groupby(order, key=labels.__getitem__)]
    return min((run[0] for run in runs if len(run) == 1), default=None)
