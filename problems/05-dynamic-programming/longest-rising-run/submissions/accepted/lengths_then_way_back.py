from bisect import bisect_left


def longest_rising_run(metric):
    ends, lengths = [], []
    for x in metric:
        at = bisect_left(ends, x) if x == x else -1
        if at >= 0:
            ends[at:at + 1] = [x]
        lengths.append(at + 1)
    run, wanted = [], len(ends)
    for i in range(len(metric) - 1, -1, -1):
        if wanted and lengths[i] == wanted:  # of one length, the latest is the smallest
            run.append(i)
            wanted -= 1
    return run[::-1]
