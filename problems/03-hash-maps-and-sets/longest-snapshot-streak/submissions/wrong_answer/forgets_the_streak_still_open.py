def longest_streak(days):
    days = sorted(set(days))
    if not days:
        return None
    first = days[0]
    best = (first, first)
    for before, day in zip(days, days[1:]):
        if day != before + 1:
            if before - first >= best[1] - best[0]:
                best = (first, before)
            first = day
    return best
