def find_pair(changes, target):
    for at, change in enumerate(changes):
        other = changes.index(target - change)
        if other != at:
            return [at, other]
    return None
