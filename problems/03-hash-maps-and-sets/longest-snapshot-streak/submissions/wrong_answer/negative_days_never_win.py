def longest_streak(days):
    if not days:
        return None
    present = set(days)
    best_length, best_first = 1, 0
    for first in present:
        if first - 1 not in present:
            length = 1
            while first + length in present:
                length += 1
            if (length, first) > (best_length, best_first):
                best_length, best_first = length, first
    return best_first, best_first + best_length - 1
