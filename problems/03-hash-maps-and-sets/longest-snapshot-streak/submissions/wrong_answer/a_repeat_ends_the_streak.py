def longest_streak(days):
    if not days:
        return None
    days = sorted(days)
    first = days[0]
    best = (first, first)
    for before, day in zip(days, days[1:]):
        if day != before + 1:
            first = day
        if day - first >= best[1] - best[0]:
            best = (first, day)
    return best
