from bisect import bisect_left


def longest_rising_run(metric):
    ends, epochs, before = [], [], {}
    for i, x in enumerate(metric):
        if x == x:
            at = bisect_left(ends, x)
            ends[at:at + 1] = [x]
            epochs[at:at + 1] = [i]
            before[i] = epochs[at - 1] if at else None

    def way_to(i):
        return [] if i is None else way_to(before[i]) + [i]

    return way_to(epochs[-1] if epochs else None)
