def longest_balanced(labels):
    start, stop = 0, len(labels)
    ones = sum(labels)
    while start < stop and 2 * ones != stop - start:
        common = 1 if 2 * ones > stop - start else 0
        if labels[start] == common:
            ones -= labels[start]
            start += 1
        else:
            stop -= 1
            ones -= labels[stop]
    return (start, stop) if start < stop else None
