def find_pair(changes, target):
    seen = set()
    for change in changes:
        if target - change in seen:
            return [changes.index(target - change), changes.index(change)]
        seen.add(change)
    return None
