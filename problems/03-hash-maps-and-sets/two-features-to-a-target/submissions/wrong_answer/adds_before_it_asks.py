def find_pair(changes, target):
    seen = {}
    for at, change in enumerate(changes):
        seen[change] = at
        if target - change in seen:
            return [seen[target - change], at]
    return None
