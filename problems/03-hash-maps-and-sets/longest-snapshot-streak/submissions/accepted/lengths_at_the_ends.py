def longest_streak(days):
    length = {}  # right at both ends of each streak
    best = None
    for day in days:
        if day in length:
            continue
        before = length.get(day - 1, 0)
        after = length.get(day + 1, 0)
        whole = before + 1 + after
        length[day] = whole
        length[day - before] = whole
        length[day + after] = whole
        if best is None or (whole, day - before) > best:
            best = (whole, day - before)
    return best and (best[1], best[1] + best[0] - 1)
