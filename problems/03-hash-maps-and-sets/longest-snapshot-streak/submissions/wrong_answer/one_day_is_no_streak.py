def longest_streak(days):
    present = set(days)
    longest = None
    for first in sorted(present):
        if first + 1 in present and first - 1 not in present:
            last = first + 1
            while last + 1 in present:
                last += 1
            if longest is None or last - first >= longest[1] - longest[0]:
                longest = (first, last)
    return longest
