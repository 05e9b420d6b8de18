from bisect import bisect_left, insort


def contradictions(ours, theirs):
    seen, agreed = [], 0
    for _, y in sorted(zip(ours, theirs)):
        agreed += bisect_left(seen, y)
        insort(seen, y)
    return len(ours) * (len(ours) - 1) // 2 - agreed
