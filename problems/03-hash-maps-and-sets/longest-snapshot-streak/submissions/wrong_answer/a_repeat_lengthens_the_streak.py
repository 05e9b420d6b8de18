def longest_streak(days):
    if not days:
        return None
    days = sorted(days)
    start, best = 0, (0, 0)
    for at in range(len(days)):
        if at and days[at] > days[at - 1] + 1:
            start = at
        if at - start >= best[1] - best[0]:
            best = (start, at)
    return days[best[0]], days[best[1]]
