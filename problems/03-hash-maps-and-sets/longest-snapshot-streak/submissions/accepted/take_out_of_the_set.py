def longest_streak(days):
    left = set(days)
    best = None
    while left:
        first = last = left.pop()
        while first - 1 in left:
            first -= 1
            left.remove(first)
        while last + 1 in left:
            last += 1
            left.remove(last)
        best = max(best or (0, 0, 0), (last - first + 1, first, last))
    return best and best[1:]
