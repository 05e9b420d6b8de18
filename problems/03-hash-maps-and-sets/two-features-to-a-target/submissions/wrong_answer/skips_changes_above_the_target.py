def find_pair(changes, target):
    seen = {}
    for at, change in enumerate(changes):
        if change > target:
            continue
        if target - change in seen:
            return [seen[target - change], at]
        seen[change] = at
    return None
