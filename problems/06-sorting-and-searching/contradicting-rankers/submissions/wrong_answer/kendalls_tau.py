from bisect import bisect_left, bisect_right, insort


def contradictions(ours, theirs):
    seen, balance = [], 0
    for _, y in sorted(zip(ours, theirs)):
        balance += bisect_left(seen, y) - (len(seen) - bisect_right(seen, y))
        insort(seen, y)
    pairs = len(ours) * (len(ours) - 1) // 2
    return (pairs - balance) // 2
