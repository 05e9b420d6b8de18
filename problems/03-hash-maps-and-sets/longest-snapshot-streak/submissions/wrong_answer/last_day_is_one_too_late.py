def longest_streak(days):
    present = set(days)
    streaks = []
    for first in present:
        if first - 1 not in present:
            end = first
            while end in present:
                end += 1
            streaks.append((end - first, first, end))
    return max(streaks)[1:] if streaks else None
