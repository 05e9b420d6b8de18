def longest_streak(days):
    present = set(days)
    longest = None
    for first in days:
        if first - 1 in present:
            continue
        last = first
        while last + 1 in present:
            last += 1
        if longest is None or (last - first, first) > (longest[1] - longest[0], longest[0]):
            longest = (first, last)
    return longest
