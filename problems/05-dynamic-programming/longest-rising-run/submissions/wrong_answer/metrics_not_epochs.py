from bisect import bisect_left


def longest_rising_run(metric):
    ends, epochs = [], []  # by length - 1: the smallest end of a run, and its epoch
    before = [None] * len(metric)
    for i, x in enumerate(metric):
        if x != x:
            continue
        at = bisect_left(ends, x)
        if at == len(ends):
            ends.append(x)
            epochs.append(i)
        else:
            ends[at], epochs[at] = x, i
        if at > 0:
            before[i] = epochs[at - 1]
    run = []
    i = epochs[-1] if epochs else None
    while i is not None:
        run.append(metric[i])
        i = before[i]
    return run[::-1]
