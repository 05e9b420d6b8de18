def find_pair(changes, target):
    seen = set()
    for change in changes:
        if target - change in seen:
            return [target - change, change]
        seen.add(change)
    return None
