def find_pair(changes, target):
    seen = []
    for at, change in enumerate(changes):
        if target - change in seen:
            return [seen.index(target - change), at]
        seen.append(change)
    return None
