def longest_streak(days):
    days = sorted(set(days))
    first = last = days[0]
    best = (first, last)
    for day in days[1:]:
        if day != last + 1:
            first = day
        last = day
        if last - first >= best[1] - best[0]:
            best = (first, last)
    return best
