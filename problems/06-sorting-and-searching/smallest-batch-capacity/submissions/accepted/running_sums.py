from bisect import bisect_right
from itertools import accumulate


def smallest_capacity(tokens, batch_ms, deadline_ms):
    batches = deadline_ms // batch_ms
    if tokens and batches == 0:
        return None
    sums = [0, *accumulate(tokens)]

    def in_time(capacity):
        done = 0
        for _ in range(batches):
            done = bisect_right(sums, sums[done] + capacity) - 1
            if done == len(tokens):
                return True
        return False

    low, high = max(tokens, default=0), sums[-1]
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if in_time(middle) else (middle + 1, high)
    return low
