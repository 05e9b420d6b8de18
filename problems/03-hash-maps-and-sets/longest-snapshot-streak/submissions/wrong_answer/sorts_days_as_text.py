def longest_streak(days):
    longest = None
    last = None
    for day in map(int, sorted(set(map(str, days)))):
        if last is None or day != last + 1:
            first = day
        last = day
        if longest is None or (last - first, first) >= (longest[1] - longest[0], longest[0]):
            longest = (first, last)
    return longest
