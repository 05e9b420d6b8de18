def find_pair(changes, target):
    seen = {}
    for at, change in enumerate(changes):
        if change - target in seen:
            return [seen[change - target], at]
        seen[change] = at
    return None
