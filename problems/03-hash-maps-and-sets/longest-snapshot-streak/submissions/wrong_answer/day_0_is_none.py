def longest_streak(days):
    present = set(days)
    first = last = None
    for day in present:
        if day - 1 in present:
            continue
        end = day
        while end + 1 in present:
            end += 1
        if not first or (end - day, day) > (last - first, first):
            first, last = day, end
    return (first, last) if first else None
