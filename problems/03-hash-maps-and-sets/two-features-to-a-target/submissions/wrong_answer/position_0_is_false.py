def find_pair(changes, target):
    seen = {}
    for at, change in enumerate(changes):
        if seen.get(target - change):
            return [seen[target - change], at]
        seen[change] = at
    return None
