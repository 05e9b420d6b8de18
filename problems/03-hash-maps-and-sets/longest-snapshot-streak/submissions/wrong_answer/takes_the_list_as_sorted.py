def longest_streak(days):
    longest = None
    days = list(dict.fromkeys(days))
    for at, day in enumerate(days):
        if at == 0 or days[at - 1] != day - 1:
            first = day
        if longest is None or (day - first, first) >= (longest[1] - longest[0], longest[0]):
            longest = (first, day)
    return longest
