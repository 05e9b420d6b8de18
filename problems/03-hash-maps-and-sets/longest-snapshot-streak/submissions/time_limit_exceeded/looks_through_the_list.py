def longest_streak(days):
    longest = None
    for first in days:
        if first - 1 in days:
            continue
        last = first
        while last + 1 in days:
            last += 1
        if longest is None or (last - first, first) > (longest[1] - longest[0], longest[0]):
            longest = (first, last)
    return longest
