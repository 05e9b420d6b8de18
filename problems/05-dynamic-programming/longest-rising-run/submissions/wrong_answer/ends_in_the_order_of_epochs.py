from bisect import bisect_left


def longest_rising_run(metric):
    ends, epochs = [], []
    for i, x in enumerate(metric):
        if x == x:
            at = bisect_left(ends, x)
            ends[at:at + 1] = [x]
            epochs[at:at + 1] = [i]
    return sorted(epochs)
